"""Files of people as spreadsheets write them: read, or refused by line with the reason."""

from datetime import time
from zoneinfo import available_timezones

import pytest

from bot.wordings import read_wordings
from conversations.people import HOME_ZONE, Account, Role, WorkingPattern
from conversations.people_file import (
    LARGEST,
    MOST_ROWS,
    Details,
    Email,
    PeopleFile,
    PeopleFileFault,
    Row,
    Where,
    read_people,
)
from conversations.words import FALLBACK

ENGLISH = read_wordings()[FALLBACK]
ZONES = available_timezones()
HERE = Where("slack", "T1")
FEW_HOURS = WorkingPattern(frozenset({1, 2, 3, 4}), time(10), time(15))


def read(data: str | bytes, where: Where = HERE) -> PeopleFile:
    return read_people(data.encode() if isinstance(data, str) else data, where, ENGLISH, ZONES)


def problems(data: str, where: Where = HERE) -> list[str]:
    return [str(each) for each in read(data, where).faults]


def details(cells: str, columns: str) -> Details:
    (row,) = read(f"user,{columns}\nU1,{cells}\n").rows
    return row.details


FULL = (
    "platform,workspace,member id,name,role,service area,nation,hours\r\n"
    'Slack,T9,U1,Siân Owen,front-line,"Housing, homes",Wales,mon-thu 10:00-15:00\r\n'
)
SIAN = Row(
    2,
    Account("slack", "T9", "U1"),
    Details("Siân Owen", Role.FRONTLINE, "Housing, homes", HOME_ZONE, FEW_HOURS),
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_encoding_of_spreadsheets_is_read(encoding: str) -> None:
    found = read(FULL.encode(encoding))
    assert (found.rows, found.faults, found.ignored) == ([SIAN], [], [])


@pytest.mark.parametrize("separator", [";", "\t"])
def test_the_separator_is_told_from_the_header(separator: str) -> None:
    text = f"User{separator}Role{separator}Area\nU1{separator}leader{separator}Roads, bridges\n"
    assert read(text).rows == [
        Row(2, Account("slack", "T1", "U1"), Details(role=Role.LEADER, service_area="Roads, bridges"))
    ]


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    """Protects whoever looks for a fault: quoted cells run over several lines, and blank lines count."""
    text = 'user,area\r\nU1,"Adult\r\nsocial\r\ncare"\r\n\r\nU 2,x\r\n"U\n3",y\r\nU4,\r\n'
    found = read(text)
    assert [(row.line, row.details.service_area) for row in found.rows] == [(2, "Adult social care"), (9, None)]
    assert [each.line for each in found.faults] == [6, 7]


@pytest.mark.parametrize(
    ("cell", "role"),
    [
        *(("leader", Role.LEADER), ("Leaders", Role.LEADER), ("frontline", Role.FRONTLINE)),
        *(("Front Line", Role.FRONTLINE), ("front-line", Role.FRONTLINE), ("Elected member", Role.ELECTED)),
        *(("Councillor", Role.ELECTED), ("Cllr.", Role.ELECTED), ("", None)),
    ],
)
def test_roles_are_read_as_people_call_them(cell: str, role: Role | None) -> None:
    assert details(cell, "role").role is role


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        *(("nation", "Scotland"), ("Nation", "northern ireland"), ("nation or time zone", "England")),
        *(("time zone", "europe/london"), ("tz", "Cymru")),
    ],
)
def test_all_nations_have_one_time_zone(column: str, cell: str) -> None:
    assert details(cell, column).zone == HOME_ZONE


def test_a_time_zone_counts_before_a_nation() -> None:
    assert details("Wales,Asia/Tokyo", "nation,time zone").zone == "Asia/Tokyo"


def test_an_email_is_told_from_an_id_in_either_column() -> None:
    text = "user,email\nU1,\n,Sam@Anytown.gov.uk\nann@anytown.gov.uk,\nU2,bob@anytown.gov.uk\n"
    assert [row.who for row in read(text).rows] == [
        Account("slack", "T1", "U1"),
        Email("slack", "T1", "sam@anytown.gov.uk"),
        Email("slack", "T1", "ann@anytown.gov.uk"),
        Account("slack", "T1", "U2"),
    ]


def test_ids_of_teams_are_kept_in_small_letters_as_teams_sends_them() -> None:
    text = "object id\n1A2B3C4D-0000-4000-8000-1A2B3C4D5E6F\n"
    (row,) = read(text, Where("teams", "tenant")).rows
    assert row.who == Account("teams", "tenant", "1a2b3c4d-0000-4000-8000-1a2b3c4d5e6f")


