"""Slack's end of Socket Mode."""

import asyncio
import itertools
import json
from typing import Any

from aiohttp import WSMsgType, web

Json = dict[str, Any]

PATIENCE = 5.0


class Sockets:
    """Sends envelopes over the newest connection and notes which of them are acknowledged."""

    def __init__(self) -> None:
        self.connected = False
        self.acknowledged: list[str] = []
        self._numbers = itertools.count(1)
        self._news = asyncio.Condition()

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/socket", self._serve)]

    async def ready(self) -> None:
        """Waits until the program has connected."""
        async with asyncio.timeout(PATIENCE), self._news:
            await self._news.wait_for(lambda: self.connected)

    async def gone(self) -> None:
        """Waits until the program has gone."""
        async with asyncio.timeout(PATIENCE), self._news:
            await self._news.wait_for(lambda: not self.connected)

    async def send(self, kind: str, payload: Json) -> bool:
        """Whether the envelope was acknowledged in time."""
        envelope = await self.post(kind, payload)
        try:
            async with asyncio.timeout(PATIENCE), self._news:
                await self._news.wait_for(lambda: envelope in self.acknowledged)
        except TimeoutError:
            return False
        return True

    async def post(self, kind: str, payload: Json) -> str:
        """Sends an envelope without waiting; its id."""
        envelope = f"dbdd0ef3-{next(self._numbers):04d}"
        message = {"envelope_id": envelope, "type": kind, "payload": payload, "accepts_response_payload": False}
        await self._socket.send_str(json.dumps(message))
        return envelope

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        self._socket = web.WebSocketResponse()
        await self._socket.prepare(request)
        await self._socket.send_str(json.dumps({"type": "hello", "num_connections": 1}))
        await self._tell(connected=True)
        socket = self._socket
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                self.acknowledged.append(json.loads(message.data)["envelope_id"])
                await self._tell(connected=True)
        await self._tell(connected=False)
        return socket

    async def _tell(self, *, connected: bool) -> None:
        async with self._news:
            self.connected = connected
            self._news.notify_all()
