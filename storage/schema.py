"""The database's schema: brought up to this code's version, and checked at the start."""

import asyncio
import logging
from collections.abc import Collection
from enum import StrEnum
from functools import cache
from pathlib import Path
from time import monotonic

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.database import Database, postgres_engine, sqlite_engine
from storage.faults import NEWER, NOT_MIGRATED, OUTDATED, DatabaseLocked, StorageFault, explain
from storage.location import Location

_MIGRATIONS = Path(__file__).parent / "migrations"
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
    head, known = _revisions()
    if revision is None:
        return Standing.MISSING
    if revision == head:
        return Standing.SAME
    return Standing.OLDER if revision in known else Standing.NEWER


async def check(database: Database) -> None:
    """Raises StorageFault unless the database has exactly the tables of this version."""
    async with database.read() as session:
        await (await session.connection()).run_sync(_check, database.location)


def config(connection: Connection) -> Config:
    """Alembic's configuration, without its ini file."""
    made = Config(attributes={"connection": connection})
    made.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    return made


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
    made = config(connection)
    if _revision(connection) not in _known(ScriptDirectory.from_config(made)):
        raise StorageFault(NEWER.format(where=location.where))
    logging.getLogger("alembic").setLevel(logging.WARNING)
    command.upgrade(made, "head")
    if location.is_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise StorageFault(
            f"The database {location.where} has rows without their owner. Restore it from a backup."
        )


def _check(connection: Connection, location: Location) -> None:
    scripts = ScriptDirectory.from_config(config(connection))
    revision = _revision(connection)
    if revision is None:
        raise StorageFault(NOT_MIGRATED.format(where=location.where))
    if revision not in _known(scripts):
        raise StorageFault(NEWER.format(where=location.where))
    if revision != scripts.get_current_head():
        raise StorageFault(OUTDATED.format(where=location.where))


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


@cache
def _revisions() -> tuple[str | None, Collection[str]]:
    """This version's newest revision, and all that led to it."""
    scripts = ScriptDirectory(str(_MIGRATIONS))
    return scripts.get_current_head(), frozenset(script.revision for script in scripts.walk_revisions())


def _known(scripts: ScriptDirectory) -> set[str | None]:
    """The revisions that this code can start from; None is a database without tables."""
    return {None, *(script.revision for script in scripts.walk_revisions())}
