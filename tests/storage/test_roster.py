"""People on the roster, entered by hand."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from conversations.people import Role, WorkingPattern
from storage import councils, planning, roster
from storage.database import Database
from storage.people import UnknownWorkspace
from storage.tables import person
from tests.storage.world import NOW, account, found_council, meet

HOUR = timedelta(hours=1)


async def test_somebody_can_be_on_the_roster_before_they_speak(database: Database) -> None:
    async with database.write() as session:
        await found_council(session)
        one = await roster.ensure(session, account(), NOW)
        assert await meet(session) == one
        with pytest.raises(UnknownWorkspace):
            await roster.ensure(session, account(workspace="T9"), NOW)


async def test_what_the_roster_says_is_kept_and_nothing_else_changes(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        one = await roster.ensure(session, account(), NOW)
        pattern = WorkingPattern(frozenset({1, 2}), time(10), time(15))
        entered = replace(one, zone="Asia/Tokyo", pattern=pattern, role=Role.LEADER, service_area="Parks")
        await roster.save(session, replace(entered, name="Mallory", is_lead=True))
        assert await meet(session) == entered
        assert await planning.unplanned_councils(session) == [council]


async def test_an_entry_is_not_changed_from_another_council(database: Database) -> None:
    async with database.write() as session:
        await found_council(session)
        other = await found_council(session, "T2")
        one = await roster.ensure(session, account(), NOW)
        await roster.save(session, replace(one, council=other, service_area="Parks"))
        assert await meet(session) == one


async def test_who_is_removed_counts_no_more_until_they_are_back(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        lead = await councils.lead_add(session, "slack", "T1", "U1", NOW)
        await councils.lead_add(session, "slack", "T1", "U2", NOW)
        for hours in (1, 2):
            removed = await roster.remove(session, account(), NOW + hours * HOUR)
            assert removed is not None
            assert removed.id == lead.id
        (row,) = (await session.execute(person.select().where(person.c.id == lead.id))).mappings()
        assert (row["removed_at"], row["council_id"]) == (NOW + HOUR, council)
        assert await roster.ensure(session, account(), NOW) == lead
        (row,) = (await session.execute(person.select().where(person.c.id == lead.id))).mappings()
        assert row["removed_at"] is None


async def test_nobody_is_removed_who_is_not_known(database: Database) -> None:
    async with database.write() as session:
        await found_council(session)
        assert await roster.remove(session, account("U9"), NOW) is None
