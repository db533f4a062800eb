"""Slack's own kit: bolt on aiohttp, verified, with one update and one post over a shared session."""

import re
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bench.payloads import ANSWERED, QUESTION, SECRET, TOKEN
from bench.peers.serving import Made, main


@asynccontextmanager
async def make(platform: str) -> Made:
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(token=TOKEN, base_url=f"{platform}/api/", session=session)

        async def authorize(team_id: str | None) -> AuthorizeResult:
            return AuthorizeResult(enterprise_id=None, team_id=team_id, bot_token=TOKEN)

        bolt = AsyncApp(signing_secret=SECRET, client=client, authorize=authorize, process_before_response=True)

        @bolt.action(re.compile("level"))
        async def pressed(ack: AsyncAck, body: dict[str, Any]) -> None:
            await ack()
            channel, message = body["channel"]["id"], body["message"]["ts"]
            await client.chat_update(channel=channel, ts=message, text="4 Established", blocks=ANSWERED)
            await client.chat_postMessage(channel=channel, text="Question 2 of 10", blocks=QUESTION)

        async def receive(request: web.Request) -> web.Response:
            return await to_aiohttp_response(await bolt.async_dispatch(await to_bolt_request(request)))

        app = web.Application()
        app.add_routes([web.post("/slack/events", receive)])
        yield app


if __name__ == "__main__":
    main(make)
