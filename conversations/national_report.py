"""The national view in words: a sheet a quarter, and one tidy table."""

from collections.abc import Iterator
from datetime import date

from conversations import figure_words
from conversations.answers import LEVELS
from conversations.calendar import YearKind, quarter_code
from conversations.cards import Card, Heading, Part, Table, Text
from conversations.export_columns import column, level_columns
from conversations.export_file import quarter_of
from conversations.export_report import frame
from conversations.language import Language
from conversations.national import LEAST_COUNCILS, National, NationalQuarter, NationalTheme
from conversations.scoring import OVERALL
from conversations.sheets import (
    Block,
    Chapter,
    Chart,
    ChartKind,
    Column,
    Report,
    Row,
    Shape,
    Sheet,
    Value,
    shown,
)

_NAMES = (
    *("first_day", "cut", "theme", "theme_name"),
    *("councils", "lower_quartile", "median", "upper_quartile", "answers"),
    *(f"level_{int(level)}" for level in LEVELS),
)
_HEADS = 4


def national_report(view: National, made_on: date, language: Language) -> Report:
    words = language.wording
    title = words.text("export-national")
    day = {"day": words.calendar_day(made_on), "year": str(made_on.year)}
    return Report(
        frame(language),
        title,
        title,
        made_on,
        (view.framework, words.text("export-made-on", day)),
        (Chapter(words.text("export-first"), tuple(_about(view, language))),),
        tuple(_sheet(each, view, language) for each in view.quarters),
        (),
    )


def national_tidy(view: National, language: Language) -> Sheet:
    """All quarters, the columns named for programs."""
    columns = tuple(Column(name, name) for name in _NAMES)
    rows = tuple(
        Row(heads, values)
        for quarter in view.quarters
        for heads, values in (_tidy(quarter, theme, language) for theme in quarter.themes)
    )
    title = language.wording.text("export-national")
    return Sheet("national", title, columns[:_HEADS], (Block(title, columns[_HEADS:]),), rows)


def in_plain_words(report: Report) -> Card:
    """A report for a terminal."""
    parts: list[Part] = [Heading(report.title), *(Text(note) for note in report.notes)]
    for chapter in report.opening:
        parts += chapter.parts
    for sheet in report.sheets:
        parts += [Heading(sheet.title), *(Text(note) for note in sheet.notes)]
        parts += [_table(sheet, block) for block in sheet.blocks]
    return Card(report.summary, tuple(parts))


def _table(sheet: Sheet, block: Block) -> Table:
    columns = (*sheet.heads, *block.columns)
    rows = []
    for row, values in zip(sheet.rows, sheet.part(block), strict=True):
        cells = [shown(value, each.shape) for value, each in zip((*row.heads, *values), columns, strict=True)]
        if row.missing and not any(cells[len(sheet.heads) :]):
            cells[len(sheet.heads)] = row.missing
        rows.append(tuple(cells))
    return Table(block.caption, tuple(each.title for each in columns), tuple(rows))


def _about(view: National, language: Language) -> Iterator[Part]:
    words = language.wording
    if view.is_synthetic:
        yield Text(words.text("summary-synthetic"))
    for quarter in view.quarters:
        said: dict[str, str | int] = {
            "quarter": words.quarter(quarter_of(quarter.first_day)),
            "councils": quarter.councils,
        }
        yield Text(words.text("export-councils-count", said))
    yield Text(words.text("export-national-how", {"least": LEAST_COUNCILS}))
    yield Text(view.source, quiet=True)


def _sheet(quarter: NationalQuarter, view: National, language: Language) -> Sheet:
    words = language.wording
    number = quarter_of(quarter.first_day)
    title = words.quarter(number)
    levels = tuple(
        Column(each.name, f"{int(level)} {name}", each.shape)
        for each, level, name in zip(level_columns(language), LEVELS, view.levels, strict=True)
    )
    spread = (
        column("councils", "export-councils", Shape.COUNT, language),
        column("lower_quartile", "export-lower-quartile", Shape.BOUND, language),
        column("median", "export-median", Shape.BOUND, language),
        column("upper_quartile", "export-upper-quartile", Shape.BOUND, language),
    )
    pooled = (*levels, column("answers", "summary-answers", Shape.COUNT, language))
    return Sheet(
        quarter_code(number, YearKind.CALENDAR),
        title,
        (column("theme", "summary-theme", Shape.TEXT, language),),
        (
            Block(words.text("export-block-spread", {"title": title}), spread),
            Block(words.text("export-block-pooled", {"title": title}), pooled),
        ),
        tuple(_row(each, language) for each in quarter.themes),
        tuple(_notes(quarter, language)),
        chart=Chart(ChartKind.LEVELS, tuple(each.name for each in levels), title),
    )


def _notes(quarter: NationalQuarter, language: Language) -> Iterator[str]:
    words = language.wording
    if quarter.still_open:
        yield words.text("export-still-open", {"count": quarter.still_open})
    if len(quarter.versions) > 1:
        yield words.text("export-versions", {"versions": words.all_of(quarter.versions)})
    else:
        yield words.text("summary-version", {"version": quarter.versions[0]})


def _row(theme: NationalTheme, language: Language) -> Row:
    heads = (_name_with_kind(theme, language),)
    if theme.spread is None or theme.pooled is None:
        missing = language.wording.text("export-too-few-councils", {"least": LEAST_COUNCILS})
        return Row(heads, (theme.councils, missing, *(None,) * 8), missing)
    spread = theme.spread
    return Row(
        heads,
        (theme.councils, spread.lower, spread.median, spread.upper, *theme.pooled, theme.answers),
    )


def _tidy(
    quarter: NationalQuarter, theme: NationalTheme, language: Language
) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
    cut, key = theme.key or (OVERALL, "")
    heads = (quarter.first_day.isoformat(), str(cut), key, _name(theme, language))
    if theme.spread is None or theme.pooled is None:
        return heads, (theme.councils, *(None,) * 9)
    spread = theme.spread
    return heads, (theme.councils, spread.lower, spread.median, spread.upper, theme.answers, *theme.pooled)


def _name_with_kind(theme: NationalTheme, language: Language) -> str:
    if theme.key is None:
        return _name(theme, language)
    cut, _ = theme.key
    said = {"theme": theme.name, "kind": language.wording.text(f"summary-kind-{cut}")}
    return language.wording.text("summary-theme-kind", said)


def _name(theme: NationalTheme, language: Language) -> str:
    return theme.name or figure_words.name_of(OVERALL, language)
