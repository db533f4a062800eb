"""Everybody in a channel is asked, and the roster keeps in step as members come and go."""

import pytest

from adapters.base import TryLater, Undeliverable
from conversations.events import MembersChanged
from conversations.places import Kind
from storage import audit, councils
from tests.program import Program, Stage

CHANNEL = "housing"
STAFF = {"ann": Kind.MEMBER, "ben": Kind.MEMBER}
OTHERS = {"gil": Kind.GUEST, "olga": Kind.OUTSIDER, "bot": Kind.BOT}


@pytest.fixture
async def lead(program: Program) -> str:
    door = program.door
    await program.says("lea", "hello")
    async with program.application.database.write() as session:
        await councils.lead_add(session, door.name, door.workspace, "lea", program.clock.now)
    door.fill(CHANNEL, lea=Kind.MEMBER, **STAFF, **OTHERS)
    return "lea"


async def presses(program: Program, user: str, label: str, channel: str = CHANNEL) -> list[str]:
    before = len(program.door.sent)
    await program.take(program.door.pressed(user, label, program.clock.now, channel))
    await program.send()
    return [each.card.text for each in program.door.sent[before:]]


async def ask_here(program: Program, lead: str) -> None:
    await program.says(lead, "ask here", channel=CHANNEL)
    await presses(program, lead, "Yes, ask them")
    await later(program)


async def later(program: Program, **by: float) -> None:
    """Time goes by, and then a day, over which everybody who is to be invited is."""
    program.clock.move(**by)
    for _ in range(6):
        await program.tick()
        program.clock.move(hours=4)
    await program.tick()


def invited(program: Program, user: str) -> list[str]:
    return [text for text in program.door.texts(user) if "check-in" in text]


async def told_places(program: Program, lead: str) -> str:
    (text,) = await program.says(lead, "asked")
    return text


async def test_a_lead_sees_what_asking_a_channel_does_before_anything_happens(
    program: Program, lead: str
) -> None:
    (offer,) = await program.says(lead, "ask here", channel=CHANNEL)
    assert "2 people would join the roster; one is on it already." in offer
    assert "Left out: 1 guest, 1 person from another organisation and 1 bot." in offer
    assert program.door.sent[-1].private
    await program.tick()
    assert "No channel's members are asked" in await told_places(program, lead)


async def test_members_of_a_channel_that_is_asked_are_invited_and_nobody_else(
    program: Program, lead: str
) -> None:
    await ask_here(program, lead)
    told = await told_places(program, lead)
    assert "3 people are on the roster: 0 from a file, 2 because of a channel, 1 who wrote to me" in told
    assert "housing: 3 people. Last read at" in told
    assert invited(program, "ann")
    assert invited(program, "ben")
    assert not any(program.door.texts(user) for user in OTHERS)


async def test_guests_are_asked_where_the_lead_says_so_and_outsiders_never(program: Program, lead: str) -> None:
    await program.says(lead, "ask here with guests", channel=CHANNEL)
    await presses(program, lead, "Ask them and the guests")
    await later(program)
    assert invited(program, "gil")
    assert not program.door.texts("olga")
    assert not program.door.texts("bot")
    assert "housing, with guests: 4 people." in await told_places(program, lead)


async def test_who_joins_is_asked_and_who_leaves_is_asked_no_more(program: Program, lead: str) -> None:
    await ask_here(program, lead)
    program.door.fill(CHANNEL, lea=Kind.MEMBER, ann=Kind.MEMBER, cat=Kind.MEMBER)
    await program.take(program.door.inbound("cat", MembersChanged(), program.clock.now, channel=CHANNEL))
    await program.tick()
    assert not invited(program, "cat"), "a hundred who join together cost one reading"
    await later(program, minutes=1)
    assert invited(program, "cat")
    asked = len(invited(program, "ben"))
    for _ in range(4):
        await later(program, hours=24)
    assert len(invited(program, "ben")) == asked
    assert len(invited(program, "ann")) > 1, "who stayed is reminded"


async def test_somebody_who_joins_a_channel_is_not_on_the_roster_by_that_alone(
    program: Program, lead: str
) -> None:
    await program.take(program.door.inbound("zoe", MembersChanged(), program.clock.now, channel="elsewhere"))
    await program.tick()
    assert "One person is on the roster" in await told_places(program, lead)


async def test_it_is_read_again_each_day_without_word_from_the_platform(program: Program, lead: str) -> None:
    await ask_here(program, lead)
    program.door.fill(CHANNEL, lea=Kind.MEMBER, **STAFF, dan=Kind.MEMBER)
    await later(program)
    await later(program)
    assert invited(program, "dan")


