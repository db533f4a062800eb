"""The two steps of OAuth that speak to Slack: where to send the browser, and a code for a token."""

import base64
import logging
from collections.abc import Mapping
from urllib.parse import quote

import aiohttp
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth import AuthorizeUrlGenerator

from adapters.base import TryLater, Workspace
from adapters.slack.client import SlackClient, new_web
from adapters.slack.config import OAuthConfig, SlackConfig
from adapters.slack.failures import PASSING, Refusal
from adapters.slack.installations import Installed
from adapters.slack.manifest import REDIRECT_PATH, SCOPES
from adapters.slack.tokens import FixedToken
from adapters.slack.translate import DOOR

log = logging.getLogger(__name__)


class WholeOrganisation(Exception):
    """Somebody installed the app for all workspaces of an organisation at once."""


def redirect_url(oauth: OAuthConfig) -> str:
    return oauth.public_url.rstrip("/") + REDIRECT_PATH


def authorize_url(config: SlackConfig, oauth: OAuthConfig, state: str) -> str:
    generator = AuthorizeUrlGenerator(
        client_id=quote(oauth.client_id, safe=""),
        # The SDK puts it into the address as it is.
        redirect_uri=quote(redirect_url(oauth), safe=""),
        scopes=SCOPES,
        authorization_url=config.api_url.rstrip("/").removesuffix("/api") + "/oauth/v2/authorize",
    )
    return generator.generate(quote(state, safe=""))


async def exchange(
    config: SlackConfig, oauth: OAuthConfig, session: aiohttp.ClientSession, code: str
) -> Installed:
    """What Slack grants for a code. Raises Refusal, TryLater or WholeOrganisation."""
    granted = _read(await _access(config, oauth, session, code))
    if granted.is_enterprise_install or granted.team is None:
        await _give_back(config, session, granted.access_token)
        raise WholeOrganisation
    return Installed(
        workspace=Workspace(DOOR, granted.team.id, granted.team.name or granted.team.id),
        token=granted.access_token,
        scopes=tuple(each.strip() for each in granted.scope.split(",") if each.strip()),
        installer=granted.authed_user.id,
    )


async def _access(config: SlackConfig, oauth: OAuthConfig, session: aiohttp.ClientSession, code: str) -> object:
    form = {"code": code, "redirect_uri": redirect_url(oauth)}
    # The SDK's own oauth_v2_access signs in by what aiohttp no longer wants to be used.
    sign_in = base64.b64encode(f"{oauth.client_id}:{oauth.client_secret}".encode()).decode()
    headers = {"Authorization": f"Basic {sign_in}"}
    try:
        response = await new_web(config, session).api_call("oauth.v2.access", data=form, headers=headers)
    except SlackApiError as error:
        raise _translated(error) from None
    except Exception as error:
        raise TryLater(f"Slack cannot be reached ({type(error).__name__}).") from None
    return response.data


def _translated(error: SlackApiError) -> Refusal | TryLater:
    answer = getattr(error.response, "data", None)
    code = answer.get("error") if isinstance(answer, Mapping) else None
    status = getattr(error.response, "status_code", 0)
    if not isinstance(code, str) or code in PASSING or status >= 500:
        return TryLater("Slack is busy.")
    return Refusal(code if code.replace("_", "").isalnum() and code.isascii() else "unknown")


def _read(answer: object) -> "_Granted":
    try:
        return _Granted.model_validate(answer)
    except ValidationError:
        # Its text quotes the answer, and the token is in it.
        raise TryLater("Slack's answer cannot be read.") from None


async def _give_back(config: SlackConfig, session: aiohttp.ClientSession, token: str) -> None:
    """A token that is not wanted is not left lying about."""
    try:
        await SlackClient(config, token=FixedToken(token), session=session).ask("auth.revoke", {})
    except (Refusal, TryLater):
        log.warning("A token of Slack's that is not used could not be given back.")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class _Team(_Part):
    id: str = Field(min_length=1, max_length=255)
    name: str = ""


class _User(_Part):
    id: str = Field(min_length=1, max_length=255)


class _Granted(_Part):
    access_token: str = Field(repr=False, min_length=1, pattern=r"^[\x21-\x7e]+$")
    scope: str = ""
    team: _Team | None = None
    authed_user: _User
    is_enterprise_install: bool = False
