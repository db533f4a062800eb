"""The action plan in the running program: told from what is published, reminded of only while it is needed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.composing import Composer
from conversations.actions import AssignMe, Mark, Progress, SetDue
from conversations.effects import ActionAdded, ActionNudge, AddAction, Plan
from conversations.people import Person
from storage import actions, checkins, councils, people
from tests.program import LANGUAGES, Program, Stage

KEY = "action:1:due:2026-11-23"
TODAY = date(2026, 11, 23)


@pytest.fixture
async def lea(program: Program) -> Person:
    """A lead with an action that is due today."""
    await program.says("lea", "hello")
    async with program.application.database.write() as session:
        await councils.lead_add(session, program.door.name, program.door.workspace, "lea", program.clock.now)
    one = (await program.standing("lea")).person
    async with program.application.database.write() as session:
        (checkin,) = await checkins.latest(session, one.council)
        added = AddAction("enabler:data", "councils", "List our data sets")
        await actions.add(session, one.council, added, checkin.id, program.clock.now)
        for change in (AssignMe(), SetDue(TODAY)):
            await actions.change(session, one, 1, change, program.clock.now)
    return one


async def reminded(program: Program, lea: Person) -> str | None:
    composer = Composer(program.application.database, LANGUAGES, 10)
    card = await composer.card(ActionNudge(1, lea.id, KEY), "en", lea.council, program.clock.now)
    return card.text if card else None


async def test_an_owner_is_told_what_is_due(program: Program, lea: Person) -> None:
    assert "is due today" in (await reminded(program, lea) or "")


async def test_a_reminder_is_dropped_when_the_action_is_done(program: Program, lea: Person) -> None:
    async with program.application.database.write() as session:
        await actions.change(session, lea, 1, Mark(Progress.DONE), program.clock.now)
    assert await reminded(program, lea) is None


async def test_a_reminder_is_dropped_when_it_is_due_on_another_day(program: Program, lea: Person) -> None:
    async with program.application.database.write() as session:
        await actions.change(session, lea, 1, SetDue(TODAY + timedelta(days=9)), program.clock.now)
    assert await reminded(program, lea) is None


async def test_a_reminder_is_dropped_when_it_is_somebody_elses(program: Program, lea: Person) -> None:
    await program.says("ann", "hello")
    ann = replace((await program.standing("ann")).person, is_lead=True)
    async with program.application.database.write() as session:
        await actions.change(session, ann, 1, AssignMe(), program.clock.now)
    assert await reminded(program, lea) is None


async def test_a_reminder_is_dropped_while_its_owner_is_away(program: Program, lea: Person) -> None:
    async with program.application.database.write() as session:
        await people.save_availability(session, [replace(lea, away_until=TODAY + timedelta(days=1))])
    assert await reminded(program, lea) is None


async def test_nothing_is_proposed_before_anything_is_published(program: Program, lea: Person) -> None:
    composer = Composer(program.application.database, LANGUAGES, 10)
    card = await composer.card(Plan(with_proposals=True), "en", lea.council, program.clock.now)
    assert "No figures have been published yet" in str(card and card.parts)


async def test_without_a_check_in_nothing_is_added_and_that_is_said(stage: Stage) -> None:
    stage = replace(stage, with_checkin=False)
    async with stage.program() as program:
        await program.says("lea", "hello")
        async with program.application.database.write() as session:
            door = program.door
            await councils.lead_add(session, door.name, door.workspace, "lea", program.clock.now)
        (said,) = await program.says("lea", "add action data: List our data sets")
        council = (await program.standing("lea")).person.council
        async with program.application.database.read() as session:
            assert await actions.plan_of(session, council) == []
        card = await Composer(program.application.database, LANGUAGES, 10).card(
            ActionAdded("List our data sets"), "en", council, program.clock.now
        )
    assert "nothing was added" in said
    assert card is not None
