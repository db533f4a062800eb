"""Several councils in one deployment, each with a check-in of which figures are published."""

from datetime import datetime, timedelta

from bot.benchmarks import Sector
from conversations.answers import Choice
from conversations.benchmark import SETTLES, Counts, edition
from conversations.people import CheckIn
from conversations.published import Value
from conversations.release_times import EVERY
from conversations.releases import EVERYTHING, tags_of
from storage import benchmarks, checkins, releases, snapshots
from storage.database import Database
from tests.conversations.builders import FRAMEWORK
from tests.storage.world import NOW, QUARTER, found_council

VERSION = FRAMEWORK.version
EDITION = edition(VERSION)
CLOSES = NOW + timedelta(days=14)
SHOWN = CLOSES + SETTLES
"""When check-ins that close at CLOSES are counted."""

FIRST = FRAMEWORK.questions[0]


def sector(database: Database) -> Sector:
    return Sector(database, FRAMEWORK, len(FRAMEWORK.questions))


async def found_sharing(
    database: Database,
    *means: Choice,
    begins_with: int = 1,
    quarter: int = QUARTER,
    closes_at: datetime = CLOSES,
    shares: bool = True,
    synthetic: bool = False,
    answers: int = 5,
) -> list[CheckIn]:
    """A council for each mean: its people all gave that level, to one question. The councils are numbered."""
    made = []
    for number, level in enumerate(means, begins_with):
        async with database.write() as session:
            council = await found_council(session, f"T{number}")
            checkin = await checkins.ensure_checkin(
                session, council, quarter, NOW, closes_at, framework_version=VERSION, synthetic=synthetic
            )
            if shares:
                await benchmarks.share(session, council, wanted=True, now=NOW)
            await releases.claim(session, checkin, None, closes_at + EVERY)
            await snapshots.keep(session, checkin, {EVERYTHING: {tags_of(FIRST): {Value(level): answers}}})
        made.append(checkin)
    return made


async def counts_now(database: Database, quarter: int = QUARTER, edition: str = EDITION) -> Counts:
    async with database.read() as session:
        return await benchmarks.published(session, quarter, edition)
