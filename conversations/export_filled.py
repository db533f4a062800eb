"""An export's figures as its JSON file holds them."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import floor
from typing import TypeVar

from conversations import export_file as file
from conversations.answers import LEVELS
from conversations.calendar import YearKind, first_day, quarter_code
from conversations.export_view import ExportView
from conversations.figures import (
    Compared,
    Gap,
    Measure,
    NamedBarrier,
    Share,
    State,
    SummaryFigures,
    ThemeFigures,
    Trend,
)
from conversations.framework import Cut
from conversations.language import Language
from conversations.people import Role
from conversations.scoring import OVERALL
from conversations.statistics import CHANGE_METHOD, MEAN_METHOD, Difference
from conversations.text import storable

Item = TypeVar("Item")


def export_file(view: ExportView, language: Language) -> file.ExportFile:
    summary, figures, framework = view.summary, view.figures, language.framework
    return file.ExportFile(
        format="waymark-export",
        format_version=1,
        made_on=view.made_on,
        council=_name(summary.council),
        language=language.wording.language,
        quarter=_quarter(figures.quarter, summary.year),
        is_open=summary.is_open,
        is_synthetic=summary.checkin.synthetic,
        least=summary.least,
        framework=file.FrameworkName(
            id=framework.id,
            version=figures.framework_version,
            title=framework.title,
            source=framework.source,
        ),
        levels=_five(tuple(language.choice_name(level) for level in LEVELS)),
        themes=tuple(
            file.ThemeName(cut=cut, id=theme.id, name=theme.name)
            for cut in Cut
            for theme in framework.themes(cut)
        ),
        method=file.Method(mean_interval=MEAN_METHOD, difference_interval=CHANGE_METHOD),
        response=_response(view),
        held_back=_held_back(view),
        compared_with=_compared(figures.compared, summary.year),
        overall=_figures(figures.overall, language),
        by_theme=_themes(figures, language),
        grid=_grid(figures.grid, language),
        areas=tuple(
            file.AreaFigures(
                name=_name(name), overall=_figures(each.overall, language), themes=_themes(each, language)
            )
            for name, each in view.areas.items()
        ),
        roles=tuple(
            file.RoleFigures(
                role=Role(name), overall=_figures(each.overall, language), themes=_themes(each, language)
            )
            for name, each in view.roles.items()
        ),
        trends=tuple(_trend(each, summary.year) for each in view.trends.values()),
    )


def _quarter(quarter: int, year: YearKind) -> file.Quarter:
    return file.Quarter(first_day=first_day(quarter), code=quarter_code(quarter, year))


def _response(view: ExportView) -> file.Response | None:
    given = view.response
    if given is None:
        return None
    return file.Response(asked=given.asked, reached=given.reached, answered=given.answered)


def _held_back(view: ExportView) -> file.HeldBack | None:
    held = view.held_back
    return file.HeldBack(waiting=held.waiting, for_good=held.for_good) if held else None


def _compared(compared: Compared | None, year: YearKind) -> file.Compared | None:
    if compared is None:
        return None
    return file.Compared(
        quarter=_quarter(compared.quarter, year),
        framework_version=compared.framework_version,
        is_common=compared.is_common,
    )


def _themes(figures: SummaryFigures, language: Language) -> tuple[file.ThemeFigures, ...]:
    return tuple(
        file.ThemeFigures(cut=each.cut, theme=each.theme, figures=_figures(each, language))
        for each in figures.themes
        if each.cut is not None
    )


def _grid(grid: Mapping[tuple[str, str], ThemeFigures], language: Language) -> tuple[file.CellFigures, ...]:
    return tuple(
        file.CellFigures(mission=mission, enabler=enabler, figures=_figures(each, language))
        for (mission, enabler), each in grid.items()
    )


def _trend(trend: Trend, year: YearKind) -> file.Trend:
    cut, _, theme = trend.key.partition(":")
    points = tuple(
        file.Point(
            quarter=_quarter(each.quarter, year),
            framework_version=each.framework_version,
            state=each.state,
            levels=_levels(each.measure) if each.measure else None,
        )
        for each in trend.points
    )
    if trend.key == OVERALL:
        return file.Trend(points=points)
    return file.Trend(cut=Cut(cut), theme=theme, points=points)


def _figures(theme: ThemeFigures, language: Language) -> file.Figures:
    match theme.state:
        case State.WITHHELD:
            return file.Withheld(state="withheld")
        case State.EMPTY:
            return file.Empty(state="empty")
    not_sure, not_applicable = theme.not_sure.part, theme.not_applicable
    if theme.measure is None:
        return file.Unsure(state="unsure", not_sure=not_sure, not_applicable=not_applicable)
    return file.Shown(
        state="shown",
        levels=_levels(theme.measure),
        not_sure=not_sure,
        not_applicable=not_applicable,
        change=_change(theme.change) if theme.change else None,
        evidence=_evidence(theme.evidence) if theme.evidence else None,
        barrier=_barrier(theme.barrier, language) if theme.barrier else None,
        gap=_gap(theme.gap) if theme.gap else None,
    )


def _levels(measure: Measure) -> file.Levels:
    interval = measure.interval
    low_high = (interval.low / 100, interval.high / 100) if interval else None
    return file.Levels(
        distribution=_five(measure.distribution),
        answers=measure.answers,
        mean=_two_decimals(measure.given.mean),
        level=int(measure.level),
        interval=file.MeanInterval(low=low_high[0], high=low_high[1]) if low_high else None,
        agreement=measure.agreement,
    )


def _change(difference: Difference) -> file.Change:
    """The difference itself only where it is clear."""
    interval = difference.interval
    return file.Change(
        is_clear=difference.is_clear,
        levels=_two_decimals(difference.levels) if difference.is_clear else None,
        interval=file.DifferenceInterval(low=interval.low / 100, high=interval.high / 100)
        if interval
        else None,
    )


def _evidence(share: Share) -> file.Evidence:
    return file.Evidence(given=share.part, of=share.whole)


def _barrier(named: NamedBarrier, language: Language) -> file.NamedBarrier:
    text = language.framework.barrier_text(named.barrier) or named.barrier
    return file.NamedBarrier(id=named.barrier, text=text, named=named.share.part, of=named.share.whole)


def _gap(gap: Gap) -> file.Gap:
    return file.Gap(
        leaders=_levels(gap.leaders), frontline=_levels(gap.frontline), difference=_change(gap.difference)
    )


def _name(text: str) -> str:
    return storable(text)[: file.NAME_LIMIT]


def _five(values: Sequence[Item]) -> tuple[Item, Item, Item, Item, Item]:
    one, two, three, four, five = values
    return one, two, three, four, five


def _two_decimals(number: Fraction) -> float:
    """Halves away from zero."""
    hundredths = floor(abs(number) * 100 + Fraction(1, 2))
    return (hundredths if number >= 0 else -hundredths) / 100
