"""Thousands of people put on the roster at once."""

from dataclasses import replace
from datetime import time, timedelta

from conversations.people import Account, Person, Role, WorkingPattern
from conversations.people_changes import Added, Changed
from storage import councils, people_import, planning, roster
from storage.database import Database
from storage.tables import person
from tests.storage.world import NOW, account, found_council, meet

NEW = Person(
    0,
    0,
    "Ann Lee",
    Role.LEADER,
    "Roads",
    pattern=WorkingPattern(frozenset({1}), time(10), time(15)),
    zone="UTC",
)


def added(*users: str) -> list[Added]:
    return [Added(line, account(user), NEW) for line, user in enumerate(users, 2)]


async def test_new_people_are_on_the_roster_as_the_file_says_and_planned_for(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        await meet(session, "U0")
        await people_import.add(session, council, added("U2", "U1"), NOW)
        assert await planning.unplanned_councils(session) == [council]
        for ordinal, user in enumerate(("U2", "U1"), 1):
            one = await meet(session, user)
            assert one == replace(NEW, id=one.id, council=council, ordinal=ordinal)


async def test_more_people_than_fit_in_one_statement_each_get_their_own_account(database: Database) -> None:
    users = [f"U{number}" for number in range(6_000)]
    async with database.write() as session:
        council = await found_council(session)
        people = [replace(each, person=replace(NEW, name=each.account.user)) for each in added(*users)]
        await people_import.add(session, council, people, NOW)
    async with database.read() as session:
        known = await people_import.roster_of(session, council)
    assert {one.user: each.person.name for one, each in known.items()} == {user: user for user in users}
    assert {each.person.ordinal for each in known.values()} == set(range(6_000))


async def test_the_roster_tells_who_is_named_and_who_was_removed(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        other = await found_council(session, "T2")
        await meet(session, "U1")
        await people_import.add(session, council, added("U2"), NOW)
        await meet(session, "U3", "T2")
        await roster.remove(session, account("U2"), NOW)
        known = await people_import.roster_of(session, council, to_change=True)
        assert {one.user: (each.is_named, each.is_removed) for one, each in known.items()} == {
            "U1": (False, False),
            "U2": (True, True),
        }
        assert await people_import.workspaces_of(session, other) == {("slack", "T2")}


async def test_changes_are_saved_bring_people_back_and_are_planned_anew(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        one = await meet(session)
        await roster.remove(session, account(), NOW)
        await session.execute(person.update().values(is_planned=True))
        after = replace(one, name="Ann", role=Role.ELECTED, service_area="Parks", zone="UTC")
        await people_import.change(session, council, [Changed(2, one, after, is_back=True)])
        assert await meet(session) == after
        (row,) = (await session.execute(person.select())).mappings()
        assert (row["removed_at"], row["is_planned"]) == (None, False)


async def test_people_of_another_council_are_neither_changed_nor_taken_off(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        await found_council(session, "T2")
        theirs = await meet(session, workspace="T2")
        await people_import.change(
            session, council, [Changed(2, theirs, replace(theirs, name="X"), is_back=False)]
        )
        assert await people_import.take_off(session, council, [theirs], NOW) == 0
        assert await meet(session, workspace="T2") == theirs


async def test_leads_are_never_taken_off_by_a_file(database: Database) -> None:
    """Protects a council from locking itself out: the file may well not name whoever runs this."""
    async with database.write() as session:
        council = await found_council(session)
        lead = await councils.lead_add(session, "slack", "T1", "U1", NOW)
        other = await meet(session, "U2")
        for taken, hours in ((1, 1), (0, 2)):
            at = NOW + timedelta(hours=hours)
            assert await people_import.take_off(session, council, [other, lead], at) == taken
        known = await people_import.roster_of(session, council)
        assert {one: each.is_removed for one, each in known.items()} == {
            Account("slack", "T1", "U1"): False,
            Account("slack", "T1", "U2"): True,
        }
