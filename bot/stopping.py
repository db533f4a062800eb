"""Being told to stop. Whoever runs containers waits ten seconds, and then kills."""

import asyncio
import os
import signal
import sys

import structlog

LONGEST = 8.0
"""Seconds from the signal to the end, whatever hangs, such as a database that does not answer."""

_LOG = structlog.get_logger("waymark.serve")


def listen_for_stop() -> asyncio.Event:
    """An event that is set when the program is told to stop, which has to end by itself soon after."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()

    def tell() -> None:
        if not told.is_set():
            told.set()
            loop.call_later(LONGEST, _leave)

    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, tell)
    return told


def _leave() -> None:
    """Loses no more than a kill does: what was taken is stored, and whatever was not comes again."""
    _LOG.warning("left_hanging", seconds=LONGEST)
    sys.stderr.flush()
    os._exit(0)
