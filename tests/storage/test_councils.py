"""Councils, their workspaces and their digital leads."""

import asyncio
from datetime import date

import pytest
from sqlalchemy import func, select

from conversations.calendar import Calendar, Freeze, Holiday, Nation, YearKind
from conversations.people import Person
from conversations.state import Phase, State
from storage import councils, delivery, outbox, people, places, planning, roster, tables
from storage.councils import PostPlace, WorkspaceRecord
from storage.database import Database, Session
from storage.people import UnknownWorkspace
from tests.storage.world import (
    NOW,
    account,
    address,
    found_council,
    hire,
    meet,
    open_lane,
    plan_nudges,
)


async def ensure(database: Database, external_id: str = "T1") -> WorkspaceRecord:
    async with database.write() as session:
        return await councils.ensure_workspace(session, "slack", external_id, "Anytown", NOW)


async def test_a_new_workspace_makes_a_council_of_its_name(database: Database) -> None:
    made = await ensure(database)
    assert made == WorkspaceRecord(made.id, made.council, "slack", "T1", "Anytown", None, created=True)
    async with database.read() as session:
        assert await councils.council(session, made.council) == councils.Council(made.council, "Anytown")


async def test_a_known_workspace_is_found_with_its_claim(database: Database) -> None:
    made = await ensure(database)
    async with database.write() as session:
        await councils.set_claim(session, made.id, "hash")
    found = await ensure(database)
    assert (found.id, found.created, found.claim_hash) == (made.id, False, "hash")


async def test_workspaces_of_the_same_name_are_different_councils(database: Database) -> None:
    """Anybody can call their workspace Anytown: the name opens no door to Anytown's answers."""
    assert (await ensure(database, "T1")).council != (await ensure(database, "T2")).council


async def test_replicas_that_meet_a_workspace_at_once_make_one_council(
    database: Database, replica: Database
) -> None:
    made = await asyncio.gather(*(ensure((database, replica)[number % 2]) for number in range(12)))
    assert len({(each.id, each.council) for each in made}) == 1
    assert sum(each.created for each in made) == 1
    async with database.read() as session:
        assert [each.id for each in await councils.workspaces_without_lead(session)] == [made[0].id]
        assert await session.scalar(select(func.count()).select_from(tables.council)) == 1


async def test_appointing_a_lead_ends_the_claims_of_that_council_alone(database: Database) -> None:
    mine, other = await ensure(database, "T1"), await ensure(database, "T2")
    async with database.write() as session:
        for each in (mine, other):
            await councils.set_claim(session, each.id, "hash")
        person = await meet(session)
        await councils.appoint_lead(session, person.id, mine.council)
        standing = (await people.load_standings(session, [account()], NOW))[account()]
        assert (standing.person.is_lead, standing.claim_hash) == (True, None)
        assert [each.id for each in await councils.workspaces_without_lead(session)] == [other.id]
    assert (await ensure(database, "T2")).claim_hash == "hash"


async def test_of_two_people_who_claim_at_once_exactly_one_becomes_lead(
    database: Database, replica: Database
) -> None:
    """Each has seen the open claim, in a program of their own, before either has used it."""
    made = await ensure(database)
    async with database.write() as session:
        await councils.set_claim(session, made.id, "hash")
        first, second = await meet(session, "U1"), await meet(session, "U2")

    async def claim(program: Database, person: int) -> bool:
        async with program.write() as session:
            won = await councils.claim_lead(session, person, made.council, "hash")
            await asyncio.sleep(0.01)
            return won

    won = await asyncio.gather(claim(database, first.id), claim(replica, second.id))
    assert sorted(won) == [False, True]
    async with database.write() as session:
        assert [(await meet(session, user)).is_lead for user in ("U1", "U2")] == list(won)
    assert (await ensure(database)).claim_hash is None


async def test_a_claim_works_in_its_own_council_with_its_own_code_alone(database: Database) -> None:
    mine, other = await ensure(database, "T1"), await ensure(database, "T2")
    async with database.write() as session:
        for each in (mine, other):
            await councils.set_claim(session, each.id, f"hash {each.id}")
        person = await meet(session)
        assert not await councils.claim_lead(session, person.id, mine.council, f"hash {other.id}")
        assert not (await meet(session)).is_lead
        assert await councils.claim_lead(session, person.id, mine.council, f"hash {mine.id}")
        assert (await meet(session)).is_lead
    assert [(await ensure(database, name)).claim_hash for name in ("T1", "T2")] == [None, f"hash {other.id}"]


async def test_nobody_becomes_lead_of_a_council_that_is_not_theirs(database: Database) -> None:
    async with database.write() as session:
        await found_council(session, "T1")
        other = await found_council(session, "T2")
        person = await meet(session)
        await councils.appoint_lead(session, person.id, other)
        assert not (await meet(session)).is_lead


async def test_an_operator_can_name_a_lead_who_has_not_spoken_yet(database: Database) -> None:
    made = await ensure(database)
    async with database.write() as session:
        await councils.set_claim(session, made.id, "hash")
        lead = await councils.lead_add(session, "slack", "T1", "U7", NOW)
        assert await meet(session, "U7") == lead
        assert lead.is_lead
        assert await councils.lead_add(session, "slack", "T1", "U7", NOW) == lead
        with pytest.raises(UnknownWorkspace):
            await councils.lead_add(session, "slack", "T9", "U7", NOW)
    assert (await ensure(database)).claim_hash is None


