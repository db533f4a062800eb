"""Leads grant and take the role in chat."""

import pytest

from conversations.people import Account
from storage import councils
from tests.program import Program


@pytest.fixture
async def lead(program: Program) -> str:
    await program.says("lea", "hello")
    await make_lead(program, "lea")
    return "lea"


async def make_lead(program: Program, user: str) -> None:
    door = program.door
    async with program.application.database.write() as session:
        await councils.lead_add(session, door.name, door.workspace, user, program.clock.now)


async def is_lead(program: Program, user: str) -> bool:
    return (await program.standing(user)).person.is_lead


async def test_a_lead_makes_somebody_a_lead_and_takes_the_role_back(program: Program, lead: str) -> None:
    await program.says("sam patel", "hello")
    assert await program.says(lead, "add lead Sam Patel") == [
        "Sam Patel is a digital lead: they can see summaries and run the check-in."
    ]
    assert await is_lead(program, "sam patel")
    (asked,) = await program.says(lead, "remove lead @Sam Patel")
    assert asked.startswith("Shall Sam Patel no longer be a digital lead?")
    assert await is_lead(program, "sam patel"), "nothing is taken before it is confirmed"
    assert await program.presses(lead, "Yes, remove them") == ["Sam Patel is no longer a digital lead."]
    assert not await is_lead(program, "sam patel")


async def test_who_leads_already_is_said_to_and_no_grant_goes_on_record(program: Program, lead: str) -> None:
    """An auditor would read that somebody made themselves a lead."""
    assert await program.says(lead, "add lead Lea") == [
        "Lea is a digital lead: they can see summaries and run the check-in."
    ]
    *_, told = await program.says(lead, "audit")
    card = str(program.door.sent[-1].card)
    assert told == "Who did what, newest first"
    assert "made" not in card


async def test_a_name_that_several_have_is_asked_about(program: Program, lead: str) -> None:
    for user in ("sam patel", "sam jones"):
        await program.says(user, "hello")
    (asked,) = await program.says(lead, "add lead sam")
    assert asked == "2 people could be sam, so nothing has changed. Whom do you mean?"
    assert not await is_lead(program, "sam jones")
    await program.presses(lead, "Sam Jones")
    assert await is_lead(program, "sam jones")
    assert not await is_lead(program, "sam patel")


async def test_of_several_only_leads_are_offered_for_removal(program: Program, lead: str) -> None:
    for user in ("sam patel", "sam jones"):
        await program.says(user, "hello")
    await make_lead(program, "sam jones")
    assert (await program.says(lead, "remove lead sam"))[0].startswith("Shall Sam Jones")


@pytest.mark.parametrize("what", ["add", "remove"])
@pytest.mark.parametrize("letter", ["\0", "\ud800"], ids=["NUL", "half a pair"])
async def test_a_name_that_no_database_can_look_for_is_answered_as_an_unknown_one(
    program: Program, lead: str, what: str, letter: str
) -> None:
    """Protects: PostgreSQL refuses such letters, and the platform would send the message for ever."""
    assert len(await program.says(lead, f"{what} lead sam{letter}")) == 1


async def test_the_last_lead_stays(program: Program, lead: str) -> None:
    (refused,) = await program.says(lead, "remove lead lea")
    assert refused.startswith("Lea is your council's only digital lead, so nothing has changed.")


async def test_an_old_confirmation_does_not_take_the_role_from_the_last_lead(
    program: Program, lead: str
) -> None:
    """Protects a council from two leads who each confirm the other's removal."""
    await make_lead(program, "max")
    await program.says(lead, "remove lead max")
    await program.says("max", "remove lead lea")
    await program.presses("max", "Yes, remove them")
    assert not await is_lead(program, lead)
    (refused,) = await program.presses(lead, "Yes, remove them")
    assert refused.startswith("That is for your council's digital leads.")
    assert await is_lead(program, "max")


async def test_nobody_of_that_name_is_said_and_who_leads_is_told(program: Program, lead: str) -> None:
    assert (await program.says(lead, "add lead Nobody"))[0].startswith("I know nobody in your council called")
    assert (await program.says(lead, "leads"))[0].startswith("Your council has one digital lead: Lea.")
    assert (await program.says(lead, "remove lead"))[0].startswith("Type remove lead and a name")
    await program.says("max", "hello")
    assert await program.says(lead, "remove lead max") == ["Max is no digital lead, so nothing has changed."]


async def test_in_a_channel_only_the_lead_sees_who_leads(program: Program, lead: str) -> None:
    before = len(program.door.sent)
    await program.says(lead, "leads", "add lead lea", "remove lead lea", channel="general")
    assert [each.private for each in program.door.sent[before:]] == [True] * 3


async def test_a_person_of_another_workspace_is_nobody_here(program: Program, lead: str) -> None:
    async with program.application.database.write() as session:
        await councils.ensure_workspace(session, "memory", "w2", "Otherton", program.clock.now)
        other = await councils.lead_add(session, "memory", "w2", "olive", program.clock.now)
    assert (await program.says(lead, "add lead olive"))[0].startswith("I know nobody")
    assert Account("memory", "w2", "olive").workspace != program.door.workspace
    assert other.is_lead
