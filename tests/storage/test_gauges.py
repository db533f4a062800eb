"""How much waits in the whole deployment, as those who watch it see it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from storage import gauges as store
from storage.bulk import NewPerson
from storage.database import Database
from storage.gauges import Gauges, gauges
from storage.tables import nudge, outbox
from tests.storage.world import NOW, found_council, hire, open_lane, plan_checkin, plan_nudges, say

HOUR = timedelta(hours=1)


async def read(database: Database, now: datetime = NOW) -> Gauges:
    async with database.read() as session:
        return await gauges(session, now)


async def test_nothing_waits_in_an_empty_database(database: Database) -> None:
    found = await read(database)
    assert (found.queued, found.oldest, found.dead, found.nudges_due) == (0, None, 0, 0)


async def test_what_waits_and_what_was_given_up_is_counted_over_all_councils(database: Database) -> None:
    async with database.write() as session:
        here, there = await open_lane(session), await open_lane(session, "D2", "T2")
        await say(session, here, "late", now=NOW - HOUR)
        await say(session, here, "sent", "dead", now=NOW - 2 * HOUR)
        await say(session, there, "fresh", "fresh", workspace="T2")
        for state in ("sent", "dead"):
            its = outbox.c.message.contains(f'"{state}"')
            await session.execute(update(outbox).where(its).values(state=state))
    found = await read(database)
    assert (found.queued, found.dead) == (3, 1)
    assert found.oldest == NOW - HOUR, "what has gone keeps nobody waiting"


async def test_nudges_count_once_their_moment_has_come(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        await hire(session, council, NewPerson("Ann"), NewPerson("Bob"), NewPerson("Cai"))
        await plan_checkin(session, council)
    await plan_nudges(database, council, NOW - timedelta(days=1))
    async with database.write() as session:
        await session.execute(update(nudge).values(due_at=NOW + HOUR))
    assert (await read(database)).nudges_due == 0
    assert (await read(database, NOW + HOUR)).nudges_due > 0


async def test_however_much_waits_counting_it_stops_somewhere(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever watches asks every few seconds."""
    monkeypatch.setattr(store, "MOST", 5)
    async with database.write() as session:
        lane = await open_lane(session)
        await say(session, lane, *map(str, range(9)))
    assert (await read(database)).queued == 5


async def test_a_server_tells_what_time_it_has(database: Database) -> None:
    """SQLite has the clock of the machine that asks."""
    found = (await read(database)).database_now
    assert (found is None) is database.location.is_sqlite
    assert found is None or abs(datetime.now(UTC) - found) < timedelta(minutes=1)
