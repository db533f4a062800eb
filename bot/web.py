"""The HTTP side: every door's routes, and the two addresses that say how the server is."""

from aiohttp import web

from bot.app import Application
from storage.faults import StorageFault

LARGEST_BODY = 1024 * 1024
"""In bytes. Slack and Teams send far less."""


def make_web_app(application: Application) -> web.Application:
    made = web.Application(client_max_size=LARGEST_BODY)
    for door in application.doors:
        made.add_routes(door.routes(application.turns.take))

    async def health(_: web.Request) -> web.Response:
        """The process answers."""
        return web.json_response({"status": "ok"})

    async def readiness(_: web.Request) -> web.Response:
        """The process can take turns and send; if not, which part is unwell."""
        if not application.is_well:
            return web.json_response({"status": "unwell", "program": "stopped"}, status=503)
        try:
            await application.database.ping()
        except StorageFault:
            # The sentence names the database's place, which is not for strangers; it is in the log.
            return web.json_response({"status": "unwell", "database": "unreachable"}, status=503)
        return web.json_response({"status": "ready", "doors": [door.name for door in application.doors]})

    made.add_routes([web.get("/healthz", health), web.get("/readyz", readiness)])
    return made
