"""People, where they can be reached, and the check-in they are asked in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

HOME_ZONE = "Europe/London"
"""The time zone of councils, and of people whose platform tells none."""


class Role(StrEnum):
    """What a person does at the council; it picks the questions they can be asked."""

    LEADER = "leader"
    FRONTLINE = "frontline"
    ELECTED = "elected"


class Place(StrEnum):
    """Where something was said: alone with the bot, or where others read along."""

    DIRECT = "direct"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Account:
    """A person's identity on one door."""

    door: str
    workspace: str
    user: str


@dataclass(frozen=True, slots=True)
class Address:
    """A conversation that messages can be sent to."""

    door: str
    workspace: str
    conversation: str
    place: Place
    reference: Mapping[str, str] = field(default_factory=dict)
    """What the door needs to send here unprompted (a service address, ids); read by that door only."""


@dataclass(frozen=True, slots=True)
class Person:
    """A member of a council's staff, or an elected member.

    `ordinal` counts the council's people from 0; it spreads the questions evenly over them.
    """

    id: int
    council: int
    name: str
    role: Role = Role.FRONTLINE
    service_area: str = ""
    is_lead: bool = False
    ordinal: int = 0
    locale: str = "en"
    zone: str = HOME_ZONE


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One quarter's round of questions at one council.

    `quarter` counts quarters since the year 0 (year * 4 + quarter of the calendar year, 0 to 3), so that
    neighbours differ by one.
    """

    id: int
    council: int
    quarter: int
    opens_at: datetime
    closes_at: datetime
    framework_version: str
    synthetic: bool = False

    def is_open(self, now: datetime) -> bool:
        return self.opens_at <= now < self.closes_at
