"""Pictures of a summary's figures, as PNG, and in characters for the terminal.

A module for each kind of picture. They know no language: every text comes worded. matplotlib takes half a
second and 50 MB to load, so pictures are drawn in another process (`aside`), which loads it with its first.
"""

from dataclasses import dataclass

from adapters.charts.canvas import WIDTH, Canvas, TooMuch
from adapters.charts.dumbbells import draw as draw_dumbbells
from adapters.charts.heat_map import draw as draw_heat_map
from adapters.charts.level_bars import draw as draw_level_bars
from adapters.charts.trend_line import draw as draw_trend_line
from conversations.drawings import Drawing, Dumbbells, HeatMap, LevelBars, TrendLine


@dataclass(frozen=True, slots=True)
class Png:
    """Width and height are in the pixels in which it is meant to be shown: as a rule it has twice as many."""

    data: bytes
    width: int
    height: int


def draw(drawing: Drawing, most: int | None = None) -> Png:
    """Takes a fifth of a second; may run in several threads at once.

    `most`: how many bytes it may have; it is as fine as that allows. Raises TooMuch where it is not legible.
    """
    canvas = _canvas(drawing)
    for data in canvas.pngs():
        if most is None or len(data) <= most:
            return Png(data, WIDTH, canvas.height)
    raise TooMuch(f"the picture does not fit into {most} bytes")


def _canvas(drawing: Drawing) -> Canvas:
    match drawing:
        case LevelBars():
            return draw_level_bars(drawing.bars, drawing.frame)
        case HeatMap():
            return draw_heat_map(drawing.grid, drawing.frame)
        case TrendLine():
            return draw_trend_line(drawing.moments, drawing.frame)
        case Dumbbells():
            return draw_dumbbells(drawing.pairs, drawing.frame, drawing.groups)
