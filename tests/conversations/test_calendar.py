"""Quarters and their check-ins, on both sides of the clock changes."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.calendar import (
    LONGEST_WINDOW,
    Calendar,
    Freeze,
    Holiday,
    Nation,
    Round,
    YearKind,
    closing_on,
    first_day,
    last_day,
    next_round,
    opened_now,
    quarter_at,
    quarter_code,
    read_quarter,
    scheduled,
)

LONDON = "Europe/London"
BELFAST = "Europe/Belfast"
ZONES = (LONDON, BELFAST, "UTC", "America/St_Johns", "Pacific/Kiritimati")


HOME = ZoneInfo(LONDON)
QUARTERS = range(2026 * 4, 2032 * 4)
ENGLAND = Calendar()


def at_home(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), HOME)


def the_round(calendar: Calendar, quarter: int) -> Round:
    found = scheduled(calendar, quarter)
    assert found is not None
    return found


def opening_day(calendar: Calendar, quarter: int) -> date:
    return the_round(calendar, quarter).opens_at.astimezone(HOME).date()


def closing_day(calendar: Calendar, quarter: int) -> date:
    return the_round(calendar, quarter).closes_at.astimezone(HOME).date()


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (utc(2026, 1, 1), 2026 * 4),
        (utc(2026, 3, 31, 22, 59), 2026 * 4),
        (utc(2026, 3, 31, 23), 2026 * 4 + 1),
        (utc(2026, 6, 30, 22, 59), 2026 * 4 + 1),
        (utc(2026, 6, 30, 23), 2026 * 4 + 2),
        (utc(2026, 9, 30, 23), 2026 * 4 + 3),
        (utc(2026, 12, 31, 23, 59), 2026 * 4 + 3),
        (utc(2027, 1, 1), 2027 * 4),
    ],
)
def test_a_quarter_begins_at_midnight_in_london(moment: datetime, expected: int) -> None:
    """In summer time that is 23:00 UTC the day before."""
    assert quarter_at(moment, LONDON) == expected


def test_the_same_moment_can_lie_in_two_quarters() -> None:
    moment = utc(2026, 3, 31, 23, 30)
    assert quarter_at(moment, LONDON) == quarter_at(moment, "UTC") + 1


@given(st.datetimes(datetime(1975, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_time_never_leads_back_into_an_earlier_quarter(moment: datetime) -> None:
    assert quarter_at(moment + timedelta(hours=1), LONDON) >= quarter_at(moment, LONDON)


@pytest.mark.parametrize(
    ("quarter", "expected"),
    [
        (2026 * 4, {Nation.ENGLAND: date(2026, 1, 2), Nation.SCOTLAND: date(2026, 1, 5)}),
        (2026 * 4 + 1, {Nation.ENGLAND: date(2026, 4, 1)}),
        (2026 * 4 + 2, {Nation.ENGLAND: date(2026, 7, 1)}),
        (2026 * 4 + 3, {Nation.ENGLAND: date(2026, 10, 1)}),
        (2027 * 4, {Nation.ENGLAND: date(2027, 1, 4), Nation.SCOTLAND: date(2027, 1, 5)}),
        (2027 * 4 + 1, {Nation.ENGLAND: date(2027, 4, 1)}),
        (2028 * 4, {Nation.ENGLAND: date(2028, 1, 4), Nation.SCOTLAND: date(2028, 1, 5)}),
        (2029 * 4 + 1, {Nation.ENGLAND: date(2029, 4, 3), Nation.SCOTLAND: date(2029, 4, 2)}),
    ],
)
def test_a_checkin_opens_on_the_first_working_day_of_its_quarter(
    quarter: int, expected: dict[Nation, date]
) -> None:
    """In 2029 Easter Monday is 2 April. Nations that aren't named are like England."""
    for nation in Nation:
        found = opening_day(Calendar(nation=nation), quarter)
        assert found == expected.get(nation, expected[Nation.ENGLAND])


@pytest.mark.parametrize("nation", Nation)
def test_every_checkin_opens_at_half_past_nine_and_closes_at_five_in_london(nation: Nation) -> None:
    """In summer time and out of it; on working days, the first of which is the first of the quarter."""
    calendar = Calendar(nation=nation)
    for quarter in QUARTERS:
        found = the_round(calendar, quarter)
        opens, closes = found.opens_at.astimezone(HOME), found.closes_at.astimezone(HOME)
        assert (opens.time(), closes.time()) == (time(9, 30), time(17))
        assert calendar.is_working_day(opens.date())
        assert calendar.is_working_day(closes.date())
        assert not list(calendar.working_days(first_day(quarter), opens.date() - timedelta(days=1)))


