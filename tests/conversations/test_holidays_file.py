"""A council's own holidays from a file: what can be written, and how every fault is named."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.calendar import Calendar, Holiday, Nation
from conversations.holidays_file import HolidayFaults, read_holidays

HEADER = "date,change,name"

FAULTS = {
    "an impossible date": (
        "2026-02-30,add,Closed",
        "line 2: '2026-02-30' is no date; expected one such as 2026-12-24 or 24/12/2026",
    ),
    "an American date": (
        "12/24/2026,add,Closed",
        "line 2: '12/24/2026' is no date; expected one such as 2026-12-24 or 24/12/2026",
    ),
    "a year of two digits": (
        "24/12/26,add,Closed",
        "line 2: '24/12/26' is no date; expected one such as 2026-12-24 or 24/12/2026",
    ),
    "a year mistyped": (
        "2206-12-24,add,Closed",
        "line 2: '2206-12-24' is no date; expected one such as 2026-12-24 or 24/12/2026",
    ),
    "digits of another script": (
        "٢٠26-12-24,add,Closed",
        "line 2: '٢٠26-12-24' is no date; expected one such as 2026-12-24 or 24/12/2026",
    ),
    "a long text for a date": (
        f"{'x' * 50},add,Closed",
        f"line 2: '{'x' * 40}…' is no date; expected one such as 2026-12-24 or 24/12/2026",
    ),
    "another change": ("2026-12-24,close,Closed", "line 2: 'close' is no change; expected add or remove"),
    "no change": ("2026-12-24,,Closed", "line 2: '' is no change; expected add or remove"),
    "no name": ("2026-12-24,add,", "line 2: a day off that is added needs a name"),
    "a column missing and no name": ("2026-12-24,add", "line 2: a day off that is added needs a name"),
    "a long name": (
        f"2026-12-24,add,{'x' * 101}",
        "line 2: the name has 101 characters; expected at most 100",
    ),
    "a date alone": (
        "2026-12-24",
        "line 2: expected date,change,name; a name with a comma in it needs double quotes around it",
    ),
    "a comma without quotes": (
        "2026-12-24,add,Christmas Eve, by custom",
        "line 2: expected date,change,name; a name with a comma in it needs double quotes around it",
    ),
    "a quote without its other half": (
        '2026-12-24,add,"Christmas Eve',
        "line 2: expected date,change,name; a name with a comma in it needs double quotes around it",
    ),
    "a bank holiday added": (
        "2026-12-28,add,Closed",
        "line 2: 2026-12-28 is a bank holiday in England already (Boxing Day (observed)); expected another day",
    ),
    "an ordinary day removed": (
        "2026-12-24,remove,",
        "line 2: 2026-12-24 is no bank holiday in England; expected one to remove",
    ),
}


def faults_of(text: str, nation: Nation = Nation.ENGLAND) -> list[str]:
    with pytest.raises(HolidayFaults) as raised:
        read_holidays(text, nation)
    assert str(raised.value) == "\n".join(map(str, raised.value.faults))
    return [str(each) for each in raised.value.faults]


def test_days_are_added_and_removed_as_written() -> None:
    text = f"""{HEADER}
# The office's own days
2026-12-24,add,Christmas Eve

