"""The picture that goes with a summary, every text in it worded; its alternative text tells its message."""

from collections.abc import Callable

from conversations import figure_words as told
from conversations.calendar import quarter_code
from conversations.cards import Card, Picture
from conversations.drawings import (
    Bar,
    Cell,
    Drawing,
    Dumbbells,
    Frame,
    Grid,
    Groups,
    HeatMap,
    LevelBars,
    Moment,
    Pair,
    TrendLine,
)
from conversations.figures import State, ThemeFigures
from conversations.framework import Cut
from conversations.language import Language
from conversations.scoring import OVERALL
from conversations.summary_first import headline
from conversations.summary_gap import gap_sentence
from conversations.summary_range import Named, range_of
from conversations.summary_request import PictureKind
from conversations.summary_split import area_named, named_groups
from conversations.summary_tables import CUTS, cut_title, has_parts, named_by_cut
from conversations.summary_theme import standing
from conversations.summary_trend import trend_sentence
from conversations.summary_view import SummaryView, figures_under

GROUPS_DRAWN = 10
"""More bars would not be legible in one picture."""

Drawn = tuple[Drawing, str]
"""What is drawn, and the message that it carries."""


def compose_picture(view: SummaryView, picture: PictureKind, language: Language) -> Card | None:
    """None where there is nothing to draw."""
    theme = view.request.theme
    drawn = None if theme and theme not in language.theme_names else _DRAWN[picture](view, language)
    if drawn is None:
        return None
    drawing, message = drawn
    said = {
        "council": language.wording.council(view.council),
        "season": told.season_of(view.checkin.quarter, language),
        "message": message,
    }
    alt = language.wording.text(f"summary-alt-{picture}", said)
    return Card(alt, (Picture(drawing, drawing.frame.title, alt),))


def _frame(subject: str, view: SummaryView, language: Language) -> Frame:
    """Titled with what is drawn, of whom and of when: a picture is passed on without its message."""
    words = language.wording
    said = {
        "subject": subject,
        "council": words.council(view.council),
        "season": told.season_of(view.checkin.quarter, language),
    }
    note = "summary-picture-synthetic" if view.checkin.synthetic else "summary-picture-note"
    levels = tuple(each.name for each in language.framework.scale)
    return Frame(words.text("summary-picture-title", said), levels, words.text(note))


# Levels as bars


def _bars(view: SummaryView, language: Language) -> Drawn | None:
    words, request = language.wording, view.request
    subject, named = _side_by_side(view, language)
    if not any(theme.measure for _, theme in named):
        return None
    of = "theme" if request.split is None else f"split-{request.split}"
    bars = tuple(Bar(theme, name, _value(theme, language)) for name, theme in named)
    columns = words.text(f"summary-{of}"), words.text("summary-level")
    drawing = LevelBars(_frame(subject, view, language), bars, columns)
    if request.is_first_screen:
        return drawing, headline(view.figures, language)
    if _is_of_one(view):
        return drawing, standing(named[0][1], named[0][0], language)
    return drawing, range_of(subject, named, language)


def _side_by_side(view: SummaryView, language: Language) -> tuple[str, Named]:
    """What there is a bar for, and what to call all of it."""
    request, subject = view.request, told.name_of(view.key, language)
    if _is_of_one(view):
        return subject, _beside_all(view, language)
    if request.split is not None:
        groups = [(name, theme) for name, theme in named_groups(view, language) if theme.measure]
        return subject, groups[:GROUPS_DRAWN]
    cut = CUTS.get(request.look, Cut.ENABLER)
    return cut_title(view, cut, language), named_by_cut(view, cut, language)


def _is_of_one(view: SummaryView) -> bool:
    """Whether one area, or one theme, is asked for, and not what it is made of."""
    request = view.request
    if request.split is not None or request.theme is None:
        return request.area is not None
    cut = CUTS.get(request.look)
    return cut is None or not has_parts(request.theme, cut)


