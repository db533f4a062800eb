"""What somebody takes away: all published figures of a check-in, as a file; and many of these in one view."""

from codecs import BOM_UTF8
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo

from adapters.exports.csv_table import csv_table
from adapters.exports.html_report import html_report
from adapters.exports.json_file import json_file
from adapters.exports.workbook import workbook
from bot.faults import Exit, StartFault
from bot.summaries import NoSuchQuarter, summary_view
from conversations.export_file import ExportFaults, ExportFile, parse_export
from conversations.export_filled import export_file
from conversations.export_report import report
from conversations.export_tidy import tidy
from conversations.export_view import ExportView, export_view
from conversations.framework import Cut, Framework
from conversations.framework_file import Fault
from conversations.gathering import Gathering
from conversations.language import Language
from conversations.people import HOME_ZONE
from conversations.scoring import theme_key
from conversations.summary_request import Look, Split, SummaryRequest
from conversations.summary_view import SummaryView
from storage.database import Session

LARGEST = 20_000_000
"""Of an export that is read, in bytes; one of a large council has a few hundred thousand."""


class Format(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    HTML = "html"


async def read_export(
    session: Session, gathering: Gathering, council: int, quarter: int | None, now: datetime
) -> ExportView | NoSuchQuarter | None:
    """What somebody reads who asks for every summary there is; None where no check-in has opened yet."""
    whole = await summary_view(session, gathering, council, SummaryRequest(quarter=quarter), now)
    if not isinstance(whole, SummaryView):
        return whole
    asked = SummaryRequest(quarter=whole.checkin.quarter)

    async def look(request: SummaryRequest) -> SummaryView:
        view = await summary_view(session, gathering, council, request, now)
        assert isinstance(view, SummaryView), "the check-in has just been read"
        return view

    areas = await look(replace(asked, split=Split.AREA))
    roles = await look(replace(asked, split=Split.ROLE))
    trends = [await look(replace(asked, look=Look.TREND, theme=key)) for key in _keys(gathering.framework)]
    return export_view(
        whole,
        areas.split,
        roles.split,
        {key: trend for each in trends for key, trend in each.trends.items()},
        today(now),
    )


def today(now: datetime) -> date:
    return now.astimezone(ZoneInfo(HOME_ZONE)).date()


def as_file(form: Format, view: ExportView, language: Language) -> bytes:
    match form:
        case Format.CSV:
            return csv_table(tidy(view, language))
        case Format.XLSX:
            return workbook(report(view, language))
        case Format.JSON:
            return json_file(export_file(view, language))
        case Format.HTML:
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


def _keys(framework: Framework) -> list[str | None]:
    """Of everything (which no theme stands for), and of every theme."""
    return [None, *(theme_key(cut, theme.id) for cut in Cut for theme in framework.themes(cut))]
