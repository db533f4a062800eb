"""From what has been published to the figures of a summary."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from conversations.answers import LEVELS, Choice
from conversations.figures import (
    Compared,
    Gap,
    Kind,
    Measure,
    NamedBarrier,
    Point,
    Sentence,
    Share,
    State,
    SummaryFigures,
    ThemeFigures,
    Trend,
)
from conversations.framework import Cut, Framework
from conversations.material import Counted, Earlier, Material, Round, cell_key
from conversations.published import asked_by_key, keys_of
from conversations.releases import tags_of
from conversations.scoring import OVERALL, Histogram, theme_key
from conversations.statistics import Difference, Sample, agreement, difference, mean_interval, sample


def summary_figures(framework: Framework, material: Material) -> SummaryFigures:
    most = _most_each(framework, material.each)
    barriers = tuple(barrier.id for barrier in framework.barriers)
    by_key = {key: _theme_figures(key, material, each, barriers) for key, each in most.items()}
    return SummaryFigures(
        quarter=material.now.quarter,
        framework_version=material.now.framework_version,
        overall=by_key[OVERALL],
        themes=tuple(by_key[key] for key in _themes(framework)),
        grid={
            (mission.id, enabler.id): by_key[cell_key(mission.id, enabler.id)]
            for mission in framework.missions
            for enabler in framework.enablers
        },
        response=material.response,
        held_back=material.held_back,
        compared=_compared(material.earlier),
    )


def levels_of_each(
    framework: Framework, groups: Iterable[tuple[str, Material]], each: int
) -> Iterator[tuple[str, SummaryFigures]]:
    """Of each group, by its name, what is set beside other groups: its levels, overall and by theme."""
    most = _most_each(framework, each)
    themes = _themes(framework)
    for name, material in groups:
        yield (
            name,
            SummaryFigures(
                quarter=material.now.quarter,
                framework_version=material.now.framework_version,
                overall=_levels(OVERALL, material.now.counted, most[OVERALL]),
                themes=tuple(_levels(key, material.now.counted, most[key]) for key in themes),
                grid={},
                response=material.response,
                held_back=material.held_back,
                compared=None,
            ),
        )


def sentence(figures: SummaryFigures) -> Sentence:
    overall = figures.overall
    if overall.measure is None:
        return Sentence(Kind(overall.state))
    change = next(iter(figures.changed), None)
    since = figures.compared.quarter if figures.compared and change else None
    strongest = next(iter(figures.strengths), None)
    weakest = next(iter(figures.gaps), None)
    if _level(strongest) == _level(weakest):
        return Sentence(Kind.ALIKE, overall.measure.level, change=change, since=since)
    return Sentence(Kind.SPREAD, overall.measure.level, strongest, weakest, change, since)


def trend(framework: Framework, key: str, rounds: Sequence[Round], each: int) -> Trend:
    """`rounds`: where their framework versions differ, the counts of the questions that all of them asked."""
    most = _most_each(framework, each)[key]
    return Trend(
        key,
        tuple(
            Point(
                one.quarter,
                one.framework_version,
                _state(one.counted, key),
                _measure(one.counted, key, most),
            )
            for one in sorted(rounds, key=lambda one: one.quarter)
        ),
    )


def _most_each(framework: Framework, each: int) -> dict[str, int]:
    """The most levels that one person gives under each key."""
    questions = Counter(key for question in framework.questions for key in keys_of(tags_of(question)))
    return {key: max(1, min(each, questions[key])) for key in asked_by_key(framework)}


def _themes(framework: Framework) -> list[str]:
    """The keys of all themes, cut by cut."""
    return [theme_key(cut, theme.id) for cut in Cut for theme in framework.themes(cut)]


def _theme_figures(key: str, material: Material, most: int, barriers: Sequence[str]) -> ThemeFigures:
    levels = _levels(key, material.now.counted, most)
    if levels.state in (State.EMPTY, State.WITHHELD):
        return levels
    return replace(
        levels,
        change=_change(material, key, most),
        evidence=_evidence(material, key),
        gap=_gap(material, key, most),
        barrier=_barrier(material.barriers.get(key, {}), barriers),
    )


def _levels(key: str, counted: Counted, most: int) -> ThemeFigures:
    state = _state(counted, key)
    if state in (State.EMPTY, State.WITHHELD):
        return ThemeFigures(key, state)
    histogram = counted.histograms[key]
    levels, not_sure = _levels_given(histogram), histogram.get(Choice.NOT_SURE, 0)
    return ThemeFigures(
        key,
        state,
        _measure(counted, key, most),
        Share(not_sure, not_sure + levels),
        histogram.get(Choice.NOT_APPLICABLE, 0),
    )


def _state(counted: Counted, key: str) -> State:
    histogram = counted.histograms.get(key, {})
    if _levels_given(histogram):
        return State.SHOWN
    if key in counted.withheld:
        return State.WITHHELD
    return State.UNSURE if any(histogram.values()) else State.EMPTY


def _measure(counted: Counted, key: str, most: int) -> Measure | None:
    histogram = counted.histograms.get(key, {})
    given = _sample(counted, key, most)
    if given is None:
        return None
    distribution = tuple(histogram.get(level, 0) for level in LEVELS)
    return Measure(given, distribution, mean_interval(given), agreement(histogram))


def _sample(counted: Counted, key: str, most: int) -> Sample | None:
    return sample(counted.histograms.get(key, {}), counted.people.get(key), most)


def _change(material: Material, key: str, most: int) -> Difference | None:
    earlier = material.earlier
    if earlier is None:
        return None
    now = _sample(earlier.common or material.now.counted, key, most)
    before = _sample(earlier.round.counted, key, most)
    return difference(now, before) if now and before else None


def _gap(material: Material, key: str, most: int) -> Gap | None:
    if material.leaders is None or material.frontline is None:
        return None
    leaders = _measure(material.leaders, key, most)
    frontline = _measure(material.frontline, key, most)
    if leaders is None or frontline is None:
        return None
    return Gap(leaders, frontline, difference(leaders.given, frontline.given))


def _evidence(material: Material, key: str) -> Share | None:
    """None where nobody gave level 4 or 5."""
    histogram = material.now.counted.histograms[key]
    high = histogram.get(Choice.LEVEL_4, 0) + histogram.get(Choice.LEVEL_5, 0)
    return Share(material.evidence.get(key, 0), high) if high else None


def _barrier(named: Mapping[str, int], order: Sequence[str]) -> NamedBarrier | None:
    """Of barriers named as often as each other the framework's first."""
    if not any(named.values()):
        return None
    most = max((*order, *sorted(named)), key=lambda barrier: named.get(barrier, 0))
    return NamedBarrier(most, Share(named.get(most, 0), sum(named.values())))


def _compared(earlier: Earlier | None) -> Compared | None:
    if earlier is None:
        return None
    return Compared(earlier.round.quarter, earlier.round.framework_version, earlier.common is not None)


def _levels_given(histogram: Histogram) -> int:
    return sum(histogram.get(level, 0) for level in LEVELS)


def _level(theme: ThemeFigures | None) -> Choice | None:
    return theme.measure.level if theme and theme.measure else None