29/12/2026,add,"Closed, by custom"
4/5/2026,remove,May Day
2026-05-25,remove
"""
    assert read_holidays(text, Nation.ENGLAND) == (
        (Holiday(date(2026, 12, 24), "Christmas Eve"), Holiday(date(2026, 12, 29), "Closed, by custom")),
        (date(2026, 5, 4), date(2026, 5, 25)),
    )


def test_a_file_from_a_spreadsheet_is_read() -> None:
    """Capitals, blanks, line ends of Windows, quotes around everything, empty columns and lines of commas."""
    text = (
        "# Our days\r\n"
        'Date, Change ,"Name",,\r\n'
        '"# Winter",,,,\r\n'
        '"24/12/2026", Add , Christmas Eve ,,\r\n'
        ",,,,\r\n"
        "4/5/2026,REMOVE,,,"
    )
    added, removed = read_holidays(text, Nation.ENGLAND)
    assert removed == (date(2026, 5, 4),)
    assert [each.day for each in added] == [date(2026, 12, 24)]


def test_a_header_alone_takes_back_all_changes() -> None:
    assert read_holidays(f"{HEADER}\n", Nation.WALES) == ((), ())


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_is_named_with_its_line_and_what_was_expected(case: str) -> None:
    line, problem = FAULTS[case]
    assert faults_of(f"{HEADER}\n{line}\n") == [problem]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "line 1: expected the columns date,change,name, not ''"),
        (
            "\n\n2026-12-24,add,Closed\n",
            "line 3: expected the columns date,change,name, not '2026-12-24,add,Closed'",
        ),
        ("date;change;name\n", "line 1: expected the columns date,change,name, not 'date;change;name'"),
        ('"date,change,name\n', "line 1: expected the columns date,change,name, not '\"date,change,name'"),
    ],
)
def test_a_file_without_its_header_is_refused(text: str, problem: str) -> None:
    assert faults_of(text) == [problem]


def test_every_fault_is_named_at_once_with_its_own_line() -> None:
    text = f"# ours\n{HEADER}\n2026-12-24,add,Closed\n\nnever,shut,\n24/12/2026,remove,\n2026-12-29,add,\n"
    assert faults_of(text) == [
        "line 5: 'shut' is no change; expected add or remove",
        "line 5: 'never' is no date; expected one such as 2026-12-24 or 24/12/2026",
        "line 6: 2026-12-24 is on line 3 already; expected each day once",
        "line 7: a day off that is added needs a name",
    ]


def test_what_is_a_bank_holiday_depends_on_the_nation() -> None:
    easter_monday = f"{HEADER}\n2027-03-29,add,Easter Monday\n"
    added, _ = read_holidays(easter_monday, Nation.SCOTLAND)
    assert [each.day for each in added] == [date(2027, 3, 29)]
    assert "already" in faults_of(easter_monday, Nation.WALES)[0]
    the_twelfth = f"{HEADER}\n12/7/2027,remove,\n"
    assert read_holidays(the_twelfth, Nation.NORTHERN_IRELAND) == ((), (date(2027, 7, 12),))
    assert "no bank holiday in Scotland" in faults_of(the_twelfth, Nation.SCOTLAND)[0]


@given(
    st.dictionaries(
        st.dates(date(2026, 1, 1), date(2031, 12, 31)),
        st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=100),
    ),
    st.sampled_from(Nation),
    st.booleans(),
)
def test_what_is_read_is_what_the_calendar_then_follows(
    days: dict[date, str], nation: Nation, british: bool
) -> None:
    """Bank holidays among the days are removed, the others added; the calendar then has exactly the others."""
    usual = Calendar(nation=nation)
    lines = [HEADER]
    for day, name in days.items():
        change = "add" if usual.holiday(day) is None else "remove"
        written = f"{day.day}/{day.month}/{day.year}" if british else day.isoformat()
        quoted = name.replace('"', '""')
        lines.append(f'{written},{change},"{quoted}"')
    added, removed = read_holidays("\n".join(lines), nation)
    calendar = Calendar(nation=nation, added=added, removed=removed)
    for day, name in days.items():
        expected = name if usual.holiday(day) is None else None
        assert calendar.holiday(day) == expected
        neighbour = day + timedelta(days=1)
        if neighbour not in days:
            assert calendar.holiday(neighbour) == usual.holiday(neighbour)


@given(st.text())
def test_whatever_the_file_holds_it_is_read_or_its_faults_are_named(text: str) -> None:
    for content in (text, f"{HEADER}\n{text}"):
        with suppress(HolidayFaults):
            read_holidays(content, Nation.ENGLAND)