def _beside_all(view: SummaryView, language: Language) -> Named:
    """One area beside the whole council, or one theme beside all; nothing where the one has no figure."""
    asked, whole = view.request.area, figures_under(view.key, view.figures)
    if asked is None:
        one = (told.name_of(view.key, language), whole)
        other = (told.name_of(OVERALL, language), view.figures.overall)
    else:
        name = area_named(asked, view.split)
        if name is None:
            return ()
        one = (name, figures_under(view.key, view.split[name]))
        other = (language.wording.text("summary-whole-council"), whole)
    return (one, other) if one[1].measure else ()


def _value(theme: ThemeFigures, language: Language) -> str:
    """The number first: it stands above the bar's end."""
    measure = theme.measure
    if measure is None:
        return told.missing(theme.state, language)
    said = {"mean": told.mean(measure), "name": language.choice_name(measure.level)}
    return language.wording.text("summary-mean-level", said)


# Missions by enablers


def _heat_map(view: SummaryView, language: Language) -> Drawn | None:
    framework, words, cells = language.framework, language.wording, view.figures.grid
    if not any(cell.measure for cell in cells.values()):
        return None
    rows = tuple(
        tuple(_cell(cells[mission.id, enabler.id], language) for mission in framework.missions)
        for enabler in framework.enablers
    )
    enablers, missions = (
        tuple(each.name for each in themes) for themes in (framework.enablers, framework.missions)
    )
    grid = Grid(words.text("summary-enabler"), enablers, missions, rows)
    subject = words.text("summary-grid")
    named = [(told.name_of(each.key, language), each) for each in cells.values()]
    return HeatMap(_frame(subject, view, language), grid), range_of(subject, named, language)


def _cell(theme: ThemeFigures, language: Language) -> Cell:
    return Cell(theme, told.mean(theme.measure) if theme.measure else told.missing(theme.state, language))


# Quarters


def _trend(view: SummaryView, language: Language) -> Drawn | None:
    words, trend = language.wording, view.trends.get(view.key)
    if trend is None or not any(point.measure for point in trend.points):
        return None
    name = told.name_of(view.key, language)
    moments = tuple(
        Moment(
            point,
            quarter_code(point.quarter, view.year),
            told.mean(point.measure) if point.measure else told.missing(point.state, language),
            told.range_of_mean(point.measure, language) if point.measure else "",
        )
        for point in trend.points
    )
    columns = words.text("summary-quarter"), words.text("summary-level"), words.text("summary-interval")
    message = trend_sentence(trend, name, language)
    return TrendLine(_frame(name, view, language), moments, columns), message


# Leaders against the front line


def _gap(view: SummaryView, language: Language) -> Drawn | None:
    """The enablers, or the theme that is asked for."""
    words, figures, theme = language.wording, view.figures, view.request.theme
    themes = figures.cut(Cut.ENABLER) if theme is None else (figures_under(theme, figures),)
    if not any(each.gap for each in themes):
        return None
    columns = ("theme", "leaders", "frontline", "gap")
    groups = Groups(*(words.text(f"summary-{column}") for column in columns))
    pairs = tuple(_pair(each, language) for each in themes)
    subject = words.text("summary-gap")
    return Dumbbells(_frame(subject, view, language), pairs, groups), gap_sentence(themes, language)


def _pair(theme: ThemeFigures, language: Language) -> Pair:
    name, gap = told.name_of(theme.key, language), theme.gap
    if gap is None:
        state = State.WITHHELD if theme.measure else theme.state
        return Pair(name, None, state, "", "", told.missing(state, language))
    apart = told.decimal(abs(gap.difference.levels), 1)
    said = language.wording.text("summary-no-clear-gap")
    if gap.difference.is_clear:
        said = language.wording.text("summary-apart", {"levels": apart})
    return Pair(name, gap, State.SHOWN, told.mean(gap.leaders), told.mean(gap.frontline), said)


_DRAWN: dict[PictureKind, Callable[[SummaryView, Language], Drawn | None]] = {
    PictureKind.BARS: _bars,
    PictureKind.HEAT_MAP: _heat_map,
    PictureKind.TREND: _trend,
    PictureKind.GAP: _gap,
}
