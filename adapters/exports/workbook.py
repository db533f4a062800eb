"""A report as an XLSX workbook: a sheet a cut, numbers as numbers, and charts of the spreadsheet's own."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from io import BytesIO
from itertools import chain
from typing import Any

from adapters.charts.palette import FRONTLINE, LEADERS, LEVEL_COLOURS, Colour, ink_on
from adapters.exports.safe_text import cell, clean, runs
from conversations.cards import Facts, Heading, Part, Table, Text
from conversations.sheets import Chapter, ChartKind, Report, Shape, Sheet, Value, shown

_NUMBERS = {
    Shape.COUNT: "#,##0",
    Shape.MEAN: "0.0",
    Shape.BOUND: "0.00",
    Shape.DIFFERENCE: "+0.0;-0.0;0.0",
    Shape.SPAN: "+0.00;-0.00;0.00",
    Shape.PERCENT: "0%",
}
_NARROWEST, _WIDEST, _WORDS = 9, 44, 100
"""Of columns and of chapters, in characters."""

_CHARTS = {ChartKind.LEVELS: "bar", ChartKind.MEANS: "bar", ChartKind.TREND: "line"}
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook(report: Report) -> bytes:
    """The same report always gives the same bytes."""
    import xlsxwriter  # the server and most commands never make a workbook

    file = BytesIO()
    book = xlsxwriter.Workbook(file, _OPTIONS)
    book.set_properties({"title": clean(report.title), "created": datetime.combine(report.made_on, time())})
    formats = _Formats(book)
    for chapter in report.opening:
        _write_chapter(book, formats, chapter, report)
    for sheet in report.sheets:
        _write_sheet(book, formats, sheet)
    for chapter in report.closing:
        _write_chapter(book, formats, chapter, report)
    book.close()
    return file.getvalue()


class _Formats:
    def __init__(self, book: Any) -> None:
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.heading = book.add_format({"bold": True})
        self.header = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.text = book.add_format({"valign": "top"})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        # Stays text even when somebody edits the cell.
        self.quoted = book.add_format({"valign": "top", "quote_prefix": True})
        self.numbers = {
            shape: book.add_format({"num_format": code, "valign": "top"}) for shape, code in _NUMBERS.items()
        }


def _write_chapter(book: Any, formats: _Formats, chapter: Chapter, report: Report) -> None:
    page = book.add_worksheet(chapter.title)
    page.set_column(0, 0, _WORDS)
    page.write_string(0, 0, clean(report.title), formats.title)
    row = 1
    for note in report.notes:
        row = _write_line(page, formats, row, (note,))
    for part in chapter.parts:
        row = _write_part(page, formats, row + 1, part)


def _write_part(page: Any, formats: _Formats, row: int, part: Part) -> int:
    """Gives the next free row."""
    match part:
        case Heading(text):
            page.write_string(row, 0, cell(text), formats.heading)
            return row + 1
        case Text(text):
            return _write_line(page, formats, row, (text,))
        case Facts(facts):
            for fact in facts:
                row = _write_line(page, formats, row, (f"{fact.label}: {fact.value}",))
            return row
        case Table(title, header, rows):
            page.write_string(row, 0, cell(title), formats.heading)
            row += 1
            for cells in (header, *rows):
                row = _write_line(page, formats, row, cells)
            return row
        case _:
            return row


def _write_line(page: Any, formats: _Formats, row: int, cells: Sequence[str]) -> int:
    for column, text in enumerate(cells):
        _write_text(page, formats, row, column, text, wrapped=column == 0)
    return row + 1


def _write_text(
    page: Any, formats: _Formats, row: int, column: int, text: str, *, wrapped: bool = False
) -> None:
    kept = cell(text)
    usual = formats.wrapped if wrapped else formats.text
    page.write_string(row, column, kept, formats.quoted if runs(kept) else usual)


def _write_sheet(book: Any, formats: _Formats, sheet: Sheet) -> None:
    page = book.add_worksheet(sheet.name)
    page.write_string(0, 0, clean(sheet.title), formats.title)
    for row, note in enumerate(sheet.notes, start=1):
        _write_text(page, formats, row, 0, note)
    top = len(sheet.notes) + 2
    _write_table(page, formats, sheet, top)
    page.freeze_panes(top + 1, len(sheet.heads))
    _set_print(page, top)
    if sheet.chart is not None:
        _insert_chart(book, page, sheet, top)


def _write_table(page: Any, formats: _Formats, sheet: Sheet, top: int) -> None:
    """As a table of the spreadsheet's own, so that screen readers tell its headers."""
    titles = _unique([clean(column.title) for column in sheet.columns])
    bottom = top + max(1, len(sheet.rows))
    page.add_table(
        *(top, 0, bottom, len(titles) - 1),
        {
            "name": f"table_{page.index + 1}",
            "columns": [{"header": title, "header_format": formats.header} for title in titles],
            "style": "Table Style Light 1",
            "title": clean(sheet.title),
            "description": clean("; ".join(block.caption for block in sheet.blocks)),
        },
    )
    for row, each in enumerate(sheet.rows, start=top + 1):
        for column, value in enumerate((*each.heads, *each.values)):
            _write_value(page, formats, (row, column), value, sheet.columns[column].shape)
    for column, title in enumerate(titles):
        page.set_column(column, column, _width(sheet, column, title))


