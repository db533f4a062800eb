"""The roster from a file that a lead attached: fetched, read and held against the roster when it is sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class RosterPreview:
    """Shows what the file would change. Its `via` holds the means to fetch it."""

    name: str


@dataclass(frozen=True, slots=True)
class RosterApply:
    """Does what a lead was shown, and is not itself a message: what became of it is queued as one. Fields as in
    events.ApplyRoster; `person`: the lead, by id.
    """

    person: int
    ref: str
    plan: str
    name: str
    take_off: bool = False


@dataclass(frozen=True, slots=True)
class RosterLeave:
    """A lead wants none of what they were shown. As RosterApply it is not itself a message."""

    person: int


class RosterEnd(StrEnum):
    """What became of a preview."""

    APPLIED = "applied"
    APPLIED_OFF = "applied-off"
    NOTHING = "nothing"
    """The roster said all of it already."""
    LEFT = "left"
    NEWER = "newer"
    """Another preview came after it."""


@dataclass(frozen=True, slots=True)
class RosterClosed:
    """Takes the place of a preview, so that no button stays. `card`: the preview's key; `who` pressed, and
    when; `said`: the file's name, and how much of it was written.
    """

    card: str
    end: RosterEnd
    at: datetime
    who: str = ""
    said: Mapping[str, str | int] = field(default_factory=dict)


RosterMessage = RosterPreview | RosterApply | RosterLeave
"""What needs a file from the platform."""
