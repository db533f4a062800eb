"""Channels and teams whose members are asked: who is in them, and what leads are told about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from conversations.people import Account, Address


class Kind(StrEnum):
    """What somebody in a channel is to the council. A guest is let in by it, with an account there; an outsider
    has theirs at another organisation, and what they write is not taken.
    """

    MEMBER = "member"
    GUEST = "guest"
    OUTSIDER = "outsider"
    BOT = "bot"


class CameBy(StrEnum):
    """How somebody came to be on the roster."""

    WORD = "word"
    """They wrote first, or were entered by hand."""
    FILE = "file"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a channel, with what the platform tells about them; None where it does not say.

    `chat`: their own conversation, where the platform lets them be written to because they are in the channel.
    """

    account: Account
    kind: Kind
    name: str | None = None
    locale: str | None = None
    zone: str | None = None
    chat: Address | None = None

    def is_wanted(self, *, with_guests: bool) -> bool:
        return self.kind is Kind.MEMBER or (with_guests and self.kind is Kind.GUEST)


@dataclass(frozen=True, slots=True)
class Members:
    """Everybody in a channel. `name`: what the channel is called, if the platform says."""

    name: str
    people: Sequence[Member]

    def count(self, kind: Kind) -> int:
        return sum(one.kind is kind for one in self.people)


@dataclass(frozen=True, slots=True)
class Preview:
    """What asking a channel's members would do. `added`: people who would join the roster; `known`: who are on
    it already.
    """

    place: int
    name: str
    with_guests: bool
    added: int
    known: int
    guests: int = 0
    outsiders: int = 0
    bots: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """A channel whose members are asked. `place`: the address it has; `people`: how many are on the roster.

    `fault`: why it could not be read the last time.
    """

    place: int
    name: str
    door: str
    workspace: str
    conversation: str
    with_guests: bool
    people: int
    read_at: datetime | None = None
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Roster:
    """Who is asked: the channels, and how many people came in which way."""

    places: Sequence[Asked]
    came_by: Mapping[CameBy, int]
