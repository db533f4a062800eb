"""What each mission asks of each enabler: the mean in every cell."""

from adapters.charts.canvas import HIGHEST, LEADING, MARGIN, Area, Canvas, width_of, wrapped
from adapters.charts.frame import (
    INSIDE,
    SMALL,
    above,
    below,
    draw_frame,
    draw_key,
    draw_missing,
    key_height,
)
from adapters.charts.palette import ink_on, shade
from conversations.drawings import Cell, Frame, Grid
from conversations.figures import State

_NAMES = 104
"""The width of the rows' names."""

_UPRIGHT = 44
"""Columns narrower than this have their names turned."""

_TALLEST, _LOWEST = 42, 20


def draw(grid: Grid, frame: Frame) -> Canvas:
    """Raises TooMuch for more rows than are legible."""
    header = _header_height(grid)
    around = above(frame) + key_height(frame.levels) + header + below(frame) + 8
    row = max(_LOWEST, min(_TALLEST, (HIGHEST - 1 - around) / max(1, len(grid.rows))))
    canvas = Canvas(around + row * len(grid.rows))
    draw_frame(canvas, frame)
    draw_key(canvas, above(frame), frame.levels)
    y = above(frame) + key_height(frame.levels) + header
    _draw_header(canvas, y - 4, grid)
    for name, cells in zip(grid.rows, grid.cells, strict=True):
        lines = wrapped(name, _NAMES - 6, 12, most=max(1, int(row // (12 * LEADING))))
        canvas.write_lines(MARGIN, y + (row - len(lines) * 12 * LEADING) / 2, lines, 12, name="row")
        for column, cell in enumerate(cells):
            x = MARGIN + _NAMES + column * _width(grid)
            _draw_cell(canvas, Area(x + 1.5, y + 1.5, _width(grid) - 3, row - 3), cell)
        y += row
    return canvas


def _width(grid: Grid) -> float:
    return (INSIDE - _NAMES) / max(1, len(grid.columns))


def _is_upright(grid: Grid) -> bool:
    return _width(grid) < _UPRIGHT


def _header(grid: Grid) -> list[list[str]]:
    if _is_upright(grid):
        return [wrapped(name, 90, SMALL, most=1) for name in grid.columns]
    return [wrapped(name, _width(grid) - 4, SMALL, most=5) for name in grid.columns]


def _header_height(grid: Grid) -> float:
    if _is_upright(grid):
        return 4 + max(width_of(line, SMALL) for lines in _header(grid) for line in lines)
    return 4 + max((len(lines) for lines in _header(grid)), default=0) * SMALL * LEADING


def _draw_header(canvas: Canvas, bottom: float, grid: Grid) -> None:
    width = _width(grid)
    for column, lines in enumerate(_header(grid)):
        middle = MARGIN + _NAMES + (column + 0.5) * width
        if _is_upright(grid):
            centre = bottom - width_of(lines[0], SMALL) / 2
            canvas.write(middle, centre, lines[0], SMALL, align="center", upright=True, name="column")
        else:
            top = bottom - len(lines) * SMALL * LEADING
            canvas.write_lines(middle, top, lines, SMALL, align="center", name="column")


def _draw_cell(canvas: Canvas, area: Area, cell: Cell) -> None:
    key, measure = cell.figures.key, cell.figures.measure
    if measure is None:
        draw_missing(canvas, area, is_withheld=cell.figures.state is State.WITHHELD, name=f"missing {key}")
        _write_missing(canvas, area, cell.value, f"missing {key}")
        return
    colour = shade(measure.mean_tenths)
    canvas.box(area, fill=colour, name=f"mean {key}")
    size = min(14.0, 14 * (area.width - 2) / width_of(cell.value, 14, bold=True))
    ink = ink_on(colour)
    canvas.write(*area.middle, cell.value, size, colour=ink, align="center", bold=True, name=f"mean {key}")


def _write_missing(canvas: Canvas, area: Area, text: str, name: str) -> None:
    """On paper of its own."""
    size = _fitting(text, area.width - 6)
    lines = wrapped(text, area.width - 6, size, most=max(1, int((area.height - 2) // (size * LEADING))))
    x, y = area.middle
    width = max((width_of(line, size) for line in lines), default=0) + 6
    height = min(len(lines) * size * LEADING + 2, area.height - 2)
    canvas.box(Area(x - width / 2, y - height / 2, width, height), edge=None, name=name)
    canvas.write_lines(x, y - len(lines) * size * LEADING / 2, lines, size, align="center", name=name)


def _fitting(text: str, width: float) -> float:
    """The size at which the longest word fits, if it is legible."""
    longest = max((width_of(word, SMALL) for word in text.split()), default=0)
    return SMALL if longest <= width else max(9, SMALL * width / longest)
