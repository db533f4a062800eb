"""Summaries to lay out: a council whose themes differ, with what is withheld, and with what is missing."""

from collections.abc import Mapping
from dataclasses import replace

from conversations.answers import LEVELS, Choice
from conversations.calendar import YearKind
from conversations.figures import SummaryFigures
from conversations.framework import Cut
from conversations.material import Counted, Earlier, HeldBack, Material, Response, Round, questions_by_key
from conversations.reckoning import summary_figures, trend
from conversations.scoring import OVERALL, Histogram, theme_key
from conversations.summary_request import FIRST_SCREEN, SummaryRequest
from conversations.summary_view import SummaryView
from tests.conversations.builders import CHECKIN, FRAMEWORK, QUARTER

DATA = theme_key(Cut.ENABLER, "data")
LEADERSHIP = theme_key(Cut.ENABLER, "leadership")
VALUE = theme_key(Cut.ENABLER, "value")
CONNECTIVITY = theme_key(Cut.ENABLER, "connectivity")
ETHICAL = theme_key(Cut.PRINCIPLE, "ethical")
INCLUSIVE = theme_key(Cut.PRINCIPLE, "inclusive")
RESIDENTS = theme_key(Cut.MISSION, "residents")

FUNDING, _, SKILLS, _ = (each.id for each in FRAMEWORK.barriers)

WITHHELD, EMPTY, UNSURE = VALUE, CONNECTIVITY, ETHICAL
"""A theme each that is withheld, that nobody has answered, and of which nobody is sure."""

KEYS = tuple(questions_by_key(FRAMEWORK))

MIDDLING = {Choice.LEVEL_2: 20, Choice.LEVEL_3: 30, Choice.LEVEL_4: 10, Choice.NOT_SURE: 5}
LOW = {Choice.LEVEL_1: 25, Choice.LEVEL_2: 30, Choice.LEVEL_3: 5, Choice.NOT_SURE: 20, Choice.NOT_APPLICABLE: 4}
HIGH = {Choice.LEVEL_3: 5, Choice.LEVEL_4: 30, Choice.LEVEL_5: 25}
CAMPS = {Choice.LEVEL_1: 25, Choice.LEVEL_2: 5, Choice.LEVEL_4: 5, Choice.LEVEL_5: 25}
RISEN = {Choice.LEVEL_3: 20, Choice.LEVEL_4: 30, Choice.LEVEL_5: 10}


def levels(*counts: int) -> Histogram:
    """How often levels 1 to 5 were given."""
    return dict(zip(LEVELS, counts, strict=True))


def published(changes: Mapping[str, Histogram] | None = None) -> dict[str, Histogram]:
    """What may be shown of a check-in: middling but for the themes that differ."""
    shown: dict[str, Histogram] = {key: MIDDLING for key in KEYS if key not in (WITHHELD, EMPTY)}
    differing = {DATA: LOW, LEADERSHIP: HIGH, UNSURE: {Choice.NOT_SURE: 9}, INCLUSIVE: RISEN}
    return {**shown, **differing, **(changes or {})}


def counted(histograms: Mapping[str, Histogram], *withheld: str) -> Counted:
    return Counted(histograms, frozenset(withheld), dict.fromkeys(histograms, 40))


def a_round(back: int = 0, changes: Mapping[str, Histogram] | None = None, version: str = "1.0.0") -> Round:
    """A check-in that many quarters ago."""
    return Round(QUARTER - back, version, counted(published(changes), WITHHELD))


MATERIAL = Material(
    now=a_round(),
    response=Response(asked=80, reached=70, answered=60),
    each=10,
    earlier=Earlier(a_round(2, {INCLUSIVE: MIDDLING})),
    leaders=counted(published({DATA: HIGH})),
    frontline=counted(published({DATA: LOW})),
    evidence={LEADERSHIP: 12, OVERALL: 4},
    barriers={DATA: {FUNDING: 3, SKILLS: 17}, OVERALL: {FUNDING: 9}},
    held_back=HeldBack(waiting=34, for_good=0),
)
FIGURES: SummaryFigures = summary_figures(FRAMEWORK, MATERIAL)


def figures_of(histograms: Mapping[str, Histogram], *withheld: str, answered: int = 60) -> SummaryFigures:
    """Of nothing but these counts."""
    now = Round(QUARTER, "1.0.0", counted(histograms, *withheld))
    return summary_figures(FRAMEWORK, Material(now, Response(80, 70, answered), 10))


def a_view(request: SummaryRequest = FIRST_SCREEN, figures: SummaryFigures = FIGURES) -> SummaryView:
    """A council's closed check-in, with two roles, three areas and four quarters to set beside each other."""
    rounds = [a_round(back, {DATA: levels(10 + 8 * back, 20, 20, 30 - 8 * back, 5)}) for back in range(4)]
    return SummaryView(
        "Northwick",
        YearKind.FINANCIAL,
        CHECKIN,
        is_open=False,
        request=request,
        figures=figures,
        split=ROLES if request.split == "role" else AREAS,
        trends={key: trend(FRAMEWORK, key, rounds, 10) for key in (OVERALL, DATA)},
    )


AREAS = {
    "Adult social care": figures_of(published()),
    "Housing": figures_of(published({OVERALL: HIGH, DATA: MIDDLING})),
    "Registrars": figures_of({}, *KEYS),
    "": figures_of(published({OVERALL: LOW})),
}
ROLES = {
    "leader": figures_of(published({DATA: HIGH})),
    "frontline": figures_of(published({DATA: LOW})),
    "elected": figures_of({}, *KEYS),
}


def opened(view: SummaryView) -> SummaryView:
    return replace(view, is_open=True)
