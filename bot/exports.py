"""What somebody takes away: all published figures of a check-in, as a file; and many of these in one view."""

from codecs import BOM_UTF8
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from adapters.exports.csv_table import csv_table
from adapters.exports.html_report import html_report
from adapters.exports.json_file import json_file
from adapters.exports.workbook import workbook
from bot.faults import Exit, StartFault
from bot.summaries import Everything, NoSuchQuarter, everything
from conversations.export_file import ExportFaults, ExportFile, parse_export
from conversations.export_filled import export_file
from conversations.export_format import ExportFormat
from conversations.export_report import report
from conversations.export_tidy import tidy
from conversations.export_view import ExportView, export_view
from conversations.framework_file import Fault
from conversations.gathering import Gathering
from conversations.language import Language
from conversations.people import HOME_ZONE
from storage.database import Session

LARGEST = 20_000_000
"""Of an export that is read, in bytes; one of a large council has a few hundred thousand."""


async def read_export(
    session: Session, gathering: Gathering, council: int, quarter: int | None, now: datetime
) -> ExportView | NoSuchQuarter | None:
    """What somebody reads who asks for every summary there is; None where no check-in has opened yet."""
    found = await everything(session, gathering, council, quarter, now)
    if not isinstance(found, Everything):
        return found
    return export_view(found.summary, found.areas, found.roles, found.trends, today(now))


def today(now: datetime) -> date:
    return now.astimezone(ZoneInfo(HOME_ZONE)).date()


def as_file(form: ExportFormat, view: ExportView, language: Language) -> bytes:
    match form:
        case ExportFormat.CSV:
            return csv_table(tidy(view, language))
        case ExportFormat.XLSX:
            return workbook(report(view, language))
        case ExportFormat.JSON:
            return json_file(export_file(view, language))
        case ExportFormat.HTML:
            return html_report(report(view, language))


def read_exports(files: Sequence[Path]) -> dict[str, ExportFile]:
    """By the name of the file. Raises StartFault with every fault of every file."""
    read: dict[str, ExportFile] = {}
    faults: list[str] = []
    for file in files:
        if str(file) in read:
            faults.append(f"{file}: is given twice")
            continue
        try:
            read[str(file)] = parse_export(_content(file))
        except ExportFaults as error:
            faults += [f"{file}: {fault}" for fault in error.faults]
        except OSError as error:
            faults.append(f"{file}: cannot be read: {error.strerror}")
    if faults:
        raise StartFault("\n".join(faults), Exit.BAD_INPUT)
    return read


def _content(file: Path) -> bytes:
    """Without the mark that some editors put at the beginning. Raises OSError, or ExportFaults."""
    with file.open("rb") as opened:
        content = opened.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise ExportFaults([Fault("$", "is too large for an export")])
    return content.removeprefix(BOM_UTF8)
