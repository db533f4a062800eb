"""Names that people type are matched however they spell them, and the nearest are found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.matching import nearest, plain


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Trigolion wedi'u grymuso",
            "trigolion wedi\u2019u grymuso",
            "TRIGOLION  wediu-grymuso",
            '"Trigolion wediu grymuso!"',
        ),
    ],
)
def test_case_apostrophes_hyphens_and_marks_make_no_difference(text: str) -> None:
    assert plain(text) == "trigolion wediu grymuso"


@pytest.mark.parametrize(
    ("text", "same"), [("rôl", "rol"), ("siŵr", "siwr"), ("Cafe\u0301", "café"), ("Q2 2026/27.", "q2 2026/27")]
)
def test_accents_make_no_difference_and_a_year_keeps_its_bar(text: str, same: str) -> None:
    assert plain(text) == plain(same)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hosing", ["Housing"]),
        ("PLANING", ["Planning"]),
        ("adult care", ["Adult social care"]),
        ("xqzzy", []),
        ("", []),
        ("housing" * 1_000, []),
    ],
)
def test_the_nearest_names_are_found_and_nothing_far_off(text: str, found: list[str]) -> None:
    names = ["Housing", "Planning", "Adult social care", "Registrars"]
    assert nearest(text, names) == found


def test_no_more_are_found_than_asked_for() -> None:
    assert len(nearest("area 1", [f"Area {number}" for number in range(50)], 2)) == 2


@given(st.text(st.characters(codec=None), max_size=60))
def test_anything_can_be_compared(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert nearest(text, [text, "Data"]) is not None
