"""What an operator has sent again arrives, and an event can be followed to each of its answers."""

from datetime import UTC, datetime, timedelta

from structlog.testing import capture_logs

from adapters.base import TryLater, Undeliverable
from bot.sending import GIVE_UP_AFTER
from conversations.people import Account
from storage import councils, people, roster, seen, tracing, undelivered, upkeep
from storage.database import Database
from storage.undelivered import Retried
from tests.bot.desk import Desk
from tests.program import NOW, Program, Stage

OPENING = datetime(2026, 10, 1, 8, 30, tzinfo=UTC)
"""Thursday, 9:30 in London."""


async def _council(program: Program) -> int:
    async with program.application.database.read() as session:
        (council,) = await councils.all_councils(session)
    return council.id


async def _retry(program: Program) -> Retried:
    async with program.application.database.write() as session:
        return await undelivered.retry(session, await _council(program), None, program.clock.now)


async def test_an_answer_that_was_given_up_arrives_once_it_is_retried_and_has_a_whole_day_for_it(
    program: Program,
) -> None:
    program.door.faults = [Undeliverable("The bot was removed."), Undeliverable("The bot was removed.")]
    assert await program.says("ann", "hello") == []
    program.clock.move(days=3)
    assert (await _retry(program)).queued == 2
    async with program.application.database.read() as session:
        assert (await upkeep.counts(session)).oldest == program.clock.now
    program.door.faults = [TryLater("busy", after=GIVE_UP_AFTER.total_seconds() - 60)]
    await program.send()
    assert program.door.sent == []
    program.clock.move(hours=24)
    await program.send()
    assert [each.card.text.startswith("Hello") for each in program.door.sent] == [True, False]


async def test_what_may_have_arrived_when_it_was_given_up_is_looked_up_before_it_is_sent_again(
    database: Database,
) -> None:
    desk = Desk(database)
    await desk.say("D1", "Ann")
    desk.clock.move(hours=25)
    desk.door.lost = [TryLater("no answer", ambiguous=True)]
    await desk.process().drain()
    (letter,) = await desk.dead_letters()
    async with database.write() as session:
        made = await councils.ensure_workspace(
            session, desk.door.name, desk.workspace, desk.workspace, desk.clock()
        )
        await undelivered.retry(session, made.council, [letter.id], desk.clock())
    await desk.process().drain()
    assert (desk.door.words, len(desk.door.looked_for)) == (["Ann"], 1)
    assert await desk.dead_letters() == []


async def _dead(program: Program) -> list[undelivered.Undelivered]:
    async with program.application.database.read() as session:
        return [each for each in await undelivered.oldest(session, await _council(program), 99) if each.is_dead]


async def test_an_event_is_followed_from_its_taking_to_the_delivery_of_each_answer(program: Program) -> None:
    program.door.faults = [Undeliverable("too long")]
    event = program.door.typed("ann", "hello", program.clock.now, None)
    await program.take(event)
    program.clock.move(seconds=2)
    await program.send()
    async with program.application.database.read() as session:
        (taken,) = await tracing.taken(session, [seen.event_id(event.key)])
        replies = await tracing.replies(session, await _council(program), taken.event)
    assert taken.at == NOW
    assert [(each.what, each.state, each.error) for each in replies] == [
        ("Say", "dead", "too long"),
        ("Say", "sent", None),
    ]
    assert replies[1].sent_at == NOW + timedelta(seconds=2)


async def test_a_reminder_is_planned_anew_for_its_persons_next_working_time(database: Database) -> None:
    """The moment at which the operator retries may be at night."""
    stage = Stage(database, with_checkin=False)
    stage.clock.now = OPENING - timedelta(days=10)
    async with stage.program() as program:
        async with database.write() as session:
            one = Account(program.door.name, program.door.workspace, "ann")
            known = await people.load_standings(session, [one], program.clock.now)
            await roster.save(session, known[one].person)
        await program.tick()
        program.clock.now = OPENING + timedelta(minutes=5)
        program.door.faults = [Undeliverable("token_revoked")]
        await program.tick()
        assert program.door.sent == []
        program.clock.now = OPENING + timedelta(hours=14)
        assert (await _retry(program)).planned == 1
        await program.tick()
        assert program.door.sent == []
        assert await _dead(program) == []
        program.clock.now = OPENING + timedelta(days=1, minutes=35)
        await program.tick()
        assert len(program.door.sent) == 1


async def test_the_log_names_each_event_by_the_id_that_finds_it_and_tells_nothing_else_of_it(
    program: Program,
) -> None:
    event = program.door.typed("ann", "marzipan", program.clock.now)
    with capture_logs() as lines:
        await program.take(event)
        await program.take(event)
    (taken,) = [line for line in lines if line["event"] == "taken"]
    (repeated,) = [line for line in lines if line["event"] == "repeated"]
    assert taken["event_id"] == repeated["event_id"]
    assert (taken["council"], taken["received"]) == (await _council(program), NOW.isoformat())
    async with program.application.database.read() as session:
        assert len(await tracing.taken(session, [taken["event_id"]])) == 1
    assert not any(word in str(lines) for word in ("marzipan", "ann", event.key))
