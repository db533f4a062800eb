"""What stands around every picture: its title above, how to read it, and a quiet note at the foot."""

from collections.abc import Sequence

from adapters.charts.canvas import LEADING, MARGIN, WIDTH, Area, Canvas, width_of, wrapped
from adapters.charts.palette import INK, LEVEL_COLOURS, QUIET, ink_on
from conversations.answers import LEVELS
from conversations.drawings import Frame

TITLE, LONG_TITLE = 15, 13
SMALL = 11
INSIDE = WIDTH - 2 * MARGIN

_SWATCH = 15
_APART = 10


def above(frame: Frame) -> float:
    """How much of the height the title takes."""
    return MARGIN + len(_title(frame)) * _title_size(frame) * LEADING + 6


def below(frame: Frame) -> float:
    """How much of the height the note takes."""
    return len(_note(frame)) * SMALL * LEADING + MARGIN


def draw_frame(canvas: Canvas, frame: Frame) -> None:
    canvas.write_lines(MARGIN, MARGIN, _title(frame), _title_size(frame), bold=True, name="title")
    canvas.write_lines(MARGIN, canvas.height - below(frame), _note(frame), SMALL, colour=QUIET, name="note")


def key_height(levels: Sequence[str]) -> float:
    return len(_key_rows(levels)) * (_SWATCH + 5) + 4


def draw_key(canvas: Canvas, y: float, levels: Sequence[str]) -> None:
    """The five levels with their numbers, colours and names."""
    for number, row in enumerate(_key_rows(levels)):
        x: float = MARGIN
        for level in row:
            area = Area(x, y + number * (_SWATCH + 5), _SWATCH, _SWATCH)
            draw_level(canvas, area, level, name="key")
            canvas.write(x + _SWATCH + 4, area.middle[1], _key_text(levels, level), SMALL, name="key")
            x += _key_width(levels, level)


def draw_level(canvas: Canvas, area: Area, level: int, *, name: str) -> None:
    """A field in a level's colour, with its number where there is room for it."""
    colour = LEVEL_COLOURS[level - 1]
    canvas.box(area, fill=colour, edge=INK, name=name)
    size = min(SMALL, area.height - 2)
    if area.width >= size + 1:
        ink = ink_on(colour)
        canvas.write(*area.middle, f"{level}", size, colour=ink, align="center", bold=True, name=name)


def draw_missing(canvas: Canvas, area: Area, *, is_withheld: bool, name: str) -> None:
    """A field that shows no value: striped where there is one that may not be shown, else an empty frame."""
    hatch = "////" if is_withheld else ""
    canvas.box(area, edge=QUIET, dashed=not is_withheld, hatch=hatch, name=name)


def _title(frame: Frame) -> list[str]:
    return wrapped(frame.title, INSIDE, _title_size(frame), bold=True, most=2)


def _title_size(frame: Frame) -> float:
    """Smaller where it would need a third line."""
    return TITLE if len(wrapped(frame.title, INSIDE, TITLE, bold=True, most=3)) < 3 else LONG_TITLE


def _note(frame: Frame) -> list[str]:
    return wrapped(frame.note, INSIDE, SMALL, most=3)


def _key_rows(levels: Sequence[str]) -> list[list[int]]:
    rows: list[list[int]] = [[]]
    taken = 0.0
    for level in map(int, LEVELS):
        width = _key_width(levels, level)
        if rows[-1] and taken + width - _APART > INSIDE:
            rows.append([])
            taken = 0.0
        rows[-1].append(level)
        taken += width
    return rows


def _key_width(levels: Sequence[str], level: int) -> float:
    return _SWATCH + 4 + width_of(_key_text(levels, level), SMALL) + _APART


def _key_text(levels: Sequence[str], level: int) -> str:
    return wrapped(levels[level - 1], INSIDE - _SWATCH - 4, SMALL, most=1)[0]
