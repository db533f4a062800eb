"""The summary as leads read it: text first, then three tables, and what is withheld says so."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from conversations.answers import Choice
from conversations.cards import Card, Heading, Table, Text
from conversations.framework import Cut
from conversations.scoring import Counts, Summary, questions_by_theme, summarise, theme_key
from conversations.summary_card import About, compose_no_checkin, compose_summary
from tests.conversations.builders import BOTH, ENGLISH, FRAMEWORK, QUARTER, WELSH

ABOUT = About("Northwick", QUARTER, is_open=False, synthetic=False)
HISTOGRAM: Mapping[Choice, int] = {
    Choice.NOT_APPLICABLE: 3,
    Choice.NOT_SURE: 2,
    Choice.LEVEL_2: 3,
    Choice.LEVEL_3: 5,
}


def a_summary(
    people: int = 8, answered: int = 9, asked: int = 12, few: Mapping[str, int] | None = None
) -> Summary:
    """Everybody behind every theme, but for the `few`. The mean is 21 / 8 = 2.6."""
    respondents = {**dict.fromkeys(questions_by_theme(FRAMEWORK), people), **(few or {})}
    histograms = dict.fromkeys(FRAMEWORK.by_id, HISTOGRAM)
    return summarise(FRAMEWORK, Counts(histograms, respondents, answered, asked))


def texts_of(card: Card) -> list[str]:
    return [part.text for part in card.parts if isinstance(part, Text | Heading)]


def tables_of(card: Card) -> list[Table]:
    """The three tables of themes; before them come the strongest and the weakest."""
    return [part for part in card.parts if isinstance(part, Table)][-3:]


def ranked_of(card: Card) -> list[Table]:
    return [part for part in card.parts if isinstance(part, Table)][:-3]


def test_the_text_names_the_council_the_level_and_the_mean() -> None:
    card = compose_summary(a_summary(), ABOUT, ENGLISH)
    overall = "Overall: Developing 2.6 out of 5, from 288 answers"
    assert card.text == f"Digital maturity of Northwick. {overall}"
    assert overall in texts_of(card)
    assert texts_of(card)[:2] == ["Digital maturity of Northwick", "October to December 2026"]
    assert "Response: 9 of 12 people (75%)." in texts_of(card)


@pytest.mark.parametrize("language", BOTH)
def test_there_is_a_table_for_each_cut_with_a_line_for_each_theme(language: str) -> None:
    spoken = BOTH[language]
    tables = tables_of(compose_summary(a_summary(), ABOUT, spoken))
    for cut, table in zip(Cut, tables, strict=True):
        assert table.title
        assert [row[0] for row in table.rows] == [each.name for each in spoken.framework.themes(cut)]
        assert {len(row) for row in table.rows} == {len(table.header)} == {4}


def test_a_line_holds_the_level_the_mean_the_answers_and_the_share_of_not_sure() -> None:
    table = tables_of(compose_summary(a_summary(), ABOUT, ENGLISH))[0]
    assert table.header == ("Theme", "Level", "Answers", "Not sure")
    assert table.rows[0][1:] == ("Developing 2.6", "96", "20%")


@pytest.mark.parametrize("language", BOTH)
def test_large_numbers_are_grouped(language: str) -> None:
    """A thousand people's answers are read, not deciphered."""
    card = compose_summary(a_summary(answered=1_234, asked=12_345), ABOUT, BOTH[language])
    assert any("1,234" in text and "12,345" in text for text in texts_of(card))


def test_a_withheld_line_shows_that_and_no_figure() -> None:
    few = {theme_key(Cut.ENABLER, "data"): 4}
    card = compose_summary(a_summary(few=few), ABOUT, ENGLISH)
    rows = [row for table in tables_of(card) for row in table.rows if row[1] == "withheld"]
    assert len(rows) == 2
    assert {row[2:] for row in rows} == {("", "")}
    assert any(text.startswith("Withheld:") and "5 people" in text for text in texts_of(card))


