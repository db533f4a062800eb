"""Answers of long ago become counts, when the council's period is over and not before."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from conversations.answers import Choice
from conversations.keeping import months_before
from conversations.state import Phase, State
from storage import bulk, checkins, people, retention, tables
from storage.database import Database, Session
from tests.storage.world import NOW, QUARTER, found_council, hire, plan_checkin

CLOSES = NOW + timedelta(days=14)
TWO_YEARS_ON = CLOSES.replace(year=CLOSES.year + 2)
MOMENT = timedelta(seconds=1)


async def answered(session: Session, questions: int = 3) -> tuple[int, int]:
    """A council and somebody who has answered as many questions."""
    council = await found_council(session)
    checkin = await plan_checkin(session, council)
    (person,) = await hire(session, council)
    names = [f"q{number}" for number in range(questions)]
    given = [bulk.NewAnswer(person, name, Choice.LEVEL_3, NOW) for name in names]
    await bulk.add_answers(session, council, checkin.id, given)
    state = State(
        phase=Phase.FINISHED,
        checkin=checkin.id,
        questions=tuple(names),
        choices=dict.fromkeys(names, Choice.LEVEL_3),
        finished=True,
        language="cy",
    )
    await people.save_states(session, {person.id: state})
    return council, person.id


async def kept(session: Session) -> int:
    return await session.scalar(select(func.count()).select_from(tables.answer)) or 0


async def purge_all(session: Session, now: datetime) -> None:
    while await retention.purge(session, now):
        pass


async def test_answers_stay_for_the_councils_months_and_go_after_them(database: Database) -> None:
    async with database.write() as session:
        await answered(session)
        await purge_all(session, TWO_YEARS_ON)
        assert await kept(session) == 3
        await purge_all(session, TWO_YEARS_ON + MOMENT)
        assert await kept(session) == 0
        revisions = select(func.count()).select_from(tables.answer_revision)
        assert await session.scalar(revisions) == 0


async def test_each_council_has_its_own_period(database: Database) -> None:
    async with database.write() as session:
        council, _ = await answered(session)
        await retention.set_keep_months(session, council, 6)
        assert await retention.keep_months(session, council) == 6
        half_a_year_on = CLOSES.replace(month=CLOSES.month + 6)
        await purge_all(session, half_a_year_on)
        assert await kept(session) == 3
        await purge_all(session, half_a_year_on + MOMENT)
        assert await kept(session) == 0


async def test_the_choices_in_somebodys_conversation_go_too(database: Database) -> None:
    async with database.write() as session:
        await answered(session)
        await purge_all(session, TWO_YEARS_ON + MOMENT)
        (row,) = (await session.execute(tables.person.select())).mappings()
        assert "q1" not in row["state"]
        assert '"language":"cy"' in row["state"]
        assert (row["checkin_id"], row["has_finished"]) == (None, False)


async def test_whoever_stopped_has_still_stopped(database: Database) -> None:
    async with database.write() as session:
        _, person = await answered(session)
        checkin = await session.scalar(select(tables.checkin.c.id))
        await people.save_states(session, {person: State(phase=Phase.STOPPED, checkin=checkin)})
        await purge_all(session, TWO_YEARS_ON + MOMENT)
        assert await session.scalar(select(tables.person.c.has_stopped))


async def test_newer_answers_stay(database: Database) -> None:
    async with database.write() as session:
        council, number = await answered(session)
        (person,) = await hire(session, council, bulk.NewPerson("Bob"))
        newer = await checkins.ensure_checkin(
            session, council, QUARTER + 1, NOW, CLOSES + timedelta(days=90), framework_version="1"
        )
        await bulk.add_answers(session, council, newer.id, [bulk.NewAnswer(person, "q1", Choice.LEVEL_3, NOW)])
        await purge_all(session, TWO_YEARS_ON + MOMENT)
        assert list(await session.scalars(select(tables.answer.c.person_id))) == [person.id]
        assert number != person.id


async def test_what_was_published_stays(database: Database) -> None:
    async with database.write() as session:
        await answered(session)
        checkin = await session.scalar(select(tables.checkin.c.id))
        council = await session.scalar(select(tables.council.c.id))
        own = {"checkin_id": checkin, "council_id": council, "area": "", "role": ""}
        await session.execute(tables.snapshot.insert().values(**own, counts="[]"))
        await purge_all(session, TWO_YEARS_ON + MOMENT)
        assert await session.scalar(select(func.count()).select_from(tables.snapshot)) == 1


async def test_tidying_takes_no_more_than_asked_at_a_time(database: Database) -> None:
    async with database.write() as session:
        await answered(session, questions=5)
        later = TWO_YEARS_ON + MOMENT
        gone = [await retention.purge(session, later, limit=2) for _ in range(4)]
    # Revisions and answers, and once the person.
    assert sum(gone) == 5 + 5 + 1
    assert max(gone) <= 2 + 2 + 1


def test_months_end_on_a_day_that_is_there() -> None:
    ends = {(2026, 8, 31, 6): (2026, 2, 28), (2028, 2, 29, 24): (2026, 2, 28), (2026, 1, 5, 12): (2025, 1, 5)}
    for (year, month, day, months), earlier in ends.items():
        assert months_before(datetime(year, month, day, tzinfo=UTC), months) == datetime(*earlier, tzinfo=UTC)
