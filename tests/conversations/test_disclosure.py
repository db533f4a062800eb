"""Nobody can be made out behind a summary's figures."""

from collections import Counter
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.answers import Choice
from conversations.disclosure import LEAST_PEOPLE, withheld
from conversations.framework import Cut
from conversations.scoring import Counts, questions_by_theme, summarise
from tests.conversations.builders import FRAMEWORK

counts = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 12), max_size=8)
leasts = st.integers(1, 8)
QUESTIONS = sorted(FRAMEWORK.by_id)
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


@given(
    people=st.lists(
        st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from(Choice), max_size=4), max_size=14
    )
)
@settings(max_examples=200)
def test_no_published_table_gives_a_small_group_away(people: list[dict[str, Choice]]) -> None:
    """Brute force on whole summaries: in every cut, the answers that are left when all published lines are
    taken from the published total come from at least five people; and those lines are not one theme alone.
    """
    summary = summarise(FRAMEWORK, _counts(people))
    for cut in Cut:
        lines = summary.cut(cut)
        hidden = {line.theme for line in lines if line.is_withheld}
        if summary.overall is None:
            assert {line.figures for line in lines} == {None}
            continue
        left = summary.overall.answers - sum(line.figures.answers for line in lines if line.figures)
        behind = [person for person in people if any(_gave_level(person, cut, theme) for theme in hidden)]
        assert (left > 0) == bool(behind)
        assert not behind or len(behind) >= LEAST_PEOPLE
        for line in lines:
            if line.figures:
                assert sum(_gave_level(person, cut, line.theme) for person in people) >= LEAST_PEOPLE


def _gave_level(person: Mapping[str, Choice], cut: Cut, theme: str) -> bool:
    return any(level.is_level and FRAMEWORK.by_id[each].theme(cut) == theme for each, level in person.items())


def _counts(people: Sequence[Mapping[str, Choice]]) -> Counts:
    """What storage counts."""
    histograms: dict[str, Counter[Choice]] = {}
    for person in people:
        for question, choice in person.items():
            histograms.setdefault(question, Counter())[choice] += 1
    respondents = {
        theme: sum(any(person.get(each, 0) > 0 for each in questions) for person in people)
        for theme, questions in questions_by_theme(FRAMEWORK).items()
    }
    return Counts(histograms, respondents, sum(map(bool, people)), len(people))
