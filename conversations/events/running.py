"""A lead runs the check-in."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ShowStatus:
    """A lead asks how the check-in goes."""


@dataclass(frozen=True, slots=True)
class ShowCalendar:
    """A lead asks for the next quarters' check-ins, holidays and freezes."""


@dataclass(frozen=True, slots=True)
class OfferNudge:
    """A lead wants everybody reminded who has not finished; they are shown how many that is first."""


@dataclass(frozen=True, slots=True)
class NudgeAll:
    """A lead has seen the number and confirms."""

    checkin: int


@dataclass(frozen=True, slots=True)
class OfferOpen:
    """A lead wants to open this quarter's check-in now; they are asked to confirm first."""


@dataclass(frozen=True, slots=True)
class OpenCheckIn:
    """A lead confirms."""


@dataclass(frozen=True, slots=True)
class OfferClose:
    """A lead wants to close the check-in early; they are asked to confirm first."""


@dataclass(frozen=True, slots=True)
class CloseCheckIn:
    """A lead confirms."""

    checkin: int


@dataclass(frozen=True, slots=True)
class MoveClose:
    """A lead moves the day on which the check-in closes."""

    day: date


@dataclass(frozen=True, slots=True)
class PauseCheckIn:
    """A lead stops reminders for everybody."""


@dataclass(frozen=True, slots=True)
class ResumeCheckIn:
    """A lead lets reminders go on."""


@dataclass(frozen=True, slots=True)
class PostHere:
    """A lead wants the council's posts (progress, closing summary) in this conversation."""
