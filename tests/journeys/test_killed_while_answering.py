"""The server is killed again and again while people answer on both platforms: no answer that was taken is lost.

What the server does not take comes again, as the platforms do it: Slack sends what was typed once more under
the same id, and people press a button again that did nothing.
"""

import asyncio
import random
import re
import socket
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from time import time
from typing import Protocol

import aiohttp
import pytest
from sqlalchemy import select

from bot.clock import utc_now
from bot.settings import SHIPPED_FRAMEWORK
from storage import councils, schema
from storage.database import Database
from storage.tables import account, answer, answer_revision
from tests.answering_server import LISTENING, ServerOrders
from tests.platforms.slack import Person, Slack
from tests.platforms.slack import Reply as SlackReply
from tests.platforms.teams import Member, Teams
from tests.platforms.teams import Reply as TeamsReply
from tests.platforms.teams_cards import Json
from tests.program import open_checkin
from tests.scale import IS_WHOLE

PEOPLE, KILLS, LONGEST_THOUGHT = (50, 100, 55.0) if IS_WHOLE else (8, 3, 0.0)
"""How many seconds somebody thinks before an answer, at most: all kills are to come while people answer."""

QUESTIONS = 10

_NUMBER = re.compile(r"Question (\d+) of 10\b")
_ATTEMPTS = 600
_PAUSE = 0.1  # seconds; Slack waits for minutes


class _PatientSlack(Slack):
    """Sends a request again until it is answered with 200. `tried`: how often that was needed."""

    tried = 0

    async def post(self, body: bytes, headers: dict[str, str]) -> SlackReply:
        for _ in range(_ATTEMPTS):
            try:
                async with asyncio.timeout(10):
                    reply = await super().post(body, headers)
                if reply.status == 200:
                    return reply
            except (aiohttp.ClientError, TimeoutError):
                pass
            self.tried += 1
            await asyncio.sleep(_PAUSE)
        raise AssertionError("the server never came back")


class _PatientTeams(Teams):
    tried = 0

    async def _exchange(self, activity: Json, token: str | None = None) -> tuple[TeamsReply, Json | None]:
        for _ in range(_ATTEMPTS):
            try:
                async with asyncio.timeout(10):
                    reply, body = await super()._exchange(activity, token)
                if reply.status == 200:
                    return reply, body
            except (aiohttp.ClientError, TimeoutError):
                pass
            self.tried += 1
            await asyncio.sleep(_PAUSE)
        raise AssertionError("the server never came back")


class _Answering(Protocol):
    """Somebody who answers on one of the platforms. `asked`: the questions that came, by number and moment."""

    @property
    def id(self) -> str: ...
    def asked(self) -> Sequence[tuple[int, float]]: ...
    async def start(self) -> object: ...
    async def answer(self, choice: int, *, by_button: bool) -> object: ...
    async def until(self, holds: Callable[[], bool]) -> None: ...


@dataclass
class _OnSlack:
    slack: Slack
    person: Person

    @property
    def id(self) -> str:
        return self.person.id

    def asked(self) -> Sequence[tuple[int, float]]:
        own = [each for each in self.slack.api.messages if each.channel == self.person.direct]
        # A question that was answered is folded: what it asked stays in its plain text or its words.
        return [(int(found[1]), each.at) for each in own if (found := _NUMBER.search(each.text + each.words))]

    async def start(self) -> object:
        return await self.person.say("start")

    async def answer(self, choice: int, *, by_button: bool) -> object:
        if by_button:
            return await self.person.press(f"{choice} ")
        return await self.person.say(str(choice))

    async def until(self, holds: Callable[[], bool]) -> None:
        await self.slack.until(holds, within=90)


@dataclass
class _OnTeams:
    teams: Teams
    member: Member

    @property
    def id(self) -> str:
        return self.member.aad

    def asked(self) -> Sequence[tuple[int, float]]:
        shown = self.member.chat.messages
        return [
            (int(found[1]), each.at) for each in shown if (found := _NUMBER.search(each.summary + each.text))
        ]

    async def start(self) -> object:
        await self.teams.install(self.member)
        return await self.teams.say("start", self.member)

    async def answer(self, choice: int, *, by_button: bool) -> object:
        if by_button:
            return await self.teams.press(f"{choice} ", member=self.member)
        return await self.teams.say(str(choice), self.member)

    async def until(self, holds: Callable[[], bool]) -> None:
        await self.member.chat.until(lambda _: holds(), within=90)


@dataclass
class _Server:
    orders: ServerOrders
    kills: list[float] = field(default_factory=list)
    process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.answering_server",
            self.orders.as_text(),
            cwd=SHIPPED_FRAMEWORK.parent,
            stdout=asyncio.subprocess.PIPE,
        )
        assert self.process.stdout is not None
        line = await asyncio.wait_for(self.process.stdout.readline(), timeout=60)
        assert line.decode().strip() == LISTENING, "the server did not start"

    async def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.kills.append(time())
        await self.process.wait()

    async def stop(self) -> int | None:
        assert self.process is not None
        if self.process.returncode is None:
            self.process.terminate()
            await asyncio.wait_for(self.process.wait(), timeout=10)
        return self.process.returncode


