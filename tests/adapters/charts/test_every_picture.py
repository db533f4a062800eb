"""What every picture keeps to: sizes, legibility, and that it tells in words what it shows."""

import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import combinations

import pytest
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from PIL import Image

from adapters.charts import dumbbells, heat_map, level_bars, trend_line
from adapters.charts.canvas import HIGHEST, WIDTH, Canvas, Picture, TooMuch, width_of, wrapped
from adapters.charts.frame import Frame
from adapters.charts.palette import PAPER, Colour, contrast
from conversations.figures import State
from conversations.framework import Cut
from tests.adapters.charts import samples

CUTS: dict[str, tuple[Cut, ...]] = {
    "enablers": (Cut.ENABLER,),
    "missions": (Cut.MISSION,),
    "twelve": (Cut.ENABLER, Cut.PRINCIPLE),
}
DRAWN: dict[str, Callable[[str], Canvas]] = {
    "grid": lambda locale: heat_map.draw(samples.grid(locale), samples.frame(locale)),
    **{
        f"trend of {quarters}": lambda locale, quarters=quarters: trend_line.draw(  # type: ignore[misc]
            samples.moments(locale, samples.a_trend(quarters)), samples.frame(locale)
        )
        for quarters in (1, 2, 4, 12, 24)
    },
    **{
        f"bars of {name}": lambda locale, cuts=cuts: level_bars.draw(  # type: ignore[misc]
            samples.bars(locale, *cuts), samples.frame(locale)
        )
        for name, cuts in CUTS.items()
    },
    **{
        f"pairs of {name}": lambda locale, cuts=cuts: dumbbells.draw(  # type: ignore[misc]
            samples.pairs(locale, *cuts), samples.frame(locale), samples.groups(locale)
        )
        for name, cuts in CUTS.items()
    },
}
PICTURES: dict[str, Callable[[str], Picture]] = {
    "grid": lambda locale: heat_map.heat_map(samples.grid(locale), samples.frame(locale)),
    "trend": lambda locale: trend_line.trend_line(
        samples.moments(locale, samples.a_trend()), samples.frame(locale), ("Quarter", "Level", "95 %")
    ),
    "bars": lambda locale: level_bars.level_bars(
        samples.bars(locale), samples.frame(locale), samples.columns(locale)
    ),
    "pairs": lambda locale: dumbbells.dumbbells(
        samples.pairs(locale), samples.frame(locale), samples.groups(locale)
    ),
}
both = pytest.mark.parametrize("locale", ["en", "cy"])
drawn = pytest.mark.parametrize("kind", DRAWN)
pictures = pytest.mark.parametrize("kind", PICTURES)


def texts(canvas: Canvas) -> list[Text]:
    return [each for each in canvas.figure.findobj(Text) if isinstance(each, Text) and each.get_text()]


def boxes(canvas: Canvas) -> list[Rectangle]:
    found = [each for each in canvas.figure.findobj(Rectangle) if isinstance(each, Rectangle)]
    return [each for each in found if each.get_gid()]


def colour_of(value: object) -> Colour:
    red, green, blue = (round(255 * part) for part in to_rgb(value))  # type: ignore[arg-type]
    return red, green, blue


@both
@pictures
def test_a_picture_fits_where_it_is_sent(kind: str, locale: str) -> None:
    """At 360 on a phone with twice as many pixels; within 1024 pixels, and small enough for a Teams message."""
    picture = PICTURES[kind](locale)
    image = Image.open(BytesIO(picture.png))
    assert image.format == "PNG"
    assert image.size == (2 * picture.width, 2 * picture.height)
    assert picture.width == WIDTH == 360
    assert max(image.size) <= 1_024
    assert len(picture.png) < 50_000


@both
@drawn
def test_no_text_is_cut_off_or_meets_another(kind: str, locale: str) -> None:
    canvas = DRAWN[kind](locale)
    canvas.figure.draw_without_rendering()
    places = [(text, text.get_window_extent()) for text in texts(canvas)]
    for text, place in places:
        inside = place.x0 >= 0 and place.x1 <= 2 * WIDTH and place.y0 >= 0 and place.y1 <= 2 * canvas.height
        assert inside, text.get_text()
    for (one, place), (other, its) in combinations(places, 2):
        wide = min(place.x1, its.x1) - max(place.x0, its.x0)
        high = min(place.y1, its.y1) - max(place.y0, its.y0)
        assert wide <= 0 or high <= 2, (one.get_text(), other.get_text())


@both
@drawn
def test_every_text_is_legible_on_what_is_beneath_it(kind: str, locale: str) -> None:
    """A contrast of 4.5 at least, and no smaller than 9 on a phone."""
    canvas = DRAWN[kind](locale)
    canvas.figure.draw_without_rendering()
    for text in texts(canvas):
        x, y = text.get_position()
        beneath = [
            box
            for box in boxes(canvas)
            if box.get_x() <= x <= box.get_x() + box.get_width()
            and box.get_y() <= y <= box.get_y() + box.get_height()
        ]
        paper = colour_of(beneath[-1].get_facecolor()) if beneath else PAPER
        assert contrast(colour_of(text.get_color()), paper) >= 4.5, text.get_text()
        assert float(text.get_fontsize()) >= 9, text.get_text()
        assert not (beneath and beneath[-1].get_hatch()) or text.get_path_effects(), text.get_text()


