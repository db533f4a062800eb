"""A sheet to draw on, measured in the pixels of a phone 360 wide; the picture has twice as many.

It keeps no state outside itself, so that pictures can be drawn in several threads at once.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from adapters.charts.palette import INK, PAPER, Colour

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.font_manager import FontProperties

WIDTH = 360
HIGHEST = 512
"""The highest picture: twice as many pixels are as many as Teams shows."""

MARGIN = 12
LEADING = 1.3
"""From one line of text to the next, in its size."""

_DENSITY = 2
_INCH = 72
"""Pixels of the phone, so that the size of a font is in pixels too."""

_FINEST_FIRST = ((2 * WIDTH, 64), (2 * WIDTH, 32), (600, 32), (480, 32))
"""How wide a PNG is and how many colours it has. With 64 no drawn colour is off by more than 4 of 255, and the
PNG is a third as large as with all of them. With fewer than 32, fields of different means look alike.
"""

Align = Literal["left", "center", "right"]
Shape = Literal["o", "D"]


class Area(NamedTuple):
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2


class TooMuch(ValueError):
    """There is more to show than is legible in one picture."""


class Canvas:
    """Places are given from the left and the top. What is drawn bears a name, for those who look for it."""

    def __init__(self, height: float):
        from matplotlib.figure import Figure

        if height > HIGHEST:
            raise TooMuch(f"a picture {height:.0f} high is too high for a phone")
        self.height = ceil(height)
        size = (WIDTH / _INCH, self.height / _INCH)
        self.figure = Figure(figsize=size, dpi=_INCH * _DENSITY, facecolor=_plain(PAPER))
        self._axes = self.figure.add_axes((0, 0, 1, 1))
        self._axes.set_xlim(0, WIDTH)
        self._axes.set_ylim(self.height, 0)
        self._axes.set_axis_off()

    def png(self) -> bytes:
        """The same drawing always gives the same bytes."""
        return next(self.pngs())

    def pngs(self) -> Iterator[bytes]:
        """The finest first; those after it are coarser and as a rule smaller."""
        from PIL import Image

        raw = BytesIO()
        self.figure.savefig(raw, format="raw", dpi=_INCH * _DENSITY)
        size = (WIDTH * _DENSITY, self.height * _DENSITY)
        drawn = Image.frombytes("RGBA", size, raw.getvalue()).convert("RGB")
        for width, colours in _FINEST_FIRST:
            file = BytesIO()
            scaled = drawn.resize((width, round(width * self.height / WIDTH)), Image.Resampling.LANCZOS)
            scaled.quantize(colours, Image.Quantize.FASTOCTREE).save(file, "png", optimize=True)
            yield file.getvalue()

    def named(self, name: str) -> list["Artist"]:
        return [artist for artist in self.figure.findobj() if artist.get_gid() == name]

    def box(
        self,
        area: Area,
        *,
        fill: Colour = PAPER,
        edge: Colour | None = INK,
        dashed: bool = False,
        hatch: str = "",
        name: str = "",
    ) -> None:
        from matplotlib.patches import Rectangle

        patch = Rectangle(
            (area.x, area.y),
            area.width,
            area.height,
            facecolor=_plain(fill),
            edgecolor="none" if edge is None else _plain(edge),
            linewidth=0 if edge is None else 0.75,
            linestyle=(0, (4, 3)) if dashed else "solid",
            hatch=hatch or None,
            gid=name,
        )
        patch.set_hatch_linewidth(0.75)
        self._axes.add_patch(patch)

    def line(
        self,
        points: Sequence[tuple[float, float]],
        *,
        colour: Colour = INK,
        thickness: float = 1,
        dashed: bool = False,
        name: str = "",
    ) -> None:
        self._axes.plot(
            [x for x, _ in points],
            [y for _, y in points],
            color=_plain(colour),
            linewidth=thickness,
            linestyle=(0, (4, 3)) if dashed else "solid",
            solid_capstyle="butt",
            gid=name,
            zorder=2,
        )

    def mark(
        self, x: float, y: float, *, colour: Colour, shape: Shape = "o", filled: bool = True, name: str = ""
    ) -> None:
        self._axes.plot(
            [x],
            [y],
            marker=shape,
            markersize=8 if shape == "o" else 9.5,
            markerfacecolor=_plain(colour if filled else PAPER),
            markeredgecolor=_plain(colour),
            markeredgewidth=2,
            linestyle="none",
            clip_on=False,
            gid=name,
            zorder=3,
        )

    def write(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        colour: Colour = INK,
        align: Align = "left",
        bold: bool = False,
        upright: bool = False,
        haloed: bool = False,
        name: str = "",
    ) -> None:
        """One line, with its middle at `y`. `upright`: turned, to be read from below; `haloed`: kept apart from
        what is drawn beneath.
        """
        from matplotlib.patheffects import withStroke

        self._axes.text(
            x,
            y,
            text,
            fontproperties=_font(bold),
            fontsize=size,
            color=_plain(colour),
            horizontalalignment=align,
            verticalalignment="center" if upright else "center_baseline",
            rotation=90 if upright else 0,
            path_effects=[withStroke(linewidth=3, foreground=_plain(PAPER))] if haloed else None,
            parse_math=False,
            gid=name,
            zorder=4,
        )

    def write_lines(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        size: float,
        *,
        colour: Colour = INK,
        align: Align = "left",
        bold: bool = False,
        name: str = "",
    ) -> float:
        """Several lines from `y` downwards; gives back where they end."""
        for number, line in enumerate(lines):
            middle = y + (number + 0.5) * size * LEADING
            self.write(x, middle, line, size, colour=colour, align=align, bold=bold, name=name)
        return y + len(lines) * size * LEADING


@lru_cache(maxsize=4096)
def width_of(text: str, size: float, *, bold: bool = False) -> float:
    from matplotlib.font_manager import get_font

    font = get_font(str(_font_file(bold)))
    font.set_size(size, _INCH)
    font.set_text(text, 0)
    width, _ = font.get_width_height()
    return width / 64


def wrapped(text: str, width: float, size: float, *, bold: bool = False, most: int = 2) -> list[str]:
    """Lines no wider than that; what does not fit in as many lines as may be is cut, and … stands for it."""

    def fits(line: str) -> bool:
        return width_of(line, size, bold=bold) <= width

    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most:
        is_last = len(lines) == most - 1
        taken = next((n for n in range(len(words), 0, -1) if fits(" ".join(words[:n]))), 0)
        if taken == len(words) or (taken and not is_last):
            lines.append(" ".join(words[:taken]))
            words = words[taken:]
        else:
            lines.append(_cut(" ".join(words) if is_last else words[0], fits))
            words = words[1:]
    return lines


def _cut(text: str, fits: Callable[[str], bool]) -> str:
    """The longest beginning that fits with … behind it; … alone if none does."""
    cuts = [f"{text[:length].rstrip()}…" for length in range(len(text))]
    return cuts[max(0, bisect_left(cuts, True, key=lambda cut: not fits(cut)) - 1)]


def _font(bold: bool) -> "FontProperties":
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=_font_file(bold))


def _font_file(bold: bool) -> Path:
    """matplotlib's own, so that pictures look the same everywhere."""
    import matplotlib

    return Path(matplotlib.get_data_path(), "fonts", "ttf", f"DejaVuSans{'-Bold' if bold else ''}.ttf")


def _plain(colour: Colour) -> tuple[float, float, float]:
    red, green, blue = colour
    return red / 255, green / 255, blue / 255
