"""What a histogram of levels tells: its mean and how sure it is, how far people agree, and what has changed.

**How sure.** One person answers several questions of a theme, and one person's answers are alike. So an
interval counts people, not answers: as if each person had said the same to every question. Where the number of
people is not known or may not be told, the answers are divided by the most that one person gives (`each`),
which gives no more people than there are. Both make intervals wider than they need be, as does leaving out that
a check-in asks a good part of all people there are, and that many of them answered the earlier one as well.
What this rests on: people give about equally many answers, which the choice of questions sees to.

Where all people said the same, or only one said anything, nothing is known about how far others might differ:
then there is no interval, rather than one without width.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor, sqrt

from conversations import student
from conversations.answers import LEVELS
from conversations.scoring import Histogram

MEAN_METHOD = "Student's t, 95 %, counting people"
CHANGE_METHOD = "Welch's t, 95 %, counting people"
"""The methods by name, for those who ask."""

LEAST_TO_AGREE = 20
"""Levels that must have been given before it is said how far people agree. With ten, people who spread around
one level would look split once in nine times; with twenty at most once in twenty.
"""

_LOWEST, _HIGHEST = 100 * min(LEVELS), 100 * max(LEVELS)


class Agreement(StrEnum):
    TIGHT = "tight"
    MIXED = "mixed"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, in hundredths of a level, rounded outwards."""

    low: int
    high: int

    @property
    def excludes_none(self) -> bool:
        """Whether it excludes that there is no difference."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class Sample:
    """What is worked with of a histogram: the levels given, their sum and the sum of their squares.

    `size`: how many of them count as independent of each other.
    """

    answers: int
    points: int
    squares: int
    size: int

    @property
    def mean(self) -> Fraction:
        return Fraction(self.points, self.answers)

    @property
    def variance(self) -> Fraction | None:
        """Of all people that these stand for, as estimated from these; None from one alone."""
        if self.size < 2:
            return None
        about_mean = Fraction(self.squares, self.answers) - self.mean**2
        return about_mean * self.size / (self.size - 1)

    @property
    def error(self) -> float | None:
        """The square of the mean's standard error, variance over size; None where nothing is known about it."""
        spread = self.answers * self.squares - self.points**2
        return spread / (self.answers**2 * (self.size - 1)) if spread and self.size > 1 else None


@dataclass(frozen=True, slots=True)
class Difference:
    """By how much the mean of `this` is above that of `that`; `interval`: None where one of them has none."""

    this: Sample
    that: Sample
    interval: Interval | None

    @property
    def levels(self) -> Fraction:
        return self.this.mean - self.that.mean

    @property
    def is_clear(self) -> bool:
        return self.interval is not None and self.interval.excludes_none

    @property
    def hundredths(self) -> int:
        return _rounded(self.levels * 100)

    @property
    def tenths(self) -> int:
        return _rounded(self.levels * 10)

    @property
    def quarters(self) -> int:
        """In quarters of a level, as people say it: 2 is half a level up."""
        return _rounded(self.levels * 4)


def sample(histogram: Histogram, people: int | None = None, each: int = 1) -> Sample | None:
    """None when nobody gave a level.

    `people`: how many gave one, where that is known; else `each`: the most levels that one person gives.
    """
    counts = _counts(histogram)
    answers = sum(counts)
    if not answers:
        return None
    size = -(-answers // each) if people is None else people
    return Sample(
        answers,
        sum(level * count for level, count in zip(LEVELS, counts, strict=True)),
        sum(level**2 * count for level, count in zip(LEVELS, counts, strict=True)),
        max(1, min(size, answers)),
    )


def mean_interval(given: Sample) -> Interval | None:
    """Where the mean would lie if more people were asked; within the scale."""
    if given.error is None:
        return None
    return _interval(given.mean, given.error, given.size - 1, _LOWEST, _HIGHEST)


def difference(this: Sample, that: Sample) -> Difference:
    """With Welch's interval: the two may spread differently."""
    if this.error is None or that.error is None:
        return Difference(this, that, None)
    error = this.error + that.error
    freedom = error**2 / (this.error**2 / (this.size - 1) + that.error**2 / (that.size - 1))
    widest = _HIGHEST - _LOWEST
    return Difference(this, that, _interval(this.mean - that.mean, error, freedom, -widest, widest))


def agreement(histogram: Histogram) -> Agreement | None:
    """How far people agree; None when too few gave a level.

    Split: two camps, each a quarter of the answers or more, on either side of a level that at most a third as
    many chose as the smaller camp, and fewer than each camp's own favourite. Tight: three in four answers or
    more are at two neighbouring levels. Shares that everybody can check in the distribution are used, and no
    single measure of spread: neither the standard deviation nor van der Eijk's agreement can tell two camps of
    70 % and 30 % from people who spread widely around one level.
    """
    counts = _counts(histogram)
    if sum(counts) < LEAST_TO_AGREE:
        return None
    if any(_is_gap(counts[:place], counts[place], counts[place + 1 :]) for place in range(1, len(counts) - 1)):
        return Agreement.SPLIT
    together = max(low + high for low, high in pairwise(counts))
    return Agreement.TIGHT if 4 * together >= 3 * sum(counts) else Agreement.MIXED


def quantile(histogram: Histogram, share: Fraction) -> Fraction | None:
    """The level that this share of the answers lies below; between two levels where it parts them exactly.

    None when nobody gave a level.
    """
    counts = _counts(histogram)
    answers = sum(counts)
    if not answers:
        return None
    place = share * answers
    ends = max(ceil(place), 1), min(floor(place) + 1, answers)
    return Fraction(sum(_at(counts, end) for end in ends), 2)


def median(histogram: Histogram) -> Fraction | None:
    return quantile(histogram, Fraction(1, 2))


def _counts(histogram: Histogram) -> tuple[int, ...]:
    return tuple(histogram.get(level, 0) for level in LEVELS)


def _is_gap(below: Sequence[int], here: int, above: Sequence[int]) -> bool:
    smaller = min(sum(below), sum(above))
    everybody = sum(below) + here + sum(above)
    return 4 * smaller >= everybody and 3 * here <= smaller and here < min(max(below), max(above))


def _at(counts: Sequence[int], place: int) -> int:
    """The level at a place, counted from 1, when all levels given stand in order."""
    passed = 0
    for level, count in zip(LEVELS, counts, strict=True):
        passed += count
        if place <= passed:
            return int(level)
    raise AssertionError("every place is within the counts")


def _interval(middle: Fraction, error: float, freedom: float, lowest: int, highest: int) -> Interval:
    reach = student.quantile(max(freedom, 1.0)) * sqrt(error)
    low, high = floor(100 * (float(middle) - reach)), ceil(100 * (float(middle) + reach))
    return Interval(max(low, lowest), min(high, highest))


def _rounded(number: Fraction) -> int:
    """To the nearest, halves away from zero: a rise and a fall by as much read alike."""
    whole = floor(abs(number) + Fraction(1, 2))
    return whole if number > 0 else -whole
