"""What several servers on one PostgreSQL take together: `python -m bench.replicas`, three minutes.

One, two and three replicas take turns. People press buttons in Slack as in bench.chat, as many for each
replica; each click goes to the next replica, as a balancer without a memory sends it, so all of them work on
the same people. Nothing has a core of its own: on a machine with few, replicas take no more than it has, and
what a click costs tells what they cost each other.
"""

import argparse
import asyncio
import statistics
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from itertools import cycle
from time import perf_counter

import psutil
from sqlalchemy import text

from bench.chat import IN_FLIGHT, begin, free_port, running_bot
from bench.payloads import Person
from bench.platform import connect, platform
from bench.tables import Table, tell, write
from bench.usage import of_server, own
from storage.database import Database
from tests.postgres import Server, running_server

REPLICAS = (1, 2, 3)
GOALS = {1: 1.0, 2: 1.8, 3: 2.5}
"""So many times what one takes."""

WAYMARK, POSTGRESQL, PEOPLE = "Waymark", "PostgreSQL", "people and platform"

_PAUSE = 0.1  # seconds between two looks at who waits for a lock
_PATIENCE = 300  # seconds that a round may take
_WAITING = text(
    "SELECT count(*) FILTER (WHERE wait_event_type = 'Lock'), count(*) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'"
)
_COLLISIONS = text("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")


@dataclass
class Found:
    """Of each round: clicks a second until everybody has the next question; seconds of CPU for each click, and
    cores that were busy, by who was busy; how many transactions waited for another's lock, and were at work, at
    a moment; transactions that were undone because two waited for each other, from the start on.
    """

    rates: list[float] = field(default_factory=list)
    cpu: dict[str, list[float]] = field(default_factory=dict)
    busy: dict[str, list[float]] = field(default_factory=dict)
    waiting: list[float] = field(default_factory=list)
    working: list[float] = field(default_factory=list)
    collisions: list[int] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return statistics.median(self.rates)

    def cost(self, who: str) -> float:
        """In microseconds a click."""
        return statistics.median(self.cpu[who]) * 1e6


async def measure(server: Server, name: str, replicas: int, people: int, found: Found) -> None:
    """One round. `people`: for each replica."""
    url, ports = server.url(name), [free_port() for _ in range(replicas)]
    database = Database(url)
    async with AsyncExitStack() as stack:
        made, bots = await stack.enter_async_context(platform()), []
        for port in ports:
            running = running_bot("bench.peers.waymark", port, made.url, url, core=None)
            bots.append(psutil.Process((await stack.enter_async_context(running)).pid))
        crowd = [Person(number) for number in range(people * replicas)]
        presses = await begin(made, "slack", ports[0], url, crowd)
        clicks = sum(map(len, presses))

        def used() -> dict[str, float]:
            mine = own(psutil.Process())
            return {WAYMARK: sum(map(own, bots)), POSTGRESQL: of_server(server), PEOPLE: mine}

        came, before, started = made.calls["post"], used(), perf_counter()
        async with looking(database, found):
            await click_all(ports, presses)
            await made.until("post", came + clicks)
        took, after = perf_counter() - started, used()
    found.rates.append(clicks / took)
    for who, seconds in after.items():
        found.cpu.setdefault(who, []).append((seconds - before[who]) / clicks)
        found.busy.setdefault(who, []).append((seconds - before[who]) / took)
    async with database.read() as session:
        found.collisions.append(await session.scalar(_COLLISIONS) or 0)
    await database.close()


async def click_all(ports: Sequence[int], people: Sequence[Sequence[bytes]]) -> None:
    """Each person's clicks one after the other, each at the next replica."""
    waiting = iter(people)
    async with asyncio.TaskGroup() as group:
        for number in range(IN_FLIGHT * len(ports)):
            group.create_task(_click([*ports[number % len(ports) :], *ports[: number % len(ports)]], waiting))


async def _click(ports: Sequence[int], waiting: Iterator[Sequence[bytes]]) -> None:
    callers = [await connect(port) for port in ports]
    turn = cycle(callers)
    for clicks in waiting:
        for click in clicks:
            status = await next(turn).call(click)
            if status != 200:
                raise ValueError(f"the bot answered {status}")
    for caller in callers:
        caller.transport.close()


