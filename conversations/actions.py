"""A council's action plan: what it has decided to do about its gaps, and what is proposed."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from conversations.answers import Choice

TEXT_LIMIT = 300
"""The most characters of an action: it must be read in a list, on a phone."""


class Progress(StrEnum):
    PLANNED = "planned"
    STARTED = "started"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def is_ended(self) -> bool:
        return self in (Progress.DONE, Progress.DROPPED)


@dataclass(frozen=True, slots=True)
class Owner:
    """The person who sees to an action."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Action:
    """`number`: how people name it, counted within the council. `theme`: by its key (see `scoring.theme_key`),
    `mission` by its id. `quarter`: of the check-in whose summary it answers; there the theme stood at `level`,
    and `mean`, in hundredths, was its mean: both None where a lead made the action up.
    """

    number: int
    theme: str
    mission: str
    text: str
    progress: Progress
    quarter: int
    made_at: datetime
    owner: Owner | None = None
    due_on: date | None = None
    question: str | None = None
    level: Choice | None = None
    mean: int | None = None
    barrier: str | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reword:
    text: str


@dataclass(frozen=True, slots=True)
class Assign:
    """`owner`: as the lead wrote the name or mentioned the person; None for nobody."""

    owner: str | None


@dataclass(frozen=True, slots=True)
class AssignMe:
    pass


@dataclass(frozen=True, slots=True)
class SetDue:
    day: date | None


@dataclass(frozen=True, slots=True)
class Serve:
    """The action serves another mission, by its id."""

    mission: str


@dataclass(frozen=True, slots=True)
class Mark:
    progress: Progress


ActionChange = Reword | Assign | AssignMe | SetDue | Serve | Mark
