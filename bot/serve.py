"""The server: serves until it is told to stop."""

import asyncio
import errno
import signal

import structlog
from aiohttp import web

from bot import claims
from bot.app import Application, running
from bot.doors import build_doors
from bot.faults import Exit, StartFault
from bot.frameworks import read_languages
from bot.preparing import prepare
from bot.settings import Settings
from bot.web import make_web_app
from storage import schema
from storage.database import Database

_LOG = structlog.get_logger("waymark.serve")


async def serve(settings: Settings) -> None:
    """Serves until SIGTERM or SIGINT. Raises StartFault or StorageFault when it can't start, or can't go on."""
    languages = read_languages(settings.framework)
    doors = build_doors(settings)
    database = Database(settings.database_url)
    try:
        await schema.upgrade(database)
        parts = running(
            database,
            languages,
            doors,
            questions_each=settings.questions_each,
            resend_nudges=settings.resend_nudges,
        )
        async with parts as application:
            told_to_stop = _listen_for_stop()
            runner = web.AppRunner(make_web_app(application), access_log=None)
            await runner.setup()
            try:
                await _listen(runner, settings)
                preparing = asyncio.create_task(prepare())
                await claims.offer_all(application.database, application.doors, application.clock())
                await _until(told_to_stop, application)
                await preparing
            finally:
                await runner.cleanup()
    finally:
        await database.close()
    _LOG.info("stopped")


async def _listen(runner: web.AppRunner, settings: Settings) -> None:
    try:
        await web.TCPSite(runner, settings.host, settings.port).start()
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        why = "another program uses it" if taken else error.strerror
        raise StartFault(
            f"Waymark cannot listen on {settings.host} port {settings.port}: {why}. "
            "Stop the other program, or set WAYMARK_PORT and WAYMARK_HOST.",
            Exit.ENVIRONMENT,
        ) from None
    for address in runner.addresses:
        _LOG.info("listening", host=address[0], port=address[1])


def _listen_for_stop() -> asyncio.Event:
    """An event that is set when the program is told to stop."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, told.set)
    return told


async def _until(told_to_stop: asyncio.Event, application: Application) -> None:
    """Returns when told to stop; a server that can take or send nothing more ends instead of seeming well."""
    waiting = asyncio.create_task(told_to_stop.wait())
    await asyncio.wait({waiting, *application.runners}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    if not told_to_stop.is_set():
        raise StartFault("Waymark stopped by a fault of its own; the log tells more.", Exit.ENVIRONMENT)
