"""Leaders and front line: told apart by shape and place, and never shown where one of them is withheld."""

from dataclasses import replace

import numpy as np
import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from adapters.charts.canvas import Canvas
from adapters.charts.dumbbells import draw
from conversations.drawings import Pair
from conversations.figures import Gap, Measure, State
from conversations.statistics import difference, sample
from tests.adapters.charts import samples


def measure(*counts: int) -> Measure:
    given = sample(samples.levels(*counts), sum(counts))
    assert given is not None
    return Measure(given, counts, None, None)


LOW, HIGH = measure(20, 10, 10, 0, 0), measure(0, 0, 10, 10, 20)
NEARLY_AS_HIGH = measure(0, 1, 9, 10, 20)


def pair(leaders: Measure, frontline: Measure) -> Pair:
    gap = Gap(leaders, frontline, difference(leaders.given, frontline.given))
    return Pair("Data", gap, State.SHOWN, "1.2", "3.4", "apart")


def drawn(*pairs: Pair) -> Canvas:
    return draw(pairs, samples.frame("en"), samples.groups("en"))


def line(canvas: Canvas, name: str) -> Line2D:
    (found,) = (each for each in canvas.named(name) if isinstance(each, Line2D))
    return found


def place(canvas: Canvas, name: str) -> float:
    return float(np.asarray(line(canvas, name).get_xdata())[0])


def texts(canvas: Canvas, name: str) -> list[Text]:
    return [each for each in canvas.named(name) if isinstance(each, Text)]


@pytest.mark.parametrize(("leaders", "frontline"), [(LOW, HIGH), (HIGH, LOW)])
def test_each_group_stands_at_its_mean_with_its_value_outside(leaders: Measure, frontline: Measure) -> None:
    canvas = drawn(pair(leaders, frontline))
    names = {int(each.get_text()): each.get_position()[0] for each in texts(canvas, "level")[::2]}
    for name, end, value in (("leaders", leaders, "1.2"), ("frontline", frontline, "3.4")):
        expected = names[1] + (names[5] - names[1]) * (float(end.given.mean) - 1) / 4
        assert place(canvas, name) == pytest.approx(expected)
        (written,) = texts(canvas, f"value {name}")
        assert written.get_text() == value
        assert written.get_horizontalalignment() == ("right" if end is LOW else "left")
        assert (written.get_position()[0] < place(canvas, name)) == (end is LOW)


def test_groups_differ_in_shape_as_the_key_says() -> None:
    canvas = drawn(pair(LOW, HIGH))
    marks = [line(canvas, name).get_marker() for name in ("leaders", "frontline")]
    key = [each.get_marker() for each in canvas.named("key") if isinstance(each, Line2D)]
    assert marks == key == ["o", "D"]
    assert [each.get_text() for each in texts(canvas, "key")] == ["Leaders", "Front line"]


def test_only_a_clear_difference_is_joined_by_a_solid_line() -> None:
    clear, unclear = (line(drawn(pair(HIGH, other)), "difference") for other in (LOW, NEARLY_AS_HIGH))
    assert (clear.get_linestyle(), unclear.get_linestyle()) == ("-", "--")
    assert clear.get_linewidth() > unclear.get_linewidth()


@pytest.mark.parametrize("state", [State.WITHHELD, State.EMPTY])
def test_nothing_is_drawn_of_either_group_where_one_is_not_shown(state: State) -> None:
    canvas = drawn(replace(pair(LOW, HIGH), gap=None, state=state, apart="why"))
    for name in ("leaders", "frontline", "difference", "value leaders", "value frontline"):
        assert canvas.named(name) == []
    (field,) = (each for each in canvas.named("missing") if isinstance(each, Rectangle))
    assert (field.get_hatch() is not None) == (state is State.WITHHELD)
    assert [each.get_text() for each in texts(canvas, "apart")] == ["why"]


def test_groups_that_agree_stand_at_one_place_with_a_value_on_each_side() -> None:
    canvas = drawn(pair(LOW, LOW))
    assert place(canvas, "leaders") == place(canvas, "frontline")
    values = [each for name in ("leaders", "frontline") for each in texts(canvas, f"value {name}")]
    assert [each.get_horizontalalignment() for each in values] == ["right", "left"]


def test_no_themes_make_a_picture_all_the_same() -> None:
    assert drawn().png().startswith(b"\x89PNG")
