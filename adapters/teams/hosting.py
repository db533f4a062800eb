"""One call from Teams, through the Bot Framework's turn, to an HTTP answer."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web
from botbuilder.core import (  # type: ignore[import-untyped]
    BotAdapter,
    CloudAdapterBase,
    InvokeResponse,
    TurnContext,
)
from botbuilder.schema import Activity as SdkActivity  # type: ignore[import-untyped]
from botbuilder.schema import ActivityTypes
from botframework.connector.auth import (  # type: ignore[import-untyped]
    AuthenticateRequestResult,
    ClaimsIdentity,
)

from adapters.loopback import is_loopback
from adapters.requests import Body, Refused, as_text, json_object, read_body
from adapters.teams import activity
from adapters.teams.activity import Activity
from adapters.teams.auth import Authentication
from adapters.teams.config import TeamsConfig

FORWARDED = frozenset({"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"})
"""What a proxy adds. One on this machine makes every caller look local."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    """The body of an invoke's response, as JSON; None when there is nothing to say."""

    body: bytes | None = None
    status: int = 200


Handle = Callable[[Activity, str], Awaitable[Answer]]
"""Takes a verified activity and its tenant. Raises when Teams should send it again."""


class Hosting(CloudAdapterBase):  # type: ignore[misc]
    """Answers `POST /api/messages`: verified, once handled, with a status Teams understands."""

    def __init__(self, config: TeamsConfig, authentication: Authentication) -> None:
        super().__init__(authentication)
        self._config = config
        self._authentication = authentication

    async def answer(self, request: web.Request, handle: Handle) -> web.Response:
        try:
            body = await self._receive(request)
            identity = await self._prove(request)
            payload = _read(body)
            sdk_activity = _for_sdk(payload)
            caller = self._vouch(identity, sdk_activity)
            tenant = self._admit(payload)
        except Refused as refusal:
            log.warning("Teams: refused a call with %d: %s", refusal.status, refusal)
            return web.Response(status=refusal.status)
        try:
            response = await self._turn(caller, sdk_activity, payload, tenant, handle)
        except activity.Malformed as error:
            log.warning("Teams: refused a call with 400: %s", error)
            return web.Response(status=400)
        except Exception as error:
            # Its text may quote what somebody wrote. The program logs its own failures in full.
            log.error("Teams: an activity was not taken and must be sent again: %s", type(error).__name__)
            return web.Response(status=503)
        return _to_http(response)

    async def _receive(self, request: web.Request) -> Body:
        """The body, into which nobody looks before its sender is proved."""
        if request.content_type != "application/json":
            # A web page can make a browser on this machine post any other type without asking first.
            raise Refused(415, "the body is not application/json")
        return await read_body(request)

    async def _prove(self, request: web.Request) -> ClaimsIdentity:
        """Raises Refused: 401, or in local mode 403."""
        if self._config.is_local:
            _check_local(request)
        try:
            return await self._authentication.prove(request.headers.get("Authorization"))
        except PermissionError as error:
            raise Refused(401, str(error)) from None
        except Exception as error:
            # PyJWT, the SDK and cryptography raise dozens of types, some with the token's content.
            raise Refused(401, type(error).__name__) from None

    def _vouch(self, identity: ClaimsIdentity, sdk_activity: SdkActivity) -> AuthenticateRequestResult:
        """Raises Refused: 400 without a service address, 401 where the token is for other calls."""
        if not sdk_activity.service_url:
            raise Refused(400, "the activity has no serviceUrl")
        try:
            return self._authentication.vouch(identity, sdk_activity)
        except PermissionError as error:
            raise Refused(401, str(error)) from None

    def _admit(self, payload: Activity) -> str:
        if not self._config.may_send_to(payload.service_url):
            raise Refused(403, "answers may not go to the activity's service address")
        tenant = self._config.tenant_of(payload.tenant or "")
        if tenant is None:
            raise Refused(403, "the tenant is not one of those that may talk to the bot")
        return tenant

    async def _turn(
        self,
        caller: AuthenticateRequestResult,
        sdk_activity: SdkActivity,
        payload: Activity,
        tenant: str,
        handle: Handle,
    ) -> InvokeResponse | None:
        async def logic(context: TurnContext) -> None:
            answer = await handle(payload, tenant)
            context.turn_state[BotAdapter._INVOKE_RESPONSE_KEY] = SdkActivity(
                type=ActivityTypes.invoke_response,
                value=InvokeResponse(status=answer.status, body=answer.body),
            )

        return await self.process_activity(caller, sdk_activity, logic)


def _read(body: Body) -> Activity:
    """Raises Refused(400)."""
    try:
        return activity.read(json_object(as_text(body)))
    except activity.Malformed as error:
        raise Refused(400, str(error)) from None


def _for_sdk(payload: Activity) -> SdkActivity:
    """What the SDK's turn reads of an activity. Its own reader takes as long as all else we do with one."""
    return SdkActivity(
        type=payload.type,
        id=payload.id,
        name=payload.name,
        channel_id=payload.channel,
        service_url=payload.service_url,
    )


def _check_local(request: web.Request) -> None:
    """Raises Refused(403)."""
    if not is_loopback(request.url.host or ""):
        # A web page whose name was pointed at this machine: the browser still sends the page's name.
        raise Refused(403, "without an app id only this machine may call")
    if any(name in request.headers for name in FORWARDED):
        raise Refused(403, "without an app id no call may come through a proxy")


def _to_http(response: InvokeResponse | None) -> web.Response:
    """Written here because the SDK's own hosting calls `serialize()` on the body, which JSON has not."""
    if response is None:
        return web.Response(status=200)
    if response.body is None:
        return web.Response(status=response.status)
    return web.Response(
        status=response.status, body=response.body, content_type="application/json", charset="utf-8"
    )