@asynccontextmanager
async def _served(database_url: str, slack: Slack, teams: Teams) -> AsyncIterator[_Server]:
    orders = ServerOrders(
        database_url=database_url,
        port=_free_port(),
        slack_api=slack.api_url,
        signing_secret=slack.signing_secret,
        bot_token=slack.bot_token,
        app_id=teams.app_id,
        app_password=teams.app_password,
        tenant=teams.tenant_id,
        login=teams.login_url,
        metadata=teams.metadata_url,
    )
    server = _Server(orders)
    slack.app_url = f"http://127.0.0.1:{orders.port}/slack/events"
    teams.bot_url = f"http://127.0.0.1:{orders.port}/api/messages"
    await server.start()
    try:
        yield server
    finally:
        if server.process is not None and server.process.returncode is None:
            server.process.kill()
            await server.process.wait()


def _free_port() -> int:
    """The same for every server that takes the place of one that was killed."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def _answer_everything(who: _Answering, chance: random.Random) -> list[int]:
    """Answers each question once it is there; gives what was answered, all of it acknowledged."""
    given: list[int] = []
    await who.start()
    for number in range(1, QUESTIONS + 1):
        await who.until(lambda number=number: any(asked == number for asked, _ in who.asked()))  # type: ignore[misc]
        await asyncio.sleep(chance.uniform(0, LONGEST_THOUGHT))
        choice = chance.choice([3, 4, 5])
        await who.answer(choice, by_button=chance.random() < 0.5)
        given.append(choice)
    return given


async def _kill_at_random(server: _Server, chance: random.Random, is_over: Callable[[], bool]) -> None:
    """Until so many kills are done, or everybody has answered everything."""
    while len(server.kills) < KILLS and not is_over():
        await asyncio.sleep(chance.uniform(0.05, 1.0))
        await server.kill()
        await server.start()


@pytest.mark.timeout(900 if IS_WHOLE else 180)
async def test_no_answer_that_was_taken_is_lost_or_doubled_however_often_the_server_is_killed(
    database: Database, database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random()
    slack, teams = _PatientSlack(), _PatientTeams()
    async with slack, teams:
        await schema.upgrade(database)
        async with database.write() as session:
            for door, workspace in (("slack", slack.team), ("teams", teams.tenant_id)):
                place = await councils.ensure_workspace(session, door, workspace, door, utc_now())
                await open_checkin(session, place.council, utc_now())
        crowd: list[_Answering] = [
            _OnSlack(slack, slack.person(f"Person {number}")) for number in range(PEOPLE // 2)
        ]
        crowd += [_OnTeams(teams, teams.add(f"Person {number}")) for number in range(PEOPLE // 2)]
        async with _served(database_url, slack, teams) as server:
            answering = [asyncio.create_task(_answer_everything(who, chance)) for who in crowd]
            await _kill_at_random(server, chance, lambda: all(each.done() for each in answering))
            given = await asyncio.gather(*answering)
            assert await server.stop() == 0
    stored, revisions = await _stored(database)
    wanted = {who.id: Counter(choices) for who, choices in zip(crowd, given, strict=True)}
    repeated = [again for who in crowd for again in _asked_again(who.asked())]
    with capsys.disabled():
        print(
            f"\n{database.location.url.get_backend_name()}: {PEOPLE} people, {len(server.kills)} kills, "
            f"{slack.tried + teams.tried} requests sent again, {PEOPLE * QUESTIONS} answers: "
            f"{sum((wanted[each] - stored[each]).total() for each in wanted)} lost, "
            f"{revisions - PEOPLE * QUESTIONS} doubled; {len(repeated)} questions asked again"
        )
    assert stored == wanted
    assert revisions == PEOPLE * QUESTIONS
    for first, again in repeated:
        assert any(first <= kill + 1 and kill <= again for kill in server.kills), "asked twice without a kill"


def _asked_again(asked: Sequence[tuple[int, float]]) -> list[tuple[float, float]]:
    """The moments of questions that came twice in a row."""
    pairs = pairwise(asked)
    return [(first, again) for (number, first), (other, again) in pairs if number == other]


async def _stored(database: Database) -> tuple[dict[str, Counter[int]], int]:
    """Each person's choices, by the platform's id; and how many revisions there are."""
    async with database.read() as session:
        rows = await session.execute(
            select(account.c.user_id, answer.c.choice).join(answer, answer.c.person_id == account.c.person_id)
        )
        stored: dict[str, Counter[int]] = {}
        for user, choice in rows.tuples():
            stored.setdefault(user, Counter())[choice] += 1
        revisions = len((await session.execute(select(answer_revision.c.revision))).all())
    return stored, revisions
