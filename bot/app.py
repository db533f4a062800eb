"""The composition root: builds every part once and wires them together."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from adapters.base import Door
from bot import claims, schedule
from bot.delivery import Deliveries
from bot.turns import Clock, Turns
from conversations.language import Languages
from storage import councils, schema
from storage.database import Database


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Application:
    """Everything that runs, running."""

    database: Database
    languages: Languages
    doors: Sequence[Door]
    turns: Turns
    deliveries: Deliveries
    clock: Clock


@asynccontextmanager
async def running(
    database: Database,
    languages: Languages,
    doors: Sequence[Door],
    *,
    questions_each: int = 10,
    clock: Clock = utc_now,
    in_background: bool = True,
) -> AsyncIterator[Application]:
    """Runs Waymark with the given doors, and closes everything at the end but the database.

    `in_background`: send and tidy up by itself; without it, whoever uses it calls `deliveries.drain`.
    Raises StorageFault when the database is not ready.
    """
    await schema.check(database)
    deliveries = Deliveries(database, {door.name: door for door in doors}, languages, clock, owner=_owner())
    turns = Turns(database, languages, clock, deliveries.wake, questions_each)
    application = Application(database, languages, doors, turns, deliveries, clock)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(_finish, turns, asyncio.create_task(turns.run()))
        for door in doors:
            stack.push_async_callback(door.close)
            await door.open(turns.take)
        if in_background:
            stack.push_async_callback(_finish, deliveries, asyncio.create_task(deliveries.run()))
            stack.callback(schedule.start(database, clock).shutdown)
        yield application


async def offer_claims(application: Application) -> None:
    """Meets the workspaces that are connected, and logs a new claim code for each that has no lead."""
    now = application.clock()
    async with application.database.write() as session:
        for door in application.doors:
            for workspace in await door.workspaces():
                await councils.ensure_workspace(session, workspace.door, workspace.id, workspace.name, now)
        leaderless = await councils.workspaces_without_lead(session)
        names = {door.name for door in application.doors}
        codes = {
            each.external_id: await claims.offer(session, each.id) for each in leaderless if each.door in names
        }
    for workspace_id, code in codes.items():
        claims.announce(workspace_id, code)


async def _finish(runner: Turns | Deliveries, task: asyncio.Task[None]) -> None:
    """Ends a runner between two transactions: a cancelled one could keep the database locked."""
    runner.stop()
    await task


def _owner() -> str:
    """Names this process among all that share the database, also after a restart."""
    return f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:8]}"
