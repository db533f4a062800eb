"""How long people wait until a click is acknowledged: `python -m bench.acks`, eight minutes.

Signed clicks as in bench.chat, taken by a server on one core; people and platform have the other, and share
it with PostgreSQL. One click at a time, as a person clicks: when the next question has come. Then each as soon
as the one before is acknowledged, while what follows on it is being delivered. Then so many a second whether or
not the server keeps up, each counted from the moment for which it was planned; beside those somebody asks for a
sign of life, which needs no database: what that takes is the wait for the server's one thread.
"""

import argparse
import asyncio
import os
import statistics
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

import psutil

from bench.chat import begin, free_port, running_bot
from bench.payloads import HEALTH, Person
from bench.platform import Platform, call_all, call_at, call_in_turn, platform
from bench.tables import Table, tell, write
from bench.usage import of_server, own
from tests.postgres import Server, running_server

DOORS = {"Slack": "slack", "Teams": "teams"}
RATE = 200
ASKED, ALONE, CROWDED = "one at a time, once asked", "one at a time, at once", f"{RATE} a second"
GOALS = {ASKED: 10, ALONE: 10, CROWDED: 50}
"""How people click; in milliseconds, of 99 in 100."""

_EACH = 9  # clicks of one person
_HEALTH_RATE = 20
_PATIENCE = 300  # seconds that a round may take


@dataclass
class Found:
    """Of all rounds, in seconds: until each click was acknowledged, and each sign of life given; how late the
    load was. `worst`: 99 in 100 of each round. `busy`: of a core, by who was busy with it.
    """

    acks: list[float] = field(default_factory=list)
    signs: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    worst: list[float] = field(default_factory=list)
    busy: dict[str, list[float]] = field(default_factory=dict)

    def add(self, acks: Sequence[float]) -> None:
        self.acks += acks
        self.worst.append(_share(acks, 99))


