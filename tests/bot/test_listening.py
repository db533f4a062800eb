"""What cannot be read as HTTP is refused as quietly as all else. Over bare sockets, to the whole server."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot.listening import Runner
from bot.web import make_web_app
from storage.database import Database
from tests.bot.street import open_street
from tests.counting import Tried
from tests.platforms.slack import Slack
from tests.platforms.teams import Teams

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)

WORDS = b"what-a-stranger-writes"
HEAD = b"POST /slack/events HTTP/1.1\r\nHost: x\r\n"
UNREADABLE = {
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + WORDS + b"\r\n\r\n",
    "no HTTP": WORDS + b" " + WORDS + b"\r\n\r\n",
    "a line without end": b"A" * 20_000,
    "HTTP of no version": b"GET / HTTP/9.9\r\nX: " + WORDS + b"\r\n\r\n",
    "a length that is no number": HEAD + b"Content-Length: " + WORDS + b"\r\n\r\n",
    "two lengths": HEAD + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    "a length and chunks": HEAD + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "a chunk of no size": HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + WORDS + b"\r\n",
    "a header that is too long": HEAD + b"X: " + b"a" * 9_000 + b"\r\n\r\n",
    "too many headers": HEAD + b"a: b\r\n" * 500 + b"\r\n",
    "no address": b"POST http://[::" + WORDS + b" HTTP/1.1\r\nHost: x\r\n\r\n",
}
COMPRESSED = b"Content-Encoding: gzip\r\nContent-Length: 22\r\n\r\n" + WORDS
BROKEN_OFF = b"Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"


@pytest.fixture
async def refused() -> list[int]:
    """The statuses of what was refused before the app saw it."""
    return []


@pytest.fixture
async def port(database: Database, refused: list[int]) -> AsyncIterator[int]:
    async with Slack() as slack, Teams() as teams, open_street(database, slack, teams) as street:
        runner = Runner(make_web_app(street.application), refused.append)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield runner.addresses[0][1]
        await runner.cleanup()


async def exchange(port: int, sent: bytes) -> bytes:
    """All that is answered until the server closes the connection."""
    async with asyncio.timeout(20):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(sent)
        answered = await reader.read()
        writer.close()
        return answered


@pytest.mark.parametrize("sent", UNREADABLE.values(), ids=UNREADABLE)
async def test_what_is_no_http_is_told_so_without_a_word_of_it_or_of_what_serves_it(
    port: int, refused: list[int], sent: bytes, caplog: pytest.LogCaptureFixture, tried: Tried
) -> None:
    tried["requests that are no HTTP, refused"] += 1
    answered = await exchange(port, sent)
    head, _, body = answered.partition(b"\r\n\r\n")
    assert b" 400 " in head.splitlines()[0]
    assert body == b""
    assert b"nosniff" in head
    assert WORDS not in answered
    assert b"aiohttp" not in answered
    assert b"Python" not in answered
    assert refused == [400]
    assert caplog.records == []


@pytest.mark.parametrize("path", [b"/slack/events", b"/api/messages", b"/nowhere", b"/readyz"])
async def test_a_body_that_only_says_that_it_is_compressed_is_no_fault_of_ours(
    port: int, path: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    """Unpacking it, aiohttp would fail with 500; and what is small can be made to unpack to much."""
    answered = await exchange(
        port, b"POST " + path + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + COMPRESSED
    )
    assert answered.split()[1] in (b"404", b"405", b"415")
    assert not [each for each in caplog.records if each.levelname == "ERROR"]


@pytest.mark.parametrize("path", [b"/slack/events", b"/api/messages"])
async def test_whoever_leaves_in_the_middle_is_no_fault_of_ours(
    port: int, path: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"POST " + path + b" HTTP/1.1\r\nHost: x\r\n" + BROKEN_OFF)
    await writer.drain()
    assert (await exchange(port, b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).split()[
        1
    ] == b"200"
    writer.close()
    await writer.wait_closed()
    for _ in range(500):
        if any("broke off" in each.getMessage() for each in caplog.records):
            break
        await asyncio.sleep(0.01)
    else:
        raise AssertionError("the door still waits for the rest")
    assert not [each for each in caplog.records if each.levelname == "ERROR"]
