"""The whole program behind real HTTP on loopback, sending in the background as `waymark serve` does."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from adapters.base import Door
from bot import claims
from bot.app import Application, running
from bot.web import make_web_app
from conversations.people import Account
from storage import checkins, councils, people, summaries
from storage.database import Database
from tests.program import LANGUAGES, open_checkin


@dataclass(frozen=True, slots=True)
class Served:
    """`url` ends without a slash."""

    application: Application
    url: str

    async def appoint(self, account: Account) -> None:
        """Makes somebody a lead, as `waymark lead add` does."""
        async with self.application.database.write() as session:
            now = self.application.clock()
            await councils.lead_add(session, account.door, account.workspace, account.user, now)

    async def close_checkins(self) -> None:
        """What leads do at the end: what may be shown is published by it."""
        now = self.application.clock()
        async with self.application.database.write() as session:
            known = [council.id for council in await councils.all_councils(session)]
            for council, here in (await checkins.current(session, known, now)).items():
                for checkin in here.checkins:
                    await checkins.change(session, council, checkin.id, closes_at=now, now=now)
        await self.application.rounds.tick()

    async def answers(self, account: Account) -> dict[str, summaries.GivenAnswer]:
        """What is stored of somebody's answers, by question."""
        async with self.application.database.write() as session:
            now = self.application.clock()
            standing = (await people.load_standings(session, [account], now))[account]
            checkin, person = standing.state.checkin, standing.person
            given = await summaries.answers_of(session, person.council, checkin or 0, person.id)
        return {each.question: each for each in given}


@asynccontextmanager
async def served(database: Database, doors: Sequence[Door]) -> AsyncIterator[Served]:
    async with running(database, LANGUAGES, doors, questions_each=10) as application:
        await claims.offer_all(database, doors, application.clock())
        await open_checkins(database, application.clock())
        runner = web.AppRunner(make_web_app(application), shutdown_timeout=1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            yield Served(application, f"http://127.0.0.1:{runner.addresses[0][1]}")
        finally:
            await runner.cleanup()


async def open_checkins(database: Database, now: datetime) -> None:
    """What the leads of all councils do first."""
    async with database.write() as session:
        for council in await councils.all_councils(session):
            await open_checkin(session, council.id, now)
