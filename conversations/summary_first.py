"""The first screen of a summary: where the council stands, read in ten seconds."""

from collections.abc import Sequence

from conversations import figure_words as told
from conversations.cards import Part, Table, Text
from conversations.figures import Kind, SummaryFigures, ThemeFigures
from conversations.language import Language
from conversations.reckoning import sentence
from conversations.statistics import Agreement
from conversations.summary_said import Said, compared_note, response, since_of
from conversations.summary_view import SummaryView

CHANGES_SHOWN = 5


def first_screen(view: SummaryView, language: Language) -> Said:
    figures = view.figures
    parts = [
        *overall(figures, language),
        *response(view, language),
        *ranked(figures, language),
        *_camps(figures, language),
        *_changed(figures, language),
    ]
    return Said(headline(figures, language), tuple(parts))


def headline(figures: SummaryFigures, language: Language) -> str:
    """In one sentence: what stands highest, what lowest, and what has changed most."""
    words, found = language.wording, sentence(figures)
    if found.level is None:
        return ""
    said = words.text("summary-sentence-alike", {"level": language.choice_name(found.level)})
    if found.kind is Kind.SPREAD and found.strongest and found.weakest:
        said = words.text(
            "summary-sentence-spread",
            {
                "high": _level_name(found.strongest, language),
                "strongest": told.name_within(found.strongest.key, language),
                "low": _level_name(found.weakest, language),
                "weakest": told.name_within(found.weakest.key, language),
            },
        )
    if found.change is None or found.change.change is None or found.since is None:
        return f"{said}."
    change = {
        "said": said,
        "since": told.since(found.since, figures.quarter, language),
        "theme": told.name_within(found.change.key, language),
        "change": told.moved_in_words(found.change.change, language),
    }
    return words.text("summary-sentence-change", change)


def overall(figures: SummaryFigures, language: Language) -> list[Part]:
    measure = figures.overall.measure
    if measure is None:
        return []
    said: dict[str, str | int] = {
        "level": told.level_of_five(measure, language),
        "answers": told.answers(measure.answers, language),
    }
    return [Text(language.wording.text("summary-stands", said))]


def ranked(figures: SummaryFigures, language: Language) -> list[Part]:
    """The strongest themes, and the weakest with what holds them back; neither where there are no two."""
    words = language.wording
    theme, level = words.text("summary-theme"), words.text("summary-level")
    strengths = tuple(_standing(each, language) for each in figures.strengths)
    gaps = tuple((*_standing(each, language), told.barrier(each, language)) for each in figures.gaps)
    tables: list[Part] = []
    if strengths:
        tables.append(Table(words.text("summary-strengths"), (theme, level), strengths))
    if gaps:
        tables.append(Table(words.text("summary-gaps"), (theme, level, words.text("summary-barrier")), gaps))
    return tables


def _standing(theme: ThemeFigures, language: Language) -> tuple[str, str]:
    return told.name_with_kind(theme.key, language), told.level_or_missing(theme, language)


def _camps(figures: SummaryFigures, language: Language) -> list[Part]:
    """Where the mean hides that people see it in two ways."""
    split = [each for each in figures.themes if each.measure and each.measure.agreement is Agreement.SPLIT]
    if not split:
        return []
    names = language.wording.all_of([told.name_with_kind(each.key, language) for each in split])
    return [Text(language.wording.text("summary-camps", {"themes": names}))]


def _changed(figures: SummaryFigures, language: Language) -> list[Part]:
    """What has clearly changed, the most changed first."""
    words = language.wording
    if figures.compared is None:
        return [Text(words.text("summary-nothing-earlier"), quiet=True)]
    since = since_of(figures.compared, figures, language)
    if not figures.changed:
        return [
            Text(words.text("summary-nothing-changed", {"since": since})),
            *compared_note(figures, language),
        ]
    header = tuple(words.text(f"summary-{column}") for column in ("theme", "change", "level"))
    rows = tuple(_change(each, language) for each in figures.changed[:CHANGES_SHOWN])
    table = Table(words.text("summary-changed", {"since": since}), header, rows)
    return [table, *_more(figures.changed, language), *compared_note(figures, language)]


def _change(theme: ThemeFigures, language: Language) -> tuple[str, ...]:
    name, level = _standing(theme, language)
    return name, told.change(theme.change, language), level


def _more(changed: Sequence[ThemeFigures], language: Language) -> list[Part]:
    more = len(changed) - CHANGES_SHOWN
    if more <= 0:
        return []
    return [Text(language.wording.text("summary-changed-more", {"count": more}), quiet=True)]


def _level_name(theme: ThemeFigures, language: Language) -> str:
    return language.choice_name(theme.measure.level) if theme.measure else ""
