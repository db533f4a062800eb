"""The SQLite file is locked, or its disk is full, while people answer: no answer that was taken is lost."""

import asyncio
import random
import resource
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.enduring import Trial, endure, spread
from tests.scale import IS_WHOLE

PEOPLE, LONGEST_THOUGHT = (50, 5.0) if IS_WHOLE else (6, 0.2)
LOCKS, FULL_DISKS = (20, 12) if IS_WHOLE else (2, 1)

LONGEST_LOCK = 4.0 if IS_WHOLE else 0.0
"""Seconds beyond the moment at which the server notices, at most; the last is longer than its patience."""

PATIENCE = 8.0 if IS_WHOLE else 1.0

_ROOM = 40_000
"""Bytes, for some answers: the disk is full in the middle of one."""

pytestmark = pytest.mark.timeout(600 if IS_WHOLE else 120)


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    """While it lasts, another program has the file, as it seems when a disk stands still."""
    other = sqlite3.connect(file, timeout=20, isolation_level=None)
    try:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.rollback()
    finally:
        other.close()


@contextmanager
def _full(process: int, file: Path, room: int) -> Iterator[None]:
    """While it lasts, there is room for so many bytes only that the process writes."""
    other = sqlite3.connect(file, timeout=20)
    # Now SQLite's own log begins anew: it is what grows.
    assert other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    other.close()
    before = resource.prlimit(process, resource.RLIMIT_FSIZE)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        yield
    finally:
        resource.prlimit(process, resource.RLIMIT_FSIZE, before)


async def test_another_program_locks_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, chance = tmp_path / "waymark.db", random.Random()
    holds = [chance.uniform(0, LONGEST_LOCK) for _ in range(LOCKS)]
    holds[-1] = 2 * LONGEST_LOCK

    async def lock(trial: Trial) -> None:
        for share, hold in zip(spread(LOCKS), holds, strict=True):
            await trial.until_asked(share)
            async with trial.fault():
                with _locked(file):
                    await trial.until_unwell()
                    await asyncio.sleep(hold)

    endured = await endure(
        f"sqlite:///{file}", lock, people=PEOPLE, longest_thought=LONGEST_THOUGHT, patience=PATIENCE
    )
    with capsys.disabled():
        print(f"\n{PEOPLE} people, {endured.summary('locks of the SQLite file')}")
    endured.check(LOCKS, "is locked by another program|does not keep up")


async def test_the_disk_is_full(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, chance = tmp_path / "waymark.db", random.Random()

    async def fill(trial: Trial) -> None:
        for share in spread(FULL_DISKS):
            await trial.until_asked(share)
            async with trial.fault():
                with _full(trial.process, file, chance.randrange(_ROOM)):
                    await trial.until_unwell()

    endured = await endure(f"sqlite:///{file}", fill, people=PEOPLE, longest_thought=LONGEST_THOUGHT)
    with capsys.disabled():
        print(f"\n{PEOPLE} people, {endured.summary('full disks under SQLite')}")
    endured.check(FULL_DISKS, "^The disk failed while Waymark used|^The disk that holds .* is full")
