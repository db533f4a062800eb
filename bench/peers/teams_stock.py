"""Microsoft's kit as it comes: botbuilder on aiohttp, verified, answering every activity with one message.

It gets a token that is ready made: with its own, it would fetch a new one at every turn.
"""

from contextlib import asynccontextmanager

from aiohttp import web
from botbuilder.core import CloudAdapterBase, TurnContext  # type: ignore[import-untyped]
from botbuilder.schema import Activity  # type: ignore[import-untyped]
from botframework.connector.auth import (  # type: ignore[import-untyped]
    AuthenticationConfiguration,
    BotFrameworkAuthenticationFactory,
    ServiceClientCredentialsFactory,
)
from msrest.authentication import BasicTokenAuthentication

from bench.payloads import APP_ID, ISSUER
from bench.peers.serving import Made, main


class _ReadyMade(ServiceClientCredentialsFactory):  # type: ignore[misc]
    async def is_valid_app_id(self, app_id: str) -> bool:
        return app_id == APP_ID

    async def is_authentication_disabled(self) -> bool:
        return False

    async def create_credentials(
        self, app_id: str, oauth_scope: str, login_endpoint: str, validate_authority: bool
    ) -> BasicTokenAuthentication:
        return BasicTokenAuthentication({"access_token": "ready-made"})


@asynccontextmanager
async def make(platform: str) -> Made:
    authentication = BotFrameworkAuthenticationFactory.create(
        to_channel_from_bot_login_url=f"{platform}/login",
        to_channel_from_bot_oauth_scope=ISSUER,
        to_bot_from_channel_token_issuer=ISSUER,
        oauth_url=f"{platform}/oauth",
        to_bot_from_channel_open_id_metadata_url=f"{platform}/metadata",
        to_bot_from_emulator_open_id_metadata_url=f"{platform}/metadata",
        caller_id="",
        credential_factory=_ReadyMade(),
        auth_configuration=AuthenticationConfiguration(),
    )
    adapter = CloudAdapterBase(authentication)

    async def echo(context: TurnContext) -> None:
        await context.send_activity("Question 2 of 10")

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
