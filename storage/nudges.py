"""Nudges on their way: planned ones that are due are claimed, and handed over to the outbox.

All in one transaction: `claim_due` locks them and says how each person is reached, the caller queues their
messages, and `handed_over` and `refuse` write down what became of them. Whoever dies in between has changed
nothing. What storage.delivery makes of the messages it writes down itself.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Date, RowMapping, Text, and_, delete, or_, select, tuple_, update
from sqlalchemy.types import TypeEngine

from conversations.nudges import NudgeKind, kind_of
from conversations.people import Account
from storage.columns import Id
from storage.conditions import has_finished, is_of_action, language_of, may_be_nudged
from storage.database import Session
from storage.reach import NOWHERE, reach_of
from storage.statements import is_planned, one_of, rows_of
from storage.tables import account, checkin, council, nudge, person


class NudgeState(StrEnum):
    """How far a nudge has come. Only `planned` and `withdrawn` ones are ever planned anew."""

    PLANNED = "planned"
    QUEUED = "queued"
    """Handed over to the outbox."""
    SENT = "sent"
    DROPPED = "dropped"
    """No longer needed when its moment came."""
    FAILED = "failed"
    """Wanted, but the person could not be reached."""
    WITHDRAWN = "withdrawn"


MISSED = "Its moment passed before it could be sent."
NOT_WANTED = "The person may not be nudged any more, or the check-in is paused or closed."
SECOND_OF_DAY = "The person was nudged already on this day."
NO_CHAT = "They have no direct chat with Waymark yet."
"""Why nudges end. The reasons of platforms are those of adapters.base.Unreachable."""

_KEEP = timedelta(days=366)
_MOST_ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Due:
    """A nudge to hand over. `lane`: the address to write to; without one, `accounts` may tell of one.

    `sent_on`: the day in the person's time zone.
    """

    checkin: int
    person: int
    key: str
    council: int
    expires_at: datetime
    sent_on: date
    locale: str
    lane: int | None
    accounts: tuple[Account, ...] = ()


NudgeKey = tuple[int, int, str]
"""Check-in, person and key."""

_KEY = (nudge.c.checkin_id, nudge.c.person_id, nudge.c.key)
_KEY_TYPES: dict[str, TypeEngine[Any]] = {"checkin_id": Id, "person_id": Id, "key": Text()}


def is_first_contact(key: str) -> bool:
    """Whether a nudge is the invitation, or stands in its place."""
    return not is_about_action(key) and kind_of(key) in (NudgeKind.INVITATION, NudgeKind.SNOOZE)


def is_about_action(key: str) -> bool:
    """Whether a nudge is a reminder of an action, by its key."""
    return key.startswith("action:")


async def claim_due(session: Session, now: datetime, limit: int) -> list[Due]:
    """The next nudges whose moment has come, at most `limit`; the longest due first. None: nothing is left.

    Nobody else can have them until the commit. Those that are not wanted any more are withdrawn, of two for one
    person on one day the later is dropped, and those to people who cannot be reached fail.
    """
    for _ in range(_MOST_ROUNDS):
        rows = await _lock_due(session, now, limit)
        unwanted = [row for row in rows if not row["is_wanted"]]
        await end(session, map(_key, unwanted), NudgeState.WITHDRAWN, NOT_WANTED)
        wanted = await _first_of_day(session, [row for row in rows if row["is_wanted"]], now)
        due = await _with_lanes(session, wanted, now)
        if due or not rows:
            return due
    return []


async def handed_over(session: Session, queued: Sequence[tuple[Due, int]]) -> None:
    """Each nudge with its message in the outbox."""
    if not queued:
        return
    rows = rows_of(
        session,
        "handed",
        {**_KEY_TYPES, "message_id": Id, "sent_on": Date()},
        [(due.checkin, due.person, due.key, message, due.sent_on) for due, message in queued],
    )
    await session.execute(
        update(nudge)
        .where(*(column == rows.c[column.name] for column in _KEY))
        .values(state=NudgeState.QUEUED, message_id=rows.c.message_id, sent_on=rows.c.sent_on)
    )


async def refuse(session: Session, due: Sequence[Due], reason: str) -> None:
    """There is no way to reach these people."""
    await end(session, ((one.checkin, one.person, one.key) for one in due), NudgeState.FAILED, reason)


async def expire(session: Session, now: datetime, limit: int) -> int:
    """Withdraws nudges whose moment passed while nothing could be sent; their people are planned anew."""
    missed = await session.execute(
        select(*_KEY)
        .where(is_planned, nudge.c.due_at <= now, nudge.c.expires_at <= now)
        .order_by(nudge.c.due_at)
        .limit(limit)
    )
    keys = [(checkin, person, key) for checkin, person, key in missed.tuples()]
    if keys:
        # People before nudges, as planning does: else the two could each wait for the other.
        await mark_unplanned(session, {person for _, person, _ in keys})
        await end(session, keys, NudgeState.WITHDRAWN, MISSED)
    return len(keys)


async def mark_unplanned(session: Session, people: Collection[int]) -> None:
    held = select(person.c.id).where(one_of(session, person.c.id, people)).order_by(person.c.id)
    await session.execute(
        update(person).where(person.c.id.in_(held.with_for_update(key_share=True))).values(is_planned=False)
    )


async def end(session: Session, keys: Iterable[NudgeKey], state: NudgeState, reason: str) -> None:
    """Gives nudges their end, and why. Those that were handed over meanwhile stay as they are."""
    ended = list(keys)
    if ended:
        rows = rows_of(session, "ended", _KEY_TYPES, ended)
        await session.execute(
            update(nudge)
            .where(is_planned, *(column == rows.c[column.name] for column in _KEY))
            .values(state=state, reason=reason)
        )


async def purge(session: Session, now: datetime, limit: int = 1_000) -> int:
    """Deletes nudges of check-ins that closed over a year ago; returns how many. Call until there are none.

    Actions live on: what was sent of them within the year must be known, so that it is not sent again.
    """
    old = select(checkin.c.id).where(checkin.c.closes_at < now - _KEEP)
    is_old = or_(~is_of_action, nudge.c.expires_at < now - _KEEP)
    some = select(*_KEY).where(nudge.c.checkin_id.in_(old), is_old).limit(limit)
    gone = await session.execute(delete(nudge).where(tuple_(*_KEY).in_(some)).returning(nudge.c.person_id))
    return len(gone.all())


async def _lock_due(session: Session, now: datetime, limit: int) -> Sequence[RowMapping]:
    """Nudges of people whose plan is out of date stay where they are until it is renewed.

    The people are locked as well: two programs that had a nudge each of one person would both take the day.
    """
    is_wanted_there = and_(
        ~has_finished(nudge.c.checkin_id), checkin.c.paused_at.is_(None), checkin.c.closes_at > now
    )
    is_wanted = and_(may_be_nudged, or_(is_of_action, is_wanted_there))
    rows = await session.execute(
        select(
            *_KEY,
            nudge.c.council_id,
            nudge.c.expires_at,
            person.c.zone,
            person.c.lane_id,
            language_of(session).label("locale"),
            is_wanted.label("is_wanted"),
        )
        .join(person, (person.c.id == nudge.c.person_id) & (person.c.council_id == nudge.c.council_id))
        .join(checkin, checkin.c.id == nudge.c.checkin_id)
        .join(council, council.c.id == nudge.c.council_id)
        .where(
            is_planned,
            nudge.c.due_at <= now,
            nudge.c.expires_at > now,
            person.c.is_planned,
            (council.c.planned_to.is_(None)) | (council.c.planned_to > person.c.ordinal),
        )
        .order_by(nudge.c.due_at)
        .limit(limit)
        .with_for_update(skip_locked=True, key_share=True, of=(nudge, person))
    )
    return rows.mappings().all()


async def _first_of_day(session: Session, rows: Sequence[RowMapping], now: datetime) -> list[RowMapping]:
    """Leaves one nudge a day for each person, and drops the others: reminders of actions before those of
    check-ins, also on a day on which one of a check-in is still to come.
    """
    if not rows:
        return []
    taken = await days_taken(session, {row["person_id"] for row in rows}, now)
    of_actions = [row for row in rows if is_about_action(row["key"])]
    coming = await _days_planned(session, of_actions, now) if of_actions else set()
    rows = [row for row in rows if not is_about_action(row["key"])] + of_actions
    first: list[RowMapping] = []
    others: list[RowMapping] = []
    for row in rows:
        day = (row["person_id"], _today(row, now))
        is_second = day in taken or (day in coming and is_about_action(row["key"]))
        (others if is_second else first).append(row)
        taken.add(day)
    await end(session, map(_key, others), NudgeState.DROPPED, SECOND_OF_DAY)
    return first


async def _days_planned(session: Session, rows: Sequence[RowMapping], now: datetime) -> set[tuple[int, date]]:
    """Person and day of the check-ins' nudges that are to come today to the people of these rows."""
    zones = {row["person_id"]: ZoneInfo(row["zone"]) for row in rows}
    planned = await session.execute(
        select(nudge.c.person_id, nudge.c.due_at).where(
            is_planned,
            one_of(session, nudge.c.person_id, zones),
            nudge.c.due_at.between(now - timedelta(days=1), now + timedelta(days=1)),
            nudge.c.expires_at > now,
            ~is_of_action,
        )
    )
    return {(number, due.astimezone(zones[number]).date()) for number, due in planned.tuples()}


