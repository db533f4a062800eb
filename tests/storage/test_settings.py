"""A council's settings, read together and changed one by one."""

import pytest
from sqlalchemy import select

from conversations.calendar import Calendar, Nation, YearKind
from conversations.people import Place
from conversations.settings import CouncilSettings, PostsTo
from storage import bulk, councils, home, outbox, settings, tables
from storage.database import Database, Session
from tests.storage.world import LEASE, NOW, account, address, found_council, hire, meet, plan_checkin


async def read(session: Session, council: int) -> CouncilSettings:
    return await settings.read(session, council, NOW, questions_each=10)


async def test_a_new_council_has_what_everybody_begins_with(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        assert await read(session, council) == CouncilSettings("Council T1", Calendar(), NOW, 10)


async def test_everything_is_read_of_its_own_council_alone(database: Database) -> None:
    async with database.write() as session:
        mine, other = await found_council(session), await found_council(session, "T2")
        checkin = await plan_checkin(session, mine)
        await hire(session, mine, bulk.NewPerson("Ann"), bulk.NewPerson("Ben"))
        await councils.lead_add(session, "slack", "T1", account().user, NOW)
        await settings.rename(session, mine, "Anytown")
        await settings.change_calendar(session, mine, Nation.WALES, None)
        await settings.finish_set_up(session, mine, NOW)
        held = await read(session, mine)
        assert (held.name, held.checkin, held.is_set_up) == ("Anytown", checkin, True)
        assert held.asked.people == 3
        assert len(held.leads) == 1
        assert await read(session, other) == CouncilSettings("Council T2", Calendar(), NOW, 10)


@pytest.mark.parametrize(("place", "posts"), [(Place.SHARED, PostsTo.CHANNEL), (Place.DIRECT, PostsTo.DIRECT)])
async def test_it_tells_where_posts_go(database: Database, place: Place, posts: PostsTo) -> None:
    async with database.write() as session:
        council = await found_council(session)
        origin = outbox.Origin(address("C1", place=place), None, council)
        (lane,) = (await outbox.remember_addresses(session, [origin])).values()
        await councils.set_posts_to(session, council, lane)
        assert (await read(session, council)).posts is posts


async def test_posts_to_a_channel_that_cannot_be_reached_go_to_the_leads(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        origin = outbox.Origin(address("C1", place=Place.SHARED), None, council)
        (lane,) = (await outbox.remember_addresses(session, [origin])).values()
        await councils.set_posts_to(session, council, lane)
        await session.execute(tables.address.update().values(unreachable_since=NOW, unreachable_reason="gone"))
        assert (await read(session, council)).posts is PostsTo.LEADS


async def test_one_setting_of_the_calendar_leaves_the_other_and_plans_nudges_anew(database: Database) -> None:
    async with database.write() as session:
        council, other = await found_council(session), await found_council(session, "T2")
        await session.execute(tables.council.update().values(planned_to=None))
        await settings.change_calendar(session, council, Nation.SCOTLAND, None)
        await settings.change_calendar(session, council, None, YearKind.CALENDAR)
        assert (await read(session, council)).calendar == Calendar(YearKind.CALENDAR, Nation.SCOTLAND)
        planned = dict(
            (await session.execute(select(tables.council.c.id, tables.council.c.planned_to))).tuples().all()
        )
        assert planned == {council: 0, other: None}


async def test_the_end_of_the_set_up_is_when_it_came_first(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        for moment in (NOW, NOW + LEASE):
            await settings.finish_set_up(session, council, moment)
        assert await session.scalar(select(tables.council.c.set_up_at)) == NOW


async def test_who_left_the_roster_or_wants_to_be_left_out_is_not_counted(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        await hire(session, council, *(bulk.NewPerson(name) for name in ("Ann", "Ben", "Cy")))
        people = tables.person
        await session.execute(people.update().where(people.c.name == "Ann").values(removed_at=NOW))
        await session.execute(people.update().where(people.c.name == "Ben").values(left_out_at=NOW))
        await session.execute(people.update().where(people.c.name == "Cy").values(came_by="file"))
        assert (await read(session, council)).asked.came_by == {"file": 1}


async def test_an_unknown_council_is_refused(database: Database) -> None:
    async with database.write() as session:
        with pytest.raises(LookupError):
            await read(session, 999_999)


async def test_nobody_stands_in_another_council(database: Database) -> None:
    async with database.write() as session:
        mine, other = await found_council(session), await found_council(session, "T2")
        me = await meet(session)
        found = await home.standing(session, mine, me.id)
        assert found is not None
        assert found[0] == me
        assert await home.standing(session, other, me.id) is None
