"""Files and settings that people write or damage: every fault in words, never a failure of ours."""

import json
from contextlib import suppress
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.doors import build_doors
from bot.faults import Exit, StartFault
from bot.settings import Settings, read_settings
from conversations.calendar import Nation
from conversations.framework_file import FrameworkFaults, parse
from conversations.holidays_file import HolidayFaults, read_holidays
from conversations.people_file import PeopleFileFault, Where, read_people
from tests.conversations.builders import FRAMEWORK_FILE, WORDINGS
from tests.fuzz.mutations import Json, as_bytes, cases, damaged, damaged_bytes

FRAMEWORK: Json = json.loads(FRAMEWORK_FILE.read_bytes())
ZONES = available_timezones()
PEOPLE = (
    "platform,workspace,member id,name,role,service area,nation,hours\r\n"
    'Slack,T9,U1,Siân Owen,front-line,"Housing, homes",Wales,mon-thu 10:00-15:00\r\n'
    "slack,T9,U2,Sam Patel,leader,IT,England,\r\n"
)


@cases(60)
@given(damaged([FRAMEWORK]).map(as_bytes))
def test_a_damaged_framework_is_read_or_told_with_every_fault(text: bytes) -> None:
    try:
        parse(text, WORDINGS.values())
    except FrameworkFaults as found:
        assert found.faults
        assert all(str(fault).startswith("$") for fault in found.faults)


@cases(60)
@given(damaged_bytes([FRAMEWORK_FILE.read_bytes()]))
def test_bytes_that_were_a_framework_are_read_or_told(text: bytes) -> None:
    with suppress(FrameworkFaults):
        parse(text, WORDINGS.values())


@cases(200)
@given(damaged_bytes([PEOPLE.encode(each) for each in ("utf-8", "utf-8-sig", "utf-16", "cp1252")]))
def test_bytes_that_were_a_file_of_people_are_read_or_told_by_line(data: bytes) -> None:
    for wording in WORDINGS.values():
        try:
            found = read_people(data, Where("slack", "T1"), wording, ZONES)
        except PeopleFileFault as fault:
            assert str(fault)
        else:
            assert all(fault.line >= 1 for fault in found.faults)


@cases(200)
@given(damaged_bytes([b"date,change,name\n2026-12-24,add,Christmas Eve\n2026-12-25,remove,\n"]))
def test_bytes_that_were_a_file_of_holidays_are_read_or_told(data: bytes) -> None:
    with suppress(HolidayFaults):
        read_holidays(data.decode(errors="replace"), Nation.WALES)


def _variables() -> list[str]:
    return [
        str(field.validation_alias or f"WAYMARK_{name.upper()}")
        for name, field in Settings.model_fields.items()
    ]


values = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30),
    st.sampled_from(
        ("0", "-1", "65536", "http://", "https://x", "10", "xoxb-x", "true", "[", "10.0.0.0/8", "é")
    ),
)


@cases(150)
@given(st.dictionaries(st.sampled_from(_variables()), values, min_size=1, max_size=5))
def test_whatever_the_environment_holds_is_used_or_told_without_its_value(environment: dict[str, str]) -> None:
    marked = {name: f"{value}canary" if "SECRET" in name else value for name, value in environment.items()}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in marked.items():
            patch.setenv(name, value)
        try:
            build_doors(read_settings())
        except StartFault as fault:
            assert fault.code is Exit.ENVIRONMENT
            assert "canary" not in str(fault)
