"""From a verified payload to a stored event, the same way for HTTP and for Socket Mode."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from weakref import WeakValueDictionary

from adapters.base import Inbound, Take, Workspace
from adapters.requests import Refused
from adapters.slack.identity import Identity
from adapters.slack.profiles import Profiles
from adapters.slack.translate import translate
from adapters.slack.verify import Payload

log = logging.getLogger(__name__)


class Incoming:
    def __init__(
        self, identity: Identity, profiles: Profiles, now: Callable[[], datetime], patience: float
    ) -> None:
        self._identity = identity
        self._profiles = profiles
        self._now = now
        self._patience = patience
        self._in_turn: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def understand(self, payload: Payload) -> Inbound | None:
        """None for what is not for us. Raises Refused."""
        heard = translate(payload, self._now())
        if heard is None:
            return None
        if heard.inbound is None:
            await self._check_workspace(heard.workspace)
            return None
        user = heard.inbound.account.user
        # One after another, or what comes while Slack is asked about a newcomer could be overtaken.
        async with self._in_turn.setdefault(user, asyncio.Lock()):
            await self._check_workspace(heard.workspace)
            return replace(heard.inbound, profile=await self._profiles.of(user))

    async def _check_workspace(self, workspace: str) -> None:
        ours = await self._ours()
        if ours is None:
            # Asking Slack to send it again loses nothing; taking a stranger's answer would.
            raise Refused(503, "which workspace is ours is not known yet")
        if workspace != ours.id:
            raise Refused(403, "it comes from another workspace")

    async def _ours(self) -> Workspace | None:
        # Slack waits three seconds for an answer, so we wait less for one of Slack's.
        try:
            async with asyncio.timeout(self._patience):
                return await self._identity.workspace()
        except TimeoutError:
            return None


async def commit(take: Take, inbound: Inbound) -> int:
    """200 once the event is stored; 503 when it could not be, so that Slack sends it again."""
    try:
        await take(inbound)
    except Exception as error:
        # The text of a storage error can quote what was being stored.
        log.error("An event from Slack was not stored; Slack will send it again (%s).", type(error).__name__)
        return 503
    return 200
