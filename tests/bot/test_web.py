"""The two addresses that say how the server is."""

import asyncio
from dataclasses import replace

from aiohttp.test_utils import TestClient, TestServer

from bot.web import make_web_app
from storage.database import Database
from tests.program import Stage


async def test_a_server_with_its_database_is_healthy_and_ready(stage: Stage) -> None:
    async with stage.program() as program, TestClient(TestServer(make_web_app(program.application))) as client:
        assert (await client.get("/healthz")).status == 200
        ready = await client.get("/readyz")
        assert ready.status == 200
        assert await ready.json() == {"status": "ready", "doors": ["memory"]}


async def test_without_its_database_the_server_is_alive_but_not_ready_and_tells_no_stranger_where_it_is(
    database: Database,
) -> None:
    async with Stage(database).program() as program:
        broken = Database("sqlite:////nowhere/canary.db")
        application = make_web_app(replace(program.application, database=broken))
        async with TestClient(TestServer(application)) as client:
            assert (await client.get("/healthz")).status == 200
            ready = await client.get("/readyz")
            assert ready.status == 503
            assert "canary" not in await ready.text()
        await broken.close()


async def test_a_program_that_takes_nothing_more_is_not_ready(stage: Stage) -> None:
    async with stage.program() as program, TestClient(TestServer(make_web_app(program.application))) as client:
        program.application.turns.stop()
        await asyncio.wait(program.application.runners)
        assert (await client.get("/readyz")).status == 503
