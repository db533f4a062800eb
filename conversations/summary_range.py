"""From where to where several things go, in a sentence: themes, or groups of people."""

from collections.abc import Sequence

from conversations import figure_words as told
from conversations.figures import ThemeFigures
from conversations.language import Language

Named = Sequence[tuple[str, ThemeFigures]]
"""What stands side by side, each with its name."""


def range_of(title: str, named: Named, language: Language) -> str:
    words = language.wording
    shown = sorted(
        ((each.measure.given.mean, name, each) for name, each in named if each.measure),
        key=lambda one: one[0],
    )
    if not shown:
        return words.text("summary-range-none", {"title": title})
    (lowest, weakest, low), (highest, strongest, high) = shown[0], shown[-1]
    if lowest == highest:
        level = told.level_or_missing(high, language)
        return words.text("summary-range-alike", {"title": title, "level": level})
    said = {
        "title": title,
        "strongest": strongest,
        "high": told.level_or_missing(high, language),
        "weakest": weakest,
        "low": told.level_or_missing(low, language),
    }
    return words.text("summary-range", said)
