"""Which workspace the bot token belongs to."""

import asyncio
import logging

from pydantic import BaseModel, ConfigDict, ValidationError

from adapters.base import TryLater, Workspace
from adapters.slack.client import SlackClient
from adapters.slack.failures import Refusal, outcome
from adapters.slack.translate import DOOR

log = logging.getLogger(__name__)


class _AuthTest(BaseModel):
    model_config = ConfigDict(frozen=True)
    team_id: str
    team: str = ""


class Identity:
    """Learnt from auth.test, kept for the life of the process; asked again while Slack does not answer."""

    def __init__(self, client: SlackClient) -> None:
        self._client = client
        self._workspace: Workspace | None = None
        self._asking = asyncio.Lock()

    @property
    def known(self) -> Workspace | None:
        """As far as nobody has to be asked."""
        return self._workspace

    async def workspace(self) -> Workspace | None:
        if self._workspace is None:
            async with self._asking:
                if self._workspace is None:
                    self._workspace = await self._ask()
        return self._workspace

    async def _ask(self) -> Workspace | None:
        try:
            told = _AuthTest.model_validate(await self._client.ask("auth.test", {}))
        except Refusal as refusal:
            log.error("Slack does not say which workspace this is: %s", outcome(refusal.code))
        except TryLater as problem:
            log.warning("Slack does not say which workspace this is; trying again later. %s", problem)
        except ValidationError:
            log.error("Slack does not say which workspace this is: its answer names none.")
        else:
            return Workspace(DOOR, told.team_id, told.team or told.team_id)
        return None
