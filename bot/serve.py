"""The server: serves until it is told to stop."""

import asyncio
import errno
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import structlog
from aiohttp import web

from adapters import pictures
from bot import claims
from bot.app import Application, running
from bot.doors import build_doors
from bot.faults import Exit, StartFault
from bot.frameworks import read_languages
from bot.gauges import Reader
from bot.listening import Runner
from bot.metrics_page import make_metrics_app
from bot.preparing import prepare
from bot.proxies import networks
from bot.settings import Settings
from bot.stopping import ToldToStop, listen_for_stop, unless_told
from bot.telemetry import configure_logs
from bot.tracing import traced
from bot.watching import Watch
from bot.web import make_web_app
from storage import schema
from storage.database import Database
from storage.faults import StorageFault

_LOG = structlog.get_logger("waymark.serve")


async def serve(settings: Settings) -> None:
    """Serves until SIGTERM or SIGINT. Raises StartFault or StorageFault when it can't start, or can't go on."""
    # First of all: in a container nothing else heeds SIGTERM, and a start can hang at its database.
    told_to_stop = listen_for_stop()
    with traced(settings.otlp_endpoint) as spans:
        watch = Watch(spans=spans)
        configure_logs(settings.log_level, watch.metrics.logged)
        try:
            await _serve(settings, watch, told_to_stop)
        except ToldToStop:
            pass
        except StorageFault as fault:
            if not told_to_stop.is_set():
                raise
            _LOG.warning("stopped_without_database", fault=str(fault))
    _LOG.info("stopped")


async def _serve(settings: Settings, watch: Watch, told_to_stop: asyncio.Event) -> None:
    database = Database(settings.database_url)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(database.close)
        stack.callback(pictures.close)
        starting = _start(settings, database, watch, stack)
        application = await unless_told(told_to_stop, starting)
        await _until(told_to_stop, application)


async def _start(settings: Settings, database: Database, watch: Watch, stack: AsyncExitStack) -> Application:
    """Leaves to `stack` what has to end with the server."""
    languages = read_languages(settings.framework)
    doors = build_doors(settings, database)
    await schema.upgrade(database)
    parts = running(
        database,
        languages,
        doors,
        questions_each=settings.questions_each,
        resend_nudges=settings.resend_nudges,
        watch=watch,
    )
    application = await stack.enter_async_context(parts)
    await stack.enter_async_context(_metrics(settings, application))
    app = make_web_app(application, proxies=networks(settings.trusted_proxies))
    runner = Runner(app, watch.metrics.refused)
    stack.push_async_callback(runner.cleanup)
    await runner.setup()
    await _listen(runner, settings.host, settings.port, "WAYMARK_PORT and WAYMARK_HOST")
    _tell("listening", runner)
    prepare()
    await claims.offer_all(database, doors, application.clock())
    return application


@asynccontextmanager
async def _metrics(settings: Settings, application: Application) -> AsyncIterator[None]:
    """Offers the metrics at an address of their own, if there is to be one."""
    if not settings.metrics_port:
        yield
        return
    metrics = application.watch.metrics
    reader = Reader(application.database, metrics, application.clock)
    runner = Runner(make_metrics_app(metrics, reader), metrics.refused)
    await runner.setup()
    try:
        names = "WAYMARK_METRICS_PORT and WAYMARK_METRICS_HOST"
        await _listen(runner, settings.metrics_host, settings.metrics_port, names)
        _tell("metrics_offered", runner)
        yield
    finally:
        await runner.cleanup()


async def _listen(runner: web.AppRunner, host: str, port: int, names: str) -> None:
    """`names`: the settings that say where."""
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        why = "another program uses it" if taken else error.strerror
        raise StartFault(
            f"Waymark cannot listen on {host} port {port}: {why}. Stop the other program, or set {names}.",
            Exit.ENVIRONMENT,
        ) from None


def _tell(event: str, runner: web.AppRunner) -> None:
    for address in runner.addresses:
        _LOG.info(event, host=address[0], port=address[1])


async def _until(told_to_stop: asyncio.Event, application: Application) -> None:
    """Returns when told to stop; a server that can take or send nothing more ends instead of seeming well."""
    waiting = asyncio.create_task(told_to_stop.wait())
    await asyncio.wait({waiting, *application.runners}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    if not told_to_stop.is_set():
        raise StartFault("Waymark stopped by a fault of its own; the log tells more.", Exit.ENVIRONMENT)
