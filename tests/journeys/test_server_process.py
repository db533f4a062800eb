"""The server as a real process, opposite a loopback Slack: started, killed in the middle, started again."""

import asyncio
import json
import signal
import socket
import sqlite3
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import psutil
import pytest

from bot.clock import utc_now
from bot.stopping import LONGEST
from storage.database import Database
from tests.enduring import until
from tests.journeys.serving import open_checkins
from tests.platforms.slack import Slack
from tests.postgres import server_in_hand
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


def _start(shell: Shell, slack: Slack) -> subprocess.Popen[str]:
    return shell.start(
        "serve",
        WAYMARK_PORT="0",
        WAYMARK_METRICS_PORT=str(_free_port()),
        SLACK_SIGNING_SECRET=slack.signing_secret,
        SLACK_BOT_TOKEN=slack.bot_token,
        SLACK_API_URL=slack.api_url,
    )


@asynccontextmanager
async def _server(shell: Shell, slack: Slack) -> AsyncIterator[Server]:
    process = _start(shell, slack)
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


def _serves_nobody(folder: Path) -> bool:
    """Whether everything that was sent has been written down as sent."""
    with closing(sqlite3.connect(folder / "waymark.db")) as file:
        (served,) = file.execute("SELECT count(*) FROM address WHERE lease_owner IS NOT NULL").fetchone()
    return int(served) == 0


async def test_a_server_that_is_killed_goes_on_where_it_was(slack: Slack, tmp_path: Path) -> None:
    """Not while it sends: then the next one would wait for a minute, as tests with shorter leases try."""
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
        await slack.until(lambda: _asked(slack, 2))
        await until(lambda: _serves_nobody(tmp_path), within=20)
        server.process.send_signal(signal.SIGKILL)
        server.process.wait()
    async with _server(shell, slack) as server:
        await slack.redeliver()
        await slack.say("progress")
        await slack.until(lambda: "1 of 10 done." in slack.last.words)
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


async def test_the_server_ends_soon_although_postgresql_hangs(slack: Slack, tmp_path: Path) -> None:
    """With events under way that cannot be stored. Slack was not told that they were, and sends them again."""
    with server_in_hand() as handle:
        handle.server.run("CREATE DATABASE hanging")
        shell = Shell(tmp_path)
        shell.environment["WAYMARK_DATABASE_URL"] = handle.server.url("hanging")
        async with _server(shell, slack) as server:
            await server.logged("no_lead_yet")
            with handle.hanging():
                port = int(slack.app_url.rsplit(":", 1)[1].split("/")[0])
                said = asyncio.create_task(slack.say("start"))
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.write(b"GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n")
                assert await reader.readline() == b"HTTP/1.1 503 Service Unavailable\r\n"
                server.process.send_signal(signal.SIGTERM)
                assert await asyncio.to_thread(server.process.wait, 10) == 0
                with pytest.raises(aiohttp.ClientError):
                    await said
                writer.close()


@asynccontextmanager
async def _silent_database() -> AsyncIterator[tuple[int, asyncio.Event]]:
    """Takes connections, says nothing and keeps them open. Its port, and what is set once somebody came."""
    asked, over = asyncio.Event(), asyncio.Event()

    async def say_nothing(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await over.wait()
        writer.close()

    async with await asyncio.start_server(say_nothing, "127.0.0.1", 0) as silent:
        try:
            yield silent.sockets[0].getsockname()[1], asked
        finally:
            over.set()


async def _ends_at_once(process: subprocess.Popen[str]) -> str:
    """The log of a server that is told to stop; it does not take what one may that serves somebody."""
    process.send_signal(signal.SIGTERM)
    assert await asyncio.to_thread(process.wait, LONGEST / 2) == 0
    _, log = process.communicate()
    return log


async def test_a_server_that_is_told_to_stop_while_its_start_hangs_ends_at_once(
    slack: Slack, tmp_path: Path
) -> None:
    """As the first process of a container it would not end at all if it did not listen for SIGTERM by then."""
    async with _silent_database() as (port, asked):
        shell = Shell(tmp_path)
        shell.environment["WAYMARK_DATABASE_URL"] = f"postgresql://waymark@127.0.0.1:{port}/waymark"
        process = _start(shell, slack)
        try:
            await asyncio.wait_for(asked.wait(), 20)
            assert '"stopped"' in await _ends_at_once(process)
        finally:
            process.kill()


async def test_a_server_that_is_told_to_stop_while_its_file_is_locked_at_the_start_ends_at_once(
    slack: Slack, tmp_path: Path
) -> None:
    """SQLite waits for a lock in a thread, which nobody can call back."""
    with closing(sqlite3.connect(tmp_path / "waymark.db", isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        process = _start(Shell(tmp_path), slack)
        try:
            await until(lambda: _has_open(process.pid, tmp_path / "waymark.db"), within=20)
            await _ends_at_once(process)
        finally:
            process.kill()


def _has_open(pid: int, path: Path) -> bool:
    return str(path) in {file.path for file in psutil.Process(pid).open_files()}