def _write_value(page: Any, formats: _Formats, place: tuple[int, int], value: Value, shape: Shape) -> None:
    match value:
        case None:
            return
        case str():
            _write_text(page, formats, *place, value)
        case _:
            page.write_number(*place, float(value), formats.numbers.get(shape, formats.text))


def _unique(titles: Iterable[str]) -> list[str]:
    """A table's columns have to be told apart, whatever their case."""
    given: list[str] = []
    for title in titles:
        number, new = 1, title
        while new.casefold() in {each.casefold() for each in given}:
            number += 1
            new = f"{title} ({number})"
        given.append(new)
    return given


def _width(sheet: Sheet, column: int, title: str) -> int:
    shape = sheet.columns[column].shape
    cells = (shown((*row.heads, *row.values)[column], shape) for row in sheet.rows)
    longest = max(map(len, chain(cells, title.split())), default=0)
    return min(max(longest + 2, _NARROWEST), _WIDEST)


def _set_print(page: Any, top: int) -> None:
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)


def _insert_chart(book: Any, page: Any, sheet: Sheet, top: int) -> None:
    assert sheet.chart is not None, "only called for sheets that have one"
    kind, names = sheet.chart.kind, [column.name for column in sheet.columns]
    options = {"type": _CHARTS[kind]}
    if kind is ChartKind.LEVELS:
        options["subtype"] = "percent_stacked"
    chart = book.add_chart(options)
    first, last = top + 1, top + len(sheet.rows)
    head = len(sheet.heads) - 1
    for place, name in enumerate(sheet.chart.columns):
        column = names.index(name)
        chart.add_series(
            {
                "name": [sheet.name, top, column],
                "categories": [sheet.name, first, head, last, head],
                "values": [sheet.name, first, column, last, column],
                **_look(kind, place),
            }
        )
    chart.set_title({"name": clean(sheet.title), "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"})
    _set_axes(chart, kind)
    chart.set_size({"width": 720, "height": 160 + 26 * max(6, len(sheet.rows))})
    page.insert_chart(last + 2, 0, chart, {"description": clean(sheet.chart.alt), "object_position": 2})


def _set_axes(chart: Any, kind: ChartKind) -> None:
    """Bars run from the top, as rows do; means stand on the scale from 1 to 5."""
    scale = {"min": 1, "max": 5, "major_unit": 1}
    match kind:
        case ChartKind.LEVELS:
            chart.set_y_axis({"reverse": True})
            chart.set_x_axis({"num_format": "0%"})
        case ChartKind.MEANS:
            chart.set_y_axis({"reverse": True})
            chart.set_x_axis(scale)
        case ChartKind.TREND:
            chart.set_y_axis(scale)


def _look(kind: ChartKind, place: int) -> dict[str, Any]:
    """Numbers in the bars and shapes on the line, so that nothing rests on colour alone."""
    colours = LEVEL_COLOURS if kind is ChartKind.LEVELS else (LEADERS, FRONTLINE)
    colour = colours[place % len(colours)]
    match kind:
        case ChartKind.LEVELS:
            labels = {"value": True, "font": {"color": _hex(ink_on(colour))}}
            return {
                "fill": {"color": _hex(colour)},
                "border": {"color": "#0B0C0C", "width": 0.5},
                "data_labels": labels,
                "gap": 40,
            }
        case ChartKind.MEANS:
            labels = {"value": True, "num_format": "0.0"}
            fill = {"fill": {"color": _hex(colour)}}
            if place:
                fill = {
                    "pattern": {
                        "pattern": "wide_upward_diagonal",
                        "fg_color": _hex(colour),
                        "bg_color": "white",
                    }
                }
            return {**fill, "border": {"color": _hex(colour)}, "data_labels": labels, "gap": 60}
        case ChartKind.TREND:
            marker = {"type": "circle", "size": 8, "fill": {"color": _hex(colour)}}
            labels = {"value": True, "num_format": "0.0", "position": "above"}
            return {"line": {"color": _hex(colour), "width": 2.25}, "marker": marker, "data_labels": labels}


def _hex(colour: Colour) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour)
