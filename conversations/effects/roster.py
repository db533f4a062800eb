"""The roster from a file that a lead attached: fetched, read and held against the roster when it is sent."""

from dataclasses import dataclass


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


RosterMessage = RosterPreview | RosterApply
"""What needs a file from the platform."""
