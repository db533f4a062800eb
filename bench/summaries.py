"""How fast a summary is read, composed and drawn: `python -m bench.summaries`, a minute or two.

For a council of 4,000 people and twelve quarters among a million answers; with `--whole` among ten million. The
database is made once for each engine (a minute; with `--whole` five) and kept in the temporary folder, where it
takes 0.7 GB (5.4 GB). PostgreSQL is the server of the tests, without fsync and with 32 MB of shared buffers;
SQLite syncs to the disk. Both are on this machine, each measured in a process of its own.
"""

import argparse
import asyncio
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from uuid import uuid4

from sqlalchemy import func, select

from adapters.memory import MemoryDoor
from adapters.pictures import drawn
from bench.filling import EACH, LANGUAGES, NOW, PEOPLE, QUARTERS, fill
from bench.tables import Table, tell, write
from bench.turns import unread_logs
from bot.app import Application, running
from bot.composing import Composer
from bot.exports import read_export
from bot.preparing import prepare
from conversations.cards import Card
from conversations.disclosure import LEAST_PEOPLE
from conversations.effects import Draw, Summarise
from conversations.events import Typed
from conversations.gathering import Gathering
from conversations.pictures import picture_of as picture_on
from conversations.summary_request import FIRST_SCREEN, Look, Split, SummaryRequest, picture_of
from storage import councils, schema
from storage.database import Database
from storage.tables import answer
from tests.postgres import running_server
from tests.program import open_checkin

COUNCILS, WHOLE = 3, 25
ROUNDS = 40
LOOKS = {
    "first screen": FIRST_SCREEN,
    "by enabler": SummaryRequest(look=Look.ENABLERS),
    "one theme": SummaryRequest(theme="enabler:data"),
    "grid": SummaryRequest(look=Look.GRID),
    "twelve quarters": SummaryRequest(look=Look.TREND),
    "leaders and front line": SummaryRequest(look=Look.GAP),
    "why": SummaryRequest(look=Look.WHY),
    "by role": SummaryRequest(split=Split.ROLE),
    "by service area": SummaryRequest(split=Split.AREA),
}
TALKING, DRAWING = "a turn, while nobody asks", "a turn, while summaries are drawn"
_GOALS = {"text": (50, 0.5), "text and picture": (1_000, 0.5), DRAWING: (50, 0.99)}
"""In milliseconds, and of which share of the times."""

_PEOPLE_TALKING, _PAUSE = 12, 0.02


@dataclass
class Measured:
    """`times`: in milliseconds, by what was measured."""

    answers: int = 0
    times: dict[str, list[float]] = field(default_factory=dict)

    async def time(self, what: str, job: Callable[[], Awaitable[object]], rounds: int = ROUNDS) -> None:
        for _ in range(rounds):
            with self.one(what):
                await job()

    @contextmanager
    def one(self, what: str) -> Iterator[None]:
        started = perf_counter()
        yield
        self.times.setdefault(what, []).append(1_000 * (perf_counter() - started))


@dataclass(frozen=True)
class Council:
    """The one that is measured."""

    database: Database
    id: int
    composer: Composer

    async def write(self, request: SummaryRequest) -> Card | None:
        return await self.composer.card(Summarise(request), "en", self.id, NOW)

    async def draw(self, request: SummaryRequest) -> None:
        kind = picture_of(request)
        assert kind is not None
        card = await self.composer.card(Draw(request, kind), "en", self.id, NOW)
        picture = picture_on(card) if card else None
        assert picture is not None
        assert await drawn(picture) is not None

    async def show(self) -> None:
        await self.write(FIRST_SCREEN)
        await self.draw(FIRST_SCREEN)

    async def read_all(self) -> None:
        gathering = Gathering(LANGUAGES.framework, EACH, LEAST_PEOPLE)
        async with self.database.read() as session:
            await read_export(session, gathering, self.id, None, NOW)


async def measure(url: str) -> Measured:
    database, found = Database(url), Measured()
    await schema.upgrade(database)
    prepare()
    async with database.read() as session:
        council = (await councils.all_councils(session))[0].id
        found.answers = await session.scalar(select(func.count()).select_from(answer)) or 0
    ours = Council(database, council, Composer(database, LANGUAGES, EACH))
    await found.time("text: the first of a process", partial(ours.write, FIRST_SCREEN), rounds=1)
    await found.time("text and picture: the first of a process", ours.show, rounds=1)
    for name, request in LOOKS.items():
        await found.time(f"text: {name}", partial(ours.write, request))
    await found.time("text and picture: first screen", ours.show)
    await found.time("all that an export reads", ours.read_all, rounds=5)
    await measure_turns(ours, found)
    await database.close()
    return found


