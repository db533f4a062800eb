"""Column types that behave the same on SQLite and PostgreSQL."""

from datetime import UTC, datetime, time
from functools import cache

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

from conversations.people import WorkingPattern
from conversations.text import storable

Id = BigInteger().with_variant(Integer(), "sqlite")
"""SQLite numbers rows by itself only under the exact type INTEGER, which holds 64 bits there as well."""


class AwareDateTime(TypeDecorator[datetime]):
    """A moment. Stored as UTC and read as UTC; a datetime without a time zone is refused both ways."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone")
        moment = value.astimezone(UTC)
        # SQLite keeps text without an offset: equal lengths, so that text order is time order.
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if dialect.name == "sqlite":
            return value.replace(tzinfo=UTC)
        if value.tzinfo is None:
            raise ValueError(f"{value!r} came from the database without a time zone")
        return value.astimezone(UTC)


class Words(TypeDecorator[str]):
    """Text from people.

    PostgreSQL holds no NUL and UTF-8 no half surrogates. They become U+FFFD on both engines, so that a strange
    character never makes an answer impossible to store.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value)


def dump_pattern(pattern: WorkingPattern) -> str:
    """A working pattern as text, such as `12345 09:00-17:00`; equal patterns give equal texts."""
    days = "".join(str(day) for day in sorted(pattern.days))
    return f"{days} {pattern.starts:%H:%M}-{pattern.ends:%H:%M}"


@cache
def load_pattern(text: str) -> WorkingPattern:
    days, _, hours = text.partition(" ")
    starts, _, ends = hours.partition("-")
    return WorkingPattern(
        frozenset(int(day) for day in days), time.fromisoformat(starts), time.fromisoformat(ends)
    )


USUAL_PATTERN = dump_pattern(WorkingPattern())
