"""Several Slack workspaces behind one Web API, and the pages on which people let an app in.

async with Slacks("Seaford", "Anytown") as slacks:
    config = SlackConfig(slacks.signing_secret, api_url=slacks.api_url, oauth=slacks.oauth(url))
    ...start the program...
    await slacks.install(slacks["Seaford"])
    await slacks["Seaford"].say("start")
"""

import base64
from contextlib import AsyncExitStack
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlencode, urlsplit

import aiohttp
from aiohttp import web

from adapters.slack.config import OAuthConfig
from tests.platforms.slack import Reply, Slack
from tests.platforms.slack_payloads import APP, BOT_USER

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """What a browser shows. `cookies`: as the server set them."""

    status: int
    text: str
    headers: dict[str, str]
    cookies: dict[str, str]


class Slacks:
    signing_secret = Slack.signing_secret
    client_id = "1111.2222"
    client_secret = "c11e4t-5ec4e7-loopback"

    def __init__(self, *names: str) -> None:
        self._workspaces = {
            name: Slack(team=f"T0{name.upper()}", team_name=f"{name} Council") for name in names
        }
        for slack in self._workspaces.values():
            slack.api.bot_token = ""
        self.granted: list[str] = []
        """Every token that was ever given out."""
        self.given_back: list[str] = []
        self.refusals: list[str] = []
        """What the next calls of oauth.v2.access answer."""
        self.whole_organisation = False
        self.url = ""
        self._dead: dict[str, str] = {}
        self._codes: dict[str, tuple[Slack, str, str]] = {}
        self._stack = AsyncExitStack()

    def __getitem__(self, name: str) -> Slack:
        return self._workspaces[name]

    async def __aenter__(self) -> Self:
        for slack in self._workspaces.values():
            await self._stack.enter_async_context(slack)
        app = web.Application()
        app.add_routes([web.post("/api/{method}", self._serve)])
        runner = web.AppRunner(app, shutdown_timeout=1, access_log=None)
        await runner.setup()
        self._stack.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.api_url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
        self._browser = await self._stack.enter_async_context(
            aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for slack in self._workspaces.values():
            slack.api.stop()
        await self._stack.__aexit__(kind, error, trace)

    def connect(self, url: str) -> None:
        """`url`: where the program listens, without a slash at its end."""
        self.url = url
        for slack in self._workspaces.values():
            slack.app_url = f"{url}/slack/events"

    def oauth(self, url: str = "http://localhost:3978") -> OAuthConfig:
        return OAuthConfig(self.client_id, self.client_secret, url)

    async def install(self, slack: Slack) -> Page:
        """`slack.me` goes all the way."""
        set_out = await self.browse("/slack/install")
        return await self.come_back(self.allow(set_out, slack), set_out.cookies)

    def allow(self, set_out: Page, slack: Slack) -> dict[str, str]:
        """Presses Allow on Slack's page: what Slack sends the browser back with."""
        asked = self.asked(set_out)
        code = f"{len(self._codes) + 1}.code"
        self._codes[code] = (slack, asked["redirect_uri"], asked["scope"])
        return {"code": code, "state": asked["state"]}

    def asked(self, set_out: Page) -> dict[str, str]:
        """What the browser carries to Slack."""
        query = parse_qs(urlsplit(set_out.headers["Location"]).query, strict_parsing=False)
        return {name: values[0] for name, values in query.items()}

    async def come_back(self, query: dict[str, str], cookies: dict[str, str]) -> Page:
        return await self.browse(f"/slack/oauth_redirect?{urlencode(query)}", cookies)

    async def browse(self, path: str, cookies: dict[str, str] | None = None, method: str = "GET") -> Page:
        # By hand, as a browser would not keep a secure cookie that came without TLS.
        kept = "; ".join(f"{name}={value}" for name, value in (cookies or {}).items())
        headers = {"Cookie": kept} if kept else {}
        async with self._browser.request(
            method, self.url + path, headers=headers, allow_redirects=False
        ) as response:
            set_now = {name: morsel.value for name, morsel in response.cookies.items()}
            return Page(response.status, await response.text(), dict(response.headers), set_now)

    def disown(self, slack: Slack, code: str = "token_revoked") -> None:
        """The workspace's token is no good from here on, and nobody says so."""
        self._dead[slack.api.bot_token] = code
        slack.api.bot_token = ""

    async def uninstall(self, slack: Slack, *, at: float | None = None) -> Reply:
        """Removes the app; Slack says so."""
        self.disown(slack, "account_inactive")
        return await slack.send_event({"type": "app_uninstalled"}, at=at)

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if method == "oauth.v2.access":
            return web.json_response(self._grant(await request.post(), request.headers))
        if method == "auth.revoke":
            self.given_back.append(token)
            return web.json_response({"ok": True, "revoked": True})
        for slack in self._workspaces.values():
            if token and token == slack.api.bot_token:
                return await slack.api.serve(request)
        return web.json_response({"ok": False, "error": self._dead.get(token, "invalid_auth")})

    def _grant(self, form: Any, headers: Any) -> Json:
        if self.refusals:
            return {"ok": False, "error": self.refusals.pop(0)}
        expected = base64.b64encode(f"{self.client_id}:{self.client_secret}".encode()).decode()
        if headers.get("Authorization") != f"Basic {expected}":
            return {"ok": False, "error": "bad_client_secret"}
        # A code is good for one exchange.
        slack, redirect, scopes = self._codes.pop(str(form.get("code")), (None, "", ""))
        if slack is None:
            return {"ok": False, "error": "invalid_code"}
        if form.get("redirect_uri") != redirect:
            return {"ok": False, "error": "bad_redirect_uri"}
        token = f"xoxb-{slack.team.lower()}-{len(self.granted)}-canary"
        self.granted.append(token)
        if not self.whole_organisation:
            slack.api.bot_token = token
        return {
            "ok": True,
            "app_id": APP,
            "authed_user": {"id": slack.me.id},
            "scope": scopes,
            "token_type": "bot",
            "access_token": token,
            "bot_user_id": BOT_USER,
            "team": None if self.whole_organisation else {"id": slack.team, "name": slack.api.team_name},
            "enterprise": {"id": "E0ANY", "name": "Any"} if self.whole_organisation else None,
            "is_enterprise_install": self.whole_organisation,
        }
