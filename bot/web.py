"""The HTTP side: every door's routes, and the two addresses that say how the server is."""

from collections.abc import Sequence

from aiohttp import web

from bot.app import Application
from bot.guarding import Strangers, harden
from bot.proxies import Network
from bot.readiness import Readiness

LARGEST_BODY = 1024 * 1024
"""In bytes. Slack and Teams send far less."""


def make_web_app(
    application: Application,
    *,
    proxies: Sequence[Network] = (),
    strangers: Strangers | None = None,
    readiness: Readiness | None = None,
) -> web.Application:
    """`proxies`: whose word counts for where a request comes from."""
    guard = strangers or Strangers(application.watch, proxies)
    made = web.Application(client_max_size=LARGEST_BODY, middlewares=[guard.middleware])
    harden(made)
    for door in application.doors:
        made.add_routes(door.routes(application.gate.take))
    checks = readiness or Readiness(application)

    async def health(_: web.Request) -> web.Response:
        """The process answers."""
        return web.json_response({"status": "ok"})

    async def ready(_: web.Request) -> web.Response:
        """The process can take turns and send; if not, which part is unwell."""
        report = await checks.report()
        status = "ready" if report.is_well else "unwell"
        doors = [door.name for door in application.doors]
        said = {"status": status, "doors": doors, "parts": dict(report.parts)}
        return web.json_response(said, status=200 if report.is_well else 503)

    async def close(_: web.Application) -> None:
        await checks.close()

    made.add_routes([web.get("/healthz", health), web.get("/readyz", ready)])
    made.on_cleanup.append(close)
    return made
