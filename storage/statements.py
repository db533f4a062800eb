"""Pieces of SQL that both engines have, but SQLAlchemy spells twice or needs a hand with."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Subquery,
    Table,
    and_,
    any_,
    column,
    false,
    func,
    literal,
    literal_column,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import TypeEngine

from storage.columns import AwareDateTime, Id
from storage.database import Session
from storage.tables import nudge, outbox


def is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"


def insert(session: Session, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that can say ON CONFLICT."""
    return insert_into(table, is_sqlite=is_sqlite(session))


def insert_into(table: Table, *, is_sqlite: bool) -> postgresql.Insert | sqlite.Insert:
    """The same, for an engine."""
    return sqlite.insert(table) if is_sqlite else postgresql.insert(table)


def among(
    door: Column[str], workspace: Column[str], name: Column[str], keys: Iterable[tuple[str, str, str]]
) -> ColumnElement[bool]:
    """Matches any of the keys: one index range for each workspace, however many names are asked for."""
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key in keys:
        names[key[:2]].add(key[2])
    return or_(
        false(),
        *(
            and_(door == place[0], workspace == place[1], name.in_(sorted(wanted)))
            for place, wanted in sorted(names.items())
        ),
    )


def is_any(column: Column[str], values: Collection[str]) -> ColumnElement[bool]:
    """Matches any of a few values that stay the same as long as the statement does."""
    return column.in_([literal(value, column.type) for value in values]) if values else false()


def one_of(session: Session, column: Column[int], numbers: Collection[int]) -> ColumnElement[bool]:
    """Matches any of thousands of numbers, which take one parameter together."""
    if is_sqlite(session):
        return column.in_(select(func.json_each(json.dumps(list(numbers))).table_valued("value").c.value))
    return column == any_(literal(list(numbers), postgresql.ARRAY(Id)))


def rows_of(
    session: Session, name: str, columns: Mapping[str, TypeEngine[Any]], rows: Sequence[Sequence[object]]
) -> Subquery:
    """Thousands of rows of our own to join with, which take one parameter for each column at most.

    `rows` hold one value for each of `columns`, in the same order.
    """
    values: list[ColumnElement[Any]]
    if is_sqlite(session):
        text = json.dumps(rows, default=_as_text)
        given = func.json_each(text).table_valued("value")
        values = [func.json_extract(given.c.value, f"$[{place}]") for place in range(len(columns))]
    else:
        lists = zip(*rows, strict=True) if rows else [()] * len(columns)
        arrays = [
            literal(list(values), postgresql.ARRAY(kind))
            for kind, values in zip(columns.values(), lists, strict=True)
        ]
        given = func.unnest(*arrays).table_valued(*map(column, columns)).render_derived()
        values = list(given.c)
    return (
        select(
            *(
                type_coerce(value, kind).label(label)
                for (label, kind), value in zip(columns.items(), values, strict=True)
            )
        )
        .select_from(given)
        .subquery(name)
    )


def plus_seconds(
    session: Session, moment: ColumnElement[datetime], seconds: ColumnElement[int]
) -> ColumnElement[datetime]:
    """A moment so many seconds later."""
    if not is_sqlite(session):
        return type_coerce(moment + func.make_interval(0, 0, 0, 0, 0, 0, seconds), AwareDateTime())
    # Text as AwareDateTime writes it: what follows the second stays as it is.
    whole = func.strftime("%Y-%m-%d %H:%M:%S", func.substr(moment, 1, 19), func.printf("%d seconds", seconds))
    return type_coerce(whole.concat(func.substr(moment, 20)), AwareDateTime())


# Written into the SQL: as a parameter, the planners could not tell that the partial index fits.
is_queued = outbox.c.state == literal_column("'queued'")
is_sent = outbox.c.state == literal_column("'sent'")
is_dead = outbox.c.state == literal_column("'dead'")
is_planned = nudge.c.state == literal_column("'planned'")

waits_since = func.coalesce(outbox.c.retried_at, outbox.c.created_at)
"""Since when a message is tried: one that had been given up begins anew."""


def _as_text(value: object) -> str:
    """Moments and days as the columns of SQLite keep them."""
    if isinstance(value, datetime):
        moment = AwareDateTime().process_bind_param(value, sqlite.dialect())
        return f"{moment:%Y-%m-%d %H:%M:%S.%f}"
    assert isinstance(value, date)
    return value.isoformat()
