"""Check-ins: one for each council and quarter."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

from conversations.calendar import Calendar, Round
from conversations.people import CheckIn
from storage import agenda, checkins, councils, planning, releases
from storage.checkins import CouncilNow
from storage.database import Database, Session
from tests.storage.world import NOW, QUARTER, found_council, hire, plan_checkin, plan_nudges

MONTH = timedelta(days=30)
DAY = timedelta(days=1)
TICK = timedelta(microseconds=1)


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


async def open_at_home(session: Session, council: int, now: datetime) -> CheckIn | None:
    return (await checkins.current(session, [council], now))[council].open_at_home(now)


async def test_a_check_in_is_open_from_its_opening_until_just_before_its_close(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        planned = await plan_checkin(session, council)
        moments = [planned.opens_at - TICK, planned.opens_at, planned.closes_at - TICK, planned.closes_at]
        found = [await open_at_home(session, council, moment) for moment in moments]
    assert found == [None, planned, planned, None]


async def test_the_newest_counts_where_check_ins_overlap(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        newer = await plan_checkin(session, council, QUARTER + 1)
        await plan_checkin(session, council, QUARTER)
        assert await open_at_home(session, council, NOW) == newer


async def test_the_latest_come_newest_first(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        for quarter in (QUARTER, QUARTER + 2, QUARTER + 1):
            await plan_checkin(session, council, quarter)
        assert [each.quarter - QUARTER for each in await checkins.latest(session, council, 2)] == [2, 1]


async def open_now(session: Session, council: int, now: datetime, closes_at: datetime) -> CheckIn:
    return await checkins.open_now(session, council, QUARTER, now, closes_at, framework_version="2")


async def test_a_check_in_opened_by_hand_opens_everywhere_at_that_moment(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        opened = await open_now(session, council, NOW, NOW + DAY)
    assert opened == CheckIn(opened.id, council, QUARTER, NOW, NOW + DAY, "2", opens_locally=False)


async def test_one_that_is_planned_for_later_opens_now(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        planned = await plan_checkin(session, council)
        opened = await open_now(session, council, NOW - DAY, NOW + DAY)
    assert opened == replace(planned, opens_at=NOW - DAY, closes_at=NOW + DAY, opens_locally=False)


async def test_one_that_a_lead_opens_while_a_tick_is_under_way_stays_open(database: Database) -> None:
    """The tick has read the clock before the lead pressed, and plans by the calendar what it found missing."""
    planned = Round(QUARTER, NOW + MONTH, NOW + 2 * MONTH)
    async with database.write() as session:
        council = await found_council(session)
        opened = await checkins.open_now(session, council, QUARTER, NOW, NOW + DAY, framework_version="1")
        await agenda.schedule(session, council, planned, NOW - TICK, framework_version="1")
        assert await checkins.by_quarter(session, council, QUARTER) == opened


async def test_one_that_has_closed_opens_again_as_the_check_in_that_it_was(database: Database) -> None:
    """Its answers and what was sent in it still count; a pause is over."""
    async with database.write() as session:
        council = await found_council(session)
        planned = await plan_checkin(session, council)
        await checkins.change(session, council, planned.id, closes_at=NOW + DAY, paused=True, now=NOW)
        opened = await open_now(session, council, NOW + 2 * DAY, NOW + MONTH)
    assert opened == replace(planned, closes_at=NOW + MONTH)


async def test_only_what_is_named_of_a_check_in_changes(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        planned = await plan_checkin(session, council)
        moved = replace(planned, closes_at=NOW + DAY)
        steps: list[tuple[datetime | None, bool | None, datetime, CheckIn]] = [
            (NOW + DAY, None, NOW, moved),
            (None, True, NOW, replace(moved, paused_at=NOW)),
            (None, True, NOW + DAY, replace(moved, paused_at=NOW)),
            (None, False, NOW, moved),
            (None, None, NOW, moved),
        ]
        for closes_at, paused, now, expected in steps:
            await checkins.change(session, council, planned.id, closes_at=closes_at, paused=paused, now=now)
            assert await checkins.by_id(session, council, planned.id) == expected


async def test_a_check_in_is_not_changed_from_another_council(database: Database) -> None:
    async with database.write() as session:
        planned = await plan_checkin(session, await found_council(session))
        other = await found_council(session, "T2")
        await checkins.change(session, other, planned.id, closes_at=NOW + DAY, paused=True, now=NOW)
        assert await checkins.by_id(session, planned.council, planned.id) == planned
        assert await checkins.by_id(session, other, planned.id) is None
        assert await checkins.by_quarter(session, other, QUARTER) is None


async def test_every_change_of_a_check_in_has_its_council_planned_anew(database: Database) -> None:
    async with database.write() as session:
        council, other = await found_council(session), await found_council(session, "T2")
        await hire(session, council)
        await hire(session, other)
    for each in (council, other):
        await plan_nudges(database, each)
    async with database.write() as session:
        planned = await plan_checkin(session, council)
    assert await replanned(database, council)
    async with database.write() as session:
        assert await plan_checkin(session, council) == planned
    assert not await replanned(database, council)
    async with database.write() as session:
        await checkins.change(session, council, planned.id, paused=True, now=NOW)
    assert await replanned(database, council)
    async with database.write() as session:
        await open_now(session, council, NOW, NOW + DAY)
    assert await replanned(database, council)


async def replanned(database: Database, council: int) -> bool:
    """Whether this council, and no other, has to be planned anew; plans it."""
    async with database.read() as session:
        waiting = await planning.unplanned_councils(session)
    assert waiting in ([], [council])
    await plan_nudges(database, council)
    return bool(waiting)


async def test_a_turn_learns_what_may_be_open_for_somebody_and_the_calendar(database: Database) -> None:
    """Somewhere it is half past nine 14 hours earlier than at home."""
    wales = Calendar(weeks=4)
    async with database.write() as session:
        council, idle = await found_council(session), await found_council(session, "T2")
        await councils.set_calendar(session, council, wales)
        planned = await plan_checkin(session, council)
        newer = await plan_checkin(session, council, QUARTER + 1)
        found = [
            await checkins.current(session, [council, idle], moment)
            for moment in (NOW - 27 * DAY / 24, NOW - 14 * DAY / 24, planned.closes_at)
        ]
    nothing = CouncilNow(Calendar(), name="Council T2")
    none_open = CouncilNow(wales, name="Council T1")
    assert found == [
        {council: none_open, idle: nothing},
        {council: replace(none_open, checkins=(newer, planned)), idle: nothing},
        {council: none_open, idle: nothing},
    ]


async def test_a_check_in_opens_for_each_time_zone_by_its_own_clock(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        planned = await plan_checkin(session, council)
        here = (await checkins.current(session, [council], NOW - 9 * DAY / 24))[council]
    early = NOW - 9 * DAY / 24
    assert (here.open_for("Asia/Tokyo", early), here.open_for("Europe/London", early)) == (planned, None)
    assert (here.open_at_home(early), here.open_at_home(NOW)) == (None, planned)
    assert here.newest(early) == planned
    assert CouncilNow(Calendar()).newest(early) is None


async def test_a_council_knows_its_least_number_of_people(database: Database) -> None:
    async with database.write() as session:
        one, other = [await found_council(session, workspace) for workspace in ("T1", "T2")]
        await councils.set_least(session, one, 7)
    async with database.read() as session:
        assert [await councils.least_of(session, each) for each in (one, other)] == [7, 5]
        known = await checkins.current(session, [one, other], NOW)
    assert (known[one].least, known[other].least) == (7, 5)


async def test_a_check_in_keeps_the_number_that_its_council_had_at_first(database: Database) -> None:
    async with database.write() as session:
        planned = await plan_checkin(session, await found_council(session))
        await councils.set_least(session, planned.council, 7)
        assert planned.least is None
        assert await releases.keep_least(session, planned) == 7
        await councils.set_least(session, planned.council, 3)
        assert await releases.keep_least(session, planned) == 7
        (kept,) = await checkins.latest(session, planned.council)
        newer = await plan_checkin(session, planned.council, QUARTER + 1)
        assert await releases.keep_least(session, newer) == 3
    assert kept.least == 7
