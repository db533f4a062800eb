"""What a summary shows. `reckoning` works it out."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from conversations.answers import Choice
from conversations.framework import Cut
from conversations.material import HeldBack, Response
from conversations.scoring import nearest_level
from conversations.shares import percent
from conversations.statistics import Agreement, Difference, Interval, Sample

SHOWN_EACH = 3
"""How many strengths, and how many gaps."""


class State(StrEnum):
    """What is known about something. UNSURE: there are answers, but nobody gave a level."""

    SHOWN = "shown"
    UNSURE = "unsure"
    WITHHELD = "withheld"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Measure:
    """`distribution`: how often each level was given, from 1 to 5. `agreement`: None where too few answered."""

    given: Sample
    distribution: tuple[int, ...]
    interval: Interval | None
    agreement: Agreement | None

    @property
    def mean_tenths(self) -> int:
        """As it is shown: 24 for 2.4; halves up."""
        return (20 * self.given.points + self.given.answers) // (2 * self.given.answers)

    @property
    def level(self) -> Choice:
        """The level whose name the mean bears, as it is shown."""
        return nearest_level(self.mean_tenths)

    @property
    def answers(self) -> int:
        return self.given.answers


@dataclass(frozen=True, slots=True)
class Share:
    part: int
    whole: int

    @property
    def percent(self) -> int:
        return percent(self.part, self.whole)


@dataclass(frozen=True, slots=True)
class Gap:
    """How leaders and the front line see the same; `difference`: leaders above the front line."""

    leaders: Measure
    frontline: Measure
    difference: Difference


@dataclass(frozen=True, slots=True)
class NamedBarrier:
    """The barrier named most, and how often of all barriers named."""

    barrier: str
    share: Share


@dataclass(frozen=True, slots=True)
class ThemeFigures:
    """All figures under one key.

    `measure`: None unless shown. `not_sure`: of levels and Not sure together. `evidence`: of levels 4 and 5.
    `change`: since the earlier check-in. What there is nothing to work out from is None.
    """

    key: str
    state: State
    measure: Measure | None = None
    not_sure: Share = Share(0, 0)
    not_applicable: int = 0
    change: Difference | None = None
    evidence: Share | None = None
    gap: Gap | None = None
    barrier: NamedBarrier | None = None

    @property
    def cut(self) -> Cut | None:
        """None for everything, and for a mission's part in an enabler."""
        kind, _, theme = self.key.partition(":")
        return Cut(kind) if theme and kind in set(Cut) else None

    @property
    def theme(self) -> str:
        """The theme's id; meaningless without a cut."""
        return self.key.partition(":")[2]

    @property
    def has_clear_change(self) -> bool:
        return self.change is not None and self.change.is_clear


@dataclass(frozen=True, slots=True)
class Compared:
    """What changes are measured from; `is_common`: over the questions alone that both have asked."""

    quarter: int
    framework_version: str
    is_common: bool


@dataclass(frozen=True)
class SummaryFigures:
    """`themes` in the framework's order, cut by cut; `grid` by mission and enabler; empty for one group."""

    quarter: int
    framework_version: str
    overall: ThemeFigures
    themes: tuple[ThemeFigures, ...]
    grid: Mapping[tuple[str, str], ThemeFigures]
    response: Response
    held_back: HeldBack
    compared: Compared | None

    def cut(self, cut: Cut) -> tuple[ThemeFigures, ...]:
        return tuple(each for each in self.themes if each.cut is cut)

    @property
    def strengths(self) -> tuple[ThemeFigures, ...]:
        """Up to three themes with the highest means; never one of the gaps."""
        return self._ranked[: self._shown_each]

    @property
    def gaps(self) -> tuple[ThemeFigures, ...]:
        """Up to three themes with the lowest means, the lowest first."""
        return self._ranked[::-1][: self._shown_each]

    @property
    def changed(self) -> tuple[ThemeFigures, ...]:
        """The themes that have clearly changed, the most changed first."""
        changed = [
            (abs(each.change.levels), each) for each in self.themes if each.change and each.change.is_clear
        ]
        return tuple(each for _, each in sorted(changed, key=lambda pair: -pair[0]))

    @property
    def _shown_each(self) -> int:
        return min(SHOWN_EACH, len(self._ranked) // 2)

    @cached_property
    def _ranked(self) -> tuple[ThemeFigures, ...]:
        shown = [(each.measure.given.mean, each) for each in self.themes if each.measure is not None]
        return tuple(each for _, each in sorted(shown, key=lambda pair: -pair[0]))


class Kind(StrEnum):
    """What can be said in one sentence.

    SPREAD: the strongest and the weakest theme are at different levels. ALIKE: there are no two themes to tell
    apart, so that only the level overall can be told. Else why there is nothing to tell.
    """

    SPREAD = "spread"
    ALIKE = "alike"
    UNSURE = "unsure"
    WITHHELD = "withheld"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A summary in one sentence. `change`: the theme that has clearly changed the most, if one has.

    `level`: overall, where there is one; `strongest` and `weakest`: with SPREAD only.
    """

    kind: Kind
    level: Choice | None = None
    strongest: ThemeFigures | None = None
    weakest: ThemeFigures | None = None
    change: ThemeFigures | None = None
    since: int | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One check-in in a trend."""

    quarter: int
    framework_version: str
    state: State
    measure: Measure | None


@dataclass(frozen=True, slots=True)
class Trend:
    """One key over several check-ins, the oldest first."""

    key: str
    points: tuple[Point, ...]

    @property
    def is_common(self) -> bool:
        """Whether the questions have changed, so that it must be over those alone that all have asked."""
        return len({point.framework_version for point in self.points}) > 1
