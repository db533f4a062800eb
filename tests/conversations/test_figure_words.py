"""Figures are told in words and numbers that people can read, and check."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations import figure_words as told
from conversations.figures import Gap, Measure, State
from conversations.framework import Cut
from conversations.reckoning import summary_figures
from conversations.scoring import OVERALL, Histogram, theme_key
from conversations.statistics import Interval, difference, sample
from tests.conversations.builders import BOTH, ENGLISH, FRAMEWORK, QUARTER, WELSH
from tests.conversations.summaries import DATA, FIGURES, HIGH, LOW, MATERIAL, MIDDLING, levels


def measure(histogram: Histogram) -> Measure:
    given_ = sample(histogram, 40)
    assert given_ is not None
    return Measure(given_, tuple(histogram.values()), None, None)


@pytest.mark.parametrize(
    ("number", "places", "shown"),
    [
        (Fraction(5, 2), 1, "2.5"),
        (Fraction(249, 100), 1, "2.5"),
        (Fraction(1, 20), 1, "0.1"),
        (Fraction(-1, 20), 1, "\u22120.1"),
        (Fraction(-1, 100), 1, "0.0"),
        (Fraction(2, 3), 2, "0.67"),
        (3, 2, "3.00"),
        (0, 1, "0.0"),
        (1234, 0, "1234"),
    ],
)
def test_numbers_have_as_many_places_as_asked_halves_away_from_zero(
    number: int | Fraction, places: int, shown: str
) -> None:
    assert told.decimal(number, places) == shown


@given(st.fractions(-5, 5))
def test_a_number_is_shown_as_near_as_its_places_allow(number: Fraction) -> None:
    shown = Fraction(told.decimal(number, 2).replace("\u2212", "-"))
    assert abs(shown - number) <= Fraction(1, 200)


def test_an_interval_is_rounded_outwards_and_exact_where_it_decides() -> None:
    assert told.interval(Interval(251, 289), ENGLISH) == "2.5 to 2.9"
    assert told.interval(Interval(250, 290), ENGLISH) == "2.5 to 2.9"
    assert told.interval(Interval(-1, 1), ENGLISH) == "\u22120.1 to 0.1"
    assert told.exact_interval(Interval(4, 81), ENGLISH) == "0.04 to 0.81"


@pytest.mark.parametrize(
    ("now", "before", "shown", "aloud"),
    [
        (levels(0, 0, 40, 0, 0), levels(0, 0, 36, 4, 0), "no clear change", "down slightly"),
        (levels(0, 20, 20, 20, 0), levels(0, 20, 20, 20, 0), "no clear change", "down slightly"),
        (levels(0, 0, 90, 10, 0), levels(0, 10, 90, 0, 0), "up 0.2", "up a quarter of a level"),
        (levels(0, 0, 50, 50, 0), levels(0, 0, 99, 1, 0), "up 0.5", "up half a level"),
        (levels(0, 99, 1, 0, 0), levels(0, 25, 75, 0, 0), "down 0.7", "down three quarters of a level"),
        (levels(0, 1, 99, 0, 0), levels(0, 0, 1, 99, 0), "down 1.0", "down a level"),
        (levels(1, 0, 0, 0, 99), levels(99, 1, 0, 0, 0), "up 4.0", "up 4.0 levels"),
    ],
)
def test_a_change_is_told_only_where_it_is_clear(
    now: Histogram, before: Histogram, shown: str, aloud: str
) -> None:
    moved = difference(measure(now).given, measure(before).given)
    assert told.change(moved, ENGLISH) == shown
    assert told.moved_in_words(moved, ENGLISH) == aloud


def test_a_clear_change_is_never_told_as_none() -> None:
    """Of very many people a very small change is clear."""
    many = sample(levels(0, 0, 979_000, 21_000, 0), 1_000_000)
    before = sample(levels(0, 0, 1_000_000 - 1, 1, 0), 1_000_000)
    assert many is not None
    assert before is not None
    moved = difference(many, before)
    assert moved.is_clear
    assert told.change(moved, ENGLISH) == "up 0.02"
    assert told.moved_in_words(moved, ENGLISH) == "up slightly"


def test_nothing_to_compare_with_is_told_as_nothing() -> None:
    assert told.change(None, ENGLISH) == ""


def test_a_gap_says_who_is_higher() -> None:
    high, low, same = measure(HIGH), measure(LOW), measure(HIGH)
    assert told.apart(Gap(high, low, difference(high.given, low.given)), ENGLISH) == "leaders 2.7 higher"
    assert told.apart(Gap(low, high, difference(low.given, high.given)), ENGLISH) == "front line 2.7 higher"
    assert told.apart(Gap(high, same, difference(high.given, same.given)), ENGLISH) == "no clear gap"


@pytest.mark.parametrize("language", BOTH)
def test_what_is_not_shown_says_why(language: str) -> None:
    said = {told.missing(state, BOTH[language]) for state in (State.WITHHELD, State.UNSURE, State.EMPTY)}
    assert len(said) == 3


def test_a_mean_without_a_range_is_told_without_brackets() -> None:
    assert told.level_of_five(measure(MIDDLING), ENGLISH) == "Developing 2.8 out of 5"
    assert told.range_of_mean(measure(MIDDLING), ENGLISH) == ""


@pytest.mark.parametrize("language", BOTH)
def test_everything_that_has_figures_has_a_name(language: str) -> None:
    keys = [OVERALL, *(each.key for each in FIGURES.themes), *(each.key for each in FIGURES.grid.values())]
    names = [told.name_with_kind(key, BOTH[language]) for key in keys]
    assert len(set(names)) == len(keys)


def test_a_name_within_a_sentence_keeps_what_is_written_in_capitals() -> None:
    enablers = tuple(
        each.model_copy(update={"name": "AI and data"}) if each.id == "data" else each
        for each in FRAMEWORK.enablers
    )
    framework = FRAMEWORK.model_copy(update={"enablers": enablers})
    language = type(ENGLISH).of(ENGLISH.wording, framework, framework)
    assert told.name_within(DATA, language) == "AI and data"
    assert told.name_within(DATA, ENGLISH) == "data"
    assert told.name_within(theme_key(Cut.PRINCIPLE, "cyber-resilient"), ENGLISH) == "cyber-resilient"


def test_a_barrier_that_is_gone_from_the_framework_is_not_told() -> None:
    material = type(MATERIAL)(MATERIAL.now, MATERIAL.response, 10, barriers={DATA: {"long-gone": 9}})
    theme = next(each for each in summary_figures(FRAMEWORK, material).themes if each.key == DATA)
    assert theme.barrier is not None
    assert told.barrier(theme, ENGLISH) == ""


@pytest.mark.parametrize(
    ("quarter", "said"),
    [
        (QUARTER - 1, "since summer"),
        (QUARTER - 3, "since winter"),
        (QUARTER - 4, "since autumn 2025"),
        (QUARTER + 1, "against winter 2027"),
    ],
)
def test_a_season_has_its_year_where_it_could_be_mistaken(quarter: int, said: str) -> None:
    assert told.since(quarter, QUARTER, ENGLISH) == said


def test_welsh_seasons_are_in_welsh() -> None:
    assert told.since(QUARTER - 2, QUARTER, WELSH) == "ers y gwanwyn"
