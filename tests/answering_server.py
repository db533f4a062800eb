"""A server for tests that kill it while people answer: `python -m tests.answering_server`, its orders as JSON.

It serves what `waymark serve` serves, opposite a loopback Slack and a loopback Teams, with leases that end soon
and a pace that does not make the test long. It says so when it listens, and stops on SIGTERM.
"""

import asyncio
import json
import signal
import sys
from dataclasses import asdict, dataclass
from datetime import timedelta

from aiohttp import web

from adapters.base import Door, Pace, Rate
from adapters.slack.config import SlackConfig
from adapters.slack.door import SlackDoor
from adapters.teams.config import Cloud, TeamsConfig
from adapters.teams.door import TeamsDoor
from bot.app import running
from bot.clock import utc_now
from bot.telemetry import configure_logs
from bot.web import make_web_app
from storage.database import Database
from tests.platforms.teams_signing import ISSUER
from tests.program import LANGUAGES

LISTENING = "listening"

PACE = Pace(Rate(20, 50.0), Rate(200, 1_000.0), counts_updates=False)


@dataclass(frozen=True, slots=True)
class ServerOrders:
    """`lease` in seconds; `login` and `metadata` are Microsoft's addresses."""

    database_url: str
    port: int
    slack_api: str
    signing_secret: str
    bot_token: str
    app_id: str
    app_password: str
    tenant: str
    login: str
    metadata: str
    lease: float = 2.0

    def as_text(self) -> str:
        return json.dumps(asdict(self))


async def run(orders: ServerOrders) -> None:
    told = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, told.set)
    slack = SlackConfig(orders.signing_secret, orders.bot_token, api_url=orders.slack_api)
    cloud = Cloud(orders.login, "botframework.com", ISSUER, ISSUER, orders.metadata)
    teams = TeamsConfig(
        app_id=orders.app_id,
        app_password=orders.app_password,
        tenant_id=orders.tenant,
        loopback=True,
        cloud=cloud,
    )
    doors: list[Door] = [SlackDoor(slack, now=utc_now, pace=PACE), TeamsDoor(teams, now=utc_now, pace=PACE)]
    database = Database(orders.database_url)
    try:
        lease = timedelta(seconds=orders.lease)
        async with running(database, LANGUAGES, doors, questions_each=10, lease=lease) as application:
            runner = web.AppRunner(make_web_app(application), access_log=None)
            await runner.setup()
            await web.TCPSite(runner, "127.0.0.1", orders.port, reuse_address=True).start()
            print(LISTENING, flush=True)
            await told.wait()
            await runner.cleanup()
    finally:
        await database.close()


if __name__ == "__main__":
    configure_logs("error")
    asyncio.run(run(ServerOrders(**json.loads(sys.argv[1]))))
