"""Writes down how sending went: what comes in while one transaction is under way shares the next."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import structlog

from bot.clock import Clock
from storage import delivery as store
from storage import erasure
from storage.database import Database
from storage.delivery import Result
from storage.faults import Collided, StorageFault
from storage.waiting import Lane

_MOST = 100
"""Lanes in one transaction."""
_ATTEMPTS = 1_000
_PAUSE, _LONGEST_PAUSE = 0.5, 4.0
"""Seconds; doubled each time. What the database does not take for an hour is given up."""

_LOG = structlog.get_logger("waymark.delivery")


@dataclass(frozen=True, slots=True)
class Served:
    """A lane and what became of its messages. `is_over`: whose it was has been erased and has the receipt."""

    lane: Lane
    results: Sequence[Result]
    is_over: bool = False


_Waiting = tuple[Served, "asyncio.Future[None]"]


class Recorder:
    """`owner` and `is_patient` as in Deliveries; `pause`: seconds before it tries again for the first time."""

    def __init__(
        self, database: Database, clock: Clock, owner: str, *, pause: float = _PAUSE, is_patient: bool = True
    ) -> None:
        self._database = database
        self._clock = clock
        self._owner = owner
        self._pause = pause
        self._stopping = asyncio.Event()
        if not is_patient:
            self._stopping.set()
        self._waiting: list[_Waiting] = []
        self._writing: asyncio.Task[None] | None = None

    async def record(self, served: Served) -> None:
        """Returns once it is written and the lane is free, which may be long after a fault of the database.
        Raises when it could not be written: then the lane's lease runs out, and what was sent is sent again.
        """
        written = asyncio.get_running_loop().create_future()
        self._waiting.append((served, written))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_all())
        await written

    def stop(self) -> None:
        """Tries once more at most, and waits no more: the program is about to end."""
        self._stopping.set()

    async def _write_all(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:_MOST], self._waiting[_MOST:]
            await self._settle(batch)

    async def _settle(self, batch: Sequence[_Waiting]) -> None:
        try:
            await self._write([served for served, _ in batch])
        except Exception as error:
            if len(batch) > 1 and not isinstance(error, StorageFault | Collided):
                # One of them harms only itself.
                for each in batch:
                    await self._settle([each])
                return
            for _, written in batch:
                if not written.done():
                    written.set_exception(error)
        else:
            for _, written in batch:
                if not written.done():
                    written.set_result(None)

    async def _write(self, batch: Sequence[Served]) -> None:
        """Tries again and again while the database has a fault: what is not written is sent again."""
        for attempt in range(_ATTEMPTS):
            is_last = attempt == _ATTEMPTS - 1 or (attempt > 0 and self._stopping.is_set())
            try:
                async with self._database.write() as session:
                    now = self._clock()
                    results = [result for served in batch for result in served.results]
                    lanes = [served.lane for served in batch]
                    ids = [lane.id for lane in lanes]
                    await store.finish(session, self._owner, results, now, also_held=ids)
                    await store.release(session, self._owner, lanes, now)
                    for served in batch:
                        if served.is_over:
                            await erasure.forget(session, served.lane.id)
                return
            except (StorageFault, Collided) as error:
                if is_last:
                    raise
                _LOG.info("recorded_again", lanes=len(batch), error=type(error).__name__)
                with suppress(TimeoutError):
                    pause = min(self._pause * 2 ** min(attempt, 8), _LONGEST_PAUSE)
                    await asyncio.wait_for(self._stopping.wait(), pause)
