"""Takes events: everything that is waiting in one transaction, so that a busy moment costs few commits.

One task takes all events of this process, in the order of arrival; rows are locked against other processes. So
the events of one person never overlap. When a batch fails, each of its events is taken alone: one bad event
harms only itself.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

import structlog

from adapters.base import Inbound, Outcome
from bot.batches import NotTaken
from conversations.people import Account
from storage.faults import Collided, StorageFault
from storage.seen import event_id

BATCH = 256
"""The most events in one transaction: it bounds how long the first waits for the last."""

Commit = Callable[[Sequence[Inbound]], Awaitable[Sequence[Outcome]]]
"""Takes events in one transaction; their outcomes in the same order. Raises when nothing was stored."""

_COLLISIONS = 2

_LOG = structlog.get_logger("waymark.turns")


@dataclass(frozen=True, slots=True)
class _Waiting:
    inbound: Inbound
    outcome: asyncio.Future[Outcome]


class Turns:
    """The events that wait to be taken."""

    def __init__(self, commit: Commit) -> None:
        self._commit = commit
        self._waiting: asyncio.Queue[_Waiting | None] = asyncio.Queue()
        self._ended = False

    async def take(self, inbound: Inbound) -> Outcome:
        """Returns after the commit. Raises when the event could not be stored."""
        if self._ended:
            raise NotTaken
        waiting = _Waiting(inbound, asyncio.get_running_loop().create_future())
        self._waiting.put_nowait(waiting)
        return await waiting.outcome

    async def run(self) -> None:
        """Takes events until `stop`. Run it once; do not cancel it, or a transaction could be left half-way."""
        batch: list[_Waiting] = []
        try:
            while batch := await self._next():
                await self._settle(batch)
        finally:
            # What is left when a fault outside the events ends this: the platforms send it again.
            self._ended = True
            while not self._waiting.empty():
                left = self._waiting.get_nowait()
                batch += [left] if left else []
            _fail(batch, NotTaken())

    def stop(self) -> None:
        """Lets `run` end, once everything that came before is taken."""
        self._waiting.put_nowait(None)

    async def _next(self) -> list[_Waiting]:
        """Everything that is waiting, at most BATCH; nothing once it is time to stop."""
        batch: list[_Waiting] = []
        while len(batch) < BATCH and not (batch and self._waiting.empty()):
            waiting = await self._waiting.get()
            if waiting is None:
                if batch:
                    self.stop()
                break
            batch.append(waiting)
        return batch

    async def _settle(self, batch: Sequence[_Waiting]) -> None:
        try:
            outcomes = await self._commit_again([waiting.inbound for waiting in batch])
        except StorageFault as error:
            # No event is to blame: trying each alone would only make everybody wait longer.
            _LOG.error("database_fault", events=len(batch), fault=str(error))
            _fail(batch, error)
        except Exception as error:
            if len(batch) > 1:
                _LOG.warning("batch_failed", events=len(batch), error=type(error).__name__)
                await self._settle_alone(batch)
            else:
                _LOG.error("event_failed", event_id=event_id(batch[0].inbound.key), error=type(error).__name__)
                _fail(batch, error)
        else:
            for waiting, outcome in zip(batch, outcomes, strict=True):
                if not waiting.outcome.done():
                    waiting.outcome.set_result(outcome)

    async def _commit_again(self, inbound: Sequence[Inbound]) -> Sequence[Outcome]:
        """Two replicas can wait for each other in a circle; the one that was undone begins anew."""
        for _ in range(_COLLISIONS):
            with suppress(Collided):
                return await self._commit(inbound)
        return await self._commit(inbound)

    async def _settle_alone(self, batch: Sequence[_Waiting]) -> None:
        """Each event by itself. After one that fails, the same person's later ones wait to be sent again too:
        taken without it, they would answer the wrong question.
        """
        failed: set[Account] = set()
        for waiting in batch:
            if waiting.inbound.account in failed:
                _fail([waiting], NotTaken())
                continue
            await self._settle([waiting])
            if not waiting.outcome.cancelled() and waiting.outcome.exception() is not None:
                failed.add(waiting.inbound.account)


def _fail(batch: Iterable[_Waiting], error: Exception) -> None:
    for waiting in batch:
        if not waiting.outcome.done():
            waiting.outcome.set_exception(error)
