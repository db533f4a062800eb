"""What is taken away of a check-in: every cut of its summary, and the quarters before it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from conversations.figures import State, SummaryFigures, ThemeFigures, Trend
from conversations.material import HeldBack, Response
from conversations.people import Role
from conversations.summary_request import Look, Split
from conversations.summary_view import SummaryView


@dataclass(frozen=True, slots=True)
class ExportView:
    """`areas` and `roles` as in `SummaryView.split`; `trends` by key, of everything and of every theme.

    `made_on`: the day it is taken away.
    """

    summary: SummaryView
    areas: Mapping[str, SummaryFigures]
    roles: Mapping[str, SummaryFigures]
    trends: Mapping[str, Trend]
    made_on: date

    @property
    def figures(self) -> SummaryFigures:
        return self.summary.figures

    @property
    def response(self) -> Response | None:
        """Who took part; None where that may not be told."""
        return self.figures.response if self.figures.response.asked else None

    @property
    def held_back(self) -> HeldBack | None:
        return self.figures.held_back if self.response else None

    def look(self, look: Look, split: Split | None = None) -> SummaryView:
        """What somebody sees who asks for that look."""
        request = replace(self.summary.request, theme=None, area=None, look=look, split=split)
        groups = {Split.AREA: self.areas, Split.ROLE: self.roles}
        return replace(
            self.summary, request=request, split=groups[split] if split else {}, trends=dict(self.trends)
        )


def export_view(
    summary: SummaryView,
    areas: Mapping[str, SummaryFigures],
    roles: Mapping[str, SummaryFigures],
    trends: Mapping[str, Trend],
    made_on: date,
) -> ExportView:
    """Nothing goes in but what a summary shows: where figures are withheld, whatever stands beside that is left
    behind. Areas come by name, the people whose area is not known last.
    """
    return ExportView(
        replace(summary, figures=_of_enough(_published(summary.figures), summary.least)),
        {name: _of_group(areas[name]) for name in sorted(areas, key=lambda name: (not name, name.casefold()))},
        {role: _of_group(roles[role]) for role in Role if role in roles},
        {key: _published_trend(each) for key, each in trends.items()},
        made_on,
    )


def _published(figures: SummaryFigures) -> SummaryFigures:
    return replace(
        figures,
        overall=_shown(figures.overall),
        themes=tuple(map(_shown, figures.themes)),
        grid={place: _shown(each) for place, each in figures.grid.items()},
    )


def _of_enough(figures: SummaryFigures, least: int) -> SummaryFigures:
    """Without who took part, and what is held back, where that would tell of too few people."""
    if figures.response.answered >= least:
        return figures
    return replace(figures, response=Response(0, 0, 0), held_back=HeldBack())


def _of_group(figures: SummaryFigures) -> SummaryFigures:
    """What a summary by area or by role tells: levels, and no more."""
    published = _published(figures)
    return replace(
        published,
        overall=_levels(published.overall),
        themes=tuple(map(_levels, published.themes)),
        grid={},
        compared=None,
    )


def _levels(theme: ThemeFigures) -> ThemeFigures:
    return ThemeFigures(theme.key, theme.state, theme.measure, theme.not_sure, theme.not_applicable)


def _published_trend(trend: Trend) -> Trend:
    points = (each if each.state is State.SHOWN else replace(each, measure=None) for each in trend.points)
    return replace(trend, points=tuple(points))


def _shown(theme: ThemeFigures) -> ThemeFigures:
    match theme.state:
        case State.SHOWN:
            return theme
        case State.UNSURE:
            return _levels(replace(theme, measure=None))
        case State.WITHHELD | State.EMPTY:
            return ThemeFigures(theme.key, theme.state)