@dataclass(frozen=True)
class Work:
    """How much is measured: so many people click one after the other, twice, and so many seconds at RATE."""

    people: int
    seconds: float

    @property
    def crowd(self) -> int:
        return 2 * self.people + -(-int(RATE * self.seconds) // _EACH)


Results = dict[tuple[str, str, str], Found]
"""By platform, engine, and how people click."""


async def measure(made: Platform, door: str, url: str, server: Server | None, work: Work) -> dict[str, Found]:
    """One round of each way to click."""
    asked, alone, crowded = Found(), Found(), Found()
    port = free_port()
    async with running_bot("bench.peers.waymark", port, made.url, url) as process:
        crowd = [Person(number) for number in range(work.crowd)]
        presses = await begin(made, door, port, url, crowd)
        bot = psutil.Process(process.pid)
        asked.signs += await call_all(port, [[HEALTH] * 200], 1)
        async with watched(asked, bot, server):
            clicks = [click for each in presses[: work.people] for click in each]
            asked.add(await call_in_turn(port, made, clicks))
        await made.quiet()
        async with watched(alone, bot, server):
            alone.add(await call_all(port, presses[work.people : 2 * work.people], 1))
        await made.quiet()
        # Everybody's first click, then everybody's second one: nobody clicks twice at once.
        clicks = [click for each in zip(*presses[2 * work.people :], strict=True) for click in each]
        async with watched(crowded, bot, server):
            signs = [HEALTH] * int(_HEALTH_RATE * work.seconds)
            pressed, alive = await asyncio.gather(
                call_at(port, clicks[: int(RATE * work.seconds)], RATE), call_at(port, signs, _HEALTH_RATE)
            )
        crowded.add(pressed.took)
        crowded.signs += alive.took
        crowded.late += pressed.late
    return {ASKED: asked, ALONE: alone, CROWDED: crowded}


@asynccontextmanager
async def watched(found: Found, bot: psutil.Process, server: Server | None) -> AsyncIterator[None]:
    """Notes how busy everybody is meanwhile."""

    def used() -> dict[str, float]:
        mine = {"Waymark": own(bot), "people and platform": own(psutil.Process())}
        return mine | ({"PostgreSQL": of_server(server)} if server else {})

    before, started = used(), perf_counter()
    yield
    took = perf_counter() - started
    for who, seconds in used().items():
        found.busy.setdefault(who, []).append((seconds - before[who]) / took)


async def compare(rounds: int, work: Work, server: Server, folder: Path) -> Results:
    """Platforms and engines take turns."""
    results: Results = {}
    for number in range(rounds):
        for name, door in DOORS.items():
            database = f"acks_{door}_{number}"
            server.run(f"CREATE DATABASE {database}")
            urls = {"SQLite": f"sqlite:///{folder / f'{database}.db'}", "PostgreSQL": server.url(database)}
            for engine, url in urls.items():
                async with asyncio.timeout(_PATIENCE), platform() as made:
                    each = await measure(made, door, url, None if engine == "SQLite" else server, work)
                for how, found in each.items():
                    _merge(results.setdefault((name, engine, how), Found()), found)
                    print(f"{name}, {engine}, {how}: 99 % in {found.worst[0] * 1e3:.1f} ms", flush=True)
    return results


def _merge(whole: Found, one: Found) -> None:
    for name in ("acks", "signs", "late", "worst"):
        getattr(whole, name).extend(getattr(one, name))
    for who, shares in one.busy.items():
        whole.busy.setdefault(who, []).extend(shares)


def synced(folder: Path, times: int = 200) -> list[float]:
    """Seconds that it takes to write a page to the disk for good, as SQLite does at every commit."""
    took = []
    with (folder / "synced").open("wb", buffering=0) as file:
        for _ in range(times):
            started = perf_counter()
            file.write(bytes(4_096))
            os.fdatasync(file.fileno())
            took.append(perf_counter() - started)
    return took


def _share(times: Sequence[float], percent: int) -> float:
    return statistics.quantiles(times, n=100)[percent - 1]


def _half_and_most(times: Sequence[float]) -> str:
    return f"{_share(times, 50) * 1e3:.1f} / {_share(times, 99) * 1e3:.1f}"


def tables(results: Results, disk: Sequence[float]) -> list[Table]:
    return [_acks(results), _bounds(results, disk)]


def _acks(results: Results) -> Table:
    rows = [
        (
            f"{name}, {engine}, {how}",
            f"{len(found.acks):,}",
            f"{_share(found.acks, 50) * 1e3:.1f}",
            f"{_share(found.acks, 99) * 1e3:.1f}",
            f"{min(found.worst) * 1e3:.1f} to {max(found.worst) * 1e3:.1f}",
            f"{max(found.acks) * 1e3:.0f}",
            f"{GOALS[how]}",
        )
        for (name, engine, how), found in results.items()
    ]
    head = ("clicks, in ms", "clicks", "half", "99 %", "99 % of each round", "longest", "goal of 99 %")
    missed = [
        row[0]
        for row, (key, found) in zip(rows, results.items(), strict=True)
        if _share(found.acks, 99) * 1e3 >= GOALS[key[2]]
    ]
    words = f"Missed by: {'; '.join(missed)}." if missed else "Every goal is met."
    return Table("From the click to its acknowledgement", head, rows, words)


def _bounds(results: Results, disk: Sequence[float]) -> Table:
    rows = [
        (
            f"{name}, {engine}, {how}",
            *(_busy(found, who) for who in ("Waymark", "people and platform", "PostgreSQL")),
            _half_and_most(found.signs) if found.signs else "",
            _half_and_most(found.late) if found.late else "",
        )
        for (name, engine, how), found in results.items()
    ]
    head = (
        "clicks",
        "Waymark's core",
        "people and platform",
        "PostgreSQL",
        "sign of life: half / 99 %, ms",
        "made late: half / 99 %, ms",
    )
    words = (
        f"Writing a page to this disk for good takes {_half_and_most(disk)} ms (half / 99 %); SQLite does it "
        "at every commit, PostgreSQL here never. Signs of life are asked for before anybody clicks, and "
        f"then at {RATE} a second among the clicks: what they take there is the wait for the one thread "
        "that reads, steps, composes and delivers, and the rest of a click's time is the wait for the "
        "transaction it shares, and for the disk."
    )
    return Table("What bounds it", head, rows, words)


def _busy(found: Found, who: str) -> str:
    shares = found.busy.get(who)
    return f"{statistics.median(shares):.0%}" if shares else ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=10, help=f"at {RATE} clicks a second")
    parser.add_argument("--quick", action="store_true", help="to try it: a second of everything")
    parser.add_argument("--page", action="store_true", help="write docs/performance/acknowledgement.md")
    given = parser.parse_args()
    work = Work(12, 1) if given.quick else Work(30, given.seconds)
    os.sched_setaffinity(0, {1} if (os.cpu_count() or 1) > 1 else {0})
    with tempfile.TemporaryDirectory(prefix="waymark-bench-") as folder, running_server() as server:
        disk = synced(Path(folder))
        found = tables(asyncio.run(compare(given.rounds, work, server, Path(folder))), disk)
    tell(found)
    if given.page:
        words = (
            f"Waymark has one core; the people, the platform and PostgreSQL share the other. {given.rounds} "
            f"rounds of twice {_EACH * work.people} clicks one at a time, and {work.seconds:g} s at {RATE} "
            "a second, with everything on as it is shipped; PostgreSQL without fsync."
        )
        write("acknowledgement", "How soon a click is acknowledged", words, found)


if __name__ == "__main__":
    main()
