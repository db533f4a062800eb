"""Trying to write leaves nothing behind, and fails when nothing can be written."""

import resource
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import func, select

from storage.database import Database
from storage.faults import StorageFault
from storage.tables import seen
from storage.writable import try_to_write
from tests.storage.world import NOW


async def _try(database: Database) -> None:
    async with database.write() as session:
        await try_to_write(session, NOW)


async def test_it_leaves_no_row(database: Database) -> None:
    await _try(database)
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(seen)) == 0


@pytest.fixture
def no_room() -> Iterator[Callable[[], None]]:
    """Call it, and no file that this process writes can grow."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_a_disk_that_is_full_is_found_out(database: Database, no_room: Callable[[], None]) -> None:
    """What SQLite has only in memory would say nothing of the disk."""
    await _try(database)
    no_room()
    with pytest.raises(StorageFault, match="Check the disk and its space"):
        await _try(database)
