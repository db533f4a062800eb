"""Every event is taken once, however often and to whichever replica it is delivered."""

import asyncio
import random
from collections import Counter

import pytest

from storage import seen
from storage.database import Database
from tests.searching import traces
from tests.storage.world import NOW


async def take(database: Database, *keys: str) -> set[str]:
    async with database.write() as session:
        return await seen.unseen(session, keys, NOW)


async def test_only_new_keys_are_returned(database: Database) -> None:
    assert await take(database, "a", "b", "a") == {"a", "b"}
    assert await take(database, "b", "c 🙂") == {"c 🙂"}
    assert await take(database) == set()


async def test_what_is_kept_of_a_key_tells_nobody_apart(database: Database) -> None:
    """Platforms put ids of conversations into keys: whoever is erased must not be found by them."""
    await take(database, "teams:tenant:a:1-conversation:17")
    assert await traces(database, "conversation", "tenant") == []
    assert await take(database, "teams:tenant:a:1-conversation:17") == set()


async def test_a_key_whose_transaction_failed_is_new_again(database: Database) -> None:
    """The platform sends the event again, and then it must be taken."""

    async def fail() -> None:
        async with database.write() as session:
            await seen.unseen(session, ["a"], NOW)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    assert await take(database, "a") == {"a"}


async def test_a_key_is_taken_by_exactly_one_of_many(database: Database, replica: Database) -> None:
    """In any order: two batches with the same keys must not wait for each other in a circle."""
    chance = random.Random(1)
    keys = [f"key {number}" for number in range(1200)]
    batches = [chance.sample(keys, 900) for _ in range(16)]
    taken = await asyncio.gather(
        *(take((database, replica)[number % 2], *batch) for number, batch in enumerate(batches))
    )
    counts = Counter(key for batch in taken for key in batch)
    assert counts == Counter({key for batch in batches for key in batch})
