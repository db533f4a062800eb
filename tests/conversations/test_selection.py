"""Who gets which questions: evenly over a cohort, and never last quarter's again."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.framework import Cut, Framework
from conversations.people import Role
from conversations.selection import choose
from tests.conversations.builders import FRAMEWORK, QUARTER

roles = st.sampled_from(Role)
ordinals = st.integers(0, 100_000)
quarters = st.integers(8_000, 9_000)


def pool(role: Role) -> set[str]:
    return {question.id for question in FRAMEWORK.questions if question.is_for(role)}


@given(roles, ordinals, quarters, st.sampled_from([1, 10, 18, 36]))
def test_everybody_gets_as_many_different_questions_as_the_council_chose(
    role: Role, ordinal: int, quarter: int, count: int
) -> None:
    """All of the role's own; fewer only when the role has no more."""
    chosen = choose(FRAMEWORK, role, ordinal, quarter, count=count)
    assert len(chosen) == len(set(chosen)) == min(count, len(pool(role)))
    assert set(chosen) <= pool(role)


def _themes_met(role: Role, cut: Cut) -> list[set[str]]:
    """The themes in the ten questions of each person of a cohort as large as the role's ring."""
    sets = [choose(FRAMEWORK, role, ordinal, QUARTER, count=10) for ordinal in range(len(pool(role)))]
    return [{FRAMEWORK.by_id[each].theme(cut) for each in chosen} for chosen in sets]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("cut", [Cut.MISSION, Cut.ENABLER])
def test_ten_questions_touch_every_mission_and_enabler(role: Role, cut: Cut) -> None:
    """One check-in gives everybody a say on all six enablers, wherever in the ring they begin."""
    everything = {theme.id for theme in FRAMEWORK.themes(cut)}
    assert [met for met in _themes_met(role, cut) if met != everything] == []


@given(roles, ordinals, quarters)
def test_nobody_meets_last_quarters_questions_again(role: Role, ordinal: int, quarter: int) -> None:
    """With ten a quarter, even when the state was lost and only the quarter is known."""
    now = choose(FRAMEWORK, role, ordinal, quarter, count=10)
    assert not set(now) & set(choose(FRAMEWORK, role, ordinal, quarter + 1, previous=now, count=10))
    assert not set(now) & set(choose(FRAMEWORK, role, ordinal, quarter + 1, count=10))


@given(roles, ordinals, quarters, st.data())
def test_what_was_asked_before_comes_only_when_nothing_else_is_left(
    role: Role, ordinal: int, quarter: int, data: st.DataObject
) -> None:
    """For any `previous`, and however many are asked: repeats fill up what is missing, at the end."""
    previous = data.draw(st.sets(st.sampled_from(sorted(pool(role)))))
    count = data.draw(st.integers(1, 36))
    chosen = choose(FRAMEWORK, role, ordinal, quarter, previous=previous, count=count)
    fresh = [each for each in chosen if each not in previous]
    assert len(fresh) == min(count, len(pool(role) - previous))
    assert list(chosen[: len(fresh)]) == fresh


@given(roles, quarters, st.integers(1, 400), st.integers(0, 1_000), st.sampled_from([10, 18, 36]))
@settings(max_examples=30)
def test_a_cohort_is_asked_evenly(role: Role, quarter: int, size: int, first: int, count: int) -> None:
    """The most and the least asked question of a role differ by at most one for each time round the ring."""
    asked = Counter(dict.fromkeys(pool(role), 0))
    for ordinal in range(first, first + size):
        asked.update(choose(FRAMEWORK, role, ordinal, quarter, count=count))
    spread = max(asked.values()) - min(asked.values())
    assert spread <= min(count, size)
    if size >= 10 * len(pool(role)):
        assert spread <= max(asked.values()) / 10


@pytest.mark.parametrize("role", Role)
def test_a_cohort_as_large_as_the_ring_is_asked_each_question_ten_times(role: Role) -> None:
    people = range(len(pool(role)))
    asked = Counter(each for ordinal in people for each in choose(FRAMEWORK, role, ordinal, QUARTER, count=10))
    assert set(asked) == pool(role)
    assert set(asked.values()) == {10}


@pytest.mark.parametrize("role", Role)
def test_two_quarters_with_their_previous_ones_stay_even(role: Role) -> None:
    """Leaving out last quarter's must not pile everybody on the same others."""
    asked: Counter[str] = Counter()
    for ordinal in range(len(pool(role))):
        before = choose(FRAMEWORK, role, ordinal, QUARTER, count=10)
        asked.update(choose(FRAMEWORK, role, ordinal, QUARTER + 1, previous=before, count=10))
    assert set(asked.values()) == {10}


@pytest.mark.parametrize("role", Role)
def test_over_a_year_a_person_meets_most_of_their_roles_questions(role: Role) -> None:
    met: set[str] = set()
    previous: tuple[str, ...] = ()
    for quarter in range(QUARTER, QUARTER + 4):
        previous = choose(FRAMEWORK, role, 0, quarter, previous=previous, count=10)
        met |= set(previous)
    assert len(met) >= len(pool(role)) * 0.9


def test_the_choice_depends_on_nothing_but_its_arguments() -> None:
    """Two replicas that take the same event choose the same questions."""
    again = Framework.model_validate_json(FRAMEWORK.model_dump_json(by_alias=True))
    assert choose(again, Role.LEADER, 5, QUARTER, count=10) == choose(
        FRAMEWORK, Role.LEADER, 5, QUARTER, count=10
    )
