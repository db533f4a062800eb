"""Microsoft's kit with its slow spots cured: token check and turn as before, one pooled client to send."""

from contextlib import asynccontextmanager

import aiohttp
from aiohttp import web
from botbuilder.core import CloudAdapterBase, TurnContext  # type: ignore[import-untyped]
from botbuilder.schema import Activity  # type: ignore[import-untyped]
from botframework.connector.auth import (  # type: ignore[import-untyped]
    AuthenticateRequestResult,
    AuthenticationConstants,
    BotFrameworkAuthentication,
    ClaimsIdentity,
    ConnectorFactory,
    JwtTokenExtractor,
)
from botframework.connector.auth.verify_options import VerifyOptions  # type: ignore[import-untyped]

from bench.payloads import APP_ID, ISSUER
from bench.peers.serving import Made, main


class _Nothing(ConnectorFactory):  # type: ignore[misc]
    async def create(self, service_url: str, audience: str) -> object:
        return self


class _Checked(BotFrameworkAuthentication):  # type: ignore[misc]
    def __init__(self, platform: str) -> None:
        self._extractor = JwtTokenExtractor(
            VerifyOptions(issuer=[ISSUER], audience=APP_ID, clock_tolerance=300, ignore_expiration=False),
            f"{platform}/metadata",
            AuthenticationConstants.ALLOWED_SIGNING_ALGORITHMS,
        )

    async def authenticate_request(self, activity: Activity, header: str | None) -> AuthenticateRequestResult:
        identity = await self._extractor.get_identity_from_auth_header(header, activity.channel_id)
        if identity.claims[AuthenticationConstants.SERVICE_URL_CLAIM] != activity.service_url:
            raise PermissionError
        result = AuthenticateRequestResult()
        result.claims_identity, result.audience, result.connector_factory = identity, ISSUER, _Nothing()
        return result

    async def create_user_token_client(self, _: ClaimsIdentity) -> None:
        return None

    def create_connector_factory(self, _: ClaimsIdentity) -> ConnectorFactory:
        return _Nothing()

    async def authenticate_streaming_request(self, _: str, __: str) -> AuthenticateRequestResult:
        raise PermissionError


@asynccontextmanager
async def make(platform: str) -> Made:
    authentication = _Checked(platform)
    adapter = CloudAdapterBase(authentication)
    async with aiohttp.ClientSession(headers={"Authorization": "Bearer ready-made"}) as session:

        async def echo(context: TurnContext) -> None:
            activity = context.activity
            url = f"{activity.service_url.rstrip('/')}/v3/conversations/{activity.conversation.id}/activities"
            answer = {"type": "message", "text": "Question 2 of 10", "replyToId": activity.id}
            async with session.post(url, json=answer) as response:
                await response.read()

        async def receive(request: web.Request) -> web.Response:
            activity = Activity().deserialize(await request.json())
            caller = await authentication.authenticate_request(activity, request.headers.get("Authorization"))
            await adapter.process_activity(caller, activity, echo)
            return web.Response()

        app = web.Application()
        app.add_routes([web.post("/api/messages", receive)])
        yield app


if __name__ == "__main__":
    main(make)
