"""Check-ins: one for each council and quarter."""

import asyncio
from datetime import timedelta

from conversations.people import CheckIn
from storage import checkins
from storage.database import Database
from tests.storage.world import NOW, QUARTER, found_council, plan_checkin

MONTH = timedelta(days=30)


async def test_a_check_in_is_planned_once_and_stays_as_planned(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        planned = await plan_checkin(session, council)
        again = await checkins.ensure_checkin(
            session, council, QUARTER, NOW + MONTH, NOW + 2 * MONTH, framework_version="2", synthetic=True
        )
        assert again == planned
    assert planned == CheckIn(planned.id, council, QUARTER, NOW, NOW + timedelta(days=14), "1")


async def test_replicas_that_plan_a_check_in_at_once_plan_one(database: Database, replica: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)

    async def plan(program: Database) -> CheckIn:
        async with program.write() as session:
            return await plan_checkin(session, council)

    planned = await asyncio.gather(*(plan((database, replica)[number % 2]) for number in range(10)))
    assert len({each.id for each in planned}) == 1


async def test_a_check_in_is_open_from_its_opening_until_just_before_its_close(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        planned = await plan_checkin(session, council)
        tick = timedelta(microseconds=1)
        moments = [planned.opens_at - tick, planned.opens_at, planned.closes_at - tick, planned.closes_at]
        found = [await checkins.open_checkins(session, [council], moment) for moment in moments]
    assert found == [{}, {council: planned}, {council: planned}, {}]


async def test_the_newest_counts_where_check_ins_overlap(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        newer = await plan_checkin(session, council, QUARTER + 1)
        await plan_checkin(session, council, QUARTER)
        assert await checkins.open_checkins(session, [council], NOW) == {council: newer}


async def test_the_latest_come_newest_first(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        for quarter in (QUARTER, QUARTER + 2, QUARTER + 1):
            await plan_checkin(session, council, quarter)
        assert [each.quarter - QUARTER for each in await checkins.latest(session, council, 2)] == [2, 1]
