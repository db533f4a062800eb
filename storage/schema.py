"""The database's schema: brought up to this code's version, and checked at the start."""

import asyncio
from enum import StrEnum
from functools import cache
from pathlib import Path
from time import monotonic

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.database import Database, postgres_engine, sqlite_engine
from storage.faults import NEWER, NOT_MIGRATED, OUTDATED, DatabaseLocked, StorageFault, explain
from storage.location import Location

_VERSIONS = Path(__file__).parent / "migrations" / "versions"
_PAUSE = 0.05  # seconds
_UPGRADE_LOCK = 0x7761796D61726B  # any number that other programs on the server won't use: "waymark"


async def upgrade(database: Database) -> None:
    """Makes the file and its folder where needed, and every table of this version.

    Any number of processes may do so at once. Raises StorageFault.
    """
    location = database.location
    if location.is_sqlite:
        _make_folder(location)
    give_up = monotonic() + database.patience
    while True:
        try:
            await _upgrade_once(database)
        except DatabaseLocked:
            # While another process makes the file, SQLite says so at once instead of waiting its turn.
            if monotonic() > give_up:
                raise
            await asyncio.sleep(_PAUSE)
        else:
            return


async def _upgrade_once(database: Database) -> None:
    location = database.location
    engine = _engine(database)
    try:
        async with engine.begin() as connection:
            await _one_at_a_time(connection, location)
            await connection.run_sync(_upgrade, location)
    except StorageFault:
        raise
    except Exception as error:
        raise explain(error, location.where) or error from error
    finally:
        await engine.dispose()


class Standing(StrEnum):
    """How the database's tables stand to this version's."""

    SAME = "well"
    MISSING = "missing"
    OLDER = "older"
    NEWER = "newer"
    """What a newer version added is in nobody's way: during an upgrade both serve."""


async def standing(database: Database) -> Standing:
    """Raises StorageFault when the database does not answer."""
    async with database.read() as session:
        revision = await (await session.connection()).run_sync(_revision)
    return _standing(revision)


async def check(database: Database) -> None:
    """Raises StorageFault unless the database has exactly the tables of this version."""
    async with database.read() as session:
        await (await session.connection()).run_sync(_check, database.location)


async def check_rows(database: Database) -> None:
    """Raises StorageFault when there are rows without their owner. Reads all rows, which takes seconds where
    there are millions.
    """
    async with database.read() as session:
        await (await session.connection()).run_sync(_check_rows, database.location)


def _engine(database: Database) -> AsyncEngine:
    location, patience = database.location, database.patience
    if not location.is_sqlite:
        return postgres_engine(location, patience=patience)
    # Foreign keys are off while SQLite's tables are copied: dropping the old copy would delete the rows that
    # point at it.
    return sqlite_engine(location, patience=patience, foreign_keys=False)


def _make_folder(location: Location) -> None:
    folder = Path(location.where).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageFault(
            f"Waymark cannot make the folder {folder} for its database ({error.strerror}). "
            "Make it by hand, or choose another place."
        ) from error


async def _one_at_a_time(connection: AsyncConnection, location: Location) -> None:
    """SQLite's BEGIN IMMEDIATE is a lock already; on PostgreSQL replicas that start together take turns."""
    if not location.is_sqlite:
        # However long another replica's upgrade takes, it is no fault.
        await connection.execute(text("SET LOCAL lock_timeout = 0"))
        await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})
        await connection.execute(text("SET LOCAL lock_timeout TO DEFAULT"))


def _upgrade(connection: Connection, location: Location) -> None:
    standing = _standing(_revision(connection))
    if standing is Standing.NEWER:
        raise StorageFault(NEWER.format(where=location.where))
    if standing is not Standing.SAME:
        # Alembic takes longer to load than most commands to run, and there is seldom anything to migrate.
        from storage.migrating import migrate

        migrate(connection)
        _check_rows(connection, location)


def _check_rows(connection: Connection, location: Location) -> None:
    """SQLite lets go of foreign keys while tables are copied, and for whoever opens the file by hand."""
    if location.is_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise StorageFault(
            f"The database {location.where} has rows without their owner. Restore it from a backup."
        )


def _check(connection: Connection, location: Location) -> None:
    fault = {Standing.MISSING: NOT_MIGRATED, Standing.OLDER: OUTDATED, Standing.NEWER: NEWER}
    standing = _standing(_revision(connection))
    if standing is not Standing.SAME:
        raise StorageFault(fault[standing].format(where=location.where))


def _revision(connection: Connection) -> str | None:
    """The newest of the migrations that made the database's tables; None without tables."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def _standing(revision: str | None) -> Standing:
    known = revisions()
    if revision is None:
        return Standing.MISSING
    if revision == known[-1]:
        return Standing.SAME
    return Standing.OLDER if revision in known else Standing.NEWER


@cache
def revisions() -> tuple[str, ...]:
    """What led to this version's tables, the newest last: the files of the migrations bear their numbers."""
    return tuple(sorted(each.stem[1:5] for each in _VERSIONS.glob("v*.py")))
