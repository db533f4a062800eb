"""What was kept long enough goes."""

from bot import schedule
from storage import upkeep
from tests.program import Program


async def test_keys_and_sent_messages_go_after_a_week_and_what_waits_stays(program: Program) -> None:
    event = program.door.typed("ann", "hello", program.clock.now)
    await program.take(event)
    await program.send()
    program.clock.move(days=6)
    await program.take(program.door.typed("bob", "hello", program.clock.now))
    await schedule.tidy(program.application.database, program.clock)
    assert (await program.take(event)).repeated, "a week is not over yet"
    program.clock.move(days=2)
    await schedule.tidy(program.application.database, program.clock)
    async with program.application.database.read() as session:
        assert (await upkeep.counts(session)).queued == 2
    assert not (await program.take(event)).repeated
