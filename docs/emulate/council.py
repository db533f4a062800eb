"""The council that is tried with: who gets messages, and doors with more or fewer scopes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from emulated import BOT_USER, SIGNING_SECRET, TEAM_ID, Emulated, Json, bot_token

from adapters.base import Inbound, Outcome
from adapters.slack.config import SlackConfig
from adapters.slack.door import SlackDoor
from conversations.cards import Card, Text
from conversations.people import Address, Place


@dataclass(frozen=True)
class Council:
    """Ann, and Bryn who never wrote to the bot, with a channel that is open and one that is not."""

    slack: Emulated
    ann: str
    bryn: Address
    channel: Address
    private: Address

    async def bryn_sees(self) -> list[Json]:
        return await self.slack.direct("bryn", BOT_USER)


async def council(slack: Emulated) -> Council:
    ann, bryn = await slack.id_of("ann"), await slack.id_of("bryn")
    shared = [
        Address("slack", TEAM_ID, await slack.channel(name), Place.SHARED) for name in ("digital", "leads")
    ]
    return Council(slack, ann, Address("slack", TEAM_ID, bryn, Place.DIRECT), *shared)


def config_for(slack: Emulated, token: str) -> SlackConfig:
    return SlackConfig(SIGNING_SECRET, token, api_url=slack.api)


@asynccontextmanager
async def a_door(slack: Emulated, *, without: str = "") -> AsyncIterator[SlackDoor]:
    """Open, with all scopes of the manifest or without one."""
    door = SlackDoor(config_for(slack, bot_token(without)), now=now)
    await door.open(_take)
    try:
        yield door
    finally:
        await door.close()


async def _take(_: Inbound) -> Outcome:
    return Outcome()


def now() -> datetime:
    return datetime.now(UTC)


def card(words: str) -> Card:
    return Card(words, (Text(words),))
