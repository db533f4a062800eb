"""Asks Microsoft whether the bot can sign in, and whether its callers can be verified."""

import time
from datetime import datetime

from aiohttp import ClientError

from adapters.base import TryLater
from adapters.findings import Finding, clock_finding
from adapters.teams.config import TeamsConfig
from adapters.teams.http import Http
from adapters.teams.tokens import Tokens

_SIGN_IN = "Teams sign-in"
_KEYS = "Teams signing keys"


async def examine(config: TeamsConfig, now: datetime) -> list[Finding]:
    if config.is_local:
        return [Finding(_SIGN_IN, "not set up: only test clients on this machine are admitted")]
    http = Http()
    http.open()
    try:
        return [await _sign_in(config, http), *await _keys(config, http, now)]
    finally:
        await http.close()


async def _sign_in(config: TeamsConfig, http: Http) -> Finding:
    tokens = Tokens(config, http, time.time)
    try:
        await tokens.get()
    except TryLater as fault:
        cure = "Check MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId and MicrosoftAppType."
        return Finding(_SIGN_IN, str(fault), cure)
    finally:
        await tokens.close()
    return Finding(_SIGN_IN, "the app id and its password are valid")


async def _keys(config: TeamsConfig, http: Http, now: datetime) -> list[Finding]:
    cure = "Check that this machine reaches Microsoft's sign-in pages: firewall and ChannelService."
    try:
        url = config.cloud.metadata
        async with http.session.get(url, allow_redirects=False, proxy=http.proxy(url)) as response:
            headers, status = dict(response.headers), response.status
    except (ClientError, TimeoutError, OSError) as error:
        return [Finding(_KEYS, f"could not be fetched ({type(error).__name__})", cure)]
    if status != 200:
        return [Finding(_KEYS, f"could not be fetched (HTTP {status})", cure)]
    return [Finding(_KEYS, "can be fetched"), *clock_finding(headers, now, "Microsoft")]
