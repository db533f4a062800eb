"""How fast messages go out: a bucket of tokens for each conversation, and one for each workspace.

A message takes a token, and tokens come back at a steady rate, so all that is to be known of a bucket is when
it is full again: a moment, which has no fractions that could round the wrong way. The buckets of workspaces are
in the table `pace`, shared by all processes. Those of conversations are with their addresses, whose leases keep
other processes out.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Protocol

from sqlalchemy import ColumnElement, Text, and_, bindparam, exists, func, select, update
from sqlalchemy.sql import ClauseElement

from storage.columns import Id
from storage.database import Session
from storage.given import Given
from storage.prepared import Prepared
from storage.statements import insert, is_any, is_sqlite
from storage.tables import address, pace
from storage.waiting import Lane, Queued

Workspace = tuple[str, str]
"""Door and workspace."""

_CLOCKS_APART = timedelta(minutes=1)
_LOOK_AT = 256
"""Lanes that are looked at to find those that may go."""


class Rate(Protocol):
    """As adapters.base.Rate."""

    @property
    def burst(self) -> int: ...
    @property
    def per_second(self) -> float: ...


class Pace(Protocol):
    """As adapters.base.Pace."""

    @property
    def conversation(self) -> Rate: ...
    @property
    def workspace(self) -> Rate: ...
    @property
    def counts_updates(self) -> bool: ...


def tokens(rate: Rate, full_at: datetime | None, now: datetime) -> int:
    """How many messages may go out now; less than none while a bucket is in debt."""
    return rate.burst + (now - _start(rate, full_at, now)) // _spacing(rate)


def take(rate: Rate, full_at: datetime | None, now: datetime, count: int = 1) -> datetime:
    """When the bucket is full again once `count` messages have gone out."""
    return _start(rate, full_at, now) + count * _spacing(rate)


def next_at(rate: Rate, full_at: datetime) -> datetime:
    """From when on there is a token."""
    return full_at - (rate.burst - 1) * _spacing(rate)


def _start(rate: Rate, full_at: datetime | None, now: datetime) -> datetime:
    """`now` for a bucket that is full. Only a clock that was wrong can have left one that takes much longer to
    fill than from empty, and it must not keep everybody waiting.
    """
    if full_at is None or not now < full_at <= now + rate.burst * _spacing(rate) + _CLOCKS_APART:
        return now
    return full_at


def _spacing(rate: Rate) -> timedelta:
    return timedelta(microseconds=math.ceil(1_000_000 / rate.per_second))


@dataclass(frozen=True, slots=True)
class Rooms:
    """How many messages may go out now in each workspace: `left` where that is not the `usual` of its door.

    Doors without a pace are not named. `opens_at`: when the first workspace without a token has one.
    """

    usual: Mapping[str, int] = field(default_factory=dict)
    left: Mapping[Workspace, int] = field(default_factory=dict)
    opens_at: datetime | None = None


UNPACED = Rooms()


async def rooms(
    session: Session, paces: Mapping[str, Pace], under_way: Mapping[Workspace, int], now: datetime
) -> Rooms:
    """`under_way`: the messages that this process is sending. No more than a burst of them at a time in a
    workspace, so that a platform that hangs does not get all that was held up at once.
    """
    usual = {door: each.workspace.burst for door, each in paces.items()}
    rows = await _full_later(tuple(sorted(usual))).fetch(session, {"now": now}) if usual else ()
    full_at = {(row["door"], row["workspace"]): row["full_at"] for row in rows}
    left = {
        key: _room(paces[key[0]], full_at.get(key), under_way.get(key, 0), now)
        for key in full_at.keys() | under_way.keys()
        if key[0] in usual
    }
    opens = (next_at(paces[door].workspace, moment) for (door, _), moment in full_at.items())
    return Rooms(usual, left, min((moment for moment in opens if moment > now), default=None))


@cache
def _full_later(doors: tuple[str, ...]) -> Prepared:
    return Prepared(lambda _: select(pace).where(is_any(pace.c.door, doors), pace.c.full_at > bindparam("now")))


_USUAL = Given("usual", door=Text(), room=Id)
_LEFT = Given("left_over", door=Text(), workspace=Text(), room=Id)


def has_room(is_due: ColumnElement[bool], *, is_sqlite: bool) -> ColumnElement[bool]:
    """Whether an address is among those due longest in its workspace, as many as it has room for.

    The statement has to be given `rooms_given` as well.
    """
    usual, left = _USUAL.table(is_sqlite=is_sqlite), _LEFT.table(is_sqlite=is_sqlite)
    is_left = and_(left.c.door == address.c.door, left.c.workspace == address.c.workspace)
    look_at = bindparam("look_at", type_=Id)
    due = (
        select(address.c.id, address.c.door, address.c.workspace, address.c.due_at)
        .where(is_due, ~exists().where(is_left, left.c.room <= 0))
        .order_by(address.c.due_at, address.c.id)
        .limit(look_at)
        .subquery()
    )
    place = func.row_number().over(
        partition_by=(due.c.door, due.c.workspace), order_by=(due.c.due_at, due.c.id)
    )
    ranked = select(due, place.label("place")).subquery()
    room = func.coalesce(
        select(left.c.room)
        .where(left.c.door == ranked.c.door, left.c.workspace == ranked.c.workspace)
        .scalar_subquery(),
        select(usual.c.room).where(usual.c.door == ranked.c.door).scalar_subquery(),
        look_at,
    )
    return address.c.id.in_(select(ranked.c.id).where(ranked.c.place <= room))


def rooms_given(rooms: Rooms, limit: int, *, is_sqlite: bool) -> dict[str, object]:
    """The values for `has_room`: it looks no further than at a few times `limit`, however many are due."""
    left = [(door, name, room) for (door, name), room in sorted(rooms.left.items())]
    return {
        **_USUAL.values(sorted(rooms.usual.items()), is_sqlite=is_sqlite),
        **_LEFT.values(left, is_sqlite=is_sqlite),
        "look_at": max(_LOOK_AT, 4 * limit),
    }


async def allot(
    session: Session,
    held: Sequence[tuple[Lane, Sequence[Queued]]],
    paces: Mapping[str, Pace],
    under_way: Mapping[Workspace, int],
    now: datetime,
) -> list[tuple[Lane, Sequence[Queued]]]:
    """What may really go out of the lanes now, the first lanes first; their workspaces are charged for it.

    A lane that gets nothing because its conversation has no token rests until it has one.
    """
    touched = {_workspace(lane) for lane, messages in held if messages and lane.address.door in paces}
    full_at = await _lock(session, touched, now)
    room = {key: _room(paces[key[0]], moment, under_way.get(key, 0), now) for key, moment in full_at.items()}
    allotted: list[tuple[Lane, Sequence[Queued]]] = []
    spent: Counter[Workspace] = Counter()
    for lane, messages in held:
        key = _workspace(lane)
        if key not in room:
            allotted.append((lane, messages))
            continue
        chosen = _choose(lane, messages, paces[key[0]], room[key] - spent[key], now)
        spent[key] += len(chosen)
        allotted.append((lane if chosen else rested(lane, paces[key[0]]), chosen))
    await _charge(
        session, {key: take(paces[key[0]].workspace, full_at[key], now, spent[key]) for key in +spent}
    )
    return allotted


def rested(lane: Lane, pace: Pace) -> Lane:
    """The lane, to be left alone until its conversation has a token."""
    return replace(lane, rests_until=next_at(pace.conversation, lane.full_at)) if lane.full_at else lane


def _workspace(lane: Lane) -> Workspace:
    return lane.address.door, lane.address.workspace


def _room(pace: Pace, full_at: datetime | None, under_way: int, now: datetime) -> int:
    rate = pace.workspace
    return max(min(tokens(rate, full_at, now), rate.burst - under_way), 0)


def _choose(lane: Lane, messages: Sequence[Queued], pace: Pace, room: int, now: datetime) -> Sequence[Queued]:
    """The first messages, as many as the workspace has room and the conversation tokens for."""
    left = tokens(pace.conversation, lane.full_at, now)
    for place, message in enumerate(messages[:room]):
        if pace.counts_updates or not message.is_update:
            left -= 1
        if left < 0:
            return messages[:place]
    return messages[:room]


async def _lock(session: Session, keys: AbstractSet[Workspace], now: datetime) -> dict[Workspace, datetime]:
    """When the buckets are full again; no other process takes from them before this transaction ends."""
    if not keys:
        return {}
    known = await _read_locked(session, keys)
    if new := sorted(keys - known.keys()):
        adding = insert(session, pace).on_conflict_do_nothing()
        await session.execute(adding, [{"door": door, "workspace": name, "full_at": now} for door, name in new])
        known = await _read_locked(session, keys)
    return known


async def _read_locked(session: Session, keys: AbstractSet[Workspace]) -> dict[Workspace, datetime]:
    rows = await _LOCKED.fetch(session, _WORKSPACES.values(sorted(keys), is_sqlite=is_sqlite(session)))
    return {(row["door"], row["workspace"]): row["full_at"] for row in rows}


def _locked(is_sqlite: bool) -> ClauseElement:
    given = _WORKSPACES.table(is_sqlite=is_sqlite)
    is_it = and_(pace.c.door == given.c.door, pace.c.workspace == given.c.workspace)
    return (
        select(pace)
        .join_from(given, pace, is_it)
        .order_by(pace.c.door, pace.c.workspace)
        .with_for_update(of=pace)
    )


_WORKSPACES = Given("given", door=Text(), workspace=Text())
_LOCKED = Prepared(_locked)


async def _charge(session: Session, full_at: Mapping[Workspace, datetime]) -> None:
    await _CHARGE.run(
        session,
        [
            {"of_door": door, "of_workspace": name, "moment": moment}
            for (door, name), moment in sorted(full_at.items())
        ],
    )


_CHARGE = Prepared(
    lambda _: (
        update(pace)
        .where(pace.c.door == bindparam("of_door"), pace.c.workspace == bindparam("of_workspace"))
        .values(full_at=bindparam("moment"))
    )
)
