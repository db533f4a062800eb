"""A made-up database for measurements: councils of 4,000 people who have answered for twelve quarters."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from time import perf_counter

from sqlalchemy import text

from bot.frameworks import read_languages
from bot.publishing import Publisher
from bot.settings import SHIPPED_FRAMEWORK
from conversations.calendar import Calendar, scheduled
from conversations.people import CheckIn
from storage import checkins, schema
from storage.councils import all_councils, create_council
from storage.database import Database, Session

NOW = datetime(2026, 10, 12, 10, tzinfo=UTC)
"""While the twelfth check-in is open."""

NEWEST = 2026 * 4 + 3
QUARTERS = 12
PEOPLE = 4_000
EACH = 10

LANGUAGES = read_languages(SHIPPED_FRAMEWORK)
FRAMEWORK = LANGUAGES.framework

_ADD_QUESTION = "INSERT INTO bench_question VALUES (:n, :name)"
_ADD_PEOPLE = """
WITH RECURSIVE series(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM series WHERE n < :last)
INSERT INTO person (council_id, ordinal, name, role, service_area, is_lead, locale, zone, pattern, state,
    created_at, has_finished, has_stopped, wants_reminders, is_planned)
SELECT :council, n, 'Person ' || n, CASE n % 8 WHEN 0 THEN 'leader' ELSE 'frontline' END,
    'Area ' || (n * 7919 % 10007 % 20), false, 'en', 'Europe/London', '12345 09:00-17:00', '{}',
    '2020-01-01 00:00:00.000000', false, false, true, true
FROM series
"""
# Five in six of the questions that people get are answered; `luck` makes up how.
_ADD_ANSWERS = """
INSERT INTO answer (checkin_id, person_id, question_id, revision, council_id, choice, barrier, comment, role,
    service_area, door, answered_at, published_choice, published_barrier, published_evidence, times_published)
SELECT :checkin, id, question, 1, :council, choice, barrier, comment, role, service_area, 'bench',
    '2026-01-01 00:00:00.000000', CASE WHEN {published} THEN choice END,
    CASE WHEN {published} THEN barrier END, {published} AND choice >= 4 AND comment IS NOT NULL,
    CASE WHEN {published} THEN 1 ELSE 0 END
FROM (
    SELECT id, question, role, service_area, choice,
        CASE WHEN choice IN (1, 2) THEN
            CASE luck % 4 WHEN 0 THEN 'budget' WHEN 1 THEN 'legacy' WHEN 2 THEN 'expertise'
                ELSE 'resistance' END
        END AS barrier,
        CASE WHEN luck % 3 = 0 THEN 'Yes' END AS comment
    FROM (
        SELECT id, question, role, service_area, luck,
            CASE WHEN luck % 100 < 4 THEN -1 WHEN luck % 100 < 12 THEN 0 WHEN luck % 100 < 25 THEN 1
                WHEN luck % 100 < 50 THEN 2 WHEN luck % 100 < 75 THEN 3 WHEN luck % 100 < 92 THEN 4 ELSE 5
            END AS choice
        FROM (
            SELECT person.id, bench_question.name AS question, person.role, person.service_area,
                (person.ordinal * 31 + bench_question.n * 577 + :quarter * 1009) % 10007 * 7919 % 10007 AS luck
            FROM person JOIN bench_question
                ON (person.ordinal + bench_question.n * 7 + :quarter * 5) % 36 < 10
            WHERE person.council_id = :council
        ) AS asked
        WHERE luck % 6 > 0
    ) AS chosen
) AS given
"""
_ADD_TAGS = """
INSERT INTO tags (checkin_id, council_id, question, mission, enabler, principle, area, role)
SELECT DISTINCT checkin.id, checkin.council_id, bench_question.name, 'councils', 'data', 'value',
    person.service_area, 'frontline'
