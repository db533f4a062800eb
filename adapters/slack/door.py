"""The Slack door: verify, translate, render, send."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import aiohttp
from aiohttp import web

from adapters.base import (
    UNKNOWN,
    Delivery,
    Found,
    NoFile,
    NotFetched,
    Pace,
    Rate,
    Take,
    TryLater,
    Undeliverable,
    Workspace,
)
from adapters.slack.client import TIMEOUT, SlackClient, new_session
from adapters.slack.config import SlackConfig
from adapters.slack.connections import Connected, Connections, OneWorkspace
from adapters.slack.downloads import download
from adapters.slack.http import PATH, Receiver
from adapters.slack.incoming import Incoming
from adapters.slack.install import Installer
from adapters.slack.installations import Installations
from adapters.slack.many import ManyWorkspaces
from adapters.slack.members import read_members
from adapters.slack.socket_mode import Socket
from adapters.slack.tokens import FixedToken, Token
from adapters.slack.translate import DOOR
from adapters.slack.verify import Verifier
from conversations.people import Account, Address, Place
from conversations.places import Members

log = logging.getLogger(__name__)

LOOKUP_TIMEOUT = 1.0

PACE = Pace(conversation=Rate(1, 1.0), workspace=Rate(10, 10.0), counts_updates=False)
"""One message a second in a conversation, "several hundred a minute" in a workspace, and a tier of its own for
chat.update (https://docs.slack.dev/apis/web-api/rate-limits)."""


class SlackDoor:
    """Implements adapters.base.Door for one Slack workspace, or for all that `installations` keeps.

    Listens by HTTP, or by Socket Mode alone where the config has an app token. Until `open` it refuses
    requests with a 503, and sends nothing. `lookup_timeout` bounds each question that an event waits for.
    `pace` as in Door.
    """

    name = DOOR

    def __init__(
        self,
        config: SlackConfig,
        *,
        now: Callable[[], datetime],
        installations: Installations | None = None,
        timeout: float = TIMEOUT,
        lookup_timeout: float = LOOKUP_TIMEOUT,
        pace: Pace = PACE,
    ) -> None:
        if (config.oauth is None) != (installations is None):
            raise ValueError("Installations are kept where workspaces install the app, and only there.")
        self.pace = pace
        self._config = config
        self._installations = installations
        self._now = now
        self._timeout = timeout
        self._lookup_timeout = lookup_timeout
        self._open: _Open | None = None
        self._socket: Socket | None = None

    def routes(self, take: Take) -> Sequence[web.RouteDef]:
        if self._config.app_token is not None:
            return ()
        receiver = Receiver(Verifier(self._config.signing_secret, self._clock), take)

        async def receive(request: web.Request) -> web.StreamResponse:
            return await receiver.receive(request, self._open.incoming if self._open else None)

        return (web.post(PATH, receive), *self._install_routes())

    def _install_routes(self) -> Sequence[web.RouteDef]:
        if self._config.oauth is None or self._installations is None:
            return ()
        return Installer(
            self._config,
            self._config.oauth,
            self._installations,
            lambda: self._open.session if self._open else None,
            self._clock,
        ).routes()

    async def open(self, take: Take) -> None:
        session = new_session(self._timeout)
        connections = self._connections(session)
        self._open = opened = _Open(session, connections, Incoming(connections, self._now))
        if self._config.app_token is not None:
            only = opened.connections.of("")
            self._socket = Socket(self._config.app_token, only.client, opened.incoming, take)

    def _connections(self, session: aiohttp.ClientSession) -> Connections:
        def connect(token: Token) -> Connected:
            client = SlackClient(self._config, token=token, session=session)
            return Connected(client, self._now, self._timeout, self._lookup_timeout)

        if self._installations is None:
            return OneWorkspace(connect(FixedToken(self._config.bot_token)), self._lookup_timeout)
        return ManyWorkspaces(connect, self._installations)

    async def workspaces(self) -> Sequence[Workspace]:
        """Empty while Slack does not answer, with the reason in the log."""
        return await self._open.connections.workspaces() if self._open else ()

    async def is_ready(self) -> bool:
        """Implements adapters.base.Learner."""
        return self._open is not None and await self._open.connections.is_ready()

    async def close(self) -> None:
        if self._socket is not None:
            await self._socket.close()
        if self._open is not None:
            await self._open.close()
        self._socket = self._open = None

    def direct(self, account: Account) -> Address:
        """Slack opens a conversation with anybody in the workspace."""
        return Address(DOOR, account.workspace, account.user, Place.DIRECT)

    async def members(self, address: Address) -> Members:
        if self._open is None:
            raise TryLater("The Slack door is not open.")
        return await read_members(self._open.of(address).client, address.workspace, address.conversation)

    async def deliver(self, delivery: Delivery) -> str | None:
        if self._open is None:
            raise TryLater("The Slack door is not open.")
        try:
            return await self._open.of(delivery.address).outgoing.deliver(delivery)
        except (TryLater, Undeliverable):
            raise
        except Exception as error:
            # A defect of ours. Its text could quote the message, and sending it again would not help.
            log.error("A message could not be made ready for Slack (%s).", type(error).__name__)
            raise Undeliverable(
                "The message could not be made ready for Slack. Tell whoever runs Waymark."
            ) from None

    async def find(self, address: Address, key: str, since: datetime) -> Found:
        return await self._open.of(address).history.find(address, key, since) if self._open else UNKNOWN

    async def fetch(self, address: Address, ref: str, most: int) -> bytes:
        if self._open is None:
            raise NotFetched(NoFile.NOT_NOW)
        return await download(self._open.of(address).client, ref, most)

    async def whose(self, address: Address, email: str) -> Account | None:
        """Implements adapters.base.Directory."""
        if self._open is None:
            raise TryLater("The Slack door is not open.")
        return await self._open.of(address).lookup.find(email)

    def _clock(self) -> float:
        return self._now().timestamp()


@dataclass(frozen=True, slots=True)
class _Open:
    """What the door holds between `open` and `close`. One session serves all workspaces."""

    session: aiohttp.ClientSession
    connections: Connections
    incoming: Incoming

    def of(self, address: Address) -> Connected:
        return self.connections.of(address.workspace)

    async def close(self) -> None:
        await self.session.close()
