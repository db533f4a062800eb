"""Whatever a platform sends, or a proxy makes of it: refused or taken, never a failure of ours."""

import asyncio
import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from hypothesis import given
from hypothesis import strategies as st

from adapters.base import Inbound, Outcome
from adapters.requests import Refused
from adapters.slack.http import PATH, Receiver
from adapters.slack.incoming import Incoming
from adapters.slack.translate import translate
from adapters.slack.verify import Payload, Verifier
from adapters.teams import door as teams
from adapters.teams.config import TeamsConfig
from bot.clock import utc_now
from conversations.compose import compose
from conversations.effects import Say
from conversations.people import Place
from conversations.state import State
from conversations.step import step
from tests.adapters.slack.running import recorded as of_slack
from tests.adapters.teams.recorded import recorded as of_teams
from tests.conversations.builders import A_CONTEXT, ENGLISH
from tests.fuzz.mutations import Json, as_bytes, cases, damaged, damaged_bytes
from tests.platforms.slack import Slack

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
ANSWERS = frozenset({200, 400, 401, 403, 413, 415, 501})
JSON, FORM = "application/json", "application/x-www-form-urlencoded"


def _names(platform: str) -> list[str]:
    folder = Path(__file__).parents[1] / "adapters" / platform / "payloads"
    return sorted(path.stem for path in folder.glob("*.json"))


SLACK = [of_slack(name) for name in _names("slack")]
TEAMS: list[Json] = [dict(of_teams(name)) for name in _names("teams")]


class Unasked(Incoming):
    """Takes every workspace for ours, and asks Slack nothing."""

    def __init__(self) -> None:
        pass

    async def understand(self, payload: Payload) -> Inbound | None:
        heard = translate(payload, NOW)
        return heard.inbound if heard else None


async def take(inbound: Inbound) -> Outcome:
    """As the turns do, without a database."""
    for context in (A_CONTEXT, replace(A_CONTEXT, place=Place.SHARED)):
        for effect in step(State(), inbound.event, context).effects:
            if isinstance(effect, Say):
                compose(effect, ENGLISH)
    assert inbound.key.encode(errors="surrogatepass")
    return Outcome()


class Served:
    """A door's route on loopback, for tests that are not coroutines."""

    def __init__(self, route: web.RouteDef) -> None:
        self._route = route
        self._runner = asyncio.Runner()
        self._client: TestClient[Any, Any] | None = None

    def __enter__(self) -> "Served":
        app = web.Application()
        app.add_routes([self._route])
        self._client = self._runner.run(self._start(app))
        return self

    def __exit__(self, *_: object) -> None:
        assert self._client is not None
        self._runner.run(self._client.close())
        self._runner.close()

    async def _start(self, app: web.Application) -> TestClient[Any, Any]:
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


def slack_route() -> web.RouteDef:
    receiver = Receiver(Verifier(Slack.signing_secret, NOW.timestamp), take)

    async def receive(request: web.Request) -> web.StreamResponse:
        return await receiver.receive(request, Unasked())

    return web.post(PATH, receive)


def bodies_of_slack() -> st.SearchStrategy[tuple[str, bytes]]:
    broken = damaged(SLACK)
    return st.one_of(
        st.tuples(st.just(JSON), broken.map(as_bytes)),
        st.tuples(st.just(FORM), broken.map(lambda each: urlencode({"payload": as_bytes(each)}).encode())),
        st.tuples(
            st.just(FORM),
            damaged([of_slack("slash_command")]).map(lambda each: urlencode(each, errors="replace").encode()),
        ),
        st.tuples(st.sampled_from((JSON, FORM)), damaged_bytes([as_bytes(each) for each in SLACK])),
    )


def test_whatever_slack_signs_is_refused_or_taken(caplog: pytest.LogCaptureFixture) -> None:
    slack = Slack(clock=NOW.timestamp)
    with Served(slack_route()) as served:

        @cases(80)
        @given(bodies_of_slack())
        def post(sent: tuple[str, bytes]) -> None:
            assert served.post(sent[1], slack.signed(*sent)) in ANSWERS

        post()
    assert "Traceback" not in caplog.text
    assert "failed inside" not in caplog.text


def test_whatever_teams_posts_is_refused_or_taken(caplog: pytest.LogCaptureFixture) -> None:
    door = teams.TeamsDoor(TeamsConfig(loopback=True), now=utc_now)
    local = [{**each, "serviceUrl": "http://127.0.0.1:1/uk/"} for each in TEAMS]
    (route,) = door.routes(take)
    assert isinstance(route, web.RouteDef)
    with Served(route) as served:

        @cases(100)
        @given(st.one_of(damaged(local).map(as_bytes), damaged_bytes([as_bytes(each) for each in local])))
        def post(body: bytes) -> None:
            assert served.post(body, {"Content-Type": JSON}) in ANSWERS

        post()
    assert "Traceback" not in caplog.text
    assert "must be sent again" not in caplog.text, "the platform would send it for ever"


@cases(300)
@given(damaged(SLACK))
def test_whatever_slack_says_is_translated_or_refused(payload: Json) -> None:
    """Faster than through HTTP, so that more is tried."""
    try:
        heard = translate(payload, NOW)
    except Refused as refused:
        assert refused.status == 400
        return
    if heard is not None and heard.inbound is not None:
        asyncio.run(take(heard.inbound))
