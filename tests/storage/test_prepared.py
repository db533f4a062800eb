"""Statements that are compiled once and go to the driver itself, in the same transaction as all others."""

from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import bindparam, column, select, table, text
from sqlalchemy.sql import ClauseElement

from storage.columns import Id, Words
from storage.database import Database, Session
from storage.faults import DatabaseLocked, DriverFault, StorageFault
from storage.given import Given
from storage.prepared import Prepared
from storage.statements import insert_into, is_sqlite
from storage.tables import pace, person
from tests.storage.world import NOW, SECOND, found_council, hire

KEYS = Given("given", number=Id, word=Words())
NUMBERS = Given("numbers", id=Id)


def _keys(is_sqlite: bool) -> ClauseElement:
    given = KEYS.table(is_sqlite=is_sqlite)
    return select(given.c.number, given.c.word).order_by(given.c.number)


GIVEN = Prepared(_keys)


def _people(is_sqlite: bool) -> ClauseElement:
    is_one = NUMBERS.has(person.c.id, is_sqlite=is_sqlite)
    return select(person.c.id).where(is_one).order_by(person.c.id)


PEOPLE = Prepared(_people)
PACES = Prepared(lambda _: select(pace).where(pace.c.full_at > bindparam("now")))
ADD_PACE = Prepared(lambda is_sqlite: insert_into(pace, is_sqlite=is_sqlite), ["door", "workspace", "full_at"])
BROKEN = Prepared(
    lambda _: select(column("number")).select_from(table("nowhere")).where(column("number") == bindparam("one"))
)
ROW = {"door": "slack", "workspace": "T1", "full_at": NOW}


async def test_keys_come_back_as_they_were_given(database: Database) -> None:
    rows = [(1, 'it\'s "Ŵ" 🌊'), (2**40, ""), (2**40 + 1, "a\0b"), (2**40 + 2, "a\ud83db")]
    cleaned = [(number, "a\ufffdb") for number, _ in rows[2:]]
    async with database.read() as session:
        for _ in range(2):
            found = await GIVEN.fetch(session, KEYS.values(rows, is_sqlite=is_sqlite(session)))
            cleaned = [
                (number, word.replace("\0", "\ufffd").replace("\ud83d", "\ufffd")) for number, word in rows
            ]
            assert [(row["number"], row["word"]) for row in found] == cleaned
        assert await GIVEN.fetch(session, KEYS.values([], is_sqlite=is_sqlite(session))) == []


async def test_a_statement_takes_any_count_of_keys(database: Database) -> None:
    async with database.write() as session:
        people = await hire(session, await found_council(session))
        for count in (1, 40_000, 0):
            numbers = [[people[0].id + place] for place in range(count)]
            found = await PEOPLE.fetch(session, NUMBERS.values(numbers, is_sqlite=is_sqlite(session)))
            assert [row["id"] for row in found] == ([people[0].id] if count else [])


async def test_values_go_in_and_come_out_as_the_columns_have_them(database: Database) -> None:
    """Moments with their zone, and in the same transaction as what goes through SQLAlchemy."""
    rows = [{"door": "slack", "workspace": name, "full_at": NOW + SECOND} for name in ("T1", "T2")]
    async with database.write() as session:
        await ADD_PACE.run(session, rows)
        assert await PACES.fetch(session, {"now": NOW}) == rows
        assert len((await session.execute(select(pace))).all()) == 2
    async with database.read() as session:
        assert await PACES.fetch(session, {"now": NOW}) == rows
        assert await PACES.fetch(session, {"now": NOW + SECOND}) == []


@pytest.mark.parametrize("first", [True, False], ids=["first", "later"])
async def test_a_statement_that_fails_undoes_the_whole_transaction(database: Database, first: bool) -> None:
    async def twice(session: Session) -> None:
        if not first:
            await session.execute(select(pace))
        await ADD_PACE.run(session, [ROW])
        await ADD_PACE.run(session, [ROW])

    with pytest.raises(DriverFault, match=r"IntegrityError|UniqueViolationError"):
        async with database.write() as session:
            await twice(session)
    async with database.write() as session:
        assert (await session.execute(select(pace))).all() == []


async def test_what_is_wrong_with_the_database_is_said_in_words(database: Database) -> None:
    async def use() -> None:
        async with database.write() as session:
            await session.execute(select(pace))
            await BROKEN.fetch(session, {"one": 1})

    with pytest.raises(StorageFault, match="Run `waymark db upgrade` first"):
        await use()


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
@pytest.mark.parametrize(
    "use", [lambda s: PACES.fetch(s, {"now": NOW}), lambda s: ADD_PACE.run(s, [ROW])], ids=["fetch", "run"]
)
async def test_a_connection_that_is_cut_costs_its_transaction_and_no_other(
    database: Database, replica: Database, use: Callable[[Session], Awaitable[object]]
) -> None:
    async def cut() -> None:
        async with database.write() as session:
            number = await session.scalar(text("SELECT pg_backend_pid()"))
            async with replica.write() as other:
                await other.execute(text("SELECT pg_terminate_backend(:number, 5000)"), {"number": number})
            await use(session)

    with pytest.raises(StorageFault, match="cannot be reached"):
        await cut()
    async with database.write() as session:
        assert await PACES.fetch(session, {"now": NOW}) == []


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_a_file_that_was_locked_is_of_use_once_it_is_free(database: Database, database_url: str) -> None:
    hasty = Database(database_url, patience=0.05)
    for _ in range(3):
        async with database.write():
            with pytest.raises(DatabaseLocked):
                async with hasty.write():
                    pass
        async with hasty.write() as session:
            assert await PACES.fetch(session, {"now": NOW}) == []
    await hasty.close()
