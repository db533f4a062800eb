"""Whether turns slow down as answers pile up: `python -m bench.growth`, two minutes; with `--whole`, ten.

The storage road of bench.turns, among ten thousand answers and a million; with `--whole` among ten million too.
Around the people who answer are councils of 4,000 who have answered for twelve quarters, with the history of
their answers, their accounts and conversations, and their nudges. The databases are made in the temporary
folder (with `--whole`, 15 GB) and gone at the end. The sizes take turns.
"""

import argparse
import asyncio
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter, process_time

from sqlalchemy import func, select, text

from adapters.memory import MemoryDoor
from bench import filling
from bench.tables import Table, tell, write
from bench.turns import IN_FLIGHT, answer_all, answering, begin, unread_logs
from bench.usage import of_server
from storage import schema
from storage.database import Database
from storage.tables import answer
from tests.postgres import Server, running_server

QUICK, USUAL, WHOLE = (10, 20), (100, 10_000), (100, 10_000, 100_000)
"""So many people have answered: each of them a hundred times in three years."""

GOAL = 0.1
"""So much slower may turns be than among the fewest answers."""

_BYTES_EACH = 1_500  # of one answer on both engines with all that belongs to it, while it is being filled

_ADD_HISTORY = """
INSERT INTO answer_revision (checkin_id, person_id, question_id, revision, council_id, choice, barrier, comment,
    role, service_area, door, answered_at)
SELECT checkin_id, person_id, question_id, revision, council_id, choice, barrier, comment, role, service_area,
    door, answered_at
FROM answer WHERE checkin_id = :checkin
"""
_ADD_ACCOUNTS = """
INSERT INTO account (council_id, person_id, door, workspace, user_id)
SELECT council_id, id, 'memory', 'filled-' || council_id, 'user-' || id FROM person
"""
_ADD_ADDRESSES = """
INSERT INTO address (council_id, person_id, door, workspace, conversation, place, reference, wakes, is_suspect)
SELECT council_id, id, 'memory', 'filled-' || council_id, 'direct-' || id, 'direct', '{}', 0, false FROM person
"""


@dataclass
class Found:
    """`answers`: how many there were before the first round and after the last. Of each round: turns a second,
    microseconds of CPU of Waymark and of PostgreSQL for each turn.
    """

    answers: tuple[int, int]
    rates: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    server_cpu: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return statistics.median(self.rates)

    @property
    def all_cpu(self) -> float:
        return statistics.median(map(sum, zip(self.cpu, self.server_cpu, strict=True)))


async def fill(url: str, people: int) -> int:
    """Returns how many answers there are."""
    started = perf_counter()
    database = Database(url)
    await schema.upgrade(database)
    whole, rest = divmod(people, filling.PEOPLE)
    await filling.add_councils(database, [filling.PEOPLE] * whole + [rest] * bool(rest))
    async with database.read() as session:
        checkins = (await session.scalars(text("SELECT id FROM checkin ORDER BY id"))).all()
    for checkin in checkins:
        async with database.write() as session:
            await filling.trust_keys(session)
            await session.execute(text(_ADD_HISTORY), {"checkin": checkin})
    async with database.write() as session:
        await session.execute(text(_ADD_ACCOUNTS))
        await session.execute(text(_ADD_ADDRESSES))
    number = await count_answers(database)
    await database.close()
    print(f"{database.location.where}: {number:,} answers in {perf_counter() - started:.0f} s", flush=True)
    return number


async def count_answers(database: Database) -> int:
    async with database.read() as session:
        return await session.scalar(select(func.count()).select_from(answer)) or 0


async def measure(url: str, server: Server | None, number: int, people: int, found: Found) -> None:
    """One round: so many people of a new council begin and answer everything."""
    door, database = MemoryDoor(workspace=f"round-{number}"), Database(url)
    async with answering(database, door) as application:
        asked = await begin(application, door, [f"u{each}" for each in range(people)])
        turns, waiting = sum(len(one.questions) for one in asked), iter(asked)
        served = of_server(server) if server else 0.0
        started, used = perf_counter(), process_time()
        await asyncio.gather(*(answer_all(application, door, waiting) for _ in range(IN_FLIGHT)))
        took, used = perf_counter() - started, process_time() - used
        served = of_server(server) - served if server else 0.0
    found.rates.append(turns / took)
    found.cpu.append(used / turns * 1e6)
    found.server_cpu.append(served / turns * 1e6)
    found.answers = (found.answers[0], await count_answers(database))
    await database.close()


