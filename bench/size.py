"""How soon a server is ready and how much memory it takes: `python -m bench.size`, two minutes.

Its start and what it takes when idle are those of `waymark serve` with both platforms set up. Then the server
of bench.chat, which has no limits on how fast it may send, takes turns through its doors: half of the people on
each platform, each of whom says `start` and answers nine questions. With `--whole`, 100,000 turns take eight
minutes.
"""

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import psutil

from adapters.charts.aside import REST, Aside
from bench.chat import IN_FLIGHT, begin, free_port, running_bot
from bench.payloads import APP_ID, SECRET, TENANT, TOKEN, Person
from bench.platform import Platform, call_all, connect, platform
from bench.tables import Table, tell, write
from tests.adapters.charts import samples

START_GOAL, MEMORY_GOAL, GROWTH_GOAL = 1.5, 140, 0.1
"""Seconds; MB; of what it takes when idle."""

_READY = b"GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
_IDLE = 4.0  # seconds until everything is done that a start does behind the first answer
_PATIENCE = 600  # seconds that a batch may take
_EACH = 10  # turns of one person
_PICTURES = 50
USUAL, WHOLE = 10_000, 100_000
"""Turns."""


@dataclass(frozen=True)
class Memory:
    """In MB: what is resident, and how much of it is shared with no other program."""

    resident: float
    own: float


def memory_of(process: psutil.Process) -> Memory:
    found = process.memory_full_info()
    return Memory(found.rss / 2**20, found.uss / 2**20)


@dataclass(frozen=True)
class Start:
    seconds: float
    cpu: float
    memory: Memory


@asynccontextmanager
async def serving(port: int, database: str, slack: str) -> AsyncIterator[Process]:
    """`waymark serve`."""
    settings = {
        "WAYMARK_DATABASE_URL": database,
        "WAYMARK_PORT": str(port),
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_API_URL": f"{slack}/api/",
        "MicrosoftAppId": APP_ID,
        "MicrosoftAppPassword": "secret",
        "MicrosoftAppTenantId": TENANT,
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "serve"),
        env=dict(os.environ) | settings,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        await process.wait()


async def start(made: Platform, database: str) -> Start:
    """From the start of the process until it says that it is ready, and what it takes when idle."""
    port, began = free_port(), perf_counter()
    async with serving(port, database, made.url) as process:
        await _until_ready(port)
        seconds, server = perf_counter() - began, psutil.Process(process.pid)
        times = server.cpu_times()
        await asyncio.sleep(_IDLE)
        return Start(seconds, times.user + times.system, memory_of(server))


async def _until_ready(port: int) -> None:
    for _ in range(6_000):
        if await _is_ready(port):
            return
        await asyncio.sleep(0.01)
    raise TimeoutError


async def _is_ready(port: int) -> bool:
    try:
        caller = await connect(port)
        status = await caller.call(_READY)
        caller.transport.close()
    except ConnectionError:
        return False
    return status == 200


async def starts(made: Platform, folder: Path, times: int) -> dict[str, list[Start]]:
    """On a new database, and on one that is there."""
    new = [await start(made, f"sqlite:///{folder / f'new{number}.db'}") for number in range(times)]
    again = [await start(made, f"sqlite:///{folder / 'new0.db'}") for _ in range(times)]
    return {"on a new database": new, "on one that is there": again}


