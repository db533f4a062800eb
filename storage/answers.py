"""Answers and how they came to be: the latest revision counts, every revision is kept."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.sql import ClauseElement

from conversations.answers import Choice
from conversations.effects import RecordAnswer, RecordBarrier, RecordComment, RecordQuote
from conversations.people import Person
from storage.columns import Id, Words
from storage.database import Session
from storage.given import Given
from storage.prepared import Prepared
from storage.statements import insert_into, is_sqlite
from storage.tables import answer, answer_revision


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """Something to record about a person's answer, and the door through which it came. `is_again`: they took
    back what they had answered in the check-in before.
    """

    person: Person
    door: str
    record: RecordAnswer | RecordBarrier | RecordComment | RecordQuote
    is_again: bool = False


@dataclass(frozen=True)
class _Revision:
    """A row of `answer` and `answer_revision`, by the names of their columns. `may_quote`: of the comment."""

    checkin_id: int
    person_id: int
    question_id: str
    revision: int
    council_id: int
    choice: int
    barrier: str | None
    comment: str | None
    role: str
    service_area: str
    door: str
    answered_at: datetime
    may_quote: bool = False


_Key = tuple[int, int, str]
_KEY = ("checkin_id", "person_id", "question_id")
_NOT_FIRST = 2
"""As often as an answer was published that counts nobody towards a group (see storage.releases): it may be what
was published already, before it was taken back.
"""
_COLUMNS = tuple(column.name for column in answer_revision.c)
"""What an answer consists of. Its other columns say what was published of it: they stay as they are."""

_KEYS = Given("given", checkin_id=Id, person_id=Id, question_id=Words())


def _latest_of(is_sqlite: bool) -> ClauseElement:
    given = _KEYS.table(is_sqlite=is_sqlite)
    is_it = and_(*(answer.c[name] == given.c[name] for name in _KEY))
    return select(*(answer.c[name] for name in _COLUMNS)).join_from(given, answer, is_it)


_LATEST = Prepared(_latest_of)


def _upsert(is_sqlite: bool) -> ClauseElement:
    adding = insert_into(answer, is_sqlite=is_sqlite)
    return adding.on_conflict_do_update(
        index_elements=_KEY,
        set_={name: adding.excluded[name] for name in _COLUMNS if name not in _KEY},
    )


_UPSERT = Prepared(_upsert, [*_COLUMNS, "times_published"])
_ADD_REVISION = Prepared(lambda is_sqlite: insert_into(answer_revision, is_sqlite=is_sqlite), _COLUMNS)


async def record(session: Session, records: Sequence[AnswerRecord], now: datetime) -> None:
    """Applies the records in order; one that changes nothing makes no revision.

    The people must be held by `load_standings` in the same transaction. Raises ValueError for a barrier or a
    comment without an answer.
    """
    if not records:
        return
    latest = await _latest(session, records)
    made: list[_Revision] = []
    for one in records:
        key = _key(one)
        before = latest.get(key)
        if before is None and isinstance(one.record, RecordQuote):
            continue  # there is nothing that could be quoted
        after = _apply(one, before, now)
        if after != before:
            latest[key] = after
            made.append(after)
    await _save(session, made, again={_key(one) for one in records if one.is_again})


async def _latest(session: Session, records: Iterable[AnswerRecord]) -> dict[_Key, _Revision]:
    keys = sorted({_key(one) for one in records})
    rows = await _LATEST.fetch(session, _KEYS.values(keys, is_sqlite=is_sqlite(session)))
    found = (_Revision(**row) for row in rows)
    return {(row.checkin_id, row.person_id, row.question_id): row for row in found}


def _key(one: AnswerRecord) -> _Key:
    return one.record.checkin, one.person.id, one.record.question


def _apply(one: AnswerRecord, before: _Revision | None, now: datetime) -> _Revision:
    match one.record:
        case RecordAnswer() as record:
            return _choose(one, record, before, now)
        case _ if before is None:
            raise ValueError(f"no answer of person {one.person.id} to {one.record.question} to add to")
        case RecordBarrier(barrier=barrier):
            changed = replace(before, barrier=barrier)
        case RecordQuote(wanted=wanted):
            changed = replace(before, may_quote=wanted and before.comment is not None)
        case RecordComment(text=text, may_quote=may_quote):
            changed = replace(before, comment=text, may_quote=may_quote)
    if changed == before:
        return before
    return replace(changed, revision=before.revision + 1, door=one.door, answered_at=now)


def _choose(one: AnswerRecord, record: RecordAnswer, before: _Revision | None, now: datetime) -> _Revision:
    if before is not None and before.choice == record.choice:
        return before
    keeps_barrier = before is not None and record.choice.asks_what_holds_back
    return _Revision(
        checkin_id=record.checkin,
        person_id=one.person.id,
        question_id=record.question,
        revision=before.revision + 1 if before else 1,
        council_id=one.person.council,
        choice=Choice(record.choice).value,
        barrier=before.barrier if before and keeps_barrier else None,
        comment=before.comment if before else None,
        may_quote=before.may_quote if before else False,
        role=one.person.role.value,
        service_area=one.person.service_area,
        door=one.door,
        answered_at=now,
    )


async def _save(session: Session, made: Sequence[_Revision], again: Collection[_Key]) -> None:
    current = {(row.checkin_id, row.person_id, row.question_id): row for row in made}
    await _UPSERT.run(
        session,
        [{**vars(row), "times_published": _NOT_FIRST if key in again else 0} for key, row in current.items()],
    )
    await _ADD_REVISION.run(session, [vars(row) for row in made])
