"""The two addresses that say how the server is, and what stands around all of them."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import text

from adapters.memory import MemoryDoor
from bot.app import Application
from bot.readiness import Readiness
from bot.web import make_web_app
from storage.database import Database, Session
from tests.program import Program, Stage

WELL = {"database": "well", "migrations": "well", "turns": "well", "memory": "well"}


@asynccontextmanager
async def _client(application: Application, **how: Any) -> AsyncIterator[TestClient[Any, Any]]:
    async with TestClient(TestServer(make_web_app(application, **how))) as client:
        yield client


async def _ready(application: Application, **how: Any) -> tuple[int, dict[str, str]]:
    async with _client(application, **how) as client:
        assert (await client.get("/healthz")).status == 200, "the process answers, whatever else is wrong"
        answer = await client.get("/readyz")
        said = await answer.json()
        assert said["doors"] == ["memory"]
        assert said["status"] == ("ready" if answer.status == 200 else "unwell")
        return answer.status, said["parts"]


@asynccontextmanager
async def _of_version(program: Program, revision: str) -> AsyncIterator[None]:
    """Meanwhile the database says that its tables are of another version."""
    async with program.application.database.write() as session:
        before = await session.scalar(text("SELECT version_num FROM alembic_version"))
        await session.execute(text("UPDATE alembic_version SET version_num = :made"), {"made": revision})
    yield
    async with program.application.database.write() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = :made"), {"made": before})


async def test_a_server_whose_parts_are_well_is_ready(program: Program) -> None:
    assert await _ready(program.application) == (200, WELL)


async def test_without_its_database_the_server_is_not_ready_and_tells_no_stranger_where_it_is(
    database: Database,
) -> None:
    async with Stage(database).program() as program:
        broken = Database("sqlite:////nowhere/canary.db")
        status, parts = await _ready(replace(program.application, database=broken))
        assert (status, parts["database"]) == (503, "unreachable")
        assert "canary" not in str(parts)
        await broken.close()


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_a_database_that_can_be_read_but_not_written_is_not_ready(
    program: Program, database_url: str
) -> None:
    """So it is while another program holds the file, and when the disk is full."""
    impatient = Database(database_url, patience=0.05)
    application = replace(program.application, database=impatient)
    other = sqlite3.connect(database_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert await _ready(application) == (503, WELL | {"database": "takes no writes"})
    other.rollback()
    other.close()
    assert await _ready(application) == (200, WELL)
    await impatient.close()


@dataclass
class Stuck(Database):
    """Answers nothing until `answer` is set."""

    answer: asyncio.Event
    asked: int = 0

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Session]:
        self.asked += 1
        await self.answer.wait()
        raise ConnectionError
        yield


async def test_a_database_that_does_not_answer_is_told_soon_and_asked_once(program: Program) -> None:
    stuck = Stuck(asyncio.Event())
    application = replace(program.application, database=stuck)
    async with _client(application, readiness=Readiness(application, patience=0.01)) as client:
        answers = await asyncio.gather(*(client.get("/readyz") for _ in range(20)))
        assert {answer.status for answer in answers} == {503}
        assert (await answers[0].json())["parts"]["database"] == "does not answer"
        assert stuck.asked == 1
        stuck.answer.set()


async def test_asking_often_is_no_way_to_keep_the_database_busy(program: Program) -> None:
    stuck = Stuck(asyncio.Event())
    stuck.answer.set()
    application = replace(program.application, database=stuck)
    async with _client(application) as client:
        for _ in range(20):
            await client.get("/readyz")
    assert stuck.asked == 1


async def test_once_the_fault_is_gone_the_server_is_ready_again(program: Program) -> None:
    application = program.application
    async with _client(application, readiness=Readiness(application, fresh=0)) as client:
        async with _of_version(program, "0001"):
            assert (await client.get("/readyz")).status == 503
        assert (await client.get("/readyz")).status == 200


async def test_tables_of_an_older_version_are_told(program: Program) -> None:
    async with _of_version(program, "0001"):
        assert await _ready(program.application) == (503, WELL | {"migrations": "older"})


async def test_during_an_upgrade_the_older_version_serves_on(program: Program) -> None:
    """Otherwise the first replica that is upgraded would take all others out of service."""
    async with _of_version(program, "9999"):
        assert await _ready(program.application) == (200, WELL | {"migrations": "newer"})


async def test_a_program_that_takes_nothing_more_is_not_ready(stage: Stage) -> None:
    async with stage.program() as program:
        program.application.turns.stop()
        await asyncio.wait(program.application.runners)
        assert await _ready(program.application) == (503, WELL | {"turns": "stopped"})


async def test_a_door_that_is_not_open_is_told(program: Program) -> None:
    application = replace(program.application, open_doors=set())
    assert await _ready(application) == (503, WELL | {"memory": "not open"})


@dataclass
class Learning(MemoryDoor):
    """Implements adapters.base.Learner; takes nothing before it `knows`."""

    knows: bool = False

    async def is_ready(self) -> bool:
        return self.knows


async def test_a_server_whose_only_door_waits_for_its_platform_is_not_ready(program: Program) -> None:
    """Protects: whoever replaces replicas keeps the older ones, which know what this one has yet to learn."""
    door = Learning()
    application = replace(program.application, doors=[door])
    async with _client(application, readiness=Readiness(application, fresh=0)) as client:
        answer = await client.get("/readyz")
        assert (answer.status, (await answer.json())["parts"]["memory"]) == (503, "waits for its platform")
        door.knows = True
        answer = await client.get("/readyz")
        assert (answer.status, (await answer.json())["parts"]["memory"]) == (200, "well")


async def test_a_server_is_ready_for_one_platform_while_another_is_waited_for(program: Program) -> None:
    """Protects those who write to the other one; what is waited for is named all the same."""
    application = replace(program.application, doors=[MemoryDoor(), Learning(name="other")])
    application.open_doors.add("other")
    async with _client(application) as client:
        answer = await client.get("/readyz")
        parts = (await answer.json())["parts"]
    assert (answer.status, parts["memory"], parts["other"]) == (200, "well", "waits for its platform")


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/nowhere", "/"])
async def test_every_answer_is_hardened_and_says_nothing_of_what_serves_it(program: Program, path: str) -> None:
    async with _client(program.application) as client:
        answer = await client.get(path)
        assert "aiohttp" not in await answer.text()
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "Server" not in answer.headers
