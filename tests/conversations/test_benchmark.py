"""The benchmark is made of counts of councils: it adds up, and never tells of fewer than five."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import combinations
from math import floor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.schedule import TICK
from conversations.answers import Choice
from conversations.benchmark import (
    SETTLES,
    Counts,
    Means,
    Quartiles,
    Standing,
    Tallies,
    add,
    councils_in,
    dump_counts,
    edition,
    first_counted,
    is_made_up,
    is_ready,
    is_step,
    load_counts,
    means_of,
    quartiles,
    together,
)
from conversations.gathering import Gathering, Source
from conversations.national import LEAST_COUNCILS
from conversations.people import CheckIn
from conversations.published import Value
from conversations.reckoning import summary_figures
from conversations.release_times import EVERY
from conversations.releases import EVERYTHING, tags_of
from conversations.scoring import OVERALL
from tests.conversations.builders import FRAMEWORK

CLOSES = datetime(2026, 12, 18, 17, tzinfo=UTC)
CHECKIN = CheckIn(1, 1, 2026 * 4 + 3, CLOSES - timedelta(days=60), CLOSES, "1.0.0")
SHOWN = CLOSES + SETTLES

means = st.integers(10, 50)
tallies = st.dictionaries(means, st.integers(1, 4), max_size=12)
themes = st.sampled_from(["mission:a", "enabler:b", "principle:c"])
councils = st.builds(
    lambda overall, others: {**others, OVERALL: overall}, means, st.dictionaries(themes, means)
)
arrivals = st.lists(st.lists(councils, max_size=9), max_size=6)
"""Councils, in the groups in which they come."""


def grown(groups: list[list[Means]]) -> list[Counts]:
    """Every version that there ever was, from none on."""
    versions = [Counts()]
    for group in groups:
        versions.append(add(versions[-1], group))
    return versions


@pytest.mark.parametrize(
    ("tally", "expected"),
    [
        ({20: 1, 22: 1, 25: 1, 31: 1, 40: 1}, Quartiles(22, 25, 31)),
        ({24: 5}, Quartiles(24, 24, 24)),
        ({10: 1, 20: 1, 30: 1, 40: 1, 50: 2}, Quartiles(23, 35, 48)),
        ({30: 2, 31: 3, 32: 1}, Quartiles(30, 31, 31)),
    ],
)
def test_quartiles_are_linear_between_two_councils_and_told_in_tenths(
    tally: dict[int, int], expected: Quartiles
) -> None:
    assert quartiles(tally) == expected


def test_quartiles_are_those_of_numpy_on_random_councils() -> None:
    generator = random.Random(7)
    for _ in range(400):
        each = [generator.randint(10, 50) for _ in range(generator.randint(5, 60))]
        tally = {mean: each.count(mean) for mean in set(each)}
        theirs = (float(one) for one in np.percentile(each, [25, 50, 75], method="linear"))
        assert quartiles(tally) == Quartiles(*(floor(Fraction(one) + Fraction(1, 2)) for one in theirs))


def test_fewer_than_five_councils_have_no_quartiles() -> None:
    assert quartiles({20: 2, 30: 2}) is None
    assert quartiles({}) is None


@pytest.mark.parametrize(
    ("mean", "standing"),
    [
        (19, Standing.BELOW),
        (20, Standing.MIDDLE),
        (30, Standing.MIDDLE),
        (31, Standing.ABOVE),
    ],
)
def test_the_ends_of_the_middle_half_belong_to_it(mean: int, standing: Standing) -> None:
    assert Quartiles(20, 25, 30).standing(mean) is standing


@given(arrivals)
def test_counting_in_parts_is_counting_at_once(groups: list[list[Means]]) -> None:
    """Of several deployments the counts are added: the same as if all councils shared one."""
    parts = [add(Counts(), group) for group in groups if len(group) >= LEAST_COUNCILS]
    pooled = add(Counts(), [one for group in groups if len(group) >= LEAST_COUNCILS for one in group])
    everything = [each for part in parts for each in (part.counted, part.waiting)]
    assert together(everything) == together([pooled.counted, pooled.waiting])


@given(arrivals)
def test_nothing_is_counted_of_fewer_than_five_councils(groups: list[list[Means]]) -> None:
    for version in grown(groups):
        assert all(councils_in(tally) >= LEAST_COUNCILS for tally in version.counted.values())
        assert all(councils_in(tally) < LEAST_COUNCILS for tally in version.waiting.values())


@given(arrivals)
def test_any_two_versions_differ_by_five_councils_or_by_none(groups: list[list[Means]]) -> None:
    for earlier, later in combinations(grown(groups), 2):
        assert is_step(earlier.counted, later.counted)
        for key, tally in later.counted.items():
            more = councils_in(tally) - councils_in(earlier.counted.get(key, {}))
            assert more == 0 or more >= LEAST_COUNCILS


@given(arrivals)
def test_every_council_that_has_been_counted_is_in_the_middle_of_everything(groups: list[list[Means]]) -> None:
    counted = [one for group in groups if len(group) >= LEAST_COUNCILS for one in group]
    assert grown(groups)[-1].councils == len(counted)


def test_a_theme_that_few_of_the_councils_show_waits_for_others() -> None:
    with_theme, without = {OVERALL: 30, "mission:a": 20}, {OVERALL: 30}
    first = add(Counts(), [with_theme] * 3 + [without] * 2)
    assert (first.counted, first.waiting) == ({OVERALL: {30: 5}}, {"mission:a": {20: 3}})
    second = add(first, [with_theme] * 2 + [without] * 3)
    assert second == Counts({OVERALL: {30: 10}, "mission:a": {20: 5}}, {})


@pytest.mark.parametrize(
    ("after", "is_one"),
    [
        ({"a": {20: 5}}, True),
        ({"a": {20: 5, 30: 5}}, True),
        ({"a": {20: 5}, "b": {20: 5}}, True),
        ({"a": {20: 5, 30: 4}}, False),
        ({"a": {20: 5}, "b": {20: 4}}, False),
        ({"a": {20: 4, 30: 6}}, False),
        ({"a": {20: 4, 30: 1}}, False),
        ({}, False),
    ],
)
def test_a_step_adds_five_councils_or_none_and_takes_none_away(after: Tallies, is_one: bool) -> None:
    assert is_step({"a": {20: 5}}, after) is is_one


@given(st.dictionaries(themes, tallies), st.dictionaries(themes, tallies))
def test_counts_are_read_as_they_were_written(counted: Tallies, waiting: Tallies) -> None:
    counts = Counts(counted, waiting)
    assert load_counts(dump_counts(counts)) == counts


def test_means_are_those_that_the_summary_shows() -> None:
    first, second = FRAMEWORK.questions[0], FRAMEWORK.questions[-1]
    published = {
        tags_of(first): {Value(Choice.LEVEL_2): 3, Value(Choice.LEVEL_3): 3},
        tags_of(second): {Value(Choice.LEVEL_5): 4, Value(Choice.NOT_SURE): 9},
    }
    source = Source(1, FRAMEWORK.version, {EVERYTHING: published})
    found = means_of(summary_figures(FRAMEWORK, Gathering(FRAMEWORK, 10, 5).part(source, None)))
    assert found[OVERALL] == 35
    assert found[f"enabler:{first.enabler}"] == 25
    assert f"enabler:{second.enabler}" not in found, "four people are fewer than five"


def test_versions_with_the_same_questions_are_counted_together_and_made_up_answers_are_not() -> None:
    assert edition("1.2.0") == edition("1.2.7") != edition("1.3.0")
    assert edition("1.2.0", synthetic=True) != edition("1.2.0")
    assert is_made_up(edition("1.2.0", synthetic=True))
    assert not is_made_up(edition("1.2.0"))


@pytest.mark.parametrize(
    ("since", "quarter"),
    [
        (datetime(2027, 1, 1, tzinfo=UTC), 2026 * 4 + 3),
        (datetime(2027, 3, 31, 22, 59, tzinfo=UTC), 2026 * 4 + 3),
        (datetime(2027, 3, 31, 23, 1, tzinfo=UTC), 2027 * 4),
    ],
)
def test_a_council_counts_from_the_quarter_before_it_joined(since: datetime, quarter: int) -> None:
    assert first_counted(since) == quarter


def test_a_checkin_is_counted_when_it_is_published_and_others_have_had_time_to_close() -> None:
    moment = timedelta(seconds=1)
    assert is_ready(CHECKIN, CLOSES, CLOSES, SHOWN)
    assert not is_ready(CHECKIN, CLOSES - moment, CLOSES, SHOWN)
    assert not is_ready(CHECKIN, CLOSES, CLOSES, SHOWN - moment)
    assert not is_ready(replace(CHECKIN, quarter=CHECKIN.quarter - 2), CLOSES, CLOSES, SHOWN)


def test_an_hour_is_enough_for_answers_that_were_on_their_way_at_the_close() -> None:
    assert SETTLES > EVERY + TICK
