"""A whole quarter of one council, from the evening before it opens to after its close, with time moved and not
slept: the whole program on one side, a loopback Slack and a loopback Teams on the other.

    print(asyncio.run(simulate(database, people=4_000)))

Some of the people answer all, some half, some ask for quiet, some cannot be reached, and the platforms fail now
and then. What happened is read from what arrived at the platforms.
"""

import random
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from aiohttp import web
from sqlalchemy import func, select

from adapters.base import Door
from adapters.slack.config import SlackConfig
from adapters.slack.door import SlackDoor
from adapters.teams.config import Cloud, TeamsConfig
from adapters.teams.door import TeamsDoor
from bot.app import Application, running
from bot.web import make_web_app
from conversations.people import Account
from storage import councils, tables
from storage.database import Database
from storage.people import load_standings
from storage.statements import insert
from tests.platforms.pace import busiest
from tests.platforms.slack import Person as SlackPerson
from tests.platforms.slack import Slack
from tests.platforms.slack_failures import Dropped, Failure, RateLimited, ServerError, Stalls
from tests.platforms.teams import Member, Teams
from tests.platforms.teams_chats import Chat
from tests.platforms.teams_connector import Fault
from tests.program import LANGUAGES, Clock

START = datetime(2026, 9, 30, 15, 0, tzinfo=UTC)
"""Wednesday, 16:00 in London. The check-in opens on Thursday 1 October, and closes on the 21st."""

FIRST_HOUR = datetime(2026, 10, 1, 9, 30, tzinfo=UTC)
AFTER_FIRST_REMINDER = datetime(2026, 10, 5, 13, 0, tzinfo=UTC)
AFTER_SECOND_REMINDER = datetime(2026, 10, 12, 13, 0, tzinfo=UTC)
END = datetime(2026, 10, 22, 12, 0, tzinfo=UTC)

_STEP = timedelta(milliseconds=250)
"""How far time moves while something waits for its turn."""
_TICK = timedelta(seconds=10)
_IDLE = timedelta(minutes=30)
_MOST_STEPS = 400_000


class Habit(StrEnum):
    """What somebody does this quarter."""

    EARLY = "answers all on the first day"
    AFTER_ONE = "answers all after the first reminder"
    AFTER_TWO = "answers all after the second reminder"
    HALF = "answers four and leaves"
    QUIET = "stops reminders on the first day"
    SNOOZES = "snoozes on the first day until Wednesday"
    AWAY = "is away from the first day until the 13th"
    GONE = "cannot be reached"
    SILENT = "does nothing"


_SHARES = {
    Habit.EARLY: 0.03,
    Habit.AFTER_ONE: 0.02,
    Habit.AFTER_TWO: 0.02,
    Habit.HALF: 0.02,
    Habit.QUIET: 0.01,
    Habit.SNOOZES: 0.01,
    Habit.AWAY: 0.01,
    Habit.GONE: 0.02,
}
"""The others are silent. Few answer, for the test's sake: each answer is an HTTP call both ways."""

INVITATION, REMINDER, LAST_DAY, SNOOZE = "invitation", "reminder", "last day", "snooze"
_SAYS = {
    "This quarter's check-in is open": INVITATION,
    "There is still time": REMINDER,
    "You have made a start": REMINDER,
    "This is the last reminder": LAST_DAY,
    "You asked me to remind you": SNOOZE,
}


@dataclass(frozen=True, slots=True)
class Employee:
    """Somebody at the council, on one platform."""

    habit: Habit
    chat: str
    slack: SlackPerson | None = None
    member: Member | None = None


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message that arrived in somebody's chat or in the channel."""

    at: datetime
    chat: str
    words: str

    @property
    def kind(self) -> str | None:
        """Which nudge it is, if it is one."""
        return next((kind for says, kind in _SAYS.items() if says in self.words), None)


