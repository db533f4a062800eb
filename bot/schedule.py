"""What happens by the clock. Ticks run in every process; what is due lives in the database."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from datetime import timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from storage import audit, join_codes, nudges, pages, retention, tidying, upkeep
from storage.database import Database
from storage.faults import Collided

KEEP = timedelta(days=7)
"""How long the keys of events and the messages sent are kept, to know a late redelivery as one."""

TICK = timedelta(seconds=10)
"""How late what is due can be noticed."""

LATE = timedelta(seconds=1)
"""How much later than it should a ticker runs without the scheduler."""

TIDY = timedelta(hours=1)

_PURGES_AT_MOST = 1_000
_LOG = structlog.get_logger("waymark.schedule")


class Ticker:
    """Does a job `every` so often, one run at a time, and lets it end before the program does.

    The scheduler itself would cancel a running job at its end, and leave a transaction half-way. It goes by the
    clock, too, and sleeps when that is set back: so the ticker counts the time that passes by itself.
    """

    def __init__(self, job: Callable[[], Awaitable[None]], every: timedelta) -> None:
        self._job = job
        self.every = every
        self._due = asyncio.Event()
        self._stopping = False

    def wake(self) -> None:
        """The job is due now."""
        self._due.set()

    async def run(self) -> None:
        """Runs the job whenever it is due, until `stop`. Do not cancel it. A job that fails runs again."""
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout((self.every + LATE).total_seconds()):
                    await self._due.wait()
            if self._stopping:
                return
            self._due.clear()
            try:
                await self._job()
            except Exception as error:
                _LOG.error("job_failed", error=type(error).__name__)

    def stop(self) -> None:
        self._stopping = True
        self._due.set()


def start(tickers: Iterable[Ticker]) -> AsyncIOScheduler:
    """Wakes the tickers on the running loop, at once and then as often as they want; call `shutdown` at the
    end.
    """
    scheduler = AsyncIOScheduler(timezone="UTC")
    for ticker in tickers:
        ticker.wake()
        scheduler.add_job(ticker.wake, "interval", seconds=ticker.every.total_seconds(), coalesce=True)
    scheduler.start()
    return scheduler


async def tidy(database: Database, clock: Clock) -> None:
    """Deletes what was kept long enough, in small transactions so that turns never wait. Leaves it to another
    replica that is at it.
    """
    removed = 0
    for _ in range(_PURGES_AT_MOST):
        try:
            batch = await _purge(database, clock)
        except Collided:
            continue  # with whoever is being erased at this moment, which has gone on
        removed += batch
        if not batch:
            break
    _LOG.info("tidied", rows=removed)


async def _purge(database: Database, clock: Clock) -> int:
    async with database.write() as session:
        if not await tidying.is_alone(session):
            return 0
        # Pages first, as they lock lanes.
        gone = await pages.purge(session, clock())
        gone += await upkeep.purge(session, clock(), KEEP)
        gone += await nudges.purge(session, clock())
        gone += await retention.purge(session, clock())
        gone += await audit.purge(session, clock())
        gone += await join_codes.purge(session, clock())
        return gone
