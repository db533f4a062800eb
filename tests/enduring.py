"""People answer at a server that stays up while what it needs does not: what a fault does, and what it leaves.

Nothing is done for the server by hand: it has to come through with the process that was started once.
"""

import asyncio
import json
import random
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from time import time

import aiohttp
from sqlalchemy import ColumnElement, func, select

from storage.database import Database
from storage.statements import is_dead, is_queued
from storage.tables import outbox
from tests.answering import (
    QUESTIONS,
    Answering,
    AnsweringServer,
    PatientSlack,
    PatientTeams,
    Tally,
    answer_everything,
    free_port,
    make_crowd,
    open_for,
    orders,
    send_to,
    served,
    tally,
)
from tests.answering_server import ServerOrders

SOON = 15.0
"""Seconds after the end of a fault until the server is ready again, at most."""

_PAUSE = 0.05
_EXPECTED = re.compile(r'"fault": |StorageFault|DatabaseLocked|Collided')
"""Every line of the log has one of these: nothing that goes wrong with a database is a surprise."""


@dataclass
class Trial:
    """`faults`: when each began and when it was over. `resumed`: how soon after it the server was well."""

    server: AnsweringServer
    crowd: Sequence[Answering]
    slack: PatientSlack
    teams: PatientTeams
    faults: list[tuple[float, float]] = field(default_factory=list)
    resumed: list[float] = field(default_factory=list)

    @property
    def process(self) -> int:
        """The server's, by its number."""
        assert self.server.process is not None
        return self.server.process.pid

    def asked(self) -> int:
        return sum(len(who.asked()) for who in self.crowd)

    async def until_asked(self, share: float) -> None:
        """Until people have been asked this share of all questions."""
        mark = share * QUESTIONS * len(self.crowd)
        await until(lambda: self.asked() >= mark, within=120)

    @asynccontextmanager
    async def fault(self) -> AsyncIterator[None]:
        """Lasts as long as the block, and the server is well again soon after."""
        began = time()
        try:
            yield
        finally:
            ended = time()
            self.faults.append((began, ended))
        await self.until_ready()
        self.resumed.append(time() - ended)

    async def until_unwell(self, within: float = 30) -> None:
        """Until it says that it is not ready because of the database, and is alive for all that."""
        await self._until_ready_is(503, within)
        assert (await self.readiness())[1]["database"] != "well"
        assert await self._status("/healthz") == 200

    async def until_ready(self) -> None:
        await self._until_ready_is(200, within=SOON)

    async def readiness(self) -> tuple[int, Mapping[str, str]]:
        """The status, and what is said of each part."""
        async with aiohttp.ClientSession() as session, session.get(self._url("/readyz")) as answer:
            return answer.status, json.loads(await answer.text())["parts"]

    async def _status(self, path: str) -> int:
        async with aiohttp.ClientSession() as session, session.get(self._url(path)) as answer:
            return answer.status

    def _url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server.orders.port}{path}"

    async def _until_ready_is(self, status: int, within: float) -> None:
        async def holds() -> bool:
            return (await self.readiness())[0] == status

        await until(holds, within)


@dataclass(frozen=True, slots=True)
class Endured:
    """`sent_again`: requests that the platforms had to send again. `told`: the faults that the log names;
    `strange`: what else is in it.
    """

    faults: Sequence[tuple[float, float]]
    resumed: Sequence[float]
    found: Tally
    sent_again: int
    told: Collection[str]
    strange: Sequence[str]

    def summary(self, faults: str) -> str:
        """`faults`: how they are called."""
        found = self.found
        return (
            f"{len(self.faults)} {faults}, well again after {max(self.resumed):.1f} s at most, "
            f"{self.sent_again} requests sent again, {found.answers} answers: {found.lost} lost, "
            f"{found.doubled} doubled; {len(found.again)} questions asked again"
        )

    def check(self, faults: int, told: str) -> None:
        """Nothing was lost or doubled, no question came again but by a fault, and the log says what was wrong.

        `faults`: how many there were to be. `told`: matches the sentences that may be in the log.
        """
        assert (self.found.lost, self.found.doubled) == (0, 0)
        for first, again in self.found.again:
            near = any(first <= ended + 1 and began <= again for began, ended in self.faults)
            assert near, "asked twice without a fault"
        assert len(self.faults) == faults
        assert [each for each in self.told if not re.search(told, each)] == []
        assert self.strange == []


async def until(holds: Callable[[], bool | Awaitable[bool]], within: float) -> None:
    """Looks again and again, at what no other process can tell us of."""
    async with asyncio.timeout(within):
        while True:
            found = holds()
            if found if isinstance(found, bool) else await found:
                return
            await asyncio.sleep(_PAUSE)


def spread(faults: int) -> list[float]:
    """The shares of all questions after which so many faults come."""
    return [(number + 0.5) / faults * 0.9 for number in range(faults)]


async def endure(
    url: str,
    harm: Callable[[Trial], Coroutine[None, None, None]],
    *,
    people: int,
    longest_thought: float,
    patience: float = 10.0,
    lease: float = 10.0,
    adapt: Callable[[ServerOrders], ServerOrders] = lambda told: told,
) -> Endured:
    """Lets so many people answer everything while `harm` does what it does; both go on to their ends.

    `adapt` changes what the server is told.
    """
    chance = random.Random()
    slack, teams = PatientSlack(), PatientTeams()
    async with slack, teams, _opened(url) as database:
        await open_for(database, slack, teams)
        crowd = make_crowd(slack, teams, people)
        told = adapt(replace(orders(url, slack, teams, free_port()), patience=patience, lease=lease))
        async with served(told) as server:
            process = server.process
            trial = Trial(server, crowd, slack, teams)
            await trial.until_ready()
            send_to(told.port, slack, teams)
            async with asyncio.TaskGroup() as group:
                answering = [
                    group.create_task(answer_everything(who, chance, longest_thought)) for who in crowd
                ]
                group.create_task(harm(trial))
            given = [each.result() for each in answering]
            await drained(database)
            assert server.process is process, "somebody started it again"
            assert await server.stop() == 0
        found = await tally(database, crowd, given)
    for who in crowd:
        assert _without_repeats(who) == list(range(1, QUESTIONS + 1)), "messages overtook each other"
    return Endured(
        trial.faults,
        trial.resumed,
        found,
        slack.tried + teams.tried,
        told={line["fault"] for line in map(json.loads, server.log) if "fault" in line},
        strange=[line for line in server.log if not _EXPECTED.search(line)],
    )


def _without_repeats(who: Answering) -> list[int]:
    """The numbers of the questions, each when it came first."""
    return list(dict.fromkeys(number for number, _ in who.asked()))


@asynccontextmanager
async def _opened(url: str) -> AsyncIterator[Database]:
    database = Database(url)
    try:
        yield database
    finally:
        await database.close()


async def drained(database: Database) -> None:
    """Until everything that was queued has arrived, and nothing was given up."""

    async def is_empty() -> bool:
        return not await _count(database, is_queued)

    await until(is_empty, within=30)
    assert await _count(database, is_dead) == 0, "messages were given up"


async def _count(database: Database, which: ColumnElement[bool]) -> int:
    async with database.read() as session:
        return await session.scalar(select(func.count()).select_from(outbox).where(which)) or 0
