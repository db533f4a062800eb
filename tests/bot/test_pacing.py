"""No platform gets messages faster than it takes them, whatever waits and however many processes send."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from adapters.base import Delivery, Pace, Rate, TryLater
from bot.clock import utc_now
from bot.delivery import Deliveries
from conversations.answers import Choice
from conversations.effects import Answered, Ask
from storage.database import Database
from tests.bot.desk import Desk, TimedDoor
from tests.platforms.pace import busiest
from tests.program import ENGLISH, LANGUAGES

SLACK = Pace(conversation=Rate(1, 1.0), workspace=Rate(10, 10.0), counts_updates=False)
TEAMS = Pace(conversation=Rate(7, 1.0), workspace=Rate(5, 20.0), counts_updates=True)
QUESTIONS = [each.id for each in ENGLISH.framework.questions[:2]]


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database, TimedDoor(pace=SLACK))


async def test_a_conversation_gets_a_message_a_second_in_order(desk: Desk) -> None:
    process = desk.process()
    await desk.say("ann", "a", "b", "c")
    for sent in (["a"], ["a", "b"], ["a", "b", "c"]):
        await process.drain()
        assert desk.door.words == sent
        desk.clock.move(seconds=0.99)
        await process.drain()
        assert desk.door.words == sent
        desk.clock.move(seconds=0.01)


async def test_a_message_that_was_long_on_its_way_is_not_followed_too_closely(database: Database) -> None:
    """The platform counts from when it came in, not from when it left."""
    desk = Desk(database, _FarDoor(pace=SLACK))
    process = desk.process()
    await desk.say("ann", "a", "b")
    for _ in range(30):
        await process.drain()
        desk.clock.move(milliseconds=100)
    (first, *_), (second, *_) = desk.door.came_in
    assert second - first >= timedelta(seconds=1)


async def test_another_conversation_does_not_wait(desk: Desk) -> None:
    await desk.say("ann", "a", "b")
    await desk.say("bob", "x")
    await desk.process().drain()
    assert sorted(desk.door.words) == ["a", "x"]


async def test_what_is_said_meanwhile_waits_as_well(desk: Desk) -> None:
    """A press wakes the conversation, but the second is not over."""
    process = desk.process()
    await desk.say("ann", "a")
    await process.drain()
    await desk.say("ann", "b")
    await process.drain()
    assert desk.door.words == ["a"]
    desk.clock.move(seconds=1)
    await process.drain()
    assert desk.door.words == ["a", "b"]


async def test_the_pressed_card_is_folded_at_once(desk: Desk) -> None:
    process = desk.process()
    first, second = QUESTIONS
    await desk.queue("ann", Ask(1, first, 1, 2))
    await process.drain()
    await desk.queue("ann", Answered(1, first, 1, 2, Choice.LEVEL_4), Ask(1, second, 2, 2))
    await process.drain()
    assert [each.replaces is not None for each in desk.door.sent] == [False, True]
    desk.clock.move(seconds=1)
    await process.drain()
    assert len(desk.door.sent) == 3


async def test_a_failed_attempt_takes_a_token_as_well(desk: Desk) -> None:
    """Platforms count what they refuse."""
    process = desk.process()
    desk.door.faults = [TryLater("busy", after=0.0)]
    await desk.say("ann", "a")
    await process.drain()
    await desk.say("ann", "b")
    desk.clock.move(seconds=0.5)
    await process.drain()
    assert len(desk.door.came_in) == 1


@pytest.mark.parametrize("own", [SLACK, TEAMS], ids=["slack", "teams"])
async def test_processes_together_never_send_faster_than_the_platform_takes(
    database: Database, replica: Database, own: Pace
) -> None:
    """Many conversations with two messages each, one with more, and processes that look all the time."""
    desk = Desk(database, TimedDoor(pace=own))
    for number in range(30):
        await desk.say(f"person {number}", "a", "b")
    await desk.say("long", *map(str, range(8)))
    processes = [desk.process("one"), desk.process("two", database=replica)]
    for _ in range(70):
        await asyncio.gather(*(each.drain() for each in processes))
        desk.clock.move(milliseconds=200)
    assert len(desk.door.sent) == 68
    spoken = zip(desk.door.words, desk.door.sent, strict=True)
    assert [word for word, each in spoken if each.address.conversation == "long"] == list(map(str, range(8)))
    by_conversation: dict[str, list[float]] = defaultdict(list)
    for moment, _, conversation in desk.door.came_in:
        by_conversation[conversation].append(moment.timestamp())
    together = [moment.timestamp() for moment, _, _ in desk.door.came_in]
    assert busiest(together) <= own.workspace.burst + own.workspace.per_second
    most = own.conversation.burst
    assert max(busiest(each) for each in by_conversation.values()) <= most
    assert max(busiest(each, 2) for each in by_conversation.values()) <= most + 1


async def test_a_tenant_with_a_backlog_holds_up_no_other(desk: Desk) -> None:
    for number in range(120):
        await desk.say(f"person {number}", "a")
    desk.clock.move(seconds=1)
    await desk.say("ann", "b", workspace=f"{desk.workspace}-other")
    await desk.process().drain()
    assert desk.door.words == ["a"] * 10 + ["b"]


async def test_a_tenant_whose_platform_hangs_holds_up_no_other(database: Database) -> None:
    door = _HangingDoor(pace=SLACK)
    desk = Desk(database, door)
    door.hangs = desk.workspace
    for number in range(120):
        await desk.say(f"person {number}", "a")
    await desk.say("ann", "b", workspace=f"{desk.workspace}-other")
    process = desk.process()
    running = asyncio.create_task(process.run())
    async with asyncio.timeout(10):
        await door.arrived.wait()
    door.arrived.clear()
    desk.clock.move(seconds=5)
    await desk.say("bob", "c", workspace=f"{desk.workspace}-other")
    process.wake()
    async with asyncio.timeout(10):
        await door.arrived.wait()
    assert door.hanging == SLACK.workspace.burst, "all that was held up would come in at once"
    door.goes_on.set()
    await _stop(process, running)


async def test_delivery_wakes_when_the_next_message_may_go(database: Database) -> None:
    """A quarter of a second after the one before: it does not wait for its look around each second."""
    door = _RealDoor(pace=Pace(Rate(1, 4.0), Rate(100, 100.0), counts_updates=False))
    desk = Desk(database, door)
    await desk.say("ann", *"abcd")
    process = Deliveries(database, {door.name: door}, LANGUAGES, utc_now, owner="one")
    running = asyncio.create_task(process.run())
    async with asyncio.timeout(10):
        await door.all_sent.wait()
    await _stop(process, running)
    gaps = [later - sooner for sooner, later in zip(door.moments, door.moments[1:], strict=False)]
    assert min(gaps) >= timedelta(seconds=0.25)
    assert min(gaps) < timedelta(seconds=0.9)


async def _stop(process: Deliveries, running: asyncio.Task[None]) -> None:
    process.stop()
    await running


@dataclass
class _FarDoor(TimedDoor):
    """The first message is long on its way."""

    async def deliver(self, delivery: Delivery) -> str:
        if not self.came_in:
            self.clock.move(milliseconds=500)
        return await super().deliver(delivery)


@dataclass
class _HangingDoor(TimedDoor):
    """Hangs in one workspace until it `goes_on`; `arrived` is set when anything got through to another."""

    hangs: str = ""
    hanging: int = 0
    goes_on: asyncio.Event = field(default_factory=asyncio.Event)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    async def deliver(self, delivery: Delivery) -> str:
        if delivery.address.workspace == self.hangs:
            self.hanging += 1
            await self.goes_on.wait()
        else:
            self.arrived.set()
        return await super().deliver(delivery)


@dataclass
class _RealDoor(TimedDoor):
    """Tells when four messages have come in, by the real clock."""

    moments: list[datetime] = field(default_factory=list)
    all_sent: asyncio.Event = field(default_factory=asyncio.Event)

    async def deliver(self, delivery: Delivery) -> str:
        self.moments.append(utc_now())
        if len(self.moments) == 4:
            self.all_sent.set()
        return await super().deliver(delivery)
