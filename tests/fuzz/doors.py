"""The two doors' routes on loopback, for whatever a platform could post to them."""

import asyncio
import io
import logging
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from adapters.base import Inbound, Outcome
from adapters.slack.http import PATH, Receiver
from adapters.slack.incoming import Incoming
from adapters.slack.translate import translate
from adapters.slack.verify import Payload, Verifier
from adapters.teams.config import TeamsConfig
from adapters.teams.door import TeamsDoor
from bot.clock import utc_now
from conversations.compose import compose
from conversations.effects import Say
from conversations.people import Place
from conversations.state import State
from conversations.step import step
from tests.adapters.slack.running import recorded as of_slack
from tests.adapters.teams.recorded import recorded as of_teams
from tests.conversations.builders import A_CONTEXT, ENGLISH
from tests.fuzz.mutations import Json
from tests.platforms.slack import Slack

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
JSON, FORM = "application/json", "application/x-www-form-urlencoded"


def _names(platform: str) -> list[str]:
    folder = Path(__file__).parents[1] / "adapters" / platform / "payloads"
    return sorted(path.stem for path in folder.glob("*.json"))


SLACK: list[Json] = [of_slack(name) for name in _names("slack")]
COMMANDS = [each for each in SLACK if "command" in each]
TEAMS: list[Json] = [{**of_teams(name), "serviceUrl": "http://127.0.0.1:1/uk/"} for name in _names("teams")]
"""All that was recorded; Teams' as if it came from this machine, where no token is asked for."""


async def take(inbound: Inbound) -> Outcome:
    """As the turns do, without a database."""
    for context in (A_CONTEXT, replace(A_CONTEXT, place=Place.SHARED)):
        for effect in step(State(), inbound.event, context).effects:
            if isinstance(effect, Say):
                compose(effect, ENGLISH)
    assert inbound.key.encode(errors="surrogatepass")
    return Outcome()


class Served:
    """A door's route, for checks that are not coroutines. `faults`: what it wrote to the log as an error."""

    def __init__(self, route: web.RouteDef) -> None:
        self._route = route
        self._runner = asyncio.Runner()
        self._client: TestClient[Any, Any] | None = None
        self._log = _Faults()

    @property
    def faults(self) -> list[str]:
        return self._log.found

    def __enter__(self) -> Self:
        logging.getLogger().addHandler(self._log)
        self._client = self._runner.run(self._start())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._client is not None
        self._runner.run(self._client.close())
        self._runner.close()
        logging.getLogger().removeHandler(self._log)

    async def _start(self) -> TestClient[Any, Any]:
        app = web.Application()
        app.add_routes([self._route])
        client = TestClient(TestServer(app))
        await client.start_server()
        return client

    def post(self, body: bytes, headers: dict[str, str]) -> int:
        return self._runner.run(self._post(body, headers))

    async def _post(self, body: bytes, headers: dict[str, str]) -> int:
        assert self._client is not None
        async with (
            asyncio.timeout(10),
            self._client.post(self._route.path, data=io.BytesIO(body), headers=headers) as answer,
        ):
            return answer.status


class _Faults(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(record.getMessage())


class _Unasked(Incoming):
    """Takes every workspace for ours, and asks Slack nothing."""

    def __init__(self) -> None:
        pass

    async def understand(self, payload: Payload) -> Inbound | None:
        heard = translate(payload, NOW)
        return heard.inbound if heard else None


def slack_served() -> Served:
    receiver = Receiver(Verifier(Slack.signing_secret, NOW.timestamp), take)

    async def receive(request: web.Request) -> web.StreamResponse:
        return await receiver.receive(request, _Unasked())

    return Served(web.post(PATH, receive))


def teams_served() -> Served:
    (route,) = TeamsDoor(TeamsConfig(loopback=True), now=utc_now).routes(take)
    assert isinstance(route, web.RouteDef)
    return Served(route)
