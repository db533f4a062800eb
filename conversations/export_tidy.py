"""All published figures as one tidy table: a row a figure's subject, the columns named for programs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction

from conversations import figure_words
from conversations.answers import LEVELS
from conversations.calendar import first_day, quarter_code
from conversations.export_view import ExportView
from conversations.figures import Measure, State, SummaryFigures, ThemeFigures
from conversations.framework import Cut
from conversations.language import Language
from conversations.people import Role
from conversations.scoring import OVERALL
from conversations.sheets import Block, Column, Sheet, Value
from conversations.sheets import Row as SheetRow
from conversations.statistics import Difference, Interval

_HEADS = (
    "council",
    "quarter",
    "first_day",
    "framework_version",
    "cut",
    "theme",
    "theme_name",
    "split",
    "group",
)
_VALUES = (
    *("state", "level", "level_name", "mean", "low", "high", "answers", "agreement"),
    *(f"level_{int(level)}" for level in LEVELS),
    *("not_sure", "not_applicable", "compared_with", "change", "change_low", "change_high", "change_is_clear"),
    *("evidence", "evidence_of", "barrier", "barrier_named", "barrier_of"),
    *("asked", "reached", "answered", "waiting", "for_good"),
)
GRID = "grid"
"""Beside the cuts, and everything: a mission's part in an enabler."""


class SplitBy(StrEnum):
    """GAP: leaders against the front line."""

    AREA = "area"
    ROLE = "role"
    QUARTER = "quarter"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a row is about."""

    quarter: int
    version: str
    key: str
    split: SplitBy | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class _Told:
    """By the names of the columns."""

    subject: _Subject
    values: Mapping[str, Value] = field(default_factory=dict)


def tidy(view: ExportView, language: Language) -> Sheet:
    title = language.wording.text("summary-title", {"council": view.summary.council})
    columns = [tuple(Column(name, name) for name in names) for names in (_HEADS, _VALUES)]
    rows = tuple(_row(each, view, language) for each in _all(view, language))
    return Sheet("figures", title, columns[0], (Block(title, columns[1]),), rows)


def _all(view: ExportView, language: Language) -> Iterator[_Told]:
    figures = view.figures
    whole = _Subject(figures.quarter, figures.framework_version, OVERALL)
    for told in _figures(figures, whole, view, language):
        is_whole = told.subject.key == OVERALL
        yield replace(told, values={**told.values, **_response(view)}) if is_whole else told
    for split, groups in ((SplitBy.AREA, view.areas), (SplitBy.ROLE, view.roles)):
        for name, each in groups.items():
            yield from _figures(each, replace(whole, split=split, group=name), view, language)
    yield from _trends(view, language)
    for theme in figures.themes:
        yield from _gap(theme, replace(whole, key=theme.key, split=SplitBy.GAP), language)


def _figures(
    figures: SummaryFigures, subject: _Subject, view: ExportView, language: Language
) -> Iterator[_Told]:
    compared = quarter_code(figures.compared.quarter, view.summary.year) if figures.compared else None
    for each in (figures.overall, *figures.themes, *figures.grid.values()):
        yield _Told(replace(subject, key=each.key), _theme(each, compared, language))


def _trends(view: ExportView, language: Language) -> Iterator[_Told]:
    for key, trend in view.trends.items():
        for point in trend.points:
            code = quarter_code(point.quarter, view.summary.year)
            subject = _Subject(point.quarter, point.framework_version, key, SplitBy.QUARTER, code)
            yield _Told(subject, {"state": point.state, **_measure(point.measure, language)})


def _gap(theme: ThemeFigures, subject: _Subject, language: Language) -> Iterator[_Told]:
    if theme.gap is None:
        return
    difference = _difference(theme.gap.difference, Role.FRONTLINE)
    for role, measure in ((Role.LEADER, theme.gap.leaders), (Role.FRONTLINE, theme.gap.frontline)):
        told = {"state": State.SHOWN, **_measure(measure, language)}
        yield _Told(replace(subject, group=role), {**told, **(difference if role is Role.LEADER else {})})


def _row(told: _Told, view: ExportView, language: Language) -> SheetRow:
    subject = told.subject
    cut, theme = _cut_and_theme(subject.key)
    heads = (
        view.summary.council,
        quarter_code(subject.quarter, view.summary.year),
        first_day(subject.quarter).isoformat(),
        subject.version,
        cut,
        theme,
        figure_words.name_of(subject.key, language),
        str(subject.split) if subject.split else "",
        subject.group,
    )
    return SheetRow(heads, tuple(told.values.get(name) for name in _VALUES))


def _cut_and_theme(key: str) -> tuple[str, str]:
    kind, _, theme = key.partition(":")
    return (kind, theme) if kind in set(Cut) or kind == OVERALL else (GRID, theme)


def _theme(theme: ThemeFigures, compared: str | None, language: Language) -> dict[str, Value]:
    told: dict[str, Value] = {"state": theme.state, **_measure(theme.measure, language)}
    if theme.state in (State.SHOWN, State.UNSURE):
        told |= {"not_sure": theme.not_sure.part, "not_applicable": theme.not_applicable}
    if theme.change and compared:
        told |= _difference(theme.change, compared)
    if theme.evidence:
        told |= {"evidence": theme.evidence.part, "evidence_of": theme.evidence.whole}
    if theme.barrier:
        named = theme.barrier.share
        told |= {"barrier": theme.barrier.barrier, "barrier_named": named.part, "barrier_of": named.whole}
    return told


def _measure(measure: Measure | None, language: Language) -> dict[str, Value]:
    if measure is None:
        return {}
    counts = {f"level_{int(level)}": count for level, count in zip(LEVELS, measure.distribution, strict=True)}
    return {
        "level": int(measure.level),
        "level_name": language.choice_name(measure.level),
        "mean": measure.given.mean,
        **_ends("", measure.interval),
        "answers": measure.answers,
        "agreement": measure.agreement,
        **counts,
    }


def _difference(difference: Difference, compared: str) -> dict[str, Value]:
    """The difference itself only where it is clear."""
    return {
        "compared_with": compared,
        "change": difference.levels if difference.is_clear else None,
        **_ends("change_", difference.interval),
        "change_is_clear": "true" if difference.is_clear else "false",
    }


def _ends(prefix: str, interval: Interval | None) -> dict[str, Value]:
    if interval is None:
        return {}
    return {f"{prefix}low": Fraction(interval.low, 100), f"{prefix}high": Fraction(interval.high, 100)}


def _response(view: ExportView) -> dict[str, Value]:
    given, held = view.response, view.held_back
    if given is None or held is None:
        return {}
    return {
        **{"asked": given.asked, "reached": given.reached, "answered": given.answered},
        **{"waiting": held.waiting, "for_good": held.for_good},
    }