async def measure_turns(council: Council, found: Measured) -> None:
    """How long people at another council wait until their answers are committed, while nobody asks for
    anything and while one summary with its picture follows another.
    """
    door, database = MemoryDoor(workspace="bench"), council.database
    async with database.write() as session:
        place = await councils.ensure_workspace(session, door.name, door.workspace, "Beside", NOW)
        if place.created:
            await open_checkin(session, place.council, NOW)
    parts = running(database, LANGUAGES, [door], questions_each=EACH, clock=lambda: NOW, in_background=False)
    async with parts as application:
        await _talk(application, door, found, TALKING)
        asking = asyncio.create_task(_show_again_and_again(council))
        await _talk(application, door, found, DRAWING)
        asking.cancel()


async def _talk(application: Application, door: MemoryDoor, found: Measured, what: str) -> None:
    for _ in range(_PEOPLE_TALKING):
        somebody = uuid4().hex
        for said in ("start", *["3"] * EACH):
            event = door.inbound(somebody, Typed(said), NOW, key=uuid4().hex)
            await asyncio.sleep(_PAUSE)
            await found.time(what, partial(application.turns.take, event), rounds=1)


async def _show_again_and_again(council: Council) -> None:
    while True:
        await council.show()


def on(url: str, filled: Path, councils: int) -> Measured:
    """`filled`: is there once the database is."""
    if not filled.exists():
        asyncio.run(fill(url, councils))
        filled.touch()
    with unread_logs():
        return asyncio.run(measure(url))


def measure_engine(engine: str, folder: Path, councils: int) -> Measured:
    filled = folder / "filled"
    if not filled.exists():
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    print(engine, flush=True)
    if engine == "SQLite":
        return on(f"sqlite:///{folder / 'waymark.db'}", filled, councils)
    with running_server(folder) as server:
        if not filled.exists():
            server.run("CREATE DATABASE waymark")
        return on(server.url("waymark"), filled, councils)


def table(by_engine: dict[str, Measured]) -> Table:
    one = next(iter(by_engine.values()))
    rows = [
        (what, *(_quantiles(sorted(each.times[what])) for each in by_engine.values()), _goal(what))
        for what in one.times
    ]
    title = f"A council of {PEOPLE:,} people and {QUARTERS} quarters among {one.answers:,} answers"
    missed = [what for what in one.times if any(_is_missed(what, each) for each in by_engine.values())]
    words = f"Above its goal: {'; '.join(missed)}." if missed else "Every goal is met."
    return Table(title, ("ms: half / 95 % / 99 %", *by_engine, "goal"), rows, words)


def _quantiles(times: list[float]) -> str:
    places = (0.5, 0.95, 0.99) if len(times) > 1 else (0.5,)
    return " / ".join(f"{_at(times, share):.0f}" for share in places)


def _at(times: list[float], share: float) -> float:
    return times[int(share * len(times))]


def _goal(what: str) -> str:
    number, share = _GOALS.get(what, _GOALS.get(what.partition(":")[0], (0, 0)))
    return f"{number:,} ({share:.0%})" if number else ""


def _is_missed(what: str, found: Measured) -> bool:
    number, share = _GOALS.get(what, _GOALS.get(what.partition(":")[0], (0, 0)))
    return bool(number) and _at(sorted(found.times[what]), share) >= number


def main() -> None:
    asked = argparse.ArgumentParser(description="Measures summaries.")
    asked.add_argument("--whole", action="store_true", help="ten million answers, not one")
    asked.add_argument("--page", action="store_true", help="write docs/performance/summaries.md")
    given = asked.parse_args()
    size = WHOLE if given.whole else COUNCILS
    folder = Path(tempfile.gettempdir()) / "waymark-bench-summaries" / str(size)
    found = {}
    for engine in ("SQLite", "PostgreSQL"):
        # What one engine has loaded must not make the other's first summary quicker.
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
            found[engine] = process.submit(measure_engine, engine, folder / engine.lower(), size).result()
    tables = [table(found)]
    tell(tables)
    if given.page:
        words = (
            "Composed as for a channel, one after another; a picture is drawn as well. Turns are somebody's "
            "answers at another council, until they are committed. PostgreSQL without fsync and with 32 MB of "
            "shared buffers."
        )
        write("summaries", "Summaries", words, tables)


if __name__ == "__main__":
    main()
