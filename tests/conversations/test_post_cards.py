"""The week's news and the closing news: who took part, with small groups withheld."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.calendar import YearKind
from conversations.cards import Card, Heading, Table, Text
from conversations.disclosure import LEAST_PEOPLE
from conversations.post_cards import AREAS_SHOWN, PostFigures, compose_closing_post, compose_progress_post
from tests.conversations.builders import BOTH, CHECKIN, ENGLISH, NOW

AREAS = {"Housing": (40, 10), "Adult care": (60, 30), "": (20, 5), "Planning": (30, 0)}


def figures(areas: Mapping[str, tuple[int, int]] = AREAS) -> PostFigures:
    return PostFigures(CHECKIN, YearKind.FINANCIAL, NOW, areas)


def texts_of(card: Card) -> list[str]:
    return [part.text for part in card.parts if isinstance(part, Text | Heading)]


def rows_of(card: Card) -> tuple[tuple[str, str], ...]:
    tables = [part for part in card.parts if isinstance(part, Table)]
    return tuple((name, cell) for table in tables for name, cell in table.rows)


def test_the_weeks_news_tell_how_many_answered_by_area_and_how_long_is_left() -> None:
    card = compose_progress_post(figures(), ENGLISH)
    assert card.text == (
        "This week's check-in news: October to December 2026 (Q3 2026/27). "
        "45 of 150 people have answered (30%)."
    )
    assert rows_of(card) == (
        ("Adult care", "30 of 60 (50%)"),
        ("Housing", "10 of 40 (25%)"),
        ("Planning", "0 of 30 (0%)"),
        ("Area not known", "5 of 20 (25%)"),
    )
    assert "72 days left: it closes at 5pm on Friday 18 December." in texts_of(card)


def test_the_closing_news_thank_everybody() -> None:
    card = compose_closing_post(figures(), ENGLISH)
    assert card.text == (
        "The check-in for October to December 2026 (Q3 2026/27) has closed. "
        "45 of 150 people answered (30%). Thank you all."
    )
    assert rows_of(card) == rows_of(compose_progress_post(figures(), ENGLISH))
    assert not any("left" in text for text in texts_of(card))


@pytest.mark.parametrize(
    ("before_the_close", "said"),
    [
        (timedelta(hours=1), "It closes today: 5pm on Friday 18 December."),
        (timedelta(hours=20), "1 day left: it closes at 5pm on Friday 18 December."),
        (timedelta(days=2), "2 days left: it closes at 5pm on Friday 18 December."),
    ],
)
def test_days_left_are_counted_as_people_count(before_the_close: timedelta, said: str) -> None:
    soon = replace(figures(), now=CHECKIN.closes_at - before_the_close)
    assert said in texts_of(compose_progress_post(soon, ENGLISH))


def test_the_weeks_news_of_a_paused_checkin_say_so() -> None:
    paused = replace(figures(), checkin=replace(CHECKIN, paused_at=NOW))
    assert "Reminders are paused." in texts_of(compose_progress_post(paused, ENGLISH))
    assert "Reminders are paused." not in texts_of(compose_progress_post(figures(), ENGLISH))


def test_a_small_area_is_withheld_and_one_more_so_that_it_cannot_be_worked_out() -> None:
    card = compose_progress_post(figures({**AREAS, "Archives": (4, 4)}), ENGLISH)
    assert dict(rows_of(card)) == {
        "Adult care": "30 of 60 (50%)",
        "Archives": "withheld",
        "Housing": "10 of 40 (25%)",
        "Planning": "0 of 30 (0%)",
        "Area not known": "withheld",
    }
    assert any(text.startswith("Withheld: areas with fewer than 5 people") for text in texts_of(card))


def test_areas_that_are_all_withheld_make_no_table() -> None:
    card = compose_progress_post(figures({"A": (4, 1), "B": (9, 3)}), ENGLISH)
    assert rows_of(card) == ()
    assert "4 of 13 people have answered (31%)." in texts_of(card)


def test_one_area_alone_makes_no_table() -> None:
    """It would say again what the line above says."""
    assert rows_of(compose_progress_post(figures({"": (40, 10), "Empty": (0, 0)}), ENGLISH)) == ()


@pytest.mark.parametrize(
    ("areas", "said", "said_after"),
    [
        ({}, "Nobody has been asked yet.", "Nobody has been asked yet."),
        ({"A": (0, 0)}, "Nobody has been asked yet.", "Nobody has been asked yet."),
        (
            {"A": (9, 0), "B": (8, 0)},
            "17 people have been asked. Nobody has answered yet.",
            "17 people were asked. Nobody answered.",
        ),
    ],
)
def test_nobody_asked_or_nobody_answered_is_a_sentence(
    areas: Mapping[str, tuple[int, int]], said: str, said_after: str
) -> None:
    for card, expected in (
        (compose_progress_post(figures(areas), ENGLISH), said),
        (compose_closing_post(figures(areas), ENGLISH), said_after),
    ):
        assert expected in texts_of(card)
        assert rows_of(card) == ()


def test_a_council_of_fewer_than_five_people_reads_no_figures() -> None:
    card = compose_progress_post(figures({"A": (2, 1), "B": (2, 2)}), ENGLISH)
    assert "Fewer than 5 people are asked" in card.text
    assert "of 4" not in card.text


def test_of_very_many_areas_the_largest_are_shown() -> None:
    areas = {f"Area {number:03}": (100 + number, 50) for number in range(AREAS_SHOWN + 20)}
    card = compose_progress_post(figures(areas), ENGLISH)
    assert len(rows_of(card)) == AREAS_SHOWN
    assert rows_of(card)[0][0] == "Area 020"
    assert "20 smaller areas are left out here." in texts_of(card)


names = st.sampled_from(["", "A", "B", "C", "D", "E"])
counts = st.integers(0, 12).flatmap(lambda asked: st.tuples(st.just(asked), st.integers(0, asked)))


@given(st.dictionaries(names, counts), st.sampled_from(sorted(BOTH)))
def test_no_group_of_fewer_than_five_is_ever_shown_or_left_alone_beside_the_total(
    areas: Mapping[str, tuple[int, int]], language: str
) -> None:
    """Whatever the council: what is hidden is hidden among at least two areas, unless all are."""
    for compose in (compose_progress_post, compose_closing_post):
        rows = rows_of(compose(figures(areas), BOTH[language]))
        withheld = BOTH[language].wording.text("summary-withheld-cell")
        shown = {name or "": cell for name, cell in rows if cell != withheld}
        unknown = BOTH[language].wording.text("post-area-unknown")
        for name in shown:
            assert areas["" if name == unknown else name][0] >= LEAST_PEOPLE
        hidden = [name for name, cell in rows if cell == withheld]
        assert len(hidden) != 1


@pytest.mark.parametrize("language", BOTH)
def test_posts_are_written_in_both_languages(language: str) -> None:
    spoken = BOTH[language]
    late = replace(figures(), now=datetime(2026, 12, 18, 12, tzinfo=UTC))
    cards = [compose_progress_post(figures(), spoken), compose_progress_post(late, spoken)]
    cards.append(compose_closing_post(figures(), spoken))
    assert len({card.text for card in cards}) == 2
    assert all(rows_of(card) for card in cards)


def test_a_council_that_raised_its_number_withholds_areas_of_fewer() -> None:
    """As many as it says, in the table and in the words beneath it."""
    areas = {"Housing": (20, 10), "Planning": (6, 6), "Parks": (9, 9), "Legal": (30, 3)}
    usual, raised = (
        str(compose_progress_post(replace(figures(areas), least=least), ENGLISH).parts) for least in (5, 7)
    )
    assert "Withheld" not in usual
    assert raised.count("withheld") == 2, "the next smallest goes along"
    assert "fewer than 7 people" in raised
