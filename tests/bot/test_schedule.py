"""What was kept long enough goes."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select, text

from bot import schedule
from conversations.audit import Deed, Entry
from storage import audit, councils, tables, tidying, upkeep
from storage.database import Database
from storage.seen import unseen
from tests.program import NOW, Clock, Program


async def test_keys_and_sent_messages_go_after_a_week_and_what_waits_stays(program: Program) -> None:
    event = program.door.typed("ann", "hello", program.clock.now)
    await program.take(event)
    await program.send()
    program.clock.move(days=6)
    await program.take(program.door.typed("bob", "hello", program.clock.now))
    await schedule.tidy(program.application.database, program.clock)
    assert (await program.take(event)).repeated, "a week is not over yet"
    program.clock.move(days=2)
    await schedule.tidy(program.application.database, program.clock)
    async with program.application.database.read() as session:
        assert (await upkeep.counts(session)).queued == 2
    assert not (await program.take(event)).repeated


async def _see_long_ago(database: Database) -> None:
    """Leaves something to tidy up."""
    async with database.write() as session:
        await unseen(session, ["long ago"], NOW - timedelta(days=30))


async def _is_left(database: Database) -> bool:
    async with database.read() as session:
        return bool(await session.scalar(select(func.count()).select_from(tables.seen)))


async def test_one_replica_tidies_at_a_time(database: Database, replica: Database) -> None:
    """Protects: two that delete the same rows could each wait for the other, and neither would be done."""
    await _see_long_ago(database)
    async with database.write() as session:
        assert await tidying.is_alone(session)
        if not database.location.is_sqlite:
            await schedule.tidy(replica, Clock())
            assert await _is_left(replica)
    await schedule.tidy(replica, Clock())
    assert not await _is_left(replica)


@pytest.mark.parametrize("engine", ["postgresql"])
async def test_tidying_goes_on_when_it_and_a_turn_waited_for_each_other(
    database: Database, replica: Database
) -> None:
    """Protects: old rows do not stay for an hour longer because somebody was being erased."""
    await _see_long_ago(database)
    async with database.write() as session:
        council = (await councils.ensure_workspace(session, "slack", "T1", "T1", NOW)).council
        await audit.record(
            session, [audit.Record(council, None, Entry(Deed.EXPORTED))], NOW - timedelta(days=1_000)
        )
    async with replica.write() as session:
        await session.execute(delete(tables.audit))  # what the tidying deletes last
        tidier = asyncio.create_task(schedule.tidy(database, Clock()))
        async with asyncio.timeout(20):
            while not await session.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")):
                pass
        await session.execute(delete(tables.seen))
    await asyncio.wait_for(tidier, 20)
    assert not await _is_left(database)


async def test_a_job_runs_though_the_scheduler_sleeps_because_the_clock_was_set_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(schedule, "LATE", timedelta(milliseconds=5))
    times = 0

    async def job() -> None:
        nonlocal times
        times += 1
        if times == 3:
            ticker.stop()

    ticker = schedule.Ticker(job, timedelta(milliseconds=5))
    async with asyncio.timeout(20):
        await ticker.run()
    assert times == 3
