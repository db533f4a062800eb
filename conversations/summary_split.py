"""Service areas, or roles, side by side; and one service area alone."""

from collections.abc import Iterable
from dataclasses import replace

from conversations import figure_words as told
from conversations.cards import Part, Table, Text
from conversations.figures import State, SummaryFigures, ThemeFigures
from conversations.framework import Cut
from conversations.language import Language
from conversations.matching import nearest, plain
from conversations.people import Role
from conversations.scoring import OVERALL
from conversations.summary_buttons import offers
from conversations.summary_first import ranked
from conversations.summary_range import Named, range_of
from conversations.summary_request import LONGEST_AREA, Look, Split
from conversations.summary_said import Said, parts_note
from conversations.summary_tables import CUTS
from conversations.summary_theme import theme_look
from conversations.summary_view import SummaryView, figures_under
from conversations.summary_why import why_of

GROUPS_SHOWN = 30
"""More would not fit in one card everywhere; those with the most answers are shown."""


def split_look(view: SummaryView, language: Language, *, only_me: bool) -> Said:
    if view.request.area is not None:
        return _area(view.request.area, view, language, only_me=only_me)
    names = shown_groups(view)
    if not names:
        return Said(language.wording.text(f"summary-split-none-{view.request.split}"))
    hidden = len(view.split) - len(names)
    more = language.wording.text("post-areas-more", {"count": hidden})
    return Said(
        range_of(told.name_of(view.key, language), named_groups(view, language), language),
        (
            _table(view, names, language),
            *((Text(more, quiet=True),) if hidden else ()),
            *_why_each(view, names, language),
            *_parts_note(view, hidden, language),
        ),
        hides=any(_under(view, name).state is State.WITHHELD for name in names),
    )


def _why_each(view: SummaryView, names: list[str], language: Language) -> list[Part]:
    """Where it is told how one line came about: each in full would fill screens. One that is withheld has
    nothing to tell.
    """
    if view.request.look is not Look.WHY:
        return []
    if view.request.split is Split.ROLE:
        return [Text(language.wording.text("summary-why-each-role"), quiet=True)]
    area = next((name for name in names if name and _under(view, name).measure is not None), None)
    if area is None:
        return []
    return [Text(language.wording.text("summary-why-each-area", {"area": area}), quiet=True)]


def _parts_note(view: SummaryView, hidden: int, language: Language) -> list[Part]:
    shown = [] if hidden else [_under(view, name) for name in view.split]
    return parts_note(shown, figures_under(view.key, view.figures), view, language) if shown else []


def shown_groups(view: SummaryView) -> list[str]:
    """By name, or roles in their order; people whose area is not known come last."""
    largest = sorted(view.split, key=lambda name: -_answers(_under(view, name)))[:GROUPS_SHOWN]
    if view.request.split is Split.ROLE:
        return [role for role in Role if role in largest]
    return sorted(largest, key=lambda name: (not name, name.casefold()))


def group_name(name: str, split: Split | None, language: Language) -> str:
    if split is Split.ROLE:
        return language.wording.text(f"summary-role-{name}")
    return name or language.wording.text("post-area-unknown")


def named_groups(view: SummaryView, language: Language) -> Named:
    """The figures that are asked for, of each group by its name."""
    return [(group_name(name, view.request.split, language), _under(view, name)) for name in shown_groups(view)]


def _table(view: SummaryView, names: list[str], language: Language) -> Table:
    words, request = language.wording, view.request
    columns = ("level", "interval", "answers", "agreement") if request.theme else ("level", "highest", "lowest")
    header = (
        words.text(f"summary-split-{request.split}"),
        *(words.text(f"summary-{each}") for each in columns),
    )
    cells = _theme_cells if request.theme else _cut_cells
    rows = tuple(
        (group_name(name, request.split, language), *cells(view, view.split[name], language)) for name in names
    )
    return Table(told.name_of(view.key, language), header, rows)


def _theme_cells(view: SummaryView, figures: SummaryFigures, language: Language) -> tuple[str, ...]:
    theme = figures_under(view.key, figures)
    if theme.measure is None:
        return told.missing(theme.state, language), "", "", ""
    return (
        told.level(theme.measure, language),
        told.range_of_mean(theme.measure, language),
        told.answers(theme.measure.answers, language),
        told.agreement(theme.measure, language),
    )


def _cut_cells(view: SummaryView, figures: SummaryFigures, language: Language) -> tuple[str, ...]:
    """The level of all, and which themes stand highest and lowest: of one cut, if one is asked for."""
    cut = CUTS.get(view.request.look)
    some = figures if cut is None else replace(figures, themes=figures.cut(cut))
    high, low = (_first(each, language, cut) for each in (some.strengths, some.gaps))
    return told.level_or_missing(figures.overall, language), high, low


def _first(themes: tuple[ThemeFigures, ...], language: Language, cut: Cut | None) -> str:
    if not themes:
        return ""
    key = themes[0].key
    return told.name_of(key, language) if cut else told.name_with_kind(key, language)


# One area


def _area(asked: str, view: SummaryView, language: Language, *, only_me: bool) -> Said:
    name = area_named(asked, view.split)
    if name is None:
        return _no_such_area(asked, view, language, only_me=only_me)
    figures = view.split[name]
    theme = figures_under(view.key, figures)
    title = language.wording.text(
        "summary-theme-in-area", {"theme": told.name_of(view.key, language), "area": name}
    )
    if view.request.look is Look.WHY:
        return why_of(figures, title, view, language)
    said = theme_look(theme, title, figures, language)
    below: list[Part] = ranked(figures, language) if view.key == OVERALL else []
    return replace(said, parts=(*said.parts, *below))


def area_named(asked: str, areas: Iterable[str]) -> str | None:
    """The area that somebody means, as it is written; None where there is none."""
    return next((name for name in areas if name and plain(name) == plain(asked)), None)


def _no_such_area(asked: str, view: SummaryView, language: Language, *, only_me: bool) -> Said:
    words, request = language.wording, view.request
    near = nearest(asked, (name for name in view.split if 0 < len(name) <= LONGEST_AREA))
    named = [(name, replace(request, area=name)) for name in near]
    named.append((words.text("button-summary-area"), replace(request, area=None)))
    offered = offers(named, only_me=only_me)
    message = "summary-area-unknown" if near else "summary-area-unknown-all"
    said = words.text(message, {"area": asked})
    return Said(said, buttons=offered)


def _under(view: SummaryView, name: str) -> ThemeFigures:
    return figures_under(view.key, view.split[name])


def _answers(theme: ThemeFigures) -> int:
    return theme.measure.answers if theme.measure else 0
