"""What a clock that was set back does to what waits."""

from datetime import timedelta

from sqlalchemy import select, update

from bot.set_back import SetBack
from storage.database import Database
from storage.tables import address, outbox
from tests.program import Program

LEASE = timedelta(seconds=60)
HOUR = timedelta(hours=1)


class _Passing:
    """Seconds that have passed, whatever the clock says."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


async def test_what_was_put_off_is_due_when_the_clock_was_set_back(program: Program) -> None:
    clock, passing = program.clock, _Passing()
    set_back = SetBack(program.application.database, clock, LEASE, monotonic=passing)
    await program.take(program.door.typed("ann", "hello", clock.now))
    clock.move(hours=-1)
    await program.send()
    assert not program.door.sent, "it waits for the time at which it was queued"
    await set_back.heed()
    await program.send()
    assert program.door.sent


async def test_a_lease_from_before_ends_once_its_holder_has_had_its_time(
    database: Database, program: Program
) -> None:
    clock, passing = program.clock, _Passing()
    set_back = SetBack(database, clock, LEASE, monotonic=passing)
    await program.take(program.door.typed("ann", "hello", clock.now))
    async with database.write() as session:
        await session.execute(
            update(address).values(lease_owner="killed", leased_until=clock.now + HOUR + LEASE)
        )
        await session.execute(update(outbox).values(due_at=clock.now))
    await set_back.heed()
    await program.send()
    assert not program.door.sent, "it may be at work still"
    clock.move(seconds=61)
    passing.now += 61
    await set_back.heed()
    clock.move(seconds=1)
    await program.send()
    assert program.door.sent
    async with database.read() as session:
        assert await session.scalar(select(address.c.lease_owner)) is None


async def test_what_was_queued_before_the_clock_was_set_waits_a_minute_after_the_next_start(
    program: Program,
) -> None:
    """The clock was set while nothing ran that could have compared it."""
    clock, passing = program.clock, _Passing()
    await program.take(program.door.typed("ann", "hello", clock.now))
    clock.move(hours=-1)
    set_back = SetBack(program.application.database, clock, LEASE, monotonic=passing)
    for seconds in (0, 61):
        clock.move(seconds=seconds)
        passing.now += seconds
        await set_back.heed()
        await program.send()
        assert bool(program.door.sent) == bool(seconds)


async def test_what_was_put_off_before_the_clock_was_set_and_written_down_after_waits_a_minute(
    database: Database, program: Program
) -> None:
    """Protects: a conversation does not stand still until the old time comes, which may be years away."""
    clock, passing = program.clock, _Passing()
    set_back = SetBack(database, clock, LEASE, monotonic=passing)
    await program.take(program.door.typed("ann", "hello", clock.now))
    put_off_until = clock.now + timedelta(minutes=5)
    clock.move(hours=-1)
    await set_back.heed()
    async with database.write() as session:
        await session.execute(update(address).values(due_at=put_off_until))
        await session.execute(update(outbox).values(due_at=put_off_until, created_at=clock.now - HOUR))
    for seconds in (30, 31):
        clock.move(seconds=seconds)
        passing.now += seconds
        await set_back.heed()
        await program.send()
        assert bool(program.door.sent) == (seconds == 31)
