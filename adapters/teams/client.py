"""Sending to Teams: the Bot Connector's REST API over one pooled client."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from urllib.parse import quote

from aiohttp import ClientError
from pydantic import BaseModel, ValidationError
from yarl import URL

from adapters.base import TryLater, Undeliverable
from adapters.broken import may_have_arrived
from adapters.teams.config import TeamsConfig
from adapters.teams.failures import failure
from adapters.teams.http import Http, read_body
from adapters.teams.tokens import Tokens

Json = dict[str, object]

_ENCODED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Resource(BaseModel):
    id: str | None = None


class Connector:
    """Raises TryLater, Undeliverable or Unreachable; nothing else."""

    def __init__(self, config: TeamsConfig, http: Http, tokens: Tokens, now: Callable[[], datetime]) -> None:
        self._config = config
        self._http = http
        self._tokens = tokens
        self._now = now

    async def post(self, service_url: str, conversation: str, activity: bytes) -> str | None:
        """Posts a message; returns its id."""
        return await self._call("POST", service_url, ["conversations", conversation, "activities"], activity)

    async def update(self, service_url: str, conversation: str, message: str, activity: bytes) -> str:
        """Changes a message that the bot posted; returns its id."""
        path = ["conversations", conversation, "activities", message]
        return await self._call("PUT", service_url, path, activity) or message

    async def open_chat(self, service_url: str, parameters: Json) -> str:
        """The person's own chat with the bot, made if there is none."""
        try:
            chat = await self._call("POST", service_url, ["conversations"], serialised(parameters))
        except TryLater as problem:
            # Whatever became of this call, no message has been sent.
            raise TryLater(str(problem), problem.after) from None
        if not chat:
            raise TryLater("Teams gave no chat to write to.")
        return chat

    async def get(self, service_url: str, path: list[str], query: Mapping[str, str]) -> bytes:
        """What Teams tells of a conversation or a team; the first BODY_LIMIT bytes of it."""
        try:
            return await self._exchange("GET", service_url, path, query=query)
        except TryLater as problem:
            raise TryLater(str(problem), problem.after) from None

    async def _call(self, method: str, service_url: str, path: list[str], body: bytes) -> str | None:
        return _id(await self._exchange(method, service_url, path, body))

    async def _exchange(
        self,
        method: str,
        service_url: str,
        path: list[str],
        body: bytes | None = None,
        query: Mapping[str, str] | None = None,
    ) -> bytes:
        url = self._url(service_url, path)
        if query:
            url = url.with_query(query)
        token = await self._tokens.get()
        try:
            status, answer, retry_after = await self._send(method, url, token, body)
        except (ClientError, TimeoutError, OSError, RuntimeError) as error:
            reason = f"Teams could not be reached ({type(error).__name__})."
            raise TryLater(reason, ambiguous=may_have_arrived(error)) from None
        if status == 401:
            self._tokens.forget(token)
        if not 200 <= status < 300:
            raise failure(status, answer, retry_after, self._now())
        return answer

    def _url(self, service_url: str, path: list[str]) -> URL:
        """Only to addresses that verified activities came with: the bot's token goes along."""
        if not self._config.may_send_to(service_url):
            raise Undeliverable(
                "The address that Teams gave for this chat cannot be used. The person can write again."
            )
        steps = "/".join(quote(step, safe="") for step in path)
        return URL(f"{service_url.rstrip('/')}/v3/{steps}", encoded=True)

    async def _send(
        self, method: str, url: URL, token: str, body: bytes | None
    ) -> tuple[int, bytes, str | None]:
        headers = {} if body is None else {"Content-Type": "application/json; charset=utf-8"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        # A redirect would carry the token to another address.
        async with self._http.session.request(
            method, url, data=body, headers=headers, allow_redirects=False, proxy=self._http.proxy(str(url))
        ) as response:
            return response.status, await read_body(response), response.headers.get("Retry-After")


def serialised(body: Json) -> bytes:
    return _ENCODED(body).encode()


def _id(answer: bytes) -> str | None:
    if not answer.strip():
        return None
    try:
        return Resource.model_validate_json(answer).id
    except ValidationError:
        # Whatever answered, it need not have been Teams (a proxy's page has status 200 too).
        raise TryLater("Teams gave an answer that cannot be read.", ambiguous=True) from None
