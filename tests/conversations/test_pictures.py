"""What is told of a picture where it cannot be shown."""

import pytest

from conversations.cards import Card, Heading, Picture, Text
from conversations.drawings import Drawing
from conversations.pictures import as_table, in_words, picture_of
from tests.adapters.charts import samples

both = pytest.mark.parametrize("locale", ["en", "cy"])
HEADING = Heading("Digital maturity")


def a_picture(drawing: Drawing) -> Picture:
    return Picture(drawing, drawing.frame.title, "Data is the weakest theme.")


@both
@pytest.mark.parametrize("kind", ["bars", "grid", "trend", "pairs"])
def test_there_is_a_row_for_all_that_is_shown(kind: str, locale: str) -> None:
    table = as_table(samples.drawings(locale)[kind])
    assert table.title == samples.WORDS[locale].title
    assert table.rows
    assert all(len(row) == len(table.header) for row in table.rows)
    assert all(row[0] and any(row[1:]) for row in table.rows)


@both
def test_bars_are_told_by_means_and_distributions(locale: str) -> None:
    table = as_table(samples.drawings(locale)["bars"])
    for bar, row in zip(samples.bars(locale), table.rows, strict=True):
        measure = bar.figures.measure
        assert row[:2] == (bar.name, bar.value)
        assert row[2:] == (tuple(map(str, measure.distribution)) if measure else ("",) * 5)
    assert table.header[2:] == tuple(f"{n} {name}" for n, name in enumerate(samples.frame(locale).levels, 1))


@both
def test_a_heat_map_is_told_cell_by_cell(locale: str) -> None:
    table, grid = as_table(samples.drawings(locale)["grid"]), samples.grid(locale)
    assert table.header == (grid.corner, *grid.columns)
    assert [row[1:] for row in table.rows] == [tuple(cell.value for cell in cells) for cells in grid.cells]


@both
def test_a_trend_is_told_by_values_and_intervals(locale: str) -> None:
    table, moments = (
        as_table(samples.drawings(locale)["trend"]),
        samples.moments(locale, samples.a_trend()),
    )
    assert table.rows == tuple((each.quarter, each.value, each.interval) for each in moments)


@both
def test_a_gap_is_told_by_both_groups(locale: str) -> None:
    table = as_table(samples.drawings(locale)["pairs"])
    pairs = samples.pairs(locale)
    assert table.rows == tuple((pair.name, pair.leaders, pair.frontline, pair.apart) for pair in pairs)


def test_words_stand_where_the_picture_stood_and_nothing_else_changes() -> None:
    picture = a_picture(samples.drawings("en")["bars"])
    card = Card("Summary", (HEADING, picture, Text("Source")))
    told = in_words(card)
    assert told.text == card.text
    assert told.parts == (HEADING, Text(picture.alt), as_table(picture.drawing), Text("Source"))


def test_a_card_without_a_picture_stays_as_it_is() -> None:
    card = Card("Hello", (HEADING,))
    assert in_words(card) == card
    assert picture_of(card) is None


def test_the_picture_of_a_card_is_found() -> None:
    picture = a_picture(samples.drawings("en")["trend"])
    assert picture_of(Card("Summary", (HEADING, picture))) == picture
