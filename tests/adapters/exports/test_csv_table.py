"""CSV that parses back, in every spreadsheet, with nothing in it that runs."""

import csv
from fractions import Fraction
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from adapters.exports.csv_table import csv_table
from adapters.exports.safe_text import neutral
from conversations.export_tidy import tidy
from conversations.sheets import Block, Column, Row, Sheet, Value
from tests.adapters.exports.samples import AREAS, HOSTILE, a_view
from tests.conversations.builders import ENGLISH, FRAMEWORK, WELSH


def parsed(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def records(data: bytes) -> list[dict[str, str]]:
    header, *rows = parsed(data)
    return [dict(zip(header, row, strict=True)) for row in rows]


def a_sheet(*values: Value) -> Sheet:
    columns = tuple(Column(f"c{place}", f"C{place}") for place in range(len(values)))
    return Sheet("s", "S", (), (Block("b", columns),), (Row((), values),))


RECORDS = records(csv_table(tidy(a_view(), ENGLISH)))


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_every_text_comes_back_as_it_was_but_for_what_would_run(texts: list[str]) -> None:
    _, row = parsed(csv_table(a_sheet(*texts)))
    assert row == [neutral(text) for text in texts]


def test_excel_knows_it_for_utf_8_and_lines_end_as_rfc_4180_has_it() -> None:
    data = csv_table(a_sheet("Ynys Môn"))
    assert data == b"\xef\xbb\xbfc0\r\n" + "Ynys Môn\r\n".encode()


def test_numbers_are_written_for_programs() -> None:
    _, row = parsed(csv_table(a_sheet(1234, Fraction(-1, 2), Fraction(7, 3), None, Fraction(-1, 1000))))
    assert row == ["1234", "-0.50", "2.33", "", "0.00"]


def test_every_row_has_every_column_and_each_subject_has_one_row() -> None:
    subjects = [
        (each["first_day"], each["cut"], each["theme"], each["split"], each["group"]) for each in RECORDS
    ]
    assert len(set(subjects)) == len(subjects)
    assert {each["split"] for each in RECORDS} == {"", "area", "role", "quarter", "gap"}
    assert {each["cut"] for each in RECORDS} == {"overall", "mission", "enabler", "principle", "grid"}


def test_columns_have_the_same_names_in_every_language() -> None:
    english, welsh = (parsed(csv_table(tidy(a_view(), each)))[0] for each in (ENGLISH, WELSH))
    assert english == welsh


def test_a_mean_is_that_of_its_distribution() -> None:
    shown = [each for each in RECORDS if each["state"] == "shown"]
    assert len(shown) > 100
    for each in shown:
        counts = [int(each[f"level_{level}"]) for level in range(1, 6)]
        points = sum(level * count for level, count in enumerate(counts, start=1))
        assert int(each["answers"]) == sum(counts)
        assert abs(float(each["mean"]) - points / sum(counts)) <= 0.005001


def test_what_is_not_shown_has_its_state_and_no_numbers() -> None:
    hidden = [each for each in RECORDS if each["state"] in ("withheld", "empty")]
    assert {each["state"] for each in hidden} == {"withheld", "empty"}
    heads = list(RECORDS[0])[: list(RECORDS[0]).index("state") + 1]
    assert all(not value for each in hidden for name, value in each.items() if name not in heads)


def test_a_change_is_told_only_where_it_is_clear() -> None:
    compared = [each for each in RECORDS if each["change_is_clear"]]
    assert {each["change_is_clear"] for each in compared} == {"true", "false"}
    assert all(bool(each["change"]) == (each["change_is_clear"] == "true") for each in compared)


def test_an_areas_name_does_not_run() -> None:
    groups = {each["group"] for each in RECORDS if each["split"] == "area"}
    assert groups == {*(area for area in AREAS if area != HOSTILE), f"'{HOSTILE}"}


def test_response_and_what_is_held_back_stand_with_the_whole_council_alone() -> None:
    (whole,) = (each for each in RECORDS if each["asked"])
    assert (whole["cut"], whole["split"]) == ("overall", "")
    assert [whole[name] for name in ("asked", "reached", "answered", "waiting", "for_good")] == [
        *("240", "231", "148", "12", "3")
    ]


def test_the_grid_has_a_row_for_each_missions_part_in_each_enabler() -> None:
    cells = {each["theme"] for each in RECORDS if each["cut"] == "grid"}
    assert cells == {f"{one.id}:{two.id}" for one in FRAMEWORK.missions for two in FRAMEWORK.enablers}
