"""A report as one HTML page that needs nothing else: for a committee's papers, on screen and printed."""

from base64 import b64encode
from collections.abc import Iterator
from importlib import resources

from adapters.charts import draw
from adapters.charts.canvas import TooMuch
from adapters.exports.markup import Markup, element, together
from conversations.cards import Facts, Heading, Part, Picture, Table, Text
from conversations.sheets import Block, Chapter, Column, Report, Row, Shape, Sheet, Value, shown

_LONG = 30
"""In characters."""


def html_report(report: Report) -> bytes:
    page = together(
        Markup("<!DOCTYPE html>\n"),
        element("html", _head(report), _body(report), lang=report.frame.language),
        "\n",
    )
    return page.encode()


def _head(report: Report) -> Markup:
    style = resources.files("adapters.exports").joinpath("report.css").read_text("utf-8")
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="description", content=report.summary),
        element("title", report.title),
        element("style", Markup(style)),
    )


def _body(report: Report) -> Markup:
    chapters: list[Chapter | Sheet] = [*report.opening, *report.sheets, *report.closing]
    sections = [_section(number, each) for number, each in enumerate(chapters, start=1)]
    links = [
        element("li", element("a", each.title, href=f"#part-{number}"))
        for number, each in enumerate(chapters, start=1)
    ]
    first = len(report.opening)
    return element(
        "body",
        element("a", report.frame.skip, class_="skip", href="#report"),
        element("header", element("h1", report.title), *(element("p", note) for note in report.notes)),
        element(
            "main", *sections[:first], _contents(report, links), *sections[first:], id="report", tabindex="-1"
        ),
    )


def _contents(report: Report, links: list[Markup]) -> Markup:
    heading = element("h2", report.frame.contents, id="contents")
    return element("nav", heading, element("ol", *links), aria_labelledby="contents")


def _section(number: int, chapter: Chapter | Sheet) -> Markup:
    heading = element("h2", chapter.title, id=f"part-{number}")
    inside = _chapter(number, chapter) if isinstance(chapter, Chapter) else _sheet(number, chapter)
    return element("section", heading, *inside, aria_labelledby=f"part-{number}")


def _chapter(number: int, chapter: Chapter) -> Iterator[Markup]:
    for place, part in enumerate(chapter.parts, start=1):
        yield _part(f"table-{number}-{place}", part)


def _part(name: str, part: Part) -> Markup:
    match part:
        case Heading(text):
            return element("h3", text)
        case Text(text, quiet):
            return together(
                *(element("p", line, class_="quiet" if quiet else None) for line in text.splitlines())
            )
        case Facts(facts):
            told = (element("div", element("dt", each.label), element("dd", each.value)) for each in facts)
            return element("dl", *told)
        case Table(title, header, rows):
            heads = [element("th", each, scope="col") for each in header]
            body = [_cells(row[:1], tuple(map(_text_cell, row[1:]))) for row in rows]
            return _table(name, title, heads, body)
        case Picture():
            return _picture(part)
        case _:
            return Markup()


def _text_cell(text: str) -> Markup:
    return element("td", text, class_=_text_class(text))


def _sheet(number: int, sheet: Sheet) -> Iterator[Markup]:
    for note in sheet.notes:
        yield element("p", note)
    if sheet.picture is not None:
        yield _picture(sheet.picture)
    for place, block in enumerate(sheet.blocks, start=1):
        yield _block(f"table-{number}-{place}", sheet, block)


def _block(name: str, sheet: Sheet, block: Block) -> Markup:
    heads = [
        element("th", column.title, scope="col", class_=_class(column))
        for column in (*sheet.heads, *block.columns)
    ]
    body = [
        _cells(tuple(map(_said, row.heads)), _values(row, values, block.columns))
        for row, values in zip(sheet.rows, sheet.part(block), strict=True)
    ]
    return _table(name, block.caption, heads, body)


def _values(row: Row, values: tuple[Value, ...], columns: tuple[Column, ...]) -> tuple[Markup, ...]:
    """Where there is nothing to tell, one cell says why."""
    if row.missing and all(value in (None, row.missing) for value in values):
        return (element("td", row.missing, colspan=len(columns), class_="missing"),)
    return tuple(
        element("td", shown(value, column.shape), class_=_cell_class(value, column))
        for value, column in zip(values, columns, strict=True)
    )


def _cell_class(value: Value, column: Column) -> str | None:
    if column.shape is Shape.TEXT:
        return _text_class(str(value or ""))
    return "number missing" if isinstance(value, str) else "number"


def _text_class(text: str) -> str | None:
    """Long texts get a wide column, or they would make a tall row."""
    return "long" if len(text) > _LONG else None


def _class(column: Column) -> str | None:
    return None if column.shape is Shape.TEXT else "number"


def _said(value: Value) -> str:
    return shown(value, Shape.TEXT)


def _cells(heads: tuple[str, ...], values: tuple[Markup, ...]) -> Markup:
    return element("tr", *(element("th", head, scope="row") for head in heads), *values)


def _table(name: str, caption: str, heads: list[Markup], body: list[Markup]) -> Markup:
    """In a field of its own, which scrolls sideways where the page is narrow, by keyboard too."""
    table = element(
        "table",
        element("caption", element("span", caption), id=name),
        element("thead", element("tr", *heads)),
        element("tbody", *body),
    )
    return element("div", table, class_="wide", role="region", aria_labelledby=name, tabindex="0")


def _picture(picture: Picture) -> Markup:
    """Nothing where there is too much to draw: the tables tell it all."""
    try:
        png = draw(picture.drawing)
    except TooMuch:
        return Markup()
    source = f"data:image/png;base64,{b64encode(png.data).decode()}"
    image = element("img", src=source, alt=picture.alt, width=png.width, height=png.height)
    return element("figure", image)
