"""The server as a real process, opposite a loopback Slack: started, killed in the middle, started again."""

import asyncio
import json
import signal
import socket
import sqlite3
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import pytest

from bot.clock import utc_now
from storage.database import Database
from tests.journeys.serving import open_checkins
from tests.platforms.slack import Slack
from tests.shell import Shell


@dataclass
class Server:
    """`log` are the lines so far, as JSON objects."""

    process: subprocess.Popen[str]
    log: list[dict[str, object]] = field(default_factory=list)

    async def logged(self, event: str) -> dict[str, object]:
        """Reads the log until it tells of `event`."""
        assert self.process.stderr is not None
        while line := await asyncio.to_thread(self.process.stderr.readline):
            self.log.append(json.loads(line))
            if self.log[-1]["event"] == event:
                return self.log[-1]
        raise AssertionError(f"the server ended without {event}: {self.log}")


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    async with Slack() as platform:
        yield platform


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


async def _metrics(server: Server) -> str:
    (offered,) = [line for line in server.log if line["event"] == "metrics_offered"]
    assert offered["host"] == "127.0.0.1"
    url = f"http://127.0.0.1:{offered['port']}/metrics"
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return await answer.text()


@asynccontextmanager
async def _server(shell: Shell, slack: Slack) -> AsyncIterator[Server]:
    process = shell.start(
        "serve",
        WAYMARK_PORT="0",
        WAYMARK_METRICS_PORT=str(_free_port()),
        SLACK_SIGNING_SECRET=slack.signing_secret,
        SLACK_BOT_TOKEN=slack.bot_token,
        SLACK_API_URL=slack.api_url,
    )
    server = Server(process)
    try:
        listening = await server.logged("listening")
        slack.app_url = f"http://127.0.0.1:{listening['port']}/slack/events"
        yield server
    finally:
        process.kill()
        process.communicate()


async def _open_checkins(shell: Shell) -> None:
    """From outside, as `waymark checkin open` does while a server runs."""
    database = Database(shell.environment["WAYMARK_DATABASE_URL"])
    await open_checkins(database, utc_now())
    await database.close()


def _asked(slack: Slack, number: int) -> bool:
    return bool(slack.messages) and f"Question {number} of 10 " in slack.last.words


async def test_a_server_that_is_killed_goes_on_where_it_was(slack: Slack, tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    async with _server(shell, slack) as server:
        claim = await server.logged("no_lead_yet")
        await _open_checkins(shell)
        await slack.say(f"claim {claim['claim_code']}")
        await slack.until(lambda: bool(slack.messages) and "now a digital lead." in slack.last.words)
        await slack.say("start")
        await slack.until(lambda: _asked(slack, 1))
        assert (await slack.press("4 Established")).status == 200
        assert 'waymark_turns_total{door="slack",outcome="taken"} 3.0' in await _metrics(server)
        server.process.send_signal(signal.SIGKILL)
        server.process.wait()
    async with _server(shell, slack) as server:
        await slack.redeliver()
        await slack.say("progress")
        await slack.until(lambda: "1 of 10 done." in slack.last.words, within=90)
        server.process.send_signal(signal.SIGTERM)
        assert await server.logged("stopped")
        assert await asyncio.to_thread(server.process.wait, 10) == 0
        assert not [line for line in server.log if line["event"] == "no_lead_yet"], "the lead was kept"
    words = json.dumps(server.log)
    assert slack.bot_token not in words
    assert slack.signing_secret not in words


async def test_the_server_ends_soon_although_its_database_is_locked_and_a_request_never_ends(
    slack: Slack, tmp_path: Path
) -> None:
    """Who runs containers waits ten seconds for it, and then kills."""
    async with _server(Shell(tmp_path), slack) as server:
        holder = sqlite3.connect(tmp_path / "waymark.db", isolation_level=None)
        holder.execute("BEGIN EXCLUSIVE")
        port = int(slack.app_url.rsplit(":", 1)[1].split("/")[0])
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            writer.write(b"GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n")
            assert await reader.readline() == b"HTTP/1.1 503 Service Unavailable\r\n"
            writer.write(b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc")
            await writer.drain()
            server.process.send_signal(signal.SIGTERM)
            assert await asyncio.to_thread(server.process.wait, 10) == 0
        finally:
            writer.close()
            holder.close()
