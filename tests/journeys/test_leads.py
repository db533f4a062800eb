"""A digital lead is appointed, and asks for the council's summary."""

import pytest

from bot import claims
from conversations.cards import Facts
from storage import councils
from tests.program import Program


async def _claim_code(program: Program) -> str:
    async with program.application.database.write() as session:
        (workspace,) = await councils.workspaces_without_lead(session)
        return await claims.offer(session, workspace.id)


@pytest.fixture
async def lead(program: Program) -> str:
    await program.says("lea", "hello")
    await program.says("lea", f"claim {await _claim_code(program)}")
    return "lea"


async def _answer(program: Program, *users: str) -> None:
    for user in users:
        await program.says(user, "start", *["4"] * 10)


async def test_a_claim_code_appoints_the_first_lead_once(program: Program) -> None:
    await program.says("lea", "hello")
    code = await _claim_code(program)
    assert (await program.says("max", "claim WRONG-CODE"))[-1].startswith("That code does not match.")
    assert (await program.says("lea", f"claim {code.lower()}"))[-1].startswith("You are now a digital lead.")
    assert (await program.says("max", f"claim {code}"))[-1].startswith(
        "Your council already has a digital lead"
    )


async def _close(program: Program) -> None:
    """The check-in ends, and what may be shown is published."""
    program.clock.move(days=21)
    await program.tick()


async def test_a_lead_gets_a_summary_in_the_channel_for_everybody(program: Program, lead: str) -> None:
    await _answer(program, "a", "b", "c", "d", "e")
    await _close(program)
    (text, *_) = await program.says(lead, "summary", channel="general")
    assert text.endswith("Established overall.")
    posted = program.door.sent[-1]
    assert posted.address.conversation == "general"
    assert not posted.private


async def test_a_summary_for_the_lead_alone_is_shown_to_nobody_else(program: Program, lead: str) -> None:
    await _answer(program, "a", "b", "c", "d", "e")
    await _close(program)
    before = len(program.door.sent)
    await program.says(lead, "summary only me", channel="general")
    assert {each.private for each in program.door.sent[before:]} == {True}


async def test_others_get_a_polite_refusal_that_the_channel_does_not_see(program: Program, lead: str) -> None:
    await _answer(program, "a", "b", "c", "d", "e")
    (text,) = await program.says("a", "summary", channel="general")
    assert text.startswith("Summaries are for your council's digital leads.")
    assert program.door.sent[-1].private


async def test_four_people_are_too_few_for_any_figure(program: Program, lead: str) -> None:
    await _answer(program, "a", "b", "c", "d")
    await _close(program)
    (text, *_) = await program.says(lead, "summary")
    assert "Too few people answered to show a level." in text
    assert "4.0" not in text


async def test_a_status_does_not_count_itself_among_what_waits(program: Program, lead: str) -> None:
    await program.says(lead, "status")
    facts = [
        fact.label
        for part in program.door.sent[-1].card.parts
        if isinstance(part, Facts)
        for fact in part.facts
    ]
    assert "Next" in facts
    assert "Waiting to be sent" not in facts


async def test_before_anybody_answers_a_summary_says_so(program: Program, lead: str) -> None:
    (text,) = await program.says(lead, "summary")
    assert "Nobody has answered yet" in text


async def test_in_a_channel_nothing_personal_is_said_aloud(program: Program) -> None:
    for text in ("start", "4", "my answers", "progress", "hello", "comment secret"):
        (answer,) = await program.says("ann", text, channel="general")
        assert program.door.sent[-1].private, answer
    assert (await program.state("ann")).questions == ()
