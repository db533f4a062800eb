"""Figures from histograms: worked by hand, and worked out again in exact fractions."""

from collections.abc import Mapping
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.answers import LEVELS, Choice
from conversations.framework import Cut
from conversations.scoring import (
    OVERALL,
    Counts,
    Figures,
    Summary,
    ThemeResult,
    figures,
    nearest_level,
    questions_by_theme,
    summarise,
    theme_key,
)
from tests.conversations.builders import FRAMEWORK

histograms = st.dictionaries(st.sampled_from(Choice), st.integers(0, 2_000))
NA, NS = Choice.NOT_APPLICABLE, Choice.NOT_SURE


def levels(*counts: int, not_sure: int = 0, not_applicable: int = 0) -> dict[Choice, int]:
    """A histogram: how often levels 1 to 5 were given."""
    return {**dict(zip(LEVELS, counts, strict=True)), NS: not_sure, NA: not_applicable}


@pytest.mark.parametrize(
    ("histogram", "tenths", "level", "answers", "not_sure"),
    [
        (levels(1, 0, 0, 0, 0), 10, 1, 1, 0),
        (levels(0, 0, 0, 0, 3), 50, 5, 3, 0),
        (levels(1, 1, 1, 1, 1), 30, 3, 5, 0),
        (levels(0, 1, 1, 0, 0), 25, 3, 2, 0),
        (levels(1, 1, 0, 0, 0), 15, 2, 2, 0),
        (levels(0, 0, 0, 1, 1), 45, 5, 2, 0),
        (levels(0, 2, 1, 0, 0), 23, 2, 3, 0),
        (levels(0, 1, 2, 0, 0), 27, 3, 3, 0),
        (levels(3, 1, 0, 0, 0), 13, 1, 4, 0),
        (levels(0, 11, 9, 0, 0), 25, 3, 20, 0),
        (levels(0, 111, 89, 0, 0), 24, 2, 200, 0),
        (levels(0, 0, 0, 4, 0, not_sure=1), 40, 4, 4, 0.2),
        (levels(0, 0, 0, 4, 0, not_sure=4, not_applicable=90), 40, 4, 4, 0.5),
        (levels(4, 3, 2, 1, 0, not_applicable=5), 20, 2, 10, 0),
    ],
)
def test_worked_by_hand(
    histogram: Mapping[Choice, int], tenths: int, level: int, answers: int, not_sure: float
) -> None:
    """Halves round up, in the mean's tenth and in the level: 1.25 shows as 1.3, and 2.45 as 2.5, level 3."""
    assert figures(histogram) == Figures(tenths, Choice(level), answers, not_sure)


@pytest.mark.parametrize("histogram", [{}, levels(0, 0, 0, 0, 0), {NS: 9}, {NA: 3}, {NS: 1, NA: 1}])
def test_without_a_level_there_are_no_figures(histogram: Mapping[Choice, int]) -> None:
    assert figures(histogram) is None


@given(histograms)
def test_the_mean_is_the_exact_one_rounded_half_up(histogram: dict[Choice, int]) -> None:
    given_ = [(int(level), count) for level, count in histogram.items() if level > 0 and count]
    result = figures(histogram)
    if not given_:
        assert result is None
        return
    assert result is not None
    answers = sum(count for _, count in given_)
    exact = Fraction(sum(level * count for level, count in given_), answers)
    assert result.answers == answers
    assert result.mean_tenths == floor(exact * 10 + Fraction(1, 2))
    assert abs(Fraction(result.mean_tenths, 10) - exact) <= Fraction(1, 20)
    unsure = histogram.get(NS, 0)
    assert result.not_sure == float(Fraction(unsure, unsure + answers))


@given(histograms, st.integers(0, 500), st.integers(0, 500))
def test_not_sure_and_not_applicable_never_move_the_mean(
    histogram: dict[Choice, int], unsure: int, not_applicable: int
) -> None:
    changed = figures({**histogram, NS: unsure, NA: not_applicable})
    before = figures(histogram)
    assert (changed and changed.mean_tenths) == (before and before.mean_tenths)


@pytest.mark.parametrize("tenths", range(10, 51))
def test_the_levels_name_follows_from_the_mean_as_shown(tenths: int) -> None:
    """Whoever reads 2.5 and Developing finds both right, whatever the unrounded mean was."""
    assert nearest_level(tenths) == floor(Fraction(tenths, 10) + Fraction(1, 2))


# Whole summaries


def counted(
    per_question: Mapping[str, Mapping[Choice, int]],
    people: int = 10,
    *,
    few: Mapping[str, int] | None = None,
    answered: int = 10,
) -> Counts:
    """Everybody behind every theme, but for the `few`."""
    respondents = dict.fromkeys(questions_by_theme(FRAMEWORK), people)
    return Counts(per_question, {**respondents, **(few or {})}, answered, 20)


EVERYTHING = {question.id: levels(0, 0, 10, 0, 0) for question in FRAMEWORK.questions}


def result_of(summary: Summary, cut: Cut, theme: str) -> ThemeResult:
    return next(each for each in summary.cut(cut) if each.theme == theme)


