"""Waymark itself, as `waymark serve` runs it: verified, de-duplicated, in order, stored, with the outbox.

The platforms' limits are lifted, since the loopback platform has none; they are kept count of all the same.
"""

import gc
import sys
from collections.abc import Sequence
from contextlib import asynccontextmanager

from aiohttp import web

from adapters.base import Door, Pace, Rate
from adapters.slack.config import SlackConfig
from adapters.slack.door import SlackDoor
from adapters.teams.config import Cloud, TeamsConfig
from adapters.teams.door import TeamsDoor
from bench.payloads import APP_ID, ISSUER, SECRET, TEAM, TENANT, TOKEN
from bench.peers.serving import Made, main
from bot.app import running
from bot.clock import utc_now
from bot.preparing import prepare
from bot.telemetry import configure_logs
from bot.web import make_web_app
from storage import councils, schema
from storage.database import Database
from tests.program import LANGUAGES, open_checkin

_NO_LIMIT = 1_000_000_000
_FREE = Rate(100_000, 100_000.0)
_PACE = Pace(conversation=_FREE, workspace=_FREE, counts_updates=False)


def _doors(platform: str) -> Sequence[Door]:
    slack = SlackConfig(signing_secret=SECRET, bot_token=TOKEN, api_url=f"{platform}/api/")
    cloud = Cloud(
        login=f"{platform}/login",
        tenant="botframework.com",
        scope=ISSUER,
        issuer=ISSUER,
        metadata=f"{platform}/metadata",
    )
    teams = TeamsConfig(app_id=APP_ID, app_password="secret", tenant_id=TENANT, loopback=True, cloud=cloud)
    return SlackDoor(slack, now=utc_now, pace=_PACE), TeamsDoor(teams, now=utc_now, pace=_PACE)


@asynccontextmanager
async def make(platform: str) -> Made:
    configure_logs("info")
    gc.set_threshold(20_000)  # as bot.__main__ does
    database = Database(sys.argv[3])
    await schema.upgrade(database)
    async with database.write() as session:
        for door, workspace in (("slack", TEAM), ("teams", TENANT)):
            place = await councils.ensure_workspace(session, door, workspace, f"{door} council", utc_now())
            if place.created:
                await open_checkin(session, place.council, utc_now())
    # A hundred people stand for thousands: each may say as much as all of those.
    parts = running(database, LANGUAGES, _doors(platform), questions_each=10, a_minute=_NO_LIMIT)
    async with parts as application:
        prepare()
        app: web.Application = make_web_app(application)
        yield app


if __name__ == "__main__":
    main(make)
