"""Pictures are drawn in a process of their own, which costs nobody a picture and outlives nobody."""

import asyncio
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import psutil
import pytest

from adapters.charts import draw
from adapters.charts.aside import Aside, NotDrawn
from adapters.charts.drawer import answer, read
from conversations.drawings import Drawing
from conversations.pictures import picture_of
from tests.adapters.charts import samples
from tests.adapters.pictures import UNDRAWABLE
from tests.processes import is_over

BARS = samples.drawings("en")["bars"]
CANNOT_DRAW = (sys.executable, "-c", "raise MemoryError")


HANGS = (sys.executable, "-c", "import sys; sys.stdin.read()")
GIVES_UP = (sys.executable, "-c", "import signal; signal.raise_signal(signal.SIGALRM)")


class Command(Sequence[str]):
    """What begins a process. `begins`: how often one was begun; each waits until it is allowed."""

    def __init__(self, words: Sequence[str], *, is_allowed: bool = True) -> None:
        self._words = words
        self.begins = 0
        self.begun, self.allowed = threading.Event(), threading.Event()
        if is_allowed:
            self.allowed.set()

    def __iter__(self) -> Iterator[str]:
        self.begins += 1
        self.begun.set()
        assert self.allowed.wait(20)
        return iter(self._words)

    def __getitem__(self, index: Any) -> Any:
        return self._words[index]

    def __len__(self) -> int:
        return len(self._words)


@pytest.fixture(scope="module")
def kept() -> Iterator[Aside]:
    """One for several tests: each process takes half a second to begin."""
    made = Aside()
    yield made
    made.close()


@pytest.fixture
async def aside(kept: Aside) -> Aside:
    """Has drawn a picture already, whichever tests ran before."""
    if kept.pid is None:
        await kept.draw(BARS, None)
    return kept


def children() -> set[int]:
    """Also those that are over, until somebody asks what became of them."""
    return {each.pid for each in psutil.Process().children()}


def undrawable() -> Drawing:
    picture = picture_of(UNDRAWABLE)
    assert picture is not None
    return picture.drawing


async def pid_of(aside: Aside) -> int:
    async with asyncio.timeout(20):
        while aside.pid is None:  # noqa: ASYNC110 - another thread begins it
            await asyncio.sleep(0.001)
    return aside.pid


async def ended(pid: int) -> None:
    async with asyncio.timeout(20):
        while not is_over(pid):  # noqa: ASYNC110 - nobody tells of it
            await asyncio.sleep(0.01)


async def test_a_picture_is_the_same_as_one_drawn_here(aside: Aside) -> None:
    assert await aside.draw(BARS, None) == draw(BARS)
    assert aside.pid != os.getpid()


async def test_what_cannot_be_drawn_is_named_without_its_texts_and_the_next_picture_comes(aside: Aside) -> None:
    with pytest.raises(NotDrawn, match=r"^TooMuch$"):
        await aside.draw(undrawable(), None)
    with pytest.raises(NotDrawn, match=r"^TooMuch$"):
        await aside.draw(BARS, 100)
    assert await aside.draw(BARS, None) == draw(BARS)


@pytest.mark.parametrize("when", ["between two pictures", "at a picture"])
async def test_a_killed_process_costs_nobody_a_picture(aside: Aside, when: str) -> None:
    pid = await pid_of(aside)
    if when == "between two pictures":
        os.kill(pid, signal.SIGKILL)
    drawing = asyncio.create_task(aside.draw(BARS, None))
    await asyncio.sleep(0)
    if when == "at a picture":
        os.kill(pid, signal.SIGKILL)
    assert await drawing == draw(BARS)
    assert aside.pid != pid


async def test_where_no_process_can_draw_it_is_tried_twice_and_said() -> None:
    """And nothing is left of either: the next picture begins with a process that lives."""
    before, command = children(), Command(CANNOT_DRAW)
    broken = Aside(command=command)
    with pytest.raises(NotDrawn, match=r"Error$"):
        await broken.draw(BARS, None)
    assert command.begins == 2
    assert broken.pid is None
    assert children() <= before
    broken.close()


