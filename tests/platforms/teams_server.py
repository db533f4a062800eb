"""An HTTP server on loopback, with a port of its own."""

from collections.abc import Awaitable, Callable

from aiohttp import web

Handle = Callable[[web.Request], Awaitable[web.StreamResponse | None]]


class Server:
    """Asks each handler in turn; the first that answers anything has answered."""

    def __init__(self) -> None:
        self._handlers: tuple[Handle, ...] = ()
        self._runner: web.AppRunner | None = None
        self.url = ""

    def serve(self, *handlers: Handle) -> None:
        self._handlers = handlers

    async def start(self) -> None:
        app = web.Application()
        app.router.add_route("*", "/{rest:.*}", self._handle)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{port}"

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        for handler in self._handlers:
            response = await handler(request)
            if response is not None:
                return response
        return web.json_response({"error": {"code": "NotFound", "message": "no such address"}}, status=404)
