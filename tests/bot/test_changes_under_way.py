"""What changes while a nudge is in the queue, while a batch is taken or while another council is broken."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import update

from adapters.base import Unreachable
from conversations.calendar import Calendar, Freeze
from conversations.people import Account, CheckIn
from storage import checkins, councils, people, roster, tables
from storage.database import Database
from tests.program import Program, Stage

AUTUMN = datetime(2026, 9, 21, 9, 0, tzinfo=UTC)
OPENING = datetime(2026, 10, 1, 8, 30, tzinfo=UTC)
CLOSE = datetime(2026, 10, 21, 16, 0, tzinfo=UTC)
SOON_AFTER = timedelta(minutes=5)


@pytest.fixture
def stage(database: Database) -> Stage:
    stage = Stage(database, with_checkin=False)
    stage.clock.now = AUTUMN
    return stage


def _account(program: Program, user: str) -> Account:
    return Account(program.door.name, program.door.workspace, user)


async def _hire(program: Program, user: str, *, workspace: str | None = None) -> None:
    account = Account(program.door.name, workspace or program.door.workspace, user)
    async with program.application.database.write() as session:
        await people.load_standings(session, [account], program.clock.now)


async def _hire_lead(program: Program, user: str) -> None:
    async with program.application.database.write() as session:
        await councils.lead_add(session, program.door.name, program.door.workspace, user, program.clock.now)


async def _council(program: Program) -> int:
    async with program.application.database.read() as session:
        return (await councils.all_councils(session))[0].id


async def _checkin(program: Program) -> CheckIn:
    council = await _council(program)
    async with program.application.database.read() as session:
        (checkin,) = await checkins.latest(session, council)
    return checkin


async def _open(program: Program) -> None:
    program.clock.now = OPENING + SOON_AFTER
    await program.tick()


async def _hand_over(program: Program) -> None:
    """Invitations are in the queue and not sent."""
    program.clock.now = OPENING + SOON_AFTER
    await program.application.rounds.tick()


async def _hours_pass(program: Program, hours: int) -> None:
    for _ in range(hours):
        await program.tick()
        program.clock.move(hours=1)


def _invitations(program: Program, user: str) -> int:
    return sum("quarter's check-in is open" in text for text in program.door.texts(user))


@pytest.mark.parametrize("words", ["snooze monday", "away until 12 october", "hours mon 9-17"])
async def test_who_puts_it_off_while_an_invitation_is_in_the_queue_does_not_get_it(
    program: Program, words: str
) -> None:
    await _hire(program, "ann")
    await _hand_over(program)
    await program.take(program.door.typed("ann", words, program.clock.now))
    await program.send()
    assert _invitations(program, "ann") == 0


async def test_nothing_in_the_queue_is_sent_on_a_day_that_was_just_frozen(program: Program) -> None:
    await _hire(program, "ann")
    await _hand_over(program)
    frozen = Calendar(freezes=(Freeze(date(2026, 10, 1), date(2026, 10, 3), "Office closed"),))
    council = await _council(program)
    async with program.application.database.write() as session:
        await councils.set_calendar(session, council, frozen)
    await program.tick()
    assert _invitations(program, "ann") == 0


async def test_an_invitation_that_a_pause_held_back_comes_when_the_check_in_goes_on(program: Program) -> None:
    await _hire(program, "ann")
    await _hire_lead(program, "lea")
    await _hand_over(program)
    await program.take(program.door.typed("lea", "pause check-in", program.clock.now))
    await program.send()
    assert _invitations(program, "ann") == 0
    program.clock.move(minutes=5)
    await program.says("lea", "resume check-in")
    await _hours_pass(program, 3)
    assert _invitations(program, "ann") == 1


async def test_an_invitation_comes_to_who_stopped_reminders_and_wants_them_again(program: Program) -> None:
    await _hire(program, "ann")
    await _hand_over(program)
    await program.take(program.door.typed("ann", "stop reminders", program.clock.now))
    await program.send()
    await program.says("ann", "start reminders")
    await _hours_pass(program, 5)
    assert _invitations(program, "ann") == 1


async def test_a_lead_who_pauses_and_resumes_at_once_has_a_check_in_that_goes_on(program: Program) -> None:
    await _hire_lead(program, "lea")
    await _open(program)
    words = ("pause check-in", "resume check-in")
    await asyncio.gather(*(program.take(program.door.typed("lea", each, program.clock.now)) for each in words))
    assert (await _checkin(program)).paused_at is None


async def test_reminding_everybody_twice_at_once_is_confirmed_once(program: Program) -> None:
    await _hire(program, "ann")
    await _hire_lead(program, "lea")
    await _open(program)
    program.clock.move(days=1)
    await asyncio.gather(
        *(program.take(program.door.typed("lea", "remind them now", program.clock.now)) for _ in range(2))
    )
    await program.send()
    first, second = program.door.texts("lea")[-2:]
    assert first != second


async def test_a_calendar_that_cannot_be_read_stops_no_other_council(program: Program) -> None:
    broken = await _council(program)
    async with program.application.database.write() as session:
        good = (await councils.ensure_workspace(session, "memory", "good", "Good", AUTUMN)).council
        await session.execute(
            update(tables.council).where(tables.council.c.id == broken).values(calendar="{broken")
        )
    await _open(program)
    async with program.application.database.read() as session:
        assert await checkins.latest(session, good)


async def test_a_person_who_cannot_be_read_stops_no_other_council(program: Program) -> None:
    async with program.application.database.write() as session:
        await councils.ensure_workspace(session, "memory", "good", "Good", AUTUMN)
    await _hire(program, "ann")
    await _hire(program, "gus", workspace="good")
    broken = await _council(program)
    async with program.application.database.write() as session:
        await session.execute(
            update(tables.person).where(tables.person.c.council_id == broken).values(pattern="{broken")
        )
    await _open(program)
    assert _invitations(program, "gus") == 1


async def test_a_lead_who_left_the_roster_decides_nothing(program: Program) -> None:
    await _hire_lead(program, "max")
    await _hire_lead(program, "lea")
    await _open(program)
    async with program.application.database.write() as session:
        await roster.remove(session, _account(program, "lea"), program.clock.now)
    await program.says("lea", "close it now")
    assert (await _checkin(program)).closes_at == CLOSE


async def test_a_post_whose_channel_is_gone_goes_to_the_leads(program: Program) -> None:
    await _hire_lead(program, "lea")
    await _open(program)
    await program.says("lea", "post here", channel="general")
    await program.says("lea", "hello")
    program.clock.now = CLOSE + timedelta(seconds=5)
    program.door.faults = [Unreachable("gone")]
    before = len(program.door.texts("lea"))
    await _hours_pass(program, 2)
    assert any("has closed" in text for text in program.door.texts("lea")[before:])


async def test_a_lead_who_is_put_back_on_the_roster_leads_again(program: Program) -> None:
    await _hire_lead(program, "max")
    await _hire_lead(program, "lea")
    async with program.application.database.write() as session:
        account = _account(program, "lea")
        await roster.remove(session, account, program.clock.now)
        back = await roster.ensure(session, account, program.clock.now)
    assert back.is_lead
