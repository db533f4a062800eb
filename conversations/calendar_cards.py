"""The next quarters' check-ins, with the days off and the freezes that move them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from conversations.calendar import Calendar, Freeze, Holiday, first_day, last_day, quarter_at, scheduled
from conversations.cards import Card, Fact, Facts, Heading
from conversations.language import Language
from conversations.people import HOME_ZONE, CheckIn

QUARTERS = 4


@dataclass(frozen=True, slots=True)
class QuarterRow:
    """A quarter's check-in, None and None when it has none; with the weekday holidays until it closes, and the
    freezes of the quarter.
    """

    quarter: int
    opens_at: datetime | None
    closes_at: datetime | None
    holidays: tuple[Holiday, ...]
    freezes: tuple[Freeze, ...]


def next_quarters(calendar: Calendar, checkins: Sequence[CheckIn], now: datetime) -> tuple[QuarterRow, ...]:
    """The next four, beginning with this one unless it is over. `checkins` are those that are there already: a
    lead may have opened or closed them on other days than the calendar's.
    """
    this = quarter_at(now, HOME_ZONE)
    made = {each.quarter: each for each in checkins}
    rows = [_row(calendar, quarter, made.get(quarter)) for quarter in range(this, this + QUARTERS + 1)]
    is_over = rows[0].closes_at is None or rows[0].closes_at <= now
    return tuple(rows[1:] if is_over else rows[:QUARTERS])


def _row(calendar: Calendar, quarter: int, checkin: CheckIn | None) -> QuarterRow:
    found = checkin or scheduled(calendar, quarter)
    first, last = first_day(quarter), last_day(quarter)
    until = last if found is None else found.closes_at.astimezone(ZoneInfo(HOME_ZONE)).date()
    return QuarterRow(
        quarter,
        None if found is None else found.opens_at,
        None if found is None else found.closes_at,
        tuple(_holidays(calendar, first, until)),
        tuple(each for each in calendar.freezes if each.first <= last and each.last >= first),
    )


def _holidays(calendar: Calendar, first: date, last: date) -> Iterator[Holiday]:
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        name = calendar.holiday(day)
        if name is not None and day.isoweekday() <= 5:
            yield Holiday(day, name)


def compose_next_quarters(rows: Sequence[QuarterRow], calendar: Calendar, language: Language) -> Card:
    words = language.wording
    title = words.text("calendar-title")
    facts = tuple(
        Fact(words.quarter_with_code(row.quarter, calendar.year), " ".join(_sentences(row, language)))
        for row in rows
    )
    return Card(f"{title}. {facts[0].label}: {facts[0].value}", (Heading(title), Facts(facts)))


def _sentences(row: QuarterRow, language: Language) -> Iterator[str]:
    words = language.wording
    if row.opens_at is None or row.closes_at is None:
        yield words.text("calendar-no-round")
    else:
        opens, closes = words.day(row.opens_at, HOME_ZONE), words.day(row.closes_at, HOME_ZONE)
        yield words.text("calendar-round", {"opens": opens, "closes": closes})
    if row.holidays:
        days = [_named(each, language) for each in row.holidays]
        yield words.text("calendar-holidays", {"days": ", ".join(days)})
    for freeze in row.freezes:
        first, last = words.calendar_day(freeze.first), words.dated(freeze.last, freeze.first)
        if freeze.reason.strip():
            yield words.text("calendar-freeze", {"first": first, "last": last, "reason": freeze.reason})
        else:
            yield words.text("calendar-freeze-plain", {"first": first, "last": last})


def _named(holiday: Holiday, language: Language) -> str:
    words = language.wording
    return words.text("calendar-day-named", {"day": words.calendar_day(holiday.day), "name": holiday.name})
