"""What the coverage-guided fuzzing begins with passes its checks, and what people type does whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.counting import Tried
from tests.fuzz import checks
from tests.fuzz.mutations import any_text, cases, damaged_bytes
from tests.fuzz.seeds import TYPED
from tests.fuzz.targets import TARGETS


@pytest.mark.parametrize("name", TARGETS)
def test_every_seed_of_a_target_passes_its_check(name: str) -> None:
    target = TARGETS[name]
    with target.opened() as check:
        for seed in target.seeds:
            check(seed)
            check(seed[: len(seed) // 2])


@cases(200)
@given(
    st.one_of(
        any_text,
        damaged_bytes([each.encode() for each in TYPED]).map(lambda each: each.decode(errors="replace")),
    )
)
def test_whatever_is_typed_is_understood_or_asked_about_and_can_be_kept(tried: Tried, text: str) -> None:
    tried["made-up cases: typed words, each in 24 standings"] += 1
    checks.words(text)
