"""Pieces of SQL that both engines have, but SQLAlchemy spells twice or needs a hand with."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Column, ColumnElement, Table, and_, false, literal_column, or_
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import Session
from storage.tables import outbox


def insert(session: Session, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that can say ON CONFLICT."""
    if session.get_bind().dialect.name == "sqlite":
        return sqlite.insert(table)
    return postgresql.insert(table)


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


# Written into the SQL: as a parameter, the planners could not tell that the partial index fits.
is_queued = outbox.c.state == literal_column("'queued'")
is_sent = outbox.c.state == literal_column("'sent'")
is_dead = outbox.c.state == literal_column("'dead'")
