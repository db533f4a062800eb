"""The Teams door, served on loopback and opposite a Teams of our own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from aiohttp import web

from adapters.base import Inbound, Outcome
from adapters.teams.config import Cloud, TeamsConfig
from adapters.teams.door import TeamsDoor
from adapters.teams.http import Http
from bot.clock import utc_now
from tests.platforms.teams import Teams


@dataclass
class Taker:
    """Stands where the program's turns are: remembers what it took, and answers as it was told."""

    taken: list[Inbound] = field(default_factory=list)
    outcome: Outcome = field(default_factory=Outcome)
    error: Exception | None = None

    async def __call__(self, inbound: Inbound) -> Outcome:
        if self.error is not None:
            raise self.error
        self.taken.append(inbound)
        return self.outcome

    @property
    def only(self) -> Inbound:
        assert len(self.taken) == 1
        return self.taken[0]


class Clock:
    """Seconds since 1970, as a test wants them."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def config_for(teams: Teams) -> TeamsConfig:
    if teams.local:
        return TeamsConfig(loopback=True)
    cloud = Cloud(
        login=teams.login_url,
        tenant="botframework.com",
        scope="https://api.botframework.com",
        issuer="https://api.botframework.com",
        metadata=teams.metadata_url,
    )
    return TeamsConfig(
        app_id=teams.app_id,
        app_password=teams.app_password,
        tenant_id=teams.tenant_id,
        loopback=True,
        cloud=cloud,
    )


@asynccontextmanager
async def served(teams: Teams, taker: Taker, config: TeamsConfig | None = None) -> AsyncIterator[TeamsDoor]:
    """The door at an address of its own, which `teams` learns."""
    door = TeamsDoor(config or config_for(teams), now=utc_now)
    await door.open(taker)
    app = web.Application()
    app.add_routes(door.routes(taker))
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    teams.bot_url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/messages"
    try:
        yield door
    finally:
        await runner.cleanup()
        await door.close()


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with Teams() as running:
        yield running


@pytest.fixture
async def http() -> AsyncIterator[Http]:
    client = Http()
    client.open()
    yield client
    await client.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def taker() -> Taker:
    return Taker()


@pytest.fixture
async def door(teams: Teams, taker: Taker) -> AsyncIterator[TeamsDoor]:
    async with served(teams, taker) as serving:
        yield serving
