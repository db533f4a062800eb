"""A clock that was set back must not make anything wait for the old time to come again."""

import time
from collections.abc import Callable
from datetime import timedelta

import structlog

from bot.clock import Clock
from storage.database import Database
from storage.old_times import bring_forward, free_abandoned, is_from_later

LEAST = timedelta(seconds=5)
"""What a clock is set back by less than this nobody notices."""

_LOG = structlog.get_logger("waymark.clock")


class SetBack:
    """Compares the clock with the time that has passed. `lease` as in Deliveries.

    Leases from before are free once whoever holds them has had the time of one, counted from the start of this
    process too: it may have been down when the clock was set. What was queued by the old time is due then, and
    what was put off just before the clock was set and written down just after.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        lease: timedelta,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database = database
        self._clock = clock
        self._lease = lease
        self._monotonic = monotonic
        self._compared = clock(), monotonic()
        self._free_at: float | None = monotonic() + lease.total_seconds()
        self._was_set_back = False

    async def heed(self) -> None:
        """Does what is needed; to be called often."""
        now, passed = self._clock(), self._monotonic()
        then, before = self._compared
        by = then + timedelta(seconds=passed - before) - now
        if by >= LEAST:
            async with self._database.write() as session:
                moved = await bring_forward(session, now)
            _LOG.warning("clock_set_back", seconds=round(by.total_seconds()), brought_forward=moved)
            self._free_at = passed + self._lease.total_seconds()
            self._was_set_back = True
        elif self._free_at is not None and passed >= self._free_at:
            async with self._database.write() as session:
                await free_abandoned(session, now, self._lease)
                if self._was_set_back or await is_from_later(session, now):
                    await bring_forward(session, now)
            self._free_at, self._was_set_back = None, False
        self._compared = now, passed
