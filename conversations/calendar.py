"""A council's calendar: its quarters, working days, and when each quarter's check-in opens and closes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from conversations.bank_holidays import bank_holidays
from conversations.people import HOME_ZONE

OPENING_TIME = time(9, 30)
CLOSING_TIME = time(17)
LONGEST_WINDOW = 12
"""In weeks: a quarter has thirteen."""

_DAY = timedelta(days=1)
_HOME = ZoneInfo(HOME_ZONE)


class Nation(StrEnum):
    """The part of the United Kingdom whose bank holidays count."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"


# Plain GB would leave out Easter Monday and the bank holiday of August.
_SUBDIVISIONS = {
    Nation.ENGLAND: "ENG",
    Nation.WALES: "WLS",
    Nation.SCOTLAND: "SCT",
    Nation.NORTHERN_IRELAND: "NIR",
}


class YearKind(StrEnum):
    """How a council numbers its quarters: from January, or from April as its budget does."""

    CALENDAR = "calendar"
    FINANCIAL = "financial"


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day off of the council's own."""

    day: date
    name: str


@dataclass(frozen=True, slots=True)
class Freeze:
    """Days, both ends included, on which nothing is sent unasked: before an election, at the year's end."""

    first: date
    last: date
    reason: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """`added` are days off beside the nation's bank holidays, `removed` bank holidays on which it works.

    `weeks`: how long a check-in stays open (at most LONGEST_WINDOW). `reminder_days`: on which of its working
    days, counted from 1, those who have not finished are reminded; at most two.
    """

    year: YearKind = YearKind.FINANCIAL
    nation: Nation = Nation.ENGLAND
    added: tuple[Holiday, ...] = ()
    removed: tuple[date, ...] = ()
    freezes: tuple[Freeze, ...] = ()
    weeks: int = 3
    reminder_days: tuple[int, ...] = (3, 8)

    def holiday(self, day: date) -> str | None:
        """The name of the holiday on that day, if it is one here."""
        own = next((each.name for each in self.added if each.day == day), None)
        if own is not None or day in self.removed:
            return own
        return bank_holidays(_SUBDIVISIONS[self.nation], day.year).get(day)

    def freeze(self, day: date) -> Freeze | None:
        return next((each for each in self.freezes if each.first <= day <= each.last), None)

    def is_working_day(self, day: date) -> bool:
        """Whether the council works and may be written to on that day."""
        return day.isoweekday() <= 5 and self.holiday(day) is None and self.freeze(day) is None

    def working_days(self, first: date, last: date) -> Iterator[date]:
        """The working days from `first` to `last`, both included."""
        day = first
        while day <= last:
            if self.is_working_day(day):
                yield day
            day += _DAY

    def working_days_after(self, start: date, end: date) -> int:
        """How many working days lie after `start` up to and including `end`."""
        return sum(1 for _ in self.working_days(start + _DAY, end))

    def nth_working_day(self, first: date, number: int, last: date) -> date | None:
        """The working day of that number (from 1) from `first` on; None when it is later than `last`."""
        for place, day in enumerate(self.working_days(first, last), start=1):
            if place == number:
                return day
        return None


@dataclass(frozen=True, slots=True)
class Round:
    """When a quarter's check-in opens (in HOME_ZONE; elsewhere at the same time of day) and closes."""

    quarter: int
    opens_at: datetime
    closes_at: datetime


def scheduled(calendar: Calendar, quarter: int) -> Round | None:
    """The quarter's check-in by the calendar; None when the quarter has no working day, as in a long freeze."""
    first = next(calendar.working_days(first_day(quarter), last_day(quarter)), None)
    if first is None:
        return None
    return Round(quarter, datetime.combine(first, OPENING_TIME, _HOME), _closing(calendar, quarter, first))


def opened_now(calendar: Calendar, now: datetime) -> Round | None:
    """A check-in of this quarter that opens now, for as long as one that opens by the calendar; None when no
    working time is left in the quarter.
    """
    quarter, local = quarter_at(now, HOME_ZONE), now.astimezone(_HOME)
    earliest = local.date() if local.time() < CLOSING_TIME else local.date() + _DAY
    first = next(calendar.working_days(earliest, last_day(quarter)), None)
    return Round(quarter, now, _closing(calendar, quarter, first)) if first else None


def next_round(calendar: Calendar, now: datetime) -> Round | None:
    """The next check-in that opens after `now` by the calendar, within the coming year and a half."""
    this = quarter_at(now, HOME_ZONE)
    rounds = (scheduled(calendar, quarter) for quarter in range(this, this + 6))
    return next((each for each in rounds if each is not None and each.opens_at > now), None)


def closing_on(calendar: Calendar, quarter: int, day: date, now: datetime) -> datetime | None:
    """Closing time on a day that a lead chose; None for a day that is over or not one of the quarter's working
    days.
    """
    closes_at = datetime.combine(day, CLOSING_TIME, _HOME)
    fits = first_day(quarter) <= day <= last_day(quarter) and calendar.is_working_day(day)
    return closes_at if fits and closes_at > now else None


def quarter_at(now: datetime, zone: str) -> int:
    """The quarter of a moment, as people in `zone` see it; counted as in CheckIn."""
    local = now.astimezone(ZoneInfo(zone))
    return local.year * 4 + (local.month - 1) // 3


def first_day(quarter: int) -> date:
    year, index = divmod(quarter, 4)
    return date(year, index * 3 + 1, 1)


def last_day(quarter: int) -> date:
    return first_day(quarter + 1) - _DAY


def quarter_code(quarter: int, year: YearKind) -> str:
    """A quarter in short, as a council numbers it: `Q4 2026`, or `Q3 2026/27` for the same months."""
    number, index = divmod(quarter, 4)
    if year is YearKind.CALENDAR:
        return f"Q{index + 1} {number}"
    begins, index = divmod(quarter - 1, 4)
    return f"Q{index + 1} {begins}/{(begins + 1) % 100:02}"


def read_quarter(text: str) -> int:
    """Reads what quarter_code writes, of either kind and in any order: `2026 q4` as well.

    Raises ValueError with a sentence that says what was expected.
    """
    words = text.upper().replace("-", " ").split()
    numbers = [word[1:] for word in words if word.startswith("Q")]
    years = [word.partition("/") for word in words if not word.startswith("Q")]
    match numbers, years:
        case ["1" | "2" | "3" | "4" as number], [(year, slash, following)] if _is_year(year, slash, following):
            return int(year) * 4 + int(number) - 1 + (1 if slash else 0)
    raise ValueError(f"{text!r} is no quarter. Write it as Q3 2026/27, or as Q4 2026 for a calendar year.")


def _is_year(year: str, slash: str, following: str) -> bool:
    if not (len(year) == 4 and year.isascii() and year.isdigit() and int(year) > 1970):
        return False
    return not slash or following == f"{(int(year) + 1) % 100:02}"


def _closing(calendar: Calendar, quarter: int, first: date) -> datetime:
    """Closing time on the last working day of a window that begins on `first`, a working day, and ends with the
    quarter.
    """
    last = min(first + timedelta(weeks=calendar.weeks) - _DAY, last_day(quarter))
    *_, closing = calendar.working_days(first, last)
    return datetime.combine(closing, CLOSING_TIME, _HOME)
