"""Leaders against the front line, theme by theme."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from adapters.charts.canvas import (
    HIGHEST,
    LEADING,
    MARGIN,
    WIDTH,
    Align,
    Area,
    Canvas,
    Shape,
    width_of,
    wrapped,
)
from adapters.charts.frame import INSIDE, SMALL, above, below, draw_frame, draw_missing
from adapters.charts.palette import FRONTLINE, LEADERS, QUIET, RULE, Colour
from conversations.answers import LEVELS
from conversations.drawings import Frame, Groups, Pair
from conversations.figures import Gap, Measure, State

_LEFT, _RIGHT = MARGIN + 30, WIDTH - MARGIN - 30
"""Where the lowest and the highest level are."""

_SHAPES: tuple[Shape, Shape] = ("o", "D")
"""Of leaders, filled, and of the front line, hollow."""


class _End(NamedTuple):
    """What stands at one end of a dumbbell."""

    x: float
    value: str
    colour: Colour
    shape: Shape
    name: str


@dataclass(frozen=True, slots=True)
class _Sizes:
    text: float
    row: float
    lines: int


_ROOMIEST_FIRST = (_Sizes(13, 28, 3), _Sizes(12, 20, 2), _Sizes(11, 16, 2), _Sizes(11, 12, 1))


def draw(pairs: Sequence[Pair], frame: Frame, groups: Groups) -> Canvas:
    """Raises TooMuch if the pairs don't fit however densely they stand."""
    key = len(_key_rows(groups)) * 20 + 4
    axis = 2 * SMALL * LEADING + 4
    around = above(frame) + key + axis + below(frame)
    fitting = (each for each in _ROOMIEST_FIRST if around + _rows_height(pairs, each) <= HIGHEST - 1)
    sizes = next(fitting, _ROOMIEST_FIRST[-1])
    canvas = Canvas(around + _rows_height(pairs, sizes))
    draw_frame(canvas, frame)
    _draw_key(canvas, above(frame), groups)
    y = above(frame) + key
    for pair in pairs:
        y = _draw_pair(canvas, y, pair, sizes)
    _draw_axis(canvas, y, frame)
    return canvas


def _rows_height(pairs: Sequence[Pair], sizes: _Sizes) -> float:
    return sum(len(_name(pair, sizes)) * sizes.text * LEADING + sizes.row for pair in pairs)


def _draw_pair(canvas: Canvas, y: float, pair: Pair, sizes: _Sizes) -> float:
    end = canvas.write_lines(MARGIN, y, _name(pair, sizes), sizes.text, name="name")
    is_clear = pair.gap is not None and pair.gap.difference.is_clear
    middle = y + sizes.text * LEADING / 2
    canvas.write(WIDTH - MARGIN, middle, pair.apart, sizes.text, align="right", bold=is_clear, name="apart")
    if pair.gap is None:
        area = Area(MARGIN, end + 1, INSIDE, sizes.row * 0.75)
        draw_missing(canvas, area, is_withheld=pair.state is State.WITHHELD, name="missing")
    else:
        _draw_dumbbell(canvas, end + sizes.row * 0.4, sizes.row, pair, pair.gap)
    return end + sizes.row


def _draw_dumbbell(canvas: Canvas, y: float, height: float, pair: Pair, gap: Gap) -> None:
    """Joined by a thick line where the difference is clear, else by a thin broken one."""
    for level in LEVELS:
        x = _LEFT + (_RIGHT - _LEFT) * (level - 1) / (max(LEVELS) - 1)
        canvas.line([(x, y - height * 0.4), (x, y + height * 0.4)], colour=RULE, thickness=0.75)
    ends = (
        _End(_x(gap.leaders), pair.leaders, LEADERS, _SHAPES[0], "leaders"),
        _End(_x(gap.frontline), pair.frontline, FRONTLINE, _SHAPES[1], "frontline"),
    )
    is_clear = gap.difference.is_clear
    places = [(end.x, y) for end in ends]
    canvas.line(places, colour=QUIET, thickness=4 if is_clear else 1, dashed=not is_clear, name="difference")
    for x, _, colour, shape, name in reversed(ends):  # so that the disc shows within the hollow shape
        canvas.mark(x, y, colour=colour, shape=shape, filled=shape == _SHAPES[0], name=name)
    low, high = sorted(ends, key=lambda end: end.x)
    _write_value(canvas, low.x - 9, y, low, "right")
    _write_value(canvas, high.x + 9, y, high, "left")


def _write_value(canvas: Canvas, x: float, y: float, end: _End, align: Align) -> None:
    name = f"value {end.name}"
    canvas.write(x, y, end.value, SMALL, colour=end.colour, align=align, bold=True, haloed=True, name=name)


def _draw_axis(canvas: Canvas, y: float, frame: Frame) -> None:
    apart = (_RIGHT - _LEFT) / (max(LEVELS) - 1)
    for level, name in zip(map(int, LEVELS), frame.levels, strict=True):
        x = _LEFT + apart * (level - 1)
        lines = [f"{level}", *wrapped(name, apart + 8, 10, most=1)]
        canvas.write_lines(x, y, lines, 10, colour=QUIET, align="center", name="level")


def _draw_key(canvas: Canvas, y: float, groups: Groups) -> None:
    for number, row in enumerate(_key_rows(groups)):
        x = MARGIN + 6.0
        middle = y + number * 20 + 8
        for text, colour, shape in row:
            canvas.mark(x, middle, colour=colour, shape=shape, filled=shape == _SHAPES[0], name="key")
            canvas.write(x + 11, middle, text, SMALL, name="key")
            x += 11 + width_of(text, SMALL) + 22


def _key_rows(groups: Groups) -> list[list[tuple[str, Colour, Shape]]]:
    leaders, frontline = (
        wrapped(name, INSIDE - 17, SMALL, most=1)[0] for name in (groups.leaders, groups.frontline)
    )
    first, second = (leaders, LEADERS, _SHAPES[0]), (frontline, FRONTLINE, _SHAPES[1])
    is_short = width_of(leaders, SMALL) + width_of(frontline, SMALL) + 50 <= INSIDE
    return [[first, second]] if is_short else [[first], [second]]


def _name(pair: Pair, sizes: _Sizes) -> list[str]:
    """The lines of its name, with room for the difference beside."""
    apart = width_of(pair.apart, sizes.text, bold=True) + 10
    return wrapped(pair.name, max(INSIDE - apart, INSIDE / 3), sizes.text, most=sizes.lines)


def _x(measure: Measure) -> float:
    lowest, highest = min(LEVELS), max(LEVELS)
    return _LEFT + (_RIGHT - _LEFT) * (float(measure.given.mean) - lowest) / (highest - lowest)