FROM checkin JOIN person ON person.council_id = checkin.council_id CROSS JOIN bench_question
WHERE checkin.id = :checkin
"""
_ADD_COUNTS = """
INSERT INTO published (tags_id, choice, barrier, has_evidence, number)
SELECT tags.id, series.n % 7 - 1, 'barrier ' || series.n, false, 2
FROM tags CROSS JOIN (SELECT n FROM bench_question WHERE n < 14) AS series WHERE tags.checkin_id = :checkin
"""
_ADD_NUDGES = """
INSERT INTO nudge (checkin_id, person_id, key, council_id, due_at, expires_at, state)
SELECT checkin.id, person.id, 'invitation', person.council_id, person.created_at, person.created_at,
    CASE person.ordinal % 50 WHEN 0 THEN 'failed' ELSE 'sent' END
FROM checkin JOIN person ON person.council_id = checkin.council_id WHERE checkin.id = :checkin
"""


async def fill(url: str, councils: int) -> None:
    """400,000 answers at each council. Those of the first are published as the program does it; of the others
    the counts are made up.
    """
    started = perf_counter()
    database = Database(url)
    await schema.upgrade(database)
    await add_councils(database, [PEOPLE] * councils)
    await database.close()
    print(f"  filled in {perf_counter() - started:.0f} s", flush=True)
    await publish(url)


async def add_councils(database: Database, sizes: Sequence[int]) -> None:
    """A council for each of the sizes, which are numbers of people. All but the first have published counts."""
    async with database.write() as session:
        await session.execute(text("CREATE TABLE bench_question (n INTEGER PRIMARY KEY, name TEXT)"))
        questions = [{"n": n, "name": each.id} for n, each in enumerate(FRAMEWORK.questions)]
        await session.execute(text(_ADD_QUESTION), questions)
    for number, people in enumerate(sizes):
        async with database.write() as session:
            await trust_keys(session)
            await _add_council(session, f"Council {number}", people, is_published=number > 0)
    async with database.write() as session:
        await session.execute(text("DROP TABLE bench_question"))


async def trust_keys(session: Session) -> None:
    """Whoever the rows belong to is there: on PostgreSQL, looking for them takes most of the time."""
    if session.get_bind().dialect.name != "sqlite":
        await session.execute(text("SET LOCAL session_replication_role = replica"))


async def _add_council(session: Session, name: str, people: int, *, is_published: bool) -> None:
    council = (await create_council(session, name, NOW - timedelta(days=2_000))).id
    await session.execute(text(_ADD_PEOPLE), {"council": council, "last": people - 1})
    published = "true" if is_published else "false"
    for quarter in range(NEWEST - QUARTERS + 1, NEWEST + 1):
        checkin = await _add_checkin(session, council, quarter)
        given = {"council": council, "checkin": checkin.id, "quarter": quarter}
        await session.execute(text(_ADD_ANSWERS.format(published=published)), given)
        await session.execute(text(_ADD_NUDGES), {"checkin": checkin.id})
        if is_published:
            await session.execute(text(_ADD_TAGS), {"checkin": checkin.id})
            await session.execute(text(_ADD_COUNTS), {"checkin": checkin.id})


async def _add_checkin(session: Session, council: int, quarter: int) -> CheckIn:
    planned = scheduled(Calendar(), quarter)
    assert planned is not None
    return await checkins.ensure_checkin(
        session,
        council,
        quarter,
        planned.opens_at,
        planned.closes_at,
        framework_version=FRAMEWORK.version,
    )


class TimedDatabase(Database):
    """Notes how long others had to wait for each of its transactions."""

    held: list[float]

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Session]:
        async with super().write() as session:
            started = perf_counter()
            yield session
            self.held.append(perf_counter() - started)


async def publish(url: str) -> None:
    """All quarters of the first council, as the program does."""
    database = TimedDatabase(url)
    database.held = []
    publisher = Publisher(database, FRAMEWORK, EACH)
    async with database.read() as session:
        council = (await all_councils(session))[0].id
        rounds = await checkins.latest(session, council, QUARTERS)
    started = perf_counter()
    answers = [await publisher.publish(checkin, NOW) for checkin in rounds]
    took, longest = perf_counter() - started, 1_000 * max(database.held)
    print(f"  published {sum(answers):,} answers in {took:.1f} s, the longest transaction {longest:.0f} ms")
    await database.close()
