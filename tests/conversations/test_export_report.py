"""A report says what the summaries say, cut by cut, in both languages."""

from dataclasses import replace

import pytest

from conversations.cards import Buttons, Heading, Picture, Text
from conversations.export_report import report
from conversations.export_view import export_view
from conversations.figures import State
from conversations.framework import Cut
from conversations.material import HeldBack, Material, Response
from conversations.reckoning import summary_figures
from conversations.sheets import Report, Sheet
from conversations.summary_cards import compose_summary
from conversations.summary_request import SummaryRequest
from tests.adapters.exports.samples import MADE_ON, a_round, a_summary, a_view
from tests.conversations.builders import BOTH, ENGLISH, FRAMEWORK, QUARTER

VIEW = a_view()
REPORTS = {locale: report(VIEW, language) for locale, language in BOTH.items()}

both = pytest.mark.parametrize("locale", BOTH)


def sheet_of(name: str, made: Report = REPORTS["en"]) -> Sheet:
    return next(each for each in made.sheets if each.name == name)


def test_the_sheets_are_the_cuts_in_the_order_in_which_they_are_read() -> None:
    names = [
        *("All themes", "Missions", "Enablers", "Good practice principles", "Missions by enablers"),
        *("Service areas", "Roles", "Trend", "Leaders and front line", "Response"),
    ]
    assert [each.name for each in REPORTS["en"].sheets] == names


@both
def test_names_fit_on_a_spreadsheets_tabs_and_are_told_apart(locale: str) -> None:
    made = REPORTS[locale]
    names = [*(each.name for each in made.sheets), *(each.title for each in (*made.opening, *made.closing))]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
    assert not any(name.startswith("'") or name.endswith("'") for name in names)


@both
def test_every_row_has_as_many_values_as_there_are_columns(locale: str) -> None:
    for sheet in REPORTS[locale].sheets:
        names = [column.name for column in sheet.columns]
        assert len(set(names)) == len(names)
        assert all(len((*row.heads, *row.values)) == len(names) for row in sheet.rows)
        assert all(row.heads[-1] for row in sheet.rows)


@both
def test_the_report_opens_with_the_first_screen_and_ends_with_the_method(locale: str) -> None:
    made, language = REPORTS[locale], BOTH[locale]
    first = compose_summary(replace(VIEW.summary, request=SummaryRequest()), language)
    assert made.summary == first.text
    told = [part for part in made.opening[0].parts if not isinstance(part, Picture)]
    assert told == [
        part
        for part in first.parts
        if not isinstance(part, Buttons) and part not in (Heading(made.title), Text(made.notes[0], quiet=True))
    ]
    assert len(made.closing[0].parts) > 3


def test_the_sentence_comes_before_the_picture_and_the_picture_before_the_tables() -> None:
    kinds = [type(part).__name__ for part in REPORTS["en"].opening[0].parts]
    assert kinds.index("Heading") < kinds.index("Picture") < kinds.index("Table")


def test_a_change_that_is_not_clear_is_told_in_words_beside_its_interval() -> None:
    sheet = sheet_of("Enablers")
    place = [column.name for column in sheet.columns].index("change") - len(sheet.heads)
    changes = {row.heads[0]: row.values[place : place + 3] for row in sheet.rows}
    assert changes["Data"][0] == "no clear change"
    assert None not in changes["Data"]
    assert not isinstance(changes["Leadership"][0], str)
    assert sheet.notes == ("Changes are measured from July to September 2026 (Q2 2026/27).",)


def test_without_an_earlier_check_in_there_are_no_columns_of_change() -> None:
    material = Material(a_round(QUARTER), Response(80, 80, 60), 10)
    alone = replace(a_summary(), figures=summary_figures(FRAMEWORK, material))
    made = report(export_view(alone, {}, {}, {}, MADE_ON), ENGLISH)
    assert [each.name for each in made.sheets] == [
        *("All themes", "Missions", "Enablers", "Good practice principles", "Missions by enablers", "Response")
    ]
    assert not any(column.name.startswith("change") for sheet in made.sheets for column in sheet.columns)


def test_a_council_without_answers_gets_a_report_that_says_so() -> None:
    empty = Material(
        replace(a_round(QUARTER), counted=replace(a_round(QUARTER).counted, histograms={})),
        Response(0, 0, 0),
        10,
    )
    summary = replace(a_summary(), figures=summary_figures(FRAMEWORK, empty))
    made = report(export_view(summary, {}, {}, {}, MADE_ON), ENGLISH)
    assert all(row.missing in ("none yet", "withheld") for row in sheet_of("Enablers", made).rows)
    assert all(each.picture is None for each in made.sheets)
    assert "Response" not in [each.name for each in made.sheets]


@both
def test_what_is_not_shown_has_a_word_in_its_place_in_every_cut(locale: str) -> None:
    for cut in Cut:
        sheet = REPORTS[locale].sheets[1 + list(Cut).index(cut)]
        for row, theme in zip(sheet.rows, VIEW.figures.cut(cut), strict=True):
            assert bool(row.missing) == (theme.state is not State.SHOWN)
            assert row.values[0] == (row.missing or row.values[0])


def test_areas_come_by_name_and_people_without_one_last() -> None:
    known = a_view()
    areas = {
        "": known.areas["Housing"],
        "waste": known.areas["Housing"],
        "Adult social care": known.areas["Housing"],
    }
    made = report(export_view(a_summary(), areas, {}, {}, MADE_ON), ENGLISH)
    assert [row.heads[0] for row in sheet_of("Service areas", made).rows] == [
        *("Adult social care", "waste", "Area not known")
    ]


def test_the_trend_names_quarters_versions_and_what_is_withheld() -> None:
    rows = sheet_of("Trend").rows
    assert [row.heads[0] for row in rows][-1] == "October to December 2026 (Q3 2026/27)"
    assert [row.values[5] for row in rows] == ["1.0.0"] * 4 + ["1.1.0"] * 2
    assert rows[1].values[0] == "withheld"
    assert len(sheet_of("Trend").notes) == 1


def test_held_back_answers_are_counted() -> None:
    told = {row.heads[0]: row.values[0] for row in sheet_of("Response").rows}
    assert VIEW.held_back == HeldBack(12, 3)
    assert list(told.values()) == [240, 231, 148, 12, 3]
