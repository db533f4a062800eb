"""From counted answers to figures. All figures come from histograms: how often each choice was given.

A mean is the mean of all levels given; Not sure and Doesn't apply are never averaged in. One answer counts once
in each cut: for its mission, its enabler and its principle.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from conversations.answers import LEVELS, Choice
from conversations.disclosure import LEAST_PEOPLE, withheld
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


@dataclass(frozen=True, slots=True)
class Figures:
    """`mean` is in tenths, as it is shown: 24 for 2.4. `answers` are levels given; `not_sure` is Not sure's
    share, from 0 to 1, of levels and Not sure together.
    """

    mean_tenths: int
    level: Choice
    answers: int
    not_sure: float


@dataclass(frozen=True, slots=True)
class ThemeResult:
    """One theme's line in a summary. Without figures it is withheld, or has no answers yet."""

    cut: Cut
    theme: str
    figures: Figures | None
    is_withheld: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """What a summary is worked out from: counts only, of one check-in.

    `respondents` are the people who gave a level, by theme key and OVERALL; `answered` those who answered
    anything, of the `asked`.
    """

    histograms: Mapping[str, Histogram]
    respondents: Mapping[str, int]
    answered: int
    asked: int


@dataclass(frozen=True, slots=True)
class Summary:
    """`overall` is None when fewer than `least` people gave a level: then every theme is withheld too."""

    overall: Figures | None
    results: tuple[ThemeResult, ...]
    answered: int
    asked: int
    least: int

    def cut(self, cut: Cut) -> tuple[ThemeResult, ...]:
        return tuple(result for result in self.results if result.cut is cut)

    @property
    def strongest(self) -> tuple[ThemeResult, ...]:
        """Up to three themes with the highest means; never the same as the weakest."""
        return self._ranked()[: self._shown_each]

    @property
    def weakest(self) -> tuple[ThemeResult, ...]:
        """Up to three themes with the lowest means, the lowest first."""
        return self._ranked()[::-1][: self._shown_each]

    @property
    def _shown_each(self) -> int:
        return min(3, len(self._ranked()) // 2)

    def _ranked(self) -> tuple[ThemeResult, ...]:
        published = [(each.figures.mean_tenths, each) for each in self.results if each.figures is not None]
        return tuple(result for _, result in sorted(published, key=lambda pair: -pair[0]))


def summarise(framework: Framework, counts: Counts, least: int = LEAST_PEOPLE) -> Summary:
    """Works out a summary; `least` is the smallest number of people that a published figure may describe."""
    themes = questions_by_theme(framework)
    enough = counts.respondents.get(OVERALL, 0) >= least
    pooled = {key: _pooled(counts.histograms, questions) for key, questions in themes.items()}
    results = [
        result
        for cut in Cut
        for result in _cut_results(framework, cut, pooled, counts.respondents, least if enough else None)
    ]
    overall = figures(pooled[OVERALL]) if enough else None
    return Summary(overall, tuple(results), counts.answered, counts.asked, least)


def _cut_results(
    framework: Framework,
    cut: Cut,
    pooled: Mapping[str, Histogram],
    respondents: Mapping[str, int],
    least: int | None,
) -> list[ThemeResult]:
    """A cut's lines; all of them withheld when `least` is None."""
    keys = {theme.id: theme_key(cut, theme.id) for theme in framework.themes(cut)}
    people = {theme: respondents.get(key, 0) for theme, key in keys.items()}
    hidden = frozenset(people) if least is None else withheld(people, least)
    return [
        ThemeResult(
            cut,
            theme,
            None if theme in hidden else figures(pooled[key]),
            is_withheld=theme in hidden,
        )
        for theme, key in keys.items()
    ]


def figures(histogram: Histogram) -> Figures | None:
    """The figures of a histogram; None when nobody gave a level."""
    answers = sum(histogram.get(level, 0) for level in LEVELS)
    if not answers:
        return None
    points = sum(level * histogram.get(level, 0) for level in LEVELS)
    tenths = (20 * points + answers) // (2 * answers)
    not_sure = histogram.get(Choice.NOT_SURE, 0)
    return Figures(tenths, nearest_level(tenths), answers, not_sure / (answers + not_sure))


def nearest_level(mean_tenths: int) -> Choice:
    """The level whose name a mean bears: the nearest to the mean as shown, halves up (2.5 is level 3)."""
    return Choice((mean_tenths + 5) // 10)


def _pooled(histograms: Mapping[str, Histogram], questions: frozenset[str]) -> Histogram:
    total: Counter[Choice] = Counter()
    for question in questions:
        total.update(histograms.get(question, {}))
    return total