def test_nothing_about_withholding_is_said_when_nothing_is() -> None:
    assert "ithheld" not in "\n".join(texts_of(compose_summary(a_summary(), ABOUT, ENGLISH)))


def test_a_theme_without_answers_says_none_yet() -> None:
    summary = a_summary(few={theme_key(Cut.MISSION, "councils"): 0})
    results = tuple(
        replace(each, figures=None) if (each.cut, each.theme) == (Cut.MISSION, "councils") else each
        for each in summary.results
    )
    table = tables_of(compose_summary(replace(summary, results=results), ABOUT, ENGLISH))[0]
    assert [row[1] for row in table.rows].count("none yet") == 1


@pytest.mark.parametrize(
    ("answered", "said"),
    [
        (9, "Fewer than 5 people have given a level so far"),
        (0, "Nobody has answered yet"),
    ],
)
def test_too_few_people_get_no_table_and_are_told_why(answered: int, said: str) -> None:
    """And no number that would tell how few they are."""
    card = compose_summary(a_summary(4, answered), ABOUT, ENGLISH)
    assert tables_of(card) == []
    assert said in card.text
    assert not re.search(r"\d of \d", "\n".join([card.text, *texts_of(card)]))


@pytest.mark.parametrize(("answered", "asked", "share"), [(5, 0, 0), (5, 999, 1), (25, 200, 13), (7, 7, 100)])
def test_the_share_of_responses_is_rounded_half_up(answered: int, asked: int, share: int) -> None:
    card = compose_summary(a_summary(answered=answered, asked=asked), ABOUT, ENGLISH)
    assert f"Response: {answered} of {asked} people ({share}%)." in texts_of(card)


def test_the_strongest_and_the_weakest_are_named_with_their_kind() -> None:
    """The same word can name an enabler and a principle: the kind tells which is meant."""
    strongest, weakest = ranked_of(compose_summary(a_summary(), ABOUT, ENGLISH))
    assert (strongest.title, weakest.title) == ("Strongest", "Weakest")
    for table in (strongest, weakest):
        assert len(table.rows) == 3
        assert {row[1] for row in table.rows} == {"Developing 2.6"}
        assert all(row[0].endswith(("(mission)", "(enabler)", "(principle)")) for row in table.rows)
    assert not set(strongest.rows) & set(weakest.rows)


def test_with_a_single_theme_shown_none_is_strongest() -> None:
    summary = a_summary()
    card = compose_summary(replace(summary, results=summary.results[:1]), ABOUT, ENGLISH)
    assert ranked_of(card) == []
    assert not {"Strongest", "Weakest"} & {table.title for table in tables_of(card)}


@pytest.mark.parametrize("people", [8, 4])
def test_an_open_or_synthetic_checkin_says_so_with_or_without_figures(people: int) -> None:
    plain = "\n".join(texts_of(compose_summary(a_summary(people), ABOUT, ENGLISH)))
    assert "Still open" not in plain
    assert "synthetic" not in plain
    about = replace(ABOUT, is_open=True, synthetic=True)
    marked = "\n".join(texts_of(compose_summary(a_summary(people), about, ENGLISH)))
    assert "Still open" in marked
    assert "synthetic" in marked


@pytest.mark.parametrize("language", BOTH)
def test_every_summary_says_who_wrote_what(language: str) -> None:
    spoken = BOTH[language]
    texts = texts_of(compose_summary(a_summary(), ABOUT, spoken))
    assert spoken.wording.text("summary-source") in texts
    assert spoken.wording.text("summary-how") in texts


def test_a_welsh_lead_reads_level_names_in_welsh() -> None:
    card = compose_summary(a_summary(), ABOUT, WELSH)
    assert WELSH.choice_name(Choice.LEVEL_3) in card.text
    assert "Hydref" in texts_of(card)[1]


def test_a_council_that_was_never_asked_is_told_so() -> None:
    card = compose_no_checkin(ENGLISH)
    assert card == Card(card.text, (Text(card.text),))
    assert "no check-in yet" in card.text
