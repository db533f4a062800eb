"""A nudge that Teams may have taken: sent again by default, and never twice where the settings say so."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from adapters.teams.config import TeamsConfig
from adapters.teams.door import TeamsDoor
from bot.app import Application, running
from bot.sending import MAY_HAVE_ARRIVED
from bot.web import make_web_app
from storage import councils
from storage.database import Database
from tests.platforms.teams import Teams
from tests.platforms.teams_connector import Fault
from tests.program import LANGUAGES, NOW, Clock, open_checkin
from tests.storage.world import given_up


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with Teams(local=True) as platform:
        yield platform


@pytest.mark.parametrize(("resend_nudges", "copies"), [(True, 2), (False, 1)])
async def test_a_nudge_that_may_have_arrived_comes_as_often_as_the_settings_allow(
    database: Database, teams: Teams, resend_nudges: bool, copies: int
) -> None:
    clock = Clock()
    door = TeamsDoor(TeamsConfig(loopback=True), now=clock)
    application = running(
        database,
        LANGUAGES,
        [door],
        questions_each=10,
        resend_nudges=resend_nudges,
        clock=clock,
        in_background=False,
    )
    async with application as program:
        await _install(program, teams)
        await program.deliveries.drain()
        before = len(teams.member.chat.messages)
        async with database.write() as session:
            place = await councils.ensure_workspace(session, "teams", "local", "Anytown", NOW)
            await open_checkin(session, place.council, clock())
        clock.move(minutes=30)
        await program.rounds.tick()
        teams.connector.script.append(Fault(drop=True, taken=True))
        for _ in range(3):
            await program.deliveries.drain()
            clock.move(minutes=1)
    nudges = teams.member.chat.messages[before:]
    assert len(nudges) == copies
    assert len({each.text for each in nudges}) == 1
    async with database.read() as session:
        letters = await given_up(session, place.council)
    assert [letter.error for letter in letters] == [MAY_HAVE_ARRIVED] * (2 - copies)


async def _install(program: Application, teams: Teams) -> None:
    """The member gets the app, at an address that lives no longer than this."""
    runner = web.AppRunner(make_web_app(program), shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    teams.bot_url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/messages"
    await teams.install()
    await runner.cleanup()