Place = tuple[str, int]
"""An engine, and how many people had answered there."""


def compare(rounds: int, sizes: tuple[int, ...], people: int, folder: Path) -> dict[Place, Found]:
    results: dict[Place, Found] = {}
    with running_server() as server:
        urls = dict(_made(server, folder, sizes))
        for (engine, size), url in urls.items():
            answers = asyncio.run(fill(url, size))
            results[engine, size] = Found((answers, answers))
            if engine == "PostgreSQL":
                # What autovacuum does within a minute, so that it does not do it meanwhile.
                server.run("VACUUM ANALYZE", "CHECKPOINT", database=f"growth_{size}")
        for number in range(rounds + 1):
            for (engine, size), url in urls.items():
                # The first round warms up, and does not count.
                one = results[engine, size] if number else Found(results[engine, size].answers)
                with unread_logs():
                    asyncio.run(measure(url, server if engine == "PostgreSQL" else None, number, people, one))
                print(f"{engine}, {one.answers[0]:,} answers: {one.rates[-1]:,.0f} turns/s", flush=True)
    return results


def _made(server: Server, folder: Path, sizes: tuple[int, ...]) -> Iterator[tuple[Place, str]]:
    for size in sizes:
        server.run(f"CREATE DATABASE growth_{size}")
        yield ("SQLite", size), f"sqlite:///{folder / f'growth_{size}.db'}"
        yield ("PostgreSQL", size), server.url(f"growth_{size}")


def table(results: dict[Place, Found]) -> Table:
    head = (
        "among so many answers",
        "turns a second",
        "rounds",
        "µs of CPU a turn",
        "and PostgreSQL's",
        "turns: to the fewest",
        "CPU: to the fewest",
    )
    fewest = min(size for _, size in results)
    rows, slower = [], []
    for engine, size in sorted(results, key=lambda place: (place[0] != "SQLite", place[1])):
        found = results[engine, size]
        least = results[engine, fewest]
        ratio, served = found.rate / least.rate, statistics.median(found.server_cpu)
        row = (
            f"{engine}, {found.answers[0]:,} to {found.answers[1]:,}",
            f"{found.rate:,.0f}",
            f"{min(found.rates):,.0f} to {max(found.rates):,.0f}",
            f"{statistics.median(found.cpu):,.0f}",
            f"{served:,.0f}" if served else "",
            f"{ratio:.2f}",
            f"{found.all_cpu / least.all_cpu:.2f}",
        )
        rows.append(row)
        if ratio < 1 - GOAL:
            slower.append(row[0])
    words = (
        f"Slower by more than {GOAL:.0%}: {'; '.join(slower)}." if slower else f"None is slower by {GOAL:.0%}."
    )
    return Table("Turns among stored answers", head, rows, words)


@contextmanager
def room_for(sizes: tuple[int, ...]) -> Iterator[Path]:
    """A folder that is gone at the end. Ends the program when the disk has too little room."""
    with tempfile.TemporaryDirectory(prefix="waymark-bench-", ignore_cleanup_errors=True) as folder:
        needed = sum(sizes) * 100 * _BYTES_EACH + 2**29
        free = shutil.disk_usage(folder).free
        if free < needed:
            sys.exit(f"{folder} has {free / 2**30:.0f} GB free; {needed / 2**30:.0f} GB are needed.")
        yield Path(folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--whole", action="store_true", help="among ten million answers too")
    parser.add_argument("--quick", action="store_true", help="to try it: among a thousand answers")
    parser.add_argument("--page", action="store_true", help="write docs/performance/growth.md")
    given = parser.parse_args()
    sizes = QUICK if given.quick else WHOLE if given.whole else USUAL
    people = 20 if given.quick else 300
    with room_for(sizes) as folder:
        found = table(compare(given.rounds, sizes, people, folder))
    tell([found])
    if given.page:
        words = (
            f"{IN_FLIGHT} people in flight, {people} people a round who answer ten questions each, the middle "
            f"one of {given.rounds} rounds in which the sizes take turns. Waymark, its database and PostgreSQL "
            "(without fsync, 32 MB of shared buffers) have the whole machine; SQLite syncs every transaction "
            "to the disk."
        )
        write("growth", "Turns as answers pile up", words, [found])


if __name__ == "__main__":
    main()
