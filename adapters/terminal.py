"""The terminal as a door: lines in, plain text out."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from aiohttp import web

from adapters.base import (
    UNKNOWN,
    Delivery,
    Found,
    Inbound,
    NoFile,
    NotFetched,
    Profile,
    Take,
    Undeliverable,
    Workspace,
)
from adapters.plain import plain_text
from conversations.cards import Card, File, Text
from conversations.events import Event
from conversations.file_cards import file_of
from conversations.people import Account, Address, Place
from conversations.places import Members

NAME = "terminal"

_SAME_NAMES = 1_000


class TerminalDoor:
    """One person's terminal. `write` gets every message as text, without a line end; `width` is the longest
    line. Files are saved in `folder`. Its name as a door is the person's own, so that no other terminal on the
    same database shows what is said here.
    """

    pace = None

    def __init__(
        self,
        workspace: str,
        user: str,
        write: Callable[[str], None],
        width: int = 80,
        folder: Path = Path(),
    ) -> None:
        self.name = f"{NAME}:{user}"
        self._workspace = workspace
        self._user = user
        self._write = write
        self._width = width
        self._folder = folder

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

    async def members(self, address: Address) -> Members:
        """Nobody reads along at a terminal."""
        raise Undeliverable("A terminal has no channels.")

    async def deliver(self, delivery: Delivery) -> str:
        self._write(plain_text(self._with_saved(delivery.card), self._width))
        return delivery.key

    def _with_saved(self, card: Card) -> Card:
        """The card with the path of its file in place of the file, where it could be saved."""
        file = file_of(card)
        path = _save(file, self._folder) if file is not None else None
        if path is None:
            return card
        return Card(card.text, tuple(Text(str(path)) if part is file else part for part in card.parts))

    async def find(self, address: Address, key: str, since: datetime) -> Found:
        return UNKNOWN

    async def fetch(self, address: Address, ref: str, most: int) -> bytes:
        """Nothing is attached at a terminal: there is `waymark people import`."""
        raise NotFetched(NoFile.GONE)


def _save(file: File, folder: Path) -> Path | None:
    """Where it is saved: beside what is there already, never in its place. None where it cannot be."""
    path = Path(file.name)
    for number in range(1, _SAME_NAMES):
        name = path.name if number == 1 else f"{path.stem}-{number}{path.suffix}"
        place = (folder / name).resolve()
        try:
            with place.open("xb") as opened:
                opened.write(file.content)
        except FileExistsError:
            continue
        except OSError:
            return None
        return place
    return None
