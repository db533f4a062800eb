"""The outbox's upkeep: how much waits, what was given up, and what can go."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, select

from conversations.people import Address
from storage.database import Session
from storage.outbox import address_of
from storage.statements import is_dead, is_queued, is_sent, waits_since
from storage.tables import address, outbox, seen


@dataclass(frozen=True, slots=True)
class Unreachable:
    address: Address
    since: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Backlog:
    """`oldest`: since when the oldest queued message has waited; one that was given up begins anew."""

    queued: int
    dead: int
    oldest: datetime | None


async def unreachable(session: Session, council: int) -> list[Unreachable]:
    """Where one council's people cannot be reached any more, the longest unreachable first."""
    rows = await session.execute(
        select(address)
        .where(address.c.council_id == council, address.c.unreachable_since.is_not(None))
        .order_by(address.c.unreachable_since, address.c.id)
    )
    return [
        Unreachable(address_of(row), row["unreachable_since"], row["unreachable_reason"])
        for row in rows.mappings()
    ]


async def purge(
    session: Session,
    now: datetime,
    keep: timedelta,
    *,
    keep_dead: timedelta = timedelta(days=90),
    limit: int = 1_000,
) -> int:
    """Deletes what was seen or sent longer than `keep` ago, at most `limit` rows of each.

    Messages that were given up go when they were queued longer than `keep_dead` ago. Returns how many rows
    went: call again, in a new transaction, until there are none.
    """
    gone = await session.scalars(
        delete(seen)
        .where(seen.c.key.in_(select(seen.c.key).where(seen.c.at < now - keep).limit(limit)))
        .returning(seen.c.key)
    )
    sent = await _purge_outbox(session, is_sent & (outbox.c.sent_at < now - keep), limit)
    dead = await _purge_outbox(session, is_dead & (outbox.c.created_at < now - keep_dead), limit)
    return len(gone.all()) + sent + dead


async def counts(session: Session) -> Backlog:
    queued_rows = select(func.count(), func.min(waits_since)).where(is_queued)
    depth, oldest = (await session.execute(queued_rows)).tuples().one()
    dead = await session.scalar(select(func.count()).select_from(outbox).where(is_dead))
    return Backlog(depth, dead or 0, oldest)


async def _purge_outbox(session: Session, ended: ColumnElement[bool], limit: int) -> int:
    gone = await session.scalars(
        delete(outbox)
        .where(outbox.c.id.in_(select(outbox.c.id).where(ended).limit(limit)))
        .returning(outbox.c.id)
    )
    return len(gone.all())
