"""The benchmark: where the means of councils that share their figures lie. It is made of counts of councils.

A council counts once a quarter, with its mean of each theme as its summaries show it, in tenths. Nobody can
subtract two versions of a benchmark and see fewer than LEAST_COUNCILS: councils are added that many at a time,
under each theme, and never taken out (docs/decisions/0013).
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from math import floor
from statistics import quantiles

from conversations.calendar import quarter_at
from conversations.figures import SummaryFigures
from conversations.national import LEAST_COUNCILS
from conversations.people import HOME_ZONE, CheckIn
from conversations.scoring import OVERALL

LOWEST, HIGHEST = 10, 50
"""Between which a mean lies, in tenths."""

SETTLES = timedelta(hours=1)
"""How long a closed check-in waits to be counted, so that those that close on one day are counted together."""

_WAITS = 2
"""For how many quarters a check-in waits for others to be counted with."""

_MADE_UP = " made-up"

Means = Mapping[str, int]
"""One council's means in tenths, by key as in conversations.scoring."""

Tally = Mapping[int, int]
"""How many councils have a mean, by the mean in tenths."""

Tallies = Mapping[str, Tally]


@dataclass(frozen=True, slots=True)
class Counts:
    """`waiting`: means of councils that are counted, under themes of which too few of them have one to show."""

    counted: Tallies = field(default_factory=dict)
    waiting: Tallies = field(default_factory=dict)

    @property
    def councils(self) -> int:
        """Every council that is counted has a mean of everything."""
        return councils_in(self.counted.get(OVERALL, {}))


class Standing(StrEnum):
    """Where one mean lies among those of all councils."""

    ABOVE = "above"
    MIDDLE = "middle"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Quartiles:
    """In tenths, as they are shown."""

    lower: int
    median: int
    upper: int

    def standing(self, mean: int) -> Standing:
        if mean > self.upper:
            return Standing.ABOVE
        return Standing.BELOW if mean < self.lower else Standing.MIDDLE


def edition(version: str, *, synthetic: bool = False) -> str:
    """Under which a check-in is counted. Framework versions that differ in their last number alone ask the same
    questions; made-up answers stand by themselves.
    """
    return ".".join(version.split(".")[:2]) + (_MADE_UP if synthetic else "")


def is_made_up(edition: str) -> bool:
    return edition.endswith(_MADE_UP)


def first_counted(since: datetime) -> int:
    """The first quarter in which a council counts that joined at a moment: the one before that moment."""
    return quarter_at(since, HOME_ZONE) - 1


def oldest_counted(now: datetime) -> int:
    """The first quarter whose check-ins still wait to be counted."""
    return quarter_at(now, HOME_ZONE) - _WAITS


def is_ready(checkin: CheckIn, published_at: datetime, since: datetime, now: datetime) -> bool:
    """Whether a check-in can be counted: it has closed, and what was left at its close is published."""
    is_settled = checkin.closes_at + SETTLES <= now and checkin.closes_at <= published_at
    return is_settled and checkin.quarter >= first_counted(since)


def means_of(figures: SummaryFigures) -> dict[str, int]:
    """What a council shows of itself."""
    themes = (figures.overall, *figures.themes)
    return {each.key: each.measure.mean_tenths for each in themes if each.measure is not None}


def add(before: Counts, councils: Sequence[Means]) -> Counts:
    """With more councils, if they are enough for a step."""
    if len(councils) < LEAST_COUNCILS:
        return before
    waiting = together([before.waiting, *({key: {mean: 1} for key, mean in each.items()} for each in councils)])
    ready = {key: tally for key, tally in waiting.items() if councils_in(tally) >= LEAST_COUNCILS}
    rest = {key: tally for key, tally in waiting.items() if key not in ready}
    return Counts(together([before.counted, ready]), rest)


def together(parts: Iterable[Tallies]) -> dict[str, dict[int, int]]:
    """The councils of all parts, as if they had been counted at once."""
    sums: dict[str, Counter[int]] = {}
    for part in parts:
        for key, tally in part.items():
            sums.setdefault(key, Counter()).update(tally)
    return {key: dict(tally) for key, tally in sums.items()}


def councils_in(tally: Tally) -> int:
    return sum(tally.values())


def quartiles(tally: Tally) -> Quartiles | None:
    """None with too few councils. Linear between two councils; halves of a tenth up."""
    if councils_in(tally) < LEAST_COUNCILS:
        return None
    means = [Fraction(mean) for mean, councils in tally.items() for _ in range(councils)]
    return Quartiles(*(floor(each + Fraction(1, 2)) for each in quantiles(means, method="inclusive")))


def is_step(before: Tallies, after: Tallies) -> bool:
    """Whether nobody can make out fewer than LEAST_COUNCILS who has seen both."""
    return all(_is_step(before.get(key, {}), after.get(key, {})) for key in {*before, *after})


def _is_step(before: Tally, after: Tally) -> bool:
    more = [after.get(mean, 0) - before.get(mean, 0) for mean in {*before, *after}]
    return min(more, default=0) >= 0 and (sum(more) == 0 or sum(more) >= LEAST_COUNCILS)


def dump_counts(counts: Counts) -> str:
    """`{"counted": {theme: {mean: councils}}, "waiting": ...}`."""
    return json.dumps({"counted": counts.counted, "waiting": counts.waiting}, sort_keys=True)


def load_counts(text: str) -> Counts:
    parts = json.loads(text)
    return Counts(_load(parts["counted"]), _load(parts["waiting"]))


def _load(tallies: Mapping[str, Mapping[str, int]]) -> Tallies:
    return {key: {int(mean): councils for mean, councils in tally.items()} for key, tally in tallies.items()}
