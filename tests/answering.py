"""People who answer on both platforms while something goes wrong, and the server that they answer to.

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
from datetime import timedelta
from time import time
from typing import Protocol

import aiohttp
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

QUESTIONS = 10

_NUMBER = re.compile(r"Question (\d+) of 10\b")
_ATTEMPTS = 600
_PAUSE = 0.1  # seconds; Slack waits for minutes


class PatientSlack(Slack):
    """Sends a request again until it is answered with 200. `tried`: how often that was needed."""

    tried = 0

    async def post(self, body: bytes, headers: dict[str, str]) -> SlackReply:
        for _ in range(_ATTEMPTS):
            try:
                async with asyncio.timeout(10):
                    # Signed anew, as Slack does it: clocks may have been set meanwhile.
                    reply = await super().post(body, self.signed(headers["Content-Type"], body))
                if reply.status == 200:
                    return reply
            except (aiohttp.ClientError, TimeoutError):
                pass
            self.tried += 1
            await asyncio.sleep(_PAUSE)
        raise AssertionError("the server never came back")


class PatientTeams(Teams):
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


class Answering(Protocol):
    """Somebody who answers on one of the platforms. `asked`: the questions that came, by number and moment."""

    @property
    def id(self) -> str: ...
    def asked(self) -> Sequence[tuple[int, float]]: ...
    async def start(self) -> object: ...
    async def answer(self, choice: int, *, by_button: bool) -> object: ...
    async def until(self, holds: Callable[[], bool]) -> None: ...


@dataclass
class OnSlack:
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
class OnTeams:
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
class AnsweringServer:
    """`log`: the errors that it has logged."""

    orders: ServerOrders
    kills: list[float] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    process: asyncio.subprocess.Process | None = None
    reading: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.answering_server",
            self.orders.as_text(),
            cwd=SHIPPED_FRAMEWORK.parent,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        self.reading = asyncio.create_task(self._read_log(self.process.stderr))
        line = await asyncio.wait_for(self.process.stdout.readline(), timeout=60)
        assert line.decode().strip() == LISTENING, f"the server did not start: {self.log}"

    async def _read_log(self, stream: asyncio.StreamReader) -> None:
        while line := await stream.readline():
            self.log.append(line.decode())

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
        if self.reading is not None:
            await self.reading
        return self.process.returncode


def orders(database_url: str, slack: Slack, teams: Teams, port: int) -> ServerOrders:
    return ServerOrders(
        database_url=database_url,
        port=port,
        slack_api=slack.api_url,
        signing_secret=slack.signing_secret,
        bot_token=slack.bot_token,
        app_id=teams.app_id,
        app_password=teams.app_password,
        tenant=teams.tenant_id,
        login=teams.login_url,
        metadata=teams.metadata_url,
    )


def send_to(port: int, slack: Slack, teams: Teams) -> None:
    """From now on both platforms send to the server at this port."""
    slack.app_url = f"http://127.0.0.1:{port}/slack/events"
    teams.bot_url = f"http://127.0.0.1:{port}/api/messages"


@asynccontextmanager
async def served(told: ServerOrders) -> AsyncIterator[AnsweringServer]:
    """A server that runs; ended at the end, however it goes."""
    server = AnsweringServer(told)
    await server.start()
    try:
        yield server
    finally:
        if server.process is not None and server.process.returncode is None:
            server.process.kill()
            await server.process.wait()
        if server.reading is not None:
            await server.reading


def free_port() -> int:
    """The same for every server that takes the place of one that was killed."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def open_for(database: Database, slack: Slack, teams: Teams) -> None:
    """Makes the tables, and a council for each platform with a check-in that has been open for some hours."""
    await schema.upgrade(database)
    since = utc_now() - timedelta(hours=3)
    async with database.write() as session:
        for door, workspace in (("slack", slack.team), ("teams", teams.tenant_id)):
            place = await councils.ensure_workspace(session, door, workspace, door, since)
            await open_checkin(session, place.council, since)


def make_crowd(slack: Slack, teams: Teams, people: int) -> list[Answering]:
    """So many people, half of them on each platform."""
    on_slack = [OnSlack(slack, slack.person(f"Person {number}")) for number in range(people // 2)]
    on_teams = [OnTeams(teams, teams.add(f"Person {number}")) for number in range(people // 2)]
    return [*on_slack, *on_teams]


async def answer_everything(who: Answering, chance: random.Random, longest_thought: float) -> list[int]:
    """Answers each question once it is there; gives what was answered, all of it acknowledged.

    `longest_thought`: seconds that somebody thinks before an answer, at most.
    """
    given: list[int] = []
    await who.start()
    for number in range(1, QUESTIONS + 1):
        await who.until(lambda number=number: any(asked == number for asked, _ in who.asked()))  # type: ignore[misc]
        await asyncio.sleep(chance.uniform(0, longest_thought))
        choice = chance.choice([3, 4, 5])
        await who.answer(choice, by_button=chance.random() < 0.5)
        given.append(choice)
    return given


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the answers that were acknowledged.

    `again`: for each question that came twice to one person, the moments of both.
    """

    answers: int
    lost: int
    doubled: int
    again: Sequence[tuple[float, float]]


async def tally(database: Database, crowd: Sequence[Answering], given: Sequence[Sequence[int]]) -> Tally:
    """`given`: the choices of each of the crowd."""
    stored, revisions = await _stored(database)
    wanted = {who.id: Counter(choices) for who, choices in zip(crowd, given, strict=True)}
    answers = sum(map(len, given))
    return Tally(
        answers=answers,
        lost=sum((wanted[each] - stored.get(each, Counter())).total() for each in wanted),
        doubled=revisions - answers,
        again=[moments for who in crowd for moments in asked_again(who.asked())],
    )


def asked_again(asked: Sequence[tuple[int, float]]) -> list[tuple[float, float]]:
    """The moments of questions that had come before, and of when they came last."""
    came: dict[int, float] = {}
    again = []
    for number, moment in asked:
        if number in came:
            again.append((came[number], moment))
        came[number] = moment
    return again


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