async def test_a_calendar_comes_back_as_it_was_set_for_its_council_alone(database: Database) -> None:
    scotland = Calendar(
        year=YearKind.CALENDAR,
        nation=Nation.SCOTLAND,
        added=(Holiday(date(2026, 5, 15), "Local holiday"),),
        removed=(date(2026, 12, 28),),
        freezes=(Freeze(date(2026, 4, 1), date(2026, 5, 7), "Election"),),
        weeks=4,
        reminder_days=(5,),
    )
    async with database.write() as session:
        council, other = await found_council(session), await found_council(session, "T2")
        await councils.set_calendar(session, council, scotland)
        assert await councils.calendar_of(session, council) == scotland
        assert await councils.calendar_of(session, other) == Calendar()
        with pytest.raises(LookupError):
            await councils.calendar_of(session, max(council, other) + 1)


async def test_a_new_calendar_has_all_people_of_its_council_planned_anew(database: Database) -> None:
    async with database.write() as session:
        council, other = await found_council(session), await found_council(session, "T2")
        await hire(session, council)
        await hire(session, other)
    for each in (council, other):
        await plan_nudges(database, each)
    async with database.write() as session:
        await councils.set_calendar(session, council, Calendar(weeks=2))
        assert await planning.unplanned_councils(session) == [council]


async def open_direct(session: Session, one: Person, conversation: str) -> int:
    place = address(conversation)
    known = await outbox.remember_addresses(session, [outbox.Origin(place, one.id, one.council)])
    return known[outbox.address_key(place)]


async def test_posts_go_to_the_conversation_that_was_set(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        lane = await open_lane(session, "C1")
        await councils.set_posts_to(session, council, lane)
        assert await councils.posts_to(session, council) == [PostPlace(lane, "en")]
        await councils.set_posts_to(session, council, None)
        assert await councils.posts_to(session, council) == []


async def test_posts_to_a_person_s_own_conversation_are_in_their_language(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        one = await councils.lead_add(session, "slack", "T1", "U1", NOW)
        await people.save_states(session, {one.id: State(Phase.READY, language="cy")})
        lane = await open_direct(session, one, "D1")
        await councils.set_posts_to(session, council, lane)
        assert await councils.posts_to(session, council) == [PostPlace(lane, "cy")]


async def test_posts_do_not_go_on_to_a_lead_who_has_left(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        one = await councils.lead_add(session, "slack", "T1", "U1", NOW)
        await councils.lead_add(session, "slack", "T1", "U2", NOW)
        await councils.set_posts_to(session, council, await open_direct(session, one, "D1"))
        await roster.remove(session, account("U1"), NOW)
        assert await councils.posts_to(session, council) == []


async def test_without_a_conversation_posts_go_to_every_lead_who_can_be_reached(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        leads = [await councils.lead_add(session, "slack", "T1", f"U{number}", NOW) for number in range(4)]
        lanes = [
            await open_direct(session, one, f"D{one.id}") for one in [*leads[:3], await meet(session, "U9")]
        ]
        await delivery.mark_unreachable(session, lanes[1], "blocked", NOW)
        await roster.remove(session, account("U2"), NOW)
        await people.save_states(session, {leads[0].id: State(Phase.READY, language="cy")})
        assert await councils.posts_to(session, council) == [PostPlace(lanes[0], "cy")]


async def test_posts_go_to_the_leads_where_nothing_arrives_any_more(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        lead = await councils.lead_add(session, "slack", "T1", "U1", NOW)
        mine = await open_direct(session, lead, "D1")
        channel = await open_lane(session, "C1")
        await councils.set_posts_to(session, council, channel)
        await delivery.mark_unreachable(session, channel, "archived", NOW)
        assert await councils.posts_to(session, council) == [PostPlace(mine, "en")]


async def test_posts_never_go_to_another_council_s_conversation(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        await councils.set_posts_to(session, council, await open_lane(session, "C1", "T2"))
        assert await councils.posts_to(session, council) == []


async def test_a_workspace_is_connected_to_a_council_before_anybody_writes_from_there(
    database: Database,
) -> None:
    async with database.write() as session:
        council = await found_council(session)
        await meet(session)
        place = await councils.ensure_workspace(session, "teams", "tenant", "Tenant", NOW)
        assert await councils.connect(session, place, council)
        assert [each.id for each in await councils.all_councils(session)] == [council]
        again = await councils.ensure_workspace(session, "teams", "tenant", "Tenant", NOW)
        assert (again.council, again.created, again.claim_hash) == (council, False, None)
        assert await councils.connect(session, again, council)


async def test_a_workspace_that_has_people_stays_where_it_is(database: Database) -> None:
    async with database.write() as session:
        council, other = await found_council(session), await found_council(session, "T2")
        one = await meet(session, "U1", "T2")
        place = await councils.ensure_workspace(session, "slack", "T2", "T2", NOW)
        assert not await councils.connect(session, place, council)
        assert (await meet(session, "U1", "T2")) == one
        assert one.council == other


async def test_a_conversation_that_nobody_has_spoken_in_does_not_tie_a_workspace(database: Database) -> None:
    """The old council stays, for its people; the channel is the new council's from its first message."""
    async with database.write() as session:
        council, other = await found_council(session), await found_council(session, "T2")
        await meet(session, "U1", "T2")
        place = await councils.ensure_workspace(session, "slack", "T3", "T3", NOW)
        await councils.connect(session, place, other)
        lane = await open_lane(session, "C1", "T3")
        assert await places.ask(session, other, lane, NOW, with_guests=False)
        moved = await councils.ensure_workspace(session, "slack", "T3", "T3", NOW)
        assert await councils.connect(session, moved, council)
        assert {each.id for each in await councils.all_councils(session)} == {council, other}
        assert await places.listed(session, other) == []
        lane, old = await open_lane(session, "C1", "T3"), lane
        assert lane != old
        assert await places.ask(session, council, lane, NOW, with_guests=False)
        due = await places.claim_due(session, ["slack"], NOW)
        assert due is not None
        assert due.council == council
