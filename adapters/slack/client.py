"""The outgoing side to one workspace: Slack's Web API, reply addresses and uploads over a pooled session."""

import json
import logging
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.base import TryLater
from adapters.bounded import read_at_most
from adapters.broken import may_have_arrived
from adapters.proxies import Proxies
from adapters.slack.config import SlackConfig
from adapters.slack.failures import DISOWNED, HALF_DONE, PASSING, Refusal
from adapters.slack.tokens import FixedToken, Token

Answer = Mapping[str, object]

TIMEOUT = 10.0
_REPLY_HOST = "hooks.slack.com"
_FILE_HOST = "files.slack.com"
_LONGEST_CODE = 100
_REPLY_READ = 1_000
_LONGEST_WAIT = 60 * 60.0


def silent_logger() -> logging.Logger:
    """For the SDKs: at debug level they log bodies and socket tickets. The door logs what matters itself."""
    logger = logging.Logger("adapters.slack.sdk", logging.CRITICAL)
    logger.disabled = True
    return logger


def new_session(timeout: float) -> aiohttp.ClientSession:
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=timeout))


def new_web(config: SlackConfig, session: aiohttp.ClientSession) -> AsyncWebClient:
    """The SDK's client, with no token of its own."""
    web = AsyncWebClient(
        base_url=config.api_url,
        session=session,
        logger=silent_logger(),
        # The SDK's own retry posted a message twice when the connection broke after Slack took it.
        # The outbox retries, and it honours Retry-After.
        retry_handlers=[],
    )
    # By itself the SDK heeds the proxy settings, but not their exceptions.
    web.proxy = Proxies().of(config.api_url)
    return web


class SlackClient:
    """Every call answers or raises Refusal or TryLater, nothing else. To be made inside the event loop.

    Speaks to the workspace whose bot token `token` reads, by default that of the settings. Clients of several
    workspaces share a `session`, which they leave open.
    """

    def __init__(
        self,
        config: SlackConfig,
        timeout: float = TIMEOUT,
        *,
        token: Token | None = None,
        session: aiohttp.ClientSession | None = None,
    ) -> None:
        self._session = session or new_session(timeout)
        self._closes = session is None
        self._proxies = Proxies()
        self._token = token or FixedToken(config.bot_token)
        self.web = new_web(config, self._session)
        self._api = config.api_url.rstrip("/") + "/"
        self._headers = {
            "Content-Type": "application/json; charset=utf-8",
            "User-Agent": self.web.headers["User-Agent"],
        }
        own = urlsplit(config.api_url)
        self._reply_origins = {("https", _REPLY_HOST), own[:2]}
        # GovSlack has hosts of its own.
        self._upload_origins = {("https", _FILE_HOST), ("https", f"files.{own.netloc}"), own[:2]}

    async def close(self) -> None:
        if self._closes:
            await self._session.close()

    async def post(self, method: str, arguments: Mapping[str, object]) -> Answer:
        """A method that takes JSON."""
        return await self.send(method, json.dumps(dict(arguments)).encode())

    async def send(self, method: str, body: bytes) -> Answer:
        """A method that takes JSON, which is ready. Not through the SDK, which takes as long for a message as
        sending it does.
        """
        token = await self._token.read()
        headers = {**self._headers, "Authorization": f"Bearer {token}"}
        try:
            # A redirect would carry the message to another address.
            url = self._api + method
            async with self._session.post(
                url, data=body, headers=headers, allow_redirects=False, proxy=self._proxies.of(url)
            ) as response:
                answer = await response.read()
        except Exception as error:
            raise _broken(error) from None
        data = _read(answer)
        if response.status == 200 and isinstance(data, dict) and data.get("ok"):
            return data
        raise await self._about_token(token, _problem(response.status, response.headers, data))

    async def ask(self, method: str, arguments: Mapping[str, str]) -> Answer:
        """A method that takes form fields only, such as users.info."""
        return _checked((await self._respond(method, dict(arguments))).data)

    async def headers(self, method: str) -> Mapping[str, str]:
        """What Slack says beside its answer to a method without arguments, such as the scopes of the token."""
        return (await self._respond(method, {})).headers

    async def reply(self, url: str, body: bytes) -> None:
        """Answers at a `response_url`, with JSON."""
        if urlsplit(url)[:2] not in self._reply_origins:
            raise Refusal("not_a_reply_address")
        try:
            async with self._session.post(
                url, data=body, headers=self._headers, allow_redirects=False, proxy=self._proxies.of(url)
            ) as response:
                said = await response.content.read(_REPLY_READ)
                _check_reply(response.status, response.headers, said.decode("ascii", "replace"))
        except (aiohttp.ClientError, TimeoutError, OSError, RuntimeError) as error:
            raise _broken(error) from None

    async def upload(self, url: str, data: bytes, content_type: str) -> None:
        """Sends a file to an address that Slack gave for it; the bot's token stays here."""
        if urlsplit(url)[:2] not in self._upload_origins:
            raise Refusal("not_an_upload_address")
        headers = {"Content-Type": content_type}
        try:
            async with self._session.post(
                url, data=data, headers=headers, allow_redirects=False, proxy=self._proxies.of(url)
            ) as response:
                _check_upload(response.status, response.headers)
        except (aiohttp.ClientError, TimeoutError, OSError, RuntimeError) as error:
            raise _broken(error) from None

    async def download(self, url: str, most: int) -> bytes | None:
        """A file from an address that Slack gave for it; None where it has more than `most` bytes."""
        if urlsplit(url)[:2] not in self._upload_origins:
            raise Refusal("not_a_file_address")
        bearer = {"Authorization": f"Bearer {await self._token.read()}"}
        try:
            # A redirect leads to Slack's sign-in page, or would carry the token to another address.
            async with self._session.get(
                url, headers=bearer, allow_redirects=False, proxy=self._proxies.of(url)
            ) as response:
                _check_download(response.status, response.headers)
                return await read_at_most(response, most)
        except (aiohttp.ClientError, TimeoutError, OSError, RuntimeError) as error:
            raise _broken(error) from None

    async def _respond(self, method: str, data: dict[str, str]) -> AsyncSlackResponse:
        token = await self._token.read()
        try:
            bearer = {"Authorization": f"Bearer {token}"}
            return await self.web.api_call(method, data=data, headers=bearer)
        except SlackApiError as error:
            raise await self._about_token(token, _translated(error)) from None
        except Exception as error:
            # Broken connections, timeouts, and what the SDK trips over: a text or a list where JSON was due.
            raise _broken(error) from None

    async def _about_token(self, token: str, problem: Refusal | TryLater) -> Refusal | TryLater:
        if isinstance(problem, Refusal) and problem.code in DISOWNED:
            return await self._token.refused(token, problem.code) or problem
        return problem