def test_one_answer_counts_once_in_each_cut() -> None:
    question = FRAMEWORK.questions[0]
    summary = summarise(FRAMEWORK, counted({question.id: levels(0, 0, 0, 0, 7)}))
    expected = Figures(50, Choice.LEVEL_5, 7, 0)
    assert summary.overall == expected
    for cut in Cut:
        lines = {line.theme: line.figures for line in summary.cut(cut)}
        assert lines.pop(question.theme(cut)) == expected
        assert set(lines.values()) == {None}


def test_a_themes_answers_are_pooled_not_averaged_by_question() -> None:
    """Ten answers at 1 and two at 5 are a mean of 1.7, not of 3."""
    first, second = [each.id for each in FRAMEWORK.questions if each.enabler == "data"][:2]
    histogram = {first: levels(10, 0, 0, 0, 0), second: levels(0, 0, 0, 0, 2)}
    result = result_of(summarise(FRAMEWORK, counted(histogram)), Cut.ENABLER, "data")
    assert result.figures == Figures(17, Choice.LEVEL_2, 12, 0)


def test_every_theme_has_its_line_in_the_frameworks_order() -> None:
    summary = summarise(FRAMEWORK, counted(EVERYTHING))
    for cut in Cut:
        assert [line.theme for line in summary.cut(cut)] == [each.id for each in FRAMEWORK.themes(cut)]


def test_nothing_is_shown_of_four_people() -> None:
    summary = summarise(FRAMEWORK, counted(EVERYTHING, 4))
    assert summary.overall is None
    assert {line.figures for line in summary.results} == {None}
    assert all(line.is_withheld for line in summary.results)
    assert (summary.strongest, summary.weakest) == ((), ())


def test_everything_is_shown_of_five_people() -> None:
    summary = summarise(FRAMEWORK, counted(EVERYTHING, 5))
    assert summary.overall == Figures(30, Choice.LEVEL_3, 360, 0)
    assert not any(line.is_withheld for line in summary.results)


def test_a_theme_of_four_people_is_withheld_with_one_more_of_its_cut_only() -> None:
    few = {theme_key(Cut.ENABLER, "data"): 4, theme_key(Cut.ENABLER, "value"): 6}
    summary = summarise(FRAMEWORK, counted(EVERYTHING, few=few))
    withheld = {(line.cut, line.theme) for line in summary.results if line.is_withheld}
    assert withheld == {(Cut.ENABLER, "data"), (Cut.ENABLER, "value")}
    assert all((line.figures is None) == line.is_withheld for line in summary.results)


def test_a_theme_without_answers_is_empty_not_withheld() -> None:
    data = {each.id for each in FRAMEWORK.questions if each.enabler == "data"}
    histogram = {each: counts for each, counts in EVERYTHING.items() if each not in data}
    summary = summarise(FRAMEWORK, counted(histogram, few={theme_key(Cut.ENABLER, "data"): 0}))
    assert result_of(summary, Cut.ENABLER, "data") == ThemeResult(Cut.ENABLER, "data", None, is_withheld=False)
    assert not any(line.is_withheld for line in summary.results)


def test_a_councils_own_threshold_is_kept() -> None:
    assert summarise(FRAMEWORK, counted(EVERYTHING, 9), least=10).overall is None
    assert summarise(FRAMEWORK, counted(EVERYTHING, 10), least=10).overall is not None


def test_the_strongest_and_the_weakest_come_in_order() -> None:
    enablers = [theme.id for theme in FRAMEWORK.enablers]
    histogram = {
        each.id: {Choice(min(5, 1 + enablers.index(each.enabler))): 10} for each in FRAMEWORK.questions
    }
    summary = summarise(FRAMEWORK, counted(histogram))
    assert [line.theme for line in summary.weakest[:2]] == enablers[:2]
    assert {line.theme for line in summary.strongest[:2]} == set(enablers[4:])
    assert len(summary.strongest) == len(summary.weakest) == 3


@given(
    st.fixed_dictionaries(dict.fromkeys(sorted(FRAMEWORK.by_id)[:12], histograms)),
    st.dictionaries(st.sampled_from(sorted(questions_by_theme(FRAMEWORK))), st.integers(0, 9)),
)
def test_no_theme_is_both_strongest_and_weakest(
    per_question: dict[str, dict[Choice, int]], few: dict[str, int]
) -> None:
    """Nor is a weak one stronger than a strong one, nor a withheld one among them."""
    summary = summarise(FRAMEWORK, counted(per_question, few={**few, OVERALL: 20}))
    strongest, weakest = summary.strongest, summary.weakest
    assert not set(strongest) & set(weakest)
    assert len(strongest) == len(weakest) <= 3
    means = [line.figures.mean_tenths for line in (*strongest, *reversed(weakest)) if line.figures]
    assert len(means) == len(strongest) + len(weakest)
    assert means == sorted(means, reverse=True)
    rest = [line.figures.mean_tenths for line in summary.results if line.figures]
    assert means == [] or (means[0], means[-1]) == (max(rest), min(rest))