async def curve(made: Platform, database: str, turns: int, looks: int) -> dict[int, Memory]:
    """What the server takes after so many turns, and how much so many times on the way."""
    port, people = free_port(), -(-turns // (_EACH * looks * 2))
    async with running_bot("bench.peers.waymark", port, made.url, database) as process:
        server = psutil.Process(process.pid)
        await asyncio.sleep(_IDLE)
        found = {0: memory_of(server)}
        for batch in range(looks):
            crowd = [Person(number) for number in range(batch * people, (batch + 1) * people)]
            for door in ("slack", "teams"):
                async with asyncio.timeout(_PATIENCE):
                    presses = await begin(made, door, port, database, crowd)
                    await call_all(port, presses, IN_FLIGHT)
                    await made.quiet()
            done = (batch + 1) * people * 2 * _EACH
            found[done] = memory_of(server)
            print(f"{done:,} turns: {found[done].resident:.0f} MB", flush=True)
    return found


def starts_table(found: dict[str, list[Start]]) -> Table:
    rows = [
        (
            name,
            f"{statistics.median(each.seconds for each in several):.2f}",
            f"{min(each.seconds for each in several):.2f} to {max(each.seconds for each in several):.2f}",
            f"{statistics.median(each.cpu for each in several):.2f}",
            f"{statistics.median(each.memory.resident for each in several):.0f}",
            f"{statistics.median(each.memory.own for each in several):.0f}",
        )
        for name, several in found.items()
    ]
    head = (
        "a start",
        "seconds until ready",
        "of all starts",
        "seconds of CPU",
        "MB resident, idle",
        "of them its own",
    )
    words = (
        f"The goals are {START_GOAL:g} s and {MEMORY_GOAL} MB. Ready is the first answer of 200 to /readyz; "
        f"memory is looked at {_IDLE:g} s later. What draws pictures is not there yet."
    )
    return Table("Start and idle", head, rows, words)


async def pictures_table() -> Table:
    """What the process takes that draws, and how long the first of its pictures."""
    aside, rows = Aside(), []
    for number in range(1, _PICTURES + 1):
        began = perf_counter()
        await aside.draw(samples.drawings("en")["bars"], None)
        seconds = perf_counter() - began
        if number in (1, _PICTURES):
            memory = memory_of(psutil.Process(aside.pid))
            rows.append((str(number), f"{seconds:.2f}", f"{memory.resident:.0f}", f"{memory.own:.0f}"))
    aside.close()
    words = (
        "Beside what the server itself takes: pictures are drawn in a process of their own. It begins with the "
        f"first picture, and ends {REST / 60:.0f} minutes after the last."
    )
    return Table(
        "While pictures are drawn", ("picture", "seconds", "MB resident", "of them its own"), rows, words
    )


def curve_table(found: dict[int, Memory]) -> Table:
    idle, *others = found.values()
    first, last = others[0], others[-1]
    rows = [
        (f"{turns:,}", f"{each.resident:.0f}", f"{each.own:.0f}", f"{each.resident / idle.resident - 1:+.0%}")
        for turns, each in found.items()
    ]
    words = (
        f"From idle on it grows by {last.resident / idle.resident - 1:.0%}, from the first tenth of the turns "
        f"on by {last.resident / first.resident - 1:.0%}; the goal is {GROWTH_GOAL:.0%} at most. Until the "
        "first turns are through, what is used the first time is loaded and remembered: statements, cards, "
        "connections."
    )
    return Table("As turns are taken", ("turns", "MB resident", "of them its own", "to idle"), rows, words)


async def measure(times: int, turns: int, looks: int, folder: Path) -> list[Table]:
    async with platform() as made:
        found = [starts_table(await starts(made, folder, times)), await pictures_table()]
        return [*found, curve_table(await curve(made, f"sqlite:///{folder / 'turns.db'}", turns, looks))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--turns", type=int)
    parser.add_argument("--whole", action="store_true", help=f"{WHOLE:,} turns, not {USUAL:,}")
    parser.add_argument("--quick", action="store_true", help="to try it: one start, and 80 turns")
    parser.add_argument("--page", action="store_true", help="write docs/performance/size.md")
    given = parser.parse_args()
    turns = given.turns or (WHOLE if given.whole else USUAL)
    times, turns, looks = (1, 80, 2) if given.quick else (given.starts, turns, 10)
    os.sched_setaffinity(0, {1} if (os.cpu_count() or 1) > 1 else {0})
    with tempfile.TemporaryDirectory(prefix="waymark-bench-") as folder:
        found = asyncio.run(measure(times, turns, looks, Path(folder)))
    tell(found)
    if given.page:
        words = (
            f"The middle one of {times} starts of `waymark serve`, on one core beside nothing else; then "
            f"{turns:,} turns through the doors, half of them on each platform, with SQLite, signatures, "
            "outbox and delivery."
        )
        write("size", "Start and memory", words, found)


if __name__ == "__main__":
    main()
