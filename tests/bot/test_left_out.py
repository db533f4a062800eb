"""People who asked to be left out are not asked, not nudged and not counted; they can come back."""

from datetime import timedelta

from conversations.people import CheckIn
from storage import checkins, councils, planning, preview, progress, recipients, segments, summaries
from storage.tables import person
from tests.program import Program


async def open_one(program: Program) -> CheckIn:
    council = (await program.standing("ann")).person.council
    async with program.application.database.read() as session:
        (found, *_) = await checkins.latest(session, council)
    return found


async def test_who_is_left_out_is_not_asked_until_they_want_to_be(program: Program) -> None:
    await program.says("ann", "start", "4")
    (said,) = await program.says("ann", "leave me out")
    assert said.startswith("You are left out")
    for words in ("start", "4", "skip", "comment x", "edit 1", "progress", "snooze tomorrow", "leave me out"):
        (said,) = await program.says("ann", words)
        assert said.startswith("You asked to be left out"), words
    assert len(await program.choices("ann")) == 1, "what they answered before is kept, and nothing is added"
    (said,) = await program.presses("ann", "Include me")
    assert said.startswith("Welcome back.")
    await program.says("ann", "start", "4")
    assert len(await program.choices("ann")) == 2


async def test_stop_stays_what_it_was(program: Program) -> None:
    await program.says("ann", "start", "stop")
    assert (await program.standing("ann")).person.left_out_at is None
    assert not (await program.says("ann", "resume"))[0].startswith("You asked to be left out")


async def test_who_is_left_out_is_neither_counted_nor_nudged(program: Program) -> None:
    for user in ("ann", "bob", "cy"):
        await program.says(user, "start", "4")
    database, now = program.application.database, program.clock.now
    async with database.write() as session:
        await session.execute(person.update().values(created_at=now - timedelta(days=90)))
    program.clock.move(minutes=1)
    await program.says("ann", "leave me out")
    program.clock.move(minutes=1)
    await program.tick()
    now, checkin = program.clock.now, await open_one(program)
    ann = (await program.standing("ann")).person
    async with database.read() as session:
        turnout = await progress.turnout(session, checkin, now)
        response = await summaries.response(session, checkin, now)
        told = await segments.asked(session, checkin.council, now)
        unfinished = await planning.count_unfinished(session, checkin.council, checkin.id)
        known = await planning.known_nudges(session, [checkin.id], [ann.id])
        gone = await recipients.recipient(session, checkin.council, ann.id, checkin.id)
    assert (turnout.asked, turnout.answered) == (2, 2)
    assert (response.asked, response.answered) == (2, 2)
    assert sum(told.values()) == 2
    assert unfinished == 2
    assert {each.state for each in known.get((checkin.id, ann.id), {}).values()} <= {"withdrawn"}
    assert gone is None
    await program.says("ann", "include me")
    await program.tick()
    async with database.read() as session:
        assert (await progress.turnout(session, checkin, now)).asked == 3
        known = await planning.known_nudges(session, [checkin.id], [ann.id])
    assert "planned" in {each.state for each in known[checkin.id, ann.id].values()}


async def test_the_past_stays_as_it_was(program: Program) -> None:
    """Protects the turnout of an earlier check-in: they were asked then."""
    await program.says("ann", "hello")
    database = program.application.database
    checkin = await open_one(program)
    async with database.write() as session:
        await session.execute(person.update().values(created_at=checkin.opens_at - timedelta(days=1)))
    program.clock.now = checkin.closes_at + timedelta(days=1)
    await program.says("ann", "leave me out")
    async with database.read() as session:
        assert (await progress.turnout(session, checkin, program.clock.now)).asked == 1


async def test_a_preview_says_why_they_get_nothing(program: Program) -> None:
    await program.says("ann", "leave me out")
    checkin = await open_one(program)
    async with program.application.database.read() as session:
        calendar = await councils.calendar_of(session, checkin.council)
        (one,) = await preview.preview(session, checkin, calendar, program.clock.now)
    assert one.excuse == "asked to be left out"
