"""The whole program around the memory door, for tests: a hand-set clock, and nothing sent until asked for."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from adapters.base import Inbound, Outcome
from adapters.memory import MemoryDoor
from bot.app import Application, running
from bot.frameworks import read_languages
from bot.settings import SHIPPED_FRAMEWORK
from bot.watching import Watch
from bot.wordings import read_wordings
from conversations.answers import Choice
from conversations.calendar import Calendar, opened_now, quarter_at
from conversations.framework_file import parse
from conversations.language import Languages
from conversations.people import HOME_ZONE, Account
from conversations.state import State
from storage import checkins, councils, people, summaries
from storage.database import Database, Session

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
"""A Monday in the quarter October to December 2026."""

LANGUAGES = read_languages(SHIPPED_FRAMEWORK)
ENGLISH = LANGUAGES.pick("en")


def languages_without(question: str) -> Languages:
    """Languages with a council's own framework, which lacks one question of the shipped one."""
    kept = tuple(each for each in ENGLISH.framework.questions if each.id != question)
    smaller = ENGLISH.framework.model_copy(update={"questions": kept})
    return Languages(read_wordings(), parse(smaller.model_dump_json(by_alias=True, exclude_none=True)), {})


async def open_checkin(session: Session, council: int, now: datetime) -> None:
    """Opens this quarter's check-in at a council, as a lead can; for a fortnight when the quarter is over."""
    planned = opened_now(Calendar(), now)
    closes_at = planned.closes_at if planned else now + timedelta(days=14)
    quarter, version = quarter_at(now, HOME_ZONE), LANGUAGES.framework.version
    await checkins.open_now(session, council, quarter, now, closes_at, framework_version=version)


async def _connect(session: Session, door: MemoryDoor, council: int, now: datetime) -> None:
    """Makes a door's workspace one of the council's."""
    place = await councils.ensure_workspace(session, door.name, door.workspace, "Anytown Council", now)
    await councils.connect(session, place, council)


@dataclass
class Clock:
    """Stands still until it is moved."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class Program:
    """A running application with people talking to it through the memory door."""

    application: Application
    door: MemoryDoor
    clock: Clock

    def at(self, door: MemoryDoor) -> "Program":
        """The same program, for people who speak through another door."""
        return replace(self, door=door)

    async def take(self, inbound: Inbound) -> Outcome:
        return await self.application.turns.take(inbound)

    async def send(self) -> None:
        """Sends everything that is due."""
        await self.application.deliveries.drain()

    async def tick(self) -> None:
        """Does what is due by the clock, and sends what comes of it."""
        await self.application.rounds.tick()
        await self.send()

    async def says(self, user: str, *texts: str, channel: str | None = None) -> list[str]:
        """`user` types each text in turn; gives the texts that came back."""
        before = len(self.door.sent)
        for text in texts:
            await self.take(self.door.typed(user, text, self.clock.now, channel))
            await self.send()
        return [each.card.text for each in self.door.sent[before:]]

    async def presses(self, user: str, *labels: str) -> list[str]:
        """`user` presses each newest button of that name in turn; gives the texts that came back."""
        before = len(self.door.sent)
        for label in labels:
            await self.take(self.door.pressed(user, label, self.clock.now))
            await self.send()
        return [each.card.text for each in self.door.sent[before:]]

    async def standing(self, user: str) -> people.Standing:
        async with self.application.database.write() as session:
            account = Account(self.door.name, self.door.workspace, user)
            return (await people.load_standings(session, [account], self.clock.now))[account]

    async def state(self, user: str) -> State:
        return (await self.standing(user)).state

    async def answers(self, user: str) -> dict[str, summaries.GivenAnswer]:
        """What is stored of a person's answers in this check-in, by question."""
        standing = await self.standing(user)
        checkin, person = standing.state.checkin, standing.person
        if checkin is None:
            return {}
        async with self.application.database.read() as session:
            given = await summaries.answers_of(session, person.council, checkin, person.id)
        return {each.question: each for each in given}

    async def choices(self, user: str) -> dict[str, Choice]:
        return {question: given.choice for question, given in (await self.answers(user)).items()}


@dataclass
class Stage:
    """Starts the program, again and again on the same database if need be. `with_checkin`: the council of the
    memory door has a check-in that is open when the program starts first. `others`: more doors of that council.
    """

    database: Database
    door: MemoryDoor = field(default_factory=MemoryDoor)
    clock: Clock = field(default_factory=Clock)
    languages: Languages = LANGUAGES
    with_checkin: bool = True
    others: tuple[MemoryDoor, ...] = ()
    watch: Watch | None = None

    @asynccontextmanager
    async def program(self) -> AsyncIterator[Program]:
        async with self.database.write() as session:
            place = await councils.ensure_workspace(
                session, self.door.name, self.door.workspace, "Anytown Council", self.clock.now
            )
            if place.created and self.with_checkin:
                await open_checkin(session, place.council, self.clock.now)
            for door in self.others:
                await _connect(session, door, place.council, self.clock.now)
        parts = running(
            self.database,
            self.languages,
            [self.door, *self.others],
            questions_each=10,
            clock=self.clock,
            in_background=False,
            watch=self.watch,
        )
        async with parts as application:
            yield Program(application, self.door, self.clock)
