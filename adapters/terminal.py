"""The terminal as a door: lines in, plain text out."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import uuid4

from aiohttp import web

from adapters.base import UNKNOWN, Delivery, Found, Inbound, Profile, Take, Workspace
from adapters.plain import plain_text
from conversations.events import Event
from conversations.people import Account, Address, Place

NAME = "terminal"


class TerminalDoor:
    """One person's terminal. `write` gets every message as text, without a line end; `width` is the longest
    line. Its name as a door is the person's own, so that no other terminal on the same database shows what is
    said here.
    """

    pace = None

    def __init__(self, workspace: str, user: str, write: Callable[[str], None], width: int = 80) -> None:
        self.name = f"{NAME}:{user}"
        self._workspace = workspace
        self._user = user
        self._write = write
        self._width = width

    def inbound(self, name: str, event: Event, now: datetime, locale: str) -> Inbound:
        """What the person at the keyboard did. Every line is an event of its own: nothing is redelivered."""
        return Inbound(
            key=f"{NAME}:{uuid4()}",
            account=Account(NAME, self._workspace, self._user),
            address=Address(self.name, self._workspace, self._user, Place.DIRECT),
            event=event,
            received_at=now,
            profile=Profile(name=name, locale=locale),
        )

    def routes(self, take: Take) -> Sequence[web.RouteDef]:
        return ()

    async def open(self, take: Take) -> None:
        pass

    async def workspaces(self) -> Sequence[Workspace]:
        return ()

    async def close(self) -> None:
        pass

    def direct(self, account: Account) -> Address | None:
        """Whoever is not at the keyboard cannot read it."""

    async def deliver(self, delivery: Delivery) -> str:
        self._write(plain_text(delivery.card, self._width))
        return delivery.key

    async def find(self, address: Address, key: str, since: datetime) -> Found:
        return UNKNOWN
