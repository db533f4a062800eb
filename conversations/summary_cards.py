"""A maturity summary, laid out for people: the first screen, and every closer look."""

from collections.abc import Sequence
from dataclasses import replace

from conversations.calendar import YearKind
from conversations.cards import Card, Heading, Part, Text
from conversations.figure_words import name_of
from conversations.language import Language
from conversations.quotes import quotes_under
from conversations.summary_buttons import looks_without_figures, next_looks, offers
from conversations.summary_first import first_screen
from conversations.summary_gap import gap_look
from conversations.summary_pictures import compose_picture
from conversations.summary_request import Look, SummaryRequest
from conversations.summary_said import Said, held_back, nothing_to_show
from conversations.summary_split import split_look
from conversations.summary_tables import CUTS, cut_look, grid_look, has_parts
from conversations.summary_theme import theme_look
from conversations.summary_trend import trend_look
from conversations.summary_view import SummaryView, figures_under
from conversations.summary_why import why_look

__all__ = [
    "SummaryView",
    "compose_no_checkin",
    "compose_no_such_quarter",
    "compose_picture",
    "compose_summary",
]


def compose_summary(view: SummaryView, language: Language, *, private: bool = False) -> Card:
    """`private`: so that the buttons beneath show more to the asker alone."""
    words, request = language.wording, view.request
    if request.theme is not None and request.theme not in language.theme_names:
        return _only(words.text("summary-theme-gone"))
    title = words.text("summary-title", {"council": words.council(view.council)})
    said = _look(view, language, only_me=private)
    parts: list[Part] = [Heading(title), Text(_about(view, language), quiet=True), *_notes(view, language)]
    parts += [Heading(said.sentence), *said.parts, *_below(said, view, language)]
    looks = next_looks if _has_figures(view) or _is_trend(request) else looks_without_figures
    parts.append(said.buttons or looks(request, language, only_me=private))
    return Card(f"{title}. {said.sentence}", tuple(parts))


def compose_no_checkin(language: Language) -> Card:
    """The answer to `summary` at a council that has never been asked."""
    return _only(language.wording.text("summary-no-checkin"))


def compose_no_such_quarter(
    request: SummaryRequest, held: Sequence[int], year: YearKind, language: Language, *, private: bool = False
) -> Card:
    """The answer when a quarter that is asked for, or to be compared with, had no check-in. `held`: those that
    had one.
    """
    words = language.wording
    is_there = request.quarter is None or request.quarter in held
    missing = request.compare if is_there else request.quarter
    if not held or missing is None:
        return compose_no_checkin(language)
    said = words.text("summary-no-such-quarter", {"quarter": words.quarter_with_code(missing, year)})
    others = set(held) - {request.quarter, request.compare}
    near = sorted(others, key=lambda quarter: (abs(quarter - missing), -quarter))[:3]
    named = [
        (words.quarter(each), replace(request, compare=each) if is_there else replace(request, quarter=each))
        for each in near
    ]
    return Card(said, (Text(said), *([offers(named, only_me=private)] if named else [])))


def _only(said: str) -> Card:
    return Card(said, (Text(said),))


def _look(view: SummaryView, language: Language, *, only_me: bool) -> Said:
    request = view.request
    if _is_trend(request):
        return trend_look(view, language)
    if not _has_figures(view):
        return nothing_to_show(view, language)
    if request.split is not None:
        return split_look(view, language, only_me=only_me)
    cut = CUTS.get(request.look)
    if cut is not None and (request.theme is None or has_parts(request.theme, cut)):
        return cut_look(view, cut, language)
    match request.look:
        case Look.GRID:
            return grid_look(view, language)
        case Look.GAP:
            return gap_look(view, language)
        case Look.WHY:
            return why_look(view, language)
        case _ if request.theme is not None:
            theme = figures_under(request.theme, view.figures)
            said = theme_look(theme, name_of(request.theme, language), view.figures, language)
            return replace(said, parts=(*said.parts, *quotes_under(request.theme, view, language)))
        case _:
            return first_screen(view, language)


def _is_trend(request: SummaryRequest) -> bool:
    return request.look is Look.TREND and request.split is None


def _has_figures(view: SummaryView) -> bool:
    return view.figures.overall.measure is not None


def _about(view: SummaryView, language: Language) -> str:
    return language.wording.quarter_with_code(view.checkin.quarter, view.year)


def _notes(view: SummaryView, language: Language) -> list[Part]:
    words = language.wording
    notes: list[Part] = []
    if view.checkin.synthetic:
        notes.append(Text(words.text("summary-synthetic")))
    if view.is_open:
        notes.append(Text(words.text("summary-open"), quiet=True))
    return notes


def _below(said: Said, view: SummaryView, language: Language) -> list[Part]:
    words = language.wording
    notes: list[Part] = []
    if said.hides:
        notes.append(Text(words.text("summary-withheld-note", {"least": view.least}), quiet=True))
    if view.request.look is not Look.WHY and said.buttons is None:
        notes += held_back(view, language)
    return [*notes, Text(words.text("summary-source"), quiet=True)]
