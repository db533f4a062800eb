"""How fast nudges are planned, claimed and handed over to the outbox: `python -m bench.nudges`, two minutes.

PostgreSQL is the server of the tests: without fsync, with 32 MB of shared buffers, on the same machine. SQLite
syncs every transaction to the disk, as it always does here.
"""

import argparse
import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from time import perf_counter

from sqlalchemy import func, select, text

from bench.tables import Table, tell, write
from conversations.calendar import scheduled
from conversations.effects import Nudge
from storage import checkins, nudges, outbox, planning, schema
from storage.councils import calendar_of, create_council, replan
from storage.database import Database, Session
from storage.nudges import Due
from storage.outbox import Outgoing
from storage.tables import nudge
from tests.postgres import Server, running_server

QUARTER = 2026 * 4 + 3
EVENING = datetime(2026, 9, 30, 18, tzinfo=UTC)
"""Before the check-in opens."""

AFTERNOON = datetime(2026, 10, 1, 13, tzinfo=UTC)
"""Of the day on which it opens: everybody's invitation is due."""

PEOPLE = 335_000
COUNCILS = 335
CLAIMED = 30_000
BATCH = 500
"""As in bot.rounds."""

_NUMBERS = {
    "postgresql": "SELECT n FROM generate_series(0, :last) AS series(n)",
    "sqlite": "WITH RECURSIVE series(n) AS (VALUES (0) UNION ALL SELECT n + 1 FROM series WHERE n < :last) "
    "SELECT n FROM series",
}
_ADD_PEOPLE = """
INSERT INTO person (council_id, ordinal, name, role, service_area, is_lead, locale, zone, pattern, state,
    created_at, has_finished, has_stopped, wants_reminders, is_planned)
SELECT :council, n, 'Person ' || n, 'frontline', 'Housing', false, 'en',
    CASE n % 50 WHEN 0 THEN 'Europe/Dublin' WHEN 1 THEN 'Europe/Paris' ELSE 'Europe/London' END,
    CASE n % 10 WHEN 0 THEN '1234 09:00-17:00' WHEN 1 THEN '245 08:00-16:00' ELSE '12345 09:00-17:00' END,
    :state, '2026-07-01 00:00:00.000000', false, false, true, true
FROM ({numbers}) AS numbers
"""
_ADD_ADDRESSES = """
INSERT INTO address (council_id, person_id, door, workspace, conversation, place, reference, wakes, is_suspect)
SELECT council_id, id, 'slack', 'T', 'D' || id, 'direct', '{}', 0, false FROM person WHERE council_id = :council
"""
_STATE = '{"phase":"ready","checkin":1,"questions":["data-leaders-1","people-2"],"previous":["value-1"]}'


