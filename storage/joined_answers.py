"""Answers of two people who are one: the later of two to one question counts, and every one stays in history.

What was published is never taken out again, nor counted anew (docs/decisions/0017).
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, delete, insert, select, tuple_, update

from storage.database import Session
from storage.tables import answer, answer_revision, checkin

_OF_PUBLICATION = ("published_choice", "published_barrier", "published_evidence", "tags_id")

_NOT_FIRST = 2
"""As often as an answer was published that counts nobody towards a group (see storage.releases)."""

Row = dict[str, Any]


async def join_answers(session: Session, council: int, keep: int, other: int) -> None:
    """Moves the answers of `other` to `keep`. Both people are held by this transaction."""
    current = _by_key(await _rows(session, answer, council, (keep, other)))
    history = _by_key(await _rows(session, answer_revision, council, (keep, other)))
    # While old answers are purged, either may be there without the other (see storage.retention).
    both = {key for key in current.keys() | history.keys() if _has_two(current[key] + history[key])}
    if both:
        for table in (answer_revision, answer):
            await session.execute(
                delete(table).where(table.c.person_id.in_((keep, other)), _among(table, both))
            )
        for table, rows in (
            (answer_revision, [row for key in both for row in _numbered(history[key], keep)]),
            (answer, [_current(current[key], len(history[key]), keep) for key in both if current[key]]),
        ):
            if rows:
                await session.execute(insert(table), rows)
    for table in (answer_revision, answer):
        await session.execute(
            update(table)
            .where(table.c.checkin_id.in_(_checkins(council)), table.c.person_id == other)
            .values(person_id=keep)
        )


def joined_row(mine: Row, theirs: Row) -> Row:
    """The later answer, with what was published of either. Where both were, the earlier one's stays in the
    figures as nobody's; what the person changes from then on counts nobody towards a group, as it may be what
    the other had said.
    """
    earlier, later = sorted((mine, theirs), key=lambda row: (row["answered_at"], row is mine))
    were_published = [row for row in (later, earlier) if row["published_choice"] is not None]
    times = max(mine["times_published"], theirs["times_published"])
    if not were_published:
        return later | {"times_published": times}
    told = {name: were_published[0][name] for name in _OF_PUBLICATION}
    least = _NOT_FIRST if len(were_published) == 2 else 0
    return later | told | {"times_published": max(times, least)}


def _by_key(rows: Sequence[Row]) -> defaultdict[tuple[int, str], list[Row]]:
    found: defaultdict[tuple[int, str], list[Row]] = defaultdict(list)
    for row in rows:
        found[row["checkin_id"], row["question_id"]].append(row)
    return found


def _has_two(rows: Sequence[Row]) -> bool:
    return len({row["person_id"] for row in rows}) == 2


def _numbered(revisions: Sequence[Row], keep: int) -> list[Row]:
    """All revisions of one answer, in the order in which they were given, as those of who lives on."""
    # As in joined_row: of two at one moment, that of who lives on comes last and counts.
    given = sorted(revisions, key=lambda row: (row["answered_at"], row["person_id"] == keep, row["revision"]))
    return [row | {"person_id": keep, "revision": number} for number, row in enumerate(given, start=1)]


def _current(rows: Sequence[Row], revisions: int, keep: int) -> Row:
    """What counts of one answer or two, with a number that its history has not passed."""
    mine, *theirs = sorted(rows, key=lambda row: row["person_id"] != keep)
    row = joined_row(mine, theirs[0]) if theirs else mine
    return row | {"person_id": keep, "revision": max(revisions, row["revision"])}


async def _rows(session: Session, table: Table, council: int, people: Sequence[int]) -> list[Row]:
    rows = await session.execute(
        select(table)
        .where(table.c.checkin_id.in_(_checkins(council)), table.c.person_id.in_(people))
        .order_by(table.c.checkin_id, table.c.person_id, table.c.question_id)
        .with_for_update()
    )
    return [dict(row) for row in rows.mappings()]


def _checkins(council: int) -> Any:
    """The keys of the tables begin with it."""
    return select(checkin.c.id).where(checkin.c.council_id == council)


def _among(table: Table, keys: set[tuple[int, str]]) -> ColumnElement[bool]:
    return and_(tuple_(table.c.checkin_id, table.c.question_id).in_(sorted(keys)))
