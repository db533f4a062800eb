"""Transactions: all or nothing, readers apart from writers, nothing lost between programs."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import IntegrityError

from storage import people, tables
from storage.database import Database, Session
from storage.faults import StorageFault
from tests.storage.world import NOW, account, found_council


async def add(session: Session, key: str) -> None:
    await session.execute(insert(tables.seen).values(key=key, at=NOW))


async def count(session: Session) -> int:
    return await session.scalar(select(func.count()).select_from(tables.seen)) or 0


async def test_what_is_written_is_there_for_other_programs(database: Database, replica: Database) -> None:
    async with database.write() as session:
        await add(session, "a")
    async with replica.read() as session:
        assert await count(session) == 1


async def test_an_error_undoes_the_whole_transaction(database: Database) -> None:
    async def fail() -> None:
        async with database.write() as session:
            await add(session, "a")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    async with database.read() as session:
        assert await count(session) == 0


async def test_a_cancelled_transaction_is_undone_and_frees_the_database(database: Database) -> None:
    begun = asyncio.Event()

    async def hang() -> None:
        async with database.write() as session:
            await add(session, "a")
            begun.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(hang())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with database.write() as session:
        assert await count(session) == 0


async def test_cancelling_at_any_moment_leaves_the_database_usable(database: Database) -> None:
    async def once(key: str) -> None:
        async with database.write() as session:
            await add(session, key)

    for turns_of_the_loop in range(25):
        task = asyncio.create_task(once(f"cancelled {turns_of_the_loop}"))
        for _ in range(turns_of_the_loop):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await once(f"kept {turns_of_the_loop}")
    async with database.read() as session:
        kept = await session.scalars(select(tables.seen.c.key).where(tables.seen.c.key.like("kept %")))
        assert len(kept.all()) == 25


async def test_readers_do_not_wait_for_a_writer(database: Database) -> None:
    """A summary that takes long holds up no turn, and a turn no summary."""
    async with database.write() as writer:
        await add(writer, "a")
        async with database.read() as reader:
            assert await count(reader) == 0


async def test_a_reader_sees_one_moment(database: Database) -> None:
    """The figures of one summary agree with each other while answers come in."""
    async with database.read() as reader:
        assert await count(reader) == 0
        async with database.write() as writer:
            await add(writer, "a")
        assert await count(reader) == 0
    async with database.read() as reader:
        assert await count(reader) == 1


async def test_a_reader_can_change_nothing(database: Database) -> None:
    with pytest.raises(StorageFault):
        async with database.read() as session:
            await add(session, "a")
    async with database.write() as session:  # and the connection is as good as new
        await add(session, "a")


@pytest.fixture
async def programs(database_url: str) -> AsyncIterator[Sequence[Database]]:
    """Two programs on one database that wait for each other as long as the test lasts."""
    opened = [Database(database_url, patience=60), Database(database_url, patience=60)]
    yield opened
    for each in opened:
        await each.close()


async def test_four_hundred_turns_of_one_person_through_two_programs_lose_nothing(
    programs: Sequence[Database],
) -> None:
    """A deferred BEGIN on SQLite loses most of them, and so does READ COMMITTED without row locks."""
    async with programs[0].write() as session:
        await found_council(session)

    async def turn(number: int) -> None:
        async with programs[number % 2].write() as session:
            standing = (await people.load_standings(session, [account()], NOW))[account()]
            questions = (*standing.state.questions, str(number))
            await people.save_states(
                session, {standing.person.id: replace(standing.state, questions=questions)}
            )

    await asyncio.gather(*(turn(number) for number in range(400)))
    async with programs[0].write() as session:
        state = (await people.load_standings(session, [account()], NOW))[account()].state
    assert sorted(map(int, state.questions)) == list(range(400))


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_sqlite_keeps_acknowledged_answers_when_the_power_goes(database: Database) -> None:
    """synchronous=FULL: with NORMAL, the last commits before a power cut are gone."""
    async with database.write() as session:
        assert await session.scalar(text("PRAGMA synchronous")) == 2
        assert await session.scalar(text("PRAGMA journal_mode")) == "wal"
        assert await session.scalar(text("PRAGMA foreign_keys")) == 1


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_sqlite_says_locked_at_the_beginning_not_half_way(database: Database) -> None:
    async with database.write():
        other = sqlite3.connect(database.location.where, timeout=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()


async def test_errors_do_not_list_the_parameters(database: Database) -> None:
    """Errors end up in logs; answers must not. (PostgreSQL's DETAIL still names the keys that clash.)"""
    async with database.write() as session:
        await add(session, "my private words")
    with pytest.raises(IntegrityError) as caught:
        async with database.write() as session:
            await add(session, "my private words")
    assert "private" not in str(caught.value).partition("DETAIL")[0]
