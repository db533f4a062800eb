"""One HTML page that needs nothing else and that everybody can read. docs/report/run has axe-core check it."""

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.charts.palette import PAPER, Colour, contrast
from adapters.exports.html_report import html_report
from adapters.exports.markup import Markup, element
from adapters.exports.safe_text import clean
from conversations.cards import Picture
from conversations.drawings import LevelBars
from conversations.export_report import report
from conversations.sheets import Report, shown
from tests.adapters.exports.pages import Element, read_page
from tests.adapters.exports.samples import COUNCIL, HOSTILE, a_view
from tests.conversations.builders import BOTH, ROOT

REPORTS = {locale: report(a_view(), language) for locale, language in BOTH.items()}
STYLE = (ROOT / "adapters" / "exports" / "report.css").read_text("utf-8")

both = pytest.mark.parametrize("locale", BOTH)


@cache
def raw(locale: str) -> bytes:
    return html_report(REPORTS[locale])


@cache
def page_in(locale: str) -> Element:
    return read_page(raw(locale))


def small(**changes: object) -> Report:
    """Without pictures, which take their time."""
    made = REPORTS["en"]
    sheets = tuple(replace(each, picture=None) for each in made.sheets[:2])
    return replace(made, opening=(), sheets=sheets, closing=(), **changes)  # type: ignore[arg-type]


@both
def test_the_page_is_in_its_language_and_has_a_title_for_tabs_and_bookmarks(locale: str) -> None:
    (page,) = page_in(locale).all("html")
    assert page.attributes == {"lang": locale}
    assert [each.text for each in page_in(locale).all("title", "h1")] == [REPORTS[locale].title] * 2
    assert raw(locale).startswith(b"<!DOCTYPE html>")


@both
def test_nothing_is_loaded_from_elsewhere_and_nothing_runs(locale: str) -> None:
    kinds = {each.name for each in page_in(locale).all()}
    assert not kinds & {"script", "link", "iframe", "object", "embed", "form", "base", "svg"}
    for each in page_in(locale).all():
        assert not [name for name in each.attributes if name.startswith("on") or name == "style"]
        assert each.attributes.get("src", "data:image/png;base64,").startswith("data:image/png;base64,")
        assert each.attributes.get("href", "#").startswith("#")
    assert not re.search(r"url\(|@import|https?:|expression", STYLE)


