"""Councils, their workspaces and their digital leads."""

import asyncio

import pytest
from sqlalchemy import func, select

from storage import councils, people, tables
from storage.councils import WorkspaceRecord
from storage.database import Database
from storage.people import UnknownWorkspace
from tests.storage.world import NOW, account, found_council, meet


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
