"""The other side of a bot: a platform on loopback that takes all that is sent, and people who press buttons.

Written on asyncio's bare protocols, so that it takes a fraction of what the bot takes: both share the machine.
"""

import asyncio
import json
import re
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import perf_counter

from bench.payloads import TEAM, signing

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_CHUNKED = re.compile(rb"transfer-encoding: *chunked", re.IGNORECASE)
_CONNECTIONS = 500  # the most that are open to the bot at a time when calls are planned


class Platform:
    """`posts` and `updates`: new messages and changed ones that came in."""

    def __init__(self) -> None:
        self.url = ""
        self.calls: Counter[str] = Counter()
        self._goal: tuple[str, int] | None = None
        self._reached = asyncio.Event()

    async def until(self, kind: str, number: int, within: float = 120) -> None:
        """Waits until so many calls of a kind have come in, in all."""
        self._reached.clear()
        self._goal = (kind, number)
        if self.calls[kind] < number:
            async with asyncio.timeout(within):
                await self._reached.wait()

    async def quiet(self) -> None:
        """Waits until nothing has come in for a second."""
        for _ in range(60):
            before = self.calls.total()
            await asyncio.sleep(1)
            if self.calls.total() == before:
                return
        raise TimeoutError

    def answer(self, method: str, path: str) -> bytes:
        kind = _kind(method, path)
        self.calls[kind] += 1
        if self._goal is not None and self.calls[self._goal[0]] >= self._goal[1]:
            self._reached.set()
        body = json.dumps(self._body(path, sum(self.calls.values()))).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        return head.encode() + body

    def _body(self, path: str, number: int) -> object:
        if path.startswith("/api/"):
            return {"ok": True, "team_id": TEAM, "team": "Bench", "channel": "D1", "ts": f"{number}.000100"}
        if path.startswith("/metadata"):
            return {"issuer": "any", "jwks_uri": f"{self.url}/keys"}
        if path.startswith("/keys"):
            return {"keys": [key.published() for key in signing(self.url).published]}
        if "token" in path:
            return {"access_token": "ready-made", "token_type": "Bearer", "expires_in": 86_400}
        return {"id": str(number)}


def _kind(method: str, path: str) -> str:
    if path.endswith("chat.postMessage") or (method == "POST" and "/activities" in path):
        return "post"
    if path.endswith("chat.update") or method == "PUT":
        return "update"
    return "other"


class _Serving(asyncio.Protocol):
    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := _end(self._buffer)) is not None:
            method, path, _ = self._buffer.split(b" ", 2)
            self._buffer = self._buffer[end:]
            self._transport.write(self._platform.answer(method.decode(), path.decode().partition("?")[0]))


def _end(buffer: bytes) -> int | None:
    """Where the first message ends; None while it is not whole."""
    head = buffer.find(b"\r\n\r\n")
    if head < 0:
        return None
    if _CHUNKED.search(buffer, 0, head):
        end = buffer.find(b"0\r\n\r\n", head + 4)
        return None if end < 0 else end + 5
    length = _LENGTH.search(buffer, 0, head)
    end = head + 4 + (int(length[1]) if length else 0)
    return end if len(buffer) >= end else None


@asynccontextmanager
async def platform() -> AsyncIterator[Platform]:
    made = Platform()
    server = await asyncio.get_running_loop().create_server(lambda: _Serving(made), "127.0.0.1", 0)
    made.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    yield made
    server.close()


class Caller(asyncio.Protocol):
    """One connection to the bot."""

    def __init__(self) -> None:
        self._buffer = b""
        self._answer: asyncio.Future[int] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    async def call(self, request: bytes) -> int:
        self._answer = asyncio.get_running_loop().create_future()
        self.transport.write(request)
        return await self._answer

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        end = _end(self._buffer)
        if end is not None and self._answer is not None:
            status, self._buffer = int(self._buffer[9:12]), self._buffer[end:]
            self._answer.set_result(status)

    def connection_lost(self, error: Exception | None) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(ConnectionError("the bot closed the connection"))


@dataclass
class Pressed:
    """In seconds. `took`: until each answer, from the moment for which the call was planned; `late`: how long
    after that moment it was made.
    """

    took: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)


async def call_at(port: int, requests: Sequence[bytes], a_second: float) -> Pressed:
    """So many requests a second, whether or not those before are answered.

    Raises an ExceptionGroup when one is not taken.
    """
    pressed, idle, started = Pressed(), list[Caller](), perf_counter()
    room = asyncio.Semaphore(_CONNECTIONS)
    async with asyncio.TaskGroup() as group:
        for number, request in enumerate(requests):
            planned = started + number / a_second
            await asyncio.sleep(planned - perf_counter())
            group.create_task(_call_once(port, request, planned, idle, room=room, pressed=pressed))
    for caller in idle:
        caller.transport.close()
    return pressed


async def _call_once(
    port: int, request: bytes, planned: float, idle: list[Caller], *, room: asyncio.Semaphore, pressed: Pressed
) -> None:
    pressed.late.append(perf_counter() - planned)
    async with room:
        caller = idle.pop() if idle else await connect(port)
        status = await caller.call(request)
        idle.append(caller)
    pressed.took.append(perf_counter() - planned)
    if status != 200:
        raise ValueError(f"the bot answered {status}")


async def connect(port: int) -> Caller:
    _, caller = await asyncio.get_running_loop().create_connection(Caller, "127.0.0.1", port)
    return caller


async def call_all(port: int, people: Sequence[Sequence[bytes]], in_flight: int) -> list[float]:
    """Each person's requests one after the other, so many people at a time; the seconds until each answer.

    Raises ValueError when one is not taken.
    """
    waiting = iter(people)
    took: list[float] = []
    await asyncio.gather(*(_call(port, waiting, took) for _ in range(in_flight)))
    return took


async def call_in_turn(port: int, made: Platform, requests: Sequence[bytes]) -> list[float]:
    """One after the other, each when the message that follows on the one before has come; the seconds until
    each answer. Raises ValueError when one is not taken.
    """
    took: list[float] = []
    for request in requests:
        came = made.calls["post"]
        took += await call_all(port, [[request]], 1)
        await made.until("post", came + 1)
    return took


async def _call(port: int, waiting: Iterator[Iterable[bytes]], took: list[float]) -> None:
    caller = await connect(port)
    for requests in waiting:
        for request in requests:
            started = perf_counter()
            status = await caller.call(request)
            took.append(perf_counter() - started)
            if status != 200:
                raise ValueError(f"the bot answered {status}")
    caller.transport.close()
