"""A lead joins the benchmark in the chat, sees where the council stands once it counts, and leaves again."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from conversations.answers import LEVELS, Choice
from conversations.benchmark import SETTLES
from conversations.published import Value
from conversations.releases import EVERYTHING, tags_of
from storage import checkins, councils, snapshots
from storage.database import Database
from tests.bot.sector import CLOSES, FIRST, counts_now, found_sharing
from tests.program import Clock, Program, Stage
from tests.storage.world import NOW, QUARTER

LEAD = "olu"


@pytest.fixture
async def program(database: Database) -> AsyncIterator[Program]:
    """Anytown, with a lead and figures of a check-in that is open."""
    async with Stage(database, clock=Clock(NOW)).program() as running:
        await running.says(LEAD, "hello")
        async with database.write() as session:
            door = running.door
            person = await councils.lead_add(session, door.name, door.workspace, LEAD, NOW)
            checkin = await checkins.by_quarter(session, person.council, QUARTER)
            assert checkin is not None
            given = {tags_of(FIRST): {Value(Choice.LEVEL_5): 5}}
            await snapshots.keep(session, checkin, {EVERYTHING: given})
        yield running


async def time_passes(program: Program) -> None:
    """The close, a little later for what was on its way, and an hour for other councils."""
    for later in (CLOSES + timedelta(minutes=1), CLOSES + timedelta(minutes=12), CLOSES + 2 * SETTLES):
        program.clock.now = later
        await program.tick()


async def test_from_joining_to_leaving(program: Program) -> None:
    database = program.application.database
    (refused,) = await program.says(LEAD, "benchmark")
    assert "Only councils that share" in refused
    (offer,) = await program.presses(LEAD, "Share figures")
    assert "at least five councils" in offer
    (joined,) = await program.presses(LEAD, "Share them now")
    assert joined.startswith("Your council shares its figures.")
    assert "already" in (await program.says(LEAD, "share figures"))[0]
    assert "none yet" in (await program.presses(LEAD, "Benchmark"))[0]
    await found_sharing(database, *LEVELS[:4])
    program.clock.now = CLOSES
    await program.says(LEAD, "close it now")
    await time_passes(program)
    assert (await counts_now(database)).councils == 5
    (shown,) = await program.says(LEAD, "benchmark")
    assert "5 councils share their figures here" in shown
    assert "your mean of 5.0 is above the middle half of them (2.0 to 4.0). The median is 3.0." in shown
    await program.says(LEAD, "stop sharing")
    (left,) = await program.presses(LEAD, "Stop sharing now")
    assert "does not share its figures any more" in left
    assert "Only councils that share" in (await program.says(LEAD, "benchmark"))[0]
    assert (await counts_now(database)).councils == 5


async def test_with_four_councils_the_lead_is_told_that_there_are_too_few(program: Program) -> None:
    database = program.application.database
    await program.says(LEAD, "share them now")
    await found_sharing(database, *LEVELS[:3])
    program.clock.now = CLOSES
    await program.says(LEAD, "close it now")
    await time_passes(program)
    (shown,) = await program.says(LEAD, "benchmark")
    assert "fewer than five councils" in shown
    assert (await counts_now(database)).councils == 0
