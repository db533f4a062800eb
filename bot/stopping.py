"""Being told to stop. Whoever runs containers waits ten seconds, and then kills."""

import asyncio
import os
import signal
import sys
from collections.abc import Coroutine
from typing import TypeVar

import structlog

T = TypeVar("T")

LONGEST = 8.0
"""Seconds from the signal to the end, whatever hangs, such as a database that does not answer."""

UNDONE = 1.0
"""Seconds for undoing a start that was broken off. One that hangs at its database mostly cannot."""

_LOG = structlog.get_logger("waymark.serve")


class ToldToStop(Exception):
    """While the program was about to start."""


def listen_for_stop() -> asyncio.Event:
    """An event that is set when the program is told to stop, which has to end by itself soon after."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()

    def tell() -> None:
        if not told.is_set():
            told.set()
            loop.call_later(LONGEST, _leave, LONGEST)

    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, tell)
    return told


async def unless_told(told: asyncio.Event, start: Coroutine[None, None, T]) -> T:
    """What `start` comes to; breaks it off once the program is told to stop, and raises ToldToStop.

    A transaction that is under way is rolled back then, by whoever keeps the database if not by us.
    """
    starting, waiting = asyncio.create_task(start), asyncio.create_task(told.wait())
    try:
        await asyncio.wait({starting, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            return starting.result()
        starting.cancel()
        await asyncio.wait({starting}, timeout=UNDONE)
        if not starting.done():
            _leave(UNDONE)
        if not starting.cancelled():
            starting.exception()  # looked at: it says no more than that the start was broken off
        raise ToldToStop
    finally:
        starting.cancel()
        waiting.cancel()


def _leave(seconds: float) -> None:
    """Loses no more than a kill does: what was taken is stored, and whatever was not comes again."""
    _LOG.warning("left_hanging", seconds=seconds)
    sys.stderr.flush()
    os._exit(0)
