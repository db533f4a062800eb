"""One theme over the quarters, with the interval of each mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from adapters.charts.canvas import LEADING, MARGIN, WIDTH, Area, Canvas, width_of, wrapped
from adapters.charts.frame import SMALL, above, below, draw_frame, draw_missing
from adapters.charts.palette import LEADERS, QUIET, RULE
from conversations.answers import LEVELS
from conversations.drawings import Frame, Moment
from conversations.figures import Measure, State

_LEVEL = 50
"""The height of one level."""

_NAMES = 84
"""The width of the levels' names."""

_BAND = 18
"""The widest band where there is no value."""

_LEFT, _RIGHT = MARGIN + _NAMES, WIDTH - MARGIN - 14


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where quarters and levels are."""

    first: int
    last: int
    top: float

    def x(self, quarter: int) -> float:
        if self.first == self.last:
            return (_LEFT + _RIGHT) / 2
        start = _LEFT + 14
        return start + (_RIGHT - start) * (quarter - self.first) / (self.last - self.first)

    def y(self, hundredths: float) -> float:
        return self.top + _LEVEL * (max(LEVELS) - hundredths / 100)

    @property
    def quarter(self) -> float:
        return (_RIGHT - _LEFT - 14) / max(1, self.last - self.first)

    @property
    def text(self) -> float:
        """The size of values."""
        return max(10, min(12, self.quarter / 2))

    @property
    def step(self) -> int:
        """Of how many quarters one has room for its value."""
        return ceil(18 / self.quarter)

    @property
    def bottom(self) -> float:
        return self.y(100 * min(LEVELS))


def draw(moments: Sequence[Moment], frame: Frame) -> Canvas:
    """`moments`: the oldest first."""
    quarters = [each.point.quarter for each in moments] or [0]
    scale = _Scale(quarters[0], quarters[-1], above(frame) + 18)
    canvas = Canvas(scale.bottom + 14 + 2 * SMALL * LEADING + 8 + below(frame))
    draw_frame(canvas, frame)
    _draw_levels(canvas, scale, frame)
    _draw_changes_of_questions(canvas, scale, moments)
    for one, other in pairwise(moments):
        if one.point.measure and other.point.measure:
            ends = [(scale.x(each.point.quarter), scale.y(_mean(each.point.measure))) for each in (one, other)]
            canvas.line(ends, colour=LEADERS, thickness=2, name="trend")
    for moment in moments:
        _draw_moment(canvas, scale, moment)
    _draw_quarters(canvas, scale, moments)
    return canvas


def _draw_levels(canvas: Canvas, scale: _Scale, frame: Frame) -> None:
    for level, name in zip(map(int, LEVELS), frame.levels, strict=True):
        y = scale.y(100 * level)
        canvas.line([(_LEFT, y), (WIDTH - MARGIN, y)], colour=RULE, thickness=0.75)
        lines = wrapped(f"{level} {name}", _NAMES - 4, SMALL, most=2)
        canvas.write_lines(MARGIN, y - len(lines) * SMALL * LEADING / 2, lines, SMALL, name="level")


def _draw_changes_of_questions(canvas: Canvas, scale: _Scale, moments: Sequence[Moment]) -> None:
    """A line before each check-in whose questions differ from those of the one before."""
    for one, other in pairwise(moments):
        if one.point.framework_version != other.point.framework_version:
            x = (scale.x(one.point.quarter) + scale.x(other.point.quarter)) / 2
            canvas.line([(x, scale.top), (x, scale.bottom)], colour=QUIET, dashed=True, name="questions")


def _draw_moment(canvas: Canvas, scale: _Scale, moment: Moment) -> None:
    x, measure = scale.x(moment.point.quarter), moment.point.measure
    if measure is None:
        _draw_band(canvas, scale, moment, x)
        return
    y = scale.y(_mean(measure))
    top = y - 6
    if measure.interval:
        ends = scale.y(measure.interval.high), scale.y(measure.interval.low)
        canvas.line([(x, ends[0]), (x, ends[1])], thickness=1.5, name="interval")
        for end in ends:
            canvas.line([(x - 4, end), (x + 4, end)], thickness=1.5, name="interval")
        top = min(top, ends[0])
    canvas.mark(x, y, colour=LEADERS, name="mean")
    if (scale.last - moment.point.quarter) % scale.step == 0:
        canvas.write(x, top - 8, moment.value, scale.text, align="center", bold=True, haloed=True, name="value")


def _draw_band(canvas: Canvas, scale: _Scale, moment: Moment, x: float) -> None:
    width = min(_BAND, scale.quarter * 0.8)
    height = scale.bottom - scale.top
    is_withheld = moment.point.state is State.WITHHELD
    area = Area(x - width / 2, scale.top, width, height)
    draw_missing(canvas, area, is_withheld=is_withheld, name="missing")
    middle = (scale.top + scale.bottom) / 2
    text = wrapped(moment.value, height - 10, SMALL, most=1)[0]
    canvas.write(x, middle, text, SMALL, align="center", upright=True, haloed=True, name="missing")


def _draw_quarters(canvas: Canvas, scale: _Scale, moments: Sequence[Moment]) -> None:
    """As many names as there is room for, counted from the last."""
    room = 0.0
    for moment in reversed(moments):
        x = scale.x(moment.point.quarter)
        lines = _two_lines(moment.quarter)
        half = max(width_of(line, SMALL) for line in lines) / 2
        canvas.line([(x, scale.bottom), (x, scale.bottom + 4)], colour=QUIET)
        if room == 0 or x + half + 6 <= room:
            canvas.write_lines(
                min(x, WIDTH - 4 - half), scale.bottom + 8, lines, SMALL, align="center", name="quarter"
            )
            room = min(x, WIDTH - 4 - half) - half


def _two_lines(name: str) -> list[str]:
    first, _, rest = name.strip().partition(" ")
    return [wrapped(line, 80, SMALL, most=1)[0] for line in (first, rest) if line] or [""]


def _mean(measure: Measure | None) -> float:
    assert measure is not None, "only what is shown has a place"
    return float(measure.given.mean) * 100
