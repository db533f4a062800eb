"""Drawing in a process of its own: it begins with the first picture, and ends some minutes after the last.

At rest the program has nothing of what drawing needs, which is 80 MB, and whoever clicks while a picture is
drawn waits as little as at any other time. The process is given no settings, so it knows no secret.
"""

import asyncio
import os
import pickle
import signal
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from threading import Lock

from adapters.charts import Png
from adapters.charts.drawer import read
from conversations.drawings import Drawing

REST = 600.0
"""Seconds without a picture after which the process ends. Whoever looks at one summary looks at others."""

_ENDS = 1.0  # seconds that it may take over its end by itself
_TRIES = 2
_CLOSED = "closed"

_COMMAND = (sys.executable, "-P", "-m", "adapters.charts.drawer")
_GIVEN = ("HOME", "LD_LIBRARY_PATH", "MALLOC_ARENA_MAX", "MPLCONFIGDIR", "PATH", "TMPDIR")
_ROOT = Path(__file__).parents[2]
"""Where this program's own modules are, whatever the working directory."""

_GONE = (EOFError, OSError, ValueError)
"""What is met where the process has ended, as a killed one has."""


class NotDrawn(Exception):
    """Says the name of what went wrong, there or on the way there, and nothing of what the picture shows."""


class Aside:
    """One picture at a time: the process has one of the processors, and leaves the others to whoever clicks.

    `rest` as REST; `command` starts what draws.
    """

    def __init__(self, rest: float = REST, command: Sequence[str] = _COMMAND) -> None:
        self._rest = rest
        self._command = command
        self._thread = ThreadPoolExecutor(1, "drawing")
        self._lock = Lock()  # around who holds the process: the thread begins it, and whoever closes ends it
        self._process: Popen[bytes] | None = None
        self._resting: asyncio.TimerHandle | None = None
        self._is_closed = False

    @property
    def pid(self) -> int | None:
        """None where there is no process."""
        process = self._process
        return None if process is None else process.pid

    async def draw(self, drawing: Drawing, most: int | None) -> Png:
        """`most` as in adapters.charts.draw. Raises NotDrawn, also where no process draws any more."""
        if self._is_closed:
            raise NotDrawn(_CLOSED)
        loop = asyncio.get_running_loop()
        try:
            found = await loop.run_in_executor(self._thread, self._draw, drawing, most)
        finally:
            if self._resting is not None:
                self._resting.cancel()
            self._resting = loop.call_later(self._rest, self.rest)
        if isinstance(found, str):
            raise NotDrawn(found)
        return found

    def rest(self) -> None:
        """Ends the process after what it has to draw; the next picture begins another."""
        if not self._is_closed:
            self._thread.submit(self._end)

    def close(self) -> None:
        """Ends at once, whatever is being drawn or waits for it; no process is begun any more."""
        with self._lock:
            self._is_closed = True
        self._thread.shutdown(wait=False)
        self._end()

    def _draw(self, drawing: Drawing, most: int | None) -> Png | str:
        """It was killed, or there was too little memory for a moment: that need not cost the picture. One that
        hung would hang again, while others wait for theirs.
        """
        why = ""
        for _ in range(_TRIES):
            try:
                return self._ask(drawing, most)
            except _GONE as error:
                why = type(error).__name__
                if self._end() == -signal.SIGALRM:
                    break
        raise NotDrawn(why)

    def _ask(self, drawing: Drawing, most: int | None) -> Png | str:
        process = self._begun()
        assert process.stdin is not None
        assert process.stdout is not None
        pickle.dump((drawing, most), process.stdin)
        process.stdin.flush()
        return read(process.stdout)

    def _begun(self) -> Popen[bytes]:
        with self._lock:
            if self._is_closed:
                raise NotDrawn(_CLOSED)
            if self._process is None:
                self._process = _begin(self._command)
            return self._process

    def _end(self) -> int | None:
        """What the process came to; None where there is none, or another thread ends it."""
        with self._lock:
            process, self._process = self._process, None
        if process is None:
            return None
        assert process.stdin is not None
        assert process.stdout is not None
        with suppress(OSError):
            process.stdin.close()
        try:
            process.wait(_ENDS)
        except TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()
        return process.returncode


def _begin(command: Sequence[str]) -> Popen[bytes]:
    environment = {name: os.environ[name] for name in _GIVEN if name in os.environ}
    # One thread is enough for figures as small as these; each further one takes memory.
    environment |= {"PYTHONPATH": str(_ROOT), "OPENBLAS_NUM_THREADS": "1"}
    # Ctrl-C in a terminal goes to all of a session: this one ends with the program, not before it. What
    # libraries say about what they draw may quote it, so nobody hears it.
    return Popen(  # noqa: S603 - this program's own command
        command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=environment, start_new_session=True
    )
