"""Where Microsoft publishes its keys and issues tokens to bots."""

import asyncio
from collections import deque

from aiohttp import web

from tests.platforms.teams_signing import Signing


class Login:
    """`open_gate` is cleared to let requests for keys and tokens hang until it is set."""

    def __init__(self, app_id: str, password: str, signing: Signing, url: str) -> None:
        self._app_id = app_id
        self._password = password
        self._signing = signing
        self._url = url
        self.lifetime = 3600
        self.tokens: set[str] = set()
        self.token_requests: list[dict[str, str]] = []
        self.key_requests = 0
        self.keys_broken = False
        self.failures: deque[tuple[int, str]] = deque()
        """Statuses and bodies of the next answers to requests for a token."""
        self.open_gate = asyncio.Event()
        self.open_gate.set()

    def admits(self, authorization: str) -> bool:
        return authorization.removeprefix("Bearer ") in self.tokens

    async def handle(self, request: web.Request) -> web.Response | None:
        if request.path == "/v1/.well-known/openidconfiguration":
            return await self._metadata()
        if request.path == "/v1/.well-known/keys":
            return web.json_response({"keys": [key.published() for key in self._signing.published]})
        if request.path.endswith("/oauth2/v2.0/token") and request.method == "POST":
            return await self._token(request)
        if request.path == "/metadata/identity/oauth2/token":
            return await self._machine_token(request)
        return None

    async def _metadata(self) -> web.Response:
        self.key_requests += 1
        await self.open_gate.wait()
        if self.keys_broken:
            return web.Response(status=503)
        return web.json_response({"issuer": "any", "jwks_uri": f"{self._url}/v1/.well-known/keys"})

    async def _token(self, request: web.Request) -> web.Response:
        form = {name: str(value) for name, value in (await request.post()).items()}
        self.token_requests.append({**form, "path": request.path})
        await self.open_gate.wait()
        if self.failures:
            status, body = self.failures.popleft()
            headers = {"Location": request.path} if 300 <= status < 400 else {}
            return web.Response(status=status, text=body, headers=headers, content_type="application/json")
        expected = {
            "grant_type": "client_credentials",
            "client_id": self._app_id,
            "client_secret": self._password,
            "scope": "https://api.botframework.com/.default",
        }
        if form != expected:
            text = "AADSTS7000215: Invalid client secret provided. Trace ID: 1"
            return web.json_response({"error": "invalid_client", "error_description": text}, status=401)
        return self._issued({"expires_in": self.lifetime})

    async def _machine_token(self, request: web.Request) -> web.Response:
        self.token_requests.append({**request.query, "metadata": request.headers.get("Metadata", "")})
        if request.query.get("client_id") != self._app_id:
            return web.json_response({"error": "invalid_request"}, status=400)
        return self._issued({"expires_in": str(self.lifetime)})

    def _issued(self, lifetime: dict[str, object]) -> web.Response:
        token = f"token-{len(self.tokens) + 1}"
        self.tokens.add(token)
        return web.json_response({"token_type": "Bearer", "access_token": token, **lifetime})
