"""Working hours as people type them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.hours import read_pattern
from conversations.people import WorkingPattern
from tests.conversations.builders import BOTH, ENGLISH, WELSH, WORDINGS

USUAL = WorkingPattern()
SHORT = WorkingPattern(frozenset({2, 4}), time(10), time(15))


def at(days: str, starts: time = time(9), ends: time = time(17)) -> WorkingPattern:
    return WorkingPattern(frozenset(map(int, days)), starts, ends)


READ = {
    "mon-thu 10:00-15:00": at("1234", time(10), time(15)),
    "mon,wed 9-17": at("13"),
    "weekdays 8.30am-4pm": at("12345", time(8, 30), time(16)),
    "Monday to Thursday, 9am to 5pm": at("1234"),
    "Monday and Friday 8:30 \u2013 16:30": at("15", time(8, 30), time(16, 30)),
    "mon tue thu": at("124"),
    "mon - wed, fri 10 am - 12 pm": at("1235", time(10), time(12)),
    "10:00-15:00": at("12345", time(10), time(15)),
    "from 9 to 5": at("12345"),
    "9-5": at("12345"),
    "between 8:30 and 4:30": at("12345", time(8, 30), time(16, 30)),
    "12am-11.59pm": at("12345", time(0), time(23, 59)),
    "fri-mon": at("5671"),
    "sat": at("6"),
}

UNREAD = (
    *("", " ", "blah", "9", "-", "mon-", "-mon", "mon-blah", "blah 9-5", "mon 9-5 tue", "9-5 mon", "whenever"),
    *("17-9", "17:00-9:00", "10-10", "15-10", "9pm-5am", "25-26", "9:60-10", "13pm-14pm", "0am-5pm", "9xm-5pm"),
    *("mon 9 blah 5", "mon \ud800", "\u0661-\u0665", "mon " * 2_000, "1" * 5_000, "9-" * 3_000, "1a" * 5_000),
)


@pytest.mark.parametrize("text", READ)
@pytest.mark.parametrize("language", BOTH)
def test_english_hours_are_read_in_either_language(text: str, language: str) -> None:
    assert read_pattern(text, USUAL, BOTH[language].wording) == READ[text]


@pytest.mark.parametrize("text", UNREAD)
@pytest.mark.parametrize("language", BOTH)
def test_what_makes_no_hours_is_read_as_none(text: str, language: str) -> None:
    """Nor do hours whose start does not come before their end."""
    assert read_pattern(text, USUAL, BOTH[language].wording) is None


def test_what_is_left_out_stays_as_it_is() -> None:
    assert read_pattern("mon-wed", SHORT, ENGLISH.wording) == at("123", time(10), time(15))
    assert read_pattern("9-12", SHORT, ENGLISH.wording) == at("24", time(9), time(12))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("llun-iau 10am-3pm", at("1234", time(10), time(15))),
        ("llun a mercher", at("13")),
        ("dydd Llun i ddydd Iau rhwng 9 a 5", at("1234")),
        ("llun, mercher 9:00-17:00", at("13")),
    ],
)
def test_welsh_hours_are_read_for_a_welsh_speaker(text: str, expected: WorkingPattern) -> None:
    assert read_pattern(text, USUAL, WELSH.wording) == expected


minutes = st.integers(0, 24 * 60 - 1).map(lambda number: time(number // 60, number % 60))
patterns = st.builds(
    lambda days, two: WorkingPattern(days, min(two), max(two)),
    st.frozensets(st.integers(1, 7), min_size=1),
    st.tuples(minutes, minutes).filter(lambda two: two[0] != two[1]),
)


def _times(pattern: WorkingPattern, language: str) -> list[str]:
    plain = f"{pattern.starts:%H:%M}-{pattern.ends:%H:%M}"
    said = f"{pattern.starts:%I:%M%p} to {pattern.ends:%I:%M%p}"
    dotted = f"{pattern.starts:%I.%M %p} - {pattern.ends:%I.%M %p}"
    return [plain, said, dotted] if language == "en" else [plain, dotted]


@given(patterns, st.sampled_from(sorted(BOTH)))
def test_hours_read_back_however_they_are_written(pattern: WorkingPattern, language: str) -> None:
    wording = WORDINGS[language]
    days = [wording.weekday(day) for day in sorted(pattern.days)]
    for times in _times(pattern, language):
        for separator in (", ", " ", ","):
            assert read_pattern(f"{separator.join(days)} {times}", USUAL, wording) == pattern
        assert read_pattern(f"{wording.all_of(days)} {times}", USUAL, wording) == pattern


@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_gives_sound_hours_or_none(text: str) -> None:
    for wording in WORDINGS.values():
        pattern = read_pattern(text, SHORT, wording)
        if pattern is not None:
            assert pattern.starts < pattern.ends
            assert pattern.days <= set(range(1, 8))
            assert pattern.days
