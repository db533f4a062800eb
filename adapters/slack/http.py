"""The one HTTP route that Slack calls: events, buttons, forms and slash commands."""

import logging
import re

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from adapters.base import Inbound, Take
from adapters.requests import Refused, limited, read_text
from adapters.slack.client import silent_logger
from adapters.slack.incoming import Incoming, commit
from adapters.slack.verify import Payload, Verifier, parse

log = logging.getLogger(__name__)

PATH = "/slack/events"

_INBOUND = "waymark_inbound"
_ANY = re.compile("")


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
        request = limited(request)
        payload = await self._read(request)
        if incoming is None:
            raise Refused(503, "the door is not open")
        inbound = await incoming.understand(payload)
        try:
            bolt_request = _bolt_request(request, payload)
            bolt_request.context[_INBOUND] = inbound
            answered = await self._bolt.async_dispatch(bolt_request)
        except Exception as error:
            # Bolt trips over unusual ids and forms, before it comes to what stores the event.
            raise Refused(400, f"slack-bolt cannot read it ({type(error).__name__})") from None
        return await to_aiohttp_response(answered)

    async def _read(self, request: web.Request) -> Payload:
        text = await read_text(request)
        timestamp = request.headers.get("X-Slack-Request-Timestamp")
        self._verifier.check(text, timestamp, request.headers.get("X-Slack-Signature"))
        if (request.charset or "utf-8").lower() != "utf-8":
            raise Refused(400, "the body is not said to be UTF-8")
        return parse(text, request.content_type)


def _bolt_request(request: web.Request, payload: Payload) -> AsyncBoltRequest:
    """With what was read already, as by a socket: Bolt would read the body again, and makes nothing of a slash
    command whose words contain "payload".
    """
    return AsyncBoltRequest(
        body=payload,
        query=request.query_string,
        headers={name: request.headers.getall(name) for name in request.headers},
        mode="socket_mode",
    )


def bolt_app(take: Take) -> AsyncApp:
    """Bolt with its surprises switched off; tests/adapters/slack/test_sdk_defects.py shows each of them."""
    bolt = AsyncApp(
        # Its own name is a logger's name.
        name="adapters.slack.bolt",
        logger=silent_logger(),
        # By default events are acknowledged before the listener has run.
        process_before_response=True,
        # Verified already, on the raw bytes.
        request_verification_enabled=False,
        # By default the first event waits for auth.test, and is acknowledged and lost when that fails.
        authorize=_authorize,
        client=AsyncWebClient(logger=silent_logger(), retry_handlers=[]),
        # By default what no listener matches is a 404, and Slack switches the subscription off.
        raise_error_for_unhandled_request=True,
        ignoring_self_events_enabled=False,
        attaching_function_token_enabled=False,
    )

    async def listen(context: AsyncBoltContext) -> BoltResponse:
        inbound = context.get(_INBOUND)
        return BoltResponse(status=await commit(take, inbound) if isinstance(inbound, Inbound) else 200)

    # Bolt tries them one after the other, and presses are by far the most frequent.
    bolt.action(_ANY)(listen)
    bolt.event(_ANY)(listen)
    bolt.command(_ANY)(listen)
    bolt.view(_ANY)(listen)
    bolt.error(_on_error)
    return bolt


async def _authorize(team_id: str | None) -> AuthorizeResult:
    # The workspace is checked in Incoming; no listener calls the API with Bolt's client.
    return AuthorizeResult(enterprise_id=None, team_id=team_id)


async def _on_error(error: Exception) -> BoltResponse:
    if isinstance(error, BoltUnhandledRequestError):
        return BoltResponse(status=200)
    log.error("A request from Slack failed inside slack-bolt (%s).", type(error).__name__)
    return BoltResponse(status=503)
