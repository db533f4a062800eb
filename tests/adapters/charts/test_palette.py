"""Colours that everybody can tell apart, and ink that everybody can read."""

from itertools import pairwise

import pytest

from adapters.charts.palette import (
    FRONTLINE,
    INK,
    LEADERS,
    LEVEL_COLOURS,
    PAPER,
    QUIET,
    Colour,
    contrast,
    ink_on,
    shade,
)

Matrix = tuple[tuple[float, float, float], ...]

BLINDNESS: dict[str, Matrix] = {
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}
"""How people see who lack one kind of cone, in linear red, green and blue (Machado and others, 2009)."""


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 0, 0), (255, 255, 255), 21),
        ((255, 255, 255), (255, 255, 255), 1),
        ((118, 118, 118), (255, 255, 255), 4.54),
        ((255, 0, 0), (255, 255, 255), 4.0),
    ],
)
def test_contrast_is_as_the_guidelines_have_it(one: Colour, other: Colour, expected: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize("colour", [INK, QUIET, LEADERS, FRONTLINE])
def test_texts_are_legible_on_paper(colour: Colour) -> None:
    assert contrast(colour, PAPER) >= 4.5


@pytest.mark.parametrize("tenths", range(10, 51))
def test_a_mean_is_legible_on_its_colour(tenths: int) -> None:
    assert contrast(ink_on(shade(tenths)), shade(tenths)) >= 4.5


def test_the_mean_of_a_level_has_the_levels_colour() -> None:
    assert tuple(shade(10 * level) for level in range(1, 6)) == LEVEL_COLOURS


@pytest.mark.parametrize("kind", BLINDNESS)
def test_colour_blind_readers_can_tell_levels_and_groups_apart(kind: str) -> None:
    for one, other in [*pairwise(LEVEL_COLOURS), (LEADERS, FRONTLINE)]:
        seen = zip(*(_seen(colour, BLINDNESS[kind]) for colour in (one, other)), strict=True)
        assert sum((a - b) ** 2 for a, b in seen) > 50**2


def test_levels_get_darker_one_by_one_so_that_grey_prints_show_them() -> None:
    light = [contrast(colour, (0, 0, 0)) for colour in LEVEL_COLOURS]
    assert all(lighter >= 1.4 * darker for lighter, darker in pairwise(light))


def _seen(colour: Colour, matrix: Matrix) -> list[float]:
    linear = [(part / 255) ** 2.2 for part in colour]
    mixed = (sum(weight * part for weight, part in zip(row, linear, strict=True)) for row in matrix)
    return [255 * max(0.0, part) ** (1 / 2.2) for part in mixed]
