"""Pieces of SQL that give the same on both engines."""

from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Date, Integer, Text, false, literal, select
from sqlalchemy.types import TypeEngine

from storage.columns import AwareDateTime, Id
from storage.database import Database
from storage.statements import is_any, one_of, plus_seconds, rows_of
from storage.tables import person
from tests.storage.world import found_council, hire

COLUMNS: dict[str, TypeEngine[Any]] = {"number": Id, "word": Text(), "day": Date(), "moment": AwareDateTime()}
ROWS = [
    (1, 'it\'s "Ŵ"', date(2026, 2, 28), datetime(2026, 3, 29, 0, 59, 59, 999999, tzinfo=UTC)),
    (2**40, "", None, datetime(2026, 1, 1, tzinfo=UTC)),
]


async def test_rows_come_back_as_they_were_given(database: Database) -> None:
    async with database.read() as session:
        given = rows_of(session, "given", COLUMNS, ROWS)
        found = await session.execute(select(*given.c).order_by(given.c.number))
    assert [tuple(row) for row in found] == ROWS


async def test_no_rows_are_no_rows(database: Database) -> None:
    async with database.read() as session:
        assert (await session.execute(select(*rows_of(session, "given", COLUMNS, []).c))).all() == []


@pytest.mark.parametrize("fraction", [0, 1, 999_600, 999_999], ids=str)
@pytest.mark.parametrize("seconds", [0, 1, 59, 3_599])
async def test_a_moment_some_seconds_later_is_exact_to_the_microsecond(
    database: Database, fraction: int, seconds: int
) -> None:
    """Also over midnight and the year's end; text that SQLite compares has equal lengths."""
    moment = datetime(2026, 12, 31, 23, 30, 0, fraction, tzinfo=UTC)
    async with database.read() as session:
        later = plus_seconds(session, literal(moment, AwareDateTime()), literal(seconds, Integer()))
        stored = literal(moment + timedelta(seconds=seconds), AwareDateTime())
        found, equal = (await session.execute(select(later, later == stored))).tuples().one()
    assert (found, bool(equal)) == (moment + timedelta(seconds=seconds), True)


async def test_one_of_takes_more_numbers_than_a_statement_takes_parameters(database: Database) -> None:
    async with database.write() as session:
        (one,) = await hire(session, await found_council(session))
        numbers: tuple[Collection[int], ...] = (range(one.id, one.id + 40_000), [])
        found = [
            (await session.scalars(select(person.c.id).where(one_of(session, person.c.id, each)))).all()
            for each in numbers
        ]
    assert found == [[one.id], []]


def test_no_values_match_nothing() -> None:
    assert is_any(person.c.name, ["Ann"]).compare(person.c.name.in_([literal("Ann", person.c.name.type)]))
    assert is_any(person.c.name, []).compare(false())
