"""How what became of messages is written down."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from adapters.base import Undeliverable
from bot.clock import utc_now
from bot.recording import Recorder, Served
from conversations.people import Address, Place
from storage.database import Database, Session
from storage.delivery import Sent
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
