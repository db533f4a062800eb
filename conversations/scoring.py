"""How answers count. All figures come from histograms: how often each choice was given.

A mean is the mean of all levels given; Not sure and Doesn't apply are never averaged in. One answer counts once
in each cut: for its mission, its enabler and its principle.
"""

from collections.abc import Mapping

from conversations.answers import Choice
from conversations.framework import Cut, Framework

Histogram = Mapping[Choice, int]

OVERALL = "overall"


def theme_key(cut: Cut, theme: str) -> str:
    """Names a theme across the cuts; see `questions_by_theme`."""
    return f"{cut}:{theme}"


def questions_by_theme(framework: Framework) -> dict[str, frozenset[str]]:
    """The ids of the questions that count for each theme (by `theme_key`), and for everything (OVERALL)."""
    themes = {
        theme_key(cut, theme.id): frozenset(
            each.id for each in framework.questions if each.theme(cut) == theme.id
        )
        for cut in Cut
        for theme in framework.themes(cut)
    }
    return {OVERALL: frozenset(framework.by_id), **themes}


def nearest_level(mean_tenths: int) -> Choice:
    """The level whose name a mean bears: the nearest to the mean as shown, halves up (2.5 is level 3)."""
    return Choice((mean_tenths + 5) // 10)
