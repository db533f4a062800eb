"""Delivery's side of the queue. An address is a lane: its messages go out in order, one process at a time.

`claim` leases lanes, `storage.waiting.queued` reads what they hold, `finish` writes down how it went, and
`release` frees them. A lease that ran out may have passed to another process: what its former owner says then
counts no more, except that a message was sent, which stays true.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Update, bindparam, case, exists, func, or_, select, update

from storage.columns import AwareDateTime
from storage.database import Session
from storage.outbox import SentCard, address_of, remember_cards
from storage.statements import is_queued
from storage.tables import address, outbox
from storage.waiting import Lane


@dataclass(frozen=True, slots=True)
class Sent:
    """`card` and `ref`: the card's key and the door's name for it, when the message has both."""

    id: int
    lane: int
    card: str | None = None
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Postponed:
    """To be tried again from `due_at` on; the messages behind it in the lane wait as well."""

    id: int
    lane: int
    due_at: datetime
    error: str


@dataclass(frozen=True, slots=True)
class Dead:
    """Given up for good; the messages behind it go on."""

    id: int
    lane: int
    error: str


Result = Sent | Postponed | Dead


async def claim(
    session: Session, owner: str, doors: Collection[str], now: datetime, lease: timedelta, *, limit: int
) -> list[Lane]:
    """Leases up to `limit` lanes of these doors that are due and free, the longest due first."""
    free = (
        select(address.c.id)
        .where(
            address.c.due_at <= now,
            or_(address.c.leased_until.is_(None), address.c.leased_until < now),
            address.c.door.in_(doors),
        )
        .order_by(address.c.due_at, address.c.id)
        .limit(limit)
        # A table expression, because PostgreSQL may run a mere subquery twice and then lease too many.
        .with_for_update(skip_locked=True, key_share=True)
        .cte("free")
    )
    rows = await session.execute(
        update(address)
        .where(address.c.id.in_(select(free.c.id)))
        .values(leased_until=now + lease, lease_owner=owner)
        .returning(address)
    )
    return [Lane(row["id"], row["council_id"], address_of(row), row["wakes"]) for row in rows.mappings()]


async def finish(session: Session, owner: str, results: Sequence[Result], now: datetime) -> None:
    """Writes down how sending went. Results from lanes that `owner` lost are dropped, but for what was sent."""
    sent = [one for one in results if isinstance(one, Sent)]
    await _hold_lanes(session, {one.lane for one in results})
    await _mark(
        session,
        _marking(owner=None).values(
            state="sent", attempts=outbox.c.attempts + 1, sent_at=bindparam("now"), via=None, error=None
        ),
        [{"message_id": one.id, "now": now} for one in sent],
    )
    cards = [SentCard(one.lane, one.card, one.ref) for one in sent if one.card and one.ref]
    await remember_cards(session, cards)
    await _mark(
        session,
        _marking(owner).values(
            attempts=outbox.c.attempts + 1, due_at=bindparam("next_due"), error=bindparam("reason")
        ),
        [
            {"message_id": one.id, "next_due": one.due_at, "reason": one.error}
            for one in results
            if isinstance(one, Postponed)
        ],
    )
    await _mark(
        session,
        _marking(owner).values(
            state="dead", attempts=outbox.c.attempts + 1, via=None, error=bindparam("reason")
        ),
        [{"message_id": one.id, "reason": one.error} for one in results if isinstance(one, Dead)],
    )


async def _hold_lanes(session: Session, lanes: Collection[int]) -> None:
    """Lanes before cards, as turns do: else a turn and a delivery could each wait for the other."""
    held = select(address.c.id).where(address.c.id.in_(lanes)).order_by(address.c.id)
    await session.execute(held.with_for_update(key_share=True))


async def release(session: Session, owner: str, lanes: Sequence[Lane], now: datetime) -> None:
    """Frees the lanes that `owner` still has; each is due again when its first message is.

    A lane woken since it was claimed keeps the due time of that wake-up: under READ COMMITTED the first
    messages may have been read before a message that was queued meanwhile, but `wakes` is read at the update.
    """
    if not lanes:
        return
    heads = (
        select(func.min(outbox.c.id))
        .where(is_queued, outbox.c.address_id.in_([lane.id for lane in lanes]))
        .group_by(outbox.c.address_id)
    )
    rows = await session.execute(select(outbox.c.address_id, outbox.c.due_at).where(outbox.c.id.in_(heads)))
    due = dict(rows.tuples().all())
    await session.execute(
        update(address)
        .where(address.c.id == bindparam("lane"), address.c.lease_owner == owner)
        .values(
            lease_owner=None,
            leased_until=None,
            due_at=case(
                (address.c.wakes == bindparam("seen_wakes"), bindparam("next_due", type_=AwareDateTime())),
                else_=address.c.due_at,
            ),
        ),
        [
            {"lane": lane.id, "seen_wakes": lane.wakes, "next_due": due.get(lane.id)}
            for lane in sorted(lanes, key=lambda lane: lane.id)
        ],
    )


async def mark_unreachable(session: Session, address_id: int, reason: str, now: datetime) -> None:
    """Nobody can be reached there until something comes from there; the first reason stays."""
    await session.execute(
        update(address)
        .where(address.c.id == address_id, address.c.unreachable_since.is_(None))
        .values(unreachable_since=now, unreachable_reason=reason)
    )


def _marking(owner: str | None) -> Update:
    marking = update(outbox).where(outbox.c.id == bindparam("message_id"), is_queued)
    if owner is None:
        return marking
    return marking.where(exists().where(address.c.id == outbox.c.address_id, address.c.lease_owner == owner))


async def _mark(session: Session, marking: Update, rows: Sequence[Mapping[str, object]]) -> None:
    if rows:
        await session.execute(marking, rows)
