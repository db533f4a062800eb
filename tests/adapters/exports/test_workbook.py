"""A workbook that spreadsheets open: a sheet a cut, numbers as numbers, native charts, nothing that runs."""

import zipfile
from dataclasses import replace
from functools import cache
from io import BytesIO
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from adapters.exports.workbook import workbook
from conversations.export_report import report
from conversations.language import Language
from conversations.sheets import Report
from tests.adapters.exports.samples import HOSTILE, MADE_ON, a_view
from tests.conversations.builders import BOTH

REPORTS = {locale: report(a_view(), language) for locale, language in BOTH.items()}


def opened(made: Report) -> Workbook:
    return load_workbook(BytesIO(workbook(made)))


def parts(data: bytes, folder: str) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {
            name: archive.read(name).decode()
            for name in archive.namelist()
            if name.startswith(folder) and name.endswith(".xml")
        }


def cells(page: Worksheet) -> list[Cell]:
    return [
        cell for row in page.iter_rows() for cell in row if isinstance(cell, Cell) and cell.value is not None
    ]


@cache
def book_in(locale: str) -> Workbook:
    return opened(REPORTS[locale])


@pytest.mark.parametrize("locale", BOTH)
def test_every_cut_has_a_sheet_of_its_own(locale: str) -> None:
    made = REPORTS[locale]
    names = [each.title for each in made.opening] + [each.name for each in made.sheets]
    assert book_in(locale).sheetnames == [*names, *(each.title for each in made.closing)]
    assert len(made.sheets) == 10
    assert all(len(name) <= 31 for name in book_in(locale).sheetnames)


@pytest.mark.parametrize("locale", BOTH)
def test_numbers_are_numbers_and_words_are_words(locale: str) -> None:
    for sheet in REPORTS[locale].sheets:
        page = book_in(locale)[sheet.name]
        told = [value for row in sheet.rows for value in (*row.heads, *row.values) if value is not None]
        top = len(sheet.notes) + 4
        found = [cell for cell in cells(page) if cell.row >= top]
        assert [cell.data_type for cell in found] == ["s" if isinstance(each, str) else "n" for each in told]
        numbers = [cell.value for cell in found if cell.data_type == "n"]
        assert numbers == [pytest.approx(float(each)) for each in told if not isinstance(each, str)]


def test_what_is_withheld_says_so_in_words() -> None:
    page = book_in("en")["Enablers"]
    (row,) = ([cell.value for cell in row] for row in page.iter_rows() if row[0].value == "Value")
    assert row[1] == "withheld"
    assert set(row[2:]) == {None}


@pytest.mark.parametrize("locale", BOTH)
def test_headers_stay_in_sight_and_are_a_tables_headers(locale: str) -> None:
    for sheet in REPORTS[locale].sheets:
        page = book_in(locale)[sheet.name]
        assert page.freeze_panes is not None
        (table,) = page.tables.values()
        assert len(table.tableColumns) == len(sheet.columns)
        header = [cell.value for cell in page[table.ref][0]]
        assert [name.partition(" (")[0] for name in header] == [
            column.title.partition(" (")[0] for column in sheet.columns
        ]


def test_levels_the_trend_and_the_gap_have_charts_that_draw_from_their_sheet() -> None:
    made = REPORTS["en"]
    charts = parts(workbook(made), "xl/charts/chart")
    assert len(charts) == sum(each.chart is not None for each in made.sheets) == 7
    kinds = [
        kind
        for chart in charts.values()
        for kind in ("percentStacked", "lineChart", "clustered")
        if kind in chart
    ]
    assert sorted(kinds) == ["clustered", "lineChart", *["percentStacked"] * 5]
    assert all("<c:f>" in chart and "<c:title>" in chart for chart in charts.values())


@pytest.mark.parametrize("locale", BOTH)
def test_every_chart_has_an_alternative_text_with_its_message(locale: str) -> None:
    made = REPORTS[locale]
    drawings = parts(workbook(made), "xl/drawings/drawing")
    found = [
        each.get("descr")
        for drawing in drawings.values()
        for each in ElementTree.fromstring(drawing).iter()
        if each.tag.endswith("cNvPr")
    ]
    assert sorted(map(str, found)) == sorted(each.chart.alt for each in made.sheets if each.chart)
    assert all(len(str(each)) > 40 for each in found)


def test_a_formula_in_an_areas_name_is_text_and_stays_text_when_edited() -> None:
    found = [cell for cell in cells(book_in("en")["Service areas"]) if cell.value == HOSTILE]
    assert [cell.data_type for cell in found] == ["s"]
    assert all(cell.quotePrefix for cell in found)


def test_the_same_report_gives_the_same_bytes() -> None:
    made = REPORTS["en"]
    assert workbook(made) == workbook(made)
    created = opened(made).properties.created
    assert created is not None
    assert created.date() == MADE_ON


@given(st.text(max_size=60))
@settings(max_examples=60)
def test_no_name_makes_a_formula_or_a_workbook_that_does_not_open(name: str) -> None:
    made = REPORTS["en"]
    first = made.sheets[0]
    rows = tuple(replace(row, heads=(name,)) for row in first.rows)
    columns = tuple(replace(column, title=name) for column in first.heads)
    sheet = replace(first, title=name, notes=(name,), heads=columns, rows=rows)
    book = opened(replace(made, title=name, opening=(), sheets=(sheet,), closing=()))
    assert all(cell.data_type != "f" for page in book.worksheets for cell in cells(page))


def test_columns_that_are_called_the_same_are_told_apart() -> None:
    made = REPORTS["en"]
    sheet = made.sheets[0]
    twice = replace(sheet, heads=(replace(sheet.heads[0], title=sheet.columns[1].title.upper()),))
    book = opened(replace(made, opening=(), sheets=(twice,), closing=()))
    header = [str(cell.value).casefold() for cell in next(iter(book[sheet.name].iter_rows(min_row=4)))]
    assert len(set(header)) == len(sheet.columns)


def test_a_language_is_all_that_differs() -> None:
    def numbers(language: Language) -> list[object]:
        book = opened(report(a_view(), language))
        return [cell.value for page in book.worksheets for cell in cells(page) if cell.data_type == "n"]

    assert numbers(BOTH["en"]) == numbers(BOTH["cy"])
