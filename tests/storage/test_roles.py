"""Who leads a council, and that somebody always does."""

import asyncio

import pytest

from conversations.people import Account
from storage import councils, roles, roster
from storage.database import Database
from storage.faults import Collided
from storage.people import update_profiles
from storage.roles import Fate
from tests.storage.world import NOW, account, found_council, meet


async def test_a_lead_is_made_by_name_by_a_platforms_id_and_by_number(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        people = [await meet(session, user) for user in ("U1", "U2", "U3")]
        for who in ("@u1", "U2", people[2].id):
            granted = await roles.grant(session, council, who)
            assert granted is not None
        assert [one.name for one in await roles.leads(session, council)] == ["U1", "U2", "U3"]


async def test_nobody_becomes_a_lead_where_several_or_nobody_may_be_meant(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        people = [await meet(session, user) for user in ("U1", "U2")]
        for one in people:
            await update_profiles(session, [type(one)(one.id, one.council, "Sam Patel")])
        assert await roles.grant(session, council, "sam") is None
        assert [one.id for one in await roles.meant(session, council, "sam")] == [one.id for one in people]
        assert await roles.grant(session, council, "Alex") is None
        assert await roles.leads(session, council) == []


async def test_a_grant_ends_open_claims(database: Database) -> None:
    """Protects the council from a code that still lies in a log."""
    async with database.write() as session:
        council = await found_council(session)
        place = await councils.ensure_workspace(session, "slack", "T1", "x", NOW)
        await councils.set_claim(session, place.id, "hash")
        one = await meet(session)
        await roles.grant(session, council, one.id)
        assert not await councils.claim_lead(session, one.id, council, "hash")


async def test_nobody_of_another_council_or_off_the_roster_is_meant(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        await found_council(session, "T2")
        other = await meet(session, "U2", "T2")
        removed = await roster.remove(session, account((await meet(session)).name), NOW)
        assert removed is not None
        for who in (other.id, "U2", removed.id, "U1"):
            assert await roles.grant(session, council, who) is None
        assert await roles.withdraw(session, council, other.id) is Fate.NOT_LEAD


async def test_the_role_is_taken_from_all_but_the_last(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        one, two = [await councils.lead_add(session, "slack", "T1", user, NOW) for user in ("U1", "U2")]
        assert await roles.withdraw(session, council, one.id) is Fate.WITHDRAWN
        assert await roles.withdraw(session, council, one.id) is Fate.NOT_LEAD
        assert await roles.withdraw(session, council, two.id) is Fate.LAST
        assert [each.id for each in await roles.leads(session, council)] == [two.id]


async def test_a_lead_off_the_roster_does_not_count_as_one_who_is_left(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        one, _ = [await councils.lead_add(session, "slack", "T1", user, NOW) for user in ("U1", "U2")]
        await roster.remove(session, account("U2"), NOW)
        assert await roles.withdraw(session, council, one.id) is Fate.LAST


async def test_the_last_lead_stays_on_the_roster(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        for user in ("U1", "U2"):
            await councils.lead_add(session, "slack", "T1", user, NOW)
        assert await roster.remove(session, account("U1"), NOW) is not None
        with pytest.raises(roster.LastLead):
            await roster.remove(session, account("U2"), NOW)
        assert [each.name for each in await roles.leads(session, council)] == ["U2"]


async def test_two_leads_who_remove_each_other_at_once_leave_one(database: Database, replica: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        people = [await councils.lead_add(session, "slack", "T1", user, NOW) for user in ("U1", "U2")]

    async def withdraw(program: Database, number: int) -> Fate:
        for _ in range(5):
            try:
                async with program.write() as session:
                    return await roles.withdraw(session, council, number)
            except Collided:
                continue
        raise AssertionError("it goes through when it is done again")

    for _ in range(5):
        fates = await asyncio.gather(withdraw(database, people[0].id), withdraw(replica, people[1].id))
        assert sorted(fates) == sorted([Fate.WITHDRAWN, Fate.LAST])
        async with database.write() as session:
            assert len(await roles.leads(session, council)) == 1
            for one in people:
                await roles.grant(session, council, one.id)


async def test_somebody_is_found_by_their_account_with_their_council(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        lead = await councils.lead_add(session, "slack", "T1", "U1", NOW)
        found = await roles.by_account(session, Account("slack", "T1", "u1"))
        assert found is not None
        assert (found[0], found[1].id, found[1].is_lead) == (council, lead.id, True)
        assert await roles.by_account(session, Account("slack", "T1", "U9")) is None
        assert await roles.accounts_of(session, council, [lead.id]) == {lead.id: [account("U1")]}
