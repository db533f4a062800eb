"""Who would get which nudges, and why the others get none: read alone, nothing is planned by it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import select

from conversations.calendar import Calendar
from conversations.people import Account, CheckIn
from storage.alike import SOMEBODY, Known, Planner, Somebody, due_at
from storage.database import Session
from storage.nudges import NO_CHAT, NudgeState, accounts_of, days_taken, is_first_contact
from storage.planning import count_people, known_nudges
from storage.reach import NOWHERE, Reach, reach_of
from storage.tables import person


class Excuse(StrEnum):
    """Why somebody gets no nudge."""

    FINISHED = "has finished"
    STOPPED = "wants no more questions"
    NO_REMINDERS = "wants no reminders"
    REMOVED = "is off the roster"
    LEFT_OUT = "asked to be left out"
    PAUSED = "the check-in is paused"
    CLOSED = "the check-in is closed"
    NOTHING_LEFT = "has had them all, or has no working time left before the close"


@dataclass(frozen=True, slots=True)
class Coming:
    key: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Previewed:
    """Somebody's nudges that are still to come. `excuse`: why there are none, or why they may not arrive."""

    name: str
    zone: str
    planned: tuple[Coming, ...]
    excuse: str = ""


async def preview(
    session: Session,
    checkin: CheckIn,
    calendar: Calendar,
    now: datetime,
    *,
    is_writable: Callable[[Account], bool] = lambda account: False,
) -> list[Previewed]:
    """All people of the council, by name. `is_writable`: whether a door can write to somebody first."""
    rows = await session.execute(
        select(*SOMEBODY, person.c.name, person.c.lane_id)
        .where(person.c.council_id == checkin.council)
        .order_by(person.c.name, person.c.id)
    )
    people = [(Somebody(*some), name, lane) for *some, name, lane in rows]
    known = await known_nudges(session, [checkin.id], [one.id for one, _, _ in people])
    nudged_on: dict[int, set[date]] = defaultdict(set)
    for number, day in await days_taken(session, [one.id for one, _, _ in people], now):
        nudged_on[number].add(day)
    reaches = await reach_of(session, {one.id: lane for one, _, lane in people})
    accounts = await accounts_of(session, [one.id for one, _, _ in people if one.id not in reaches])
    planner = Planner(checkin, calendar, await count_people(session, checkin.council), now)
    previewed = []
    for one, name, _ in people:
        excuse = _excuse(one, planner, checkin, now)
        coming: tuple[Coming, ...] = ()
        if excuse is None:
            planned = _coming(one, planner, known.get((checkin.id, one.id), {}))
            coming = _first_of_days(planned, ZoneInfo(one.zone), nudged_on[one.id], now)
            is_met = one.id in reaches or any(map(is_writable, accounts.get(one.id, ())))
            coming, excuse = _arriving(coming, reaches.get(one.id, NOWHERE), is_met=is_met)
        previewed.append(Previewed(name, one.zone, coming, excuse))
    return previewed


def _coming(one: Somebody, planner: Planner, known: Mapping[str, Known]) -> tuple[Coming, ...]:
    """What is planned for somebody, the first first."""
    kind = planner.kind(one, known)
    assert kind is not None, "there would be an excuse"
    planned = (
        Coming(each.key, due_at(each, one.ordinal))
        for each in planner.nudges_of(kind)
        if each.key not in known or known[each.key].state in (NudgeState.PLANNED, NudgeState.WITHDRAWN)
    )
    return tuple(sorted(planned, key=lambda each: each.due_at))


def _first_of_days(
    coming: Iterable[Coming], zone: ZoneInfo, nudged_on: Collection[date], now: datetime
) -> tuple[Coming, ...]:
    """One nudge a day: the first, unless somebody was nudged on that day already. What is due goes out now."""
    first: dict[date, Coming] = {}
    for each in coming:
        first.setdefault(max(each.due_at, now).astimezone(zone).date(), each)
    return tuple(each for day, each in first.items() if day not in nudged_on)


def _arriving(coming: tuple[Coming, ...], reach: Reach, *, is_met: bool) -> tuple[tuple[Coming, ...], str]:
    """What will be sent of it, as decided when it is handed over; and what speaks against its arrival."""
    if not coming:
        return (), Excuse.NOTHING_LEFT
    if reach.reason is not None:
        return tuple(each for each in coming if is_first_contact(each.key)), reach.reason
    return coming, "" if is_met else NO_CHAT


def _excuse(one: Somebody, planner: Planner, checkin: CheckIn, now: datetime) -> str | None:
    if one.removed_at is not None:
        return Excuse.REMOVED
    if one.left_out_at is not None:
        return Excuse.LEFT_OUT
    if planner.has_finished(one):
        return Excuse.FINISHED
    if one.has_stopped:
        return Excuse.STOPPED
    if not one.wants_reminders:
        return Excuse.NO_REMINDERS
    if checkin.closes_at <= now:
        return Excuse.CLOSED
    return Excuse.PAUSED if checkin.paused_at is not None else None
