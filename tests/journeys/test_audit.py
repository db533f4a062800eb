"""Who did what is on record, for leads to read: what was done and what was refused, and nobody's words."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot import schedule
from conversations.audit import Deed, Done
from conversations.cards import Facts
from storage import audit, checkins, councils
from storage.tables import answer
from tests.program import Program
from tests.searching import traces


async def _recorded(program: Program) -> list[Done]:
    async with program.application.database.read() as session:
        (council,) = await councils.all_councils(session)
        return await audit.since(session, council.id, None)


@pytest.fixture
async def lead(program: Program) -> str:
    async with program.application.database.write() as session:
        await councils.lead_add(session, program.door.name, program.door.workspace, "lea", program.clock.now)
    await program.says("lea", "hello")
    return "lea"


async def test_a_leads_deeds_are_recorded_in_order(program: Program, lead: str) -> None:
    await program.says(lead, "summary", "least 7", "pause check-in", "resume check-in", "close it now")
    done = await _recorded(program)
    assert [each.entry.deed for each in done] == [
        Deed.SUMMARY_SEEN,
        Deed.SETTING_CHANGED,
        Deed.CHECKIN_PAUSED,
        Deed.CHECKIN_RESUMED,
        Deed.CHECKIN_CLOSED,
    ]
    number = (await program.standing(lead)).person.id
    assert {each.actor for each in done} == {number}


@pytest.mark.parametrize("engine", ["sqlite"])
async def test_what_cannot_be_recorded_is_not_done(program: Program, lead: str) -> None:
    """Protects: nothing is done without a record of it, not even while the database is in trouble."""
    database = program.application.database
    refusing = "CREATE TRIGGER refusing BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no record'); END"
    async with database.write() as session:
        (council,) = await councils.all_councils(session)
        await session.execute(text(refusing))
    with pytest.raises(DBAPIError):
        await program.says(lead, "close it now")
    async with database.write() as session:
        here = (await checkins.current(session, [council.id], program.clock.now))[council.id]
        assert here.open_at_home(program.clock.now) is not None, "it was closed, and nobody can tell by whom"
        await session.execute(text("DROP TRIGGER refusing"))
    await program.says(lead, "close it now")
    assert [each.entry.deed for each in await _recorded(program)] == [Deed.CHECKIN_CLOSED]


async def test_what_staff_tried_and_may_not_is_recorded(program: Program, lead: str) -> None:
    await program.says("max", "summary", "close it now", "audit")
    await program.says("max", "nudge", channel="general")
    done = await _recorded(program)
    assert [each.entry.deed for each in done] == [Deed.REFUSED] * 4
    assert [each.entry.detail for each in done] == ["summary", "close-now", "audit", "nudge"]


async def test_no_words_of_answers_are_ever_recorded(program: Program, lead: str) -> None:
    for user in (lead, "max"):
        await program.says(user, "start", "1", "2", "comment marzipan", "summary marzipan", "claim marzipan")
        await program.says(user, "edit 1", "5", "marzipan", "take them back now")
    database = program.application.database
    assert not any(each.startswith("audit.") for each in await traces(database, "marzipan"))
    assert any(each.entry.deed is Deed.WITHDREW for each in await _recorded(program))


async def test_a_lead_reads_it_with_names_newest_first(program: Program, lead: str) -> None:
    await program.says("max", "summary")
    await program.says(lead, "summary", "audit")
    card = program.door.sent[-1].card
    (facts,) = [part for part in card.parts if isinstance(part, Facts)]
    assert [each.value for each in facts.facts] == [
        "Lea saw a summary: overview.",
        "Max tried what they may not: summary.",
    ]


async def test_in_a_channel_the_record_is_for_the_lead_alone(program: Program, lead: str) -> None:
    await program.says(lead, "audit", channel="general")
    assert program.door.sent[-1].private
    assert program.door.sent[-1].address.conversation == "general"


async def test_whoever_was_erased_is_named_no_more(program: Program, lead: str) -> None:
    await program.says("max", "summary", "erase everything now")
    await program.says(lead, "audit")
    card = program.door.sent[-1].card
    (facts,) = [part for part in card.parts if isinstance(part, Facts)]
    assert [each.value for each in facts.facts] == [
        "Somebody who was erased deleted all that was kept about themselves.",
        "Somebody who was erased tried what they may not: summary.",
    ]


async def test_the_hourly_tidy_lets_old_entries_and_old_answers_go(program: Program, lead: str) -> None:
    await program.says("max", "start", "4", "summary")
    await program.says(lead, "close it now")
    program.clock.move(days=800)
    await schedule.tidy(program.application.database, program.clock)
    assert await _recorded(program) == []
    async with program.application.database.read() as session:
        assert (await session.execute(answer.select())).all() == []
