"""The token that proves to Teams that a message is from this bot."""

import asyncio
import logging
import re
from collections.abc import Callable, Mapping

from aiohttp import ClientError, ClientResponse
from pydantic import BaseModel, ValidationError

from adapters.base import TryLater
from adapters.teams.config import TeamsConfig
from adapters.teams.http import Http, read_body

MARGIN = 5 * 60.0
"""A token is renewed this long before it ends, so that none ends on its way."""

log = logging.getLogger(__name__)


class Issued(BaseModel):
    """What Microsoft answers. A managed identity may give the time of the end, and as text."""

    access_token: str
    expires_in: float | None = None
    expires_on: float | None = None

    def lifetime(self, now: float) -> float:
        if self.expires_in is not None:
            return self.expires_in
        return self.expires_on - now if self.expires_on is not None else 0.0


class Tokens:
    """Fetches once for everybody who waits, and keeps what it got. `clock` gives seconds since 1970.

    The SDK's stock credentials ask Microsoft anew in every turn, with blocking calls.
    """

    def __init__(self, config: TeamsConfig, http: Http, clock: Callable[[], float]) -> None:
        self._config = config
        self._http = http
        self._clock = clock
        self._token = ""
        self._fresh_until = 0.0
        self._fetching: asyncio.Task[str] | None = None

    async def get(self) -> str:
        """Empty in local mode, where nobody asks for one. Raises TryLater."""
        if self._config.is_local:
            return ""
        if self._token and self._clock() < self._fresh_until:
            return self._token
        if self._fetching is None:
            self._fetching = asyncio.create_task(self._fetch())
            self._fetching.add_done_callback(self._settle)
        fetching = self._fetching
        try:
            return await asyncio.shield(fetching)
        except asyncio.CancelledError:
            if fetching.cancelled():
                raise TryLater("Waymark is stopping.") from None
            raise

    def forget(self, token: str) -> None:
        """After Teams refused it: the next message goes with a new one."""
        if token == self._token:
            self._token = ""

    async def close(self) -> None:
        if self._fetching is not None:
            self._fetching.cancel()

    def _settle(self, task: asyncio.Task[str]) -> None:
        self._fetching = None
        if not task.cancelled() and task.exception() is not None:
            # Whoever waits gets the exception too; reading it here covers the case that nobody waits any more.
            log.warning("Teams: no token for the bot: %s", task.exception())

    async def _fetch(self) -> str:
        try:
            issued = Issued.model_validate_json(await self._ask())
        except ValidationError:
            raise TryLater("Microsoft's sign-in service gave an answer that cannot be read.") from None
        except (ClientError, TimeoutError, OSError, RuntimeError) as error:
            raise TryLater(
                f"Microsoft's sign-in service could not be reached ({type(error).__name__}). "
                "If this lasts, ask whoever runs Waymark to check its connection to the internet."
            ) from None
        self._token = issued.access_token
        lifetime = issued.lifetime(self._clock())
        # Half a short life rather than none: a margin over the whole of it would fetch for every message.
        self._fresh_until = self._clock() + max(lifetime - MARGIN, lifetime / 2, 0.0)
        return self._token

    async def _ask(self) -> bytes:
        if self._config.app_type == "UserAssignedMSI":
            return await self._ask_machine()
        return await self._ask_microsoft()

    async def _ask_microsoft(self) -> bytes:
        cloud = self._config.cloud
        form = {
            "grant_type": "client_credentials",
            "client_id": self._config.app_id,
            "client_secret": self._config.app_password,
            "scope": f"{cloud.scope}/.default",
        }
        url = f"{cloud.login.rstrip('/')}/{self._config.token_tenant}/oauth2/v2.0/token"
        proxy = self._http.proxy(url)
        async with self._http.session.post(url, data=form, allow_redirects=False, proxy=proxy) as response:
            return await _read(response)

    async def _ask_machine(self) -> bytes:
        identity = self._config.identity
        query: Mapping[str, str] = {
            "api-version": "2019-08-01" if identity.header else "2018-02-01",
            "resource": self._config.cloud.scope,
            "client_id": self._config.app_id,
        }
        headers = {"X-IDENTITY-HEADER": identity.header} if identity.header else {"Metadata": "true"}
        # Past any proxy: what proves the machine to Azure is for nobody else.
        async with self._http.session.get(
            identity.endpoint, params=query, headers=headers, allow_redirects=False
        ) as response:
            return await _read(response)


async def _read(response: ClientResponse) -> bytes:
    body = await read_body(response)
    if response.status == 200:
        return body
    if response.status in (400, 401, 403):
        # Microsoft's text names the app and the time; the code alone finds the page that explains it.
        code = re.search(rb"AADSTS\d+", body)
        raise TryLater(
            "Microsoft refuses Waymark's own sign-in"
            + (f" ({code.group().decode()})" if code else "")
            + ". Ask whoever runs Waymark to check the Teams app id, tenant id and app password: "
            "the password may have run out."
        )
    raise TryLater(f"Microsoft's sign-in service answered with an error ({response.status}).")
