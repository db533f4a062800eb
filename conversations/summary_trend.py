"""One theme, or everything, quarter by quarter."""

from conversations import figure_words as told
from conversations.calendar import quarter_code
from conversations.cards import Part, Table, Text
from conversations.figures import Measure, Point, State, Trend
from conversations.language import Language
from conversations.statistics import difference
from conversations.summary_said import Said
from conversations.summary_view import SummaryView


def trend_look(view: SummaryView, language: Language) -> Said:
    words = language.wording
    name = told.name_of(view.key, language)
    trend = view.trends.get(view.key)
    if trend is None or not any(point.measure for point in trend.points):
        return Said(words.text("summary-trend-none", {"theme": name}))
    columns = ("quarter", "level", "interval", "answers", "agreement")
    header = tuple(words.text(f"summary-{column}") for column in columns)
    rows = tuple(_row(point, view, language) for point in trend.points)
    parts: list[Part] = [Table(name, header, rows)]
    if trend.is_common:
        parts.append(Text(words.text("summary-trend-common")))
    hides = any(point.state is State.WITHHELD for point in trend.points)
    return Said(trend_sentence(trend, name, language), tuple(parts), hides=hides)


def trend_sentence(trend: Trend, name: str, language: Language) -> str:
    """From the first quarter that is shown to the last, and whether that is a clear change."""
    words = language.wording
    shown = [(point.quarter, point.measure) for point in trend.points if point.measure]
    (first, before), (last, now) = shown[0], shown[-1]
    said = {
        "theme": name,
        "first": told.season_of(first, language),
        "before": told.level(before, language),
        "last": told.season_of(last, language),
        "now": told.level(now, language),
    }
    return words.text("summary-trend-one" if len(shown) == 1 else _way(before, now), said)


def _way(before: Measure, now: Measure) -> str:
    moved = difference(now.given, before.given)
    if not moved.is_clear:
        return "summary-trend-flat"
    return "summary-trend-up" if moved.levels > 0 else "summary-trend-down"


def _row(point: Point, view: SummaryView, language: Language) -> tuple[str, ...]:
    quarter, measure = quarter_code(point.quarter, view.year), point.measure
    if measure is None:
        return quarter, told.missing(point.state, language), "", "", ""
    return (
        quarter,
        told.level(measure, language),
        told.range_of_mean(measure, language),
        told.answers(measure.answers, language),
        told.agreement(measure, language),
    )
