"""The PostgreSQL server of the tests."""

import asyncio
import os
import shutil
import signal
import sys
from asyncio.subprocess import PIPE

from bot.settings import SHIPPED_FRAMEWORK
from tests.enduring import until
from tests.processes import is_over

_RUN = """
import sys
from tests.postgres import server_in_hand

with server_in_hand() as handle:
    print(handle.process.pid, handle.server.folder, flush=True)
    sys.stdin.read()
"""


async def test_the_server_of_a_run_that_is_killed_ends_too() -> None:
    """Protects: the next run has the machine's memory to itself."""
    run = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _RUN, stdin=PIPE, stdout=PIPE, cwd=SHIPPED_FRAMEWORK.parent
    )
    assert run.stdout is not None
    number, folder = (await asyncio.wait_for(run.stdout.readline(), 60)).decode().split()
    server = int(number)
    try:
        assert not is_over(server)
        run.kill()
        await run.wait()
        await until(lambda: is_over(server), within=20)
    finally:
        if not is_over(server):
            os.kill(server, signal.SIGKILL)
        shutil.rmtree(folder, ignore_errors=True)
