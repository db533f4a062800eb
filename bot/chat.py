"""A conversation in the terminal."""

import asyncio
import sys
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from io import TextIOWrapper
from shutil import get_terminal_size

from adapters.terminal import NAME, TerminalDoor
from bot.app import running
from bot.clock import utc_now
from bot.demo import WORKSPACE
from conversations.calendar import opened_now, quarter_at
from conversations.events import Event, Returned, Typed
from conversations.language import Languages
from conversations.people import HOME_ZONE
from storage import checkins, councils
from storage.database import Database, Session

_WIDEST = 88  # longer lines are hard to read
_LEAVE = ("exit", "quit")

ReadLine = Callable[[], str | None]
"""The next line without its end; None at the end of input."""


async def chat(
    database: Database,
    languages: Languages,
    *,
    name: str,
    lead: bool,
    locale: str,
    questions_each: int,
    read_line: ReadLine,
    write: Callable[[str], None],
) -> None:
    """Talks with one person until the input ends, or they type exit."""
    user = name.casefold()
    async with database.write() as session:
        workspace = await councils.ensure_workspace(session, NAME, WORKSPACE, "Your council", utc_now())
        await _ensure_open(session, workspace.council, languages.framework.version, utc_now())
        if lead:
            await councils.lead_add(session, NAME, WORKSPACE, user, utc_now())
    width = min(get_terminal_size().columns, _WIDEST)
    door = TerminalDoor(WORKSPACE, user, lambda text: write(f"\n{text}"), width)
    parts = running(database, languages, [door], questions_each=questions_each, in_background=False)
    async with parts as application:

        async def happened(event: Event) -> None:
            await application.turns.take(door.inbound(name, event, utc_now(), locale))
            await application.publisher.publish_due(utc_now())
            await application.deliveries.drain()

        await happened(Returned())
        async for line in _lines(read_line):
            if line.strip().casefold() in _LEAVE:
                break
            if line.strip():
                await happened(Typed(line))


async def _ensure_open(session: Session, council: int, framework_version: str, now: datetime) -> None:
    """Nothing runs in the background of a terminal that would open a check-in there."""
    here = (await checkins.current(session, [council], now))[council]
    if here.open_at_home(now) is None:
        round_ = opened_now(here.calendar, now)
        closes_at = round_.closes_at if round_ else now + timedelta(weeks=here.calendar.weeks)
        await checkins.open_now(
            session, council, quarter_at(now, HOME_ZONE), now, closes_at, framework_version=framework_version
        )


async def _lines(read_line: ReadLine) -> AsyncIterator[str]:
    """The lines as they come. They are read in a thread of their own that nothing waits for: Ctrl-C ends a chat
    although nobody presses Enter.
    """
    loop = asyncio.get_running_loop()
    while True:
        came: asyncio.Future[str | None] = loop.create_future()
        threading.Thread(target=_read_into, args=(read_line, loop, came), daemon=True).start()
        line = await came
        if line is None:
            return
        yield line


def _read_into(read_line: ReadLine, loop: asyncio.AbstractEventLoop, came: asyncio.Future[str | None]) -> None:
    line = read_line()

    def arrive() -> None:
        if not came.done():
            came.set_result(line)

    with suppress(RuntimeError):  # the chat has ended meanwhile, and its loop with it
        loop.call_soon_threadsafe(arrive)


def keyboard_or_pipe() -> ReadLine:
    """Reads standard input: with a prompt from a keyboard, echoed from a pipe so that a record reads well.

    What the terminal cannot show is shown as `?`, and what cannot be read as the replacement character.
    """
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    if sys.stdin is None:
        return lambda: None
    return _from_keyboard if sys.stdin.isatty() else _from_pipe


def _from_keyboard() -> str | None:
    try:
        return input("\n> ")
    except EOFError:
        return None


def _from_pipe() -> str | None:
    line = sys.stdin.readline()
    if not line:
        return None
    print(f"\n> {line.rstrip()}")
    return line.rstrip("\r\n")