def test_unknown_columns_are_named() -> None:
    found = read("user,Grade,role,Line manager,\nU1,7,leader,Ann,\n")
    assert found.ignored == ["Grade", "Line manager"]
    assert len(found.rows) == 1


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("U2,boss,,", "'boss' is no role: write leader, frontline or elected"),
        ("U2,,Europe/Londn,", "'Europe/Londn' is no time zone. Did you mean Europe/London?"),
        ("U2,,,always", "'always' are no working hours: write them as mon-thu 10:00-15:00"),
        ("U2,,,mon 17:00-09:00", "'mon 17:00-09:00' are no working hours: write them as mon-thu 10:00-15:00"),
        ("U2,,,sat-sun", "'sat-sun' are hours on weekends only, when nobody is reminded"),
        ("U1,,,", "the same person as in line 2"),
        (",leader,,", "says nobody: member id and email are empty"),
        ("Sam,,,", "'Sam' is no id of a person: Slack's member ids begin with U or W, such as U024BE7LH"),
        ("sam@anytown,,,", "'sam@anytown' is no e-mail address"),
        ("=HYPERLINK(1),,,", "member id begins with = as a formula does: write plain text"),
        ("U2,leader,,,x,y", "6 cells under 4 columns: a cell that holds the separator needs quotes"),
        ('U2,"lead"er,,', "a quotation mark stands within a cell: write it twice, with the cell in quotes"),
    ],
)
def test_a_row_that_is_wrong_is_refused_with_its_line_and_the_reason(row: str, problem: str) -> None:
    text = f"user,role,time zone,hours\nU1,,,\n{row}\nU3,,,\n"
    assert problems(text) == [f"line 3: {problem}"]
    assert [each.line for each in read(text).rows] == [2, 4]


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
@pytest.mark.parametrize("column", ["name", "service area"])
def test_no_formula_gets_into_a_text(column: str, start: str) -> None:
    """Protects whoever opens an export in a spreadsheet."""
    assert problems(f'user,{column}\nU1,"{start}1+1"\n') == [
        f"line 2: {column} begins with {start} as a formula does: write plain text"
    ]


def test_a_text_that_is_too_long_is_refused() -> None:
    assert problems(f"user,area\nU1,{'x' * 100}\nU2,{'x' * 101}\n") == [
        "line 3: service area has 101 characters, and 100 at most fit"
    ]


def test_a_platform_that_there_is_not_and_one_that_is_missing_are_refused_by_line() -> None:
    text = "user,platform,workspace\nU1,Discord,T1\nU2,,T1\nU3,slack,\n"
    assert problems(text, Where()) == [
        "line 2: 'Discord' is no platform: write slack or teams",
        "line 3: platform is empty",
        "line 4: workspace is empty",
    ]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf\r\n\r\n", "The file is empty."),
        (b"PK\x03\x04....", "is a spreadsheet. Save it as CSV first."),
        (b"user\0role", "no text that can be read"),
        (b"user\n\x81\x8d\n", "no text that can be read"),
        (b"role,area\nleader,Roads\n", "No column says who people are."),
        (b"U1,leader\n", "No column says who people are."),
        (b"user,role,Roles\nU1,leader,x\n", "Two columns tell the role: 'role' and 'Roles'. Leave one out."),
        (b'user,area\nU1,x\nU2,"open\nU3,y\n', "line 3: a quotation mark that opens here is not closed"),
        (b'"user\nU1\n', "line 1: a quotation mark that opens here is not closed"),
        (b" " * (LARGEST + 1), "larger than 64 MB"),
        (b"user\n" + b"?\n" * (MOST_ROWS + 1), "more than 250,000 rows"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(PeopleFileFault, match=sentence.replace("(", r"\(").replace(".", r"\.")):
        read(data)


@pytest.mark.parametrize(
    ("where", "sentence"),
    [
        (Where(None, "T1"), "Nothing says which platform people are on. Add a column platform, or --platform."),
        (Where("slack"), "Nothing says which workspace people are in. Add a column workspace, or --workspace."),
    ],
)
def test_platform_and_workspace_have_to_be_said_somewhere(where: Where, sentence: str) -> None:
    with pytest.raises(PeopleFileFault) as refused:
        read("user\nU1\n", where)
    assert str(refused.value) == sentence


def test_thousands_of_wrong_time_zones_take_no_longer_than_one() -> None:
    """Protects the command from a file in which a whole column is wrong: near names are looked for once."""
    rows = "".join(f"U{number},Nowhere/Land\n" for number in range(20_000))
    assert len(read(f"user,tz\n{rows}").faults) == 20_000
