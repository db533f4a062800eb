"""A council's settings: which there are, and how they stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from conversations.calendar import Calendar
from conversations.people import CheckIn


class Setting(StrEnum):
    """What a lead can look at alone, and change."""

    NAME = "name"
    NATION = "nation"
    YEAR = "year"
    POSTS = "posts"
    PEOPLE = "people"
    OPTIONAL = "optional"
    OPENING = "opening"
    LEAST = "least"


STEPS = (
    Setting.NAME,
    Setting.NATION,
    Setting.YEAR,
    Setting.POSTS,
    Setting.PEOPLE,
    Setting.OPTIONAL,
    Setting.OPENING,
)
"""The guided set-up, in its order. Which step somebody is on is told by what they press or type: nothing is
kept of it.
"""


def step_after(setting: Setting) -> Setting | None:
    """The next step; None after the last, and for what is no step."""
    place = STEPS.index(setting) + 1 if setting in STEPS else len(STEPS)
    return STEPS[place] if place < len(STEPS) else None


def step_before(setting: Setting) -> Setting | None:
    place = STEPS.index(setting) if setting in STEPS else 0
    return STEPS[place - 1] if place > 0 else None


class PostsTo(StrEnum):
    """Where the council's posts go."""

    LEADS = "leads"
    CHANNEL = "channel"
    DIRECT = "direct"
    """A lead's own conversation."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked: `came_by` counts them as in storage.tables.PersonRow, `places` are the names of channels
    and teams whose members are.
    """

    came_by: Mapping[str, int] = field(default_factory=dict)
    places: tuple[str, ...] = ()

    @property
    def people(self) -> int:
        return sum(self.came_by.values())


@dataclass(frozen=True, slots=True)
class CouncilSettings:
    """`checkin`: the one that is open, if any; `now` tells when the next one opens. `leads`: their names."""

    name: str
    calendar: Calendar
    now: datetime
    questions_each: int
    checkin: CheckIn | None = None
    posts: PostsTo = PostsTo.LEADS
    asked: Asked = Asked()
    is_optional: bool = False
    least: int = 5
    keep_months: int = 24
    shares: bool = False
    leads: tuple[str, ...] = ()
    is_set_up: bool = False