@dataclass
class Quarter:
    """What a simulation left behind."""

    employees: Sequence[Employee]
    arrived: Sequence[Arrived]
    posts: Sequence[str]
    slack_posts: Sequence[float]
    slack_writes: Sequence[float]
    slack_by_channel: dict[str, list[float]]
    teams_writes: Sequence[float]
    teams_by_chat: dict[str, list[float]]
    faults: Counter[str]
    ends: Counter[tuple[str, str]]
    left_over: int
    nudges: dict[str, list[Arrived]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        found = defaultdict(list)
        for each in self.arrived:
            if each.kind is not None:
                found[each.chat].append(each)
        self.nudges = dict(found)

    def of(self, *habits: Habit) -> list[Employee]:
        return [each for each in self.employees if each.habit in habits]

    def kinds(self, employee: Employee) -> Counter[str]:
        return Counter(each.kind or "" for each in self.nudges.get(employee.chat, ()))

    @property
    def reachable(self) -> list[Employee]:
        return [each for each in self.employees if each.habit is not Habit.GONE]

    def table(self) -> str:
        """What is kept in the documentation."""
        lines = [
            "| who | people | invited | reminded | last day | snoozed | most in a day |",
            "|---|---|---|---|---|---|---|",
        ]
        for habit in Habit:
            group = self.of(habit)
            total: Counter[str] = Counter()
            for each in group:
                total += self.kinds(each)
            counts = " | ".join(f"{total[kind]:,}" for kind in (INVITATION, REMINDER, LAST_DAY, SNOOZE))
            lines.append(f"| {habit} | {len(group):,} | {counts} | {self.most_in_a_day(group)} |")
        lines += [
            "",
            "| limit | allowed | seen |",
            "|---|---|---|",
            f"| Slack messages in a channel, in any second | 1 | {_most(self.slack_by_channel)} |",
            f"| Teams messages in a chat, in any second | 7 | {_most(self.teams_by_chat)} |",
            f"| Teams messages in the tenant, in any second | 30 | {busiest(self.teams_writes)} |",
            f"| Slack calls in the workspace, in any second (our limit) | 20 | {busiest(self.slack_writes)} |",
            "",
            "| fault played by the platforms | times |",
            "|---|---|",
            *(f"| {name} | {count} |" for name, count in sorted(self.faults.items())),
        ]
        return "\n".join(lines)

    def most_in_a_day(self, group: Iterable[Employee]) -> int:
        days = Counter(
            (each.chat, nudge.at.date()) for each in group for nudge in self.nudges.get(each.chat, ())
        )
        return max(days.values(), default=0)


def _most(by_chat: dict[str, list[float]]) -> int:
    return max((busiest(moments) for moments in by_chat.values()), default=0)


@dataclass
class _World:
    database: Database
    clock: Clock
    slack: Slack
    teams: Teams
    application: Application
    luck: random.Random
    faults: Counter[str] = field(default_factory=Counter)
    played: int = 0
    """How many messages the platforms had taken when they failed last."""

    async def until(self, moment: datetime, *, with_faults: bool = True) -> None:
        """Lets time pass: in small steps while something waits, by leaps where nothing does."""
        ticked = datetime.min.replace(tzinfo=UTC)
        for _ in range(_MOST_STEPS):
            if self.clock.now >= moment:
                return
            if self.clock.now - ticked >= _TICK:
                ticked = self.clock.now
                await self.application.rounds.tick()
            if with_faults:
                self._fail_now_and_then()
            await self.application.deliveries.drain()
            self.clock.now = min(moment, await self._next_moment())
        raise AssertionError("the simulation does not come to an end")

    async def _next_moment(self) -> datetime:
        """When something is due next; a tick away while nudges are, half an hour when all is quiet."""
        now = self.clock.now
        async with self.database.read() as session:
            lane = await session.scalar(select(func.min(tables.address.c.due_at)))
            nudge = await session.scalar(
                select(func.min(tables.nudge.c.due_at)).where(tables.nudge.c.state == "planned")
            )
        wanted = [now + _IDLE]
        if lane is not None:
            wanted.append(max(lane, now + _STEP))
        if nudge is not None:
            wanted.append(max(nudge, now + _TICK))
        return min(wanted)

    def _fail_now_and_then(self) -> None:
        """One fault in about every forty messages, of each platform in turn."""
        taken = len(self.slack.api.messages) + sum(len(chat.messages) for chat in self._chats())
        if taken < self.played + 40:
            return
        self.played = taken
        name, play = self.luck.choice(_FAULTS)
        self.faults[name] += 1
        play(self)

    def _chats(self) -> Iterable[Chat]:
        return self.teams.connector.chats.values()


def _slack(failure: Failure) -> Callable[[_World], None]:
    return lambda world: world.slack.fail("chat.postMessage", failure)


def _teams(fault: Fault) -> Callable[[_World], None]:
    return lambda world: world.teams.connector.script.append(fault)


_FAULTS: Sequence[tuple[str, Callable[[_World], None]]] = (
    ("Slack: 429, Retry-After 2", _slack(RateLimited(2))),
    ("Slack: 500", _slack(ServerError())),
    ("Slack: connection broken before the message was taken", _slack(Dropped())),
    ("Slack: connection broken after the message was taken", _slack(Dropped(after_taking=True))),
    ("Slack: no answer", _slack(Stalls())),
    ("Teams: 429, Retry-After 3", _teams(Fault(429, retry_after="3"))),
    ("Teams: 502", _teams(Fault(502))),
    ("Teams: connection broken before the message was taken", _teams(Fault(drop=True))),
)


async def simulate(database: Database, people: int, seed: int = 1) -> Quarter:
    """`database` has all tables and no rows."""
    async with _world(database, seed) as world:
        employees = await _hire(world, people)
        channel = await _appoint_lead(world)
        await world.until(FIRST_HOUR + timedelta(hours=1))
        await _all_answer(world, employees, Habit.EARLY, 10)
        await _all_answer(world, employees, Habit.HALF, 4)
        await _all_say(world, employees, Habit.QUIET, "stop reminders")
        await _all_say(world, employees, Habit.SNOOZES, "snooze wednesday")
        await _all_say(world, employees, Habit.AWAY, "away until 13 october")
        await world.until(AFTER_FIRST_REMINDER)
        await _all_answer(world, employees, Habit.AFTER_ONE, 10)
        await world.until(AFTER_SECOND_REMINDER)
        await _all_answer(world, employees, Habit.AFTER_TWO, 10)
        await world.until(END)
        return await _seen(world, employees, channel)


@asynccontextmanager
async def _world(database: Database, seed: int) -> AsyncIterator[_World]:
    clock = Clock(START)

    def seconds() -> float:
        return clock.now.timestamp()

    async with AsyncExitStack() as stack:
        slack = await stack.enter_async_context(Slack(clock=seconds))
        teams = await stack.enter_async_context(Teams(clock=seconds))
        doors: list[Door] = [
            SlackDoor(
                SlackConfig(slack.signing_secret, slack.bot_token, api_url=slack.api_url),
                now=clock,
                timeout=1.0,
            ),
            TeamsDoor(_teams_config(teams), now=clock),
        ]
        application = await stack.enter_async_context(
            running(database, LANGUAGES, doors, questions_each=10, clock=clock, in_background=False)
        )
        runner = web.AppRunner(make_web_app(application), shutdown_timeout=1, access_log=None)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        slack.app_url, teams.bot_url = f"{url}/slack/events", f"{url}/api/messages"
        luck = random.Random(seed)
        yield _World(database, clock, slack, teams, application, luck)


def _teams_config(teams: Teams) -> TeamsConfig:
    issuer = "https://api.botframework.com"
    return TeamsConfig(
        app_id=teams.app_id,
        app_password=teams.app_password,
        tenant_id=teams.tenant_id,
        loopback=True,
        cloud=Cloud(teams.login_url, "botframework.com", issuer, issuer, teams.metadata_url),
    )


async def _hire(world: _World, people: int) -> list[Employee]:
    """One council in both: six of ten in Slack, where the bot may write first, the others have added it in
    Teams.
    """
    async with world.database.write() as session:
        workspace = await councils.ensure_workspace(
            session, "slack", world.slack.team, "Anytown", world.clock.now
        )
        await session.execute(
            insert(session, tables.workspace).values(
                council_id=workspace.council,
                door="teams",
                external_id=world.teams.tenant_id,
                name="Anytown",
                created_at=world.clock.now,
            )
        )
    habits = [habit for habit, share in _SHARES.items() for _ in range(round(people * share))]
    habits += [Habit.SILENT] * (people - len(habits))
    world.luck.shuffle(habits)
    employees = [
        _in_slack(world, habit, number) if number % 10 < 6 else _in_teams(world, habit, number)
        for number, habit in enumerate(habits)
    ]
    accounts = [Account("slack", world.slack.team, each.slack.id) for each in employees if each.slack]
    async with world.database.write() as session:
        await load_standings(session, accounts, world.clock.now - timedelta(days=30))
    for each in employees:
        if each.member is not None:
            await world.teams.install(each.member)
    await world.until(world.clock.now + timedelta(hours=1), with_faults=False)
    for each in employees:
        if each.habit is Habit.GONE:
            _vanish(world, each)
    return employees


def _in_slack(world: _World, habit: Habit, number: int) -> Employee:
    person = world.slack.person(f"Person {number}")
    return Employee(habit, person.direct, slack=person)


def _in_teams(world: _World, habit: Habit, number: int) -> Employee:
    member = world.teams.add(f"Person {number}")
    return Employee(habit, member.chat.id, member=member)


def _vanish(world: _World, employee: Employee) -> None:
    if employee.slack is not None:
        del world.slack.api.people[employee.slack.id]
    if employee.member is not None:
        employee.member.blocked = True


async def _appoint_lead(world: _World) -> str:
    """The council's posts are to come to a channel; gives its id."""
    channel = world.slack.channel()
    async with world.database.write() as session:
        await councils.lead_add(session, "slack", world.slack.team, world.slack.me.id, world.clock.now)
    await world.slack.command("post here", channel)
    return channel


async def _all_answer(world: _World, employees: Sequence[Employee], habit: Habit, count: int) -> None:
    await _each_says(world, employees, habit, ["start", *["4"] * count])


async def _all_say(world: _World, employees: Sequence[Employee], habit: Habit, text: str) -> None:
    await _each_says(world, employees, habit, [text])


async def _each_says(world: _World, employees: Sequence[Employee], habit: Habit, texts: Sequence[str]) -> None:
    for employee in employees:
        if employee.habit is habit:
            say = _voice(world, employee)
            for text in texts:
                await say(text)


def _voice(world: _World, employee: Employee) -> Callable[[str], Awaitable[object]]:
    if employee.slack is not None:
        return employee.slack.say
    member = employee.member
    return lambda text: world.teams.say(text, member)


async def _seen(world: _World, employees: Sequence[Employee], channel: str) -> Quarter:
    posted = world.slack.api.messages
    arrived = [Arrived(_moment(each.at), each.channel, each.words) for each in posted]
    arrived += [
        Arrived(_moment(each.at), chat.id, each.text)
        for chat in world.teams.connector.chats.values()
        for each in chat.messages
    ]
    by_channel, by_chat = defaultdict(list), defaultdict(list)
    for call in world.slack.calls:
        if call.method == "chat.postMessage":
            by_channel[str(call.arguments["channel"])].append(call.at)
    for at, chat in world.teams.connector.attempts:
        by_chat[chat].append(at)
    async with world.database.read() as session:
        states = await session.execute(
            select(tables.nudge.c.key, tables.nudge.c.state, func.count()).group_by(
                tables.nudge.c.key, tables.nudge.c.state
            )
        )
        ends = Counter({(key, state): number for key, state, number in states.tuples()})
        waiting = await session.scalar(
            select(func.count()).select_from(tables.outbox).where(tables.outbox.c.state == "queued")
        )
    return Quarter(
        employees=employees,
        arrived=arrived,
        posts=[each.words for each in posted if each.channel == channel],
        slack_posts=world.slack.api.attempts("chat.postMessage"),
        slack_writes=world.slack.api.attempts(),
        slack_by_channel=dict(by_channel),
        teams_writes=[at for at, _ in world.teams.connector.attempts],
        teams_by_chat=dict(by_chat),
        faults=world.faults,
        ends=ends,
        left_over=waiting or 0,
    )


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