@both
def test_headings_follow_each_other_in_order(locale: str) -> None:
    levels = [int(each.name[1]) for each in page_in(locale).all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@both
def test_every_cut_is_a_section_that_the_contents_lead_to(locale: str) -> None:
    made = REPORTS[locale]
    titles = [
        *(each.title for each in made.opening),
        *(each.title for each in made.sheets),
        *(each.title for each in made.closing),
    ]
    links = {each.attributes["href"]: each.text for nav in page_in(locale).all("nav") for each in nav.all("a")}
    heads = {
        f"#{each.attributes['id']}": each.text
        for each in page_in(locale).all("h2")
        if each.attributes["id"] != "contents"
    }
    assert list(links.values()) == titles
    assert links == heads


@both
def test_the_first_screen_comes_before_the_contents(locale: str) -> None:
    (main,) = page_in(locale).all("main")
    first, second = (child for child in main.children[:2] if isinstance(child, Element))
    assert (first.name, second.name) == ("section", "nav")
    assert any(each.name == "img" for each in first.all())


@both
def test_a_link_skips_to_the_report(locale: str) -> None:
    (body,) = page_in(locale).all("body")
    first = body.children[0]
    assert isinstance(first, Element)
    assert (first.name, first.attributes["href"]) == ("a", "#report")
    assert [each.attributes["id"] for each in page_in(locale).all("main")] == ["report"]


@both
def test_every_table_is_a_real_one_in_a_field_that_scrolls_by_keyboard(locale: str) -> None:
    regions = [each for each in page_in(locale).all("div") if each.attributes.get("class") == "wide"]
    assert len(regions) == len(list(page_in(locale).all("table"))) > 25
    ids = [each.attributes["id"] for each in page_in(locale).all() if "id" in each.attributes]
    assert len(set(ids)) == len(ids)
    for region in regions:
        (table,) = region.all("table")
        (caption,) = table.all("caption")
        assert (region.attributes["tabindex"], region.attributes["role"]) == ("0", "region")
        assert region.attributes["aria-labelledby"] == caption.attributes["id"]
        assert caption.text
        heads = [each for head in table.all("thead") for each in head.all("th")]
        assert all(each.attributes["scope"] == "col" and each.text for each in heads)
        for row in (row for body in table.all("tbody") for row in body.all("tr")):
            wide = sum(int(each.attributes.get("colspan", "1")) for each in row.all("th", "td"))
            assert wide == len(heads)
            assert [each.attributes["scope"] for each in row.all("th")][:1] == ["row"]


@both
def test_every_picture_has_a_text_that_carries_its_message(locale: str) -> None:
    made = REPORTS[locale]
    pictures = [part for chapter in made.opening for part in chapter.parts if isinstance(part, Picture)]
    pictures += [each.picture for each in made.sheets if each.picture]
    images = list(page_in(locale).all("img"))
    assert [each.attributes["alt"] for each in images] == [each.alt for each in pictures]
    assert len(images) == 9
    assert all(each.attributes["width"] == "360" for each in images)


@both
def test_the_tables_hold_all_that_the_sheets_do(locale: str) -> None:
    """Where there is nothing to tell in a block, one cell says why in all of its columns."""
    tables = {each.text: each for each in page_in(locale).all("table")}
    for sheet in REPORTS[locale].sheets:
        for block in sheet.blocks:
            (table,) = (
                each for each in tables.values() if next(iter(each.all("caption"))).text == block.caption
            )
            (body,) = table.all("tbody")
            for line, row, values in zip(body.all("tr"), sheet.rows, sheet.part(block), strict=True):
                columns = (*sheet.heads, *block.columns)
                told = [
                    shown(each, column.shape)
                    for each, column in zip((*row.heads, *values), columns, strict=True)
                ]
                if row.missing and set(values) <= {None, row.missing}:
                    told = [*told[: len(sheet.heads)], row.missing]
                assert [cell.text for cell in line.all("th", "td")] == told


def test_names_that_look_like_markup_are_text() -> None:
    assert any(each.text == HOSTILE for each in page_in("en").all("th"))
    assert b"<script" not in raw("en")


@given(st.text())
@settings(max_examples=60)
def test_no_text_gets_out_of_its_place(text: str) -> None:
    page = read_page(html_report(small(title=text, summary=text, notes=(text,))))
    assert [each.text for each in page.all("h1", "title")] == [clean(text)] * 2
    assert clean(text) in [each.attributes.get("content") for each in page.all("meta")]


@given(st.text(), st.text())
def test_markup_is_made_of_elements_alone(inside: str, attribute: str) -> None:
    made = read_page(element("p", inside, Markup("<b>b</b>"), title=attribute).encode())
    (paragraph,) = made.all("p")
    assert paragraph.text == f"{clean(inside)}b"
    assert paragraph.attributes == {"title": clean(attribute)}
    assert [each.name for each in made.all()] == ["", "p", "b"]


def test_what_is_too_much_to_draw_is_told_by_its_table_alone() -> None:
    made = REPORTS["en"]
    sheet = next(each for each in made.sheets if each.picture)
    assert sheet.picture is not None
    drawing = sheet.picture.drawing
    assert isinstance(drawing, LevelBars)
    many = replace(sheet.picture, drawing=replace(drawing, bars=drawing.bars * 40))
    page = read_page(html_report(replace(made, opening=(), sheets=(replace(sheet, picture=many),), closing=())))
    assert list(page.all("img", "figure")) == []
    assert len(list(page.all("table"))) == len(sheet.blocks)


def test_text_stands_out_from_the_paper() -> None:
    """What axe-core measures in the browser, for every colour that text can have."""
    texts = set(re.findall(r"[{; ]color: (#[0-9a-f]{3,6})", STYLE)) - {"#fff"}
    assert len(texts) >= 3
    assert all(contrast(_colour(text), PAPER) >= 4.5 for text in texts)


def test_the_council_is_named_once_as_a_heading() -> None:
    assert [COUNCIL in each.text for each in page_in("en").all("h1", "h2", "h3")].count(True) == 1


def _colour(code: str) -> Colour:
    digits = code[1:] if len(code) == 7 else "".join(digit * 2 for digit in code[1:])
    red, green, blue = (int(digits[place : place + 2], 16) for place in (0, 2, 4))
    return red, green, blue
