"""Check-ins, calendars and people's availability to plan nudges for, at random and by name."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from conversations.calendar import (
    LONGEST_WINDOW,
    Calendar,
    Freeze,
    Holiday,
    Nation,
    Round,
    opened_now,
    scheduled,
)
from conversations.nudges import Availability, NudgeKind, PlannedNudge, kind_of
from conversations.people import HOME_ZONE, CheckIn, WorkingPattern

HOME = ZoneInfo(HOME_ZONE)
QUARTERS = range(2026 * 4 + 1, 2031 * 4 + 1)
"""Five years from April 2026: ten clock changes."""

ZONES = (
    HOME_ZONE,
    "Europe/Belfast",
    "UTC",
    "America/St_Johns",
    "Asia/Tokyo",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Asia/Jerusalem",
)
"""In Jerusalem clocks go forward on a Friday, a working day here."""

REMINDERS = (NudgeKind.REMINDER, NudgeKind.LAST_DAY)


def at_home(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), HOME).astimezone(UTC)


def a_checkin(found: Round, *, opens_locally: bool = True) -> CheckIn:
    return CheckIn(7, 1, found.quarter, found.opens_at, found.closes_at, "1.0.0", opens_locally=opens_locally)


def checkin_of(calendar: Calendar, quarter: int) -> CheckIn:
    found = scheduled(calendar, quarter)
    assert found is not None
    return a_checkin(found)


def opened_by_hand(calendar: Calendar, now: datetime) -> CheckIn:
    found = opened_now(calendar, now)
    assert found is not None
    return a_checkin(found, opens_locally=False)


def local(moment: datetime, who: Availability) -> datetime:
    return moment.astimezone(ZoneInfo(who.zone))


def days(nudges: tuple[PlannedNudge, ...], who: Availability) -> list[date]:
    return [local(each.due_at, who).date() for each in nudges]


def keys(nudges: tuple[PlannedNudge, ...]) -> list[str]:
    return [each.key for each in nudges]


def works_on(calendar: Calendar, who: Availability, day: date) -> bool:
    """Whether somebody may be written to on that day at all."""
    quiet = max(who.away_until or date.min, who.snoozed_until or date.min)
    is_off = day.isoweekday() > 5 or calendar.holiday(day) is not None
    is_frozen = any(each.first <= day <= each.last for each in calendar.freezes)
    return day.isoweekday() in who.pattern.days and day >= quiet and not is_off and not is_frozen


def is_reminder(nudge: PlannedNudge) -> bool:
    return kind_of(nudge.key) in REMINDERS


@dataclass(frozen=True)
class Case:
    """Everything that plan() is given."""

    checkin: CheckIn
    calendar: Calendar
    who: Availability
    now: datetime
    people: int = 1


def times_of_day(first: int = 0) -> st.SearchStrategy[time]:
    """To five minutes, from a number of minutes after midnight on."""
    return st.integers(first // 5, 24 * 12 - 1).map(lambda each: time(each // 12, each % 12 * 5))


@st.composite
def patterns(draw: st.DrawFn) -> WorkingPattern:
    """Any days and hours; part-timers, people who work early, late, or for five minutes."""
    starts = draw(st.sampled_from([time(9), time(8, 30), time(9, 30)]) | times_of_day().filter(_has_later))
    ends = draw(times_of_day(starts.hour * 60 + starts.minute + 5))
    chosen = draw(st.sets(st.integers(1, 7), min_size=1))
    return WorkingPattern(frozenset(chosen), starts, ends)


def _has_later(starts: time) -> bool:
    return starts < time(23, 55)


usual_or_other_patterns = st.just(WorkingPattern()) | patterns()


@st.composite
def calendars(draw: st.DrawFn, quarter: int) -> Calendar:
    """Of any nation, with days off, bank holidays worked and freezes around the quarter."""
    around = st.dates(date(quarter // 4, 1, 1) - timedelta(days=20), date(quarter // 4, 12, 31))
    freezes = [
        Freeze(first, first + timedelta(days=draw(st.integers(0, 25))), "Elections")
        for first in draw(st.lists(around, max_size=3))
    ]
    nation = draw(st.sampled_from(Nation))
    off = draw(st.lists(around, max_size=10))
    return Calendar(
        nation=nation,
        added=tuple(Holiday(day, "Closed") for day in off),
        removed=tuple(draw(st.lists(around, max_size=3))),
        freezes=tuple(freezes),
        weeks=draw(st.integers(1, LONGEST_WINDOW)),
        reminder_days=tuple(draw(st.just([3, 8]) | st.lists(st.integers(1, 30), max_size=2))),
    )


@st.composite
def checkins(draw: st.DrawFn, calendar: Calendar, quarter: int) -> CheckIn | None:
    """One that opens by the calendar, or that a lead opens at any moment of the quarter; None if none can."""
    found = scheduled(calendar, quarter)
    if found is None:
        return None
    if draw(st.booleans()):
        return a_checkin(found)
    later = draw(st.integers(0, 60 * 24 * 60))
    by_hand = opened_now(calendar, found.opens_at + timedelta(minutes=later))
    return a_checkin(by_hand, opens_locally=False) if by_hand else None


@st.composite
def availabilities(draw: st.DrawFn, checkin: CheckIn) -> Availability:
    """Leave, snoozes and joins lie around the check-in; most people have none of them."""
    opened, closed = checkin.opens_at.date(), checkin.closes_at.date()
    around = st.dates(opened - timedelta(days=5), closed + timedelta(days=5))
    moments = st.integers(0, int((checkin.closes_at - checkin.opens_at).total_seconds()))
    joined = draw(st.none() | st.none() | moments)
    return Availability(
        zone=draw(st.sampled_from(ZONES)),
        pattern=draw(usual_or_other_patterns),
        away_until=draw(st.none() | st.none() | around),
        snoozed_until=draw(st.none() | st.none() | around),
        joined_at=None if joined is None else checkin.opens_at + timedelta(seconds=joined),
        is_invited=draw(st.booleans()),
        nudged_on=draw(st.none() | st.none() | st.dates(opened, closed)),
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """`now` is anywhere from three days before the opening to three days after the close."""
    quarter = draw(st.sampled_from(QUARTERS))
    calendar = draw(calendars(quarter))
    checkin = draw(checkins(calendar, quarter).filter(lambda each: each is not None))
    assert checkin is not None
    length = int((checkin.closes_at - checkin.opens_at).total_seconds() / 60)
    now = checkin.opens_at + timedelta(minutes=draw(st.integers(-3 * 24 * 60, length + 3 * 24 * 60)))
    people = draw(st.sampled_from([1, 5, 800, 4_000, 100_000]))
    return Case(checkin, calendar, draw(availabilities(checkin)), now, people)
