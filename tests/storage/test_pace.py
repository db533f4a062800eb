"""Buckets: never more than a platform takes, in any stretch of time and over all processes."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.base import Pace, Rate
from conversations.answers import Choice
from conversations.effects import Answered, Ask, Message, Say
from storage import delivery, outbox, pace, waiting
from storage.database import Database, Session
from storage.pace import UNPACED, Rooms
from storage.waiting import Lane, Queued
from tests.storage.world import LEASE, NOW, SECOND, found_council, open_lane, say

STEADY = Pace(conversation=Rate(1, 1.0), workspace=Rate(5, 20.0), counts_updates=False)
SOON = timedelta(milliseconds=50)

rates = st.builds(Rate, st.integers(1, 20), st.floats(0.01, 100))
steps = st.lists(st.tuples(st.floats(0, 3), st.integers(0, 30)), max_size=30)


@given(rate=rates, steps=steps)
def test_no_stretch_of_time_sees_more_than_a_burst_and_what_comes_back_in_it(
    rate: Rate, steps: list[tuple[float, int]]
) -> None:
    now, full_at = NOW, None
    gone: list[datetime] = []
    for wait, wanted in steps:
        now += timedelta(seconds=wait)
        count = max(min(wanted, pace.tokens(rate, full_at, now)), 0)
        if count:
            full_at = pace.take(rate, full_at, now, count)
            gone += [now] * count
    for place, first in enumerate(gone):
        for count, last in enumerate(gone[place:], start=1):
            assert count <= rate.burst + rate.per_second * (last - first).total_seconds() + 1e-6


@given(rate=rates, start=st.floats(0, 100), taken=st.integers(1, 20))
def test_the_next_token_is_there_exactly_when_it_is_said_to_be(rate: Rate, start: float, taken: int) -> None:
    """A moment too early, and delivery would look again and again."""
    now = NOW + timedelta(seconds=start)
    full_at = pace.take(rate, None, now, min(taken, rate.burst))
    there = pace.next_at(rate, full_at)
    assert pace.tokens(rate, full_at, there) == 1
    assert pace.tokens(rate, full_at, there - timedelta(microseconds=1)) == 0


@given(rate=rates, rest=st.floats(0, 1_000))
def test_a_bucket_that_has_rested_holds_a_burst_and_no_more(rate: Rate, rest: float) -> None:
    full_at = pace.take(rate, None, NOW, rate.burst)
    assert pace.tokens(rate, full_at, full_at + timedelta(seconds=rest)) == rate.burst
    assert pace.tokens(rate, None, NOW) == rate.burst


@pytest.mark.parametrize(
    ("rate", "within", "most"),
    [(Rate(7, 1.0), 1, 7), (Rate(7, 1.0), 2, 8), (Rate(5, 20.0), 1, 24), (Rate(1, 1.0), 1, 1)],
)
def test_the_platforms_own_numbers_hold(rate: Rate, within: float, most: int) -> None:
    """As much as ever goes, as soon as it goes, in less than `within` seconds."""
    full_at, now, gone = None, NOW, 0
    while now < NOW + timedelta(seconds=within):
        if pace.tokens(rate, full_at, now) > 0:
            full_at = pace.take(rate, full_at, now)
            gone += 1
        now += timedelta(milliseconds=5)
    assert gone == most


def test_a_clock_that_was_wrong_keeps_nobody_waiting() -> None:
    """A bucket never takes a day to fill: a process whose clock ran ahead wrote that."""
    rate = Rate(5, 20.0)
    tomorrow = NOW + timedelta(days=1)
    assert pace.tokens(rate, tomorrow, NOW) == 5
    assert pace.take(rate, tomorrow, NOW) == NOW + SOON


@dataclass
class Sender:
    """One process: claims as delivery does, and says what it may send. Each test has workspaces of its own."""

    database: Database
    own: Pace = STEADY
    owner: str = "one"

    async def claim(
        self, now: datetime = NOW, under_way: Mapping[pace.Workspace, int] | None = None, limit: int = 100
    ) -> dict[int, list[str]]:
        """What may go out, by lane; lanes from which nothing may are freed again."""
        paces = {"slack": self.own}
        async with self.database.write() as session:
            rooms = await pace.rooms(session, paces, under_way or {}, now)
            lanes = await delivery.claim(session, self.owner, ["slack"], now, LEASE, limit=limit, rooms=rooms)
            queued = await waiting.queued(session, lanes, now)
            held = [(lane, queued[lane.id]) for lane in lanes]
            allotted = await pace.allot(session, held, paces, under_way or {}, now)
            idle = [lane for lane, messages in allotted if not messages]
            await delivery.release(session, self.owner, idle, now)
        return {lane.id: [_words(each) for each in messages] for lane, messages in allotted if messages}


def _words(queued: Queued) -> str:
    return queued.message.message if isinstance(queued.message, Say) else type(queued.message).__name__


@pytest.fixture
def sender(database: Database) -> Sender:
    return Sender(database)


def a_workspace() -> str:
    return f"T-{uuid4().hex}"


async def lanes_with(
    database: Database, workspace: str, *lanes: tuple[str, ...], now: datetime = NOW
) -> list[int]:
    async with database.write() as session:
        ids = []
        for number, words in enumerate(lanes):
            ids.append(await open_lane(session, f"D{number}", workspace))
            await say(session, ids[-1], *words, workspace=workspace, now=now)
    return ids


async def spend(session: Session, lane: int, full_at: datetime) -> None:
    """Leaves a conversation's bucket so, as after sending."""
    (held,) = [
        one for one in await delivery.claim(session, "x", ["slack"], NOW, LEASE, limit=9) if one.id == lane
    ]
    await delivery.release(session, "x", [Lane(held.id, held.council, held.address, held.wakes, full_at)], NOW)


