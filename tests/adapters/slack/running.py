"""Runs a door on loopback for a test."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import web

from adapters.base import Inbound, Outcome
from adapters.slack.door import SlackDoor

Json = dict[str, Any]

_PAYLOADS = Path(__file__).parent / "payloads"


class Recorder:
    """A `take` that keeps what it takes, or fails with what stands first in `failures`."""

    def __init__(self) -> None:
        self.taken: list[Inbound] = []
        self.failures: list[Exception] = []
        self.failed = asyncio.Event()

    async def __call__(self, inbound: Inbound) -> Outcome:
        if self.failures:
            self.failed.set()
            raise self.failures.pop(0)
        self.taken.append(inbound)
        return Outcome()

    @property
    def last(self) -> Inbound:
        return self.taken[-1]


class Slow(Recorder):
    """Takes nothing before `commit`; `begun` is set while it waits."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.commit = asyncio.Event(), asyncio.Event()

    async def __call__(self, inbound: Inbound) -> Outcome:
        self.begun.set()
        await self.commit.wait()
        return await super().__call__(inbound)


@asynccontextmanager
async def serving(door: SlackDoor, take: Recorder, *, patience: float = 1) -> AsyncIterator[str]:
    """Opens the door and serves its route; gives the URL that Slack posts to.

    `patience`: how long requests under way may still take when the test is over.
    """
    app = web.Application(client_max_size=64 * 1024 * 1024)
    app.add_routes(door.routes(take))
    runner = web.AppRunner(app, shutdown_timeout=patience)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    await door.open(take)
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    await runner.cleanup()
    await door.close()


def recorded(name: str) -> Json:
    """A payload as Slack sent it, from payloads/."""
    payload: Json = json.loads((_PAYLOADS / f"{name}.json").read_text())
    return payload
