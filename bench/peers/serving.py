"""How every peer listens: aiohttp on loopback, until it is told to stop. Then it says where its CPU went."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager

from aiohttp import web

from bench.shares import Sampler

Making = Callable[[str], AbstractAsyncContextManager[web.Application]]
Made = AsyncIterator[web.Application]

SAMPLED = "BENCH_SAMPLED"
"""Set in the environment, a bot samples itself, which costs it some per cent."""


def main(making: Making) -> None:
    """`making` gives the application for the platform's address."""
    asyncio.run(_serve(making, int(sys.argv[1]), sys.argv[2]))


async def _serve(making: Making, port: int, platform: str) -> None:
    told = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, told.set)
    sampler = Sampler()
    async with making(platform) as app:
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        if SAMPLED in os.environ:
            sampler.start()
        print("ready", flush=True)
        await told.wait()
        shares = sampler.shares()
        await runner.cleanup()
    print(json.dumps(shares), flush=True)
