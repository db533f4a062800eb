"""The app's icons: five levels that rise, and a flag on the way."""

from io import BytesIO

from PIL import Image, ImageDraw

from adapters.charts.palette import LEVEL_COLOURS, PAPER, Colour

COLOUR_SIDE = 192
OUTLINE_SIDE = 32
"""Pixels, as Teams asks for them."""

_FINER = 8
"""Drawn so much larger first, for smooth edges."""

_UNITS = 32
_BARS = ((6, 22), (10, 19), (14, 16), (18, 13), (22, 10))
"""Left edge and top of each level, in units of which an icon is 32 wide; all stand on 26."""

_GROUND = 26
_BAR_WIDTH = 3
_POLE_TOP = 3


def colour_icon() -> bytes:
    """A PNG of 192 x 192 pixels, without transparency: the whole square is coloured."""
    return _png(COLOUR_SIDE, (*LEVEL_COLOURS[-1], 255), [PAPER, PAPER, PAPER, PAPER, LEVEL_COLOURS[0]])


def outline_icon() -> bytes:
    """A PNG of 32 x 32 pixels, white on transparent."""
    return _png(OUTLINE_SIDE, (0, 0, 0, 0), [PAPER] * len(_BARS))


def _png(side: int, ground: tuple[int, int, int, int], colours: list[Colour]) -> bytes:
    scale = side * _FINER / _UNITS
    image = Image.new("RGBA", (side * _FINER, side * _FINER), ground)
    draw = ImageDraw.Draw(image)
    for (left, top), colour in zip(_BARS, colours, strict=True):
        draw.rectangle(_scaled((left, top, left + _BAR_WIDTH, _GROUND), scale), fill=(*colour, 255))
    _flag(draw, scale, colours[-1])
    smooth = image.resize((side, side), Image.Resampling.LANCZOS)
    # Resampling mixes the transparent ground's black into the edges; an outline has to be white alone.
    if ground[3] == 0:
        white = Image.new("RGBA", smooth.size, (*PAPER, 0))
        white.putalpha(smooth.getchannel("A"))
        smooth = white
    file = BytesIO()
    smooth.save(file, "PNG", optimize=True)
    return file.getvalue()


def _flag(draw: ImageDraw.ImageDraw, scale: float, colour: Colour) -> None:
    """On the highest level, flying back over the way that was come."""
    left, top = _BARS[-1]
    draw.rectangle(_scaled((left + 2, _POLE_TOP, left + _BAR_WIDTH, top), scale), fill=(*colour, 255))
    tip = [(left + 2, _POLE_TOP), (left + 2, _POLE_TOP + 4), (left - 5, _POLE_TOP + 2)]
    draw.polygon([(x * scale, y * scale) for x, y in tip], fill=(*colour, 255))


def _scaled(box: tuple[float, float, float, float], scale: float) -> tuple[float, float, float, float]:
    """In pixels, both ends included."""
    left, top, right, bottom = (each * scale for each in box)
    return left, top, right - 1, bottom - 1
