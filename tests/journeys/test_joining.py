"""One person's accounts on two platforms become one, once they have said so on both."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

import pytest
from sqlalchemy import func, select

from adapters.memory import MemoryDoor, buttons_of
from bot.joining import code_card
from conversations.answers import Choice
from conversations.cards import Card
from conversations.effects import JoinCode
from conversations.state import Phase
from storage import councils, tables
from storage.database import Database
from tests.program import LANGUAGES, Program, Stage
from tests.searching import traces


@dataclass
class Both:
    """Somebody called Alex on two platforms of one council: as `sl` on the first, `te` on the second."""

    first: Program
    second: Program

    async def code(self) -> str:
        text = (await self.first.says("sl", "join accounts"))[-1]
        return text.removeprefix("Your code is ").partition(".")[0]

    async def use(self, code: str) -> str:
        return (await self.second.says("te", f"join {code}"))[-1]

    async def join(self) -> list[str]:
        """Gives what was said at the end, on both."""
        await self.use(await self.code())
        await self.second.presses("te", "Join them now")
        before = len(self.second.door.sent)
        return await self.first.presses("sl", "Join them now") + [
            each.card.text for each in self.second.door.sent[before:]
        ]

    async def people(self) -> int:
        return await count(self.first, tables.person)


async def count(program: Program, table: object) -> int:
    async with program.application.database.read() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0  # type: ignore[arg-type]


@pytest.fixture
def stage(database: Database) -> Stage:
    return Stage(database, MemoryDoor(name="slack"), others=(MemoryDoor(name="teams", workspace="w9"),))


@pytest.fixture
async def both(stage: Stage) -> AsyncIterator[Both]:
    async with stage.program() as program:
        yield Both(program, program.at(stage.others[0]))


async def test_the_two_are_one_after_both_have_confirmed(both: Both) -> None:
    await both.first.says("sl", "start", *["4"] * 10)
    await both.second.says("te", "start", "2")
    assert await both.people() == 2
    said = await both.join()
    assert [each.startswith("Your Slack and Teams accounts are one now") for each in said] == [True, True]
    assert await both.people() == 1
    assert (await both.first.standing("sl")) == (await both.second.standing("te"))


async def test_what_was_answered_on_either_is_there_on_both(both: Both) -> None:
    await both.first.says("sl", "start", *["4"] * 10)
    both.first.clock.move(minutes=1)
    await both.second.says("te", "start", "5", "5")
    mine, theirs = await both.first.choices("sl"), await both.second.choices("te")
    await both.join()
    assert await both.second.choices("te") == {**mine, **theirs}
    assert (await both.second.state("te")).phase is Phase.FINISHED
    assert "You have answered everything" in (await both.second.says("te", "start"))[0]


async def test_of_two_conversations_used_at_once_nudges_go_to_the_later(both: Both) -> None:
    await both.join()
    await both.second.says("te", "help")
    lane = (await both.second.standing("te")).lane
    now = both.first.clock.now
    words = both.first.door.typed("sl", "help", now), both.second.door.typed("te", "help", now)
    await asyncio.gather(*(both.first.take(each) for each in words))
    assert (await both.second.standing("te")).lane == lane


async def test_somebody_who_has_never_written_there_can_join_at_once(both: Both) -> None:
    await both.first.says("sl", "start", "4", "5")
    await both.join()
    assert "2 of 10 done" in (await both.second.says("te", "progress"))[0]
    assert await both.people() == 1


async def test_it_can_all_be_typed(both: Both) -> None:
    await both.first.says("sl", "hello")
    await both.use(await both.code())
    await both.second.says("te", "join them now")
    assert "are one now" in (await both.first.says("sl", "join them now"))[0]
    assert await both.people() == 1


async def test_it_can_be_typed_in_welsh(both: Both) -> None:
    await both.first.says("sl", "hello", "cymraeg")
    (text,) = await both.first.says("sl", "uno cyfrifon")
    code = text.removeprefix("Eich cod yw ").partition(".")[0]
    await both.second.says("te", "hello", "cymraeg", f"uno {code}", "eu huno nawr")
    assert "yn un erbyn hyn" in (await both.first.says("sl", "eu huno nawr"))[0]


async def test_before_they_confirm_they_read_what_joining_does_and_that_it_stays(both: Both) -> None:
    await both.first.says("sl", "start", "4", "5")
    offered = await both.use(await both.code())
    assert "your Teams account (0 answers) to the Slack account" in offered
    assert "(2 answers)" in offered
    await both.second.presses("te", "Join them now")
    asked = both.first.door.texts("sl")[-1]
    assert asked.startswith("Te on Teams (0 answers)")
    for text in (offered, asked):
        assert "the later answer counts" in text
        assert "it cannot be undone" in text
    assert await both.people() == 2, "one of two has confirmed"


# Who may


async def test_a_stolen_code_shows_neither_name_nor_answers_and_joins_nobody(both: Both) -> None:
    await both.first.says("sl", "start", "4", "comment plum-coloured")
    code = await both.code()
    before = len(both.second.door.sent)
    await both.second.says("thief", f"join {code}")
    await both.second.presses("thief", "Join them now")
    await both.second.says("thief", "join them now", "my data", "progress")
    seen = str(both.second.door.sent[before:])
    assert "sl" not in [each.casefold() for each in seen.split()]
    assert "plum" not in seen
    assert await both.people() == 2
    assert both.first.door.texts("sl")[-1].startswith("Thief on Teams"), "who reads that says no"
    said = await both.first.presses("sl", "Do not join")
    assert said[0].startswith("Nothing has been joined")
    assert "the answer on Slack was no" in both.second.door.texts("thief")[-1]
    assert "nothing to join" in (await both.second.says("thief", "join them now"))[0]


async def test_who_used_the_code_can_say_no_and_nobody_else_is_told(both: Both) -> None:
    await both.use(await both.code())
    sent = len(both.first.door.sent)
    await both.second.presses("te", "Do not join")
    assert "nothing to join" in (await both.second.says("te", "join them now"))[0]
    assert len(both.first.door.sent) == sent
    assert await both.people() == 2


async def test_the_second_confirmation_does_not_come_first(both: Both) -> None:
    await both.use(await both.code())
    assert "nothing to join" in (await both.first.says("sl", "join them now"))[0]
    assert await both.people() == 2


async def test_a_code_works_once_and_the_newest_alone(both: Both) -> None:
    first, second = await both.code(), await both.code()
    assert "does not match" in await both.use(first)
    assert "Are both yours?" in await both.use(second)
    assert "does not match" in (await both.second.says("thief", f"join {second}"))[-1]


async def sent_again(both: Both, number: int) -> Card | None:
    """The message with a code of that person, as a delivery composes it that does not know of the first."""
    program = both.first
    language = LANGUAGES.pick("en")
    council = (await program.standing("sl")).person.council
    return await code_card(program.application.database, council, JoinCode(number), language, program.clock.now)


async def test_a_code_that_is_sent_a_second_time_breaks_off_nothing(both: Both) -> None:
    first = await both.code()
    owner = (await both.first.standing("sl")).person.id
    again = await sent_again(both, owner)
    assert again is not None, "the first may not have arrived"
    code = again.text.removeprefix("Your code is ").partition(".")[0]
    assert "does not match" in await both.use(first)
    await both.use(code)
    assert await sent_again(both, owner) is None
    await both.second.presses("te", "Join them now")
    assert await sent_again(both, owner) is None
    assert "are one now" in (await both.first.presses("sl", "Join them now"))[0]


async def test_nobody_is_told_a_code_that_they_have_not_asked_for(both: Both) -> None:
    await both.use(await both.code())
    owner = (await both.first.standing("sl")).person.id
    await both.second.presses("te", "Do not join")
    assert await sent_again(both, owner) is None
    await both.join()
    assert await sent_again(both, (await both.first.standing("sl")).person.id) is None
    assert await count(both.first, tables.join_code) == 0


async def test_who_asks_for_a_code_again_gets_another_and_the_first_joins_nobody(both: Both) -> None:
    """As the first may have been stolen, and used."""
    await both.second.says("thief", f"join {await both.code()}")
    assert "Are both yours?" in await both.use(await both.code())
    assert "nothing to join" in (await both.second.says("thief", "join them now"))[0]


async def test_a_code_can_be_written_as_people_do(both: Both) -> None:
    code = await both.code()
    assert "Are both yours?" in await both.use(f" {code.lower().replace('-', ' ')}.")


@pytest.mark.parametrize("waits_before", ["using", "agreeing", "confirming"])
async def test_after_a_quarter_of_an_hour_it_is_too_late(both: Both, waits_before: str) -> None:
    code = await both.code()
    steps = [("using", None), ("agreeing", both.second), ("confirming", both.first)]
    said = ""
    for step, who in steps:
        if step == waits_before:
            both.first.clock.move(minutes=15)
        user = "te" if who is not both.first else "sl"
        said = await both.use(code) if who is None else (await who.says(user, "join them now"))[0]
        if step == waits_before:
            break
    assert "does not match" in said or "too much time has passed" in said
    assert await both.people() == 2


async def test_after_five_wrong_codes_even_the_right_one_has_to_wait(both: Both) -> None:
    code = await both.code()
    for _ in range(5):
        assert "does not match" in await both.use("AAAA-AAAA")
    assert "wrong code too often" in await both.use(code)
    both.first.clock.move(minutes=15)
    assert "Are both yours?" in await both.use(await both.code())


async def test_a_code_of_the_same_platform_joins_nothing(both: Both) -> None:
    code = await both.code()
    assert "made here" in (await both.first.says("sl", f"join {code}"))[-1]
    assert "made here" in (await both.first.says("colleague", f"join {code}"))[-1]
    assert "Are both yours?" in await both.use(code), "it has not been used up"


async def test_a_code_of_another_council_joins_nothing_and_tells_nothing(stage: Stage) -> None:
    outside = MemoryDoor(name="elsewhere", workspace="w5")
    stage.others = (*stage.others, outside)
    async with stage.program() as program:
        async with stage.database.write() as session:
            place = await councils.ensure_workspace(session, "elsewhere", "w6", "Otherton", program.clock.now)
        outside.workspace = "w6"
        assert place.created
        text = (await program.at(outside).says("sl", "hello", "join accounts"))[-1]
        code = text.removeprefix("Your code is ").partition(".")[0]
        said = (await program.says("sl", f"join {code}"))[-1]
        assert said.startswith("That code was made at another council")
        assert await count(program, tables.person) == 2


async def test_in_a_channel_nothing_is_joined_and_no_code_is_told(both: Both) -> None:
    code = await both.code()
    said = await both.second.says("te", "join accounts", f"join {code}", "join them now", channel="general")
    assert all(text.startswith("In a channel") for text in said)


async def test_no_code_is_kept_but_its_hash(both: Both) -> None:
    code = await both.code()
    assert await traces(both.first.application.database, code, code.replace("-", "")) == []
    assert await count(both.first, tables.join_code) == 1


async def test_who_is_erased_at_that_moment_is_joined_to_nobody(both: Both) -> None:
    """Taken together, in one transaction: nothing of theirs is left with the other."""
    await both.first.says("sl", "start", "4")
    await both.second.says("te", "start", "2", "comment marzipan")
    await both.use(await both.code())
    await both.second.presses("te", "Join them now")
    await both.second.says("te", "erase")
    now = both.first.clock.now
    erases = both.second.door.pressed("te", "Erase everything now", now)
    confirms = both.first.door.pressed("sl", "Join them now", now)
    await asyncio.gather(both.first.take(confirms), both.first.take(erases))
    await both.first.send()
    assert "nothing to join" in both.first.door.texts("sl")[-1]
    assert await traces(both.first.application.database, "marzipan", "dm-te") == []
    assert list((await both.first.choices("sl")).values()) == [Choice.LEVEL_4]


async def test_what_is_said_at_that_moment_goes_along(both: Both) -> None:
    await both.first.says("sl", "start", "4")
    await both.second.says("te", "start")
    await both.use(await both.code())
    await both.second.presses("te", "Join them now")
    now = both.first.clock.now
    confirms = both.first.door.pressed("sl", "Join them now", now)
    answers = both.second.door.typed("te", "2", now)
    await asyncio.gather(both.first.take(confirms), both.first.take(answers))
    await both.first.send()
    assert sorted((await both.first.choices("sl")).values()) == [Choice.LEVEL_2, Choice.LEVEL_4]
    assert await both.people() == 1


# Afterwards


async def test_what_is_held_shows_both_accounts_and_erasing_erases_both(both: Both) -> None:
    await both.first.says("sl", "start", "4", "comment plum-coloured")
    await both.second.says("te", "start", "2", "comment marzipan")
    await both.join()
    await both.second.says("te", "my data")
    held = str(both.second.door.sent[-2:])
    assert "slack sl" in held
    assert "teams te" in held
    await both.second.says("te", "erase")
    await both.second.presses("te", "Erase everything now")
    database = both.first.application.database
    assert await traces(database, "plum-coloured", "marzipan", "dm-sl", "dm-te") == []
    assert await both.people() == 0


async def test_it_goes_on_record_without_anybodys_words(both: Both) -> None:
    await both.join()
    async with both.first.application.database.read() as session:
        rows = (await session.execute(select(tables.audit.c.deed, tables.audit.c.detail))).tuples().all()
    assert ("accounts-joined", "") in rows


async def test_a_role_that_either_had_they_have_on_both(both: Both) -> None:
    await both.first.says("sl", "start", "4")
    async with both.first.application.database.write() as session:
        await councils.lead_add(session, "teams", "w9", "te", both.first.clock.now)
    await both.join()
    assert (await both.first.standing("sl")).person.is_lead


async def nudged(both: Both) -> list[str]:
    """Goes on by three weeks, day by day; where each nudge arrived."""
    await both.first.tick()
    start = [len(each.door.sent) for each in (both.first, both.second)]
    for _ in range(21):
        both.first.clock.move(days=1)
        await both.first.tick()
    sent: Sequence[tuple[str, str]] = [
        (each.door.name, message.card.text)
        for each, since in zip((both.first, both.second), start, strict=True)
        for message in each.door.sent[since:]
        if message.card.text.startswith("Hello") and "check-in" in message.card.text
    ]
    return [door for door, _ in sent]


async def test_reminders_come_once_where_they_wrote_last(both: Both) -> None:
    await both.first.says("sl", "start", "4")
    await both.second.says("te", "hello")
    await both.join()
    found = await nudged(both)
    assert found
    assert set(found) == {"slack"}


async def test_a_button_from_before_does_nothing_for_who_is_joined(both: Both) -> None:
    await both.join()
    assert "nothing to join" in (await both.first.says("sl", "join them now"))[0]
    labels = [button.label for each in both.second.door.sent for button in buttons_of(each.card)]
    assert "Join them now" in labels
    assert "nothing to join" in (await both.second.presses("te", "Join them now"))[0]


async def test_nobody_is_counted_twice_when_it_is_published(both: Both) -> None:
    for user in ("ann", "bob", "cat", "dan", "eve"):
        await both.first.says(user, "start", *["4"] * 10)
    await both.first.says("sl", "start", *["4"] * 10)
    both.first.clock.move(minutes=1)
    await both.second.says("te", "start", *["5"] * 10)
    given = await count(both.first, tables.answer)
    await both.join()
    counting = await count(both.first, tables.answer)
    assert counting < given, "some questions they had answered twice"
    both.first.clock.move(days=30)
    await both.first.tick()
    async with both.first.application.database.read() as session:
        assert await session.scalar(select(func.sum(tables.published.c.number))) == counting
