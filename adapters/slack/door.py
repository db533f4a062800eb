"""The Slack door: verify, translate, render, send."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime

from aiohttp import web

from adapters.base import UNKNOWN, Delivery, Found, Pace, Rate, Take, TryLater, Undeliverable, Workspace
from adapters.slack.client import TIMEOUT, SlackClient
from adapters.slack.config import SlackConfig
from adapters.slack.history import History
from adapters.slack.http import PATH, Receiver
from adapters.slack.identity import Identity
from adapters.slack.incoming import Incoming
from adapters.slack.outgoing import Outgoing
from adapters.slack.profiles import Profiles
from adapters.slack.socket_mode import Socket
from adapters.slack.translate import DOOR
from adapters.slack.verify import Verifier
from conversations.people import Account, Address, Place

log = logging.getLogger(__name__)

LOOKUP_TIMEOUT = 1.0

PACE = Pace(conversation=Rate(1, 1.0), workspace=Rate(10, 10.0), counts_updates=False)
"""One message a second in a conversation, "several hundred a minute" in a workspace, and a tier of its own for
chat.update (https://docs.slack.dev/apis/web-api/rate-limits)."""


class SlackDoor:
    """Implements adapters.base.Door for one Slack workspace.

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
        timeout: float = TIMEOUT,
        lookup_timeout: float = LOOKUP_TIMEOUT,
        pace: Pace = PACE,
    ) -> None:
        self.pace = pace
        self._config = config
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

        return (web.post(PATH, receive),)

    async def open(self, take: Take) -> None:
        self._open = opened = _Open(self._config, self._now, self._timeout, self._lookup_timeout)
        if self._config.app_token is not None:
            self._socket = Socket(self._config.app_token, opened.client, opened.incoming, take)

    async def workspaces(self) -> Sequence[Workspace]:
        """Empty while Slack does not answer, with the reason in the log."""
        workspace = await self._open.identity.workspace() if self._open else None
        return (workspace,) if workspace else ()

    async def close(self) -> None:
        if self._socket is not None:
            await self._socket.close()
        if self._open is not None:
            await self._open.close()
        self._socket = self._open = None

    def direct(self, account: Account) -> Address:
        """Slack opens a conversation with anybody in the workspace."""
        return Address(DOOR, account.workspace, account.user, Place.DIRECT)

    async def deliver(self, delivery: Delivery) -> str | None:
        if self._open is None:
            raise TryLater("The Slack door is not open.")
        try:
            return await self._open.outgoing.deliver(delivery)
        except (TryLater, Undeliverable):
            raise
        except Exception as error:
            # A defect of ours. Its text could quote the message, and sending it again would not help.
            log.error("A message could not be made ready for Slack (%s).", type(error).__name__)
            raise Undeliverable(
                "The message could not be made ready for Slack. Tell whoever runs Waymark."
            ) from None

    async def find(self, address: Address, key: str, since: datetime) -> Found:
        return await self._open.history.find(address, key, since) if self._open else UNKNOWN

    def _clock(self) -> float:
        return self._now().timestamp()


class _Open:
    """What the door holds between `open` and `close`."""

    def __init__(
        self, config: SlackConfig, now: Callable[[], datetime], timeout: float, lookup_timeout: float
    ) -> None:
        self.client = SlackClient(config, timeout)
        self.identity = Identity(self.client)
        self._profiles = Profiles(self.client, lambda: now().timestamp(), lookup_timeout)
        self.incoming = Incoming(self.identity, self._profiles, now, lookup_timeout)
        self.outgoing = Outgoing(self.client, now)
        self.history = History(self.client, self.outgoing, timeout)

    async def close(self) -> None:
        await self.client.close()
