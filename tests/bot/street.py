"""The real web app with every route, opposite a loopback Slack and Teams, as it is seen from the street."""

import io
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import select

from adapters.base import Door, Pace, Rate, TryLater, Workspace
from adapters.slack.config import OAuthConfig, SlackConfig
from adapters.slack.door import SlackDoor
from adapters.slack.installations import Installed, Removal
from adapters.teams.config import Cloud, TeamsConfig
from adapters.teams.door import TeamsDoor
from bot.app import Application, running
from bot.clock import utc_now
from bot.gate import A_MINUTE
from bot.watching import Watch
from bot.web import make_web_app
from storage import tables
from storage.database import Database
from tests.platforms.slack import Slack
from tests.platforms.teams import Teams
from tests.program import LANGUAGES

CLIENT_SECRET = "an-oauth-secret-of-slack"
_QUICK = Pace(Rate(100, 1_000.0), Rate(100, 1_000.0), counts_updates=False)
_ISSUER = "https://api.botframework.com"


@dataclass
class NothingInstalled:
    """Implements adapters.slack.installations.Installations; `calls` are those that would leave a row."""

    calls: list[str] = field(default_factory=list)

    async def is_first_use(self, state: str) -> bool:
        self.calls.append("is_first_use")
        return True

    async def add(self, installed: Installed) -> None:
        self.calls.append("add")

    async def knows(self, workspace: str) -> bool:
        return False

    async def token(self, workspace: str) -> str:
        raise TryLater("not installed")

    async def refused(self, workspace: str, token: str, code: str) -> TryLater:
        self.calls.append("refused")
        return TryLater("not installed")

    async def remove(self, workspace: str, removal: Removal) -> None:
        self.calls.append("remove")

    async def workspaces(self) -> Sequence[Workspace]:
        return ()


@dataclass(frozen=True, slots=True)
class Street:
    application: Application
    client: TestClient[Any, Any]
    installations: NothingInstalled

    async def post(self, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
        async with self.client.post(path, data=io.BytesIO(body), headers=headers) as answer:
            return answer.status, await answer.text()

    async def rows(self) -> dict[str, list[str]]:
        """All that is kept, by table."""
        async with self.application.database.read() as session:
            return {
                table.name: sorted(str(row) for row in await session.execute(select(table)))
                for table in tables.Row.metadata.sorted_tables
            }


@asynccontextmanager
async def open_street(
    database: Database,
    slack: Slack,
    teams: Teams,
    *,
    many_workspaces: bool = False,
    watch: Watch | None = None,
    a_minute: int = A_MINUTE,
) -> AsyncIterator[Street]:
    """Both platforms post to it. Nothing is sent until asked for. `many_workspaces`: Slack's by OAuth.
    `a_minute` as in bot.gate.
    """
    installations = NothingInstalled()
    doors = [
        _slack(slack, installations if many_workspaces else None),
        TeamsDoor(_teams(teams), now=utc_now, pace=_QUICK),
    ]
    started = running(
        database,
        LANGUAGES,
        doors,
        questions_each=10,
        in_background=False,
        watch=watch,
        a_minute=a_minute,
    )
    async with started as application, TestClient(TestServer(make_web_app(application))) as client:
        slack.app_url = str(client.make_url("/slack/events"))
        teams.bot_url = str(client.make_url("/api/messages"))
        yield Street(application, client, installations)


def _slack(slack: Slack, installations: NothingInstalled | None) -> Door:
    if installations is None:
        config = SlackConfig(slack.signing_secret, slack.bot_token, api_url=slack.api_url)
        return SlackDoor(config, now=utc_now, pace=_QUICK)
    oauth = OAuthConfig("1.2", CLIENT_SECRET, "https://waymark.example.gov.uk")
    config = SlackConfig(slack.signing_secret, api_url=slack.api_url, oauth=oauth)
    return SlackDoor(config, now=utc_now, installations=installations)


def _teams(teams: Teams) -> TeamsConfig:
    return TeamsConfig(
        app_id=teams.app_id,
        app_password=teams.app_password,
        tenant_id=teams.tenant_id,
        loopback=True,
        cloud=Cloud(
            login=teams.login_url,
            tenant="botframework.com",
            scope=_ISSUER,
            issuer=_ISSUER,
            metadata=teams.metadata_url,
        ),
    )
