"""A question to the database that anybody may cause: asked once at a time, and not too often."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Asking(Generic[T]):
    """`ask` raises nothing. Its answer waits `patience` seconds, and is given again for `fresh`."""

    def __init__(
        self,
        ask: Callable[[], Awaitable[T]],
        *,
        fresh: float,
        patience: float,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ask = ask
        self._fresh = fresh
        self._patience = patience
        self._monotonic = monotonic
        self._asked_at = 0.0
        self._asking: asyncio.Future[T] | None = None

    async def answer(self) -> T | None:
        """None when it took too long. It is not cancelled then: a transaction could be left half-way."""
        is_old = self._monotonic() - self._asked_at > self._fresh
        if self._asking is None or (self._asking.done() and is_old):
            self._asking = asyncio.ensure_future(self._ask())
            self._asked_at = self._monotonic()
        await asyncio.wait({self._asking}, timeout=self._patience)
        return self._asking.result() if self._asking.done() else None

    async def close(self) -> None:
        if self._asking is not None:
            await asyncio.wait({self._asking})
