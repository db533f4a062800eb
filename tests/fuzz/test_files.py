"""Files and settings that people write or damage: every fault in words, never a failure of ours."""

import json

from hypothesis import given
from hypothesis import strategies as st

from conversations.framework_file import FrameworkFaults, parse
from tests.conversations.builders import FRAMEWORK_FILE, WORDINGS
from tests.counting import Tried
from tests.fuzz import checks
from tests.fuzz.mutations import Json, as_bytes, cases, damaged, damaged_bytes
from tests.fuzz.seeds import HOLIDAYS, PEOPLE

FRAMEWORK: Json = json.loads(FRAMEWORK_FILE.read_bytes())


@cases(120)
@given(damaged([FRAMEWORK]).map(as_bytes))
def test_a_damaged_framework_is_read_or_told_with_every_fault(tried: Tried, text: bytes) -> None:
    tried["made-up cases: framework files"] += 1
    checks.framework(text)
    try:
        parse(text, WORDINGS.values())
    except FrameworkFaults as found:
        assert all(str(fault).startswith("$") for fault in found.faults)


@cases(120)
@given(damaged_bytes([FRAMEWORK_FILE.read_bytes()]))
def test_bytes_that_were_a_framework_are_read_or_told(tried: Tried, text: bytes) -> None:
    tried["made-up cases: framework files"] += 1
    checks.framework(text)


@cases(600)
@given(damaged_bytes(PEOPLE))
def test_bytes_that_were_a_file_of_people_are_read_or_told_by_line(tried: Tried, data: bytes) -> None:
    tried["made-up cases: files of people"] += 1
    checks.people(data)


@cases(600)
@given(damaged_bytes(HOLIDAYS))
def test_bytes_that_were_a_file_of_holidays_are_read_or_told(tried: Tried, data: bytes) -> None:
    tried["made-up cases: files of holidays"] += 1
    checks.holidays(data)


values = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30),
    st.sampled_from(
        ("0", "-1", "65536", "http://", "https://x", "10", "xoxb-x", "true", "[", "10.0.0.0/8", "é")
    ),
)


@cases(450)
@given(st.dictionaries(st.sampled_from(checks.SETTINGS), values, min_size=1, max_size=5))
def test_whatever_the_environment_holds_is_used_or_told_without_its_value(
    tried: Tried, environment: dict[str, str]
) -> None:
    tried["made-up cases: settings"] += 1
    checks.environment(environment)
