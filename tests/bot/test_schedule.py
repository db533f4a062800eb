"""What was kept long enough goes."""

import asyncio
from datetime import timedelta

import pytest

from bot import schedule
from storage import upkeep
from tests.program import Program


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
