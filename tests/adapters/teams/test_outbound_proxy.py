"""A council's network may let nothing out but through a proxy, which the environment names."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from adapters.teams.config import ManagedIdentity, TeamsConfig
from adapters.teams.http import Http
from adapters.teams.tokens import Tokens
from tests.adapters.teams.conftest import Clock
from tests.platforms.teams import Teams


@pytest.fixture
async def passed_on(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[list[str]]:
    """The addresses that a proxy was asked for."""
    asked: list[str] = []

    async def take(request: web.BaseRequest) -> web.Response:
        asked.append(str(request.url))
        return web.Response(text="from the proxy")

    runner = web.ServerRunner(web.Server(take))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{runner.addresses[0][1]}")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    yield asked
    await runner.cleanup()


async def test_calls_go_through_the_proxy_that_the_environment_names(passed_on: list[str]) -> None:
    """Protects: a bot in a network whose only way out is a proxy."""
    client = Http()
    client.open()
    async with client.session.get("http://teams.example/v3/conversations") as response:
        assert await response.text() == "from the proxy"
    await client.close()
    assert passed_on == ["http://teams.example/v3/conversations"]


async def test_the_machines_own_identity_is_asked_for_past_the_proxy(
    teams: Teams, passed_on: list[str], clock: Clock
) -> None:
    """Protects: what proves the machine to Azure is shown to nobody else."""
    config = TeamsConfig(
        app_id=teams.app_id,
        app_type="UserAssignedMSI",
        tenant_id=teams.tenant_id,
        identity=ManagedIdentity(f"{teams.login_url}/metadata/identity/oauth2/token"),
    )
    client = Http()
    client.open()
    assert await Tokens(config, client, clock).get() == "token-1"
    await client.close()
    assert passed_on == []
