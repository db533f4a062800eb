"""What happens by the clock. Ticks run in every process; what is due lives in the database."""

from datetime import timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from storage import upkeep
from storage.database import Database

KEEP = timedelta(days=7)
"""How long the keys of events and the messages sent are kept, to know a late redelivery as one."""

_PURGES_AT_MOST = 1_000
_LOG = structlog.get_logger("waymark.schedule")


def start(database: Database, clock: Clock) -> AsyncIOScheduler:
    """Starts the ticks on the running loop; call `shutdown` on what it returns."""
    scheduler = AsyncIOScheduler(timezone="UTC")
    scheduler.add_job(tidy, "interval", args=(database, clock), hours=1, jitter=300, coalesce=True)
    scheduler.start()
    return scheduler


async def tidy(database: Database, clock: Clock) -> None:
    """Deletes what was kept long enough, in small transactions so that turns never wait."""
    removed = 0
    for _ in range(_PURGES_AT_MOST):
        async with database.write() as session:
            batch = await upkeep.purge(session, clock(), KEEP)
        removed += batch
        if not batch:
            break
    _LOG.info("tidied", rows=removed)
