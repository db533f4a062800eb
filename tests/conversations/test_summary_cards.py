"""The first screen of a summary, read in ten seconds; and what is said when there is nothing to show."""

from dataclasses import replace

import pytest

from conversations.answers import Choice
from conversations.buttons import decode
from conversations.calendar import YearKind
from conversations.cards import Buttons, Card, Facts, Heading, Table, Text
from conversations.events import ShowActions, ShowStatus, ShowSummary
from conversations.figures import SummaryFigures
from conversations.language import Language
from conversations.material import Earlier, HeldBack, Material, Response
from conversations.reckoning import summary_figures
from conversations.scoring import OVERALL
from conversations.summary_cards import compose_no_checkin, compose_no_such_quarter, compose_summary
from conversations.summary_request import Look, Split, SummaryRequest
from tests.conversations.builders import BOTH, ENGLISH, FRAMEWORK, QUARTER, WELSH, buttons_of
from tests.conversations.summaries import (
    CAMPS,
    DATA,
    FIGURES,
    INCLUSIVE,
    KEYS,
    LOW,
    MATERIAL,
    MIDDLING,
    a_round,
    a_view,
    figures_of,
    opened,
    published,
)


def texts_of(card: Card) -> list[str]:
    """What stands on a card outside tables, facts and buttons."""
    return [part.text for part in card.parts if isinstance(part, Text | Heading)]


def tables_of(card: Card) -> list[Table]:
    return [part for part in card.parts if isinstance(part, Table)]


def everything_on(card: Card) -> str:
    """All that can be read, in one text."""
    cells = [cell for table in tables_of(card) for row in (table.header, *table.rows) for cell in row]
    facts = [
        f"{fact.label}: {fact.value}" for part in card.parts if isinstance(part, Facts) for fact in part.facts
    ]
    return "\n".join([card.text, *texts_of(card), *cells, *facts])


def first_of(material: Material, language: Language = ENGLISH) -> Card:
    return compose_summary(a_view(figures=summary_figures(FRAMEWORK, material)), language)


FIRST = compose_summary(a_view(), ENGLISH)


def test_one_sentence_tells_where_the_council_stands_and_what_has_changed_most() -> None:
    said = "Established on leadership, Exploring on data; clearest change since spring: inclusive, up a level."
    assert FIRST.text == f"Digital maturity of Northwick. {said}"
    assert [part.text for part in FIRST.parts if isinstance(part, Heading)] == [
        "Digital maturity of Northwick",
        said,
    ]


def test_text_comes_first_then_tables_then_where_it_comes_from_then_buttons() -> None:
    kinds = [type(part) for part in FIRST.parts]
    assert kinds == [Heading, Text, Heading, Text, Text, Table, Table, Table, Text, Text, Buttons]
    assert texts_of(FIRST)[-1] == ENGLISH.wording.text("summary-source")


def test_the_quarter_is_told_as_the_council_counts() -> None:
    assert "October to December 2026 (Q3 2026/27)" in texts_of(FIRST)
    by_calendar = compose_summary(replace(a_view(), year=YearKind.CALENDAR), ENGLISH)
    assert "October to December 2026 (Q4 2026)" in texts_of(by_calendar)


def test_the_level_overall_has_its_range_and_its_answers() -> None:
    assert "Overall: Developing 2.8 out of 5 (range 2.6 to 3.1), from 60 answers." in texts_of(FIRST)


def test_the_response_is_told_with_its_reach() -> None:
    assert "Response: 60 of 80 people (75%). 70 people could be reached (88%)." in texts_of(FIRST)


@pytest.mark.parametrize("language", BOTH)
def test_large_numbers_are_grouped(language: str) -> None:
    large = replace(MATERIAL, response=Response(12_345, 9_999, 1_234))
    assert "1,234" in everything_on(first_of(large, BOTH[language]))