async def test_a_picture_that_hung_is_not_tried_again() -> None:
    """Each takes twenty seconds to give up, and whoever waits for two of them has no more than a minute."""
    command = Command(GIVES_UP)
    aside = Aside(command=command)
    with pytest.raises(NotDrawn):
        await aside.draw(BARS, None)
    assert command.begins == 1
    aside.close()


async def test_the_process_ends_when_nobody_has_wanted_a_picture_for_a_while() -> None:
    """Protects memory: it takes as much as half of the server. Whoever wants another picture gets one."""
    aside = Aside(rest=0.01)
    for _ in range(2):
        drawing = asyncio.create_task(aside.draw(undrawable(), None))
        pid = await pid_of(aside)
        with pytest.raises(NotDrawn):
            await drawing
        await ended(pid)
    aside.close()


async def test_whoever_stops_does_not_wait_for_a_picture() -> None:
    """Nor is another process begun for it."""
    aside = Aside()
    drawing = asyncio.create_task(aside.draw(BARS, None))
    pid = await pid_of(aside)
    os.kill(pid, signal.SIGSTOP)
    await asyncio.to_thread(aside.close)
    with pytest.raises(NotDrawn):
        await drawing
    assert aside.pid is None
    assert is_over(pid)


async def test_a_process_that_begins_while_somebody_stops_ends_too() -> None:
    """The program's end would wait for its picture, however long that takes."""
    before, command = children(), Command(HANGS, is_allowed=False)
    aside = Aside(command=command)
    drawing = asyncio.create_task(aside.draw(BARS, None))
    assert await asyncio.to_thread(command.begun.wait, 20)
    closing = asyncio.create_task(asyncio.to_thread(aside.close))
    await asyncio.wait({closing}, timeout=0.1)
    command.allowed.set()
    async with asyncio.timeout(10):
        await closing
        with pytest.raises(NotDrawn):
            await drawing
    assert aside.pid is None
    assert children() <= before


async def test_pictures_that_wait_when_somebody_stops_are_said_not_to_be_drawn() -> None:
    """As is one that somebody wants afterwards; whoever asked is not cancelled."""
    command = Command(HANGS)
    aside = Aside(command=command)
    drawing = [asyncio.create_task(aside.draw(BARS, None)) for _ in range(3)]
    await pid_of(aside)
    await asyncio.to_thread(aside.close)
    async with asyncio.timeout(10):
        found = await asyncio.gather(*drawing, aside.draw(BARS, None), return_exceptions=True)
    assert {type(each) for each in found} == {NotDrawn}
    assert command.begins == 1


async def test_the_process_is_given_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-secret")
    aside = Aside()
    with pytest.raises(NotDrawn):
        await aside.draw(undrawable(), None)
    assert "SLACK_BOT_TOKEN" not in psutil.Process(aside.pid).environ()
    aside.close()


async def test_no_process_outlives_a_program_that_is_killed() -> None:
    code = (
        "import asyncio, contextlib, os, signal\n"
        "from adapters.charts.aside import Aside, NotDrawn\n"
        "aside = Aside()\n"
        "with contextlib.suppress(NotDrawn):\n"
        "    asyncio.run(aside.draw(None, None))\n"
        "print(aside.pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    command = [sys.executable, "-c", code]
    killed = await asyncio.to_thread(subprocess.run, command, capture_output=True, timeout=60, check=False)
    assert killed.returncode == -signal.SIGKILL
    await ended(int(killed.stdout))


def test_it_answers_until_there_is_no_more_to_draw() -> None:
    asked, told = BytesIO(), BytesIO()
    for each in ((BARS, None), (BARS, 100)):
        pickle.dump(each, asked)
    asked.seek(0)
    assert [answer(asked, told) for _ in range(3)] == [True, True, False]
    told.seek(0)
    assert read(told) == draw(BARS)
    assert read(told) == "TooMuch"
    assert signal.alarm(0) == 0, "a picture that hangs ends the process, and none is drawn any more"
