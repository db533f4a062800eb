"""Sends queued messages: in order within a conversation, conversations side by side, none faster than its
platform allows.

What is due lives in the database. A conversation is a lane that one process holds for a while (a lease), so any
number of processes can send; if one dies, its lanes are free again when their leases end. Nothing sleeps to
keep the pace: what may not go yet stays in the database, which knows when it may.
"""

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from adapters.base import Door
from bot.clock import Clock
from bot.composing import Composer
from bot.recording import Recorder, Served
from bot.sending import Sender
from bot.set_back import SetBack
from bot.watching import Watch
from conversations.effects import ErasureReceipt, StrangerPage
from conversations.language import Languages
from storage import delivery as store
from storage import pace, waiting
from storage.database import Database
from storage.delivery import Dropped, Postponed, Result
from storage.waiting import Lane, Queued

LEASE = timedelta(seconds=60)
LANES = 100
"""The most conversations that one process sends to at a time; a door opens as many connections."""
_POLL = 1.0  # seconds; finds what other processes left, and retries that have come due
_GATHER = 0.02
"""Seconds between two looks at what is due, at least: a look costs much the same for one conversation as for
ten, and turns go first meanwhile. What is queued while all was quiet is looked at right away.
"""

_LOG = structlog.get_logger("waymark.delivery")


@dataclass(frozen=True, slots=True)
class _Claimed:
    """`found_some`: lanes were due, whether or not anything may go out of them now. `again_at`: when to look
    next, as far as the database knows.
    """

    lanes: Sequence[tuple[Lane, Sequence[Queued]]] = ()
    found_some: bool = False
    again_at: datetime | None = None


class Deliveries:
    """`owner` names this process among all that share the database. `resend_nudges` as in Sender, and
    `questions_each` as in Composer. `is_patient`: what cannot be written down is tried for long; who waits at a
    terminal would rather hear of it.
    """

    def __init__(
        self,
        database: Database,
        doors: Mapping[str, Door],
        languages: Languages,
        clock: Clock,
        *,
        owner: str,
        jitter: Callable[[], float] = random.random,
        lease: timedelta = LEASE,
        resend_nudges: bool = True,
        questions_each: int = 10,
        watch: Watch | None = None,
        is_patient: bool = True,
    ) -> None:
        self._database = database
        self._doors = list(doors)
        self._paces = {name: door.pace for name, door in doors.items() if door.pace is not None}
        self._clock = clock
        self._owner = owner
        self._lease = lease
        self._recorder = Recorder(database, clock, owner, is_patient=is_patient)
        self._set_back = SetBack(database, clock, lease)
        composer = Composer(database, languages, questions_each, doors)
        self._watch = watch or Watch()
        self._sender = Sender(
            database,
            doors,
            composer,
            clock,
            jitter=jitter,
            resend_nudges=resend_nudges,
            watch=self._watch,
        )
        self._wake = asyncio.Event()
        self._serving: set[asyncio.Task[None]] = set()
        self._under_way: Counter[pace.Workspace] = Counter()
        self._held: set[int] = set()
        self._stopping = False

    def wake(self) -> None:
        """Something was queued: look now."""
        self._wake.set()

    async def run(self) -> None:
        """Sends until `stop`; a slow conversation holds up no other. Do not cancel it, or a transaction could
        be left half-way.
        """
        while not self._stopping:
            self._wake.clear()
            try:
                await self._set_back.heed()
                claimed = await self._claim()
            except Exception as error:
                _LOG.error("claim_failed", error=type(error).__name__)
                claimed = _Claimed()
            for lane, messages in claimed.lanes:
                task = asyncio.create_task(self._serve(lane, messages))
                self._serving.add(task)
                task.add_done_callback(self._served)
            await asyncio.sleep(_GATHER)
            if not claimed.found_some:
                await self._wait_for_work(claimed.again_at)
        if self._serving:
            await asyncio.wait(self._serving)

    async def drain(self) -> None:
        """Sends all that may go out now, and what becomes due by it, then returns."""
        while (claimed := await self._claim()).found_some:
            await asyncio.gather(*(self._serve(lane, messages) for lane, messages in claimed.lanes))

    def stop(self) -> None:
        """Lets `run` end, once what is being sent at this moment has arrived or failed."""
        self._stopping = True
        self._recorder.stop()
        self._wake.set()

    async def _claim(self) -> _Claimed:
        free = LANES - len(self._serving)
        if free <= 0:
            return _Claimed()
        async with self._database.write() as session:
            now = self._clock()
            rooms = await pace.rooms(session, self._paces, self._under_way, now)
            lanes = await store.claim(
                session,
                self._owner,
                self._doors,
                now,
                self._lease,
                limit=free,
                rooms=rooms,
                # A clock that was set forward ends leases early, also of what this process is sending.
                but=self._held,
            )
            if not lanes:
                due_at = await store.next_due(session, self._doors, now)
                moments = [moment for moment in (due_at, rooms.opens_at) if moment is not None]
                return _Claimed(again_at=min(moments, default=None))
            queued = await waiting.queued(session, lanes, now)
            held = [(lane, queued[lane.id]) for lane in lanes]
            allotted = await pace.allot(session, held, self._paces, self._under_way, now)
            idle = [lane for lane, messages in allotted if not messages]
            await store.release(session, self._owner, idle, now)
        going = [(lane, messages) for lane, messages in allotted if messages]
        for lane, messages in going:
            self._under_way[_workspace(lane)] += len(messages)
            self._held.add(lane.id)
        return _Claimed(going, found_some=True)

    def _served(self, task: asyncio.Task[None]) -> None:
        self._serving.discard(task)
        self._wake.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            # The lane's lease runs out, and its messages are sent again then.
            _LOG.error("lane_failed", error=type(error).__name__)

    async def _wait_for_work(self, again_at: datetime | None) -> None:
        wait = (again_at - self._clock()).total_seconds() if again_at else _POLL
        with suppress(TimeoutError):
            async with asyncio.timeout(min(wait, _POLL)):
                await self._wake.wait()

    async def _serve(self, lane: Lane, messages: Sequence[Queued]) -> None:
        try:
            await self._send_in_order(lane, messages)
        finally:
            self._under_way[_workspace(lane)] -= len(messages)
            self._under_way += Counter()
            self._held.discard(lane.id)

    async def _send_in_order(self, lane: Lane, messages: Sequence[Queued]) -> None:
        """Sends a lane's messages, until one has to wait or the lease is half over."""
        until = self._clock() + self._lease / 2
        results: list[Result] = []
        is_over = False
        cards: dict[str, str] = {}
        for message in messages:
            if self._clock() >= until or self._stopping:
                break
            with self._watch.delivering(lane, message):
                result = await self._sender.send(lane, message, cards)
            self._watch.delivered(lane, message, result, self._clock())
            results.append(result)
            if not isinstance(result, Dropped):
                lane = self._charged(lane, message)
            if isinstance(result, Postponed):
                break
            is_over = is_over or isinstance(message.message, ErasureReceipt | StrangerPage)
        await self._recorder.record(Served(lane, results, is_over))

    def _charged(self, lane: Lane, message: Queued) -> Lane:
        """The lane after an attempt to send. It counts from the moment of the answer: the message had come in
        by then, so the next one cannot come in too close behind it.
        """
        own = self._paces.get(lane.address.door)
        if own is None or (message.is_update and not own.counts_updates):
            return lane
        full_at = pace.take(own.conversation, lane.full_at, self._clock())
        return pace.rested(replace(lane, full_at=full_at), own)


def _workspace(lane: Lane) -> pace.Workspace:
    return lane.address.door, lane.address.workspace
