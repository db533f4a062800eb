"""How what became of messages is written down."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import func, select

from adapters.base import Undeliverable
from bot.clock import utc_now
from bot.recording import Recorder, Served
from conversations.people import Address, Place
from storage.database import Database, Session
from storage.delivery import Sent
from storage.faults import StorageFault
from storage.tables import outbox
from storage.waiting import Lane
from tests.program import Stage


class _Counted(Database):
    writes = 0

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Session]:
        self.writes += 1
        async with super().write() as session:
            yield session


async def test_conversations_that_are_served_side_by_side_share_a_transaction(database_url: str) -> None:
    """One transaction for each would make sending ten times slower than taking."""
    database = _Counted(database_url)
    async with Stage(database).program() as program:
        for number in range(20):
            await program.take(program.door.typed(f"u{number}", "hello", program.clock.now))
        before = database.writes
        await program.send()
        assert len(program.door.sent) == 40
        assert database.writes - before < 10
    await database.close()


async def test_what_became_of_one_conversation_is_written_when_anothers_cannot_be(stage: Stage) -> None:
    """A defect harms the lane that has it: the others are free, and nothing of them is sent again."""
    async with stage.program() as program:
        await program.take(program.door.typed("ann", "hello", program.clock.now))
        program.door.faults = [Undeliverable("no")]
        await program.send()
        lane = (await program.standing("ann")).lane
        assert lane is not None
        recorder = Recorder(stage.database, utc_now, "somebody")
        address = Address(program.door.name, program.door.workspace, "dm-ann", Place.DIRECT)
        # No database holds a number of that size.
        broken = Served(Lane(2**70, 1, address, 0), [Sent(2**70, 2**70)])
        whole = Served(Lane(lane, 1, address, 0), [])
        outcomes = await asyncio.gather(recorder.record(broken), recorder.record(whole), return_exceptions=True)
    assert isinstance(outcomes[0], Exception)
    assert outcomes[1] is None


class _Down(Database):
    """Takes no write for so many times; `refused`: it has done so."""

    faults = 0
    refused: asyncio.Event | None = None

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Session]:
        if self.faults:
            self.faults -= 1
            if self.refused is not None:
                self.refused.set()
            raise StorageFault("The database server cannot be reached.")
        async with super().write() as session:
            yield session


async def _sent_to(database: _Down) -> tuple[Lane, int]:
    """Ann's lane, and the number of a message in it that waits."""
    async with Stage(database).program() as program:
        await program.take(program.door.typed("ann", "hello", program.clock.now))
        lane = (await program.standing("ann")).lane
        assert lane is not None
        address = Address(program.door.name, program.door.workspace, "dm-ann", Place.DIRECT)
        async with database.read() as session:
            message = await session.scalar(select(func.min(outbox.c.id)))
        assert message is not None
        return Lane(lane, 1, address, 0), message


async def test_what_was_sent_is_written_down_however_long_the_database_was_away(database_url: str) -> None:
    """Given up, it would be sent again, and the conversation would stand still until the lease ends."""
    database = _Down(database_url)
    lane, message = await _sent_to(database)
    database.faults = 20
    await Recorder(database, utc_now, "somebody", pause=0).record(Served(lane, [Sent(message, lane.id)]))
    async with database.read() as session:
        assert await session.scalar(select(outbox.c.state).where(outbox.c.id == message)) == "sent"
    await database.close()


async def test_a_program_that_ends_does_not_wait_for_its_database(database_url: str) -> None:
    database = _Down(database_url)
    database.refused = asyncio.Event()
    lane, message = await _sent_to(database)
    database.faults = 1_000
    recorder = Recorder(database, utc_now, "somebody")
    recording = asyncio.create_task(recorder.record(Served(lane, [Sent(message, lane.id)])))
    await database.refused.wait()
    recorder.stop()
    with pytest.raises(StorageFault):
        await asyncio.wait_for(recording, timeout=20)
    await database.close()
