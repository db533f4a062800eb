"""From a verified payload to a stored event, the same way for HTTP and for Socket Mode."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from weakref import WeakValueDictionary

from adapters.base import Inbound, Take
from adapters.slack.connections import Connections
from adapters.slack.translate import translate
from adapters.slack.verify import Payload
from conversations.events import MembersChanged

log = logging.getLogger(__name__)


class Incoming:
    def __init__(self, connections: Connections, now: Callable[[], datetime]) -> None:
        self._connections = connections
        self._now = now
        self._in_turn: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()

    async def understand(self, payload: Payload) -> Inbound | None:
        """None for what is not for us. Raises Refused."""
        heard = translate(payload, self._now())
        if heard is None:
            return None
        if heard.removal is not None:
            await self._connections.remove(heard.workspace, heard.removal)
            return None
        if heard.inbound is None or isinstance(heard.inbound.event, MembersChanged):
            await self._connections.check(heard.workspace)
            return heard.inbound
        user = heard.inbound.account.user
        # One after another, or what comes while Slack is asked about a newcomer could be overtaken.
        async with self._in_turn.setdefault((heard.workspace, user), asyncio.Lock()):
            await self._connections.check(heard.workspace)
            profiles = self._connections.of(heard.workspace).profiles
            return replace(heard.inbound, profile=await profiles.of(user))


async def commit(take: Take, inbound: Inbound) -> int:
    """200 once the event is stored; 503 when it could not be, so that Slack sends it again."""
    try:
        await take(inbound)
    except Exception as error:
        # The text of a storage error can quote what was being stored.
        log.error("An event from Slack was not stored; Slack will send it again (%s).", type(error).__name__)
        return 503
    return 200