def test_opening_and_closing_follow_the_clocks() -> None:
    """The clocks go back on Sunday 25 October 2026, within this window of four weeks."""
    found = the_round(Calendar(weeks=4), 2026 * 4 + 3)
    assert found.opens_at == utc(2026, 10, 1, 8, 30)
    assert found.closes_at == utc(2026, 10, 28, 17)


@pytest.mark.parametrize(
    ("weeks", "closes"),
    [
        (1, date(2026, 10, 7)),
        (2, date(2026, 10, 14)),
        (3, date(2026, 10, 21)),
        (4, date(2026, 10, 28)),
        (8, date(2026, 11, 25)),
        (12, date(2026, 12, 23)),
    ],
)
def test_a_window_is_as_many_weeks_as_the_council_chose(weeks: int, closes: date) -> None:
    assert closing_day(Calendar(weeks=weeks), 2026 * 4 + 3) == closes


def test_a_window_that_ends_on_days_off_ends_on_the_working_day_before() -> None:
    calendar = Calendar(freezes=(Freeze(date(2026, 10, 19), date(2026, 10, 23), "Half term"),))
    assert closing_day(calendar, 2026 * 4 + 3) == date(2026, 10, 16)


@pytest.mark.parametrize("nation", Nation)
@pytest.mark.parametrize("weeks", range(1, LONGEST_WINDOW + 1))
def test_a_window_is_never_longer_than_asked_for_nor_than_its_quarter(nation: Nation, weeks: int) -> None:
    calendar = Calendar(nation=nation, weeks=weeks)
    for quarter in QUARTERS:
        opened, closed = opening_day(calendar, quarter), closing_day(calendar, quarter)
        end = min(opened + timedelta(weeks=weeks, days=-1), last_day(quarter))
        assert opened <= closed <= end
        assert not list(calendar.working_days(closed + timedelta(days=1), end))


def test_a_window_is_cut_at_the_end_of_the_quarter() -> None:
    late = Freeze(date(2026, 10, 1), date(2026, 12, 14), "Reorganisation")
    calendar = Calendar(freezes=(late,))
    assert opening_day(calendar, 2026 * 4 + 3) == date(2026, 12, 15)
    assert closing_day(calendar, 2026 * 4 + 3) == date(2026, 12, 31)


def test_a_freeze_at_the_opening_moves_it_to_the_first_day_after() -> None:
    election = Freeze(date(2027, 3, 22), date(2027, 5, 6), "Local elections")
    assert opening_day(Calendar(freezes=(election,)), 2027 * 4 + 1) == date(2027, 5, 7)


def test_a_day_off_of_the_councils_own_moves_the_opening() -> None:
    calendar = Calendar(added=(Holiday(date(2026, 10, 1), "Civic day"),))
    assert opening_day(calendar, 2026 * 4 + 3) == date(2026, 10, 2)
    assert opening_day(Calendar(removed=(date(2027, 1, 1),)), 2027 * 4) == date(2027, 1, 1)


def test_a_quarter_that_is_frozen_throughout_has_no_checkin() -> None:
    frozen = Calendar(freezes=(Freeze(date(2026, 9, 30), date(2027, 1, 1), "Merger"),))
    assert scheduled(frozen, 2026 * 4 + 3) is None
    following = next_round(frozen, utc(2026, 9, 15))
    assert following is not None
    assert following.quarter == 2027 * 4


def test_the_next_round_is_the_first_that_opens_later() -> None:
    this, following = (the_round(ENGLAND, 2026 * 4 + 3 + number) for number in (0, 1))
    assert next_round(ENGLAND, utc(2026, 9, 30, 22, 59)) == this
    assert next_round(ENGLAND, this.opens_at - timedelta(seconds=1)) == this
    assert next_round(ENGLAND, this.opens_at) == following
    assert next_round(ENGLAND, utc(2026, 12, 31)) == following


def test_without_a_round_in_the_coming_year_and_a_half_there_is_none() -> None:
    frozen = Calendar(freezes=(Freeze(date(2026, 1, 1), date(2029, 1, 1), "Merger"),))
    assert next_round(frozen, utc(2026, 10, 1)) is None


@pytest.mark.parametrize(
    ("now", "closes"),
    [
        (at_home(date(2026, 11, 3), 8), date(2026, 11, 23)),
        (at_home(date(2026, 11, 6), 16, 50), date(2026, 11, 26)),
        (at_home(date(2026, 11, 6), 17), date(2026, 11, 27)),
        (at_home(date(2026, 11, 7), 12), date(2026, 11, 27)),
        (at_home(date(2026, 12, 14), 10), date(2026, 12, 31)),
        (at_home(date(2026, 12, 31), 16, 59), date(2026, 12, 31)),
    ],
)
def test_a_checkin_opened_by_hand_stays_open_as_long_as_any_other(now: datetime, closes: date) -> None:
    """From the first day on which anybody can be asked: one opened on a Saturday counts from Monday."""
    assert opened_now(ENGLAND, now) == Round(2026 * 4 + 3, now, at_home(closes, 17))


