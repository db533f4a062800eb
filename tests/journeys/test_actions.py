"""From a gap to an action, and back to the people who told of the gap: did it help?"""

from datetime import UTC, datetime

import pytest

from adapters.memory import buttons_of
from conversations.buttons import decode
from storage import actions, councils
from storage.database import Database
from tests.program import Program, Stage

AUTUMN = datetime(2026, 10, 1, 8, 31, tzinfo=UTC)
"""The check-in has just opened, at 9:30 in London."""

AFTER_CLOSE = datetime(2026, 10, 21, 16, 30, tzinfo=UTC)
DUE = datetime(2026, 11, 12, 9, 31, tzinfo=UTC)
"""A Thursday."""

WINTER = datetime(2027, 1, 4, 9, 31, tzinfo=UTC)
WINTER_CLOSE = datetime(2027, 1, 22, 18, 30, tzinfo=UTC)
STAFF = tuple(f"user-{number}" for number in range(8))


@pytest.fixture
def stage(database: Database) -> Stage:
    stage = Stage(database, with_checkin=False)
    stage.clock.now = datetime(2026, 9, 21, 9, 0, tzinfo=UTC)
    return stage


async def _at(program: Program, moment: datetime) -> None:
    program.clock.now = moment
    await program.tick()


async def _answer(program: Program, level: str) -> None:
    for user in STAFF:
        await program.says(user, "start", *[level] * 10)


async def _accept_the_first(program: Program) -> None:
    """The lead presses the first of what is proposed in the channel."""
    plan = program.door.sent[-1].card
    value = next(each.value for each in buttons_of(plan) if each.value.startswith("accept|"))
    pressed = program.door.inbound("lea", decode(value), program.clock.now, channel="general")
    await program.take(pressed)
    await program.send()


def _reminders(program: Program, user: str) -> list[str]:
    return [text for text in program.door.texts(user) if "which is yours" in text]


def _posted(program: Program) -> str:
    """All that was said in the channel."""
    cards = [each.card for each in program.door.sent if each.address.conversation == "general"]
    return " ".join(str(card.parts) for card in cards)


async def test_a_gap_becomes_an_action_whose_owner_is_reminded_and_staff_hear_of_it(program: Program) -> None:
    for user in ("lea", *STAFF):
        await program.says(user, "hello")
    async with program.application.database.write() as session:
        await councils.lead_add(session, program.door.name, program.door.workspace, "lea", program.clock.now)
    await program.says("lea", "post here", channel="general")
    await _at(program, AUTUMN)
    await _answer(program, "2")
    await _at(program, AFTER_CLOSE)

    await program.says("lea", "actions", channel="general")
    await _accept_the_first(program)
    assert "Action 1 is in the plan" in _posted(program)
    await program.says("lea", "action 1 owner user-3", "action 1 due 12 november", channel="general")
    assert "now belongs to" in _posted(program)

    await _at(program, DUE)
    await _at(program, DUE.replace(hour=13))
    assert len(_reminders(program, "user-3")) == 1
    assert _reminders(program, "user-4") == []
    await program.says("user-4", "action 1 done")
    assert "Only digital leads" in program.door.texts("user-4")[-1]
    assert "is done" in (await program.says("user-3", "action 1 done"))[-1]

    await _at(program, WINTER)
    invitations = [each.card for each in program.door.sent if "check-in is open" in each.card.text]
    told = [card for card in invitations if "You said, we did" in str(card.parts)]
    assert told
    assert all("Done: " in str(card.parts) for card in told)
    await _answer(program, "4")
    await _at(program, WINTER_CLOSE)
    assert "What has moved since actions were agreed" in _posted(program)
    assert "it was 2.0 in" in _posted(program)
    assert "is now 4.0" in _posted(program)


async def test_what_is_proposed_can_be_taken_over_by_typing_its_theme(program: Program) -> None:
    """Where there are no buttons, as in a terminal. Said again, it takes over what is proposed next."""
    for user in ("lea", *STAFF):
        await program.says(user, "hello")
    async with program.application.database.write() as session:
        await councils.lead_add(session, program.door.name, program.door.workspace, "lea", program.clock.now)
    await _at(program, AUTUMN)
    await _answer(program, "2")
    await _at(program, AFTER_CLOSE)

    await program.says("lea", "actions")
    assert "Data: Exploring" in str(program.door.sent[-1].card.parts)
    (taken,) = await program.says("lea", "add action data")
    assert "Action 1 is in the plan" in taken
    (again,) = await program.says("lea", "add action data")
    assert "Action 2 is in the plan" in again
    council = (await program.standing("lea")).person.council
    async with program.application.database.read() as session:
        first, second = await actions.plan_of(session, council)
    assert {first.theme, second.theme} == {"enabler:data"}
    assert first.question != second.question
    (none,) = await program.says("lea", "add action councils")
    assert "Nothing is proposed" in none
