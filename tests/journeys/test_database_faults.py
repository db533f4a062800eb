"""PostgreSQL goes away, cuts off, hangs, has no room or is slow while people answer: no answer is lost."""

import asyncio
import random
import signal
from collections.abc import Iterator
from itertools import count, cycle
from time import monotonic

import pytest

from tests.enduring import Trial, endure, spread, until
from tests.postgres import Handle, server_in_hand
from tests.scale import IS_WHOLE

PEOPLE, LONGEST_THOUGHT = (50, 5.0) if IS_WHOLE else (6, 0.2)
RESTARTS, CUTS, HANGS, FULL_DISKS, SLOW_DISKS = (20, 100, 10, 10, 5) if IS_WHOLE else (2, 6, 1, 1, 1)

LONGEST_HANG = 5.0 if IS_WHOLE else 0.0
"""Seconds beyond the moment at which the server notices, at most; the last is longer than its patience."""

UNREACHABLE = "^The database server at .* cannot be reached"

SLOW = 0.5
"""Seconds that ten commits in a row take at least on a slow disk. Twice as many where nobody else commits: some
here wait only for the rest of what others wait for.
"""

_CUT = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'waymark'"

_COMMIT = "SELECT FROM pg_logical_emit_message(true, 'waymark', 'written')"

pytestmark = pytest.mark.timeout(600 if IS_WHOLE else 120)

_numbers = count(1)


@pytest.fixture(scope="module")
def in_hand() -> Iterator[Handle]:
    """A server that no other test uses."""
    with server_in_hand() as handle:
        yield handle


@pytest.fixture
def url(in_hand: Handle) -> str:
    name = f"faults_{next(_numbers)}"
    in_hand.server.run(f"CREATE DATABASE {name}")
    return in_hand.server.url(name)


@pytest.fixture
def waiting_for_its_disk(in_hand: Handle) -> Iterator[Handle]:
    """The same server, but it commits as those do whose data have to last."""
    in_hand.stop(signal.SIGINT)
    in_hand.start("fsync=on")
    yield in_hand
    in_hand.stop(signal.SIGINT)
    in_hand.start()


async def test_postgresql_is_restarted(in_hand: Handle, url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In turns as an operator does it and as a crash does."""
    how = cycle([signal.SIGINT, signal.SIGQUIT])

    async def restart(trial: Trial) -> None:
        for share in spread(RESTARTS):
            await trial.until_asked(share)
            async with trial.fault():
                await asyncio.to_thread(in_hand.stop, next(how))
                await trial.until_unwell()
                await asyncio.to_thread(in_hand.start)

    endured = await endure(url, restart, people=PEOPLE, longest_thought=LONGEST_THOUGHT)
    with capsys.disabled():
        print(f"\n{PEOPLE} people, {endured.summary('restarts of PostgreSQL')}")
    endured.check(RESTARTS, UNREACHABLE)


async def test_the_connections_to_postgresql_are_cut(
    in_hand: Handle, url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    async def cut(trial: Trial) -> None:
        for share in spread(CUTS):
            await trial.until_asked(share)
            async with trial.fault():
                await asyncio.to_thread(in_hand.server.run, _CUT)

    endured = await endure(url, cut, people=PEOPLE, longest_thought=LONGEST_THOUGHT)
    with capsys.disabled():
        print(f"\n{PEOPLE} people, {endured.summary('cuts of all connections to PostgreSQL')}")
    endured.check(CUTS, UNREACHABLE)


async def test_postgresql_hangs(in_hand: Handle, url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """As one whose disk stands still."""
    chance = random.Random()
    holds = [chance.uniform(0, LONGEST_HANG) for _ in range(HANGS)]
    holds[-1] = 2 * LONGEST_HANG

    async def hang(trial: Trial) -> None:
        for share, hold in zip(spread(HANGS), holds, strict=True):
            await trial.until_asked(share)
            async with trial.fault():
                with in_hand.hanging():
                    await trial.until_unwell()
                    await asyncio.sleep(hold)

    endured = await endure(url, hang, people=PEOPLE, longest_thought=LONGEST_THOUGHT)
    with capsys.disabled():
        print(f"\n{PEOPLE} people, {endured.summary('hangs of PostgreSQL')}")
    endured.check(HANGS, f"{UNREACHABLE}|does not keep up")


async def test_postgresql_has_no_room_for_its_log(
    in_hand: Handle, url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It ends itself then, and somebody makes room and starts it."""

    async def fill(trial: Trial) -> None:
        for share in spread(FULL_DISKS):
            await trial.until_asked(share)
            async with trial.fault():
                in_hand.limit_files(0)
                await trial.until_unwell()
                await asyncio.to_thread(in_hand.process.wait, 20)
                await asyncio.to_thread(in_hand.start)

    endured = await endure(url, fill, people=PEOPLE, longest_thought=LONGEST_THOUGHT)
    with capsys.disabled():
        print(f"\n{PEOPLE} people, {endured.summary('full disks under PostgreSQL')}")
    endured.check(FULL_DISKS, f"{UNREACHABLE}|failed|is full")


async def test_the_disk_under_postgresql_is_slow(
    waiting_for_its_disk: Handle, url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Everybody waits longer, and that is all: nothing is refused, asked again or called unwell."""
    server = waiting_for_its_disk.server

    def is_slow() -> bool:
        began = monotonic()
        server.run(*[_COMMIT] * 10)
        return monotonic() - began >= SLOW

    async def slow(trial: Trial) -> None:
        for share in spread(SLOW_DISKS):
            await trial.until_asked(share)
            async with trial.fault():
                with waiting_for_its_disk.committing_slowly():
                    await until(lambda: asyncio.to_thread(is_slow), within=20)
                    await trial.until_asked(share + 0.5 / SLOW_DISKS)
                    assert (await trial.readiness())[0] == 200

    endured = await endure(url, slow, people=PEOPLE, longest_thought=LONGEST_THOUGHT)
    with capsys.disabled():
        print(f"\n{PEOPLE} people, {endured.summary('times that every commit of PostgreSQL was slow')}")
    endured.check(SLOW_DISKS, UNREACHABLE)
    assert (endured.found.again, endured.told) == ([], set())
