"""Which reminders the owner of an action gets, and when: in their working time alone, as for check-ins.

Nobody is asked to do anything on a day on which the council does not work, or nothing is sent.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import islice

from conversations.actions import Action
from conversations.calendar import Calendar
from conversations.nudges import Availability, PlannedNudge, hours_on
from conversations.people import Person

AHEAD = 5
"""Working days before the due day of the first reminder."""

AFTER = 5
"""Working days after the due day of the last reminder."""

_LONGEST = 45
"""Days that holidays, a freeze and leave can move a reminder by: after that it is left out."""

_DAY = timedelta(days=1)


class ActionNudgeKind(StrEnum):
    """SOON: before the due day. DUE: on it, or on the last working day before. LATE: after it."""

    SOON = "soon"
    DUE = "due"
    LATE = "late"


def action_nudge_key(action: Action, kind: ActionNudgeKind) -> str:
    """Such as `action:3:soon:2027-03-12`: whoever gets a new due day is reminded of that one too."""
    return f"action:{action.number}:{kind}:{action.due_on}"


def action_nudge_kind(key: str) -> ActionNudgeKind:
    """Raises ValueError for what is no key of an action's reminder."""
    match key.split(":"):
        case ["action", _, kind, *_]:
            return ActionNudgeKind(kind)
    raise ValueError(f"{key!r} is no reminder of an action")


def action_number(key: str) -> int:
    """The number of the action that a reminder is about. Raises ValueError as `action_nudge_kind` does."""
    match key.split(":"):
        case ["action", number, *_] if number.isascii() and number.isdigit():
            return int(number)
    raise ValueError(f"{key!r} is no reminder of an action")


def due_in(key: str) -> str:
    """The due day that a reminder is about, as in its key."""
    return key.rpartition(":")[2]


def plan_action_nudges(
    action: Action, owner: Person, calendar: Calendar, now: datetime, *, has_opted_out: bool = False
) -> tuple[PlannedNudge, ...]:
    """All reminders still to come of an action, the first first, as seen at `now`. One whose time has passed is
    not made up for; as long as it lasts, it stays as it was planned. `has_opted_out`: the owner wants no
    questions, or was taken off the roster.
    """
    if action.due_on is None or action.progress.is_ended or not owner.wants_reminders or has_opted_out:
        return ()
    who = Availability(owner.zone, owner.pattern, owner.away_until, owner.snoozed_until)
    planned = []
    for kind, day in _days(action.due_on, who, calendar):
        begins, ends = hours_on(day, who)
        if ends > now:
            planned.append(PlannedNudge(action_nudge_key(action, kind), begins, ends))
    return tuple(planned)


def _days(due_on: date, who: Availability, calendar: Calendar) -> Iterator[tuple[ActionNudgeKind, date]]:
    """Each on a later day than the one before; a reminder that there is no such day for is left out."""
    first, last = _working_day_before(due_on, calendar), _working_day_after(due_on, calendar)
    due = next(_back(due_on, who, calendar), None)
    soon = next(_forth(first, who, calendar), None) if first else None
    if soon is not None and soon < (due or due_on):
        yield ActionNudgeKind.SOON, soon
    if due is not None:
        yield ActionNudgeKind.DUE, due
    late = next(_forth(last, who, calendar), None) if last else None
    if late is not None:
        yield ActionNudgeKind.LATE, late


def _working_day_before(day: date, calendar: Calendar) -> date | None:
    """The council's day that lies AHEAD working days before."""
    before = (each for each in _days_from(day, -_DAY) if calendar.is_working_day(each))
    return next(islice(before, AHEAD - 1, None), None)


def _working_day_after(day: date, calendar: Calendar) -> date | None:
    """The council's day that lies AFTER working days after."""
    after = (each for each in _days_from(day, _DAY) if calendar.is_working_day(each))
    return next(islice(after, AFTER - 1, None), None)


def _back(day: date, who: Availability, calendar: Calendar) -> Iterator[date]:
    return (each for each in (day, *_days_from(day, -_DAY)) if _works_on(each, who, calendar))


def _forth(day: date, who: Availability, calendar: Calendar) -> Iterator[date]:
    return (each for each in (day, *_days_from(day, _DAY)) if _works_on(each, who, calendar))


def _days_from(day: date, step: timedelta) -> Iterator[date]:
    """The days after it, or before."""
    return (day + step * number for number in range(1, _LONGEST + 1))


def _works_on(day: date, who: Availability, calendar: Calendar) -> bool:
    if day < max(who.away_until or date.min, who.snoozed_until or date.min):
        return False
    return day.isoweekday() in who.pattern.days and calendar.is_working_day(day)
