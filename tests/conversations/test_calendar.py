"""Quarters and their check-ins, on both sides of the clock changes."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.calendar import quarter_at, quarter_span

LONDON = "Europe/London"
BELFAST = "Europe/Belfast"
ZONES = (LONDON, BELFAST, "UTC", "America/St_Johns", "Pacific/Kiritimati")


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


@pytest.mark.parametrize(
    ("quarter", "opens", "closes"),
    [
        (2026 * 4, utc(2026, 1, 1), utc(2026, 3, 31, 16)),
        (2026 * 4 + 1, utc(2026, 3, 31, 23), utc(2026, 6, 30, 16)),
        (2026 * 4 + 2, utc(2026, 6, 30, 23), utc(2026, 9, 30, 16)),
        (2026 * 4 + 3, utc(2026, 9, 30, 23), utc(2026, 12, 31, 17)),
    ],
)
def test_a_checkin_closes_at_five_on_the_last_day_summer_or_winter(
    quarter: int, opens: datetime, closes: datetime
) -> None:
    """The clocks change within the first and the last quarter: 17:00 is 16:00 UTC on one side of it."""
    assert quarter_span(quarter, LONDON) == (opens, closes)
    assert [each.hour for each in quarter_span(quarter, LONDON)] == [0, 17]


@given(st.integers(1_975 * 4, 2_100 * 4), st.sampled_from(ZONES))
def test_a_checkin_lies_within_its_quarter_and_before_the_next(quarter: int, zone: str) -> None:
    opens, closes = quarter_span(quarter, zone)
    assert quarter_at(opens, zone) == quarter_at(closes, zone) == quarter
    assert quarter_at(opens - timedelta(seconds=1), zone) == quarter - 1
    assert closes < quarter_span(quarter + 1, zone)[0]


@given(st.datetimes(datetime(1975, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_time_never_leads_back_into_an_earlier_quarter(moment: datetime) -> None:
    assert quarter_at(moment + timedelta(hours=1), LONDON) >= quarter_at(moment, LONDON)
