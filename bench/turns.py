"""How fast turns are taken, without a platform: `python -m bench.turns`, a minute.

Each of so many people answers one question after the other; those in flight share their commits. The road is
the whole of `turns.take`: de-duplication, loading, step, answers with their history, states and the outbox.
PostgreSQL is the server of the tests, without fsync; SQLite syncs every transaction to the disk.
"""

import argparse
import asyncio
import os
import statistics
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, redirect_stderr
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from time import perf_counter, process_time

from adapters.memory import MemoryDoor
from bench.shares import Sampler
from bench.tables import Table, tell, write
from bot.app import Application, running
from bot.clock import utc_now
from bot.telemetry import configure_logs
from conversations.answers import Choice
from conversations.events import Answer, Start
from conversations.people import Account
from storage import councils, people, schema
from storage.database import Database
from tests.postgres import Server, running_server
from tests.program import LANGUAGES, open_checkin

IN_FLIGHT = 32
PEOPLE = 1_000
GOAL = 10_000
"""Turns a second, on each engine."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody whose check-in has begun."""

    user: str
    checkin: int
    questions: tuple[str, ...]


@contextmanager
def unread_logs() -> Iterator[None]:
    """Lines are written as the server writes them, and nobody reads them."""
    configure_logs("info")
    with Path(os.devnull).open("w") as nowhere, redirect_stderr(nowhere):
        yield


@asynccontextmanager
async def answering(database: Database, door: MemoryDoor) -> AsyncIterator[Application]:
    """The application on an empty database, with a check-in that is open; sends only when told to."""
    await schema.upgrade(database)
    async with database.write() as session:
        place = await councils.ensure_workspace(session, door.name, door.workspace, "Anytown", utc_now())
        await open_checkin(session, place.council, utc_now())
    async with running(database, LANGUAGES, [door], questions_each=10, in_background=False) as application:
        yield application


async def begin(application: Application, door: MemoryDoor, users: Sequence[str]) -> list[Asked]:
    """Everybody presses Start."""
    await asyncio.gather(*(application.turns.take(door.inbound(user, Start(), utc_now())) for user in users))
    accounts = {user: Account(door.name, door.workspace, user) for user in users}
    async with application.database.write() as session:
        standings = await people.load_standings(session, list(accounts.values()), utc_now())
    begun = []
    for user, account in accounts.items():
        state = standings[account].state
        assert state.checkin is not None
        begun.append(Asked(user, state.checkin, state.questions))
    return begun


async def answer_all(application: Application, door: MemoryDoor, asked: Iterator[Asked]) -> None:
    """One worker: takes person after person, each of whom answers everything, with levels that vary."""
    for number in count():
        one = next(asked, None)
        if one is None:
            return
        for place, question in enumerate(one.questions):
            choice = Choice(3 + (number + place) % 3)
            event = Answer(one.checkin, question, choice)
            pressed = door.inbound(one.user, event, utc_now(), message=f"m-{one.user}-{place}")
            await application.turns.take(pressed)


@dataclass
class Found:
    """Of each round: turns a second, and microseconds of this process's CPU for each turn. `shares`: where the
    CPU of a round of its own went.
    """

    rates: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    shares: dict[str, float] = field(default_factory=dict)


async def measure(url: str, in_flight: int, found: Found, *, sampled: bool) -> None:
    """One round. A sampled one counts for nothing but the shares."""
    door, database, sampler = MemoryDoor(), Database(url), Sampler()
    async with answering(database, door) as application:
        asked = await begin(application, door, [f"u{number}" for number in range(PEOPLE)])
        turns = sum(len(one.questions) for one in asked)
        waiting = iter(asked)
        if sampled:
            sampler.start()
        started, used = perf_counter(), process_time()
        await asyncio.gather(*(answer_all(application, door, waiting) for _ in range(in_flight)))
        took, used = perf_counter() - started, process_time() - used
        shares = sampler.shares()
    await database.close()
    if sampled:
        found.shares = shares
    else:
        found.rates.append(turns / took)
        found.cpu.append(used / turns * 1e6)


def compare(rounds: int, server: Server, folder: Path) -> dict[str, Found]:
    """The engines take turns; after the rounds that count, each is sampled once."""
    results = {"SQLite": Found(), "PostgreSQL": Found()}
    for number in range(rounds + 1):
        server.run(f"CREATE DATABASE turns{number}")
        urls = {"SQLite": f"sqlite:///{folder / f'{number}.db'}", "PostgreSQL": server.url(f"turns{number}")}
        for engine, found in results.items():
            with unread_logs():
                asyncio.run(measure(urls[engine], IN_FLIGHT, found, sampled=number == rounds))
            if number < rounds:
                rate, cpu = found.rates[-1], found.cpu[-1]
                print(f"{engine:>10}  {rate:8,.0f} turns/s  {cpu:6.0f} µs of CPU a turn", flush=True)
    return results


def tables(results: dict[str, Found]) -> list[Table]:
    rows = [
        (
            engine,
            f"{statistics.median(found.rates):,.0f}",
            f"{min(found.rates):,.0f} to {max(found.rates):,.0f}",
            f"{statistics.median(found.cpu):.0f}",
            f"{GOAL:,}",
        )
        for engine, found in results.items()
    ]
    owners = list(dict.fromkeys(owner for found in results.values() for owner in found.shares))
    shares = [
        (engine, *(f"{found.shares.get(owner, 0):.0%}" for owner in owners))
        for engine, found in results.items()
    ]
    return [
        Table("Turns", ("engine", "a second", "rounds", "µs of CPU each", "goal"), rows),
        Table("Where the CPU goes", ("engine", *owners), shares, "Sampled, in a round of its own."),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--page", action="store_true", help="write docs/performance/turns.md")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="waymark-bench-") as folder, running_server() as server:
        found = tables(compare(given.rounds, server, Path(folder)))
    tell(found)
    if given.page:
        words = (
            f"{PEOPLE:,} people answer ten questions each, {IN_FLIGHT} at a time, by the whole road of a turn: "
            "repeats dropped, states loaded, steps taken, answers kept with their history, messages queued, "
            f"log lines written. The middle one of {given.rounds} rounds. PostgreSQL without fsync; what its "
            "server takes is on [the page about growth](growth.md)."
        )
        write("turns", "Turns without a platform", words, found)


if __name__ == "__main__":
    main()
