"""A server for tests that kill it while people answer: `python -m tests.answering_server`, its orders as JSON.

It serves what `waymark serve` serves, opposite a loopback Slack and a loopback Teams, with leases that end soon
and a pace that does not make the test long. It says so when it listens, and stops on SIGTERM. SIGUSR1 sets its
clock back by an hour, SIGUSR2 forward by one.
"""

import asyncio
import json
import signal
import sys
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from aiohttp import web

from adapters.base import Door, Pace, Rate
from adapters.slack.client import TIMEOUT as SLACK_TIMEOUT
from adapters.slack.config import SlackConfig
from adapters.slack.door import SlackDoor
from adapters.teams.config import Cloud, TeamsConfig
from adapters.teams.door import TeamsDoor
from adapters.teams.http import TIMEOUT as TEAMS_TIMEOUT
from bot.app import running
from bot.clock import utc_now
from bot.listening import Runner
from bot.stopping import listen_for_stop
from bot.telemetry import configure_logs
from bot.web import make_web_app
from storage.database import Database
from tests.platforms.teams_signing import ISSUER
from tests.program import LANGUAGES

LISTENING = "listening"

HOUR = timedelta(hours=1)

PACE = Pace(Rate(20, 50.0), Rate(200, 1_000.0), counts_updates=False)


@dataclass(frozen=True, slots=True)
class ServerOrders:
    """`lease`, `patience` (with the database) and timeouts in seconds; `login` and `metadata` are Microsoft's
    addresses.
    """

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
    patience: float = 10.0
    slack_timeout: float = SLACK_TIMEOUT
    teams_timeout: float = TEAMS_TIMEOUT

    def as_text(self) -> str:
        return json.dumps(asdict(self))


class SetClock:
    """The machine's clock, moved by so much."""

    def __init__(self) -> None:
        self._by = timedelta()

    def __call__(self) -> datetime:
        return utc_now() + self._by

    def move(self, by: timedelta) -> None:
        self._by += by


async def run(orders: ServerOrders) -> None:
    told, clock = listen_for_stop(), SetClock()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGUSR1, clock.move, -HOUR)
    loop.add_signal_handler(signal.SIGUSR2, clock.move, HOUR)
    slack = SlackConfig(orders.signing_secret, orders.bot_token, api_url=orders.slack_api)
    cloud = Cloud(orders.login, "botframework.com", ISSUER, ISSUER, orders.metadata)
    teams = TeamsConfig(
        app_id=orders.app_id,
        app_password=orders.app_password,
        tenant_id=orders.tenant,
        loopback=True,
        cloud=cloud,
    )
    doors: list[Door] = [
        SlackDoor(slack, now=clock, timeout=orders.slack_timeout, pace=PACE),
        TeamsDoor(teams, now=clock, timeout=orders.teams_timeout, pace=PACE),
    ]
    database = Database(orders.database_url, patience=orders.patience)
    try:
        lease = timedelta(seconds=orders.lease)
        parts = running(database, LANGUAGES, doors, questions_each=10, lease=lease, clock=clock)
        async with parts as application:
            runner = Runner(make_web_app(application), application.watch.metrics.refused)
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
