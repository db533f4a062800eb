"""`waymark serve` as a process of its own, and signed events of Slack's for it."""

import asyncio
import hashlib
import hmac
import json
import os
import socket
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress

_PATIENCE = 30


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


async def waymark(*arguments: str, **environment: str) -> str:
    """Runs a command to its end; gives what it said."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env={**os.environ, **environment},
    )
    said, _ = await asyncio.wait_for(process.communicate(), _PATIENCE)
    return said.decode()


@asynccontextmanager
async def serving(**environment: str) -> AsyncIterator[list[dict[str, object]]]:
    """`waymark serve`, which listens by now; gives its log as it grows. Ends it, whatever happens."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "serve"),
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, **environment},
    )
    assert process.stderr is not None
    log: list[dict[str, object]] = []
    reading = asyncio.create_task(_read(process.stderr, log))

    async def listens() -> bool:
        return any(line["event"] == "listening" for line in log)

    try:
        assert await until(listens), log
        yield log
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        await process.wait()
        await reading


async def _read(stream: asyncio.StreamReader, log: list[dict[str, object]]) -> None:
    while line := await stream.readline():
        log.append(json.loads(line) if line.startswith(b"{") else {"event": line.decode()})


async def until(seen: Callable[[], Awaitable[bool]], within: float = 20) -> bool:
    """Whether `seen` holds in time."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        if await seen():
            return True
        await asyncio.sleep(0.1)
    return False


def signed(secret: str, payload: Mapping[str, object]) -> tuple[bytes, dict[str, str]]:
    """An event as Slack posts it: the body and its headers."""
    body, at = json.dumps(payload).encode(), str(int(time.time()))
    digest = hmac.new(secret.encode(), f"v0:{at}:".encode() + body, hashlib.sha256).hexdigest()
    headers = {
        "Content-Type": "application/json",
        "X-Slack-Request-Timestamp": at,
        "X-Slack-Signature": f"v0={digest}",
    }
    return body, headers
