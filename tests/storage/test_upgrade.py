"""A database of each released version, filled as that version did, is upgraded and everything in it stays."""

from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Connection, MetaData, select, text

from conversations.answers import Choice
from storage import my_data, schema
from storage.database import Database
from storage.migrating import config
from tests.program import Stage

RELEASES = Path(__file__).parent / "releases"
VERSIONS = tuple(sorted(each.stem for each in RELEASES.glob("*.sql")))

Rows = Mapping[str, list[dict[str, object]]]
"""By table, in an order of their own."""


@pytest.fixture(params=VERSIONS)
async def old(empty_url: str, request: pytest.FixtureRequest) -> AsyncIterator[Database]:
    """The database of a version, with rows of it and of those before."""
    version = str(request.param)
    database = Database(empty_url)
    async with database.write() as session:
        connection = await session.connection()
        if not database.location.is_sqlite:
            await session.execute(text("SET LOCAL TIME ZONE 'UTC'"))
        await connection.run_sync(_make, version)
        for each in VERSIONS[: VERSIONS.index(version) + 1]:
            for statement in _statements(each):
                await connection.exec_driver_sql(statement)
        if not database.location.is_sqlite:
            await connection.run_sync(_number_on)
    yield database
    await database.close()


def _make(connection: Connection, version: str) -> None:
    command.upgrade(config(connection), version)


def _statements(version: str) -> list[str]:
    lines = (RELEASES / f"{version}.sql").read_text("utf-8").splitlines()
    whole = "\n".join(line for line in lines if not line.startswith("--"))
    return [each for each in whole.split(";\n") if each.strip()]


def _number_on(connection: Connection) -> None:
    """Rows that were given their numbers leave PostgreSQL's counters where they were."""
    found = MetaData()
    found.reflect(connection)
    for table in found.sorted_tables:
        if "id" in table.c:
            sequence = f"pg_get_serial_sequence('{table.name}', 'id')"
            connection.exec_driver_sql(f"SELECT setval({sequence}, 1000) WHERE {sequence} IS NOT NULL")


async def _rows(database: Database, columns: Mapping[str, list[str]] | None = None) -> Rows:
    """All rows, as the engine itself holds them; of `columns` alone where they are given."""

    def read(connection: Connection) -> Rows:
        found = MetaData()
        found.reflect(connection)
        return {
            table.name: sorted(
                (
                    {name: row[name] for name in (columns or {}).get(table.name, row.keys())}
                    for row in connection.execute(select(table)).mappings()
                ),
                key=repr,
            )
            for table in found.sorted_tables
            if table.name != "alembic_version" and (columns is None or table.name in columns)
        }

    async with database.read() as session:
        return await (await session.connection()).run_sync(read)


async def test_not_a_row_and_not_a_value_is_lost_or_changed(old: Database) -> None:
    before = await _rows(old)
    assert {name for name, rows in before.items() if not rows} == set(), "every table of the version is filled"
    await schema.upgrade(old)
    await schema.check(old)
    columns = {name: list(rows[0]) for name, rows in before.items()}
    assert await _rows(old, columns) == before


def test_every_version_but_the_newest_is_tried() -> None:
    assert schema.revisions()[:-1] == VERSIONS


@pytest.mark.parametrize("old", [VERSIONS[0], VERSIONS[-1]], indirect=True)
async def test_people_go_on_where_they_were_and_find_their_answers(old: Database) -> None:
    await schema.upgrade(old)
    async with Stage(old).program() as program:
        await program.send()
        assert any("Question 2 of 3" in each for each in program.door.texts("ann"))
        assert await program.choices("ann") == {"councils-data-1": Choice.LEVEL_2}
        assert any("Question 3 of 3" in each for each in await program.says("ann", "4"))
        given = await program.answers("ann")
        assert (given["councils-data-1"].barrier, given["councils-data-2"].choice) == ("budget", Choice.LEVEL_4)
    async with old.read() as session:
        data = await my_data.gather(session, 1, 1)
    assert data is not None
    assert "Boss changed" in {each.comment for each in data.answers}
