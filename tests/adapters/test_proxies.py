"""A council's network may let nothing out but through a proxy, which the environment names."""

import asyncio
from base64 import b64encode
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.base import NotFetched, TryLater
from adapters.proxies import Proxies
from adapters.slack.client import SlackClient, new_session
from adapters.slack.config import SlackConfig
from adapters.teams.client import Connector
from adapters.teams.config import ManagedIdentity, TeamsConfig
from adapters.teams.downloads import Downloads
from adapters.teams.files import Place, Uploads
from adapters.teams.http import Http
from adapters.teams.keys import SigningKeys
from adapters.teams.tokens import Tokens
from bot.clock import utc_now
from conversations.cards import File
from tests.adapters.teams.conftest import Clock, config_for
from tests.platforms.teams import Teams

ANSWER = b'{"access_token": "token-1", "expires_in": 3600}'


class Proxy:
    """Gives a token for whatever is asked of it, and lets nothing through. `heads`: what it was asked."""

    def __init__(self) -> None:
        self.heads: list[str] = []
        self.port = 0

    @property
    def asked(self) -> list[str]:
        return [head.rpartition(" HTTP/1.1")[0] for head in (each.splitlines()[0] for each in self.heads)]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        self.heads.append(head)
        status = "502 Bad Gateway" if head.startswith("CONNECT") else "200 OK"
        writer.write(
            f"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {len(ANSWER)}\r\n\r\n".encode()
        )
        writer.write(ANSWER)
        await writer.drain()
        writer.close()


@pytest.fixture
async def proxy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> AsyncIterator[Proxy]:
    """For everything, on a machine whose `.netrc` has a password for everything."""
    (tmp_path / "netrc").write_text("default login somebody password a-secret-of-the-machine\n", "utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    running = Proxy()
    server = await asyncio.start_server(running.serve, "127.0.0.1", 0)
    running.port = server.sockets[0].getsockname()[1]
    for name in ("http_proxy", "https_proxy"):
        monkeypatch.setenv(name, f"http://me:pass@127.0.0.1:{running.port}")
    for name in ("no_proxy", "NO_PROXY", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    yield running
    server.close()
    await server.wait_closed()


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with Teams() as running:
        yield running


@pytest.fixture
async def http(proxy: Proxy) -> AsyncIterator[Http]:
    client = Http()
    client.open()
    yield client
    await client.close()


async def test_teams_is_called_through_the_proxy_with_the_bots_own_token(
    teams: Teams, proxy: Proxy, http: Http
) -> None:
    """Protects: a bot whose only way out is a proxy; `.netrc` does not stand in the way of the bot's token."""
    config = config_for(teams)
    elsewhere = replace(config, cloud=replace(config.cloud, login="https://login.example"))
    with pytest.raises(TryLater):
        await Tokens(elsewhere, http, Clock()).get()
    with pytest.raises(TryLater):
        await Connector(config, http, Tokens(config, http, Clock()), utc_now).post(
            "https://smba.example/uk/", "a-chat", b"{}"
        )
    with pytest.raises(PermissionError):
        await SigningKeys("https://keys.example/openid", http, Clock()).get("a-key")
    assert proxy.asked == ["CONNECT login.example:443", "CONNECT smba.example:443", "CONNECT keys.example:443"]
    sign_in = f"Proxy-Authorization: Basic {b64encode(b'me:pass').decode()}"
    assert [sign_in in head for head in proxy.heads] == [True] * 3


async def test_files_of_teams_go_and_come_through_the_proxy(proxy: Proxy, http: Http) -> None:
    """Protects: exports and people files, where the only way out is a proxy."""
    address = "https://council.sharepoint.com/a-file"
    place = Place(uploadUrl=address, contentUrl=address, name="a-file", uniqueId="1")
    file = File("a-file", "text/csv", b"a,b", "A file", "", "")
    with pytest.raises(TryLater):
        await Uploads(http, loopback=False).put("1", place, file)
    with pytest.raises(NotFetched):
        await Downloads(http, loopback=False).get(address, 1)
    assert proxy.asked == ["CONNECT council.sharepoint.com:443"] * 2


async def test_no_password_of_the_machines_is_shown_to_whoever_is_called(proxy: Proxy, http: Http) -> None:
    """Protects: what `.netrc` has is for others; a proxy's own password goes to the proxy."""
    url = "http://login.example/token"
    async with http.session.post(url, data={"a": "form"}, proxy=http.proxy(url)) as response:
        assert await response.read() == ANSWER
    session = new_session(1)
    async with session.post(url, data={"a": "form"}, proxy=Proxies().of(url)) as response:
        assert await response.read() == ANSWER
    await session.close()
    assert proxy.asked == [f"POST {url}"] * 2
    for head in proxy.heads:
        assert f"Proxy-Authorization: Basic {b64encode(b'me:pass').decode()}" in head
        assert "\nauthorization:" not in head.lower()


async def test_slack_is_called_through_the_proxy_with_the_bots_own_token(proxy: Proxy) -> None:
    """Protects: as above, both for what is sent by ourselves and for what the SDK sends."""
    client = SlackClient(SlackConfig("a-secret", "xoxb-1", api_url="https://slack.example/api/"))
    calls = (
        client.post("chat.postMessage", {}),
        client.ask("users.info", {"user": "U1"}),
        client.reply("https://hooks.slack.com/x", b"{}"),
        client.upload("https://files.slack.com/x", b"", "text/csv"),
        client.download("https://files.slack.com/x", 1),
    )
    assert [type(each) for each in await asyncio.gather(*calls, return_exceptions=True)] == [TryLater] * 5
    await client.close()
    hosts = ["files.slack.com", "files.slack.com", "hooks.slack.com", "slack.example", "slack.example"]
    assert sorted(proxy.asked) == [f"CONNECT {host}:443" for host in hosts]


async def test_the_machines_own_identity_is_asked_for_past_the_proxy(
    teams: Teams, proxy: Proxy, http: Http
) -> None:
    """Protects: what proves the machine to Azure is shown to nobody else. No name tells that such an address is
    inside the machine, so this one is written as none of its own is.
    """
    here = teams.login_url.replace("127.0.0.1", "0.0.0.0")
    config = TeamsConfig(
        app_id=teams.app_id,
        app_type="UserAssignedMSI",
        tenant_id=teams.tenant_id,
        identity=ManagedIdentity(f"{here}/metadata/identity/oauth2/token"),
    )
    assert Proxies().of(here) is not None
    assert await Tokens(config, http, Clock()).get() == "token-1"
    assert proxy.asked == []


def test_this_machine_and_what_is_excepted_is_called_directly(
    proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Protects: what is told to this machine alone; and `NO_PROXY`, for what is inside the network."""
    monkeypatch.setenv("no_proxy", "inside.example")
    proxies = Proxies()
    assert proxies.of("https://slack.com/api/") == f"http://me:pass@127.0.0.1:{proxy.port}"
    for url in ("http://127.0.0.1:1/", "http://localhost/", "http://[::1]:1/", "https://api.inside.example/"):
        assert proxies.of(url) is None


@pytest.mark.usefixtures("proxy")
def test_exceptions_alone_are_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects: machines that set `NO_PROXY` alone."""
    for name in ("http_proxy", "https_proxy"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("no_proxy", "inside.example")
    assert Proxies().of("https://slack.com/api/") is None
