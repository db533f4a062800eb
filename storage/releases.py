"""The answers of a check-in that wait to be published, and their publication (see conversations.releases).

An answer waits while its value is not the one that was published of it last. What its tags tell is made up anew
each time, until it is published under some: those it keeps.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    RowMapping,
    TextClause,
    and_,
    case,
    func,
    or_,
    select,
    text,
    update,
)

from conversations.answers import Choice
from conversations.people import CheckIn, Role
from conversations.published import Value
from conversations.releases import News, Segment, Tags, publish
from storage.checkins import checkin_of
from storage.database import Session
from storage.statements import insert, one_of
from storage.tables import answer, council, published, tags
from storage.tables import checkin as checkin_table
from storage.tagging import COLUMNS, columns_of, tags_of

# Written into the SQL: the planners must see that the partial index fits.
is_waiting = text(
    "(answer.published_choice IS NULL OR answer.published_choice <> answer.choice "
    "OR coalesce(answer.published_barrier, '') <> coalesce(answer.barrier, '') "
    "OR answer.published_evidence <> (answer.choice >= 4 AND answer.comment IS NOT NULL))"
)
_HAS_EVIDENCE = and_(answer.c.choice >= Choice.LEVEL_4.value, answer.c.comment.is_not(None))

_COUNTS_UP_TO = 1
"""How often an answer was published that still counts: later changes go along with others."""

_LOOKED_FOR = timedelta(days=1)
"""For how long a closed check-in may still be due."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """Answers to one question that wait alike: from people of one segment, published last under the same tags.

    `counting`: those that count towards a group.
    """

    question: str
    segment: Segment
    tags: Tags | None
    answers: int
    counting: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """An answer that waits; `before` and `tags`: what was published of it last, and under which tags."""

    person: int
    question: str
    segment: Segment
    value: Value
    before: Value | None
    tags: Tags | None
    counts: bool


async def checkins(session: Session, now: datetime) -> list[tuple[CheckIn, datetime | None]]:
    """The check-ins of all councils that may be due, and when each was looked through last."""
    rows = await session.execute(
        select(checkin_table)
        .where(
            checkin_table.c.opens_at <= now,
            or_(
                checkin_table.c.published_at.is_(None),
                checkin_table.c.published_at < checkin_table.c.closes_at,
                checkin_table.c.closes_at > now - _LOOKED_FOR,
            ),
        )
        .order_by(checkin_table.c.id)
    )
    return [(checkin_of(row), row["published_at"]) for row in rows.mappings()]


async def claim(session: Session, checkin: CheckIn, last: datetime | None, now: datetime) -> bool:
    """Whether a check-in is still to be looked through that was so `last`; who asks first does it."""
    claimed = await session.scalar(
        update(checkin_table)
        .where(checkin_table.c.id == checkin.id, checkin_table.c.published_at.is_not_distinct_from(last))
        .values(published_at=now)
        .returning(checkin_table.c.id)
    )
    return claimed is not None


async def keep_least(session: Session, checkin: CheckIn) -> int:
    """Of how many people the check-in's figures tell at least: the council's number when this is asked first,
    for good.
    """
    table, of_council = checkin_table.c, council.c.id == checkin.council
    own = select(council.c.least).where(of_council).scalar_subquery()
    await session.execute(
        update(checkin_table)
        .where(table.id == checkin.id, table.council_id == checkin.council, table.least.is_(None))
        .values(least=own)
    )
    kept = await session.scalar(select(table.least).where(table.id == checkin.id))
    if kept is None:
        raise LookupError(f"there is no check-in {checkin.id}")
    return int(kept)


async def crowds(session: Session, checkin: CheckIn) -> list[Crowd]:
    """All that waits in a check-in."""
    alike = (answer.c.question_id, answer.c.service_area, answer.c.role, answer.c.tags_id)
    counts = case((answer.c.times_published <= _COUNTS_UP_TO, 1), else_=0)
    crowd = (
        select(*alike, func.count().label("answers"), func.sum(counts).label("counting"))
        .where(*_wait_in(checkin))
        .group_by(*alike)
        .subquery("crowd")
    )
    rows = await session.execute(select(crowd, *_TAGS).outerjoin(tags, tags.c.id == crowd.c.tags_id))
    return [
        Crowd(row["question_id"], _segment_of(row), _kept_tags(row), row["answers"], int(row["counting"]))
        for row in rows.mappings()
    ]


async def waiting(session: Session, checkin: CheckIn) -> dict[str, int]:
    """To each question, how many answers are in no figure or in figures with another choice.

    Those that wait for what was added to them are left out: whoever saw the number move would know of somebody
    who added evidence that they gave one of the higher levels.
    """
    is_another = or_(answer.c.published_choice.is_(None), answer.c.published_choice != answer.c.choice)
    rows = await session.execute(
        select(answer.c.question_id, func.count())
        .where(*_wait_in(checkin), is_another)
        .group_by(answer.c.question_id)
    )
    return dict(rows.tuples().all())


async def hold(session: Session, checkin: CheckIn, question: str | None = None) -> list[Waiting]:
    """The answers that wait, to one question or to all, until the commit. Those that somebody is changing at
    this moment are left for the next time: so nobody waits for each other.
    """
    rows = await session.execute(
        select(
            answer.c.person_id,
            answer.c.question_id,
            answer.c.service_area,
            answer.c.role,
            answer.c.choice,
            answer.c.barrier,
            _HAS_EVIDENCE.label("has_evidence"),
            answer.c.published_choice,
            answer.c.published_barrier,
            answer.c.published_evidence,
            answer.c.times_published,
            answer.c.tags_id,
            *_TAGS,
        )
        .outerjoin(tags, tags.c.id == answer.c.tags_id)
        .where(*_wait_in(checkin), *([answer.c.question_id == question] if question is not None else []))
        .with_for_update(of=answer, key_share=True, skip_locked=True)
    )
    return [_waiting_of(row) for row in rows.mappings()]


async def save(session: Session, checkin: CheckIn, plan: Sequence[tuple[Waiting, Tags]]) -> None:
    """Publishes answers that are held, each under its tags."""
    if not plan:
        return
    changes = publish({}, [News(told, one.value, one.before) for one, told in plan])
    ids = await _ids(session, checkin, changes)
    await _add(session, ids, changes)
    people: defaultdict[tuple[str, Tags], list[int]] = defaultdict(list)
    for one, told in plan:
        people[one.question, told].append(one.person)
    for (question, told), numbers in people.items():
        await _mark(session, checkin, question, numbers, ids[told])


async def _mark(
    session: Session, checkin: CheckIn, question: str, people: Collection[int], tags_id: int
) -> None:
    """As they are held, their answers are still what was published of them."""
    await session.execute(
        update(answer)
        .where(
            answer.c.checkin_id == checkin.id,
            answer.c.question_id == question,
            one_of(session, answer.c.person_id, people),
        )
        .values(
            published_choice=answer.c.choice,
            published_barrier=answer.c.barrier,
            published_evidence=_HAS_EVIDENCE,
            times_published=answer.c.times_published + 1,
            tags_id=tags_id,
        )
    )


async def _ids(session: Session, checkin: CheckIn, wanted: Collection[Tags]) -> dict[Tags, int]:
    """The rows of these tags, made where they are new: in one order everywhere, so that two processes never
    wait for each other in a circle.
    """
    columns = sorted((columns_of(one) for one in wanted), key=lambda row: tuple(row.values()))
    await session.execute(
        insert(session, tags).on_conflict_do_nothing(),
        [{"checkin_id": checkin.id, "council_id": checkin.council, **row} for row in columns],
    )
    found = await session.execute(
        select(tags.c.id, *COLUMNS.values()).where(
            tags.c.checkin_id == checkin.id, tags.c.question.in_(sorted({row["question"] for row in columns}))
        )
    )
    return {tags_of(row): row["id"] for row in found.mappings()}


async def _add(session: Session, ids: Mapping[Tags, int], changes: Mapping[Tags, Mapping[Value, int]]) -> None:
    rows = [
        {
            "tags_id": ids[told],
            "choice": value.choice.value,
            "barrier": value.barrier or "",
            "has_evidence": value.has_evidence,
            "number": number,
        }
        for told, values in changes.items()
        for value, number in values.items()
        if number
    ]
    if not rows:
        return
    upsert = insert(session, published)
    await session.execute(
        upsert.on_conflict_do_update(
            index_elements=["tags_id", "choice", "barrier", "has_evidence"],
            set_={"number": published.c.number + upsert.excluded.number},
        ),
        sorted(rows, key=lambda row: (row["tags_id"], row["choice"], row["barrier"], row["has_evidence"])),
    )


# A segment's columns have the same names.
_TAGS = tuple(column.label(f"told_{name}") for name, column in COLUMNS.items())


def _wait_in(checkin: CheckIn) -> tuple[ColumnElement[bool] | TextClause, ...]:
    return answer.c.checkin_id == checkin.id, answer.c.council_id == checkin.council, is_waiting


def _waiting_of(row: RowMapping) -> Waiting:
    before = None
    if row["published_choice"] is not None:
        before = Value(Choice(row["published_choice"]), row["published_barrier"], row["published_evidence"])
    return Waiting(
        person=row["person_id"],
        question=row["question_id"],
        segment=_segment_of(row),
        value=Value(Choice(row["choice"]), row["barrier"], row["has_evidence"]),
        before=before,
        tags=_kept_tags(row),
        counts=row["times_published"] <= _COUNTS_UP_TO,
    )


def _segment_of(row: RowMapping) -> Segment:
    return Segment(row["service_area"], Role(row["role"]))


def _kept_tags(row: RowMapping) -> Tags | None:
    if row["tags_id"] is None:
        return None
    return tags_of({name: row[f"told_{name}"] for name in COLUMNS})
