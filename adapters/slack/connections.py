"""Which workspaces the door serves, and what serves each of them."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from adapters.base import Workspace
from adapters.requests import Refused
from adapters.slack.client import SlackClient
from adapters.slack.history import History
from adapters.slack.identity import Identity
from adapters.slack.installations import Removal
from adapters.slack.lookup import EmailLookup
from adapters.slack.outgoing import Outgoing
from adapters.slack.profiles import Profiles

log = logging.getLogger(__name__)


class Connected:
    """What serves one workspace: nothing that is known of its people is shared with another."""

    def __init__(
        self, client: SlackClient, now: Callable[[], datetime], timeout: float, lookup_timeout: float
    ) -> None:
        self.client = client
        self.profiles = Profiles(client, lambda: now().timestamp(), lookup_timeout)
        self.outgoing = Outgoing(client, now)
        self.history = History(client, self.outgoing, timeout)
        self.lookup = EmailLookup(client, asyncio.sleep)


class Connections(Protocol):
    def of(self, workspace: str) -> Connected:
        """What serves the workspace, whether or not it can be reached now."""

    async def check(self, workspace: str) -> None:
        """Raises Refused unless what comes from the workspace is for us."""

    async def remove(self, workspace: str, removal: Removal) -> None:
        """The app was removed from the workspace. Raises Refused when that cannot be noted."""

    async def workspaces(self) -> Sequence[Workspace]:
        """Those that are connected, as far as is known."""

    async def is_ready(self) -> bool:
        """As adapters.base.Learner: until then, `check` lets nothing in."""


class OneWorkspace:
    """The one whose bot token is in the settings. `patience`: seconds that an event waits for its name."""

    def __init__(self, connected: Connected, patience: float) -> None:
        self._connected = connected
        self._identity = Identity(connected.client)
        self._patience = patience

    def of(self, workspace: str) -> Connected:
        return self._connected

    async def check(self, workspace: str) -> None:
        ours = await self._ours()
        if ours is None:
            # Asking Slack to send it again loses nothing; taking a stranger's answer would.
            raise Refused(503, "which workspace is ours is not known yet")
        if workspace != ours.id:
            raise Refused(403, "it comes from another workspace")

    async def remove(self, workspace: str, removal: Removal) -> None:
        await self.check(workspace)
        log.error("Waymark was removed from the Slack workspace (%s). Install it again.", removal.reason)

    async def workspaces(self) -> Sequence[Workspace]:
        """Empty while Slack does not answer, with the reason in the log."""
        workspace = await self._identity.workspace()
        return (workspace,) if workspace else ()

    async def is_ready(self) -> bool:
        return await self._ours() is not None

    async def _ours(self) -> Workspace | None:
        if (known := self._identity.known) is not None:
            return known
        # Slack waits three seconds for an answer, so we wait less for one of Slack's.
        try:
            async with asyncio.timeout(self._patience):
                return await self._identity.workspace()
        except TimeoutError:
            return None
