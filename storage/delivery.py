"""Delivery's side of the queue. An address is a lane: its messages go out in order, one process at a time.

`claim` leases lanes, `storage.waiting.queued` reads what they hold, `finish` writes down how it went, and
`release` frees them. A lease that ran out may have passed to another process: what its former owner says then
counts no more, except that a message was sent, which stays true.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import (
    ColumnElement,
    Delete,
    Update,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.sql import ClauseElement

from storage.columns import AwareDateTime, Id
from storage.database import Session
from storage.given import Given
from storage.nudges import NudgeState
from storage.outbox import SentCard, address_of, remember_cards
from storage.pace import UNPACED, Rooms, has_room, rooms_given
from storage.prepared import Prepared
from storage.statements import is_any, is_queued, is_sqlite
from storage.tables import address, nudge, outbox
from storage.waiting import Lane


@dataclass(frozen=True, slots=True)
class Sent:
    """`card` and `ref`: the card's key and the door's name for it, when the message has both.

    `is_nudge`, here and below: the row of a nudge tells its end as well.
    """

    id: int
    lane: int
    card: str | None = None
    ref: str | None = None
    is_nudge: bool = False


@dataclass(frozen=True, slots=True)
class Postponed:
    """To be tried again from `due_at` on; the messages behind it in the lane wait as well.

    `is_doubtful`: it may have arrived.
    """

    id: int
    lane: int
    due_at: datetime
    error: str
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Dead:
    """Given up, for a lead to see and for an operator to retry; the messages behind it go on.

    `is_doubtful`: its last attempt may have arrived.
    """

    id: int
    lane: int
    error: str
    is_nudge: bool = False
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Dropped:
    """Not sent because nobody needs it any more, which is no fault: nothing of it stays in the queue.

    `is_late`: it has not arrived, so a nudge may be made up for once it is wanted.
    """

    id: int
    lane: int
    reason: str
    is_nudge: bool = False
    is_late: bool = False


Result = Sent | Postponed | Dead | Dropped


async def claim(
    session: Session,
    owner: str,
    doors: Collection[str],
    now: datetime,
    lease: timedelta,
    *,
    limit: int,
    rooms: Rooms = UNPACED,
    but: Collection[int] = (),
) -> list[Lane]:
    """Leases up to `limit` lanes of these doors that are due and free, the longest due first.

    Of each workspace no more than it has room for: one with a backlog holds up no other. `but`: lanes that are
    left alone, however free they seem.
    """
    left_alone = _BUT.values([[lane] for lane in but], is_sqlite=is_sqlite(session))
    values = {"now": now, "until": now + lease, "owner": owner, "limit": limit, **left_alone}
    room = rooms_given(rooms, limit, is_sqlite=is_sqlite(session)) if rooms.usual else {}
    claiming = _claiming(tuple(sorted(doors)), is_paced=bool(rooms.usual))
    leased = await claiming.fetch(session, values | room)
    rows = sorted(leased, key=lambda row: (row["due_at"], row["id"]))
    await _doubt(session, [row["id"] for row in rows if row["is_suspect"]])
    return [Lane(row["id"], row["council_id"], address_of(row), row["wakes"], row["full_at"]) for row in rows]


@cache
def _claiming(doors: tuple[str, ...], *, is_paced: bool) -> Prepared:
    def make(is_sqlite: bool) -> ClauseElement:
        now = bindparam("now", type_=AwareDateTime())
        is_free = and_(
            address.c.due_at <= now,
            or_(address.c.leased_until.is_(None), address.c.leased_until < now),
            is_any(address.c.door, doors),
            _BUT.lacks(address.c.id, is_sqlite=is_sqlite),
        )
        free = (
            select(address.c.id)
            .where(is_free, has_room(is_free, is_sqlite=is_sqlite) if is_paced else true())
            .order_by(address.c.due_at, address.c.id)
            .limit(bindparam("limit", type_=Id))
            # A table expression, because PostgreSQL may run a mere subquery twice and then lease too many.
            .with_for_update(skip_locked=True, key_share=True)
            .cte("free")
        )
        return (
            update(address)
            .where(address.c.id.in_(select(free.c.id)))
            .values(
                leased_until=bindparam("until"),
                lease_owner=bindparam("owner"),
                # Whoever had the lane last did not give it back, so nobody knows what of it was sent.
                is_suspect=address.c.lease_owner.is_not(None),
            )
            .returning(address)
        )

    return Prepared(make)


async def _doubt(session: Session, lanes: Collection[int]) -> None:
    if lanes:
        await session.execute(
            update(outbox).where(is_queued, outbox.c.address_id.in_(lanes)).values(is_doubtful=True)
        )


async def next_due(session: Session, doors: Collection[str], now: datetime) -> datetime | None:
    """When the next lane of these doors is due, after `now`."""
    (row,) = await _next(tuple(sorted(doors))).fetch(session, {"now": now})
    moment: datetime | None = row["moment"]
    return moment


@cache
def _next(doors: tuple[str, ...]) -> Prepared:
    return Prepared(
        lambda _: select(func.min(address.c.due_at).label("moment")).where(
            address.c.due_at > bindparam("now"), is_any(address.c.door, doors)
        )
    )


async def finish(
    session: Session,
    owner: str,
    results: Sequence[Result],
    now: datetime,
    *,
    also_held: Collection[int] = (),
) -> None:
    """Writes down how sending went. Results from lanes that `owner` lost are dropped, but for what was sent.

    `also_held`: lanes without results that this transaction changes too.
    """
    sent = [one for one in results if isinstance(one, Sent)]
    postponed = [one for one in results if isinstance(one, Postponed)]
    dead = [one for one in results if isinstance(one, Dead)]
    dropped = [one for one in results if isinstance(one, Dropped)]
    held = await _hold_lanes(session, {*also_held, *(one.lane for one in results)})
    await _MARK_SENT.run(session, [{"message_id": one.id, "now": now} for one in sent])
    cards = [SentCard(one.lane, one.card, one.ref) for one in sent if one.lane in held and one.card and one.ref]
    await remember_cards(session, cards)
    await _mark(
        session,
        _marking(owner).values(
            attempts=outbox.c.attempts + 1,
            due_at=bindparam("next_due"),
            error=bindparam("reason"),
            is_doubtful=bindparam("doubtful"),
        ),
        [
            {"message_id": one.id, "next_due": one.due_at, "reason": one.error, "doubtful": one.is_doubtful}
            for one in postponed
        ],
    )
    await _mark(
        session,
        _marking(owner).values(
            state="dead",
            attempts=outbox.c.attempts + 1,
            via=None,
            error=bindparam("reason"),
            is_doubtful=or_(outbox.c.is_doubtful, bindparam("doubtful")),
        ),
        [{"message_id": one.id, "reason": one.error, "doubtful": one.is_doubtful} for one in dead],
    )
    ends: list[Sent | Dead | Dropped] = [*sent, *dead, *dropped]
    await _end_nudges(session, owner, [one for one in ends if one.is_nudge], now)
    await _mark(
        session,
        delete(outbox).where(_is_still(owner)),
        [{"message_id": one.id} for one in dropped],
    )


async def _end_nudges(
    session: Session, owner: str, ends: Sequence[Sent | Dead | Dropped], now: datetime
) -> None:
    """The nudges tell how their messages ended; whoever got one can be reached."""
    if not ends:
        return
    reached = sorted({one.lane for one in ends if isinstance(one, Sent)})
    await session.execute(
        update(address)
        .where(address.c.id.in_(reached), address.c.unreachable_since.is_not(None))
        .values(unreachable_since=None, unreachable_reason=None)
    )
    its_message = nudge.c.message_id == bindparam("number")
    ours = and_(its_message, _is_held(bindparam("lane"), owner))
    await _mark(
        session,
        update(nudge).where(its_message).values(state=NudgeState.SENT, message_id=None),
        [{"number": one.id} for one in ends if isinstance(one, Sent)],
    )
    await _mark(
        session,
        update(nudge).where(ours).values(state=NudgeState.FAILED, message_id=None, reason=bindparam("why")),
        [{"number": one.id, "lane": one.lane, "why": one.error} for one in ends if isinstance(one, Dead)],
    )
    # Its day is free again for another nudge. One that may be made up for is over: storage.nudges.expire finds
    # it, and has the person planned anew.
    await _mark(
        session,
        update(nudge)
        .where(ours)
        .values(state=bindparam("end"), message_id=None, sent_on=None, expires_at=now, reason=bindparam("why")),
        [
            {
                "number": one.id,
                "lane": one.lane,
                "end": NudgeState.PLANNED if one.is_late else NudgeState.DROPPED,
                "why": one.reason,
            }
            for one in ends
            if isinstance(one, Dropped)
        ],
    )


async def _hold_lanes(session: Session, lanes: Collection[int]) -> set[int]:
    """Those that are still there: a lane goes when its person is erased.

    Lanes before cards, as turns do: else a turn and a delivery could each wait for the other.
    """
    given = _LANES.values([[lane] for lane in lanes], is_sqlite=is_sqlite(session))
    return {row["id"] for row in await _HOLD.fetch(session, given)}


_LANES = Given("lanes", id=Id)
_BUT = Given("but", id=Id)
_HOLD = Prepared(
    lambda is_sqlite: (
        select(address.c.id)
        .where(_LANES.has(address.c.id, is_sqlite=is_sqlite))
        .order_by(address.c.id)
        .with_for_update(key_share=True)
    )
)


async def release(session: Session, owner: str, lanes: Sequence[Lane], now: datetime) -> None:
    """Frees the lanes that `owner` still has; each is due again when its first message is and it has rested.

    A lane woken since it was claimed keeps the due time of that wake-up: under READ COMMITTED the first
    messages may have been read before a message that was queued meanwhile, but `wakes` is read at the update.
    """
    if not lanes:
        return
    given = _LANES.values([[lane.id] for lane in lanes], is_sqlite=is_sqlite(session))
    due = {row["address_id"]: row["due_at"] for row in await _HEADS.fetch(session, given)}
    await _RELEASE.run(
        session,
        [
            {
                "lane": lane.id,
                "owner": owner,
                "seen_wakes": lane.wakes,
                "new_full_at": lane.full_at,
                "next_due": _next_due(lane, due.get(lane.id)),
            }
            for lane in sorted(lanes, key=lambda lane: lane.id)
        ],
    )


def _heads(is_sqlite: bool) -> ClauseElement:
    heads = (
        select(func.min(outbox.c.id))
        .where(is_queued, _LANES.has(outbox.c.address_id, is_sqlite=is_sqlite))
        .group_by(outbox.c.address_id)
    )
    return select(outbox.c.address_id, outbox.c.due_at).where(outbox.c.id.in_(heads))


_HEADS = Prepared(_heads)
_RELEASE = Prepared(
    lambda _: (
        update(address)
        .where(address.c.id == bindparam("lane"), address.c.lease_owner == bindparam("owner"))
        .values(
            lease_owner=None,
            leased_until=None,
            full_at=bindparam("new_full_at"),
            due_at=case(
                (address.c.wakes == bindparam("seen_wakes"), bindparam("next_due", type_=AwareDateTime())),
                else_=address.c.due_at,
            ),
        )
    )
)


def _next_due(lane: Lane, head: datetime | None) -> datetime | None:
    return max(head, lane.rests_until or head) if head else None


async def mark_unreachable(session: Session, address_id: int, reason: str, now: datetime) -> None:
    """Nobody can be reached there until something comes from there; the first reason stays."""
    await session.execute(
        update(address)
        .where(address.c.id == address_id, address.c.unreachable_since.is_(None))
        .values(unreachable_since=now, unreachable_reason=reason)
    )


def _marking(owner: str) -> Update:
    return update(outbox).where(_is_still(owner))


def _is_still(owner: str) -> ColumnElement[bool]:
    """The message is queued, in a lane of `owner`."""
    return and_(outbox.c.id == bindparam("message_id"), is_queued, _is_held(outbox.c.address_id, owner))


_MARK_SENT = Prepared(
    # Whoever has the lane by now: what was sent was sent.
    lambda _: (
        update(outbox)
        .where(outbox.c.id == bindparam("message_id"), is_queued)
        .values(state="sent", attempts=outbox.c.attempts + 1, sent_at=bindparam("now"), via=None, error=None)
    )
)


def _is_held(lane: ColumnElement[int], owner: str) -> ColumnElement[bool]:
    return exists().where(address.c.id == lane, address.c.lease_owner == owner)


async def _mark(session: Session, marking: Update | Delete, rows: Sequence[Mapping[str, object]]) -> None:
    if rows:
        await session.execute(marking, rows)