@both
@pictures
def test_the_same_figures_give_the_same_picture_in_any_thread(kind: str, locale: str) -> None:
    with ThreadPoolExecutor(6) as pool:
        drawn_ = {picture.png for picture in pool.map(PICTURES[kind], [locale] * 6)}
    assert drawn_ == {PICTURES[kind](locale).png}


@both
@pictures
def test_the_text_alternative_has_a_row_for_all_that_is_shown(kind: str, locale: str) -> None:
    alt = PICTURES[kind](locale).alt
    assert alt.title == samples.WORDS[locale].title
    assert all(len(row) == len(alt.header) for row in alt.rows)
    assert all(row[0] and any(row[1:]) for row in alt.rows)


@both
def test_the_text_alternative_of_bars_has_means_and_distributions(locale: str) -> None:
    alt = PICTURES["bars"](locale).alt
    for bar, row in zip(samples.bars(locale), alt.rows, strict=True):
        measure = bar.figures.measure
        assert row[:2] == (bar.name, bar.value)
        assert row[2:] == (tuple(map(str, measure.distribution)) if measure else ("",) * 5)
    assert alt.header[2:] == tuple(f"{n} {name}" for n, name in enumerate(samples.frame(locale).levels, 1))


@both
def test_the_text_alternative_of_the_grid_has_every_cell(locale: str) -> None:
    alt, grid = PICTURES["grid"](locale).alt, samples.grid(locale)
    assert alt.header == (grid.corner, *grid.columns)
    assert [row[1:] for row in alt.rows] == [tuple(cell.value for cell in cells) for cells in grid.cells]


@both
def test_the_text_alternative_of_a_trend_has_values_and_intervals(locale: str) -> None:
    alt, moments = PICTURES["trend"](locale).alt, samples.moments(locale, samples.a_trend())
    assert alt.rows == tuple((each.quarter, each.value, each.interval) for each in moments)


@both
def test_the_text_alternative_of_pairs_has_both_groups(locale: str) -> None:
    alt = PICTURES["pairs"](locale).alt
    assert alt.rows == tuple(
        (pair.name, pair.leaders, pair.frontline, pair.apart) for pair in samples.pairs(locale)
    )


def test_names_that_are_too_long_are_cut_and_not_drawn_over_others() -> None:
    """Council names, themes and levels as long as a framework file may have them."""
    name = "Cynaliadwyeddymddiriedolaethau a'r holl bartneriaid lleol yng"
    frame = Frame(
        "A council with a name " * 8, ("Cyfnod cychwynnol a sylfaenol.",) * 5, "Themes by the LGA. " * 20
    )
    canvas = level_bars.draw(samples.with_names(samples.bars("en"), name[:60]), frame)
    canvas.figure.draw_without_rendering()
    assert all(text.get_window_extent().x1 <= 2 * WIDTH for text in texts(canvas))
    assert canvas.height <= HIGHEST


def test_more_than_is_legible_is_refused() -> None:
    with pytest.raises(TooMuch):
        level_bars.draw(samples.bars("en", *Cut, *Cut), samples.frame("en"))


def test_text_is_drawn_as_it_is() -> None:
    """Dollars would start a formula, and a line end is a blank like others."""
    canvas = level_bars.draw(
        samples.with_names(samples.bars("en"), "Value for $ and\n$x^2$"), samples.frame("en")
    )
    canvas.png()
    names = [text for text in texts(canvas) if text.get_gid() == "name"]
    assert {text.get_text() for text in names} == {"Value for $ and $x^2$"}
    assert not any(text.get_parse_math() for text in names)


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("one", 1, ["one"]),
        ("", 2, []),
        ("one two three four", 1, ["one two…"]),
        ("one two three four", 2, ["one two", "three four"]),
        ("one two three four five six", 2, ["one two", "three fo…"]),
        ("Seibergadernid one", 2, ["Seiberg…", "one"]),
    ],
)
def test_lines_break_between_words_and_what_is_left_is_cut(text: str, most: int, expected: list[str]) -> None:
    lines = wrapped(text, 62, 12, most=most)
    assert lines == expected
    assert all(width_of(line, 12) <= 62 for line in lines)


def test_a_line_with_no_room_at_all_is_an_ellipsis() -> None:
    assert wrapped("one two", 1, 12) == ["…", "…"]


def test_matplotlib_is_not_loaded_before_the_first_picture() -> None:
    """Nor pyplot, which keeps every picture in memory, at any time."""
    code = (
        "import sys, adapters.charts.blocks as _, adapters.charts.trend_line, adapters.charts.dumbbells\n"
        "from adapters.charts.canvas import prepare\n"
        "assert 'matplotlib' not in sys.modules\n"
        "prepare()\n"
        "assert 'matplotlib' in sys.modules and 'matplotlib.pyplot' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


@pictures
def test_a_picture_takes_well_under_a_second(kind: str) -> None:
    PICTURES[kind]("en")
    started = time.perf_counter()
    PICTURES[kind]("cy")
    assert time.perf_counter() - started < 1


def test_what_is_missing_is_in_the_samples() -> None:
    """Or the tests above would prove less than they say."""
    states = {bar.figures.state for bar in samples.bars("en", *Cut)}
    assert states == set(State)
    assert {cell.figures.state for row in samples.grid("en").cells for cell in row} >= {
        State.WITHHELD,
        State.EMPTY,
    }
    assert {pair.gap is None for pair in samples.pairs("en")} == {True, False}
