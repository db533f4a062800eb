"""Bars and the heat map in characters, for a terminal."""

from collections.abc import Sequence
from fractions import Fraction

from conversations.answers import LEVELS
from conversations.drawings import Bar, Cell, Grid
from conversations.figures import Measure, State

WIDTH = 80

_SHORTEST, _LONGEST = 8, 20
"""Of bars; names have room for as many characters as the shortest."""

_FULL = "█"
_EIGHTHS = " ▏▎▍▌▋▊▉"
_HEIGHTS = "▁▂▃▄▅▆▇█"
_SHADES = "·░▒▓█"
"""Of levels 1 to 5."""

_WITHHELD, _EMPTY = "/", " "


def bar_lines(bars: Sequence[Bar], width: int = WIDTH) -> list[str]:
    """A line for each theme: its name, a bar as long as its mean is high, the mean, and how often each level
    was given as five columns. Names that are too long are cut; nothing is wider than `width`.
    """
    values = max((len(bar.value) for bar in bars), default=0)
    room = width - values - len(LEVELS) - 6
    names = min(max((len(bar.name) for bar in bars), default=0), max(_SHORTEST, room - _SHORTEST))
    length = max(1, min(_LONGEST, room - names))
    return [_cut(_bar_line(bar, names, length, values), width) for bar in bars]


def heat_map_lines(grid: Grid, width: int = WIDTH) -> list[str]:
    """A line for each row, after the names of the columns by their numbers. Cells are darker the higher they
    are; those withheld are striped. Up to three columns fit into 80 characters.
    """
    values = max((len(cell.value) for cells in grid.cells for cell in cells), default=0)
    column = max(values + 3, 6)
    room = max(8, width - len(grid.columns) * (column + 1))
    names = min(room, max((len(name) for name in grid.rows), default=0))
    numbers = range(1, len(grid.columns) + 1)
    key = [_cut(f"{number} {name}", width) for number, name in zip(numbers, grid.columns, strict=True)]
    header = " " * names + "".join(f" {number!s:^{column}}" for number in numbers)
    rows = [
        f"{_cut(name, names):{names}}" + "".join(f" {_cell(cell, column)}" for cell in cells)
        for name, cells in zip(grid.rows, grid.cells, strict=True)
    ]
    return [*key, header.rstrip(), *(row.rstrip() for row in rows)]


def _bar_line(bar: Bar, names: int, length: int, values: int) -> str:
    name = f"{_cut(bar.name, names):{names}}"
    measure = bar.figures.measure
    if measure is None:
        fill = _WITHHELD if bar.figures.state is State.WITHHELD else _EMPTY
        return f"{name}  {fill * length}  {bar.value}"
    line = f"{name}  {_length(measure, length):{length}}  {bar.value:{values}}  {_columns(measure)}"
    return line.rstrip()


def _length(measure: Measure, length: int) -> str:
    """Level 1 is an eighth of a character, so that nobody takes it for nothing; level 5 is the whole length."""
    share = (measure.given.mean - min(LEVELS)) / (max(LEVELS) - min(LEVELS))
    eighths = max(1, round(share * length * 8))
    return (_FULL * (eighths // 8) + _EIGHTHS[eighths % 8]).rstrip()


def _columns(measure: Measure) -> str:
    """Nothing where a level was not given at all."""
    most = max(measure.distribution)
    return "".join(_HEIGHTS[_step(count, most)] if count else " " for count in measure.distribution)


def _step(count: int, most: int) -> int:
    return round(Fraction(count, most) * (len(_HEIGHTS) - 1))


def _cell(cell: Cell, width: int) -> str:
    measure = cell.figures.measure
    if measure is not None:
        fill = _SHADES[measure.level - 1]
    else:
        fill = _WITHHELD if cell.figures.state is State.WITHHELD else _EMPTY
    return f"{fill}{f' {cell.value} ':{fill}<{width - 1}}"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"
