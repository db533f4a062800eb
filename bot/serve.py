"""The server: builds the doors that the settings ask for, and serves until told to stop."""

import asyncio
import errno
import signal

import structlog
from aiohttp import web

from adapters.base import Door
from adapters.slack.config import SlackConfig
from adapters.slack.door import SlackDoor
from adapters.teams.config import GOVERNMENT, PUBLIC, ManagedIdentity, TeamsConfig
from adapters.teams.door import TeamsDoor
from bot.app import offer_claims, running
from bot.faults import Exit, StartFault
from bot.frameworks import read_languages
from bot.settings import Settings
from bot.web import make_web_app
from storage import schema
from storage.database import Database

_LOG = structlog.get_logger("waymark.serve")


async def serve(settings: Settings) -> None:
    """Serves until SIGTERM or SIGINT. Raises StartFault or StorageFault when it can't start."""
    languages = read_languages(settings.framework)
    doors = build_doors(settings)
    database = Database(settings.database_url)
    try:
        await schema.upgrade(database)
        async with running(database, languages, doors, questions_each=settings.questions_each) as application:
            await offer_claims(application)
            runner = web.AppRunner(make_web_app(application), access_log=None)
            await runner.setup()
            try:
                told_to_stop = _listen_for_stop()
                await _listen(runner, settings)
                await told_to_stop.wait()
            finally:
                await runner.cleanup()
    finally:
        await database.close()
    _LOG.info("stopped")


def build_doors(settings: Settings) -> list[Door]:
    """The doors whose settings are there. Raises StartFault for a door whose settings are half there."""
    doors: list[Door] = []
    try:
        if settings.slack_signing_secret.get_secret_value() or settings.slack_bot_token.get_secret_value():
            doors.append(SlackDoor(_slack(settings)))
        if settings.teams_app_id or settings.teams_app_password.get_secret_value() or settings.is_loopback:
            doors.append(TeamsDoor(_teams(settings)))
    except ValueError as error:
        raise StartFault(str(error), Exit.ENVIRONMENT) from None
    if not doors:
        raise StartFault(
            "No platform is set up. Set SLACK_SIGNING_SECRET and SLACK_BOT_TOKEN for Slack, or MicrosoftAppId, "
            "MicrosoftAppPassword and MicrosoftAppTenantId for Teams.",
            Exit.ENVIRONMENT,
        )
    return doors


async def _listen(runner: web.AppRunner, settings: Settings) -> None:
    try:
        await web.TCPSite(runner, settings.host, settings.port).start()
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        why = "another program uses it" if taken else error.strerror
        raise StartFault(
            f"Waymark can't listen on {settings.host} port {settings.port}: {why}. "
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


def _slack(settings: Settings) -> SlackConfig:
    return SlackConfig(
        signing_secret=settings.slack_signing_secret.get_secret_value(),
        bot_token=settings.slack_bot_token.get_secret_value(),
        app_token=settings.slack_app_token.get_secret_value() or None,
        api_url=settings.slack_api_url,
    )


def _teams(settings: Settings) -> TeamsConfig:
    return TeamsConfig(
        app_id=settings.teams_app_id,
        app_password=settings.teams_app_password.get_secret_value(),
        app_type=settings.teams_app_type,
        tenant_id=settings.teams_tenant_id,
        tenants=frozenset(tenant.strip() for tenant in settings.teams_tenants.split(",")),
        loopback=settings.is_loopback,
        cloud=GOVERNMENT if settings.teams_cloud == "https://botframework.azure.us" else PUBLIC,
        identity=ManagedIdentity(
            settings.identity_endpoint or ManagedIdentity().endpoint,
            settings.identity_header.get_secret_value(),
        ),
    )
