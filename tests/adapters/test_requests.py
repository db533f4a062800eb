"""What is read before anybody is trusted is bounded in size and in time."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from adapters.requests import BODY_LIMIT, BODY_PATIENCE, Refused, as_text, json_object, read_body


async def _read(request: web.Request) -> web.Response:
    try:
        return web.Response(text=str(len(as_text(await read_body(request, patience=0.05)))))
    except Refused as refused:
        return web.Response(status=refused.status, text=str(refused))


@pytest.fixture
async def port() -> AsyncIterator[int]:
    app = web.Application()
    app.add_routes([web.post("/", _read)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield runner.addresses[0][1]
    await runner.cleanup()


async def _answer(port: int, body: bytes, announced: int, more: str = "") -> bytes:
    """The first line of what is answered to as much of a body as is sent, with `more` headers."""
    async with asyncio.timeout(5):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: {announced}\r\n{more}\r\n".encode() + body)
        await writer.drain()
        line = await reader.readline()
        writer.close()
        return line


async def test_a_body_that_does_not_come_is_not_waited_for(port: int) -> None:
    """Protects: a caller who sends a byte a minute holds nothing of ours for hours."""
    assert b" 408 " in await _answer(port, b"{", 1_000)
    assert BODY_PATIENCE <= 10


async def test_a_body_that_comes_at_once_is_read(port: int) -> None:
    assert b" 200 " in await _answer(port, b"{}", 2)


async def test_a_body_that_says_it_is_too_long_is_refused(port: int) -> None:
    """Protects: memory."""
    assert b" 413 " in await _answer(port, b"x" * (BODY_LIMIT + 1), BODY_LIMIT + 1)


async def test_a_compressed_body_is_refused_unread(port: int) -> None:
    """Protects: memory and the processor from a little that unpacks to much, and from what does not unpack."""
    assert b" 415 " in await _answer(port, b"{}", 2, "Content-Encoding: gzip\r\n")
    assert b" 200 " in await _answer(port, b"{}", 2, "Content-Encoding: identity\r\n")


@pytest.mark.parametrize("text", ["", "[]", "null", '"x"', "[" * 100_000, '{"a":' * 100_000, "{", "\0", "NaN"])
def test_what_is_no_object_is_refused(text: str) -> None:
    """Protects: the program from whatever stands where JSON should."""
    with pytest.raises(Refused):
        json_object(text)


def test_a_refusal_is_a_short_text() -> None:
    """Protects the log, whatever somebody makes a reason of."""
    assert str(Refused(400, "the body is no JSON")) == "the body is no JSON"
    assert len(str(Refused(400, "x" * 1_000_000))) < 500


async def test_a_body_that_comes_in_pieces_is_put_together(port: int) -> None:
    """Protects letters that are cut in two on their way."""
    word = "ŵ".encode()
    async with asyncio.timeout(5):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        head = f"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {len(word)}\r\n\r\n"
        writer.write(head.encode() + word[:1])
        await writer.drain()
        writer.write(word[1:])
        assert (await reader.read()).endswith(b"\r\n\r\n1")
        writer.close()
