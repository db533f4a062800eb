"""Bank holidays of the four nations, against dates written by hand from what the government has published."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.calendar import Calendar, Freeze, Holiday, Nation

YEARS = range(2026, 2032)

ENGLAND_AND_WALES = """
2026: 1 Jan, 3 Apr, 6 Apr, 4 May, 25 May, 31 Aug, 25 Dec, 28 Dec
2027: 1 Jan, 26 Mar, 29 Mar, 3 May, 31 May, 30 Aug, 27 Dec, 28 Dec
2028: 3 Jan, 14 Apr, 17 Apr, 1 May, 29 May, 28 Aug, 25 Dec, 26 Dec
"""
SCOTLAND = """
2026: 1 Jan, 2 Jan, 3 Apr, 4 May, 25 May, 15 Jun, 3 Aug, 30 Nov, 25 Dec, 28 Dec
2027: 1 Jan, 4 Jan, 26 Mar, 3 May, 31 May, 2 Aug, 30 Nov, 27 Dec, 28 Dec
2028: 3 Jan, 4 Jan, 14 Apr, 1 May, 29 May, 7 Aug, 30 Nov, 25 Dec, 26 Dec
"""
NORTHERN_IRELAND = """
2026: 1 Jan, 17 Mar, 3 Apr, 6 Apr, 4 May, 25 May, 13 Jul, 31 Aug, 25 Dec, 28 Dec
2027: 1 Jan, 17 Mar, 26 Mar, 29 Mar, 3 May, 31 May, 12 Jul, 30 Aug, 27 Dec, 28 Dec
2028: 3 Jan, 17 Mar, 14 Apr, 17 Apr, 1 May, 29 May, 12 Jul, 28 Aug, 25 Dec, 26 Dec
"""
PUBLISHED = {
    Nation.ENGLAND: ENGLAND_AND_WALES,
    Nation.WALES: ENGLAND_AND_WALES,
    Nation.SCOTLAND: SCOTLAND,
    Nation.NORTHERN_IRELAND: NORTHERN_IRELAND,
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def written(table: str) -> set[date]:
    days = set()
    for line in table.strip().splitlines():
        year, _, listed = line.partition(":")
        for each in listed.split(","):
            day, month = each.split()
            days.add(date(int(year), MONTHS.index(month) + 1, int(day)))
    return days


def every_day(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def on_weekdays(calendar: Calendar, first: date, last: date) -> set[date]:
    return {day for day in every_day(first, last) if day.isoweekday() <= 5 and calendar.holiday(day)}


@pytest.mark.parametrize("nation", Nation)
def test_days_off_from_monday_to_friday_are_those_published(nation: Nation) -> None:
    """With the days in place of those that fall on a weekend, such as Monday 28 December 2026."""
    calendar = Calendar(nation=nation)
    assert on_weekdays(calendar, date(2026, 1, 1), date(2028, 12, 31)) == written(PUBLISHED[nation])


@pytest.mark.parametrize("year", YEARS)
def test_nations_differ_where_they_should_in_every_year(year: int) -> None:
    days = every_day(date(year, 1, 1), date(year, 12, 31))
    named = {nation: {Calendar(nation=nation).holiday(day) for day in days} for nation in Nation}
    only_scotland = ("New Year Holiday", "Summer Bank Holiday", "Saint Andrew's Day")
    only_northern_ireland = ("Saint Patrick's Day", "Battle of the Boyne")
    not_scotland = ("Easter Monday", "Late Summer Bank Holiday")
    for nation, names in named.items():
        assert all((each in names) == (nation is Nation.SCOTLAND) for each in only_scotland)
        assert all((each in names) == (nation is Nation.NORTHERN_IRELAND) for each in only_northern_ireland)
        assert all((each in names) == (nation is not Nation.SCOTLAND) for each in not_scotland)
    assert named[Nation.WALES] == named[Nation.ENGLAND]


@pytest.mark.parametrize("nation", Nation)
def test_christmas_and_new_year_take_their_days_off_from_the_week_in_every_year(nation: Nation) -> None:
    """Two weekdays between 25 and 28 December, one or two in the first days of January."""
    calendar = Calendar(nation=nation)
    for year in YEARS:
        assert len(on_weekdays(calendar, date(year, 12, 25), date(year, 12, 28))) == 2
        new_year = on_weekdays(calendar, date(year, 1, 1), date(year, 1, 4))
        assert len(new_year) == (2 if nation is Nation.SCOTLAND else 1)


def test_a_day_off_of_the_councils_own_is_no_working_day() -> None:
    calendar = Calendar(added=(Holiday(date(2026, 12, 24), "Christmas Eve"),))
    assert calendar.holiday(date(2026, 12, 24)) == "Christmas Eve"
    assert not calendar.is_working_day(date(2026, 12, 24))
    assert calendar.is_working_day(date(2026, 12, 23))


def test_a_bank_holiday_on_which_the_council_works_is_a_working_day() -> None:
    calendar = Calendar(removed=(date(2026, 8, 31),))
    assert calendar.is_working_day(date(2026, 8, 31))
    assert not calendar.is_working_day(date(2026, 5, 25))


def test_a_bank_holiday_removed_from_a_weekend_makes_no_working_day() -> None:
    assert not Calendar(removed=(date(2026, 12, 26),)).is_working_day(date(2026, 12, 26))


def test_a_freeze_takes_both_its_ends_and_nothing_more() -> None:
    calendar = Calendar(freezes=(Freeze(date(2027, 3, 22), date(2027, 5, 6), "Local elections"),))
    working = list(calendar.working_days(date(2027, 3, 19), date(2027, 5, 7)))
    assert working == [date(2027, 3, 19), date(2027, 5, 7)]
    assert calendar.freeze(date(2027, 3, 21)) is None
    assert calendar.freeze(date(2027, 5, 6)) == calendar.freezes[0]


@given(
    st.sampled_from(Nation),
    st.dates(date(2026, 1, 1), date(2031, 12, 31)),
    st.integers(0, 60),
    st.integers(1, 30),
)
def test_counting_working_days_agrees_with_going_through_them(
    nation: Nation, first: date, length: int, number: int
) -> None:
    calendar, last = Calendar(nation=nation), first + timedelta(days=length)
    days = [day for day in every_day(first, last) if calendar.is_working_day(day)]
    assert list(calendar.working_days(first, last)) == days
    assert calendar.nth_working_day(first, number, last) == (days[number - 1] if number <= len(days) else None)
    assert calendar.working_days_after(first, last) == len([day for day in days if day > first])