async def test_stopping_says_how_many_leave_and_keeps_who_wrote(program: Program, lead: str) -> None:
    await ask_here(program, lead)
    (offer,) = await program.says(lead, "stop asking here", channel=CHANNEL)
    assert "2 people would no longer be asked." in offer
    await presses(program, lead, "Yes, stop asking them")
    told = await told_places(program, lead)
    assert "One person is on the roster: 0 from a file, 0 because of a channel, 1 who wrote to me" in told
    assert "No channel's members are asked" in told
    (nothing,) = await program.says(lead, "stop asking here", channel=CHANNEL)
    assert "nothing to stop" in nothing


async def test_a_channel_that_is_gone_takes_nobody_off_and_leads_are_told_once(
    program: Program, lead: str
) -> None:
    await ask_here(program, lead)
    program.door.channels[CHANNEL] = Undeliverable("The channel is archived.")
    for _ in range(3):
        program.clock.move(hours=25)
        await program.tick()
    news = [text for text in program.door.texts(lead) if "The channel is archived." in text]
    assert len(news) == 1
    assert "I cannot see who is in housing" in news[0]
    told = await told_places(program, lead)
    assert "housing: 3 people." in told
    assert "It cannot be read now: The channel is archived." in told
    await presses(program, lead, "Stop asking them", "dm-lea")
    (_, stopped) = (
        await presses(program, lead, "Yes, stop asking them", "dm-lea"),
        await told_places(program, lead),
    )
    assert "One person is on the roster" in stopped


async def test_a_platform_that_is_busy_is_asked_again_soon_and_nobody_is_bothered(
    program: Program, lead: str
) -> None:
    full = program.door.channels[CHANNEL]
    await ask_here(program, lead)
    program.door.channels[CHANNEL] = TryLater("Busy.", after=600)
    program.clock.move(hours=25)
    await program.tick()
    assert "It cannot be read now: Busy." in await told_places(program, lead)
    program.door.channels[CHANNEL] = full
    program.clock.move(minutes=9)
    await program.tick()
    assert "Busy." in await told_places(program, lead)
    program.clock.move(minutes=2)
    await program.tick()
    assert "Busy." not in await told_places(program, lead)
    assert not any("Busy." in text and "I cannot see" in text for text in program.door.texts(lead))


async def test_a_channel_that_cannot_be_counted_now_can_be_asked_all_the_same(
    program: Program, lead: str
) -> None:
    full = program.door.channels[CHANNEL]
    program.door.channels[CHANNEL] = TryLater("Busy.")
    (offer,) = await program.says(lead, "ask here", channel=CHANNEL)
    assert "I cannot count the members just now: Busy." in offer
    program.door.channels[CHANNEL] = full
    await presses(program, lead, "Yes, ask them")
    await later(program)
    assert invited(program, "ann")


async def test_a_channel_that_cannot_be_read_at_all_offers_nothing_to_press(
    program: Program, lead: str
) -> None:
    program.door.channels[CHANNEL] = Undeliverable("Invite me first.")
    (said,) = await program.says(lead, "ask here", channel=CHANNEL)
    assert said == "I cannot see who is in this channel, so nothing has changed. Invite me first."
    with pytest.raises(LookupError):
        program.door.pressed(lead, "Yes, ask them", program.clock.now, CHANNEL)


async def test_alone_with_the_bot_it_says_where_to_type_that(program: Program, lead: str) -> None:
    (said,) = await program.says(lead, "ask here")
    assert said.startswith("Please type that in the channel")


async def test_asking_and_stopping_are_on_record_without_the_channel_s_name(
    program: Program, lead: str
) -> None:
    await ask_here(program, lead)
    await program.says(lead, "stop asking here", channel=CHANNEL)
    await presses(program, lead, "Yes, stop asking them")
    async with program.application.database.read() as session:
        done = await audit.latest(session, (await program.standing(lead)).person.council)
    details = [each.entry.detail for each in done if "channel" in each.entry.detail]
    assert [detail.partition(" are ")[2] for detail in details] == ["no longer asked", "asked"]
    assert not any(CHANNEL in detail for detail in details)


async def test_two_replicas_do_not_both_read_a_channel(stage: Stage) -> None:
    async with stage.program() as program, stage.program() as other:
        await program.says("lea", "hello")
        async with stage.database.write() as session:
            await councils.lead_add(session, stage.door.name, stage.door.workspace, "lea", stage.clock.now)
        stage.door.fill(CHANNEL, **STAFF)
        await program.says("lea", "ask here", channel=CHANNEL)
        before = stage.door.read
        await presses(program, "lea", "Yes, ask them")
        await program.tick()
        await other.tick()
        assert stage.door.read == before + 1