def test_three_strengths_and_three_gaps_with_what_holds_each_back() -> None:
    strengths, gaps, _ = tables_of(FIRST)
    assert strengths.header == ("Theme", "Level")
    assert strengths.rows[:2] == (
        ("Leadership (enabler)", "Established 4.3"),
        ("Inclusive (principle)", "Established 3.8"),
    )
    assert gaps.header == ("Theme", "Level", "Held back most by")
    assert gaps.rows[0] == ("Data (enabler)", "Exploring 1.7", "Lack of digital expertise")
    assert len(strengths.rows) == len(gaps.rows) == 3


def test_a_theme_that_people_see_in_two_ways_is_named() -> None:
    """A mean in the middle would hide it."""
    camps = published({DATA: CAMPS, INCLUSIVE: CAMPS})
    said = everything_on(compose_summary(a_view(figures=figures_of(camps)), ENGLISH))
    assert "split into two camps on Data (enabler) and Inclusive (principle)" in said
    assert "two camps" not in everything_on(FIRST)


def test_only_what_has_clearly_changed_is_listed() -> None:
    _, _, changed = tables_of(FIRST)
    assert changed.title == "Clearly changed since spring"
    assert changed.rows == (("Inclusive (principle)", "up 1.0", "Established 3.8"),)


def test_no_clear_change_is_said_in_a_sentence() -> None:
    card = first_of(replace(MATERIAL, earlier=Earlier(a_round(1))))
    assert "No theme has clearly changed since summer." in texts_of(card)
    assert len(tables_of(card)) == 2


def test_without_an_earlier_checkin_that_is_said() -> None:
    card = first_of(replace(MATERIAL, earlier=None))
    assert "There is no earlier check-in to compare with." in texts_of(card)


def test_of_many_changes_the_clearest_are_listed_and_the_others_counted() -> None:
    everything = dict.fromkeys(published(), LOW)
    card = first_of(replace(MATERIAL, earlier=Earlier(a_round(1, everything))))
    changed = tables_of(card)[-1]
    assert len(changed.rows) == 5
    assert any(text.endswith("more themes have clearly changed.") for text in texts_of(card))


def test_when_the_questions_have_changed_it_is_said_what_is_compared() -> None:
    before = a_round(2, {INCLUSIVE: MIDDLING}, "0.9.0")
    common = replace(MATERIAL, earlier=Earlier(before, MATERIAL.now.counted))
    said = "changes are worked out from the questions that were asked both times"
    assert said in everything_on(first_of(common))
    assert said not in everything_on(FIRST)


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (HeldBack(1, 0), "Held back for now: 1 answer. It is added once at least 5 people"),
        (HeldBack(34, 0), "Held back for now: 34 answers. They are added once at least 5 people"),
        (HeldBack(0, 1), "Held back: 1 answer. It is in no figure, because fewer than 5 people"),
        (HeldBack(0, 3), "Held back: 3 answers. They are in no figure, because fewer than 5 people"),
    ],
)
def test_answers_that_no_figure_shows_are_counted(held: HeldBack, said: str) -> None:
    assert said in everything_on(first_of(replace(MATERIAL, held_back=held)))


def test_nothing_is_said_about_holding_back_when_nothing_is() -> None:
    assert "eld back:" not in everything_on(first_of(replace(MATERIAL, held_back=HeldBack())))


@pytest.mark.parametrize("look", Look)
def test_an_open_or_synthetic_checkin_says_so_at_every_look(look: Look) -> None:
    view = a_view(SummaryRequest(look=look))
    plain = everything_on(compose_summary(view, ENGLISH))
    assert "Still open" not in plain
    assert "synthetic" not in plain
    marked = opened(replace(view, checkin=replace(view.checkin, synthetic=True)))
    said = everything_on(compose_summary(marked, ENGLISH))
    assert "Still open: these figures can move." in said
    assert "synthetic" in said


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("look", Look)
def test_every_look_says_who_wrote_what(language: str, look: Look) -> None:
    spoken = BOTH[language]
    assert spoken.wording.text("summary-source") in texts_of(
        compose_summary(a_view(SummaryRequest(look=look)), spoken)
    )