async def days_taken(session: Session, people: Collection[int], now: datetime) -> set[tuple[int, date]]:
    """Person and day in their time zone, of those who were nudged today, wherever they are."""
    rows = await session.execute(
        select(nudge.c.person_id, nudge.c.sent_on).where(
            one_of(session, nudge.c.person_id, people),
            nudge.c.sent_on >= (now - timedelta(days=1)).date(),
        )
    )
    return {(number, day) for number, day in rows.tuples() if day is not None}


async def _with_lanes(session: Session, rows: Sequence[RowMapping], now: datetime) -> list[Due]:
    """Each nudge with the way to its person; those in whose conversation nothing arrives fail."""
    if not rows:
        return []
    reaches = await reach_of(session, {row["person_id"]: row["lane_id"] for row in rows})
    accounts = await accounts_of(session, [row["person_id"] for row in rows if row["person_id"] not in reaches])
    closed: dict[str, list[NudgeKey]] = defaultdict(list)
    due: list[Due] = []
    for row in rows:
        reach = reaches.get(row["person_id"], NOWHERE)
        # What matters most is tried where nothing arrived the last time: it may by now.
        if reach.reason is not None and not is_first_contact(row["key"]):
            closed[reach.reason].append(_key(row))
        else:
            due.append(_due(row, reach.lane, accounts.get(row["person_id"], ()), now))
    for reason, keys in closed.items():
        await end(session, keys, NudgeState.FAILED, reason)
    return due


def _due(row: RowMapping, lane: int | None, accounts: tuple[Account, ...], now: datetime) -> Due:
    return Due(
        checkin=row["checkin_id"],
        person=row["person_id"],
        key=row["key"],
        council=row["council_id"],
        expires_at=row["expires_at"],
        sent_on=_today(row, now),
        locale=row["locale"],
        lane=lane,
        accounts=accounts,
    )


async def accounts_of(session: Session, people: Sequence[int]) -> dict[int, tuple[Account, ...]]:
    if not people:
        return {}
    rows = await session.execute(
        select(account.c.person_id, account.c.door, account.c.workspace, account.c.user_id)
        .where(one_of(session, account.c.person_id, people))
        .order_by(account.c.id)
    )
    found: dict[int, tuple[Account, ...]] = {}
    for number, door, workspace, user in rows.tuples():
        found[number] = (*found.get(number, ()), Account(door, workspace, user))
    return found


def _key(row: RowMapping) -> NudgeKey:
    return row["checkin_id"], row["person_id"], row["key"]


def _today(row: RowMapping, now: datetime) -> date:
    return now.astimezone(ZoneInfo(row["zone"])).date()
