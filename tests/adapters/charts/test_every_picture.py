"""What every picture keeps to: sizes, legibility, and that it tells in words what it shows."""

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pytest
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from PIL import Image

from adapters.charts import draw, dumbbells, heat_map, level_bars, trend_line
from adapters.charts.canvas import HIGHEST, WIDTH, Canvas, TooMuch, width_of, wrapped
from adapters.charts.palette import PAPER, Colour, contrast
from conversations.drawings import Frame
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
KINDS = ("bars", "grid", "trend", "pairs")
both = pytest.mark.parametrize("locale", ["en", "cy"])
drawn = pytest.mark.parametrize("kind", DRAWN)
pictures = pytest.mark.parametrize("kind", KINDS)


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
    png = draw(samples.drawings(locale)[kind])
    image = Image.open(BytesIO(png.data))
    assert image.format == "PNG"
    assert image.size == (2 * png.width, 2 * png.height)
    assert png.width == WIDTH == 360
    assert max(image.size) <= 1_024
    assert len(png.data) < 50_000


@both
@pictures
@pytest.mark.parametrize("most", [29_000, 20_000])
def test_a_picture_gets_coarser_to_fit_into_fewer_bytes(kind: str, locale: str, most: int) -> None:
    """Never coarser than four pixels for three of a phone's, and in the same proportions."""
    png = draw(samples.drawings(locale)[kind], most)
    image = Image.open(BytesIO(png.data))
    assert len(png.data) <= most
    assert image.size[0] >= 480
    assert image.size[1] == pytest.approx(image.size[0] * png.height / png.width, abs=1)


def test_a_picture_is_as_fine_as_may_be() -> None:
    drawing = samples.drawings("cy")["grid"]
    finest = draw(drawing).data
    assert draw(drawing, len(finest)).data == finest
    assert len(draw(drawing, len(finest) - 1).data) < len(finest)


def test_a_picture_that_would_not_be_legible_in_so_few_bytes_is_refused() -> None:
    with pytest.raises(TooMuch):
        draw(samples.drawings("en")["bars"], 5_000)


@pytest.mark.parametrize("most", [None, 20_000])
def test_the_colours_of_levels_stay_apart_however_coarse_the_picture(most: int | None) -> None:
    """Beside the key, every mean in the heat map has its own shade."""
    image = Image.open(BytesIO(draw(samples.drawings("cy")["grid"], most).data)).convert("RGB")
    counted = image.getcolors(maxcolors=256)
    assert counted is not None
    fields = [colour for count, colour in counted if count > 0.005 * image.size[0] * image.size[1]]
    means = {
        cell.figures.measure.mean_tenths
        for row in samples.grid("cy").cells
        for cell in row
        if cell.figures.measure
    }
    assert len(fields) >= len(means) + 1


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
    drawing = samples.drawings(locale)[kind]
    with ThreadPoolExecutor(6) as pool:
        drawn_ = {png.data for png in pool.map(draw, [drawing] * 6)}
    assert drawn_ == {draw(drawing).data}


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
        "import sys, adapters.charts, adapters.pictures, adapters.plain\n"
        "from adapters.charts.canvas import Canvas\n"
        "assert 'matplotlib' not in sys.modules\n"
        "Canvas(10).png()\n"
        "assert 'matplotlib' in sys.modules and 'matplotlib.pyplot' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


@pytest.mark.parametrize("home", ["/dev/null", ""])
def test_a_home_that_cannot_be_written_to_does_not_matter(home: str, tmp_path: Path) -> None:
    """Protects: containers, whose file system is read-only but for a temporary folder."""
    code = "from adapters.charts.canvas import Canvas; Canvas(10).png()"
    environment = {"PATH": os.environ["PATH"], "HOME": home, "TMPDIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60, env=environment)
    assert list(tmp_path.iterdir()) == [], "its temporary folder goes with it"


def test_what_is_missing_is_in_the_samples() -> None:
    """Or the tests above would prove less than they say."""
    states = {bar.figures.state for bar in samples.bars("en", *Cut)}
    assert states == set(State)
    assert {cell.figures.state for row in samples.grid("en").cells for cell in row} >= {
        State.WITHHELD,
        State.EMPTY,
    }
    assert {pair.gap is None for pair in samples.pairs("en")} == {True, False}