@asynccontextmanager
async def looking(database: Database, found: Found) -> AsyncIterator[None]:
    """Looks now and then who waits for a lock."""
    seen: list[tuple[int, int]] = []

    async def look() -> None:
        while True:
            async with database.read() as session:
                seen.append((await session.execute(_WAITING)).tuples().one())
            await asyncio.sleep(_PAUSE)

    task = asyncio.create_task(look())
    yield
    task.cancel()
    await asyncio.wait({task})
    found.waiting.append(statistics.mean(waiting for waiting, _ in seen))
    found.working.append(statistics.mean(working for _, working in seen))


async def compare(rounds: int, people: int, server: Server) -> dict[int, Found]:
    results = {replicas: Found() for replicas in REPLICAS}
    for number in range(rounds):
        for replicas, found in results.items():
            name = f"replicas_{replicas}_{number}"
            server.run(f"CREATE DATABASE {name}")
            async with asyncio.timeout(_PATIENCE):
                await measure(server, name, replicas, people, found)
            print(f"{replicas} replica(s): {found.rates[-1]:,.0f} clicks a second", flush=True)
    return results


def tables(results: dict[int, Found]) -> list[Table]:
    return [_rates(results), _costs(results)]


def _rates(results: dict[int, Found]) -> Table:
    one, cores = results[1], psutil.cpu_count() or 1
    rows = [
        (
            f"{replicas}",
            f"{found.rate:,.0f}",
            f"{min(found.rates):,.0f} to {max(found.rates):,.0f}",
            f"{found.rate / one.rate:.2f}",
            f"{GOALS[replicas]:g}",
            *(f"{statistics.median(found.busy[who]):.2f}" for who in (WAYMARK, POSTGRESQL, PEOPLE)),
            f"{sum(statistics.median(shares) for shares in found.busy.values()):.2f}",
        )
        for replicas, found in results.items()
    ]
    head = (
        "replicas",
        "clicks a second",
        "rounds",
        "to one",
        "goal",
        "cores busy: Waymark",
        "PostgreSQL",
        "people and platform",
        "all",
    )
    words = (
        f"The machine has {cores} cores. Where all of them together are nearly that busy, the machine bounds "
        "what several replicas take, not they each other; one replica is bounded by its one thread, which is "
        "one core."
    )
    return Table("What they take together", head, rows, words)


def _costs(results: dict[int, Found]) -> Table:
    one = results[1]
    rows = [
        (
            f"{replicas}",
            *(f"{found.cost(who):,.0f}" for who in (WAYMARK, POSTGRESQL)),
            f"{_both(found) / _both(one):.2f}",
            f"{replicas * one.cost(WAYMARK) / found.cost(WAYMARK):.2f}",
            f"{statistics.median(found.waiting):.2f} of {statistics.median(found.working):.2f}",
            f"{sum(found.collisions)}",
        )
        for replicas, found in results.items()
    ]
    head = (
        "replicas",
        "µs of CPU a click: Waymark",
        "PostgreSQL",
        "both, to one",
        "reckoned with a core for each, to one",
        "transactions waiting for a lock",
        "undone by collisions",
    )
    words = (
        "What is reckoned is no measurement: so many times more clicks would be taken if each replica had a "
        "core of its own, PostgreSQL had others, and a click cost what it cost here. Transactions are those "
        "that were under way at a moment, on the mean. Collisions, two transactions that wait for each other, "
        "are taken again by the program; they are counted over all rounds, from the start on."
    )
    return Table("What they cost each other", head, rows, words)


def _both(found: Found) -> float:
    return found.cost(WAYMARK) + found.cost(POSTGRESQL)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="to try it: few people, once")
    parser.add_argument("--page", action="store_true", help="write docs/performance/replicas.md")
    given = parser.parse_args()
    rounds, people = (1, 40) if given.quick else (given.rounds, 100)
    with running_server() as server:
        found = tables(asyncio.run(compare(rounds, people, server)))
    tell(found)
    if given.page:
        words = (
            f"For each replica {IN_FLIGHT} people in Slack at a time, {9 * people:,} clicks a round in all; "
            f"each goes to the next replica. The middle one of {rounds} rounds in which one, two and three "
            "replicas take turns. PostgreSQL without fsync, on the same machine as everything else."
        )
        write("replicas", "Several replicas on one PostgreSQL", words, found)


if __name__ == "__main__":
    main()
