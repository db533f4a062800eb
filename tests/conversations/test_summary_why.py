"""Why a figure is what it is: everybody can work it out again from what is written."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest

from conversations.buttons import decode
from conversations.cards import Facts
from conversations.events import ShowSummary
from conversations.figures import SummaryFigures
from conversations.material import Counted, Earlier, HeldBack, Material
from conversations.reckoning import summary_figures
from conversations.scoring import Histogram
from conversations.summary_cards import compose_summary
from conversations.summary_request import Look, Split, SummaryRequest
from conversations.summary_view import SummaryView, figures_under
from conversations.why import Formula
from tests.conversations.builders import BOTH, ENGLISH, FRAMEWORK, buttons_of
from tests.conversations.summaries import (
    CAMPS,
    DATA,
    INCLUSIVE,
    LEADERSHIP,
    MATERIAL,
    MIDDLING,
    a_round,
    a_view,
    figures_of,
    levels,
    published,
)
from tests.conversations.test_summary_cards import everything_on, texts_of
from tests.conversations.test_summary_looks import facts_of


def why(theme: str | None, figures: SummaryFigures | None = None) -> dict[str, str]:
    """What is said of each formula."""
    parts = compose_summary(_view(theme, figures), ENGLISH).parts
    first = next(part for part in parts if isinstance(part, Facts))
    return {fact.label: fact.value for fact in first.facts}


def _view(theme: str | None, figures: SummaryFigures | None = None) -> SummaryView:
    request = SummaryRequest(theme, look=Look.WHY)
    return a_view(request) if figures is None else a_view(request, figures)


def of(material: Material) -> SummaryFigures:
    return summary_figures(FRAMEWORK, material)


def test_a_mean_is_the_sum_of_the_levels_over_their_number() -> None:
    said = why(DATA)["Mean"]
    assert said.endswith(
        "1 \u00d7 25 + 2 \u00d7 30 + 3 \u00d7 5 + 4 \u00d7 0 + 5 \u00d7 0 = 100, over 60, is 1.67."
    )
    products = re.findall(r"(\d+) \u00d7 (\d+)", said)
    assert sum(int(level) * int(count) for level, count in products) == 100
    assert round(Fraction(100, 60), 2) == Fraction("1.67")


def test_a_level_is_the_nearest_to_the_mean_as_it_is_shown() -> None:
    assert why(DATA)["Level"] == "The nearest to the mean as it is shown, halves up: 1.7 is 2 Exploring."


def test_a_range_has_its_numbers_and_its_method() -> None:
    said = why(DATA)["Range of the mean"]
    assert "Mean 1.67, variance 0.40, counted as 40 people. The range: 1.46 to 1.87." in said
    assert "Student's t, 95%" in said


def test_a_change_has_both_sides_its_range_and_whether_that_is_clear() -> None:
    clear, unclear = why(INCLUSIVE)["Change"], why(DATA)["Change"]
    assert (
        "Mean now 3.83 (variance 0.48, 40 people) less mean before 2.83 (variance 0.48, 40 people) is 1.00."
        in clear
    )
    assert "leaves out 0: a clear difference." in clear
    assert "has 0 in it: no clear difference." in unclear
    assert "Welch's t, 95%" in clear


def test_a_gap_is_explained_like_a_change() -> None:
    said = why(DATA)["Leaders and front line"]
    assert "Mean of leaders 4.33" in said
    assert "is 2.67." in said


def test_shares_have_their_part_and_their_whole() -> None:
    assert why(DATA)["Not sure"].startswith("20 of 80 answers")
    assert why(LEADERSHIP)["Evidence"] == "12 of the 55 answers at levels 4 and 5 came with evidence."
    assert why(DATA)["Held back most by"] == "Lack of digital expertise: named 17 times of 20."


@pytest.mark.parametrize(
    ("histogram", "result"), [(CAMPS, "split"), (MIDDLING, "tight"), (levels(20, 20, 20, 0, 0), "mixed")]
)
def test_agreement_has_its_rule_and_its_result(histogram: Histogram, result: str) -> None:
    said = why(DATA, figures_of(published({DATA: histogram})))["Agreement"]
    assert said.startswith("Split: two camps")
    assert said.endswith(f"Here: {result}.")


@pytest.mark.parametrize(
    ("histogram", "formula", "said"),
    [
        (levels(0, 0, 1, 0, 0), "Range of the mean", "one person tells nothing about how others differ"),
        (levels(0, 0, 30, 0, 0), "Range of the mean", "all said the same"),
        (levels(0, 0, 5, 4, 0), "Agreement", "at least 20 are needed"),
    ],
)
def test_what_cannot_be_worked_out_says_why(histogram: Histogram, formula: str, said: str) -> None:
    assert said in why(DATA, figures_of(published({DATA: histogram})))[formula]


def test_what_was_left_out_is_counted_with_its_reason() -> None:
    held = of(replace(MATERIAL, held_back=HeldBack(34, 3)))
    card = compose_summary(_view(DATA, held), ENGLISH)
    assert "What was left out:" in texts_of(card)
    left_out = {
        fact.label: fact.value for fact in [part for part in card.parts if isinstance(part, Facts)][-1].facts
    }
    assert left_out == {
        "Not sure": "20 answers",
        "Doesn't apply": "4 answers",
        "Waiting for more people, in the whole check-in": "34 answers",
        "Fewer than 5 people, in the whole check-in": "3 answers",
    }


def test_what_is_held_back_of_fewer_people_than_a_figure_needs_is_not_counted() -> None:
    """The count would tell how many of so few chose to answer, and how much."""
    few = replace(MATERIAL, held_back=HeldBack(34, 3), response=replace(MATERIAL.response, answered=4))
    card = compose_summary(_view(DATA, of(few)), ENGLISH)
    assert "34 answers" not in everything_on(card)
    assert "3 answers" not in everything_on(card)


def test_where_nothing_was_left_out_nothing_is_said_of_it() -> None:
    card = compose_summary(_view(LEADERSHIP, of(replace(MATERIAL, held_back=HeldBack()))), ENGLISH)
    assert "What was left out:" not in texts_of(card)


@pytest.mark.parametrize(
    ("version", "common", "said"),
    [
        ("1.0.0", None, "Framework version 1.0.0."),
        ("0.9.0", None, "Framework version 1.0.0; 0.9.0 in the check-in that it is compared with."),
        ("0.9.0", MATERIAL.now.counted, "Only questions that were asked both times are compared."),
    ],
)
def test_the_framework_version_is_named_and_that_of_what_is_compared(
    version: str, common: Counted | None, said: str
) -> None:
    figures = of(replace(MATERIAL, earlier=Earlier(a_round(1, version=version), common)))
    assert any(text.endswith(said) for text in texts_of(compose_summary(_view(DATA, figures), ENGLISH)))


def test_without_an_earlier_checkin_only_its_own_version_is_named() -> None:
    figures = of(replace(MATERIAL, earlier=None))
    assert "Framework version 1.0.0." in texts_of(compose_summary(_view(DATA, figures), ENGLISH))


@pytest.mark.parametrize("language", BOTH)
def test_every_formula_is_explained_in_both_languages(language: str) -> None:
    whole = replace(MATERIAL, evidence={DATA: 1}, now=a_round(0, {DATA: CAMPS}))
    facts = facts_of(compose_summary(_view(DATA, of(whole)), BOTH[language]))
    labels = {BOTH[language].wording.text(f"summary-why-{formula}") for formula in Formula}
    assert labels <= facts.keys()


def test_a_barrier_that_is_gone_from_the_framework_is_not_explained() -> None:
    gone = of(replace(MATERIAL, barriers={DATA: {"long-gone": 9}}))
    assert "Held back most by" not in why(DATA, gone)


def test_one_area_is_explained_by_its_own_numbers() -> None:
    request = SummaryRequest(DATA, Split.AREA, look=Look.WHY, area="housing")
    card = compose_summary(a_view(request), ENGLISH)
    measure = figures_under(DATA, a_view(request).split["Housing"]).measure
    assert measure is not None
    products = " + ".join(
        f"{level} \u00d7 {count}" for level, count in enumerate(measure.distribution, start=1)
    )
    assert products in facts_of(card)["Mean"]
    assert products not in facts_of(compose_summary(_view(DATA), ENGLISH))["Mean"]
    assert "Data in Housing" in card.text


def test_an_area_that_is_withheld_is_not_explained() -> None:
    request = SummaryRequest(split=Split.AREA, look=Look.WHY, area="registrars")
    card = compose_summary(a_view(request), ENGLISH)
    assert [part for part in card.parts if isinstance(part, Facts)] == []
    assert any(text.startswith("Withheld:") for text in texts_of(card))


def test_why_beneath_an_area_is_about_that_area_and_not_offered_again() -> None:
    area = SummaryRequest(split=Split.AREA, area="Housing")
    (why_,) = [each for each in buttons_of(compose_summary(a_view(area), ENGLISH)) if each.label == "Why"]
    assert decode(why_.value) == ShowSummary(replace(area, look=Look.WHY))
    explained = compose_summary(a_view(replace(area, look=Look.WHY)), ENGLISH)
    assert "Why" not in [each.label for each in buttons_of(explained)]


@pytest.mark.parametrize("split", Split)
def test_groups_side_by_side_say_how_one_of_them_is_explained(split: Split) -> None:
    card = compose_summary(a_view(SummaryRequest(DATA, split, look=Look.WHY)), ENGLISH)
    (said,) = [text for text in texts_of(card) if text.startswith("Each line is worked out")]
    assert said.endswith("why area Adult social care" if split is Split.AREA else "press Why.")


def test_an_area_that_is_withheld_is_no_example_of_how_one_is_explained() -> None:
    view = a_view(SummaryRequest(DATA, Split.AREA, look=Look.WHY))
    withheld = view.split["Registrars"]
    some = compose_summary(replace(view, split={**view.split, "Adult social care": withheld}), ENGLISH)
    assert any(text.endswith("why area Housing") for text in texts_of(some))
    none = compose_summary(replace(view, split={"Housing": withheld, "": view.split[""]}), ENGLISH)
    assert not any("why area" in text for text in texts_of(none))


def test_everything_is_explained_too() -> None:
    assert "1 \u00d7 0 + 2 \u00d7 20" in everything_on(compose_summary(_view(None), ENGLISH))
