"""What a summary is worked out from: counts that have been published, by key.

A key names what is counted: a theme (`scoring.theme_key`), a mission's part in an enabler (`cell_key`), or
everything (`scoring.OVERALL`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from conversations.framework import Cut, Framework
from conversations.scoring import Histogram, questions_by_theme, theme_key
from conversations.shares import percent


def cell_key(mission: str, enabler: str) -> str:
    """Names what one mission asks of one enabler."""
    return f"cell:{mission}:{enabler}"


def questions_by_key(framework: Framework) -> dict[str, frozenset[str]]:
    """The ids of the questions that count for each key."""
    themes = questions_by_theme(framework)
    cells = {
        cell_key(mission.id, enabler.id): themes[theme_key(Cut.MISSION, mission.id)]
        & themes[theme_key(Cut.ENABLER, enabler.id)]
        for mission in framework.missions
        for enabler in framework.enablers
    }
    return {**themes, **cells}


@dataclass(frozen=True, slots=True)
class Counted:
    """What was published of one group of people in one check-in.

    `withheld`: the keys that may have answers, but no histogram that may be shown. `people`: how many gave a
    level, where that is known and may be told.
    """

    histograms: Mapping[str, Histogram]
    withheld: frozenset[str] = frozenset()
    people: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Round:
    """One check-in's counts; `quarter` as in CheckIn."""

    quarter: int
    framework_version: str
    counted: Counted


@dataclass(frozen=True, slots=True)
class Earlier:
    """The check-in to compare with.

    `common`: when the questions have changed, this check-in's counts of the questions that both have asked;
    `round` holds the earlier one's counts of the same questions.
    """

    round: Round
    common: Counted | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """How many people were to be asked, how many of them could be reached, and how many answered anything."""

    asked: int
    reached: int
    answered: int

    @property
    def percent(self) -> int:
        return percent(self.answered, self.asked)

    @property
    def percent_reached(self) -> int:
        return percent(self.reached, self.asked)


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Answers that no figure shows: those that wait for more people, and those that none ever will."""

    waiting: int = 0
    for_good: int = 0


@dataclass(frozen=True, slots=True)
class Material:
    """All that a summary is worked out from. `each`: the most questions that one person is asked.

    `evidence`: the answers at levels 4 and 5 that came with evidence; `barriers`: how often each was named.
    """

    now: Round
    response: Response
    each: int
    earlier: Earlier | None = None
    leaders: Counted | None = None
    frontline: Counted | None = None
    evidence: Mapping[str, int] = field(default_factory=dict)
    barriers: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    held_back: HeldBack = HeldBack()
