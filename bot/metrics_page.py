"""The address that Prometheus reads: apart from the doors', and on this machine alone unless set otherwise."""

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.gauges import Reader
from bot.guarding import harden
from bot.metrics import Metrics

PATH = "/metrics"


def make_metrics_app(metrics: Metrics, reader: Reader) -> web.Application:
    made = web.Application()
    harden(made)

    async def page(_: web.Request) -> web.Response:
        await reader.read()
        return web.Response(
            body=generate_latest(metrics.registry), headers={"Content-Type": CONTENT_TYPE_LATEST}
        )

    async def close(_: web.Application) -> None:
        await reader.close()

    made.add_routes([web.get(PATH, page)])
    made.on_cleanup.append(close)
    return made
