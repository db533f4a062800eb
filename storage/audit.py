"""The record of who did what at a council: written in the transaction of the deed, read newest first."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import RowMapping, delete, insert, or_, select, update

from conversations.audit import ERASED, Deed, Done, Entry
from storage.database import Session
from storage.tables import audit, person

_KEEP = timedelta(days=731)


@dataclass(frozen=True, slots=True)
class Record:
    """Something done at a council. `actor` as in Done."""

    council: int
    actor: int | None
    entry: Entry


async def record(session: Session, records: Sequence[Record], now: datetime) -> None:
    if records:
        await session.execute(insert(audit), [_row(one, now) for one in records])


async def record_operator(session: Session, council: int, entry: Entry, now: datetime) -> None:
    """Something that was done at the command line."""
    await record(session, [Record(council, None, entry)], now)


async def latest(session: Session, council: int, limit: int = 20) -> list[Done]:
    """Newest first."""
    rows = await session.execute(
        select(audit).where(audit.c.council_id == council).order_by(audit.c.id.desc()).limit(limit)
    )
    return [_done(row) for row in rows.mappings()]


async def since(session: Session, council: int, moment: datetime | None) -> list[Done]:
    """All that was done from a moment on, oldest first; None for all that is kept."""
    from_then = [audit.c.at >= moment] if moment is not None else []
    rows = await session.execute(
        select(audit).where(audit.c.council_id == council, *from_then).order_by(audit.c.id)
    )
    return [_done(row) for row in rows.mappings()]


async def about(session: Session, council: int, number: int) -> list[Done]:
    """What somebody did, or was done to them, oldest first."""
    rows = await session.execute(
        select(audit)
        .where(audit.c.council_id == council, or_(audit.c.actor_id == number, audit.c.subject_id == number))
        .order_by(audit.c.id)
    )
    return [_done(row) for row in rows.mappings()]


async def names(session: Session, council: int, done: Collection[Done]) -> dict[int, str]:
    """What the people are called now of whom these tell; those who were erased have no name."""
    numbers = {each for one in done for each in (one.actor, one.entry.subject) if each}
    rows = await session.execute(
        select(person.c.id, person.c.name).where(
            person.c.council_id == council, person.c.id.in_(sorted(numbers))
        )
    )
    return dict(rows.tuples().all())


async def unlink(session: Session, council: int, number: int) -> None:
    """What somebody did, and was done to them, can be told of nobody any more."""
    for column in (audit.c.actor_id, audit.c.subject_id):
        await session.execute(
            update(audit).where(audit.c.council_id == council, column == number).values({column: ERASED})
        )


async def purge(session: Session, now: datetime, limit: int = 1_000) -> int:
    """Deletes what is older than two years; returns how much. Call until there is none."""
    old = select(audit.c.id).where(audit.c.at < now - _KEEP).limit(limit)
    gone = await session.scalars(delete(audit).where(audit.c.id.in_(old)).returning(audit.c.id))
    return len(gone.all())


def _row(one: Record, now: datetime) -> dict[str, object]:
    return {
        "council_id": one.council,
        "at": now,
        "actor_id": one.actor,
        "deed": one.entry.deed.value,
        "subject_id": one.entry.subject,
        "detail": one.entry.detail,
    }


def _done(row: RowMapping) -> Done:
    return Done(row["at"], row["actor_id"], Entry(Deed(row["deed"]), row["detail"], row["subject_id"]))
