"""Waymark beside the platforms' own kits: `python -m bench.chat`, about six minutes.

A click on a level comes in, signed; it is answered, and what follows is delivered to a loopback platform. The
kits store nothing and post a ready-made text; Waymark stores the answer with its history, folds the card and
asks the next question. Every bot is a process of its own on one core; platform and people have the other. They
take turns, and the median of the rounds counts, in requests for each second of the bot's own CPU.
"""

import argparse
import asyncio
import json
import os
import socket
import sys
import tempfile
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from time import perf_counter

import psutil

from bench.measured import Measured
from bench.page import write_page
from bench.payloads import TEAM, TENANT, Person, slack_pressed, slack_typed, teams_pressed, teams_typed
from bench.peers.serving import SAMPLED
from bench.platform import Platform, call_all, platform
from bench.usage import own
from bot.clock import utc_now
from conversations.answers import Choice
from conversations.buttons import encode
from conversations.events import Answer
from conversations.people import Account
from storage import people
from storage.database import Database

IN_FLIGHT = 32
PEOPLE = 300
QUESTIONS = 10


@asynccontextmanager
async def running_bot(
    module: str,
    port: int,
    url: str,
    *more: str,
    shares: dict[str, float] | None = None,
    core: int | None = 0,
) -> AsyncIterator[Process]:
    """`shares` is filled with where its CPU went; without it, the bot is not sampled. `core`: the one that it
    has; None: all.
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module, str(port), url, *more),
        stdout=PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=dict(os.environ) | ({} if shares is None else {SAMPLED: "1"}),
    )
    try:
        assert process.stdout is not None
        async with asyncio.timeout(60):
            while b"ready" not in (line := await process.stdout.readline()):
                if not line:
                    raise RuntimeError(f"{module} did not start")
        reading = asyncio.create_task(_last_line(process.stdout))
        if core is not None:
            os.sched_setaffinity(process.pid, {core})
        yield process
    finally:
        process.terminate()
        await process.wait()
    if shares is not None:
        shares.update(json.loads(await reading))


async def _last_line(stream: asyncio.StreamReader) -> str:
    last = b""
    while line := await stream.readline():
        last = line
    return last.decode()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def measure(
    made: Platform, module: str, door: str, database: str, measured: Measured, *, sampled: bool = False
) -> None:
    """One round. Each click brings one new message. A sampled round counts for nothing but the shares."""
    port = free_port()
    more = [database] if database else []
    shares = measured.shares if sampled else None
    async with running_bot(module, port, made.url, *more, shares=shares) as process:
        crowd = [Person(number) for number in range(PEOPLE)]
        presses = await begin(made, door, port, database, crowd)
        bot = psutil.Process(process.pid)
        came, before, started = made.calls["post"], own(bot), perf_counter()
        acks = await call_all(port, presses, IN_FLIGHT)
        clicks = sum(len(each) for each in presses)
        await made.until("post", came + clicks)
        took, used = perf_counter() - started, own(bot) - before
        if sampled:
            return
        measured.acks += acks
        measured.per_core.append(clicks / used)
        measured.per_second.append(clicks / took)
        measured.memory = bot.memory_info().rss / 2**20


async def begin(
    made: Platform, door: str, port: int, database: str, crowd: Sequence[Person]
) -> list[list[bytes]]:
    """Everybody's clicks. With a database, everybody has said `start` first and clicks on their own questions;
    the last of them is left out, because no question follows it.
    """
    numbers = count(int(utc_now().timestamp() * 1_000))
    if database:
        typed = [[_typed(door, who, "start", next(numbers), made.url)] for who in crowd]
        await call_all(port, typed, IN_FLIGHT)
        await made.quiet()
        values = await _values(database, door, crowd)
    else:
        values = [[f"answer|1|question-{number}|4" for number in range(QUESTIONS - 1)]] * len(crowd)
    return [
        [_pressed(door, who, value, next(numbers), made.url) for value in own]
        for who, own in zip(crowd, values, strict=True)
    ]


async def _values(url: str, door: str, crowd: Sequence[Person]) -> list[list[str]]:
    place = TEAM if door == "slack" else TENANT
    accounts = [Account(door, place, who.slack if door == "slack" else who.teams) for who in crowd]
    database = Database(url)
    async with database.write() as session:
        standings = await people.load_standings(session, accounts, utc_now())
    await database.close()
    states = [standings[account].state for account in accounts]
    return [
        [encode(Answer(state.checkin or 0, question, Choice.LEVEL_4)) for question in state.questions[:-1]]
        for state in states
    ]


def _typed(door: str, who: Person, text: str, number: int, url: str) -> bytes:
    return slack_typed(who, text, number) if door == "slack" else teams_typed(who, text, number, url)


def _pressed(door: str, who: Person, value: str, number: int, url: str) -> bytes:
    return slack_pressed(who, value, number) if door == "slack" else teams_pressed(who, value, number, url)


BOTS = {
    "Slack: bare bolt": ("bench.peers.slack_bolt", "slack"),
    "Slack: Waymark": ("bench.peers.waymark", "slack"),
    "Teams: stock botbuilder": ("bench.peers.teams_stock", "teams"),
    "Teams: lean botbuilder": ("bench.peers.teams_lean", "teams"),
    "Teams: Waymark": ("bench.peers.waymark", "teams"),
}


async def compare(rounds: int, only: str) -> dict[str, Measured]:
    """The bots take turns; after the rounds that count, each is sampled once."""
    found = {name: Measured() for name in BOTS if only in name}
    os.sched_setaffinity(0, {1} if (os.cpu_count() or 1) > 1 else {0})
    with tempfile.TemporaryDirectory(prefix="waymark-bench-") as folder:
        for number in range(rounds + 1):
            for name, measured in found.items():
                module, door = BOTS[name]
                is_own = module.endswith("waymark")
                database = f"sqlite:///{Path(folder) / f'{door}{number}.db'}" if is_own else ""
                async with platform() as made:
                    await measure(made, module, door, database, measured, sampled=number == rounds)
                if number < rounds:
                    print(f"{name:26} {measured.per_core[-1]:8,.0f} a core-second", flush=True)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default="", help="bots with this in their name")
    parser.add_argument("--page", action="store_true", help="write docs/performance/measured.md")
    given = parser.parse_args()
    found = asyncio.run(compare(given.rounds, given.only))
    for name, measured in found.items():
        print(
            f"{name:26} {measured.rate:8,.0f} a core-second, ack half {measured.ack(50):6.1f} ms, "
            f"99 % {measured.ack(99):6.1f} ms, {measured.memory:5.0f} MB"
        )
    if given.page:
        write_page(found, given.rounds)


if __name__ == "__main__":
    main()
