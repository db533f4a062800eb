"""What histograms tell: worked by hand, and against scipy on random data."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import repeat
from math import isfinite

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from conversations import student
from conversations.answers import LEVELS, Choice
from conversations.people import Role
from conversations.selection import choose, pool_size
from conversations.statistics import (
    LEAST_TO_AGREE,
    Agreement,
    Interval,
    Sample,
    agreement,
    difference,
    mean_interval,
    median,
    quantile,
    sample,
)
from tests.conversations.builders import FRAMEWORK, QUARTER

NA, NS = Choice.NOT_APPLICABLE, Choice.NOT_SURE
counts_of_levels = st.lists(st.integers(0, 400), min_size=5, max_size=5)
histograms = st.dictionaries(st.sampled_from(Choice), st.integers(0, 2_000))
HUNDREDTH = 0.01


def levels(*counts: int) -> dict[Choice, int]:
    """A histogram: how often levels 1 to 5 were given."""
    return dict(zip(LEVELS, counts, strict=True))


def spread_out(counts: Sequence[int]) -> list[int]:
    """Every single level given."""
    return [int(level) for level, count in zip(LEVELS, counts, strict=True) for level in repeat(level, count)]


def answers_of(*counts: int, people: int | None = None) -> Sample:
    """As many people as answers, unless told."""
    given_ = sample(levels(*counts), sum(counts) if people is None else people)
    assert given_ is not None
    return given_


# Means


@pytest.mark.parametrize(
    ("counts", "mean", "variance"),
    [
        ((1, 1, 1, 1, 1), Fraction(3), Fraction(5, 2)),
        ((0, 1, 2, 1, 0), Fraction(3), Fraction(2, 3)),
        ((1, 0, 0, 0, 1), Fraction(3), Fraction(8)),
        ((2, 1, 0, 0, 0), Fraction(4, 3), Fraction(1, 3)),
        ((0, 0, 4, 0, 0), Fraction(3), Fraction(0)),
        ((0, 1, 0, 0, 0), Fraction(2), None),
    ],
)
def test_mean_and_variance_worked_by_hand(
    counts: tuple[int, ...], mean: Fraction, variance: Fraction | None
) -> None:
    assert (answers_of(*counts).mean, answers_of(*counts).variance) == (mean, variance)


def test_an_interval_worked_by_hand() -> None:
    """1, 2, 3, 4, 5: mean 3, variance 2.5, standard error 0.7071, t of 4 degrees 2.7764: 3 ± 1.963."""
    assert mean_interval(answers_of(1, 1, 1, 1, 1)) == Interval(103, 497)


def test_an_interval_ends_with_the_scale() -> None:
    """1 and 5 alone: 3 ± 25 if levels had no end."""
    assert mean_interval(answers_of(1, 0, 0, 0, 1)) == Interval(100, 500)


@pytest.mark.parametrize("counts", [(0, 0, 1, 0, 0), (9, 0, 0, 0, 0), (0, 0, 0, 0, 4_000)])
def test_where_nobody_differs_there_is_no_interval_rather_than_one_without_width(
    counts: tuple[int, ...],
) -> None:
    assert mean_interval(answers_of(*counts)) is None


def test_one_persons_answers_make_no_interval() -> None:
    assert mean_interval(answers_of(1, 1, 1, 1, 0, people=1)) is None


@given(counts_of_levels.filter(lambda counts: sum(map(bool, counts)) > 1))
def test_the_interval_is_scipys_within_the_scale_rounded_outwards(counts: list[int]) -> None:
    data = spread_out(counts)
    low, high = stats.t.interval(0.95, len(data) - 1, np.mean(data), stats.sem(data))
    interval = mean_interval(answers_of(*counts))
    assert interval is not None
    assert interval.low / 100 == pytest.approx(max(low, 1), abs=HUNDREDTH + 1e-6)
    assert interval.high / 100 == pytest.approx(min(high, 5), abs=HUNDREDTH + 1e-6)
    assert interval.low / 100 <= max(low, 1) + 1e-6
    assert interval.high / 100 >= min(high, 5) - 1e-6


@given(counts_of_levels.filter(lambda counts: sum(map(bool, counts)) > 1), st.integers(1, 12))
def test_people_who_say_the_same_to_every_question_count_once(counts: list[int], questions: int) -> None:
    once = answers_of(*counts)
    repeated = answers_of(*(questions * count for count in counts), people=once.answers)
    assert (repeated.mean, repeated.variance) == (once.mean, once.variance)
    assert mean_interval(repeated) == mean_interval(once)


@given(histograms, st.integers(1, 36))
def test_without_the_number_of_people_no_more_count_than_there_must_be(
    histogram: dict[Choice, int], each: int
) -> None:
    """Nobody gave more than `each` levels, so that at least so many people there were."""
    given_ = sample(histogram, each=each)
    if given_ is not None:
        assert (given_.size - 1) * each < given_.answers <= given_.size * each


def test_more_people_than_answers_count_as_the_answers() -> None:
    """Such as those who gave a level first, and then took it back."""
    assert answers_of(1, 2, 0, 0, 0, people=9).size == 3


def test_nobody_behind_answers_counts_as_one() -> None:
    assert answers_of(1, 2, 0, 0, 0, people=0).size == 1


CUTS = (-0.8, 0, 0.7, 1.6)
"""Where a normal distribution is cut into the five levels."""


def _leadership(ordinal: int) -> int:
    """How many questions on leadership a person is asked."""
    chosen = choose(FRAMEWORK, Role.FRONTLINE, ordinal, QUARTER, count=10)
    return sum(FRAMEWORK.by_id[each].enabler == "leadership" for each in chosen)


ASKED = tuple(_leadership(ordinal) for ordinal in range(pool_size(FRAMEWORK, Role.FRONTLINE)))


def a_council(random: np.random.Generator, people: int, alike: float) -> tuple[dict[Choice, int], int, float]:
    """What made-up people say to the leadership questions that they are asked, as the product chooses them;
    how many of them are asked one; and the mean of everybody whom they stand for.

    What a person always says is a share `alike` of how levels vary; the rest is each answer's own.
    """
    start = int(random.integers(0, len(ASKED)))
    asked = [ASKED[(start + ordinal) % len(ASKED)] for ordinal in range(people)]
    owns = np.repeat(random.normal(size=people), asked) * alike**0.5
    given_ = np.digitize(owns + random.normal(size=sum(asked)) * (1 - alike) ** 0.5, CUTS)
    histogram = levels(*np.bincount(given_, minlength=5).tolist())
    shares = np.diff([0, *stats.norm.cdf(CUTS), 1])
    return histogram, sum(map(bool, asked)), float(shares @ np.arange(1, 6))


@pytest.mark.parametrize(("people", "alike"), [(12, 0.9), (30, 0.9), (30, 0.4), (120, 0.0)])
def test_about_nineteen_in_twenty_intervals_hold_the_mean_though_one_persons_answers_are_alike(
    people: int, alike: float
) -> None:
    random = np.random.default_rng(20261007)
    held, narrow, rounds = 0, 0, 2_000
    for _ in range(rounds):
        histogram, behind, mean = a_council(random, people, alike)
        for size, is_narrow in ((behind, False), (None, True)):
            given_ = sample(histogram, size)
            assert given_ is not None
            interval = mean_interval(given_)
            holds = interval is not None and interval.low <= 100 * mean <= interval.high
            narrow += holds and is_narrow
            held += holds and not is_narrow
    assert held >= 0.93 * rounds
    if alike == 0.9:
        assert narrow < 0.92 * rounds, "or counting people would make no difference"


# Changes


def test_a_change_worked_by_hand() -> None:
    """1, 2, 3 and then 3, 4, 5: variance 1 each, standard error 0.8165, 4 degrees, t 2.7764: 2 ± 2.267."""
    change = difference(answers_of(0, 0, 1, 1, 1), answers_of(1, 1, 1, 0, 0))
    assert (change.levels, change.interval) == (Fraction(2), Interval(-27, 400))
    assert not change.is_clear


@pytest.mark.parametrize(
    ("before", "now", "is_clear"),
    [
        ((0, 10, 10, 10, 0), (0, 10, 10, 10, 0), False),
        ((0, 10, 10, 10, 0), (0, 9, 10, 11, 0), False),
        ((10, 10, 10, 0, 0), (0, 10, 10, 10, 0), True),
        ((0, 10, 10, 10, 0), (10, 10, 10, 0, 0), True),
        ((1, 1, 1, 0, 0), (0, 1, 1, 1, 0), False),
    ],
)
def test_a_change_is_clear_only_where_the_interval_excludes_none(
    before: tuple[int, ...], now: tuple[int, ...], is_clear: bool
) -> None:
    change = difference(answers_of(*now), answers_of(*before))
    assert change.is_clear == is_clear
    assert change.interval is not None
    assert change.interval.excludes_none == (not change.interval.low <= 0 <= change.interval.high)


@pytest.mark.parametrize("alike", [(0, 0, 9, 0, 0), (0, 0, 1, 0, 0)])
def test_no_change_is_clear_from_or_to_people_who_all_said_the_same(alike: tuple[int, ...]) -> None:
    different = answers_of(0, 0, 0, 10, 9)
    for change in (difference(answers_of(*alike), different), difference(different, answers_of(*alike))):
        assert (change.interval, change.is_clear) == (None, False)


@given(*repeat(counts_of_levels.filter(lambda counts: sum(map(bool, counts)) > 1), 2))
def test_the_interval_of_a_change_is_scipys_rounded_outwards(before: list[int], now: list[int]) -> None:
    expected = stats.ttest_ind(spread_out(now), spread_out(before), equal_var=False).confidence_interval(0.95)
    change = difference(answers_of(*now), answers_of(*before))
    assert change.interval is not None
    assert change.interval.low / 100 == pytest.approx(max(expected.low, -4), abs=HUNDREDTH + 1e-6)
    assert change.interval.high / 100 == pytest.approx(min(expected.high, 4), abs=HUNDREDTH + 1e-6)
    if change.is_clear:
        assert expected.low > 0 or expected.high < 0


@given(*repeat(counts_of_levels.filter(any), 2))
def test_a_rise_reads_as_the_same_fall_reads(before: list[int], now: list[int]) -> None:
    up, down = (
        difference(answers_of(*now), answers_of(*before)),
        difference(answers_of(*before), answers_of(*now)),
    )
    assert (up.tenths, up.hundredths, up.quarters) == (-down.tenths, -down.hundredths, -down.quarters)
    assert up.is_clear == down.is_clear


@pytest.mark.parametrize(
    ("now", "hundredths", "tenths", "quarters"),
    [
        ((1, 1, 0, 0, 0), 50, 5, 2),
        ((7, 1, 0, 0, 0), 13, 1, 1),
        ((9, 1, 0, 0, 0), 10, 1, 0),
        ((0, 0, 1, 0, 0), 200, 20, 8),
    ],
)
def test_a_change_in_hundredths_tenths_and_quarters_of_a_level(
    now: tuple[int, ...], hundredths: int, tenths: int, quarters: int
) -> None:
    change = difference(answers_of(*now), answers_of(1, 0, 0, 0, 0))
    assert (change.hundredths, change.tenths, change.quarters) == (hundredths, tenths, quarters)


# Agreement


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((10, 10, 0, 10, 10), Agreement.SPLIT),
        ((20, 0, 0, 0, 20), Agreement.SPLIT),
        ((35, 35, 5, 15, 10), Agreement.SPLIT),
        ((30, 15, 10, 15, 30), Agreement.SPLIT),
        ((15, 0, 0, 0, 5), Agreement.SPLIT),
        ((0, 20, 2, 18, 0), Agreement.SPLIT),
        ((20, 2, 18, 0, 0), Agreement.SPLIT),
        ((0, 0, 18, 2, 20), Agreement.SPLIT),
        ((20, 20, 20, 20, 20), Agreement.MIXED),
        ((10, 20, 40, 20, 10), Agreement.MIXED),
        ((40, 20, 18, 12, 10), Agreement.MIXED),
        ((48, 13, 13, 13, 13), Agreement.MIXED),
        ((40, 11, 18, 18, 13), Agreement.SPLIT),
        ((0, 40, 11, 9, 0), Agreement.TIGHT),
        ((0, 0, 75, 0, 25), Agreement.SPLIT),
        ((0, 0, 76, 0, 24), Agreement.TIGHT),
        ((0, 50, 50, 0, 0), Agreement.TIGHT),
        ((0, 0, 0, 0, 20), Agreement.TIGHT),
        ((10, 44, 30, 10, 6), Agreement.MIXED),
        ((10, 45, 30, 10, 5), Agreement.TIGHT),
    ],
)
def test_how_far_people_agree(counts: tuple[int, ...], expected: Agreement) -> None:
    assert agreement(levels(*counts)) is expected


@given(counts_of_levels)
def test_agreement_is_the_same_from_either_end_of_the_scale(counts: list[int]) -> None:
    assert agreement(levels(*counts)) is agreement(levels(*counts[::-1]))


@given(st.integers(0, 19), st.integers(0, 19))
def test_too_few_answers_say_nothing_about_agreement(low: int, high: int) -> None:
    told = agreement(levels(low, 0, 0, 0, high))
    assert (told is None) == (low + high < LEAST_TO_AGREE)


@pytest.mark.parametrize(
    "shares", [(0.1, 0.2, 0.4, 0.2, 0.1), (0.1, 0.5, 0.35, 0.05, 0), (0.05, 0.15, 0.3, 0.3, 0.2)]
)
def test_people_around_one_level_seldom_look_split(shares: tuple[float, ...]) -> None:
    random = np.random.default_rng(7)
    drawn = random.multinomial(LEAST_TO_AGREE, shares, size=2_000).tolist()
    assert sum(agreement(levels(*counts)) is Agreement.SPLIT for counts in drawn) <= 0.05 * len(drawn)


# Quantiles


@pytest.mark.parametrize(
    ("counts", "quarter", "half", "three_quarters"),
    [
        ((0, 0, 1, 0, 0), 3, 3, 3),
        ((1, 1, 0, 0, 0), 1, Fraction(3, 2), 2),
        ((1, 1, 1, 1, 0), Fraction(3, 2), Fraction(5, 2), Fraction(7, 2)),
        ((1, 1, 1, 1, 1), 2, 3, 4),
        ((2, 0, 0, 0, 2), 1, 3, 5),
        ((0, 7, 0, 0, 1), 2, 2, 2),
    ],
)
def test_quantiles_worked_by_hand(
    counts: tuple[int, ...], quarter: Fraction, half: Fraction, three_quarters: Fraction
) -> None:
    shares = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))
    assert [quantile(levels(*counts), share) for share in shares] == [quarter, half, three_quarters]


@given(counts_of_levels.filter(any), st.fractions(0, 1, max_denominator=16))
def test_quantiles_are_numpys(counts: list[int], share: Fraction) -> None:
    found = quantile(levels(*counts), share)
    assert found == np.quantile(spread_out(counts), float(share), method="averaged_inverted_cdf")


@given(counts_of_levels.filter(any))
def test_the_median_is_the_usual_one(counts: list[int]) -> None:
    assert median(levels(*counts)) == np.median(spread_out(counts))


# Whatever comes


@pytest.mark.parametrize("histogram", [{}, levels(0, 0, 0, 0, 0), {NS: 9}, {NA: 3, NS: 1}])
def test_without_a_level_nothing_is_worked_out(histogram: Mapping[Choice, int]) -> None:
    assert sample(histogram, 5) is None
    assert agreement(histogram) is None
    assert median(histogram) is None


@given(histograms, histograms, st.none() | st.integers(0, 3_000), st.integers(1, 40))
def test_no_histogram_breaks_anything(
    first: dict[Choice, int], second: dict[Choice, int], people: int | None, each: int
) -> None:
    """Nor does Not sure or Doesn't apply move any figure."""
    bare = {level: count for level, count in first.items() if level.is_level}
    assert agreement(first) is agreement(bare)
    assert median(first) == median(bare)
    one, other = sample(first, people, each), sample(second, people, each)
    assert one == sample(bare, people, each)
    if one and other:
        change = difference(one, other)
        assert abs(change.hundredths) <= 400
        for interval in (mean_interval(one), change.interval):
            assert interval is None or (interval.low < interval.high and isfinite(interval.low + interval.high))


# The distribution behind


@pytest.mark.parametrize("freedom", [1, 1.01, 1.3, 2, 2.7, 3, 4, 5.5, 9, 29, 120, 1_000, 39_999, 1e6, 1e12])
def test_the_distributions_reach_is_scipys(freedom: float) -> None:
    assert student.quantile(freedom) == pytest.approx(stats.t.ppf(0.975, freedom), rel=1e-5)


@given(st.floats(1, 1e9))
def test_fewer_people_never_make_an_interval_narrower(freedom: float) -> None:
    assert student.quantile(freedom) >= student.quantile(freedom * 1.5) - 1e-6
