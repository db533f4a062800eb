"""Where a council stands: median and quartiles of five councils or more, without a name."""

import re
from dataclasses import replace

import pytest

from conversations.benchmark import Tallies
from conversations.benchmark_cards import (
    BenchmarkView,
    NoBenchmark,
    Reason,
    compose_benchmark,
    compose_no_benchmark,
)
from conversations.calendar import YearKind
from conversations.cards import Buttons, Card, Facts, Table, Text
from conversations.framework import Cut
from conversations.scoring import OVERALL, theme_key
from tests.conversations.builders import BOTH, ENGLISH, FRAMEWORK

HIGH, MIDDLE, LOW, FEW, HIDDEN = (theme_key(Cut.ENABLER, each.id) for each in FRAMEWORK.enablers[:5])
SEVEN = {21: 1, 24: 2, 26: 1, 31: 2, 47: 1}
TALLIES: Tallies = {OVERALL: SEVEN, HIGH: SEVEN, MIDDLE: SEVEN, LOW: SEVEN, FEW: {11: 4}, HIDDEN: SEVEN}
VIEW = BenchmarkView(
    2026 * 4 + 3,
    YearKind.FINANCIAL,
    {OVERALL: 29, HIGH: 45, MIDDLE: 24, LOW: 19, FEW: 38},
    TALLIES,
)


def texts_of(card: Card) -> list[str]:
    return [part.text for part in card.parts if isinstance(part, Text)]


def row_of(card: Card, key: str) -> tuple[str, ...]:
    name = FRAMEWORK.theme_name(Cut.ENABLER, key.partition(":")[2])
    rows = [row for part in card.parts if isinstance(part, Table) for row in part.rows if row[0] == name]
    return rows[0][1:]


CARD = compose_benchmark(VIEW, ENGLISH)


def test_the_first_sentences_say_among_how_many_councils_and_where() -> None:
    assert texts_of(CARD)[0] == (
        "7 councils share their figures here. Over all themes, your mean of 2.9 is in the middle half of them "
        "(2.4 to 3.1). The median is 2.6."
    )
    assert CARD.text == f"Where your council stands: October to December 2026 (Q3 2026/27). {texts_of(CARD)[0]}"


@pytest.mark.parametrize(("mean", "words"), [(32, "above the middle half"), (23, "below the middle half")])
def test_a_council_outside_the_middle_half_is_told_so(mean: int, words: str) -> None:
    card = compose_benchmark(replace(VIEW, means={OVERALL: mean}), ENGLISH)
    assert words in texts_of(card)[0]


def test_every_theme_has_its_mean_with_median_and_middle_half() -> None:
    assert row_of(CARD, HIGH) == ("4.5 (above)", "2.6", "2.4 to 3.1")
    assert row_of(CARD, MIDDLE) == ("2.4 (within)", "2.6", "2.4 to 3.1")
    assert row_of(CARD, LOW) == ("1.9 (below)", "2.6", "2.4 to 3.1")


def test_nothing_is_shown_of_a_theme_with_fewer_than_five_councils() -> None:
    assert row_of(CARD, FEW) == ("3.8", "Fewer than 5 councils", "")


def test_a_theme_that_the_council_does_not_show_has_the_others_figures_alone() -> None:
    assert row_of(CARD, HIDDEN) == ("No figure", "2.6", "2.4 to 3.1")


def test_all_three_cuts_are_there() -> None:
    tables = [part for part in CARD.parts if isinstance(part, Table)]
    assert [len(each.rows) for each in tables] == [len(FRAMEWORK.themes(cut)) for cut in Cut]


def test_themes_outside_the_middle_half_are_named_first() -> None:
    (facts,) = [part for part in CARD.parts if isinstance(part, Facts)]
    names = [FRAMEWORK.theme_name(Cut.ENABLER, key.partition(":")[2]) for key in (HIGH, LOW)]
    assert [(each.label, each.value) for each in facts.facts] == [
        ("Above three quarters of councils", f"{names[0]} (enabler)"),
        ("Below three quarters of councils", f"{names[1]} (enabler)"),
    ]


def test_neither_a_count_under_a_theme_nor_the_highest_or_lowest_council_is_shown() -> None:
    numbers = set(re.findall(r"\d\.\d", f"{CARD.text}{CARD.parts}"))
    assert {"2.1", "4.7", "1.1"}.isdisjoint(numbers)


def test_other_deployments_are_a_number() -> None:
    card = compose_benchmark(replace(VIEW, deployments=3), ENGLISH)
    assert "7 councils share their figures, in 3 Waymark installations." in texts_of(card)[0]


def test_without_a_mean_of_its_own_a_council_still_sees_the_others() -> None:
    card = compose_benchmark(replace(VIEW, means={}), ENGLISH)
    assert "no mean over all themes" in texts_of(card)[0]
    assert "2.4 to 3.1" in texts_of(card)[0]


def test_an_earlier_quarter_and_made_up_councils_are_said_to_be_so() -> None:
    card = compose_benchmark(replace(VIEW, newer=2027 * 4, is_synthetic=True), ENGLISH)
    assert "For January to March 2027 (Q4 2026/27) fewer than five councils" in texts_of(card)[1]
    assert "made up" in texts_of(card)[2]


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("reason", Reason)
def test_why_there_is_nothing_to_compare_is_said(language: str, reason: Reason) -> None:
    quarter = 2026 * 4 + 3 if reason is Reason.TOO_FEW else None
    card = compose_no_benchmark(NoBenchmark(reason, quarter=quarter), BOTH[language])
    assert card.text
    has_button = any(isinstance(part, Buttons) for part in card.parts)
    assert has_button is (reason is Reason.NOT_SHARING)
