"""People, where they can be reached, and the check-in they are asked in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

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


PAGE = "page/"
"""What the name of the bot's own page for somebody begins with."""


def page_of(account: Account) -> Address:
    """The bot's own page for somebody, where their door has pages: a conversation of its own, so that a page
    that cannot be shown holds up no answer. It bears their id and belongs to nobody: only erasing looks for it.
    """
    return Address(account.door, account.workspace, f"{PAGE}{account.user}", Place.DIRECT)


def whose_page(address: Address) -> str:
    """The user of such a page, or of a direct conversation that is named after its user."""
    return address.conversation.removeprefix(PAGE)


@dataclass(frozen=True, slots=True)
class WorkingPattern:
    """When a person works: days as in `date.isoweekday` (1 is Monday), hours in their own time zone.

    The hours lie within one day: `starts` comes before `ends`.
    """

    days: frozenset[int] = frozenset({1, 2, 3, 4, 5})
    starts: time = time(9)
    ends: time = time(17)


@dataclass(frozen=True, slots=True)
class Person:
    """A member of a council's staff, or an elected member.

    `ordinal` counts the council's people from 0; it spreads the questions evenly over them. Nothing is sent to
    them unasked before the day `away_until`; `snoozed_until` is the day on which they asked to be reminded;
    `left_out_at`: since when they are not asked, because they said so.
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
    pattern: WorkingPattern = WorkingPattern()
    wants_reminders: bool = True
    away_until: date | None = None
    snoozed_until: date | None = None
    left_out_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One quarter's round of questions at one council.

    `quarter` counts quarters since the year 0 (year * 4 + quarter of the calendar year, 0 to 3), so that
    neighbours differ by one. `opens_locally`: it opens in each time zone when the clocks there show what
    `opens_at` is in HOME_ZONE; otherwise everywhere at that moment. While `paused_at` is set nobody is
    reminded, but answers are taken. `nudged_at`: when a lead last had everybody reminded. `least`: of how many
    people its figures tell at least; None until any may be published, when it is the council's own number.
    """

    id: int
    council: int
    quarter: int
    opens_at: datetime
    closes_at: datetime
    framework_version: str
    synthetic: bool = False
    opens_locally: bool = True
    paused_at: datetime | None = None
    nudged_at: datetime | None = None
    least: int | None = None

    def opens_for(self, zone: str) -> datetime:
        """When it opens for people in a time zone."""
        if not self.opens_locally:
            return self.opens_at
        wall = self.opens_at.astimezone(ZoneInfo(HOME_ZONE)).replace(tzinfo=None)
        return wall.replace(tzinfo=ZoneInfo(zone))

    def is_open(self, now: datetime) -> bool:
        """Whether it is open at home, as leads count it."""
        return self.opens_at <= now < self.closes_at

    def is_open_for(self, zone: str, now: datetime) -> bool:
        return self.opens_for(zone) <= now < self.closes_at