def test_themes_that_all_stand_alike_have_no_strengths() -> None:
    """One theme with a level: there is nothing to compare."""
    alone = figures_of({OVERALL: MIDDLING, DATA: MIDDLING})
    card = compose_summary(a_view(figures=alone), ENGLISH)
    assert card.text == "Digital maturity of Northwick. Developing overall."
    assert tables_of(card) == []


def test_a_welsh_lead_reads_it_in_welsh() -> None:
    card = compose_summary(a_view(), WELSH)
    assert card.text == (
        "Aeddfedrwydd digidol: Northwick. Sefydledig o ran arweinyddiaeth, Archwilio o ran data; y newid "
        "cliriaf ers y gwanwyn: cynhwysol, i fyny lefel."
    )


# Nothing to show


NOBODY = figures_of({}, answered=0)
FEW = figures_of({}, *KEYS, answered=4)
WAITING = figures_of({}, *KEYS, answered=60)
UNSURE = figures_of({key: {Choice.NOT_SURE: 9, Choice.NOT_APPLICABLE: 3} for key in KEYS})
NOTHING: dict[str, tuple[SummaryFigures, bool, str]] = {
    "nobody yet": (NOBODY, True, "Nobody has answered yet, so there is nothing to show."),
    "nobody": (NOBODY, False, "Nobody answered, so there is nothing to show."),
    "too few yet": (
        FEW,
        True,
        "There are too few answers to show a level yet. A figure is shown once at least 5",
    ),
    "too few": (FEW, False, "Too few people answered to show a level. A figure is shown only when at least 5"),
    "all unsure": (
        UNSURE,
        False,
        "Everybody who answered said Not sure or Doesn't apply, so there is no level",
    ),
}


@pytest.mark.parametrize("name", NOTHING)
@pytest.mark.parametrize("look", [each for each in Look if each is not Look.TREND])
@pytest.mark.parametrize("split", [None, *Split])
def test_without_a_level_a_sentence_says_why_whatever_is_asked(
    name: str, look: Look, split: Split | None
) -> None:
    shown, is_open, said = NOTHING[name]
    for theme in (None, DATA):
        view = replace(a_view(SummaryRequest(theme, split, look=look), shown), is_open=is_open)
        card = compose_summary(view, ENGLISH)
        assert said in card.text
        assert tables_of(card) == []


@pytest.mark.parametrize("look", Look)
def test_of_too_few_people_no_number_tells_how_few(look: Look) -> None:
    few = summary_figures(FRAMEWORK, Material(MATERIAL.now, Response(8, 8, 4), 10, held_back=HeldBack(40, 3)))
    hidden = replace(FEW, response=few.response, held_back=few.held_back)
    said = everything_on(
        compose_summary(replace(a_view(SummaryRequest(look=look), hidden), trends={}), ENGLISH)
    )
    assert "4 of 8" not in said
    assert "40 answers" not in said


def test_when_enough_people_wait_their_response_is_told() -> None:
    """Sixty people who each answered other questions: nothing to show yet, but a response."""
    said = everything_on(compose_summary(opened(a_view(figures=WAITING)), ENGLISH))
    assert "Response: 60 of 80 people" in said


def test_of_nobody_asked_there_is_no_rate() -> None:
    assert "Response" not in everything_on(first_of(replace(MATERIAL, response=Response(0, 0, 60))))


def test_a_council_can_raise_how_many_people_a_figure_tells_of() -> None:
    view = replace(a_view(figures=FEW), least=9)
    assert "at least 9 people" in compose_summary(view, ENGLISH).text


@pytest.mark.parametrize("language", BOTH)
def test_a_council_that_was_never_asked_is_told_so(language: str) -> None:
    card = compose_no_checkin(BOTH[language])
    assert card == Card(card.text, (Text(card.text),))


HELD = (QUARTER, QUARTER - 1, QUARTER - 4, QUARTER - 8)


def no_such(request: SummaryRequest, held: tuple[int, ...] = HELD) -> Card:
    return compose_no_such_quarter(request, held, YearKind.FINANCIAL, ENGLISH, private=True)


