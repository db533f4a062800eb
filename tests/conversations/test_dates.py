"""Days as people type them read back as the day that was meant, and anything else as none."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.dates import read_day, starts_later
from tests.conversations.builders import BOTH, ENGLISH, WELSH, WORDINGS

TODAY = date(2026, 10, 7)
"""A Wednesday."""

READ = {
    "today": TODAY,
    "tomorrow": date(2026, 10, 8),
    "Tomorrow!": date(2026, 10, 8),
    "monday": date(2026, 10, 12),
    "next monday": date(2026, 10, 12),
    "on Mon": date(2026, 10, 12),
    "this friday": date(2026, 10, 9),
    "thurs": date(2026, 10, 8),
    "wednesday": date(2026, 10, 14),
    "7 oct": TODAY,
    "6 oct": date(2027, 10, 6),
    "12 jan": date(2027, 1, 12),
    "12th January": date(2027, 1, 12),
    "the 12th of January": date(2027, 1, 12),
    "12jan": date(2027, 1, 12),
    "1st march": date(2027, 3, 1),
    "jan 12": date(2027, 1, 12),
    "January 12th, 2027": date(2027, 1, 12),
    "12th January 2027": date(2027, 1, 12),
    "12/1": date(2027, 1, 12),
    "12/01/2027": date(2027, 1, 12),
    "12.1.27": date(2027, 1, 12),
    "2027-01-12": date(2027, 1, 12),
    "until friday 16 october": date(2026, 10, 16),
    "Friday, 18 December": date(2026, 12, 18),
    "29 feb 2028": date(2028, 2, 29),
    "next week": date(2026, 10, 12),
    "until next week": date(2026, 10, 12),
    "in 3 days": date(2026, 10, 10),
    "in a week": date(2026, 10, 14),
    "friday please": date(2026, 10, 9),
    "next week please": date(2026, 10, 12),
    "two weeks": date(2026, 10, 21),
    "1 day": date(2026, 10, 8),
    "1/1/2020": date(2020, 1, 1),
}

NO_DAY = (
    *("", " ", "until", "blah", "someday", "later", "back soon", "12", "2027", "jan", "12 13", "13/13", "0/1"),
    *(
        "31 june",
        "29 feb",
        "29 feb 2027",
        "12 janvier",
        "12xx jan",
        "12 jan 27 28",
        "12 jan 0000",
        "tomorrow week",
        *("week", "this week", "0 days", "100 days", "3", "three", "a", "in days"),
    ),
    *("friday 17 october", "monday 31 june", "monday tuesday", "12/1/", "2027-1-", "2027-13-01", "-12 jan"),
    *("\ud800", "\0", "\u0661/\u0661", "\u00b2 jan", "1" * 5_000, "monday " * 2_000),
)


@pytest.mark.parametrize("text", READ)
@pytest.mark.parametrize("language", BOTH)
def test_english_days_are_read_in_either_language(text: str, language: str) -> None:
    assert read_day(text, TODAY, BOTH[language].wording) == READ[text]


@pytest.mark.parametrize("text", NO_DAY)
@pytest.mark.parametrize("language", BOTH)
def test_what_is_no_day_is_read_as_none(text: str, language: str) -> None:
    """Nor is a date that does not exist, or one that falls on another weekday than it says."""
    assert read_day(text, TODAY, BOTH[language].wording) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yfory", date(2026, 10, 8)),
        ("heddiw", TODAY),
        ("dydd Llun", date(2026, 10, 12)),
        ("ddydd Llun nesaf", date(2026, 10, 12)),
        ("llun", date(2026, 10, 12)),
        ("dydd Mawrth", date(2026, 10, 13)),
        ("12 Mawrth", date(2027, 3, 12)),
        ("dydd Mawrth 13 Hydref", date(2026, 10, 13)),
        ("12 Ionawr", date(2027, 1, 12)),
        ("tan y 12fed o Fawrth 2027", date(2027, 3, 12)),
        ("hyd 3 Rhagfyr", date(2026, 12, 3)),
        ("yr wythnos nesaf os gwelwch yn dda", date(2026, 10, 12)),
    ],
)
def test_welsh_days_are_read_for_a_welsh_speaker(text: str, expected: date) -> None:
    assert read_day(text, TODAY, WELSH.wording) == expected


@pytest.mark.parametrize("until", sorted(WELSH.wording.particles["to"]))
def test_words_that_begin_with_until_name_no_first_day(until: str) -> None:
    for day in ("next week", "yr wythnos nesaf"):
        assert not starts_later(f"{until} {day}", WELSH.wording)
        assert starts_later(day, WELSH.wording)


def test_a_leap_day_is_found_in_a_leap_year_alone() -> None:
    assert read_day("29 feb", date(2027, 12, 1), ENGLISH.wording) == date(2028, 2, 29)
    assert read_day("29 feb", date(2026, 12, 1), ENGLISH.wording) is None


days = st.dates(date(1900, 1, 1), date(2200, 1, 1))


def _written(day: date, language: str) -> list[str]:
    """All forms that hold a year."""
    wording = WORDINGS[language]
    month = wording.text(f"month-{day.month}")
    return [
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day} {month} {day.year}",
        f"{month} {day.day} {day.year}",
        f"{wording.calendar_day(day)} {day.year}",
        *(f"{day.day} {each} {day.year}" for each, number in wording.months.items() if number == day.month),
    ]


@given(days, days, st.sampled_from(sorted(BOTH)))
def test_a_day_with_its_year_reads_back_however_it_is_written(day: date, today: date, language: str) -> None:
    for text in _written(day, language):
        assert read_day(text, today, WORDINGS[language]) == day, text


@given(days, st.integers(0, 364), st.sampled_from(sorted(BOTH)))
def test_a_day_without_its_year_is_the_next_one(today: date, ahead: int, language: str) -> None:
    """As the bot itself writes days, so that what it says can be typed."""
    day, wording = today + timedelta(days=ahead), WORDINGS[language]
    for text in (
        wording.calendar_day(day),
        f"{day.day}/{day.month}",
        f"{day.day} {wording.text(f'month-{day.month}')}",
    ):
        assert read_day(text, today, wording) == day, text


@given(days, st.integers(1, 7), st.sampled_from(sorted(BOTH)))
def test_a_weekday_is_the_next_one_after_today(today: date, ahead: int, language: str) -> None:
    day = today + timedelta(days=ahead)
    for spelling, number in WORDINGS[language].weekdays.items():
        if number == day.isoweekday():
            assert read_day(spelling, today, WORDINGS[language]) == day, spelling


@given(st.text(st.characters(codec=None), max_size=60), days)
def test_any_text_is_a_day_or_none(text: str, today: date) -> None:
    for wording in WORDINGS.values():
        assert isinstance(read_day(text, today, wording), date | None)
