"""No cell runs as a formula, and texts that would not run stay as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.exports.safe_text import LONGEST, neutral

STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"


@given(st.text())
def test_no_text_begins_as_a_formula_does(text: str) -> None:
    kept = neutral(text)
    assert not kept.startswith(tuple(STARTS))
    assert not kept.lstrip().startswith(tuple(STARTS))


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("before", ["", " \t", "\u00a0 "])
def test_an_apostrophe_before_a_formula_makes_it_text(start: str, before: str) -> None:
    text = f"{before}{start}=cmd|' /C calc'!A0"
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["Housing", "Children's services", "a=b", "Parks + leisure", "", "5-a-side", "é"]
)
def test_what_does_not_run_is_kept(text: str) -> None:
    assert neutral(text) == text


def test_what_no_file_may_hold_is_replaced_and_what_is_too_long_is_cut() -> None:
    assert neutral("a\x00b\ud800c\uffffd\x0be") == "a\ufffdb\ufffdc\ufffdd\ufffde"
    assert len(neutral("x" * (LONGEST + 1))) == LONGEST
