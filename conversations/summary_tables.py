"""The figures of several themes side by side: one of the three cuts, and missions by enablers."""

from conversations import figure_words as told
from conversations.cards import Part, Table, Text
from conversations.figures import State, ThemeFigures
from conversations.framework import Cut
from conversations.language import Language
from conversations.summary_range import Named, range_of
from conversations.summary_request import Look
from conversations.summary_said import Said, compared_note, parts_note, since_of
from conversations.summary_view import SummaryView, figures_under

CUTS = {Look.MISSIONS: Cut.MISSION, Look.ENABLERS: Cut.ENABLER, Look.PRINCIPLES: Cut.PRINCIPLE}


def cut_look(view: SummaryView, cut: Cut, language: Language) -> Said:
    """One of the cuts: of everything, or of the theme that is asked for."""
    title, named = cut_title(view, cut, language), named_by_cut(view, cut, language)
    whole = figures_under(view.key, view.figures)
    note = parts_note((each for _, each in named), whole, view, language)
    return Said(
        range_of(title, named, language),
        (*_tables(title, named, view, language), *note, *_how(view, language)),
        hides=_hides(named),
    )


def cut_title(view: SummaryView, cut: Cut, language: Language) -> str:
    title, theme = language.wording.text(f"summary-{cut}s"), view.request.theme
    if theme is None:
        return title
    return language.wording.text("summary-theme-by", {"theme": told.name_of(theme, language), "cut": title})


def named_by_cut(view: SummaryView, cut: Cut, language: Language) -> Named:
    """The themes of a cut; of an enabler that is asked for its part in each mission, and of a mission its part
    in each enabler.
    """
    if view.request.theme is None:
        return [(told.name_of(each.key, language), each) for each in view.figures.cut(cut)]
    own = view.request.theme.partition(":")[2]
    is_mission = cut is Cut.ENABLER
    return [
        (language.framework.theme_name(cut, enabler if is_mission else mission), each)
        for (mission, enabler), each in view.figures.grid.items()
        if own == (mission if is_mission else enabler)
    ]


def has_parts(theme: str, cut: Cut) -> bool:
    """Whether a theme is told apart by a cut: missions by enabler, and enablers by mission."""
    return {theme.partition(":")[0], str(cut)} == {Cut.MISSION, Cut.ENABLER}


def grid_look(view: SummaryView, language: Language) -> Said:
    """A table for each mission: a phone shows no more columns."""
    framework, words, grid = language.framework, language.wording, view.figures.grid
    header = tuple(words.text(f"summary-{column}") for column in ("enabler", "level", "answers"))
    tables = [
        Table(
            mission.name,
            header,
            tuple(
                (enabler.name, *_cell(grid[mission.id, enabler.id], language)) for enabler in framework.enablers
            ),
        )
        for mission in framework.missions
    ]
    named = [(told.name_of(each.key, language), each) for each in grid.values()]
    sentence = range_of(words.text("summary-grid"), named, language)
    how = Text(words.text("summary-how"), quiet=True)
    note = parts_note(grid.values(), view.figures.overall, view, language)
    return Said(sentence, (*tables, *note, how), hides=_hides(named))


def _tables(title: str, named: Named, view: SummaryView, language: Language) -> list[Part]:
    """Levels and what to make of them; then the answers behind them."""
    words, compared = language.wording, view.figures.compared
    header = tuple(words.text(f"summary-{column}") for column in ("theme", "level", "interval", "agreement"))
    levels = tuple((name, *_level_cells(each, language)) for name, each in named)
    if compared is not None:
        since = since_of(compared, view.figures, language)
        header = (*header, words.text("summary-change"))
        title = words.text("summary-titled-since", {"title": title, "since": since})
        changes = (told.change(each.change, language) for _, each in named)
        levels = tuple((*row, change) for row, change in zip(levels, changes, strict=True))
    tables: list[Part] = [Table(title, header, levels)]
    answers = tuple((name, *_answer_cells(each, language)) for name, each in named if _is_answered(each))
    if answers:
        columns = ("summary-theme", "summary-answers", "not-sure", "not-applicable")
        about = tuple(words.text(column) for column in columns)
        tables.append(Table(words.text("summary-answers-behind"), about, answers))
    return [*tables, *compared_note(view.figures, language)]


def _is_answered(theme: ThemeFigures) -> bool:
    return theme.state in (State.SHOWN, State.UNSURE)


def _level_cells(theme: ThemeFigures, language: Language) -> tuple[str, ...]:
    if theme.measure is None:
        return told.missing(theme.state, language), "", ""
    return (
        told.level(theme.measure, language),
        told.range_of_mean(theme.measure, language),
        told.agreement(theme.measure, language),
    )


def _answer_cells(theme: ThemeFigures, language: Language) -> tuple[str, str, str]:
    given = theme.measure.answers if theme.measure else 0
    number = language.wording.text("number", {"number": theme.not_applicable})
    return told.answers(given, language), told.share(theme.not_sure, language), number


def _cell(theme: ThemeFigures, language: Language) -> tuple[str, str]:
    count = told.answers(theme.measure.answers, language) if theme.measure else ""
    return told.level_or_missing(theme, language), count


def _hides(named: Named) -> bool:
    return any(each.state is State.WITHHELD for _, each in named)


def _how(view: SummaryView, language: Language) -> list[Part]:
    messages = ["summary-how-range", *(["summary-how-clear"] if view.figures.compared else [])]
    return [Text(language.wording.text(message), quiet=True) for message in messages]
