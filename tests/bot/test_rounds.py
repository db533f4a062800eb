"""What is due happens by itself: check-ins open, nudges and posts go out once, what was missed comes late."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from structlog.testing import capture_logs

from conversations.calendar import Calendar, Freeze
from conversations.people import Account, CheckIn
from storage import checkins, councils, people, roster
from storage.database import Database
from storage.tables import council
from tests.program import Program, Stage

AUTUMN = datetime(2026, 9, 21, 9, 0, tzinfo=UTC)
"""A Monday, ten days before the check-in of October to December."""

OPENING = datetime(2026, 10, 1, 8, 30, tzinfo=UTC)
"""Thursday, 9:30 in London."""

CLOSE = datetime(2026, 10, 21, 16, 0, tzinfo=UTC)


@pytest.fixture
def stage(database: Database) -> Stage:
    stage = Stage(database, with_checkin=False)
    stage.clock.now = AUTUMN
    return stage


async def _council(program: Program) -> int:
    async with program.application.database.read() as session:
        (council,) = await councils.all_councils(session)
    return council.id


async def _checkins(program: Program) -> list[CheckIn]:
    council = await _council(program)
    async with program.application.database.read() as session:
        return await checkins.latest(session, council)


async def _hire(program: Program, *users: str, zone: str = "Europe/London") -> None:
    """People on the roster who have never spoken."""
    async with program.application.database.write() as session:
        accounts = [Account(program.door.name, program.door.workspace, user) for user in users]
        standings = await people.load_standings(session, accounts, program.clock.now)
        for standing in standings.values():
            await roster.save(session, replace(standing.person, zone=zone))


async def _appoint(program: Program, user: str) -> None:
    async with program.application.database.write() as session:
        await councils.lead_add(session, program.door.name, program.door.workspace, user, program.clock.now)


_MARKS = (time(8, 30), time(9, 40), time(13), time(16, 10))
"""When the program looks on each day, in UTC: at 9:30 in London in summer, and when everything has been due."""


async def _let_pass(program: Program, until: datetime) -> None:
    """The program looks several times a day, and once more at the end."""
    days = (until - program.clock.now).days + 2
    moments = [
        datetime.combine(program.clock.now.date() + timedelta(days=day), mark, UTC)
        for day in range(days)
        for mark in _MARKS
    ]
    for moment in [*(each for each in moments if program.clock.now < each < until), until]:
        program.clock.now = moment
        await program.tick()


def _heard(program: Program, user: str) -> list[str]:
    """The first words of what came unasked."""
    return [text.partition(".")[0] for text in program.door.texts(user)]


async def test_the_check_in_opens_on_the_first_working_day_and_everybody_is_invited_once(
    program: Program,
) -> None:
    await _hire(program, "ann", "bob")
    await _let_pass(program, OPENING - timedelta(minutes=1))
    assert program.door.sent == []
    await _let_pass(program, OPENING + timedelta(hours=2))
    (checkin,) = await _checkins(program)
    assert (checkin.opens_at, checkin.closes_at) == (OPENING, CLOSE)
    for user in ("ann", "bob"):
        (text,) = program.door.texts(user)
        assert text.startswith("Hello there. This quarter's check-in is open")


async def test_nobody_can_answer_before_it_opens_in_their_own_zone(program: Program) -> None:
    await _hire(program, "ann")
    await _hire(program, "kai", zone="Asia/Tokyo")
    program.clock.now = OPENING - timedelta(hours=8)
    await program.tick()
    assert (await program.says("kai", "start"))[-1].startswith("Question 1 of 10")
    assert "opens on Thursday 1 October" in (await program.says("ann", "start"))[-1]
    assert (await program.state("ann")).questions == ()


async def test_an_opening_that_was_missed_is_made_up_for_at_once_in_working_hours(program: Program) -> None:
    await _hire(program, "ann")
    program.clock.now = OPENING + timedelta(days=1, hours=5)
    await program.tick()
    assert len(program.door.texts("ann")) == 1


@pytest.mark.parametrize(
    ("back_at", "invited_at"),
    [
        (OPENING + timedelta(hours=12), OPENING + timedelta(days=1)),
        (OPENING + timedelta(days=2), OPENING + timedelta(days=4)),
    ],
    ids=["night", "weekend"],
)
async def test_nothing_is_made_up_for_at_night_or_at_the_weekend(
    program: Program, back_at: datetime, invited_at: datetime
) -> None:
    await _hire(program, "ann")
    program.clock.now = back_at
    await program.tick()
    await _let_pass(program, invited_at - timedelta(minutes=1))
    assert program.door.sent == []
    await _let_pass(program, invited_at + timedelta(hours=1))
    assert len(program.door.texts("ann")) == 1


async def test_a_council_that_comes_after_the_opening_begins_next_quarter(stage: Stage) -> None:
    stage.clock.now = OPENING + timedelta(days=2)
    async with stage.program() as program:
        await _hire(program, "ann")
        await _let_pass(program, OPENING + timedelta(days=20))
        assert await _checkins(program) == []
        (text,) = (await program.says("ann", "start"))[-1:]
        assert "Monday 4 January" in text


async def test_a_calendar_that_changes_on_the_eve_moves_the_opening(program: Program) -> None:
    await _hire(program, "ann")
    program.clock.now = OPENING - timedelta(hours=10)
    await program.tick()
    frozen = Calendar(freezes=(Freeze(date(2026, 9, 28), date(2026, 10, 2), "Move of offices"),))
    async with program.application.database.write() as session:
        await councils.set_calendar(session, await _council(program), frozen)
    await program.tick()
    await _let_pass(program, OPENING + timedelta(hours=3))
    assert program.door.sent == []
    (checkin,) = await _checkins(program)
    assert checkin.opens_at == OPENING + timedelta(days=4)


async def test_a_calendar_that_cannot_be_read_is_told_once(program: Program) -> None:
    async with program.application.database.write() as session:
        await session.execute(council.update().values(calendar="{"))
    with capture_logs() as logs:
        await program.tick()
        await program.tick()
    assert [each["event"] for each in logs].count("calendar_unreadable") == 1


async def test_reminders_stop_when_somebody_finishes_and_go_on_for_the_others(program: Program) -> None:
    await _hire(program, "ann", "bob", "cai")
    await _let_pass(program, OPENING + timedelta(hours=1))
    await program.says("ann", "start", *["4"] * 10)
    await program.says("bob", "start", *["4"] * 4)
    before = len(program.door.texts("ann"))
    await _let_pass(program, CLOSE + timedelta(hours=1))
    assert len(program.door.texts("ann")) == before
    assert _heard(program, "bob")[-3:] == [
        "Hello Bob",
        "Hello Bob",
        "Hello Bob",
    ]
    assert "4 of 10 done, pick up where you left off." in program.door.texts("bob")[-1]
    assert len(program.door.texts("cai")) == 4


async def test_who_stops_reminders_while_one_is_on_its_way_does_not_get_it(program: Program) -> None:
    """It is handed to the queue, but not sent yet."""
    await _hire(program, "ann")
    program.clock.now = OPENING + timedelta(minutes=5)
    await program.application.rounds.tick()
    await program.take(program.door.typed("ann", "stop reminders", program.clock.now))
    await program.send()
    assert not any("check-in is open" in text for text in program.door.texts("ann"))


async def test_a_person_off_the_roster_gets_nothing_more(program: Program) -> None:
    await _hire(program, "ann", "bob")
    await _let_pass(program, OPENING + timedelta(hours=1))
    async with program.application.database.write() as session:
        await roster.remove(
            session, Account(program.door.name, program.door.workspace, "ann"), program.clock.now
        )
    await _let_pass(program, CLOSE)
    assert (len(program.door.texts("ann")), len(program.door.texts("bob"))) == (1, 4)


async def test_one_who_joins_in_between_is_invited_the_next_day(program: Program) -> None:
    await _let_pass(program, OPENING + timedelta(hours=1))
    await _hire(program, "ann")
    await _let_pass(program, OPENING + timedelta(hours=14))
    assert program.door.sent == []
    await _let_pass(program, OPENING + timedelta(days=1, minutes=10))
    assert len(program.door.texts("ann")) == 1


async def test_two_processes_that_tick_at_once_send_everything_once(stage: Stage, replica: Database) -> None:
    other = Stage(replica, stage.door, stage.clock, with_checkin=False)
    async with stage.program() as one, other.program() as two:
        await _hire(one, *(f"user-{number}" for number in range(30)))
        while one.clock.now < OPENING + timedelta(minutes=30):
            one.clock.now = max(OPENING - timedelta(minutes=2), one.clock.now + timedelta(minutes=5))
            await one.application.rounds.tick()
            await two.application.rounds.tick()
            await one.send()
            await two.send()
    told = [each.address.conversation for each in stage.door.sent]
    assert len(told) == 30
    assert len(set(told)) == 30


async def test_the_council_hears_of_each_week_and_of_the_close_in_its_channel(program: Program) -> None:
    await _appoint(program, "lea")
    await program.says("lea", "post here", channel="general")
    before = len(program.door.sent)
    await _let_pass(program, CLOSE + timedelta(days=1))
    posts = [each.card.text for each in program.door.sent[before:] if each.address.conversation == "general"]
    assert [post.split(" ")[0:2] for post in posts] == [
        ["This", "week's"],
        ["This", "week's"],
        ["The", "check-in"],
        ["Digital", "maturity"],
    ]


async def test_without_a_channel_the_leads_hear_of_it_alone(program: Program) -> None:
    await program.says("lea", "hello")
    await _appoint(program, "lea")
    await _let_pass(program, CLOSE + timedelta(hours=1))
    texts = program.door.texts("lea")
    assert sum(text.startswith("This week's check-in news") for text in texts) == 2
    assert sum(text.startswith("The check-in for") for text in texts) == 1


async def test_a_lead_opens_and_closes_a_check_in_and_all_follow(program: Program) -> None:
    await program.says("lea", "hello")
    await _appoint(program, "lea")
    await _hire(program, "ann")
    await program.says("lea", "open check-in")
    await program.presses("lea", "Open it now")
    await program.tick()
    assert "check-in is open" in program.door.texts("ann")[-1]
    assert (await program.says("ann", "start"))[-1].startswith("Question 1 of 10")
    await program.says("lea", "close check-in")
    await program.presses("lea", "Close it now")
    await program.tick()
    assert (await program.says("ann", "4"))[-1].startswith(
        "That question belongs to a check-in that has closed"
    )
    assert any(text.startswith("The check-in for") for text in program.door.texts("lea"))


async def test_a_lead_reminds_everybody_once_in_five_working_days(program: Program) -> None:
    await program.says("lea", "hello")
    await _appoint(program, "lea")
    await _hire(program, "ann", "bob")
    await _let_pass(program, OPENING + timedelta(hours=1))
    await program.says("bob", "start", *["4"] * 10)
    program.clock.now = OPENING + timedelta(days=1, hours=1)
    (offer,) = await program.says("lea", "nudge")
    assert "2 people" in offer, "Ann and the lead herself"
    await program.presses("lea", "Remind them now")
    await program.tick()
    assert program.door.texts("ann")[-1].startswith("Hello there. Your digital leads")
    assert not program.door.texts("bob")[-1].startswith("Hello Bob. Your digital leads")
    (again,) = await program.says("lea", "nudge")
    assert "You can do that again from Friday 9 October" in again


async def test_a_paused_check_in_sends_nothing_and_goes_on_when_it_is_resumed(program: Program) -> None:
    await program.says("lea", "hello")
    await _appoint(program, "lea")
    await _hire(program, "ann")
    await _let_pass(program, OPENING + timedelta(hours=1))
    await program.says("lea", "pause check-in")
    await _let_pass(program, OPENING + timedelta(days=6))
    assert len(program.door.texts("ann")) == 1
    await program.says("lea", "resume check-in")
    await _let_pass(program, CLOSE)
    assert len(program.door.texts("ann")) == 3, "the reminder of the paused days is not made up for"
