"""A picture told in words: its text alternative, and what is sent where it cannot be shown."""

from conversations.answers import LEVELS
from conversations.cards import Card, File, Part, Picture, Table, Text
from conversations.drawings import Drawing, Dumbbells, HeatMap, LevelBars, TrendLine
from conversations.figures import Measure


def picture_of(card: Card) -> Picture | None:
    return next((part for part in card.parts if isinstance(part, Picture)), None)


def in_words(card: Card) -> Card:
    """The same card with words in the place of pictures and files."""
    return Card(card.text, tuple(told for part in card.parts for told in _told(part)))


def picture_in_words(picture: Picture) -> tuple[Text, Table]:
    """Its message, above all of its figures."""
    return Text(picture.alt), as_table(picture.drawing)


def as_table(drawing: Drawing) -> Table:
    """All that the picture shows."""
    match drawing:
        case LevelBars():
            return _bars(drawing)
        case HeatMap():
            return _heat_map(drawing)
        case TrendLine():
            return _trend(drawing)
        case Dumbbells():
            return _dumbbells(drawing)


def _told(part: Part) -> tuple[Part, ...]:
    if isinstance(part, File):
        return (Text(part.instead),)
    return picture_in_words(part) if isinstance(part, Picture) else (part,)


def _bars(drawing: LevelBars) -> Table:
    """How often each level was given, theme by theme."""
    levels = tuple(
        f"{level} {name}" for level, name in zip(map(int, LEVELS), drawing.frame.levels, strict=True)
    )
    rows = tuple((bar.name, bar.value, *_counts(bar.figures.measure)) for bar in drawing.bars)
    return Table(drawing.frame.title, (*drawing.columns, *levels), rows)


def _counts(measure: Measure | None) -> tuple[str, ...]:
    return tuple(map(str, measure.distribution)) if measure else ("",) * len(LEVELS)


def _heat_map(drawing: HeatMap) -> Table:
    grid = drawing.grid
    rows = tuple(
        (name, *(cell.value for cell in cells)) for name, cells in zip(grid.rows, grid.cells, strict=True)
    )
    return Table(drawing.frame.title, (grid.corner, *grid.columns), rows)


def _trend(drawing: TrendLine) -> Table:
    rows = tuple((each.quarter, each.value, each.interval) for each in drawing.moments)
    return Table(drawing.frame.title, drawing.columns, rows)


def _dumbbells(drawing: Dumbbells) -> Table:
    groups = drawing.groups
    rows = tuple((pair.name, pair.leaders, pair.frontline, pair.apart) for pair in drawing.pairs)
    header = (groups.theme, groups.leaders, groups.frontline, groups.apart)
    return Table(drawing.frame.title, header, rows)
