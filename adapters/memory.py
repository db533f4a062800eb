"""A door without a platform: keeps what was sent. For tests, and for trying things out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from aiohttp import web

from adapters.base import (
    ABSENT,
    FILE,
    Delivery,
    Found,
    Inbound,
    NoFile,
    NotFetched,
    Pace,
    Profile,
    Take,
    TryLater,
    Undeliverable,
    Unreachable,
    Workspace,
)
from conversations.buttons import decode
from conversations.cards import Button, Buttons, Card, CommentField, Options
from conversations.events import Event, FileSent, Typed
from conversations.people import Account, Address, Place
from conversations.places import Kind, Member, Members

NAME = "memory"


@dataclass
class MemoryDoor:
    """`sent` are the deliveries in order; `shown` what a conversation looks like now, by conversation and
    message name. `faults` are raised one by one, before anything is sent. `files` can be fetched, by name;
    `emails` are people's, with their ids.
    """

    workspace: str = "w1"
    name: str = NAME
    sent: list[Delivery] = field(default_factory=list)
    shown: dict[str, dict[str, Card]] = field(default_factory=dict)
    faults: list[TryLater | Undeliverable] = field(default_factory=list)
    files: dict[str, bytes | NoFile] = field(default_factory=dict)
    emails: dict[str, str] = field(default_factory=dict)
    channels: dict[str, Members | TryLater | Undeliverable] = field(default_factory=dict)
    """Who is in which channel, or why it cannot be read."""
    read: int = 0
    """How often a channel's members were asked for."""
    pace: Pace | None = None
    _events: int = 0

    def routes(self, take: Take) -> Sequence[web.RouteDef]:
        return ()

    async def open(self, take: Take) -> None:
        pass

    async def workspaces(self) -> Sequence[Workspace]:
        return (Workspace(self.name, self.workspace, f"Council of {self.workspace}"),)

    async def close(self) -> None:
        pass

    def direct(self, account: Account) -> Address:
        return Address(self.name, account.workspace, f"dm-{account.user}", Place.DIRECT)

    async def members(self, address: Address) -> Members:
        self.read += 1
        found = self.channels.get(address.conversation, Unreachable("There is no such channel."))
        if isinstance(found, Members):
            return found
        raise found

    async def deliver(self, delivery: Delivery) -> str:
        if self.faults:
            raise self.faults.pop(0)
        self.sent.append(delivery)
        ref = delivery.replaces or delivery.key
        self.shown.setdefault(delivery.address.conversation, {})[ref] = delivery.card
        return ref

    async def find(self, address: Address, key: str, since: datetime) -> Found:
        return Found(arrived=True, ref=key) if key in self.shown.get(address.conversation, {}) else ABSENT

    async def fetch(self, address: Address, ref: str, most: int) -> bytes:
        file = self.files.get(ref, NoFile.GONE)
        if isinstance(file, NoFile):
            raise NotFetched(file)
        if len(file) > most:
            raise NotFetched(NoFile.TOO_LARGE)
        return file

    async def whose(self, address: Address, email: str) -> Account | None:
        if self.faults:
            raise self.faults.pop(0)
        user = self.emails.get(email)
        return None if user is None else Account(self.name, address.workspace, user)

    def inbound(
        self,
        user: str,
        event: Event,
        now: datetime,
        *,
        channel: str | None = None,
        message: str | None = None,
        key: str | None = None,
        profile: Profile | None = None,
        via: Mapping[str, str] | None = None,
    ) -> Inbound:
        """Something that `user` did: in `channel`, or alone with the bot."""
        self._events += 1
        place = Place.DIRECT if channel is None else Place.SHARED
        return Inbound(
            key=key or f"{self.name}:{self.workspace}:{self._events}",
            account=Account(self.name, self.workspace, user),
            address=Address(self.name, self.workspace, channel or f"dm-{user}", place),
            event=event,
            received_at=now,
            profile=profile or Profile(name=user.title()),
            message=message,
            via=via or {},
        )

    def typed(self, user: str, text: str, now: datetime, channel: str | None = None) -> Inbound:
        return self.inbound(user, Typed(text), now, channel=channel)

    def attached(self, user: str, name: str, content: bytes | NoFile, now: datetime, text: str = "") -> Inbound:
        """`user` attached a file alone with the bot; it can be fetched from now on."""
        self.files[name] = content
        size = len(content) if isinstance(content, bytes) else None
        return self.inbound(user, FileSent(name, size, text), now, via={FILE: name})

    def pressed(self, user: str, label: str, now: datetime, conversation: str | None = None) -> Inbound:
        """A press on the newest button called `label`. Raises LookupError when there is none."""
        for ref, card in reversed(self.shown.get(conversation or f"dm-{user}", {}).items()):
            for button in buttons_of(card):
                if button.label == label:
                    return self.inbound(user, decode(button.value), now, message=ref)
        raise LookupError(f"no button is called {label!r}")

    def fill(self, channel: str, **kinds: Kind) -> None:
        """The channel's members, by user, from now on."""
        people = [
            Member(Account(self.name, self.workspace, user), kind, name=user.title())
            for user, kind in kinds.items()
        ]
        self.channels[channel] = Members(channel, people)

    def texts(self, user: str) -> list[str]:
        """The plain texts of what was sent to a person alone, oldest first."""
        return [each.card.text for each in self.sent if each.address.conversation == f"dm-{user}"]


def buttons_of(card: Card) -> list[Button]:
    """Every button on a card, in order."""
    found: list[Button] = []
    for part in card.parts:
        match part:
            case Options(options):
                found += [option.button for option in options]
            case Buttons(buttons):
                found += buttons
            case CommentField():
                found += [part.open, part.submit]
            case _:
                pass
    return found
