"""A conversation in the terminal."""

import asyncio
import sys
from collections.abc import Callable
from shutil import get_terminal_size

from adapters.terminal import NAME, TerminalDoor
from bot.app import running, utc_now
from bot.demo import WORKSPACE
from conversations.events import Event, Returned, Typed
from conversations.language import Languages
from storage import councils
from storage.database import Database

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
    read_line: ReadLine,
    write: Callable[[str], None],
    questions_each: int = 10,
) -> None:
    """Talks with one person until the input ends, or they type exit."""
    user = name.casefold()
    async with database.write() as session:
        await councils.ensure_workspace(session, NAME, WORKSPACE, "Your council", utc_now())
        if lead:
            await councils.lead_add(session, NAME, WORKSPACE, user, utc_now())
    door = TerminalDoor(WORKSPACE, lambda text: write(f"\n{text}"), min(get_terminal_size().columns, _WIDEST))
    running_ = running(database, languages, [door], questions_each=questions_each, in_background=False)
    async with running_ as application:

        async def happened(event: Event) -> None:
            await application.turns.take(door.inbound(user, name, event, utc_now(), locale))
            await application.deliveries.drain()

        await happened(Returned())
        while (line := await asyncio.to_thread(read_line)) is not None:
            if line.strip().casefold() in _LEAVE:
                break
            if line.strip():
                await happened(Typed(line))


def keyboard_or_pipe() -> ReadLine:
    """Reads standard input: with a prompt from a keyboard, echoed from a pipe so that a record reads well."""
    sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]
    if sys.stdin.isatty():
        return _from_keyboard
    return _from_pipe


def _from_keyboard() -> str | None:
    try:
        return input("\n> ")
    except (EOFError, KeyboardInterrupt):
        return None


def _from_pipe() -> str | None:
    line = sys.stdin.readline()
    if not line:
        return None
    print(f"\n> {line.rstrip()}")
    return line.rstrip("\r\n")
