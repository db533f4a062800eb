"""Colours that colour-blind readers can tell apart, in grey too, and the ink that is legible on them."""

from conversations.answers import LEVELS

Colour = tuple[int, int, int]
"""Red, green and blue, from 0 to 255."""

PAPER: Colour = (255, 255, 255)
INK: Colour = (11, 12, 12)
QUIET: Colour = (80, 90, 95)
"""For text that matters less; legible on PAPER."""
RULE: Colour = (178, 186, 190)
"""For lines that only guide the eye."""

LEVEL_COLOURS: tuple[Colour, ...] = (
    (254, 232, 56),
    (200, 184, 102),
    (138, 134, 120),
    (75, 85, 109),
    (0, 34, 78),
)
"""Levels 1 to 5: the colour map cividis, which red-green and blue-yellow blind people see alike, from light to
dark.
"""

LEADERS: Colour = (0, 72, 130)
FRONTLINE: Colour = (196, 72, 0)
"""Blue and vermilion, which all colour-blind readers can tell apart; their marks differ in shape as well."""


def shade(mean_tenths: int) -> Colour:
    """The colour of a mean: between those of the levels beside it."""
    place = (mean_tenths - 10 * min(LEVELS)) / 10
    below = min(int(place), len(LEVEL_COLOURS) - 2)
    part = place - below
    low, high = LEVEL_COLOURS[below], LEVEL_COLOURS[below + 1]
    red, green, blue = (round(one + (other - one) * part) for one, other in zip(low, high, strict=True))
    return red, green, blue


def ink_on(colour: Colour) -> Colour:
    """Black or white, whichever is easier to read on a colour."""
    return max(((0, 0, 0), PAPER), key=lambda ink: contrast(ink, colour))


def contrast(one: Colour, other: Colour) -> float:
    """As the Web Content Accessibility Guidelines measure it, from 1 to 21; text needs 4.5."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
