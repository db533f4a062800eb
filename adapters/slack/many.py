"""Many workspaces: each with a bot token of its own, which is looked up for every call."""

import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence

from adapters.base import TryLater, Workspace
from adapters.requests import Refused
from adapters.slack.connections import Connected
from adapters.slack.installations import Installations, Removal
from adapters.slack.tokens import Token

KEPT = 1_000
"""Workspaces whose people's names and conversations are remembered at a time."""

log = logging.getLogger(__name__)


class ManyWorkspaces:
    """Implements adapters.slack.connections.Connections. `connect` makes what serves a workspace."""

    def __init__(self, connect: Callable[[Token], Connected], installations: Installations) -> None:
        self._connect = connect
        self._installations = installations
        self._connected: OrderedDict[str, Connected] = OrderedDict()

    def of(self, workspace: str) -> Connected:
        if workspace not in self._connected:
            self._connected[workspace] = self._connect(_StoredToken(self._installations, workspace))
            if len(self._connected) > KEPT:
                self._connected.popitem(last=False)
        self._connected.move_to_end(workspace)
        return self._connected[workspace]

    async def check(self, workspace: str) -> None:
        """A workspace that removed the app is heard still: what it sent before is answered once it is back."""
        try:
            known = await self._installations.knows(workspace)
        except Exception as error:
            raise _unread(error) from None
        if not known:
            raise Refused(403, "it comes from a workspace that has not installed Waymark")

    async def remove(self, workspace: str, removal: Removal) -> None:
        try:
            await self._installations.remove(workspace, removal)
        except Exception as error:
            raise _unread(error) from None

    async def workspaces(self) -> Sequence[Workspace]:
        return await self._installations.workspaces()

    async def is_ready(self) -> bool:
        """What is connected stands in the database, and Slack need not be asked."""
        return True


class _StoredToken:
    """Implements adapters.slack.tokens.Token."""

    def __init__(self, installations: Installations, workspace: str) -> None:
        self._installations = installations
        self._workspace = workspace

    async def read(self) -> str:
        try:
            return await self._installations.token(self._workspace)
        except TryLater:
            raise
        except Exception as error:
            raise _no_records(error) from None

    async def refused(self, token: str, code: str) -> TryLater:
        try:
            return await self._installations.refused(self._workspace, token, code)
        except Exception as error:
            return _no_records(error)


def _unread(error: Exception) -> Refused:
    return Refused(503, f"the installations cannot be read now ({type(error).__name__})")


def _no_records(error: Exception) -> TryLater:
    return TryLater(f"The records of the Slack workspaces cannot be read now ({type(error).__name__}).")
