"""A proxy on loopback in front of several replicas: each request goes to the next in turn, and where that takes
no connection, to the one after it.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import count
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp import web

_OF_ONE_HOP = {"connection", "content-length", "host", "keep-alive", "transfer-encoding"}


class Front:
    """`served` by port; `refused`: connections that a replica did not take; `broken`: requests whose connection
    broke before the answer, which are answered with 502: a replica may have taken them.
    """

    def __init__(self, ports: Sequence[int]) -> None:
        self._ports = tuple(ports)
        self._requests = count()
        self.served: Counter[int] = Counter()
        self.refused = 0
        self.broken = 0
        self.port = 0

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession()
        app = web.Application()
        app.router.add_route("*", "/{rest:.*}", self._pass_on)
        self._runner = web.AppRunner(app, shutdown_timeout=1, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._runner.cleanup()
        await self._session.close()

    async def _pass_on(self, request: web.Request) -> web.Response:
        body = await request.read()
        first = next(self._requests) % len(self._ports)
        for port in self._ports[first:] + self._ports[:first]:
            try:
                return await self._ask(port, request, body)
            except aiohttp.ClientConnectorError:
                self.refused += 1
            except aiohttp.ClientError:
                self.broken += 1
                return web.Response(status=502)
        return web.Response(status=503)

    async def _ask(self, port: int, request: web.Request, body: bytes) -> web.Response:
        url = f"http://127.0.0.1:{port}{request.rel_url}"
        headers = [(name, value) for name, value in request.headers.items() if name.lower() not in _OF_ONE_HOP]
        async with self._session.request(request.method, url, data=body, headers=headers) as answer:
            said = await answer.read()
            self.served[port] += 1
            kind = {"Content-Type": answer.headers["Content-Type"]} if said else {}
            return web.Response(status=answer.status, body=said, headers=kind)