def _checked(data: object) -> Answer:
    if not isinstance(data, dict):
        raise _not_now("unreadable answer", ambiguous=True)
    return data


def _translated(error: SlackApiError) -> Refusal | TryLater:
    # For malformed JSON the SDK puts aiohttp's response where its own should be.
    response = error.response
    if not isinstance(response, AsyncSlackResponse):
        return _not_now("unreadable answer", ambiguous=True)
    return _problem(response.status_code, response.headers, response.data)


def _problem(status: int, headers: Mapping[str, str], data: object) -> Refusal | TryLater:
    """What an answer means that is not `ok`."""
    code = data.get("error") if isinstance(data, dict) else None
    if status == 429 or status >= 500 or not isinstance(code, str):
        return _not_now(f"HTTP {status}", _retry_after(headers), ambiguous=status != 429)
    if code in PASSING:
        return _not_now(code, _retry_after(headers), ambiguous=code in HALF_DONE)
    return Refusal(_code(code))


def _read(answer: bytes) -> object:
    """None for what is no JSON."""
    try:
        return json.loads(answer)
    except (ValueError, RecursionError):
        return None


def _check_reply(status: int, headers: Mapping[str, str], body: str) -> None:
    """A reply address answers `ok`, or says no in plain text or in JSON."""
    if status == 429 or status >= 500:
        raise _not_now(f"HTTP {status}", _retry_after(headers), ambiguous=status != 429)
    said_no = re.search(r'"error"\s*:\s*"(\w+)"', body)
    if status != 200 or said_no:
        raise Refusal(_code(said_no[1] if said_no else body.strip()))


def _check_upload(status: int, headers: Mapping[str, str]) -> None:
    if status == 429 or status >= 500:
        raise _not_now(f"HTTP {status}", _retry_after(headers))
    if status != 200:
        raise Refusal("upload_refused")


def _check_download(status: int, headers: Mapping[str, str]) -> None:
    """Without the permission Slack shows its sign-in page, whose status can be 200."""
    if status == 429 or status >= 500:
        raise _not_now(f"HTTP {status}", _retry_after(headers))
    if status in (404, 410):
        raise Refusal("file_not_found")
    if status != 200 or headers.get("Content-Type", "").startswith("text/html"):
        raise Refusal("missing_scope")


def _code(text: str) -> str:
    """Slack's word for a refusal, and nothing that could be somebody's words."""
    is_code = text.isascii() and text.replace("_", "").isalnum() and len(text) <= _LONGEST_CODE
    return text if is_code else "unknown"


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """In seconds, an hour at most."""
    seconds = next((value for name, value in headers.items() if name.lower() == "retry-after"), "")
    return min(float(seconds), _LONGEST_WAIT) if seconds.isascii() and seconds.isdigit() else None


def _broken(error: Exception) -> TryLater:
    return _not_now(type(error).__name__, ambiguous=may_have_arrived(error))


def _not_now(what: str, after: float | None = None, *, ambiguous: bool = False) -> TryLater:
    return TryLater(f"Slack cannot be reached or is busy ({what}).", after, ambiguous=ambiguous)
