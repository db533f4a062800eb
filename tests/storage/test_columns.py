"""Values come back from both engines as they went in."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import StatementError

from storage import councils, tables
from storage.database import Database
from tests.storage.world import NOW

on_one_database = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


async def kept(database: Database, name: str = "Anytown", moment: datetime = NOW) -> tables.CouncilRow:
    async with database.write() as session:
        made = await councils.create_council(session, name, moment)
    async with database.read() as session:
        return await session.get_one(tables.CouncilRow, made.id)


@on_one_database
@given(name=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
@example("Tŷ'r Cyngor — مجلس المدينة 🏴󠁧󠁢󠁷󠁬󠁳󠁿 \u202eolleh\u202c %s :x '; -- \\")
async def test_text_of_any_script_comes_back_unchanged(database: Database, name: str) -> None:
    assert (await kept(database, name)).name == name


@pytest.mark.parametrize("name", ["a\x00b", "a\ud800b"])
async def test_characters_that_cannot_be_stored_become_the_replacement_character(
    database: Database, name: str
) -> None:
    """PostgreSQL refuses NUL and UTF-8 half surrogates: a comment that has one must not fail for ever."""
    assert (await kept(database, name)).name == "a\ufffdb"


zones = st.builds(timezone, st.timedeltas(timedelta(hours=-14), timedelta(hours=14)))


@on_one_database
@given(moment=st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=zones))  # noqa: DTZ001
async def test_moments_come_back_equal_and_in_utc(database: Database, moment: datetime) -> None:
    found = (await kept(database, moment=moment)).created_at
    assert found == moment
    assert found.tzinfo is UTC


async def test_naive_datetimes_are_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="has no time zone"):
        await kept(database, moment=datetime(2026, 1, 5))  # noqa: DTZ001
