"""The keys that Microsoft signs its calls with."""

import logging
from asyncio import Lock
from collections.abc import Callable

from aiohttp import ClientError, ClientTimeout
from botframework.connector.auth.jwt_token_extractor import (  # type: ignore[import-untyped]
    _OpenIdConfig,
    _OpenIdMetadata,
)
from pydantic import BaseModel, ValidationError

from adapters.teams.http import Http, read_body

DAY = 24 * 60 * 60.0
PAUSE = 30.0
"""After a fetch that did not find a key, others wait this long: made-up ones must not make us call out."""

PAUSE_AFTER_FAULT = 5.0
"""After a fetch that failed: those who wait must not each try it, one behind the other."""

FETCH_TIMEOUT = ClientTimeout(total=8)

log = logging.getLogger(__name__)


class Metadata(BaseModel):
    jwks_uri: str


class Key(BaseModel):
    kid: str
    kty: str = "RSA"
    n: str = ""
    e: str = ""
    endorsements: list[str] = []


class KeySet(BaseModel):
    keys: list[Key]


class SigningKeys(_OpenIdMetadata):  # type: ignore[misc]
    """Stands in for the SDK's key cache, whose defects it cures.

    The SDK fetches with blocking calls that never time out, and raises IndexError for a key that is not in its
    cache, so that it refuses every caller after a rotation until the cache is a day old.
    """

    def __init__(self, url: str, http: Http, clock: Callable[[], float]) -> None:
        super().__init__(url)
        self._http = http
        self._clock = clock
        self._found: dict[str, _OpenIdConfig] = {}
        self._fetched_at = -DAY
        self._paused_until = 0.0
        self._lock = Lock()

    async def get(self, key_id: str | None) -> _OpenIdConfig:
        """Raises PermissionError when no such key is known, or it vouches for no channel."""
        if not key_id:
            raise PermissionError("the token names no signing key")
        if key_id not in self._found or self._clock() - self._fetched_at >= DAY:
            await self._refresh_for(key_id)
        key = self._found.get(key_id)
        if not self._found:
            raise PermissionError("Microsoft's signing keys could not be fetched")
        if key is None:
            raise PermissionError("the token is signed with a key that Microsoft does not publish")
        if not key.endorsements:
            raise PermissionError("the token's signing key vouches for no channel")
        return key

    async def _refresh_for(self, key_id: str) -> None:
        asked_at = self._fetched_at
        async with self._lock:
            # A clock that was set back must not make the pause longer.
            is_paused = 0 < self._paused_until - self._clock() <= PAUSE
            if self._fetched_at != asked_at or is_paused:
                return
            if not await self._fetch():
                self._paused_until = self._clock() + PAUSE_AFTER_FAULT
            elif key_id not in self._found:
                self._paused_until = self._clock() + PAUSE

    async def _fetch(self) -> bool:
        try:
            metadata = Metadata.model_validate_json(await self._read(self.url))
            key_set = KeySet.model_validate_json(await self._read(metadata.jwks_uri))
            self.keys = [key.model_dump() for key in key_set.keys if key.kty == "RSA"]
            self._found = {key["kid"]: self._find(key["kid"]) for key in self.keys}
        except (ClientError, TimeoutError, ValidationError, ValueError) as error:
            # Keys that are a day old are better than none: Microsoft announces a rotation days ahead.
            log.warning(
                "Teams: cannot fetch Microsoft's signing keys from %s: %s", self.url, type(error).__name__
            )
            return False
        self._fetched_at = self._clock()
        return True

    async def _read(self, url: str) -> bytes:
        async with self._http.session.get(
            url, timeout=FETCH_TIMEOUT, raise_for_status=True, proxy=self._http.proxy(url)
        ) as response:
            return await read_body(response)
