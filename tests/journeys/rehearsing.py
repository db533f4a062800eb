"""What the set-up rehearsal stands on: the server as it is started, and a terminal for its commands.

Nothing waits: the program's clock is set by hand, and moves a second for every round of sending, because the
platforms take one message a second in a conversation.
"""

import asyncio
import logging
import re
import shlex
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field

import pytest
import structlog
from aiohttp import web
from typer.testing import CliRunner

from adapters.base import Door
from bot import claims
from bot.app import Application, running
from bot.cli import app
from bot.doors import build_doors
from bot.settings import Settings, read_settings
from bot.telemetry import configure_logs
from bot.web import make_web_app
from storage import schema
from storage.database import Database
from tests.docs.commands import options_in
from tests.journeys.rehearsal_sides import Colleague, Side
from tests.journeys.serving import Served
from tests.program import LANGUAGES, Clock

BY_THE_CLOCK = ("bot.doors", "bot.cli_calendar", "bot.cli_people_import")
"""Whatever reads the time and is told it otherwise; the doctor compares the real clocks."""

_MOST_ROUNDS = 40
_CODE = re.compile(r"claim ([A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4})")


@dataclass
class Rehearsal:
    """The server with `side` on the other end. `url` ends without a slash."""

    side: Side
    application: Application
    url: str
    clock: Clock

    async def tick(self) -> None:
        """Does what is due, and sends what may go now."""
        await self.application.rounds.tick()
        await self.application.deliveries.drain()

    async def until(self, seen: Callable[[], object]) -> None:
        """Sends, and does what is due, second by second, until `seen` holds."""
        for _ in range(_MOST_ROUNDS):
            await self.application.deliveries.drain()
            if seen():
                return
            await self.tick()
            if seen():
                return
            self.clock.move(seconds=1)
        raise AssertionError(f"what was waited for did not come; the last were: {self.side.heard()[-3:]}")

    async def ask(self, text: str, answer: str) -> str:
        """The installer types `text`; gives the message with `answer` in it that came back."""
        before = len(self.side.heard())
        await self.side.say(text)
        return await self._answer(before, answer)

    async def press(self, label: str, answer: str) -> str:
        """The installer presses the newest button of that name; gives what came back, as `ask` does."""
        before = len(self.side.heard())
        await self.side.press(label)
        return await self._answer(before, answer)

    async def _answer(self, before: int, answer: str) -> str:
        await self.until(lambda: any(answer in words for words in self.side.heard()[before:]))
        return next(words for words in self.side.heard()[before:] if answer in words)

    async def attach(self, name: str, content: str, answer: str) -> str:
        """As `ask`, with a file."""
        before = len(self.side.heard())
        await self.side.attach(name, content.encode())
        return await self._answer(before, answer)

    async def say_in_channel(self, text: str, answer: str) -> str:
        """As `ask`, in a channel, where the answer is for the installer alone."""
        before = len(self.side.heard())
        await self.side.say_in_channel(text)
        return await self._answer(before, answer)

    async def answers_of(self, colleague: Colleague) -> list[str]:
        """The choices that are stored of them."""
        served = Served(self.application, self.url)
        return [str(given.choice) for given in (await served.answers(colleague.account)).values()]


@contextmanager
def logs_as_served(level: str) -> Iterator[None]:
    """The log as `waymark serve` writes it, and as it was before afterwards."""
    before = logging.getLogger().handlers[:]
    configure_logs(level)
    try:
        yield
    finally:
        structlog.reset_defaults()
        logging.getLogger().handlers[:] = before


@asynccontextmanager
async def serving(side: Side, clock: Clock) -> AsyncIterator[Rehearsal]:
    """`waymark serve`, with time set by hand: the same doors, routes and claim codes, from the environment."""
    settings: Settings = read_settings()
    with logs_as_served(settings.log_level):
        database = Database(settings.database_url)
        try:
            await schema.upgrade(database)
            doors: list[Door] = build_doors(settings, database)
            parts = running(
                database,
                LANGUAGES,
                doors,
                questions_each=settings.questions_each,
                clock=clock,
                in_background=False,
            )
            async with parts as application:
                runner = web.AppRunner(make_web_app(application), shutdown_timeout=1, access_log=None)
                await runner.setup()
                try:
                    await web.TCPSite(runner, settings.host, 0).start()
                    url = f"http://127.0.0.1:{runner.addresses[0][1]}"
                    await side.serve(url)
                    await claims.offer_all(database, doors, clock())
                    yield Rehearsal(side, application, url, clock)
                finally:
                    await runner.cleanup()
        finally:
            await database.close()


@dataclass(frozen=True)
class Terminal:
    """Where commands are typed, in this process. `ran`: each command with each option that was used."""

    monkeypatch: pytest.MonkeyPatch
    ran: set[tuple[str, str]] = field(default_factory=set)

    def set(self, **environment: str) -> None:
        for name, value in environment.items():
            self.monkeypatch.setenv(name, value)

    async def run(self, *arguments: str, code: int = 0) -> str:
        """Types `waymark arguments`; gives what it said."""
        done = await asyncio.to_thread(CliRunner().invoke, app, list(arguments))
        assert done.exit_code == code, done.output
        self.ran.update(options_in(shlex.join(arguments)))
        return done.output


def code_in(log: str) -> str:
    found = _CODE.search(log)
    assert found is not None, log
    return found[1]
