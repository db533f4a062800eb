"""Finds people of the workspace by their e-mail addresses, which Waymark itself does not keep."""

from collections.abc import Awaitable, Callable

from pydantic import BaseModel, ConfigDict, ValidationError

from adapters.base import TryLater, Undeliverable
from adapters.slack.client import SlackClient
from adapters.slack.failures import Refusal, outcome
from adapters.slack.identity import Identity
from adapters.slack.translate import DOOR
from conversations.people import Account

SCOPE = "users:read.email"
"""What the bot token must be granted for this, and for nothing else."""

ATTEMPTS = 5
_PAUSE = 5.0
_NOBODY = frozenset({"users_not_found", "user_not_found", "invalid_email"})
_LACKS_SCOPE = (
    f"Slack does not let Waymark look up e-mail addresses: the app lacks the scope {SCOPE}. Add it under OAuth "
    "& Permissions and install the app again, or give member ids instead of e-mail addresses."
)


class _User(BaseModel):
    model_config = ConfigDict(frozen=True)
    id: str
    deleted: bool = False
    is_bot: bool = False


class _Found(BaseModel):
    model_config = ConfigDict(frozen=True)
    user: _User


class EmailLookup:
    """`pause` waits for so many seconds: Slack answers about fifty of these questions a minute."""

    def __init__(self, client: SlackClient, pause: Callable[[float], Awaitable[None]]) -> None:
        self._client = client
        self._identity = Identity(client)
        self._pause = pause

    async def find(self, email: str) -> Account | None:
        """None for nobody, a bot, or somebody whose account is switched off.

        Raises Undeliverable when Slack answers no such question, TryLater when it does not answer.
        """
        workspace = await self._identity.workspace()
        if workspace is None:
            raise Undeliverable("Slack does not accept Waymark's bot token, or cannot be reached.")
        user = await self._ask(email)
        return None if user is None else Account(DOOR, workspace.id, user)

    async def _ask(self, email: str) -> str | None:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                answer = await self._client.ask("users.lookupByEmail", {"email": email})
                user = _Found.model_validate(answer).user
                return None if user.deleted or user.is_bot else user.id
            except Refusal as refusal:
                if refusal.code in _NOBODY:
                    return None
                if refusal.code == "missing_scope":
                    raise Undeliverable(_LACKS_SCOPE) from None
                raise outcome(refusal.code) from None
            except ValidationError:
                raise TryLater("Slack's answer cannot be read.") from None
            except TryLater as problem:
                if attempt == ATTEMPTS:
                    raise
                await self._pause(_PAUSE if problem.after is None else problem.after)
        raise AssertionError("the last attempt raises or returns")
