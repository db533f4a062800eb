"""Where a client gets the bot token of its workspace."""

from typing import Protocol

from adapters.base import TryLater


class Token(Protocol):
    """The bot token of one workspace, as it is now: it changes when the app is installed again."""

    async def read(self) -> str:
        """Raises TryLater while there is none."""

    async def refused(self, token: str, code: str) -> TryLater | None:
        """Slack did not accept this token, for a reason that its `code` names. What to raise instead of a
        refusal, where it may be accepted later.
        """


class FixedToken:
    """The token of the settings."""

    def __init__(self, token: str) -> None:
        self._token = token

    async def read(self) -> str:
        return self._token

    async def refused(self, token: str, code: str) -> TryLater | None:
        return None
