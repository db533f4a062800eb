"""When somebody may be reminded, and whether they are asked at all."""

from dataclasses import dataclass
from datetime import date

from conversations.people import WorkingPattern


@dataclass(frozen=True, slots=True)
class Snooze:
    """The person wants to be reminded on a day, and not before; None takes that back."""

    until: date | None


@dataclass(frozen=True, slots=True)
class GoAway:
    """The person is away and back at work on the day `until`; None: they are back."""

    until: date | None


@dataclass(frozen=True, slots=True)
class WantReminders:
    wanted: bool


@dataclass(frozen=True, slots=True)
class SetPattern:
    """The person says when they work."""

    pattern: WorkingPattern


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """The person wants not to be asked at all, or to be asked again."""

    wanted: bool
