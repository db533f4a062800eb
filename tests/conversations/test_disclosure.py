"""Nobody can be made out behind one table and its total."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.disclosure import LEAST_PEOPLE, withheld

counts = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 12), max_size=8)
leasts = st.integers(1, 8)
memberships = st.lists(st.sets(st.sampled_from("abcdef"), max_size=6), max_size=40)
"""The groups that each person is in: one answer can put a person into several."""


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ({}, ""),
        ({"a": 5}, ""),
        ({"a": 4}, "a"),
        ({"a": 9, "b": 5, "c": 7}, ""),
        ({"a": 9, "b": 4, "c": 7}, "bc"),
        ({"a": 9, "b": 4, "c": 3}, "abc"),
        ({"a": 9, "b": 4, "c": 3, "d": 8}, "bcd"),
        ({"a": 4, "b": 3}, "ab"),
        ({"a": 0, "b": 9}, ""),
        ({"a": 0, "b": 4, "c": 9, "d": 6}, "bd"),
        ({"a": 1, "b": 5, "c": 5}, "ab"),
    ],
)
def test_small_groups_are_withheld_with_the_smallest_of_the_others(
    people: Mapping[str, int], expected: str
) -> None:
    assert withheld(people) == frozenset(expected)


def test_the_smallest_group_is_five_people() -> None:
    assert LEAST_PEOPLE == 5


@given(counts, leasts)
def test_no_group_below_the_threshold_is_ever_shown(people: Mapping[str, int], least: int) -> None:
    hidden = withheld(people, least)
    assert all(count >= least for group, count in people.items() if count and group not in hidden)
    assert all(people[group] for group in hidden), "a group of nobody shows as empty"


@given(counts, leasts)
def test_one_withheld_group_never_stands_alone(people: Mapping[str, int], least: int) -> None:
    """The total less the groups that are shown would be that very group."""
    hidden = withheld(people, least)
    filled = {group for group, count in people.items() if count}
    assert len(hidden) != 1 or hidden == filled


@given(counts, leasts)
def test_no_more_is_withheld_than_is_needed(people: Mapping[str, int], least: int) -> None:
    """At most one group that is large enough goes with the small ones, and none without a small one."""
    large = {group for group in withheld(people, least) if people[group] >= least}
    small = {group for group, count in people.items() if 0 < count < least}
    assert len(large) <= (1 if small else 0)


@given(memberships, leasts)
def test_what_can_be_subtracted_describes_enough_people(persons: list[set[str]], least: int) -> None:
    """Whoever subtracts what is shown from the total is left with the people in all withheld groups together:
    at least `least` of them, or everybody there is.
    """
    sizes = {group: sum(group in person for person in persons) for group in "abcdef"}
    hidden = withheld(sizes, least)
    left = [person for person in persons if person & hidden]
    shown = {group for group, size in sizes.items() if size} - hidden
    if hidden and shown:
        assert len(left) >= least
    if hidden and not shown:
        assert left == [person for person in persons if person]
