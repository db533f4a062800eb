"""Migrations make exactly the tables that the code works with."""

import asyncio
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, event, select, text

from conversations.calendar import Calendar
from storage import councils, schema, tables
from storage.database import Database
from storage.faults import StorageFault
from storage.migrating import MIGRATIONS, config
from storage.schema import Standing
from tests.storage.world import NOW


def differences(connection: Connection) -> list[object]:
    options = {"compare_type": True, "compare_server_default": True}
    found: list[object] = compare_metadata(
        MigrationContext.configure(connection, opts=options), tables.Row.metadata
    )
    return found


async def test_migrations_and_tables_agree(database: Database) -> None:
    async with database.write() as session:
        assert await (await session.connection()).run_sync(differences) == []


def test_the_files_of_the_migrations_bear_the_numbers_by_which_they_lead_to_this_version() -> None:
    """Which is how the program knows, without loading Alembic, whether there is anything to migrate."""
    newest_first = (each.revision for each in ScriptDirectory(str(MIGRATIONS)).walk_revisions())
    assert schema.revisions() == tuple(reversed(list(newest_first)))


async def test_foreign_keys_and_partial_indexes_agree(database: Database, engine: str) -> None:
    """Alembic does not compare ON DELETE on SQLite, nor the conditions of indexes."""
    ours = await _created_directly(engine, database)
    async with database.write() as session:
        assert await (await session.connection()).run_sync(_details) == ours


async def test_a_fresh_database_is_ready_after_the_upgrade(empty_url: str) -> None:
    database = Database(empty_url)
    await schema.upgrade(database)
    await schema.check(database)
    assert await schema.standing(database) is Standing.SAME
    await database.close()


async def test_replicas_that_start_together_upgrade_once(empty_url: str) -> None:
    replicas = [Database(empty_url) for _ in range(4)]
    await asyncio.gather(*(schema.upgrade(replica) for replica in replicas))
    await schema.check(replicas[0])
    for replica in replicas:
        await replica.close()


async def test_upgrading_again_keeps_everything(database: Database) -> None:
    async with database.write() as session:
        made = await councils.create_council(session, "Anytown", NOW)
    await schema.upgrade(database)
    async with database.read() as session:
        assert await councils.council(session, made.id) == made


async def test_people_of_the_first_version_are_told_from_their_states(empty_url: str) -> None:
    """What the second version's columns repeat is filled in for people who were there before."""
    database = Database(empty_url)
    async with database.write() as session:
        connection = await session.connection()
        await connection.run_sync(lambda sync: command.upgrade(config(sync), "0001"))
        for statement in _FIRST_ROWS:
            await session.execute(text(statement))
    await schema.upgrade(database)
    row = tables.person.c
    columns = (row.checkin_id, row.has_finished, row.has_stopped, row.lane_id, row.is_planned)
    async with database.read() as session:
        found = (await session.execute(select(*columns).order_by(row.id))).tuples().all()
        calendar = await councils.calendar_of(session, 1)
    await database.close()
    assert list(found) == [
        (None, False, False, None, False),
        (7, True, False, 2, False),
        (7, False, True, None, False),
    ]
    assert calendar == Calendar()


_FIRST_ROWS = (
    "INSERT INTO council (id, name, created_at) VALUES (1, 'Anytown', '2026-01-01 00:00:00.000000')",
    "INSERT INTO person (id, ordinal, state, council_id, name, role, service_area, is_lead, locale, zone, "
    "created_at) SELECT number, number, state, 1, 'Ann', 'frontline', '', false, 'en', 'Europe/London', "
    """created_at FROM council, (SELECT 1 AS number, '{"phase": "new"}' AS state """
    """UNION ALL SELECT 2, '{"phase": "finished", "checkin": 7, "finished": true}' """
    """UNION ALL SELECT 3, '{"phase": "stopped", "checkin": 7, "finished": false}') AS people""",
    "INSERT INTO address (id, council_id, person_id, door, workspace, conversation, place, reference, wakes) "
    "SELECT number, 1, 2, 'slack', 'T', number, place, '{}', 0 FROM (SELECT 1 AS number, 'direct' AS place "
    "UNION ALL SELECT 2, 'direct' UNION ALL SELECT 3, 'shared') AS addresses",
)


