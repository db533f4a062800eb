"""Chats as their members see them."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.platforms.teams_cards import Button, Json, buttons, picture_of, texts, walk
from tests.platforms.waiting import PATIENCE, NothingYet

CARD = "application/vnd.microsoft.card.adaptive"


@dataclass
class Message:
    """A message of the bot; `card` is what the chat shows of it now, `at` when it came in."""

    id: str
    activity: Json
    card: Json = field(default_factory=dict)
    edits: int = 0
    at: float = 0.0

    def show(self, activity: Json) -> None:
        self.activity = activity
        attachments = activity.get("attachments")
        first = attachments[0] if isinstance(attachments, list) and attachments else {}
        is_card = isinstance(first, dict) and first.get("contentType") == CARD
        self.card = first.get("content", {}) if is_card else {}

    @property
    def summary(self) -> str:
        return str(self.activity.get("summary", ""))

    @property
    def texts(self) -> list[str]:
        """What is to be read on it, in order; of pictures what a screen reader says."""
        return texts(self.card)

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    @property
    def pictures(self) -> list[bytes]:
        """The pictures on it, as PNG."""
        return [picture_of(part) for part in walk(self.card) if part["type"] == "Image"]

    @property
    def buttons(self) -> list[str]:
        return [button.title for button in buttons(self.card)]

    def button(self, title: str) -> Button | None:
        """The button with this title, or the only one that has it in its title (so that "4" finds "4 Good")."""
        found = buttons(self.card)
        exact = [button for button in found if button.title.removeprefix("✓ ") == title]
        partly = [button for button in found if title in button.title]
        return exact[0] if exact else partly[0] if len(partly) == 1 else None


class Chat:
    """A conversation: a person's own with the bot, a group's, or a channel's."""

    def __init__(self, id_: str, kind: str, changed: asyncio.Condition) -> None:
        self.id = id_
        self.kind = kind
        self.messages: list[Message] = []
        self.threads: set[str] = set()
        """In a channel: the ids of messages that others may answer."""
        self._changed = changed
        self._read = 0

    @property
    def last(self) -> Message:
        if not self.messages:
            raise NothingYet(f"nothing was said in {self.id}")
        return self.messages[-1]

    def find(self, id_: str) -> Message | None:
        return next((message for message in self.messages if message.id == id_), None)

    async def until(self, holds: Callable[["Chat"], object], within: float = PATIENCE) -> None:
        """Waits until `holds`; fails with what the chat shows if it does not come true."""

        def held() -> bool:
            try:
                return bool(holds(self))
            except NothingYet:
                return False

        try:
            async with asyncio.timeout(within), self._changed:
                await self._changed.wait_for(held)
        except TimeoutError:
            shown = "\n---\n".join(message.text for message in self.messages)
            raise AssertionError(f"the chat does not show what was waited for:\n{shown}") from None

    async def read(self, within: float = PATIENCE) -> Message:
        """The next message that was not read yet; waits for it."""
        await self.until(lambda chat: len(chat.messages) > self._read, within)
        self._read += 1
        return self.messages[self._read - 1]
