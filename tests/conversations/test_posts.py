"""The week's news and the closing post come once, on working days, and never in a freeze."""

from datetime import UTC, date, datetime, timedelta

import pytest

from conversations.calendar import Calendar, Freeze, scheduled
from conversations.people import CheckIn
from conversations.posts import due_posts

QUARTER = 2026 * 4 + 3
CALENDAR = Calendar()


def _checkin(calendar: Calendar = CALENDAR, quarter: int = QUARTER) -> CheckIn:
    """In October to December 2026: from Thursday 1 October 9:30 to Wednesday 21 October 17:00."""
    planned = scheduled(calendar, quarter)
    assert planned is not None
    return CheckIn(1, 1, quarter, planned.opens_at, planned.closes_at, "1")


def _london(month: int, day: int, hour: int = 9, minute: int = 30, year: int = 2026) -> datetime:
    """In summer time, where London's clocks are an hour ahead."""
    return datetime(year, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=1)


def _moments(checkin: CheckIn) -> list[datetime]:
    """Every quarter of an hour from the opening to three weeks after the close."""
    hours = (checkin.closes_at - checkin.opens_at + timedelta(weeks=3)) / timedelta(minutes=15)
    return [checkin.opens_at + timedelta(minutes=15) * number for number in range(int(hours))]


def _first_times(checkin: CheckIn, calendar: Calendar) -> dict[str, datetime]:
    found: dict[str, datetime] = {}
    for moment in _moments(checkin):
        for key in due_posts(checkin, calendar, moment):
            found.setdefault(key, moment)
    return found


def test_a_check_in_tells_of_each_full_week_and_of_its_close() -> None:
    assert _first_times(_checkin(), CALENDAR) == {
        "week:1": _london(10, 8),
        "week:2": _london(10, 15),
        "closing:2026-10-21": _london(10, 21, 17, 0),
    }


def test_a_week_that_ends_on_a_holiday_is_told_on_the_next_working_day() -> None:
    """Thursday 1 April 2027 is followed by Easter; with Thursday 8 April off too, the news come on Friday."""
    calendar = Calendar(freezes=(Freeze(date(2027, 4, 8), date(2027, 4, 8), "Office closed"),))
    times = _first_times(_checkin(calendar, 2027 * 4 + 1), calendar)
    assert times["week:1"] == _london(4, 9, year=2027)


@pytest.mark.parametrize("hour", [8, 17, 23])
def test_news_come_in_working_hours_only(hour: int) -> None:
    assert list(due_posts(_checkin(), CALENDAR, _london(10, 8, hour, 0))) == []


def test_news_that_were_missed_are_not_told_a_day_late() -> None:
    assert list(due_posts(_checkin(), CALENDAR, _london(10, 9, 11))) == []


def test_a_paused_check_in_tells_nothing() -> None:
    opened = _checkin()
    paused = CheckIn(
        1, 1, QUARTER, opened.opens_at, opened.closes_at, "1", paused_at=opened.opens_at + timedelta(days=1)
    )
    assert list(due_posts(paused, CALENDAR, _london(10, 8, 10))) == []


def test_a_check_in_that_closes_in_a_freeze_tells_so_after_it() -> None:
    calendar = Calendar(freezes=(Freeze(date(2026, 10, 21), date(2026, 10, 23), "Year end"),))
    closes = _checkin(CALENDAR)
    assert _first_times(closes, calendar)["closing:2026-10-21"] == _london(10, 26, 9, 30) + timedelta(hours=1)


def test_a_close_nobody_heard_of_for_two_weeks_is_no_news() -> None:
    checkin = _checkin()
    assert list(due_posts(checkin, CALENDAR, checkin.closes_at + timedelta(days=14))) == []


def test_a_lead_who_closes_in_the_evening_hears_so_at_once() -> None:
    opened = _checkin()
    evening = _london(10, 14, 20, 5)
    closed = CheckIn(1, 1, QUARTER, opened.opens_at, evening, "1")
    assert list(due_posts(closed, CALENDAR, evening)) == ["closing:2026-10-14"]
