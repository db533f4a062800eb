"""Owners are reminded of actions by the rules of nudges, and check-ins know nothing of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import update

from conversations.actions import Assign, Mark, Progress, SetDue
from conversations.people import Person
from storage import action_nudges, actions, checkins, nudges, people, progress
from storage.bulk import NewPerson
from storage.database import Database
from storage.nudges import Due
from storage.tables import checkin
from tests.storage.test_actions import ADDED
from tests.storage.world import (
    JOINED,
    NOW,
    account,
    found_council,
    hire,
    meet,
    nudge_rows,
    plan_checkin,
    plan_nudges,
)

DUE_ON = date(2026, 1, 22)
ON_THE_DAY = datetime(2026, 1, 22, 9, 31, tzinfo=UTC)
"""A Thursday after the close of the check-in, at 9:31 in London."""


async def furnish(database: Database) -> tuple[Person, Person]:
    """A lead, and the owner of the only action: the owner can be written to."""
    async with database.write() as session:
        council = await found_council(session)
        owner = await meet(session, at=JOINED)
        (lead,) = await hire(session, council, NewPerson("Lea"))
        lead = replace(lead, is_lead=True)
        number = (await plan_checkin(session, council)).id
        await actions.add(session, council, ADDED, number, NOW)
        await actions.change(session, lead, 1, Assign(f"@{account().user}"), NOW)
        await actions.change(session, lead, 1, SetDue(DUE_ON), NOW)
    await plan_nudges(database, council)
    return lead, owner


async def plan(database: Database, now: datetime = NOW) -> int:
    async with database.write() as session:
        return await action_nudges.plan(session, now)


async def planned(database: Database) -> list[str]:
    return [row["key"] for row in await nudge_rows(database, "planned") if row["key"].startswith("action:")]


async def hand_over(database: Database, now: datetime) -> list[Due]:
    async with database.write() as session:
        due = await nudges.claim_due(session, now, 100)
        await nudges.handed_over(session, [(each, each.person * 10) for each in due])
    return due


async def test_an_owner_is_reminded_before_on_and_after_the_due_day(database: Database) -> None:
    await furnish(database)
    assert await plan(database) == 3
    kinds = [key.split(":")[2] for key in await planned(database)]
    assert kinds == ["soon", "due", "late"]


async def test_planned_again_nothing_changes(database: Database) -> None:
    await furnish(database)
    await plan(database)
    assert await plan(database) == 0
    async with database.read() as session:
        assert not await action_nudges.is_outdated(session, NOW)


async def test_a_reminder_is_due_once_after_the_check_in_has_closed_and_while_it_is_paused(
    database: Database,
) -> None:
    _, owner = await furnish(database)
    await plan(database)
    async with database.write() as session:
        await session.execute(update(checkin).values(paused_at=NOW))
        # The nudges of the check-in itself have had their time.
        await nudges.expire(session, ON_THE_DAY - timedelta(hours=2), 100)
    await plan_nudges(database, owner.council, ON_THE_DAY)
    await plan(database, ON_THE_DAY)
    first = [each.key for each in await hand_over(database, ON_THE_DAY) if each.person == owner.id]
    await plan(database, ON_THE_DAY)
    assert first == [f"action:1:due:{DUE_ON}"]
    assert await hand_over(database, ON_THE_DAY + timedelta(hours=1)) == []


async def test_planning_a_check_in_leaves_reminders_of_actions_alone(database: Database) -> None:
    lead, _ = await furnish(database)
    await plan(database)
    before = await planned(database)
    async with database.write() as session:
        await checkins.change(session, lead.council, 1, paused=None, now=NOW)
        await people.save_availability(session, [lead])
    await plan_nudges(database, lead.council)
    assert await planned(database) == before


async def test_another_due_day_plans_other_reminders_and_an_end_none(database: Database) -> None:
    lead, _ = await furnish(database)
    await plan(database)
    async with database.write() as session:
        await actions.change(session, lead, 1, SetDue(DUE_ON + timedelta(days=5)), NOW)
    await plan(database)
    assert {key.rpartition(":")[2] for key in await planned(database)} == {"2026-01-27"}
    async with database.write() as session:
        await actions.change(session, lead, 1, Mark(Progress.DONE), NOW)
    await plan(database)
    assert await planned(database) == []


async def test_a_new_owner_is_reminded_in_the_place_of_the_former(database: Database) -> None:
    lead, owner = await furnish(database)
    await plan(database)
    async with database.write() as session:
        await actions.change(session, lead, 1, Assign("Lea"), NOW)
    await plan(database)
    rows = [row for row in await nudge_rows(database, "planned") if row["key"].startswith("action:")]
    assert {row["person_id"] for row in rows} == {lead.id}
    assert owner.id != lead.id


async def test_who_wants_no_reminders_or_is_away_gets_none_of_them(database: Database) -> None:
    _, owner = await furnish(database)
    await plan(database)
    async with database.write() as session:
        await people.save_availability(session, [replace(owner, wants_reminders=False)])
    await plan(database)
    assert await planned(database) == []
    away = replace(owner, away_until=DUE_ON + timedelta(days=3))
    async with database.write() as session:
        await people.save_availability(session, [away])
    await plan(database)
    assert [key.split(":")[2] for key in await planned(database)] == ["late"]


async def test_an_invitation_comes_before_a_reminder_on_the_same_day(database: Database) -> None:
    lead, owner = await furnish(database)
    async with database.write() as session:
        await actions.change(session, lead, 1, SetDue(NOW.date()), NOW)
    await plan(database)
    due = [each.key for each in await hand_over(database, NOW + timedelta(hours=2)) if each.person == owner.id]
    assert due == ["invitation"]


async def test_reminders_of_actions_are_not_counted_as_nudges_of_the_check_in(database: Database) -> None:
    _, owner = await furnish(database)
    await plan(database)
    async with database.write() as session:
        (row, *_) = [one for one in await nudge_rows(database) if one["key"].startswith("action:")]
        this = await checkins.by_id(session, owner.council, row["checkin_id"])
        assert this is not None
        key = (row["checkin_id"], row["person_id"], row["key"])
        await nudges.end(session, [key], nudges.NudgeState.SENT, "")
        outreach = await progress.outreach(session, this)
        upcoming = await progress.upcoming(session, this)
    assert (outreach.invited, outreach.reached) == (0, 0)
    assert upcoming is not None
    assert upcoming.key == "invitation"
