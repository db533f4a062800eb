"""The figures that live in the database or in a clock: read when somebody asks for the metrics."""

import time
from collections.abc import Callable
from datetime import datetime

import structlog

from bot.asking import Asking
from bot.clock import Clock
from bot.metrics import Metrics
from storage.database import Database
from storage.gauges import gauges

FRESH, PATIENCE = 5.0, 5.0
"""Seconds."""

_COMPARE_FOR = 3600.0
_LOG = structlog.get_logger("waymark.metrics")


class Reader:
    """Reads them into `metrics`. What cannot be read keeps its last value, and `waymark_database_up` is 0."""

    def __init__(
        self,
        database: Database,
        metrics: Metrics,
        clock: Clock,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        fresh: float = FRESH,
    ) -> None:
        self._database = database
        self._metrics = metrics
        self._clock = clock
        self._monotonic = monotonic
        self._compared = clock(), monotonic()
        self._reading = Asking(self._read, fresh=fresh, patience=PATIENCE)

    async def read(self) -> None:
        if await self._reading.answer() is None:
            self._metrics.is_read.set(0)

    async def close(self) -> None:
        await self._reading.close()

    async def _read(self) -> bool:
        now = self._clock()
        self._metrics.drift.labels("itself").set(self._jump(now))
        try:
            async with self._database.read() as session:
                found = await gauges(session, now)
                read_at = self._clock()
        except Exception as error:
            _LOG.warning("not_read", error=type(error).__name__)
            self._metrics.is_read.set(0)
            return False
        metrics = self._metrics
        metrics.queued.set(found.queued)
        metrics.oldest.set(max(0.0, (now - found.oldest).total_seconds()) if found.oldest else 0.0)
        metrics.dead.set(found.dead)
        metrics.nudges_due.set(found.nudges_due)
        if found.database_now is not None:
            metrics.drift.labels("database").set((read_at - found.database_now).total_seconds())
        metrics.is_read.set(1)
        return True

    def _jump(self, now: datetime) -> float:
        """By how much the clock has moved beyond the time that has passed: it was set, or it runs wrong.

        It shows for an hour at most, since a machine that slept is not wrong for ever.
        """
        clock, passed = self._compared
        elapsed = self._monotonic() - passed
        jump = (now - clock).total_seconds() - elapsed
        if elapsed > _COMPARE_FOR:
            self._compared = now, self._monotonic()
        return jump
