"""The perception gap: leaders against the front line, theme by theme."""

from conversations import figure_words as told
from conversations.cards import Part, Table, Text
from conversations.figures import Gap, ThemeFigures
from conversations.framework import Cut
from conversations.language import Language
from conversations.summary_said import Said
from conversations.summary_view import SummaryView, figures_under


def gap_look(view: SummaryView, language: Language) -> Said:
    words = language.wording
    themes = _themes(view)
    gaps = [each.gap for each in themes if each.gap]
    if not gaps:
        return Said(words.text("summary-gap-none", {"least": view.least}))
    tables: list[Part] = []
    if view.request.theme is not None:
        tables.append(_table(told.name_of(view.request.theme, language), themes, language))
    else:
        by_cut = ((cut, view.figures.cut(cut)) for cut in Cut)
        tables += [_table(words.text(f"summary-{cut}s"), each, language) for cut, each in by_cut if _any(each)]
    how = Text(words.text("summary-how-clear"), quiet=True)
    return Said(gap_sentence(themes, language), (*tables, how))


def gap_sentence(themes: tuple[ThemeFigures, ...], language: Language) -> str:
    """Where the two see things most differently, if they clearly do."""
    words, clear = language.wording, clear_gaps(themes)
    if not clear:
        return words.text("summary-gap-alike")
    theme, gap = clear[0]
    group = "leaders" if gap.difference.levels > 0 else "frontline"
    said: dict[str, str | int] = {
        "theme": told.name_within(theme.key, language),
        "apart": told.decimal(abs(gap.difference.levels), 1),
        "others": len(clear) - 1,
    }
    return words.text(f"summary-gap-widest-{group}", said)


def clear_gaps(themes: tuple[ThemeFigures, ...]) -> list[tuple[ThemeFigures, Gap]]:
    """The widest first."""
    clear = [(each, each.gap) for each in themes if each.gap and each.gap.difference.is_clear]
    return sorted(clear, key=lambda pair: -abs(pair[1].difference.levels))


def _themes(view: SummaryView) -> tuple[ThemeFigures, ...]:
    if view.request.theme is not None:
        return (figures_under(view.request.theme, view.figures),)
    return view.figures.themes


def _any(themes: tuple[ThemeFigures, ...]) -> bool:
    return any(each.gap for each in themes)


def _table(title: str, themes: tuple[ThemeFigures, ...], language: Language) -> Table:
    columns = ("theme", "gap", "leaders", "frontline")
    header = tuple(language.wording.text(f"summary-{column}") for column in columns)
    return Table(title, header, tuple(_row(each, language) for each in themes))


def _row(theme: ThemeFigures, language: Language) -> tuple[str, ...]:
    name, gap = told.name_of(theme.key, language), theme.gap
    if gap is None:
        return name, language.wording.text("summary-no-gap-cell"), "", ""
    return name, told.apart(gap, language), told.mean(gap.leaders), told.mean(gap.frontline)
