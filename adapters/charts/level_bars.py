"""A bar for each theme: which share of the answers each level has."""

from collections.abc import Sequence
from dataclasses import dataclass

from adapters.charts.canvas import HIGHEST, LEADING, MARGIN, WIDTH, Area, Canvas, width_of, wrapped
from adapters.charts.frame import (
    INSIDE,
    above,
    below,
    draw_frame,
    draw_key,
    draw_level,
    draw_missing,
    key_height,
)
from conversations.answers import LEVELS
from conversations.drawings import Bar, Frame
from conversations.figures import Measure, State


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Of text and bars, and the most lines of a name."""

    text: float
    bar: float
    apart: float
    lines: int


_BENEATH = 2
"""Between a name and its bar."""

_ROOMIEST_FIRST = (
    _Sizes(14, 22, 9, 3),
    _Sizes(13, 20, 8, 3),
    _Sizes(12, 15, 6, 2),
    _Sizes(11, 12, 3, 2),
    _Sizes(11, 11, 2, 1),
)


def draw(bars: Sequence[Bar], frame: Frame) -> Canvas:
    """Raises TooMuch if the bars don't fit however densely they stand."""
    around = above(frame) + key_height(frame.levels) + below(frame)
    fitting = (each for each in _ROOMIEST_FIRST if around + _rows_height(bars, each) <= HIGHEST - 1)
    sizes = next(fitting, _ROOMIEST_FIRST[-1])
    canvas = Canvas(around + _rows_height(bars, sizes))
    draw_frame(canvas, frame)
    draw_key(canvas, above(frame), frame.levels)
    y = above(frame) + key_height(frame.levels)
    for bar in bars:
        y = _draw_bar(canvas, y, bar, sizes)
    return canvas


def _rows_height(bars: Sequence[Bar], sizes: _Sizes) -> float:
    return sum(
        len(_name(bar, sizes)) * sizes.text * LEADING + _BENEATH + sizes.bar + sizes.apart for bar in bars
    )


def _draw_bar(canvas: Canvas, y: float, bar: Bar, sizes: _Sizes) -> float:
    measure, key = bar.figures.measure, bar.figures.key
    end = canvas.write_lines(MARGIN, y, _name(bar, sizes), sizes.text, name="name") + _BENEATH
    middle = y + sizes.text * LEADING / 2
    canvas.write(
        WIDTH - MARGIN, middle, bar.value, sizes.text, align="right", bold=measure is not None, name="value"
    )
    if measure is None:
        is_withheld = bar.figures.state is State.WITHHELD
        area = Area(MARGIN, end, INSIDE, sizes.bar)
        draw_missing(canvas, area, is_withheld=is_withheld, name=f"missing {key}")
    else:
        _draw_levels(canvas, end, measure, sizes, key)
    return end + sizes.bar + sizes.apart


def _draw_levels(canvas: Canvas, y: float, measure: Measure, sizes: _Sizes, key: str) -> None:
    x: float = MARGIN
    for level, count in zip(LEVELS, measure.distribution, strict=True):
        width = INSIDE * count / measure.answers
        if count:
            draw_level(canvas, Area(x, y, width, sizes.bar), int(level), name=f"levels {key}")
        x += width


def _name(bar: Bar, sizes: _Sizes) -> list[str]:
    """The lines of its name, with room for the value beside."""
    value = width_of(bar.value, sizes.text, bold=True) + 10
    return wrapped(bar.name, max(INSIDE - value, INSIDE / 3), sizes.text, most=sizes.lines)
