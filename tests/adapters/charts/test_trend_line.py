"""A trend shows each mean with its interval, and breaks where there is none."""

from collections.abc import Sequence

import numpy as np
import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from adapters.charts.canvas import Canvas
from adapters.charts.trend_line import draw
from conversations.drawings import Moment
from tests.adapters.charts import samples


def drawn(moments: Sequence[Moment]) -> Canvas:
    return draw(moments, samples.frame("en"))


def lines(canvas: Canvas, name: str) -> list[Line2D]:
    return [each for each in canvas.named(name) if isinstance(each, Line2D)]


def texts(canvas: Canvas, name: str) -> list[Text]:
    return [each for each in canvas.named(name) if isinstance(each, Text)]


def heights(line: Line2D) -> list[float]:
    return [float(y) for y in np.asarray(line.get_ydata())]


def test_means_and_intervals_are_where_the_scale_has_them() -> None:
    """Where level 1 and level 5 are is known from their names."""
    shown = samples.a_trend(1, (), ())
    canvas = drawn(samples.moments("en", shown))
    levels = {int(each.get_text()[0]): each.get_position()[1] for each in texts(canvas, "level")}
    measure = shown.points[0].measure
    assert measure is not None
    assert measure.interval is not None

    def height(level: float) -> float:
        return levels[1] + (levels[5] - levels[1]) * (level - 1) / 4

    assert heights(lines(canvas, "mean")[0]) == pytest.approx([height(float(measure.given.mean))])
    whisker, *_ = lines(canvas, "interval")
    ends = measure.interval.high / 100, measure.interval.low / 100
    assert heights(whisker) == pytest.approx([height(end) for end in ends])


def test_what_is_withheld_or_empty_is_no_point_and_breaks_the_line() -> None:
    """Twelve quarters, two of them missing between others: ten points, and seven times two neighbours."""
    canvas = drawn(samples.moments("en", samples.a_trend()))
    assert len(lines(canvas, "mean")) == 10
    assert len(lines(canvas, "trend")) == 7
    bands = [each for each in canvas.named("missing") if isinstance(each, Rectangle)]
    assert [each.get_hatch() is not None for each in bands] == [True, False]
    assert [each.get_text() for each in texts(canvas, "missing")] == ["withheld", "none yet"]


def test_a_change_of_questions_is_marked() -> None:
    assert len(lines(drawn(samples.moments("en", samples.a_trend())), "questions")) == 1
    assert lines(drawn(samples.moments("en", samples.a_trend(4))), "questions") == []


def test_a_mean_without_an_interval_has_no_whiskers() -> None:
    """As where all said the same."""
    alike = samples.trend_of({samples.DATA: samples.levels(0, 9, 0, 0, 0)})
    canvas = drawn(samples.moments("en", alike))
    assert (len(lines(canvas, "mean")), lines(canvas, "interval")) == (1, [])
    different = drawn(samples.moments("en", samples.a_trend(3, (), ())))
    assert len(lines(different, "interval")) == 9


@pytest.mark.parametrize("quarters", [1, 5, 12, 24, 40])
def test_the_last_quarter_always_has_its_name_and_value(quarters: int) -> None:
    moments = samples.moments("en", samples.a_trend(quarters, (), ()))
    canvas = drawn(moments)
    assert " ".join(each.get_text() for each in texts(canvas, "quarter")[:2]) == moments[-1].quarter
    assert texts(canvas, "value")[-1].get_text() == moments[-1].value


def test_quarters_without_a_check_in_keep_their_room() -> None:
    first, second, *_, last = samples.moments("en", samples.a_trend(12, (), ()))
    x = [float(each.get_position()[0]) for each in texts(drawn((first, second, last)), "value")]
    assert x[2] - x[0] == pytest.approx(11 * (x[1] - x[0]))


def test_no_quarters_make_a_picture_all_the_same() -> None:
    assert drawn(()).png().startswith(b"\x89PNG")
