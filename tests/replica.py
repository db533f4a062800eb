"""One process of Waymark for tests that kill it: `python -m tests.replica` with its orders as JSON.

It runs what `waymark serve` runs, opposite a loopback Slack, but at an hour that the test chooses, with leases
that end soon and a pace that does not make the test long. It says so when it runs, and stops on SIGTERM.
"""

import asyncio
import json
import signal
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

from adapters.base import Pace, Rate
from adapters.slack.config import SlackConfig
from adapters.slack.door import SlackDoor
from bot.app import running
from bot.clock import utc_now
from bot.telemetry import configure_logs
from storage.database import Database
from tests.program import LANGUAGES

RUNNING = "running"

PACE = Pace(Rate(1, 1.0), Rate(20, 100.0), counts_updates=False)


@dataclass(frozen=True, slots=True)
class Orders:
    """`ahead`: seconds by which the replica's clock is ahead of the machine's; `lease` in seconds."""

    database_url: str
    api_url: str
    signing_secret: str
    bot_token: str
    ahead: float
    lease: float = 3.0
    resend_nudges: bool = True

    def as_text(self) -> str:
        return json.dumps(asdict(self))


async def run(orders: Orders) -> None:
    ahead = timedelta(seconds=orders.ahead)

    def clock() -> datetime:
        return utc_now() + ahead

    told = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, told.set)
    config = SlackConfig(orders.signing_secret, orders.bot_token, api_url=orders.api_url)
    door = SlackDoor(config, now=clock, pace=PACE)
    database = Database(orders.database_url)
    try:
        async with running(
            database,
            LANGUAGES,
            [door],
            questions_each=10,
            clock=clock,
            lease=timedelta(seconds=orders.lease),
            resend_nudges=orders.resend_nudges,
        ):
            print(RUNNING, flush=True)
            await told.wait()
    finally:
        await database.close()


def ahead_of_now(wanted: datetime) -> float:
    """By how much a clock is ahead that shows `wanted` now."""
    return (wanted - datetime.now(UTC)).total_seconds()


if __name__ == "__main__":
    configure_logs("error")
    asyncio.run(run(Orders(**json.loads(sys.argv[1]))))
