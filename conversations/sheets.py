"""A report as it is taken away: tables with every text worded, for files to lay out each in its own way."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from conversations.cards import Part, Picture
from conversations.figure_words import decimal

Value = str | int | Fraction | None
"""None: there is nothing to say."""


class Shape(StrEnum):
    """How a column's numbers are written. MEAN: 2.4; BOUND: 2.41; DIFFERENCE and SPAN: the same with a sign."""

    TEXT = "text"
    COUNT = "count"
    MEAN = "mean"
    BOUND = "bound"
    DIFFERENCE = "difference"
    SPAN = "span"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Column:
    """`name` for programs, the same in every language; `title` for people."""

    name: str
    title: str
    shape: Shape = Shape.TEXT


@dataclass(frozen=True, slots=True)
class Block:
    """Columns that belong together, so that they can stand as a table of their own under `caption`."""

    caption: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """`heads`: what it is about; `values`: of all blocks, one after another. `missing`: why there are none."""

    heads: tuple[Value, ...]
    values: tuple[Value, ...]
    missing: str = ""


class ChartKind(StrEnum):
    """LEVELS: how often each level was given, as shares; MEANS: side by side; TREND: over the quarters."""

    LEVELS = "levels"
    MEANS = "means"
    TREND = "trend"


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart that is drawn from the sheet's own columns, by name. `alt` tells its message in words."""

    kind: ChartKind
    columns: tuple[str, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """`name`: in short, at most 31 characters. `heads`: the columns that say what a row is about."""

    name: str
    title: str
    heads: tuple[Column, ...]
    blocks: tuple[Block, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    picture: Picture | None = None
    chart: Chart | None = None

    @property
    def columns(self) -> tuple[Column, ...]:
        return (*self.heads, *(column for block in self.blocks for column in block.columns))

    def part(self, block: Block) -> list[tuple[Value, ...]]:
        """Each row's values of one block."""
        before = self.blocks[: self.blocks.index(block)]
        start = sum(len(each.columns) for each in before)
        return [row.values[start : start + len(block.columns)] for row in self.rows]


@dataclass(frozen=True, slots=True)
class Chapter:
    """Words beside the tables, as cards have them."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a file needs words for beside its contents. `language`: as in `lang="cy"`."""

    language: str
    skip: str
    contents: str


@dataclass(frozen=True, slots=True)
class Report:
    """`summary`: all of it in a line or two. `opening` comes before the sheets, `closing` after them."""

    frame: Frame
    title: str
    summary: str
    made_on: date
    notes: tuple[str, ...]
    opening: tuple[Chapter, ...]
    sheets: tuple[Sheet, ...]
    closing: tuple[Chapter, ...]


def shown(value: Value, shape: Shape) -> str:
    """A value as people read it."""
    match value, shape:
        case None, _:
            return ""
        case str(), _:
            return value
        case _, Shape.PERCENT:
            return f"{decimal(Fraction(value) * 100, 0)}%"
        case _, Shape.MEAN:
            return decimal(value, 1)
        case _, Shape.BOUND:
            return decimal(value, 2)
        case _, Shape.DIFFERENCE:
            return _signed(value, 1)
        case _, Shape.SPAN:
            return _signed(value, 2)
        case _:
            return f"{int(value):,}"


def _signed(number: int | Fraction, places: int) -> str:
    text = decimal(number, places)
    return f"+{text}" if number > 0 and any(digit in "123456789" for digit in text) else text