async def test_the_upgrade_makes_the_folder(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/new 100% folder/deeper/waymark.db")
    await schema.upgrade(database)
    await schema.check(database)
    await database.close()


async def test_a_database_without_tables_is_refused(empty_url: str) -> None:
    database = Database(empty_url)
    with pytest.raises(StorageFault, match="waymark db upgrade"):
        await schema.check(database)
    assert await schema.standing(database) is Standing.MISSING
    await database.close()


async def test_a_database_of_a_newer_version_is_left_alone(empty_url: str) -> None:
    database = Database(empty_url)
    await schema.upgrade(database)
    async with database.write() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StorageFault, match="newer version of Waymark"):
        await schema.check(database)
    with pytest.raises(StorageFault, match="newer version of Waymark"):
        await schema.upgrade(database)
    await database.close()


async def test_an_upgrade_that_is_broken_off_in_the_middle_leaves_nothing_behind(empty_url: str) -> None:
    """As by a server that is told to stop while it starts; the next one upgrades as if nothing had been."""
    database = Database(empty_url)
    for statements in (20, 60, 100):
        upgrading = asyncio.create_task(schema.upgrade(database))
        with _after(statements, upgrading.cancel), pytest.raises(asyncio.CancelledError):
            await upgrading
        assert await schema.standing(database) is Standing.MISSING
    await schema.upgrade(database)
    await schema.check(database)
    await database.close()


@contextmanager
def _after(statements: int, then: Callable[[], object]) -> Iterator[None]:
    """Does something when so many statements have begun, wherever."""
    begun = count(1)

    def note(*_: object) -> None:
        if next(begun) == statements:
            then()

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", note)


async def test_an_upgrade_that_would_leave_orphans_is_undone(tmp_path: Path) -> None:
    """Foreign keys are off during migrations, so the result is checked before it is kept."""
    database = Database(f"sqlite:///{tmp_path}/waymark.db")
    async with database.write() as session:
        before = schema.revisions()[-2]
        await (await session.connection()).run_sync(lambda known: command.upgrade(config(known), before))
    _orphan(database)
    with pytest.raises(StorageFault, match="rows without their owner"):
        await schema.upgrade(database)
    assert await schema.standing(database) is Standing.OLDER
    await database.close()


async def test_only_who_asks_waits_until_all_rows_are_read(tmp_path: Path) -> None:
    """Protects: commands stay quick where there are millions of answers, and hold up nobody who answers."""
    database = Database(f"sqlite:///{tmp_path}/waymark.db")
    await schema.upgrade(database)
    await schema.check_rows(database)
    _orphan(database)
    await schema.upgrade(database)
    with pytest.raises(StorageFault, match="rows without their owner"):
        await schema.check_rows(database)
    await database.close()


def _orphan(database: Database) -> None:
    """Adds a row without its owner, past Waymark."""
    with closing(sqlite3.connect(database.location.where)) as direct:
        direct.execute("INSERT INTO card VALUES (77, 'key', 'ref')")
        direct.commit()


def _details(connection: Connection) -> list[tuple[str, str]]:
    """Every constraint and index as the engine itself writes it down."""
    if connection.dialect.name == "sqlite":
        found = connection.execute(
            text("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'alembic%' ORDER BY name")
        )
        return [(name, _plain(sql)) for name, sql in found.tuples() if sql]
    found = connection.execute(
        text(
            "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE connamespace = 'public'::regnamespace AND conname NOT LIKE 'alembic%' "
            "UNION ALL SELECT indexname, indexdef FROM pg_indexes "
            "WHERE schemaname = 'public' AND indexname NOT LIKE 'alembic%' ORDER BY 1, 2"
        )
    )
    return [(name, definition) for name, definition in found.tuples()]


def _plain(sql: str) -> str:
    """A statement without the order of its parts: a column that was added later stands at its end."""
    parts = (part.strip(" \t()") for part in re.split(r"[\n,]", sql))
    return " ".join(sorted(part for part in parts if part))


async def _created_directly(engine: str, database: Database) -> list[tuple[str, str]]:
    """The details of the tables as the models alone would make them."""
    async with database.write() as session:
        connection = await session.connection()
        await connection.run_sync(tables.Row.metadata.drop_all)
        await connection.run_sync(tables.Row.metadata.create_all)
        found = await connection.run_sync(_details)
        await session.rollback()
    return found
