"""What a picture shows: figures with every text worded already, for doors to draw or to tell in characters."""

from dataclasses import dataclass

from conversations.figures import Gap, Point, State, ThemeFigures


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every picture.

    `levels`: the five names of the scale. `note`: whose questions and levels these are, and what else is to
    be known.
    """

    title: str
    levels: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """`value`: the mean and its level, or why there is none."""

    figures: ThemeFigures
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class LevelBars:
    """For each theme, which share of the answers each level has. `columns` head themes and values in words."""

    frame: Frame
    bars: tuple[Bar, ...]
    columns: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Cell:
    """`value`: the mean, or in its place why there is none."""

    figures: ThemeFigures
    value: str


@dataclass(frozen=True, slots=True)
class Grid:
    """`rows` and `columns`: their names; `cells` row by row. `corner`: what the rows are."""

    corner: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The mean in every cell, the darker the higher."""

    frame: Frame
    grid: Grid


@dataclass(frozen=True, slots=True)
class Moment:
    """`quarter`: its name. `value`: the mean, or why there is none; `interval`: where it is known, in words."""

    point: Point
    quarter: str
    value: str
    interval: str


@dataclass(frozen=True, slots=True)
class TrendLine:
    """One theme over the quarters, the oldest first. `columns` head quarters, values and intervals in words."""

    frame: Frame
    moments: tuple[Moment, ...]
    columns: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """`state`: why there is no gap, where there is none. `leaders` and `frontline`: their means; `apart`: how
    far they are apart, or why nothing is shown.
    """

    name: str
    gap: Gap | None
    state: State
    leaders: str
    frontline: str
    apart: str


@dataclass(frozen=True, slots=True)
class Groups:
    """What the two groups are called, and what heads themes and differences in words."""

    theme: str
    leaders: str
    frontline: str
    apart: str


@dataclass(frozen=True, slots=True)
class Dumbbells:
    """Leaders against the front line, theme by theme."""

    frame: Frame
    pairs: tuple[Pair, ...]
    groups: Groups


Drawing = LevelBars | HeatMap | TrendLine | Dumbbells
