"""Conversations in which nothing arrives any more."""

import asyncio

from sqlalchemy import select, text

from storage import outbox, reach
from storage.database import Database, Session
from storage.outbox import AddressKey, Origin, address_key
from storage.tables import address as address_table
from tests.storage.world import NOW, SECOND, address, found_council


async def open_lanes(session: Session, *conversations: str) -> dict[AddressKey, int]:
    """By key, with ids in the order of `conversations`."""
    council = await found_council(session)
    lanes: dict[AddressKey, int] = {}
    for each in conversations:
        lanes |= await outbox.remember_addresses(session, [Origin(address(each), None, council)])
    return lanes


async def test_lanes_are_lost_in_the_order_in_which_turns_and_deliveries_hold_them(
    database: Database, replica: Database, engine: str
) -> None:
    """Else two transactions could each wait for the other."""
    async with database.write() as session:
        lanes = await open_lanes(session, "Z", "A")
    first, second = lanes[address_key(address("Z"))], lanes[address_key(address("A"))]
    assert first < second
    async with database.write() as session:
        # The second comes first wherever the database may look for them.
        await outbox.wake(session, [second], NOW - SECOND)
        await outbox.wake(session, [first], NOW)

    async def lose() -> None:
        async with replica.write() as other:
            await reach.lose(other, list(lanes), "They removed the app.", NOW)

    async with database.write() as session:
        await outbox.wake(session, [first], NOW)
        losing = asyncio.create_task(lose())
        if engine == "postgresql":
            await _until_somebody_waits(database)
        of_second = select(address_table.c.id).where(address_table.c.id == second)
        assert await session.scalar(of_second.with_for_update(nowait=True)) == second
    await losing
    async with database.read() as session:
        since = await session.scalars(select(address_table.c.unreachable_since))
        assert since.all() == [NOW, NOW]


async def _until_somebody_waits(database: Database) -> None:
    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    async with asyncio.timeout(10), database.read() as session:
        while not await session.scalar(waiting):
            pass
