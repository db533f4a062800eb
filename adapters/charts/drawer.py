"""A process that draws for another one, as adapters.charts.aside starts it: `python -m adapters.charts.drawer`.

It reads what to draw from its standard input, one after another, and answers each in a line of JSON, behind
which a picture follows. It ends when there is no more to read: so it outlives nobody, however they ended.
"""

import gc
import json
import os
import pickle
import signal
import sys
from collections.abc import Mapping
from typing import IO

from adapters.charts import Png, draw
from conversations.drawings import Drawing

LONGEST = 20
"""Seconds for one picture, which takes a fifth of one; whatever takes longer hangs, and ends the process."""

_COURTESY = 10
"""Drawing gives way to those who wait for an answer, also where there is one processor for both."""


def main() -> None:
    os.nice(_COURTESY)
    asked, told = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints is no answer
    while answer(asked, told):
        # A picture is held in circles by its own parts: left to themselves, 40 MB of them would lie about. What
        # was loaded for the first is looked through once.
        gc.collect()
        gc.freeze()


def answer(asked: IO[bytes], told: IO[bytes]) -> bool:
    """Whether there was anything to draw."""
    try:
        drawing, most = pickle.load(asked)  # noqa: S301 - from the program that began this one
    except EOFError:
        return False
    signal.alarm(LONGEST)
    _tell(_drawn(drawing, most), told)
    signal.alarm(0)
    return True


def _drawn(drawing: Drawing, most: int | None) -> Png | str:
    try:
        return draw(drawing, most)
    except Exception as error:
        # What it says may quote what people wrote.
        return type(error).__name__


def _tell(found: Png | str, told: IO[bytes]) -> None:
    """Nothing that Python would run when it is read: it shall not matter what a picture does to those libraries
    that draw it.
    """
    if isinstance(found, str):
        told.write(_line({"why": found}))
    else:
        told.write(_line({"width": found.width, "height": found.height, "size": len(found.data)}))
        told.write(found.data)
    told.flush()


def _line(told: Mapping[str, str | int]) -> bytes:
    return json.dumps(told).encode() + b"\n"


def read(told: IO[bytes]) -> Png | str:
    """What `answer` told. Raises EOFError or ValueError where it told nothing, or half of it."""
    line = told.readline()
    if not line:
        raise EOFError
    head = json.loads(line)
    if "why" in head:
        return str(head["why"])
    data = told.read(head["size"])
    if len(data) < head["size"]:
        raise EOFError
    return Png(data, head["width"], head["height"])


if __name__ == "__main__":
    main()
