"""Why a figure is what it is: its formula, the numbers that went in, and what was left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from conversations.answers import LEVELS
from conversations.figures import Gap, Measure, State, SummaryFigures, ThemeFigures
from conversations.statistics import CHANGE_METHOD, LEAST_TO_AGREE, MEAN_METHOD, Difference, Sample


class Formula(StrEnum):
    """How a figure is worked out.

    MEAN: the sum of the levels given over their number. LEVEL: the nearest to the mean as it is shown, halves
    up. INTERVAL: mean plus and minus t times the root of the variance over the people. NOT_SURE: of Not sure
    and levels together. AGREEMENT: from the distribution, as in `statistics.agreement`. CHANGE, GAP: one mean
    less the other. EVIDENCE: of the answers at levels 4 and 5. BARRIER: of all barriers named.
    """

    MEAN = "mean"
    LEVEL = "level"
    INTERVAL = "interval"
    NOT_SURE = "not-sure"
    AGREEMENT = "agreement"
    CHANGE = "change"
    GAP = "gap"
    EVIDENCE = "evidence"
    BARRIER = "barrier"


class Term(StrEnum):
    """A number that goes into a formula, or comes out of it.

    PEOPLE: as many as count as independent. LOW, HIGH: the ends of an interval, in levels. NEEDED: how many
    answers there would have to be. THIS, THAT: of the two that are compared (now and before, leaders and front
    line).
    """

    LEVEL_1 = "level-1"
    LEVEL_2 = "level-2"
    LEVEL_3 = "level-3"
    LEVEL_4 = "level-4"
    LEVEL_5 = "level-5"
    SUM = "sum"
    ANSWERS = "answers"
    MEAN = "mean"
    LEVEL = "level"
    VARIANCE = "variance"
    PEOPLE = "people"
    LOW = "low"
    HIGH = "high"
    NEEDED = "needed"
    PART = "part"
    WHOLE = "whole"
    DIFFERENCE = "difference"
    THIS_MEAN = "this-mean"
    THIS_VARIANCE = "this-variance"
    THIS_PEOPLE = "this-people"
    THAT_MEAN = "that-mean"
    THAT_VARIANCE = "that-variance"
    THAT_PEOPLE = "that-people"


class Reason(StrEnum):
    """Why answers are not in a figure. WAITING: for enough people; TOO_FEW: there never were enough."""

    NOT_SURE = "not-sure"
    NOT_APPLICABLE = "not-applicable"
    WAITING = "waiting"
    TOO_FEW = "too-few"


class Missing(StrEnum):
    """Why there is no result. ONE_PERSON, ALL_ALIKE: nothing is known about how far others might differ."""

    ONE_PERSON = "one-person"
    ALL_ALIKE = "all-alike"
    TOO_FEW = "too-few"


@dataclass(frozen=True, slots=True)
class Number:
    term: Term
    value: int | Fraction


@dataclass(frozen=True, slots=True)
class Explanation:
    """Of one figure. `method`: by its name among statisticians, where it has one."""

    formula: Formula
    numbers: tuple[Number, ...]
    method: str | None = None
    missing: Missing | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """WAITING and TOO_FEW are counted over the whole check-in."""

    reason: Reason
    answers: int


@dataclass(frozen=True, slots=True)
class Why:
    """Why the figures under a key are what they are; no explanations where it has no figures.

    `before_version`: the framework's when what it is compared with was asked; `is_common`: the comparison is
    over the questions alone that both have asked.
    """

    key: str
    state: State
    explanations: tuple[Explanation, ...]
    left_out: tuple[LeftOut, ...]
    framework_version: str
    before_version: str | None
    is_common: bool


def why(theme: ThemeFigures, summary: SummaryFigures) -> Why:
    compared = summary.compared
    return Why(
        theme.key,
        theme.state,
        tuple(_explanations(theme)),
        tuple(each for each in _left_out(theme, summary) if each.answers),
        summary.framework_version,
        compared.framework_version if compared else None,
        compared is not None and compared.is_common,
    )


def _explanations(theme: ThemeFigures) -> Iterator[Explanation]:
    if theme.measure:
        yield _mean(theme.measure)
        yield _level(theme.measure)
        yield _interval(theme.measure)
        yield _agreement(theme.measure)
    if theme.not_sure.whole:
        yield _share(Formula.NOT_SURE, theme.not_sure.part, theme.not_sure.whole)
    if theme.change:
        yield _difference(Formula.CHANGE, theme.change)
    if theme.gap:
        yield _gap(theme.gap)
    if theme.evidence:
        yield _share(Formula.EVIDENCE, theme.evidence.part, theme.evidence.whole)
    if theme.barrier:
        yield _share(Formula.BARRIER, theme.barrier.share.part, theme.barrier.share.whole)


def _left_out(theme: ThemeFigures, summary: SummaryFigures) -> Iterator[LeftOut]:
    yield LeftOut(Reason.NOT_SURE, theme.not_sure.part)
    yield LeftOut(Reason.NOT_APPLICABLE, theme.not_applicable)
    yield LeftOut(Reason.WAITING, summary.held_back.waiting)
    yield LeftOut(Reason.TOO_FEW, summary.held_back.for_good)


def _mean(measure: Measure) -> Explanation:
    given = measure.given
    numbers = (
        *_distribution(measure),
        Number(Term.SUM, given.points),
        Number(Term.ANSWERS, given.answers),
        Number(Term.MEAN, given.mean),
    )
    return Explanation(Formula.MEAN, numbers)


def _level(measure: Measure) -> Explanation:
    shown = Fraction(measure.mean_tenths, 10)
    return Explanation(Formula.LEVEL, (Number(Term.MEAN, shown), Number(Term.LEVEL, int(measure.level))))


def _interval(measure: Measure) -> Explanation:
    given, interval = measure.given, measure.interval
    numbers = [Number(Term.MEAN, given.mean), Number(Term.PEOPLE, given.size)]
    if given.variance is not None:
        numbers.append(Number(Term.VARIANCE, given.variance))
    if interval is None:
        return Explanation(Formula.INTERVAL, tuple(numbers), MEAN_METHOD, _missing(given))
    numbers += [Number(Term.LOW, Fraction(interval.low, 100)), Number(Term.HIGH, Fraction(interval.high, 100))]
    return Explanation(Formula.INTERVAL, tuple(numbers), MEAN_METHOD)


def _agreement(measure: Measure) -> Explanation:
    numbers = (*_distribution(measure), Number(Term.NEEDED, LEAST_TO_AGREE))
    return Explanation(
        Formula.AGREEMENT, numbers, missing=Missing.TOO_FEW if measure.agreement is None else None
    )


def _gap(gap: Gap) -> Explanation:
    return _difference(Formula.GAP, gap.difference)


def _difference(formula: Formula, difference: Difference) -> Explanation:
    numbers = [
        *_compared(difference.this, Term.THIS_MEAN, Term.THIS_VARIANCE, Term.THIS_PEOPLE),
        *_compared(difference.that, Term.THAT_MEAN, Term.THAT_VARIANCE, Term.THAT_PEOPLE),
        Number(Term.DIFFERENCE, difference.levels),
    ]
    interval = difference.interval
    if interval is None:
        missing = _missing(difference.this) or _missing(difference.that)
        return Explanation(formula, tuple(numbers), CHANGE_METHOD, missing)
    numbers += [Number(Term.LOW, Fraction(interval.low, 100)), Number(Term.HIGH, Fraction(interval.high, 100))]
    return Explanation(formula, tuple(numbers), CHANGE_METHOD)


def _compared(given: Sample, mean: Term, variance: Term, people: Term) -> Iterator[Number]:
    yield Number(mean, given.mean)
    yield Number(people, given.size)
    if given.variance is not None:
        yield Number(variance, given.variance)


def _share(formula: Formula, part: int, whole: int) -> Explanation:
    return Explanation(formula, (Number(Term.PART, part), Number(Term.WHOLE, whole)))


def _distribution(measure: Measure) -> Iterator[Number]:
    for level, count in zip(LEVELS, measure.distribution, strict=True):
        yield Number(Term(f"level-{level}"), count)


def _missing(given: Sample) -> Missing | None:
    """Why a mean has no interval; None where it has one."""
    if given.size == 1:
        return Missing.ONE_PERSON
    return None if given.error else Missing.ALL_ALIKE