async def furnish(database: Database, councils: int, people: int) -> Sequence[int]:
    """Councils whose check-in opens tomorrow, with people who have a direct conversation each."""
    made = []
    async with database.write() as session:
        for number in range(councils):
            council = (await create_council(session, f"Council {number}", EVENING)).id
            planned = scheduled(await calendar_of(session, council), QUARTER)
            assert planned is not None
            await checkins.ensure_checkin(
                session, council, QUARTER, planned.opens_at, planned.closes_at, framework_version="1"
            )
            await _add_people(session, council, people // councils)
            made.append(council)
    return made


async def _add_people(session: Session, council: int, people: int) -> None:
    numbers = _NUMBERS[session.get_bind().dialect.name]
    await session.execute(
        text(_ADD_PEOPLE.format(numbers=numbers)), {"council": council, "last": people - 1, "state": _STATE}
    )
    await session.execute(text(_ADD_ADDRESSES), {"council": council})


async def plan_all(database: Database, now: datetime) -> int:
    """Plans until nobody is left, as a tick does; returns how many nudges were written."""
    async with database.read() as session:
        waiting = await planning.unplanned_councils(session)
    written = 0
    for council in waiting:
        while True:
            async with database.write() as session:
                changes = await planning.plan_council(session, council, now)
            if changes is None or not changes.people:
                break
            written += changes.total
    return written


async def claim(database: Database, *, queue: bool) -> None:
    """Claims what is due in batches; the messages are queued as well, or left out."""
    numbers = count(1)
    claimed = 0
    while claimed < CLAIMED:
        async with database.write() as session:
            due = await nudges.claim_due(session, AFTERNOON, BATCH)
            ids = await _queue(session, due) if queue else [next(numbers) for _ in due]
            await nudges.handed_over(session, list(zip(due, ids, strict=True)))
        assert due, "there is enough"
        claimed += len(due)


async def _queue(session: Session, due: Sequence[Due]) -> list[int]:
    messages = [
        Outgoing(
            each.council,
            each.lane,
            Nudge(each.checkin, each.person, each.key),
            each.locale,
            expires_at=each.expires_at,
        )
        for each in due
        if each.lane is not None
    ]
    return await outbox.queue_with_ids(session, messages, AFTERNOON)


@dataclass
class Measured:
    """Rows: what was done, how many nudges it was, and in how many seconds."""

    rows: list[tuple[str, int, float]] = field(default_factory=list)

    def note(self, what: str, nudges_: int, started: float) -> None:
        took = perf_counter() - started
        self.rows.append((what, nudges_, took))
        print(f"  {what}: {took:.1f} s, {nudges_ / took:,.0f} a second", flush=True)


async def measure_planning(database: Database, councils: int, found: Measured) -> None:
    made = await furnish(database, councils, PEOPLE)
    started = perf_counter()
    written = await plan_all(database, EVENING)
    found.note(f"planned, {PEOPLE:,} people at {councils} council(s)", written, started)
    async with database.write() as session:
        await replan(session, made)
    started = perf_counter()
    assert await plan_all(database, EVENING) == 0
    found.note(f"looked through again, with nothing to change, at {councils} council(s)", written, started)


async def measure_claims(database: Database, found: Measured) -> None:
    async with database.read() as session:
        future = await session.scalar(select(func.count()).select_from(nudge).where(nudge.c.due_at > AFTERNOON))
    for queue in (False, True):
        started = perf_counter()
        await claim(database, queue=queue)
        doing = "claimed and queued" if queue else "claimed"
        found.note(f"{doing}, beside {future:,} that are not due", CLAIMED, started)


async def on_postgresql(server: Server, found: Measured) -> None:
    for councils in (1, COUNCILS):
        name = f"councils_{councils}"
        server.run(f"CREATE DATABASE {name}")
        database = Database(server.url(name))
        await schema.upgrade(database)
        await measure_planning(database, councils, found)
        if councils == 1:
            # What autovacuum does within a minute.
            server.run("ANALYZE", database=name)
            await measure_claims(database, found)
        await database.close()


async def on_sqlite(folder: str, found: Measured) -> None:
    database = Database(f"sqlite:///{Path(folder) / 'waymark.db'}")
    await schema.upgrade(database)
    await measure_planning(database, 1, found)
    await measure_claims(database, found)
    await database.close()


def table(engine: str, found: Measured) -> Table:
    rows = [
        (what, f"{nudges_:,}", f"{took:.1f}", f"{nudges_ / took:,.0f}", _goal(what))
        for what, nudges_, took in found.rows
    ]
    return Table(engine, ("", "nudges", "seconds", "a second", "goal"), rows)


def _goal(what: str) -> str:
    return "15 s" if what.startswith("planned") else "10,000 a second" if what.startswith("claimed,") else ""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--page", action="store_true", help="write docs/performance/nudges.md")
    given = asked.parse_args()
    on = {"PostgreSQL": Measured(), "SQLite": Measured()}
    print("PostgreSQL")
    with running_server() as server:
        asyncio.run(on_postgresql(server, on["PostgreSQL"]))
    print("SQLite")
    with tempfile.TemporaryDirectory(prefix="waymark-bench-") as folder:
        asyncio.run(on_sqlite(folder, on["SQLite"]))
    tables = [table(engine, found) for engine, found in on.items()]
    tell(tables)
    if given.page:
        words = (
            "The evening before a check-in opens, for everybody; claimed on the afternoon of the day, in "
            "batches as the program does. PostgreSQL without fsync and with 32 MB of shared buffers."
        )
        write("nudges", "Planning and claiming nudges", words, tables)


if __name__ == "__main__":
    main()
