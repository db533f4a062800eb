"""Three processes hand out one check-in's invitations and are killed again and again: nobody is left out.

Each runs on its own, on one PostgreSQL or one SQLite file, opposite a loopback Slack that notes every message.
"""

import asyncio
import random
import sys
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from time import time

import pytest
from sqlalchemy import func, select

from bot.settings import SHIPPED_FRAMEWORK
from conversations.people import Account
from storage import councils, people
from storage.database import Database
from storage.nudges import NudgeState
from storage.tables import nudge
from tests.platforms.slack import Slack
from tests.platforms.slack_failures import Says
from tests.program import open_checkin
from tests.replica import RUNNING, Orders, ahead_of_now
from tests.scale import IS_WHOLE

PEOPLE, KILLS = (1_500, 25) if IS_WHOLE else (300, 6)
REPLICAS = 3

MORNING = datetime(2026, 10, 7, 10, 30, tzinfo=UTC)
"""A Wednesday, 11:30 in London: what opened at 9:30 has been due for long, however far it was spread."""


@dataclass
class Replicas:
    """`kills`: when each was, in seconds since 1970."""

    orders: Orders
    running: list[asyncio.subprocess.Process] = field(default_factory=list)
    kills: list[float] = field(default_factory=list)

    async def start(self) -> None:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.replica",
            self.orders.as_text(),
            cwd=SHIPPED_FRAMEWORK.parent,
            stdout=asyncio.subprocess.PIPE,
        )
        self.running.append(process)
        assert process.stdout is not None
        line = await asyncio.wait_for(process.stdout.readline(), timeout=60)
        assert line.decode().strip() == RUNNING, "the replica did not start"

    async def kill_one(self) -> None:
        """SIGKILL, and another takes its place."""
        process = self.running.pop(random.randrange(len(self.running)))
        process.kill()
        self.kills.append(time())
        await process.wait()
        await self.start()

    async def stop(self) -> None:
        for process in self.running:
            if process.returncode is None:
                process.terminate()
        for process in self.running:
            await asyncio.wait_for(process.wait(), timeout=60)


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    async with Slack() as platform:
        yield platform


@asynccontextmanager
async def _replicas(orders: Orders) -> AsyncIterator[Replicas]:
    replicas = Replicas(orders)
    try:
        await asyncio.gather(*(replicas.start() for _ in range(REPLICAS)))
        yield replicas
    finally:
        await replicas.stop()


async def _fill(database: Database, slack: Slack) -> list[str]:
    """A check-in that opened at 9:30 London time, and people whom the bot may write to; their Slack ids."""
    members = [slack.person(f"Person {number}") for number in range(PEOPLE)]
    opened = MORNING - timedelta(hours=2)
    async with database.write() as session:
        workspace = await councils.ensure_workspace(session, "slack", slack.team, "Anytown", opened)
        accounts = [Account("slack", slack.team, member.id) for member in members]
        await people.load_standings(session, accounts, opened - timedelta(days=30))
        await open_checkin(session, workspace.council, opened)
    return [member.direct for member in members]


async def _kill_at_random(replicas: Replicas, slack: Slack, chats: list[str]) -> None:
    """Kills at moments spread over the whole run, each once so many messages more have arrived."""
    chance = random.Random()
    marks = sorted(chance.sample(range(20, PEOPLE - 20), KILLS))
    for mark in marks:
        await slack.until(lambda mark=mark: len(slack.api.messages) >= mark, within=90)  # type: ignore[misc]
        await asyncio.sleep(chance.uniform(0, 0.05))
        await replicas.kill_one()
    await slack.until(lambda: len({each.channel for each in slack.api.messages}) == len(chats), within=120)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("can_look_up", [True, False], ids=["look-up", "no-look-up"])
async def test_killed_again_and_again_everybody_is_invited_and_doubles_are_told_by_looking(
    database: Database, database_url: str, slack: Slack, can_look_up: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    chats = await _fill(database, slack)
    if not can_look_up:
        slack.fail("conversations.history", *[Says("missing_scope")] * PEOPLE)
    orders = Orders(
        database_url, slack.api_url, slack.signing_secret, slack.bot_token, ahead=ahead_of_now(MORNING)
    )
    async with _replicas(orders) as replicas:
        await _kill_at_random(replicas, slack, chats)
        await _settled(database)
    times: dict[str, list[float]] = defaultdict(list)
    for message in slack.api.messages:
        times[message.channel].append(message.at)
    doubled = [each for each in times.values() if len(each) > 1]
    with capsys.disabled():
        print(
            f"\n{database.location.url.get_backend_name()}, {'with' if can_look_up else 'without'} look-up: "
            f"{PEOPLE} nudges, {REPLICAS} processes, {len(replicas.kills)} kills: "
            f"{PEOPLE - len(times)} missing, {len(doubled)} doubled"
        )
    assert set(times) == set(chats), "somebody was left out"
    assert len(replicas.kills) == KILLS
    if can_look_up:
        assert doubled == []
    for first, *later in doubled:
        for again in later:
            assert any(first <= kill + 1 and kill <= again for kill in replicas.kills), "doubled without a kill"
    assert await _ends(database) == Counter({NudgeState.SENT: PEOPLE})


async def _settled(database: Database) -> None:
    """Until the end of every invitation is written down, which no other process can tell us of."""
    for _ in range(300):
        if (await _ends(database))[NudgeState.SENT] == PEOPLE:
            return
        await asyncio.sleep(0.2)


async def _ends(database: Database) -> Counter[str]:
    """How many nudges there are in each state."""
    async with database.read() as session:
        rows = await session.execute(select(nudge.c.state, func.count()).group_by(nudge.c.state))
    return Counter({state: number for state, number in rows.tuples() if state != NudgeState.PLANNED})
