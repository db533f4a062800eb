"""Bars show how often each level was given, and nothing of what is withheld."""

import pytest
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from adapters.charts.canvas import Canvas
from adapters.charts.frame import INSIDE
from adapters.charts.level_bars import draw
from adapters.charts.palette import LEVEL_COLOURS
from conversations.drawings import Bar
from conversations.figures import State
from conversations.framework import Cut
from tests.adapters.charts import samples
from tests.adapters.charts.test_every_picture import colour_of

BARS = samples.bars("en", Cut.ENABLER, Cut.PRINCIPLE)


def drawn(*bars: Bar) -> Canvas:
    return draw(bars, samples.frame("en"))


def fields(canvas: Canvas, name: str) -> list[Rectangle]:
    return [each for each in canvas.named(name) if isinstance(each, Rectangle)]


def test_each_level_is_as_wide_as_its_share_in_its_own_colour() -> None:
    data = BARS[0]
    assert data.figures.measure is not None
    found = fields(drawn(data), f"levels {data.figures.key}")
    widths = [INSIDE * count / data.figures.measure.answers for count in (25, 18, 1, 10, 6)]
    assert [each.get_width() for each in found] == pytest.approx(widths)
    assert [colour_of(each.get_facecolor()) for each in found] == list(LEVEL_COLOURS)


def test_levels_bear_their_numbers_so_that_colour_is_not_needed() -> None:
    """But for the one answer at level 3, whose field is too narrow."""
    named = drawn(BARS[0]).named(f"levels {BARS[0].figures.key}")
    assert [each.get_text() for each in named if isinstance(each, Text)] == ["1", "2", "4", "5"]


@pytest.mark.parametrize("state", [State.WITHHELD, State.EMPTY, State.UNSURE])
def test_what_has_no_figure_is_never_drawn_as_a_value(state: State) -> None:
    bar = next(each for each in BARS if each.figures.state is state)
    canvas = drawn(bar)
    assert canvas.named(f"levels {bar.figures.key}") == []
    (field,) = fields(canvas, f"missing {bar.figures.key}")
    assert (field.get_hatch() is not None) == (state is State.WITHHELD)
    assert (field.get_linestyle() == "solid") == (state is State.WITHHELD)
    assert [text.get_text() for text in canvas.named("value") if isinstance(text, Text)] == [bar.value]


def test_every_theme_has_its_bar_in_the_order_given() -> None:
    names = [each.get_text() for each in drawn(*BARS).named("name") if isinstance(each, Text)]
    assert names == [bar.name for bar in BARS]


def test_no_themes_make_a_picture_all_the_same() -> None:
    assert drawn().png().startswith(b"\x89PNG")
