"""Looks for a message of ours in a direct conversation: by the key in its metadata, or by its file's name."""

import asyncio
from datetime import datetime, timedelta

from pydantic import BaseModel, ConfigDict, ValidationError

from adapters.base import ABSENT, UNKNOWN, Found, TryLater
from adapters.slack.client import SlackClient
from adapters.slack.failures import Refusal
from adapters.slack.outgoing import METADATA_TYPE, Outgoing, stamp_of
from adapters.slack.uploads import is_marked
from conversations.people import Address, Place

PAGE = 100
PAGES = 3
"""More was hardly said since the message was queued; Slack allows few such questions a minute."""
_CLOCKS_APART = timedelta(minutes=1)


class History:
    """`timeout`: seconds for the whole search."""

    def __init__(self, client: SlackClient, outgoing: Outgoing, timeout: float) -> None:
        self._client = client
        self._outgoing = outgoing
        self._timeout = timeout

    async def find(self, address: Address, key: str, since: datetime) -> Found:
        """In channels Waymark may not read what was said, so there it cannot tell."""
        if address.place is not Place.DIRECT:
            return UNKNOWN
        try:
            async with asyncio.timeout(self._timeout):
                return await self._search(await self._outgoing.channel(address), key, since - _CLOCKS_APART)
        except (Refusal, TryLater, TimeoutError, ValidationError):
            return UNKNOWN

    async def _search(self, channel: str, key: str, oldest: datetime) -> Found:
        cursor, stamp = "", stamp_of(key)
        for _ in range(PAGES):
            page = await self._page(channel, oldest, cursor)
            for message in page.messages:
                if message.key == key:
                    return Found(arrived=True, ref=message.ts)
                if any(is_marked(each.name, stamp) for each in message.files):
                    return Found(arrived=True)
            cursor = page.response_metadata.next_cursor
            if not cursor:
                return ABSENT
        return UNKNOWN

    async def _page(self, channel: str, oldest: datetime, cursor: str) -> "_Page":
        arguments = {
            "channel": channel,
            "oldest": f"{oldest.timestamp():.6f}",
            "limit": str(PAGE),
            "include_all_metadata": "true",
        }
        answer = await self._client.ask(
            "conversations.history", arguments | ({"cursor": cursor} if cursor else {})
        )
        return _Page.model_validate(answer)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class _Metadata(_Part):
    event_type: str = ""
    event_payload: dict[str, object] = {}


class _File(_Part):
    name: str | None = None


class _Said(_Part):
    ts: str
    metadata: _Metadata = _Metadata()
    files: tuple[_File, ...] = ()

    @property
    def key(self) -> object:
        """None for what other people and programs said."""
        return self.metadata.event_payload.get("key") if self.metadata.event_type == METADATA_TYPE else None


class _Cursor(_Part):
    next_cursor: str = ""


class _Page(_Part):
    messages: tuple[_Said, ...]
    response_metadata: _Cursor = _Cursor()
