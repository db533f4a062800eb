"""`waymark export`: a council's figures as a file. `waymark national`: many councils' exports in one view."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from adapters.exports.csv_table import csv_table
from adapters.exports.html_report import html_report
from adapters.exports.workbook import workbook
from adapters.plain import plain_text
from bot.clock import utc_now
from bot.console import CouncilOption, load_settings, one_council, open_database, run
from bot.exports import as_file, read_export, read_exports, today
from bot.faults import Exit, StartFault
from bot.frameworks import read_languages
from bot.publishing import Publisher
from bot.summaries import NoSuchQuarter
from conversations.audit import Deed, Entry
from conversations.calendar import quarter_code, read_quarter
from conversations.export_format import ExportFormat
from conversations.export_view import ExportView
from conversations.gathering import Gathering
from conversations.language import Language
from conversations.national import CannotCompare, National, national
from conversations.national_report import in_plain_words, national_report, national_tidy
from storage import audit, councils

Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="The file to write; else it is printed.", metavar="FILE")
]
Locale = Annotated[str, typer.Option(help="The language: en or cy.")]


class NationalFormat(StrEnum):
    TEXT = "text"
    CSV = "csv"
    XLSX = "xlsx"
    HTML = "html"


def export(
    *,
    form: Annotated[
        ExportFormat, typer.Option("--format", help="csv, xlsx, json, or html for a report to print.")
    ],
    quarter: Annotated[str | None, typer.Option(help="A past quarter, such as 'Q3 2026/27'.")] = None,
    output: Output = None,
    council: CouncilOption = None,
    locale: Locale = "en",
) -> None:
    """Take away all of a council's published figures."""
    settings = load_settings()

    async def job() -> None:
        asked = None if quarter is None else _quarter(quarter)
        languages = read_languages(settings.framework)
        now = utc_now()
        async with open_database(settings) as database:
            number = await one_council(database, council)
            await Publisher(database, languages.framework, settings.questions_each).publish_due(now)
            async with database.read() as session:
                least = await councils.least_of(session, number)
                gathering = Gathering(languages.framework, settings.questions_each, least)
                view = _there(await read_export(session, gathering, number, asked, now))
            async with database.write() as session:
                await audit.record_operator(session, number, Entry(Deed.EXPORTED, form.value), now)
        _write(as_file(form, view, languages.pick(locale)), output, is_text=form is not ExportFormat.XLSX)

    run(job())


def national_view(
    files: Annotated[list[Path], typer.Argument(help="JSON exports of councils.", metavar="FILE...")],
    *,
    form: Annotated[
        NationalFormat, typer.Option("--format", help="text, csv, xlsx or html.")
    ] = NationalFormat.TEXT,
    output: Output = None,
    locale: Locale = "en",
) -> None:
    """Show many councils together, from their JSON exports: no names, and no league table."""

    async def job() -> None:
        language = read_languages(load_settings().framework).pick(locale)
        try:
            view = national(read_exports(files))
        except CannotCompare as error:
            raise StartFault(str(error), Exit.BAD_INPUT) from None
        _write(_national_file(form, view, language), output, is_text=form is not NationalFormat.XLSX)

    run(job())


def _there(view: ExportView | NoSuchQuarter | None) -> ExportView:
    """Raises StartFault where there is nothing to take away."""
    match view:
        case None:
            raise StartFault(
                "The council has had no check-in yet: there is nothing to take away.", Exit.BAD_INPUT
            )
        case NoSuchQuarter(_, held, year):
            codes = ", ".join(quarter_code(each, year) for each in held)
            raise StartFault(f"That quarter had no check-in. These had one: {codes}.", Exit.BAD_INPUT)
        case _:
            return view


def _national_file(form: NationalFormat, view: National, language: Language) -> bytes:
    report = national_report(view, today(utc_now()), language)
    match form:
        case NationalFormat.TEXT:
            return f"{plain_text(in_plain_words(report), width=88)}\n".encode()
        case NationalFormat.CSV:
            return csv_table(national_tidy(view, language))
        case NationalFormat.XLSX:
            return workbook(report)
        case NationalFormat.HTML:
            return html_report(report)


def _quarter(text: str) -> int:
    try:
        return read_quarter(text)
    except ValueError as error:
        raise StartFault(str(error), Exit.BAD_INPUT) from None


def _write(data: bytes, output: Path | None, *, is_text: bool) -> None:
    if output is None:
        if not is_text and sys.stdout.isatty():
            raise StartFault("A workbook cannot be shown here. Say where it goes with -o FILE.", Exit.BAD_INPUT)
        typer.echo(data, nl=False)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise StartFault(f"{output} cannot be written: {error.strerror}.", Exit.ENVIRONMENT) from None
    typer.echo(f"Written to {output}.")
