"""People, and where they stand in their conversations."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import date, time

import pytest
from sqlalchemy import select

from conversations.answers import Choice
from conversations.people import Account, Person, WorkingPattern
from conversations.state import Phase, State
from storage import bulk, councils, people, tables
from storage.database import Database, Session
from storage.faults import Collided
from storage.people import UnknownWorkspace
from tests.storage.world import NOW, account, found_council, meet

STATE = State(
    phase=Phase.ASKING,
    checkin=3,
    questions=("data-leaders-1", "people-2"),
    choices={"data-leaders-1": Choice.NOT_SURE},
    skipped=frozenset({"people-2"}),
    current="people-2",
)


async def test_a_new_person_is_made_once_and_named_by_their_id(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        met = await meet(session)
        assert met == Person(id=met.id, council=council, name="U1", ordinal=0)
        assert await meet(session) == met


async def test_a_state_comes_back_as_it_was_saved(database: Database) -> None:
    async with database.write() as session:
        await found_council(session)
        met = await meet(session)
        await people.save_states(session, {met.id: STATE})
    async with database.write() as session:
        standings = await people.load_standings(session, [account()], NOW)
        assert standings == {account(): people.Standing(met, STATE, None)}


async def test_a_batch_keeps_known_and_new_people_of_several_workspaces_apart(database: Database) -> None:
    """The same user id in two workspaces is two people; ordinals count within each council."""
    async with database.write() as session:
        first, second = await found_council(session, "T1"), await found_council(session, "T2")
        known = await meet(session, "U1", "T2")
        batch = [account("U1", "T1"), account("U1", "T2"), account("U2", "T2"), account("U1", "T1")]
        met = {key: each.person for key, each in (await people.load_standings(session, batch, NOW)).items()}
    assert len(met) == 3
    assert met[account("U1", "T2")] == known
    assert [(met[each].council, met[each].ordinal) for each in batch[:3]] == [
        (first, 0),
        (second, 0),
        (second, 1),
    ]


async def test_two_accounts_of_one_person_give_one_person(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        met = await meet(session)
        await session.execute(
            tables.workspace.insert().values(
                council_id=council, door="teams", external_id="tenant", name="Anytown", created_at=NOW
            )
        )
        await _link(session, met, Account("teams", "tenant", "29:1"))
        accounts = [account(), Account("teams", "tenant", "29:1")]
        standings = await people.load_standings(session, accounts, NOW)
    assert [standings[each].person.id for each in accounts] == [met.id, met.id]


async def test_an_unknown_workspace_is_refused(database: Database) -> None:
    async with database.write() as session:
        await found_council(session, "T1")
        with pytest.raises(UnknownWorkspace, match="slack workspace T9"):
            await people.load_standings(session, [account("U1", "T1"), account("U1", "T9")], NOW)


async def test_the_open_claim_of_a_person_s_own_workspace_comes_along(database: Database) -> None:
    async with database.write() as session:
        made = await councils.ensure_workspace(session, "slack", "T1", "One", NOW)
        await found_council(session, "T2")
        await councils.set_claim(session, made.id, "hash")
        standings = await people.load_standings(session, [account("U1", "T1"), account("U1", "T2")], NOW)
    assert [standing.claim_hash for standing in standings.values()] == ["hash", None]


async def test_replicas_that_meet_the_same_people_at_once_make_each_once(
    database: Database, replica: Database
) -> None:
    """Ordinals spread the questions evenly, so they have no gaps and none is given twice."""
    async with database.write() as session:
        await found_council(session)

    async def batch(program: Database, start: int) -> set[Person]:
        accounts = [account(f"U{number}") for number in range(start, start + 10)]
        for _ in range(10):
            # Who knows some of the others' people already can wait for them in a circle, and begins anew.
            with suppress(Collided):
                async with program.write() as session:
                    standings = await people.load_standings(session, accounts, NOW)
                return {standing.person for standing in standings.values()}
        raise AssertionError("it goes through when it is done again")

    async with asyncio.TaskGroup() as group:
        batches = [
            group.create_task(batch(program, start))
            for start in range(0, 40, 5)
            for program in (database, replica)
        ]
    met = [each.result() for each in batches]
    everybody = set().union(*met)
    assert sorted(one.ordinal for one in everybody) == list(range(45))
    assert len({one.name for one in everybody}) == len({one.id for one in everybody}) == 45


async def test_turns_of_one_person_wait_for_each_other(database: Database, replica: Database) -> None:
    async with database.write() as session:
        await found_council(session)
        met = await meet(session)
    order: list[str] = []
    loaded = asyncio.Event()

    async def first() -> None:
        async with database.write() as session:
            await meet(session)
            loaded.set()
            for _ in range(50):
                await asyncio.sleep(0)
            await people.save_states(session, {met.id: STATE})
            order.append("first saved")

    async def second() -> None:
        await loaded.wait()
        async with replica.write() as session:
            standing = (await people.load_standings(session, [account()], NOW))[account()]
            order.append("second loaded")
            assert standing.state == STATE

    await asyncio.gather(first(), second())
    assert order == ["first saved", "second loaded"]


async def test_profiles_change_name_locale_and_zone_alone(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        (one,) = await bulk.add_people(
            session, council, [bulk.NewPerson("Old", service_area="Housing", is_lead=True)], NOW
        )
        await _link(session, one, account())
        known = replace(one, name="Siân Ŵ", locale="cy-GB", zone="Europe/Dublin")
        await people.update_profiles(session, [replace(known, is_lead=False, service_area="Parks")])
        assert await meet(session) == known


async def test_a_profile_is_not_changed_from_another_council(database: Database) -> None:
    async with database.write() as session:
        await found_council(session, "T1")
        other = await found_council(session, "T2")
        met = await meet(session)
        await people.update_profiles(session, [replace(met, council=other, name="Mallory")])
        assert await meet(session) == met


async def test_when_somebody_may_be_nudged_is_kept(database: Database) -> None:
    async with database.write() as session:
        await found_council(session)
        met = await meet(session)
        pattern = WorkingPattern(frozenset({1, 3, 5}), time(8, 30), time(16, 15))
        known = replace(
            met,
            pattern=pattern,
            wants_reminders=False,
            away_until=date(2026, 1, 12),
            snoozed_until=date(2026, 1, 9),
        )
        await people.save_availability(session, [replace(known, name="Mallory", is_lead=True)])
        assert await meet(session) == known
        await people.save_availability(session, [met])
        assert await meet(session) == met


async def test_an_availability_is_not_changed_from_another_council(database: Database) -> None:
    async with database.write() as session:
        await found_council(session, "T1")
        other = await found_council(session, "T2")
        met = await meet(session)
        await people.save_availability(session, [replace(met, council=other, wants_reminders=False)])
        assert await meet(session) == met


async def test_the_direct_conversation_used_last_comes_along(database: Database) -> None:
    async with database.write() as session:
        await found_council(session)
        met = await meet(session)
        assert (await people.load_standings(session, [account()], NOW))[account()].lane is None
        await people.use_lanes(session, {met.id: 7})
        assert (await people.load_standings(session, [account()], NOW))[account()].lane == 7


@pytest.mark.parametrize(
    ("state", "columns"),
    [
        (State(), (None, False, False)),
        (State(Phase.ASKING, 3), (3, False, False)),
        (State(Phase.ASKING, 3, finished=True), (3, True, False)),
        (State(Phase.STOPPED, 3, finished=True), (3, True, True)),
    ],
)
async def test_what_statements_ask_of_a_state_stands_beside_it(
    database: Database, state: State, columns: tuple[int | None, bool, bool]
) -> None:
    row = tables.person.c
    async with database.write() as session:
        await found_council(session)
        met = await meet(session)
        await people.save_states(session, {met.id: STATE})
        await people.save_states(session, {met.id: state})
        found = await session.execute(select(row.checkin_id, row.has_finished, row.has_stopped))
    assert found.tuples().one() == columns


@pytest.mark.parametrize(
    ("before", "after", "still_planned"),
    [
        (State(), State(Phase.ASKING, 3), True),
        (State(Phase.ASKING, 3), State(Phase.PAUSED, 3), True),
        (State(Phase.FINISHED, 3, finished=True), State(Phase.ASKING, 3, finished=True), True),
        (State(Phase.ASKING, 3), State(Phase.FINISHED, 3, finished=True), False),
        (State(Phase.FINISHED, 3, finished=True), State(Phase.ASKING, 4), False),
        (State(Phase.FINISHED, 3, finished=True), State(Phase.FINISHED, 4, finished=True), False),
        (State(Phase.READY), State(Phase.STOPPED), False),
        (State(Phase.STOPPED), State(Phase.READY), False),
    ],
)
async def test_a_person_is_planned_anew_when_finishing_or_stopping_changes(
    database: Database, before: State, after: State, still_planned: bool
) -> None:
    async with database.write() as session:
        await found_council(session)
        met = await meet(session)
        await people.save_states(session, {met.id: before})
        await session.execute(tables.person.update().values(is_planned=True))
        await people.save_states(session, {met.id: after})
        assert await session.scalar(select(tables.person.c.is_planned)) == still_planned


async def _link(session: Session, one: Person, to: Account) -> None:
    await session.execute(
        tables.account.insert().values(
            council_id=one.council, person_id=one.id, door=to.door, workspace=to.workspace, user_id=to.user
        )
    )