async def test_a_workspace_sends_a_burst_and_then_a_message_each_time_a_token_is_back(
    database: Database, sender: Sender
) -> None:
    lanes = await lanes_with(database, a_workspace(), *[("a",)] * 8)
    assert list(await sender.claim()) == lanes[:5]
    assert await sender.claim() == {}
    assert list(await sender.claim(NOW + SOON)) == [lanes[5]]
    assert await sender.claim(NOW + SOON) == {}
    assert list(await sender.claim(NOW + 10 * SOON)) == lanes[6:]


async def test_a_workspace_with_a_backlog_holds_up_no_other(database: Database, sender: Sender) -> None:
    """Its lanes are due longest, and they are more than one claim looks at."""
    await lanes_with(database, a_workspace(), *[("a",)] * 300, now=NOW - SECOND)
    (other,) = await lanes_with(database, a_workspace(), ("b",))
    assert len(await sender.claim(limit=50)) == 5
    assert await sender.claim(limit=50) == {other: ["b"]}


async def test_all_processes_together_keep_the_pace_of_a_workspace(
    database: Database, replica: Database
) -> None:
    await lanes_with(database, a_workspace(), *[("a",)] * 40)
    senders = [Sender((database, replica)[number % 2], owner=f"owner {number}") for number in range(8)]
    for round_ in range(5):
        moment = NOW + round_ * SECOND
        claimed = await asyncio.gather(*(each.claim(moment) for each in senders))
        again = await asyncio.gather(*(each.claim(moment) for each in senders))
        assert sum(map(len, claimed)) + sum(map(len, again)) <= 5
        assert sum(map(len, claimed)) > 0


async def test_no_more_than_a_burst_is_under_way_in_a_process(database: Database, sender: Sender) -> None:
    """What a platform holds up would otherwise all come in at once."""
    workspace = a_workspace()
    await lanes_with(database, workspace, *[("a",)] * 8)
    assert await sender.claim(under_way={("slack", workspace): 5}) == {}
    assert len(await sender.claim(under_way={("slack", workspace): 3})) == 2


async def test_a_conversation_sends_one_message_and_rests(database: Database, sender: Sender) -> None:
    (lane,) = await lanes_with(database, a_workspace(), ("a", "b", "c"))
    assert await sender.claim() == {lane: ["a"]}


async def test_a_wake_up_makes_a_conversation_that_rests_send_no_earlier(
    database: Database, sender: Sender
) -> None:
    workspace = a_workspace()
    (lane,) = await lanes_with(database, workspace, ("a",))
    async with database.write() as session:
        await spend(session, lane, NOW + SECOND)
        await say(session, lane, "b", workspace=workspace)
    assert await sender.claim() == {}
    assert await sender.claim(NOW + 0.99 * SECOND) == {}
    assert await sender.claim(NOW + SECOND) == {lane: ["a"]}


async def test_an_update_waits_for_no_token_of_its_conversation_where_updates_do_not_count(
    database: Database, sender: Sender
) -> None:
    """The pressed card shows the choice at once; the next question comes when it may."""
    workspace = a_workspace()
    async with database.write() as session:
        lane, council = await open_lane(session, "D1", workspace), await found_council(session, workspace)
        messages: list[Message] = [Answered(1, "q", 1, 2, Choice.LEVEL_4), Ask(1, "r", 2, 2)]
        await outbox.queue(session, [outbox.Outgoing(council, lane, each, "en") for each in messages], NOW)
        await spend(session, lane, NOW + SECOND)
    counting = Sender(database, Pace(STEADY.conversation, STEADY.workspace, counts_updates=True))
    assert await counting.claim() == {}
    async with database.write() as session:
        await say(session, lane, "c", workspace=workspace)
    assert await sender.claim() == {lane: ["Answered"]}


async def test_what_a_lane_takes_is_charged_to_its_workspace(database: Database) -> None:
    sender = Sender(database, Pace(Rate(3, 1.0), Rate(5, 20.0), counts_updates=True))
    lanes = await lanes_with(database, a_workspace(), *[("a", "b", "c", "d")] * 3)
    assert await sender.claim() == {lanes[0]: ["a", "b", "c"], lanes[1]: ["a", "b"]}
    assert await sender.claim(NOW + 0.99 * SOON) == {}
    assert await sender.claim(NOW + SOON) == {lanes[2]: ["a"]}


async def test_delivery_learns_when_a_workspace_may_send_again(database: Database, sender: Sender) -> None:
    workspace = a_workspace()
    await lanes_with(database, workspace, *[("a",)] * 6)
    await sender.claim()
    async with database.read() as session:
        rooms = await pace.rooms(session, {"slack": STEADY}, {}, NOW)
    assert rooms.left["slack", workspace] == 0
    assert rooms.opens_at == NOW + SOON


async def test_a_door_without_a_pace_sends_all_at_once(database: Database) -> None:
    await lanes_with(database, a_workspace(), *[("a",)] * 40)
    async with database.write() as session:
        rooms = await pace.rooms(session, {}, {}, NOW)
        lanes = await delivery.claim(session, "one", ["slack"], NOW, LEASE, limit=100, rooms=rooms)
        queued = await waiting.queued(session, lanes, NOW)
        allotted = await pace.allot(session, [(lane, queued[lane.id]) for lane in lanes], {}, {}, NOW)
    assert rooms == UNPACED == Rooms()
    assert sum(len(messages) for _, messages in allotted) == 40