@pytest.mark.parametrize("now", [at_home(date(2026, 12, 31), 17), at_home(date(2028, 12, 31), 9)])
def test_no_checkin_opens_when_the_quarter_has_no_working_time_left(now: datetime) -> None:
    """31 December 2028 is a Sunday."""
    assert opened_now(ENGLAND, now) is None


def test_a_checkin_opened_by_hand_in_a_freeze_lasts_beyond_it() -> None:
    calendar = Calendar(freezes=(Freeze(date(2026, 11, 2), date(2026, 11, 30), "By-election"),), weeks=2)
    now = at_home(date(2026, 11, 3), 10)
    assert opened_now(calendar, now) == Round(2026 * 4 + 3, now, at_home(date(2026, 12, 14), 17))


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2031, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    st.sampled_from(Nation),
    st.integers(1, LONGEST_WINDOW),
)
def test_a_checkin_opened_by_hand_closes_later_in_the_same_quarter(
    now: datetime, nation: Nation, weeks: int
) -> None:
    calendar = Calendar(nation=nation, weeks=weeks)
    found = opened_now(calendar, now)
    if found is None:
        assert quarter_at(now + timedelta(days=4), LONDON) > quarter_at(now, LONDON)
    else:
        assert now < found.closes_at
        assert quarter_at(found.closes_at, LONDON) == quarter_at(now, LONDON) == found.quarter


@pytest.mark.parametrize(
    ("day", "fits"),
    [
        (date(2026, 10, 5), True),
        (date(2026, 10, 2), False),
        (date(2026, 10, 10), False),
        (date(2026, 12, 25), False),
        (date(2026, 12, 31), True),
        (date(2027, 1, 5), False),
        (date(2026, 9, 30), False),
    ],
)
def test_a_close_can_be_moved_to_working_days_of_the_quarter_that_are_not_over(day: date, fits: bool) -> None:
    now = at_home(date(2026, 10, 5), 16, 59)
    assert closing_on(ENGLAND, 2026 * 4 + 3, day, now) == (at_home(day, 17) if fits else None)


def test_a_close_cannot_be_moved_to_today_after_five() -> None:
    today = date(2026, 10, 5)
    assert closing_on(ENGLAND, 2026 * 4 + 3, today, at_home(today, 17)) is None


def test_a_close_cannot_be_moved_into_a_freeze() -> None:
    calendar = Calendar(freezes=(Freeze(date(2026, 10, 19), date(2026, 10, 23), "By-election"),))
    assert closing_on(calendar, 2026 * 4 + 3, date(2026, 10, 20), utc(2026, 10, 1)) is None


@pytest.mark.parametrize(
    ("quarter", "financial", "calendar"),
    [
        (2026 * 4 + 1, "Q1 2026/27", "Q2 2026"),
        (2026 * 4 + 3, "Q3 2026/27", "Q4 2026"),
        (2027 * 4, "Q4 2026/27", "Q1 2027"),
        (2099 * 4 + 1, "Q1 2099/00", "Q2 2099"),
    ],
)
def test_a_quarter_is_named_as_the_council_numbers_it(quarter: int, financial: str, calendar: str) -> None:
    assert quarter_code(quarter, YearKind.FINANCIAL) == financial
    assert quarter_code(quarter, YearKind.CALENDAR) == calendar


@given(st.integers(1_972 * 4, 2_100 * 4), st.sampled_from(YearKind))
def test_a_quarter_reads_back_from_its_name(quarter: int, year: YearKind) -> None:
    code = quarter_code(quarter, year)
    number, _, years = code.partition(" ")
    for written in (code, code.lower(), f"{years} {number}", f" {number.lower()}-{years} "):
        assert read_quarter(written) == quarter


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Q3",
        "2026",
        "2026/27",
        "Q0 2026",
        "Q5 2026",
        "Q3 26",
        "Q3 2026/28",
        "Q3 2026/",
        "Q3 2026/2027",
        "Q3 Q4 2026",
        "Q3 2026 2027",
        "Q3 1066",
        "Q٣ 2026",
        "Q3 ٢٠٢٦",
        "third quarter",
    ],
)
def test_what_is_no_quarter_is_refused_with_what_was_expected(text: str) -> None:
    with pytest.raises(ValueError, match="Write it as Q3 2026/27, or as Q4 2026"):
        read_quarter(text)


@given(st.text())
def test_no_text_breaks_the_reading_of_quarters(text: str) -> None:
    with suppress(ValueError):
        assert 1971 * 4 <= read_quarter(text) <= 10_000 * 4
