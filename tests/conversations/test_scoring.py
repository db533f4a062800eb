"""Which questions count for which theme, and which level's name a mean bears."""

from fractions import Fraction
from math import floor

import pytest

from conversations.framework import Cut
from conversations.scoring import OVERALL, nearest_level, questions_by_theme, theme_key
from tests.conversations.builders import FRAMEWORK


@pytest.mark.parametrize("tenths", range(10, 51))
def test_the_levels_name_follows_from_the_mean_as_shown(tenths: int) -> None:
    """Whoever reads 2.5 and Developing finds both right, whatever the unrounded mean was."""
    assert nearest_level(tenths) == floor(Fraction(tenths, 10) + Fraction(1, 2))


def test_every_question_counts_once_in_each_cut() -> None:
    themes = questions_by_theme(FRAMEWORK)
    assert themes[OVERALL] == set(FRAMEWORK.by_id)
    for cut in Cut:
        counted = [each for theme in FRAMEWORK.themes(cut) for each in themes[theme_key(cut, theme.id)]]
        assert sorted(counted) == sorted(FRAMEWORK.by_id)
