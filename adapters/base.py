"""The seam between the program and its doors."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol, runtime_checkable

from aiohttp import web

from conversations.cards import Card
from conversations.events import Event
from conversations.people import Account, Address
from conversations.places import Members


@dataclass(frozen=True, slots=True)
class Profile:
    """What a platform tells about a person; None where it does not say."""

    name: str | None = None
    locale: str | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Workspace:
    """A Slack workspace, a Teams tenant or a terminal: what a council is known by on a door."""

    door: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Inbound:
    """One thing that a verified caller did.

    `key` names the event the same way at every redelivery. `message` is the door's name for the message whose
    button was pressed. `in_place`: the door can show the presser at once what becomes of that message, so the
    card that replaces it also comes back in the `Outcome`. `via` is the door's own and comes back with every
    message that answers this event (a reply address, a trigger); it is kept until the message is sent.
    """

    key: str
    account: Account
    address: Address
    event: Event
    received_at: datetime
    profile: Profile = field(default_factory=Profile)
    message: str | None = None
    in_place: bool = False
    via: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an event. It is stored by now; the messages that answer it are on their way.

    `replacement` is set only for an `Inbound` that is `in_place`, and never when it is `repeated`.
    """

    repeated: bool = False
    replacement: Card | None = None


FILE = "file"
"""Under this name `Inbound.via` keeps what the door needs to fetch the file of a FileSent."""

Take = Callable[[Inbound], Awaitable[Outcome]]
"""Takes one event; returns after the commit. Raises when it could not be stored: the door then answers
non-2xx, so that the platform sends the event again."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message on its way out.

    `key` is the same at every attempt and never another message's. `replaces` is the door's name of the message
    to update. `private`: in a shared place, for `via`'s person alone. `is_form`: open a form if the door has
    forms and `via` still allows it, else send the card. `on_page`: show it on the bot's own page, in place of
    what stood there, if the door has one, else send the card. `is_common`: many people get an equal card, so
    the door may keep what it made of it.
    """

    key: str
    address: Address
    card: Card
    replaces: str | None = None
    private: bool = False
    is_form: bool = False
    on_page: bool = False
    is_common: bool = False
    via: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `burst` messages at once, and `per_second` in the long run."""

    burst: int
    per_second: float


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a platform takes messages, in each conversation and in each workspace.

    `counts_updates`: an update counts in its conversation as a new message does; in its workspace all count.
    """

    conversation: Rate
    workspace: Rate
    counts_updates: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What a door knows of a message that may have been sent.

    `arrived` is None when it cannot tell; `ref` is the door's name for a message that arrived.
    """

    arrived: bool | None
    ref: str | None = None


ABSENT = Found(arrived=False)
UNKNOWN = Found(arrived=None)


class TryLater(Exception):
    """The platform did not say that it took the message. `after`: seconds that it asked to wait, if it said.

    `ambiguous`: it may have taken it all the same, as when the connection broke before the answer.
    """

    def __init__(self, reason: str, after: float | None = None, *, ambiguous: bool = False) -> None:
        super().__init__(reason)
        self.after = after
        self.ambiguous = ambiguous


class Undeliverable(Exception):
    """The platform will never take this message; the text says why, for a lead to read."""


class Unreachable(Undeliverable):
    """Nobody can be reached at this address any more: blocked, uninstalled or gone."""


class NoFile(StrEnum):
    """Why a file that somebody attached could not be fetched."""

    GONE = "gone"
    """Deleted, or no longer to be had by the means that the platform gave."""
    TOO_LARGE = "too-large"
    NOT_ALLOWED = "not-allowed"
    """The app was not granted what it needs for that."""
    NOT_NOW = "not-now"


class NotFetched(Exception):
    """A file that somebody attached could not be fetched."""

    def __init__(self, why: NoFile) -> None:
        super().__init__(why.value)
        self.why = why


class Door(Protocol):
    """A platform. Doors are thin: they verify, translate and render, and decide nothing."""

    name: str

    @property
    def pace(self) -> Pace | None:
        """How fast messages may go out; None where nobody minds."""

    def routes(self, take: Take) -> Sequence[web.RouteDef]:
        """The door's HTTP routes. Every one of them verifies its caller."""

    async def open(self, take: Take) -> None:
        """Gets ready to send (and to receive, where that is not by HTTP)."""

    async def workspaces(self) -> Sequence[Workspace]:
        """The workspaces that are connected, as far as they are known before anybody speaks."""

    async def close(self) -> None:
        """Lets go of what `open` took."""

    def direct(self, account: Account) -> Address | None:
        """Where to write to somebody who has never spoken; None where they have to speak first."""

    async def members(self, address: Address) -> Members:
        """Everybody in a conversation where others read along. Raises TryLater, Undeliverable or Unreachable;
        nothing else.
        """

    async def deliver(self, delivery: Delivery) -> str | None:
        """Sends one message; returns the door's name for it, if it has one.

        Raises TryLater, Undeliverable or Unreachable; nothing else.
        """

    async def find(self, address: Address, key: str, since: datetime) -> Found:
        """Looks for a new message that may have been sent with this key, not before `since`. Never raises."""

    async def fetch(self, address: Address, ref: str, most: int) -> bytes:
        """What is in a file that came from this address, at most `most` bytes; `ref`: its `via` under FILE.

        Raises NotFetched; nothing else.
        """


@runtime_checkable
class Learner(Protocol):
    """A door that has to learn something from its platform before it can take anything. Any other door can once
    it is open.
    """

    async def is_ready(self) -> bool:
        """Whether it can take; asks the platform once more if not, for a second or so. Never raises."""


@runtime_checkable
class Directory(Protocol):
    """A door whose platform tells who has an e-mail address."""

    async def whose(self, address: Address, email: str) -> Account | None:
        """Somebody in the workspace of the address; None for nobody. Raises TryLater or Undeliverable."""
