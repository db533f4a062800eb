"""Bars and the heat map in characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.charts.blocks import WIDTH, bar_lines, heat_map_lines
from conversations.drawings import Grid
from conversations.figures import State
from conversations.framework import Cut
from tests.adapters.charts import samples

both = pytest.mark.parametrize("locale", ["en", "cy"])


@both
def test_every_theme_has_its_line_with_its_value(locale: str) -> None:
    bars = samples.bars(locale, *Cut)
    for bar, line in zip(bars, bar_lines(bars), strict=True):
        assert line.startswith(bar.name)
        assert bar.value in line


@both
def test_what_has_no_figure_has_no_bar(locale: str) -> None:
    bars = samples.bars(locale, *Cut)
    for bar, line in zip(bars, bar_lines(bars), strict=True):
        assert ("█" in line or "▏" in line) == (bar.figures.measure is not None)
        assert ("////" in line) == (bar.figures.state is State.WITHHELD)


@both
@given(width=st.integers(40, 120))
def test_no_bar_is_wider_than_asked(locale: str, width: int) -> None:
    bars = samples.bars(locale, *Cut)
    lines = bar_lines(bars, width)
    assert max(map(len, lines)) <= width
    assert all(bar.value in line for bar, line in zip(bars, lines, strict=True))


@both
def test_the_heat_map_fits_a_terminal(locale: str) -> None:
    assert max(map(len, heat_map_lines(samples.grid(locale)))) <= WIDTH


def test_nothing_to_show_is_no_lines() -> None:
    assert bar_lines(()) == []
    assert heat_map_lines(Grid("Theme", (), (), ())) == [""]


def test_bars_as_they_look() -> None:
    assert bar_lines(samples.bars("en")) == EXPECTED_BARS


def test_the_heat_map_as_it_looks() -> None:
    assert heat_map_lines(samples.grid("en")) == EXPECTED_GRID


EXPECTED_BARS = [
    "Data           ██████▏               2.2 Exploring   █▆▁▄▃",
    "Connectivity                         none yet",
    "Leadership     ███▎                  1.7 Exploring   █▅▂▁▁",
    "Capabilities   █████▉                2.2 Exploring   ▅█▅▂",
    "Collaboration  ██████████            3.0 Developing  ▃▅█▅▃",
    "Value          ////////////////////  withheld",
]
EXPECTED_GRID = [
    "1 Digitally enabled councils",
    "2 Digitally empowered residents",
    "3 Digitally equipped places",
    "                   1           2           3",
    "Data          ▓ 4.3 ▓▓▓▓▓ ▓ 4.3 ▓▓▓▓▓   none yet",
    "Connectivity  ░ 1.7 ░░░░░ ░ 1.7 ░░░░░ ░ 1.7 ░░░░░",
    "Leadership    ░ 2.2 ░░░░░ ░ 2.2 ░░░░░ ░ 2.2 ░░░░░",
    "Capabilities  ▒ 3.0 ▒▒▒▒▒ ▒ 3.0 ▒▒▒▒▒ ▒ 3.0 ▒▒▒▒▒",
    "Collaboration ▓ 3.8 ▓▓▓▓▓ ▓ 3.8 ▓▓▓▓▓ ▓ 3.8 ▓▓▓▓▓",
    "Value         / withheld  ▓ 4.3 ▓▓▓▓▓ / withheld",
]
