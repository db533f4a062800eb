"""The composition root: builds every part once and wires them together."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from uuid import uuid4

from adapters.base import Door
from bot import schedule
from bot.batches import Batches
from bot.clock import Clock, utc_now
from bot.delivery import LEASE, Deliveries
from bot.gate import A_MINUTE, Gate
from bot.publishing import Publisher
from bot.rounds import Rounds
from bot.schedule import TICK, TIDY, Ticker
from bot.turns import Turns
from bot.watching import Watch
from conversations.language import Languages
from storage import schema
from storage.database import Database

WIND_UP = 4.0
"""Seconds for what is under way when the program stops. What hangs at a platform for longer is broken off, and
tried again by whoever runs next: all has to end within ten.
"""


@dataclass(frozen=True, slots=True)
class Application:
    """Everything that runs, running. `runners` are its endless tasks: one that has ended is a fault. The doors
    hand events to the `gate`, which hands them to the `turns`.
    """

    database: Database
    doors: Sequence[Door]
    turns: Turns
    deliveries: Deliveries
    rounds: Rounds
    publisher: Publisher
    clock: Clock
    gate: Gate
    watch: Watch
    runners: list[asyncio.Task[None]] = field(default_factory=list)
    open_doors: set[str] = field(default_factory=set)

    @property
    def is_well(self) -> bool:
        return not any(task.done() for task in self.runners)


@asynccontextmanager
async def running(
    database: Database,
    languages: Languages,
    doors: Sequence[Door],
    *,
    questions_each: int,
    lease: timedelta = LEASE,
    resend_nudges: bool = True,
    clock: Clock = utc_now,
    in_background: bool = True,
    watch: Watch | None = None,
    a_minute: int = A_MINUTE,
) -> AsyncIterator[Application]:
    """Runs Waymark with the given doors, and closes everything at the end but the database.

    `in_background`: plan, publish, send and tidy up by itself; without it, whoever uses it calls `rounds.tick`
    and `deliveries.drain`. `lease` and `resend_nudges` as in Deliveries, `a_minute` as in Gate. Raises
    StorageFault when the database is not ready.
    """
    await schema.check(database)
    watch = watch or Watch()
    database.on_transaction = watch.metrics.transaction
    by_name = {door.name: door for door in doors}
    deliveries = Deliveries(
        database,
        by_name,
        languages,
        clock,
        owner=_owner(),
        lease=lease,
        resend_nudges=resend_nudges,
        questions_each=questions_each,
        watch=watch,
        is_patient=in_background,
    )
    publisher = Publisher(database, languages.framework, questions_each)
    rounds = Rounds(database, by_name, clock, publisher=publisher, on_queued=deliveries.wake)
    ticker = Ticker(watch.metrics.ticking(rounds.tick), TICK)
    batches = Batches(
        database,
        languages,
        clock,
        on_queued=deliveries.wake,
        on_planned=ticker.wake,
        questions_each=questions_each,
    )
    turns = Turns(batches.commit)
    gate = Gate(turns.take, watch, a_minute=a_minute)
    application = Application(database, doors, turns, deliveries, rounds, publisher, clock, gate, watch)
    async with AsyncExitStack() as stack:
        _start("turns", turns, application, stack)
        for door in doors:
            stack.push_async_callback(door.close)
            await door.open(gate.take)
            application.open_doors.add(door.name)
            stack.callback(application.open_doors.discard, door.name)
        if in_background:
            tidier = Ticker(partial(schedule.tidy, database, clock), TIDY)
            background: dict[str, Deliveries | Ticker] = {
                "deliveries": deliveries,
                "schedule": ticker,
                "tidying": tidier,
            }
            tasks = [_start(name, each, application, stack) for name, each in background.items()]
            stack.push_async_callback(_wind_up, background.values(), tasks, doors)
            stack.callback(schedule.start([ticker, tidier]).shutdown)
        yield application


def _start(
    name: str, runner: Turns | Deliveries | Ticker, application: Application, stack: AsyncExitStack
) -> asyncio.Task[None]:
    task = asyncio.create_task(runner.run(), name=name)
    application.runners.append(task)

    async def finish() -> None:
        """Ends it between two transactions: a cancelled one could keep the database locked."""
        runner.stop()
        await asyncio.wait({task})

    stack.push_async_callback(finish)
    return task


async def _wind_up(
    runners: Collection[Deliveries | Ticker], tasks: Collection[asyncio.Task[None]], doors: Sequence[Door]
) -> None:
    for runner in runners:
        runner.stop()
    _, hanging = await asyncio.wait(tasks, timeout=WIND_UP)
    if hanging:
        for door in doors:
            await door.close()


def _owner() -> str:
    """Names this process among all that share the database, also after a restart."""
    return f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:8]}"