def test_a_quarter_without_a_checkin_is_met_with_the_nearest_that_had_one() -> None:
    request = SummaryRequest(DATA, quarter=QUARTER - 5)
    card = no_such(request)
    assert card.text.startswith("There was no check-in in July to September 2025 (Q2 2025/26)")
    assert [decode(button.value) for button in buttons_of(card)] == [
        ShowSummary(replace(request, quarter=each), only_me=True)
        for each in (QUARTER - 4, QUARTER - 8, QUARTER - 1)
    ]


def test_a_quarter_to_compare_with_is_met_with_others_than_the_one_that_is_shown() -> None:
    request = SummaryRequest(quarter=QUARTER, compare=QUARTER - 2)
    card = no_such(request)
    assert "April to June 2026" in card.text
    offered = [decode(button.value) for button in buttons_of(card)]
    assert offered[0] == ShowSummary(replace(request, compare=QUARTER - 1), only_me=True)
    assert ShowSummary(replace(request, compare=QUARTER), only_me=True) not in offered


def test_where_there_is_no_other_checkin_nothing_is_offered() -> None:
    assert buttons_of(no_such(SummaryRequest(quarter=QUARTER, compare=1), (QUARTER,))) == []
    assert no_such(SummaryRequest(quarter=1), ()) == compose_no_checkin(ENGLISH)


# Buttons


def test_the_usual_next_looks_stand_beneath() -> None:
    looks = [decode(button.value) for button in buttons_of(FIRST)]
    assert looks == [
        ShowSummary(SummaryRequest(look=Look.ENABLERS)),
        ShowSummary(SummaryRequest(look=Look.PRINCIPLES)),
        ShowSummary(SummaryRequest(look=Look.MISSIONS)),
        ShowSummary(SummaryRequest(split=Split.AREA)),
        ShowSummary(SummaryRequest(look=Look.TREND)),
        ShowSummary(SummaryRequest(look=Look.GAP)),
        ShowSummary(SummaryRequest(look=Look.WHY)),
        ShowActions(),
    ]


@pytest.mark.parametrize("name", NOTHING)
def test_without_a_level_no_look_is_offered_that_would_say_the_same_again(name: str) -> None:
    shown, is_open, _ = NOTHING[name]
    first, gap = (
        replace(a_view(SummaryRequest(look=look), shown), is_open=is_open) for look in (Look.OVERVIEW, Look.GAP)
    )
    looks = [decode(button.value) for button in buttons_of(compose_summary(first, ENGLISH))]
    assert looks == [ShowStatus(), ShowActions()]
    newest, *_ = buttons_of(compose_summary(gap, ENGLISH))
    assert decode(newest.value) == ShowSummary()


def test_beneath_a_private_summary_the_looks_are_private() -> None:
    events = [decode(button.value) for button in buttons_of(compose_summary(a_view(), ENGLISH, private=True))]
    assert all(isinstance(event, ShowSummary | ShowActions) and event.only_me for event in events)


def test_a_theme_that_is_gone_is_told_so() -> None:
    """A message can wait in the queue while a council replaces its framework."""
    card = compose_summary(a_view(SummaryRequest("enabler:long-gone")), ENGLISH)
    assert card.text.startswith("That theme is not in the framework any more")


# Never NaN


@pytest.mark.parametrize("look", Look)
@pytest.mark.parametrize("split", [None, *Split])
@pytest.mark.parametrize("shown", [FIGURES, NOBODY, FEW, UNSURE, figures_of({OVERALL: {Choice.LEVEL_5: 1}})])
def test_every_look_at_anything_is_a_card_without_broken_numbers(
    look: Look, split: Split | None, shown: SummaryFigures
) -> None:
    """With one answer alone too: no division by nothing, and nothing that is no number."""
    for theme in (None, *(each.key for each in FIGURES.themes)):
        view = a_view(SummaryRequest(theme, split, look=look), shown)
        for spoken in BOTH.values():
            said = everything_on(compose_summary(view, spoken))
            assert "nan" not in said.casefold().split()
            assert "None" not in said
