"""Sends queued messages: in order within a conversation, conversations side by side.

What is due lives in the database. A conversation is a lane that one process holds for a while (a lease), so any
number of processes can send; if one dies, its lanes are free again when their leases end.
"""

import asyncio
import random
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta

import structlog

from adapters.base import Delivery, Door, TryLater, Undeliverable, Unreachable
from bot.clock import Clock
from bot.summaries import summary_card
from conversations.cards import Card
from conversations.compose import compose
from conversations.effects import AskComment, Message, Summarise, replaces_card
from conversations.language import Languages
from storage import delivery as store
from storage import waiting
from storage.database import Database
from storage.delivery import Dead, Postponed, Result, Sent
from storage.faults import StorageFault
from storage.waiting import Lane, Queued

LEASE = timedelta(seconds=60)
LANES = 64
"""The most conversations that one process sends to at a time."""
GIVE_UP_AFTER = timedelta(hours=24)
LONGEST_WAIT = timedelta(minutes=5)
_RECORD_ATTEMPTS = 4
_RECORD_PAUSE = 0.5  # seconds, doubled each time: well within a lease
_POLL = 1.0  # seconds; finds what other processes left, and retries that have come due

_LOG = structlog.get_logger("waymark.delivery")


def wait_before(attempt: int, asked: float | None, jitter: float) -> timedelta:
    """How long to wait before attempt number `attempt` (from 1: the first retry).

    Doubles from one second up to LONGEST_WAIT; `jitter`, from 0 to 1, takes off up to half so that many retries
    do not come together. What the platform asked for (`asked`, in seconds) is never undercut.
    """
    backing_off = min(LONGEST_WAIT.total_seconds(), 2.0 ** min(attempt - 1, 16))
    return timedelta(seconds=max(backing_off * (1 - jitter / 2), asked or 0.0))


class Deliveries:
    """`owner` names this process among all that share the database."""

    def __init__(
        self,
        database: Database,
        doors: Mapping[str, Door],
        languages: Languages,
        clock: Clock,
        *,
        owner: str,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._database = database
        self._doors = doors
        self._languages = languages
        self._clock = clock
        self._owner = owner
        self._jitter = jitter
        self._wake = asyncio.Event()
        self._serving: set[asyncio.Task[None]] = set()
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
                lanes = await self._claim()
            except Exception as error:
                _LOG.error("claim_failed", error=type(error).__name__)
                lanes = []
            for lane, messages in lanes:
                task = asyncio.create_task(self._serve(lane, messages))
                self._serving.add(task)
                task.add_done_callback(self._served)
            if not lanes:
                await self._wait_for_work()
        if self._serving:
            await asyncio.wait(self._serving)

    async def drain(self) -> None:
        """Sends all that is due now, and what becomes due by it, then returns."""
        while lanes := await self._claim():
            await asyncio.gather(*(self._serve(lane, messages) for lane, messages in lanes))

    def stop(self) -> None:
        """Lets `run` end, once what is being sent at this moment has arrived or failed."""
        self._stopping = True
        self._wake.set()

    async def _claim(self) -> list[tuple[Lane, list[Queued]]]:
        free = LANES - len(self._serving)
        if free <= 0:
            return []
        now = self._clock()
        async with self._database.write() as session:
            lanes = await store.claim(session, self._owner, list(self._doors), now, LEASE, limit=free)
            queued = await waiting.queued(session, lanes, now) if lanes else {}
        return [(lane, queued.get(lane.id, [])) for lane in lanes]

    def _served(self, task: asyncio.Task[None]) -> None:
        self._serving.discard(task)
        self._wake.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            # The lane's lease runs out, and its messages are sent again then.
            _LOG.error("lane_failed", error=type(error).__name__)

    async def _wait_for_work(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(_POLL):
                await self._wake.wait()

    async def _serve(self, lane: Lane, messages: Sequence[Queued]) -> None:
        """Sends a lane's messages in order, until one has to wait or the lease is half over."""
        until = self._clock() + LEASE / 2
        results: list[Result] = []
        cards: dict[str, str] = {}
        for message in messages:
            if self._clock() >= until or self._stopping:
                break
            result = await self._send(lane, message, cards)
            results.append(result)
            if isinstance(result, Postponed):
                break
        await self._record(lane, results)

    async def _record(self, lane: Lane, results: Sequence[Result]) -> None:
        """Writes down how it went and frees the lane. Tries a few times: what is not written is sent again."""
        for attempt in range(_RECORD_ATTEMPTS):
            try:
                async with self._database.write() as session:
                    now = self._clock()
                    await store.finish(session, self._owner, results, now)
                    await store.release(session, self._owner, [lane], now)
                return
            except StorageFault:
                if attempt == _RECORD_ATTEMPTS - 1:
                    raise
                await asyncio.sleep(_RECORD_PAUSE * 2**attempt)

    async def _send(self, lane: Lane, message: Queued, cards: dict[str, str]) -> Result:
        if message.message is None:
            return Dead(message.id, lane.id, "it was queued by a version of Waymark that this one cannot read")
        replaces = None
        if replaces_card(message.message):
            replaces = cards.get(message.card or "") or message.replaces
            if replaces is None:
                # The card was never shown, so there is nothing to fold up.
                return Dead(message.id, lane.id, "the card that it replaces was never sent")
        try:
            card = await self._card(lane.council, message.message, message.locale)
        except LookupError as error:
            # It is about a question that the council's new framework no longer has: nothing to wait for.
            return await self._gave_up(lane, message, Undeliverable(f"it cannot be shown any more: {error}"))
        except Exception as error:
            return self._postponed(lane, message, error)
        try:
            ref = await self._doors[lane.address.door].deliver(
                Delivery(
                    key=str(message.id),
                    address=lane.address,
                    card=card,
                    replaces=replaces,
                    private=message.private,
                    is_form=isinstance(message.message, AskComment),
                    via=message.via,
                )
            )
        except Undeliverable as error:
            return await self._gave_up(lane, message, error)
        except Exception as error:
            return self._postponed(lane, message, error)
        if message.card is not None and ref is not None:
            cards[message.card] = ref
        return Sent(message.id, lane.id, message.card, ref)

    async def _gave_up(self, lane: Lane, message: Queued, error: Undeliverable) -> Dead:
        _LOG.warning("undeliverable", message=message.id, door=lane.address.door, reason=str(error))
        if isinstance(error, Unreachable):
            async with self._database.write() as session:
                await store.mark_unreachable(session, lane.id, str(error), self._clock())
        return Dead(message.id, lane.id, str(error))

    def _postponed(self, lane: Lane, message: Queued, error: Exception) -> Result:
        """Tries again later; after GIVE_UP_AFTER gives up."""
        now = self._clock()
        # Only what a door says of itself is sure to hold nobody's words.
        reason = str(error) if isinstance(error, TryLater) else type(error).__name__
        if now - message.created_at > GIVE_UP_AFTER:
            _LOG.warning("given_up", message=message.id, door=lane.address.door, reason=reason)
            return Dead(message.id, lane.id, reason)
        asked = error.after if isinstance(error, TryLater) else None
        wait = wait_before(message.attempts + 1, asked, self._jitter())
        _LOG.info("postponed", message=message.id, door=lane.address.door, reason=reason)
        return Postponed(message.id, lane.id, now + wait, reason)

    async def _card(self, council: int, message: Message, locale: str) -> Card:
        language = self._languages.pick(locale)
        if isinstance(message, Summarise):
            return await summary_card(self._database, self._languages, language, council, self._clock())
        return compose(message, language)
