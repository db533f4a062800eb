"""The HTTP server beneath the web app: what cannot be read as HTTP is refused as quietly as anything else.

aiohttp answers that by itself, before the app sees it: with a page that quotes the request and names the
versions of what serves it, and an error with a traceback in the log for each.
"""

import asyncio
from collections.abc import Callable
from typing import Any

from aiohttp import web

from bot.guarding import HEADERS

_IDLE = 75.0
"""Seconds that a connection may stay open without a whole request; longer than proxies keep theirs."""

_LINGERS = 1.0
"""Seconds that the rest of a body is waited for that nobody wants to read; a stop waits as long."""

_ENDS = 2.0
"""Seconds that requests have left when the program stops. Answers are broken off then, turns are not."""

_WHO = {"Server": "Waymark"}
"""Without it aiohttp names itself."""

Refused = Callable[[int], None]
"""Told the status of what was refused here."""


class Runner(web.AppRunner):
    def __init__(self, app: web.Application, on_refused: Refused) -> None:
        self._options: dict[str, Any] = {
            "access_log": None,
            "keepalive_timeout": _IDLE,
            "auto_decompress": False,
            "lingering_time": _LINGERS,
        }
        self._on_refused = on_refused
        super().__init__(app, shutdown_timeout=_ENDS, **self._options)

    async def _make_server(self) -> web.Server:
        return _Server(await super()._make_server(), self._options, self._on_refused)


class _Server(web.Server):
    def __init__(self, made: web.Server, options: dict[str, Any], on_refused: Refused) -> None:
        super().__init__(made.request_handler, request_factory=made.request_factory)
        self._options = options
        self._on_refused = on_refused

    def __call__(self) -> web.RequestHandler:
        return _Connection(self, self._on_refused, self._options)


class _Connection(web.RequestHandler):
    __slots__ = ("_on_refused",)

    def __init__(self, server: web.Server, on_refused: Refused, options: dict[str, Any]) -> None:
        super().__init__(server, loop=asyncio.get_running_loop(), **options)
        self._on_refused = on_refused

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        if status >= 500 or request.writer.output_size > 0:
            return super().handle_error(request, status, exc, message)
        self._on_refused(status)
        answer = web.Response(status=status, headers={**HEADERS, **_WHO})
        answer.force_close()
        return answer

    def log_exception(self, *args: Any, **kw: Any) -> None:
        """What is wrong with a body that nobody wanted to read is nobody's fault here."""
        if not isinstance(kw.get("exc_info"), web.RequestPayloadError):
            super().log_exception(*args, **kw)
