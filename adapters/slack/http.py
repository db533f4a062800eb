"""The one HTTP route that Slack calls: events, buttons, forms and slash commands."""

import logging
from collections.abc import Awaitable, Callable

from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from adapters.base import Inbound, Take
from adapters.requests import Refused, as_text, read_body
from adapters.slack.client import silent_logger
from adapters.slack.incoming import Incoming, commit
from adapters.slack.verify import Payload, Verifier, parse

log = logging.getLogger(__name__)

PATH = "/slack/events"

_INBOUND = "waymark_inbound"


class Receiver:
    """Verifies, translates, then lets slack-bolt dispatch: it answers only once the event is stored."""

    def __init__(self, verifier: Verifier, take: Take) -> None:
        self._verifier = verifier
        self._bolt = bolt_app(take)

    async def receive(self, request: web.Request, incoming: Incoming | None) -> web.StreamResponse:
        """`incoming` is None while the door is not open."""
        try:
            return await self._answer(request, incoming)
        except Refused as refused:
            log.warning("A request to the Slack door was refused: %s (%d).", refused, refused.status)
            return web.Response(status=refused.status)

    async def _answer(self, request: web.Request, incoming: Incoming | None) -> web.StreamResponse:
        payload = await self._read(request)
        if incoming is None:
            raise Refused(503, "the door is not open")
        inbound = await incoming.understand(payload)
        try:
            # As by a socket, with what was read already: Bolt would read the body again, and makes nothing of a
            # slash command whose words contain "payload". It needs none of the headers.
            bolt_request = AsyncBoltRequest(body=payload, mode="socket_mode")
            bolt_request.context[_INBOUND] = inbound
            answered = await self._bolt.async_dispatch(bolt_request)
        except Exception as error:
            # Bolt trips over unusual ids and forms, before it comes to what stores the event.
            raise Refused(400, f"slack-bolt cannot read it ({type(error).__name__})") from None
        return _to_http(answered)

    async def _read(self, request: web.Request) -> Payload:
        body = await read_body(request)
        timestamp = request.headers.get("X-Slack-Request-Timestamp")
        self._verifier.check(body, timestamp, request.headers.get("X-Slack-Signature"))
        text = as_text(body)
        if (request.charset or "utf-8").lower() != "utf-8":
            raise Refused(400, "the body is not said to be UTF-8")
        return parse(text, request.content_type)


def bolt_app(take: Take) -> AsyncApp:
    """Bolt with its surprises switched off; tests/adapters/slack/test_sdk_defects.py shows each of them."""
    bolt = AsyncApp(
        # Its own name is a logger's name.
        name="adapters.slack.bolt",
        logger=silent_logger(),
        # Verified already, on the raw bytes.
        request_verification_enabled=False,
        # By default the first event waits for auth.test, and is acknowledged and lost when that fails.
        authorize=_authorize,
        before_authorize=_Listening(take),
        client=AsyncWebClient(logger=silent_logger(), retry_handlers=[]),
        ignoring_self_events_enabled=False,
        attaching_function_token_enabled=False,
    )
    bolt.error(_on_error)
    return bolt


class _Listening(AsyncMiddleware):
    """Stores whatever is for us. It lets nothing pass but Slack's handshake, which Bolt answers by itself.

    Bolt's listeners would be tried one by one, each with every argument that any could want made ready: that
    takes longer than all the rest that Bolt does.
    """

    def __init__(self, take: Take) -> None:
        self._take = take

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002
    ) -> BoltResponse:
        if req.body.get("type") == "url_verification":
            return await next()
        inbound = req.context.get(_INBOUND)
        return BoltResponse(status=await commit(self._take, inbound) if isinstance(inbound, Inbound) else 200)


async def _authorize(team_id: str | None) -> AuthorizeResult:
    # The workspace is checked in Incoming; nothing calls the API with Bolt's client.
    return AuthorizeResult(enterprise_id=None, team_id=team_id)


async def _on_error(error: Exception) -> BoltResponse:
    log.error("A request from Slack failed inside slack-bolt (%s).", type(error).__name__)
    return BoltResponse(status=503)


def _to_http(answered: BoltResponse) -> web.Response:
    """Bolt's own asks about cookies, which no answer of ours has."""
    kind = answered.headers.get("content-type", ["text/plain"])[0].partition(";")[0]
    return web.Response(status=answered.status, text=answered.body or None, content_type=kind)
