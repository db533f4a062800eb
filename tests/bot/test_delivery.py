"""Messages arrive: in order, after faults, and no more once nobody can be reached."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from adapters.base import Delivery, TryLater, Undeliverable, Unreachable
from adapters.memory import MemoryDoor
from bot.sending import GIVE_UP_AFTER
from conversations.answers import Choice
from conversations.effects import pressed_card
from conversations.events import Answer
from storage import delivery as store
from storage import upkeep
from storage.database import Database, Session
from storage.delivery import Postponed
from storage.faults import Collided
from storage.outbox import SentCard, remember_cards
from tests.program import NOW, Program, Stage, languages_without
from tests.storage.world import given_up


async def test_a_reply_waits_out_a_platform_fault_and_arrives_in_order_once_it_is_back(
    program: Program,
) -> None:
    program.door.faults = [TryLater("the platform is down") for _ in range(3)]
    await program.says("ann", "start", "4")
    assert len(await program.choices("ann")) == 1
    for _ in range(5):
        program.clock.move(seconds=10)
        await program.send()
    texts = program.door.texts("ann")
    assert texts[0].startswith("Hello Ann.")
    assert texts[2].startswith("Question 1 of 10: ")
    assert texts[3].endswith(": 4 Established")
    assert texts[4].startswith("Question 2 of 10: ")
    assert len(texts) == len(set(texts)) == 5


async def test_the_wait_that_a_platform_asks_for_is_kept(program: Program) -> None:
    program.door.faults = [TryLater("too fast", after=30)]
    await program.says("ann", "hello")
    program.clock.move(seconds=29)
    await program.send()
    assert program.door.sent == []
    program.clock.move(seconds=2)
    await program.send()
    assert len(program.door.sent) == 2


async def test_one_conversation_in_trouble_holds_up_no_other(program: Program) -> None:
    program.door.faults = [TryLater("not now", after=3_600)]
    await program.says("ann", "hello")
    assert len(await program.says("bob", "hello")) == 2


async def test_a_message_that_the_platform_refuses_is_given_up_and_the_next_one_goes_out(
    program: Program,
) -> None:
    program.door.faults = [Undeliverable("The message is too long.")]
    (arrived,) = await program.says("ann", "hello")
    assert "never a person" in arrived
    council = (await program.standing("ann")).person.council
    async with program.application.database.read() as session:
        backlog = await upkeep.counts(session)
        (letter,) = await given_up(session, council)
    assert (backlog.queued, backlog.dead) == (0, 1)
    assert letter.error == "The message is too long."


async def test_a_message_that_never_gets_through_is_given_up_after_a_day(program: Program) -> None:
    program.door.faults = [TryLater("down") for _ in range(1_000)]
    await program.says("ann", "hello")
    for _ in range(40):
        program.clock.move(hours=1)
        await program.send()
    async with program.application.database.read() as session:
        assert (await upkeep.counts(session)).dead == 2
    assert timedelta(hours=40) > GIVE_UP_AFTER


async def test_somebody_who_blocked_the_bot_is_marked_until_they_speak_again(
    program: Program,
) -> None:
    program.door.faults = [Unreachable("They blocked the bot."), Unreachable("They blocked the bot.")]
    await program.says("ann", "hello")
    assert await _unreachable(program) == ["They blocked the bot."]
    await program.says("ann", "hello")
    assert await _unreachable(program) == []


async def test_a_fault_in_the_program_while_sending_loses_no_message(program: Program) -> None:
    program.door.faults = [ValueError("a bug")]  # type: ignore[list-item]
    assert await program.says("ann", "hello") == []
    program.clock.move(seconds=5)
    await program.send()
    assert len(program.door.sent) == 2


async def test_a_question_that_is_gone_holds_up_nothing_behind_it(stage: Stage) -> None:
    """A council can replace its framework while a question waits to be sent."""
    async with stage.program() as program:
        await program.take(program.door.typed("ann", "start", program.clock.now))
        asked = (await program.state("ann")).questions
    stage.languages = languages_without(asked[0])
    async with stage.program() as program:
        await program.says("ann", "help")
    assert [text.split()[0] for text in stage.door.texts("ann")] == ["Hello", "What", "Here"]


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_a_database_that_hiccups_after_sending_does_not_double_the_message(database_url: str) -> None:
    """What was sent is written down as soon as the database is well again."""
    impatient, blocker = Database(database_url, patience=0.2), Database(database_url)
    door = _SlowDoor()
    async with Stage(impatient, door).program() as program:
        await program.take(door.typed("ann", "hello", program.clock.now))
        sending = asyncio.create_task(program.send())
        await door.sending.wait()
        async with blocker.write():
            door.may_send.set()
            await door.all_sent.wait()
            await asyncio.sleep(0.3)  # longer than the program waits for the lock
        await sending
        program.clock.move(minutes=5)
        await program.send()
    assert len(door.sent) == 2
    await impatient.close()
    await blocker.close()


async def test_a_recording_that_collided_with_another_transaction_is_done_again_at_once(
    database_url: str,
) -> None:
    """Else its lane would wait for its lease to end, and then doubt what it had sent."""
    database, door = _CollidingDatabase(database_url), _SlowDoor()
    async with Stage(database, door).program() as program:
        await program.take(door.typed("ann", "hello", program.clock.now))
        sending = asyncio.create_task(program.send())
        await door.sending.wait()
        database.collisions = 1
        door.may_send.set()
        await sending
        assert len(await program.says("ann", "help")) == 1
    assert len(door.sent) == 3
    await database.close()


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_a_turn_that_waits_for_a_delivery_keeps_none_of_what_the_delivery_needs(
    stage: Stage, replica: Database
) -> None:
    """Both write to the conversation and to its newest card: each takes the conversation first."""
    async with stage.program() as program:
        await program.says("ann", "start")
        state, lane = await program.state("ann"), (await program.standing("ann")).lane
        assert state.checkin is not None
        assert lane is not None
        event = Answer(state.checkin, state.questions[0], Choice.LEVEL_4)
        press = replace(program.door.inbound("ann", event, program.clock.now), message="card-1")
        key = pressed_card(event)
        assert key is not None
        async with replica.write() as delivering:
            await store.finish(delivering, "another", [Postponed(0, lane, NOW, "try later")], NOW)
            turn = asyncio.create_task(program.take(press))
            await _until_somebody_waits(replica)
            await delivering.execute(text("SET LOCAL lock_timeout = '200ms'"))
            await remember_cards(delivering, [SentCard(lane, key, "card-2")])
        assert not (await turn).repeated


async def test_a_card_that_was_never_shown_is_not_folded_up(program: Program) -> None:
    program.door.faults = [Undeliverable("no"), Undeliverable("no"), Undeliverable("no")]
    await program.says("ann", "start")
    texts = await program.says("ann", "4")
    assert [text.split(":")[0] for text in texts] == ["Question 2 of 10"]


async def test_messages_queued_before_a_restart_are_sent_after_it(stage: Stage) -> None:
    async with stage.program() as program:
        await program.take(program.door.typed("ann", "hello", program.clock.now))
    assert stage.door.sent == []
    async with stage.program() as program:
        await program.send()
    assert len(stage.door.sent) == 2


async def test_each_message_is_sent_once_however_many_replicas_look(stage: Stage, replica: Database) -> None:
    async with stage.program() as one, Stage(replica, stage.door, stage.clock).program() as two:
        for user in ("ann", "bob", "cat"):
            await one.take(stage.door.typed(user, "hello", stage.clock.now))
        await two.send()
        await one.send()
    assert len(stage.door.sent) == 6


async def _unreachable(program: Program) -> list[str]:
    council = (await program.standing("ann")).person.council
    async with program.application.database.read() as session:
        return [each.reason for each in await upkeep.unreachable(session, council)]


async def _until_somebody_waits(database: Database) -> None:
    """Until another transaction waits for a lock."""
    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    async with asyncio.timeout(10), database.write() as session:
        while not await session.scalar(waiting):
            pass


class _CollidingDatabase(Database):
    """Undoes as many transactions as `collisions` says, as a server does that finds a circle."""

    collisions = 0

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Session]:
        async with super().write() as session:
            yield session
            if self.collisions:
                self.collisions -= 1
                raise Collided


class _SlowDoor(MemoryDoor):
    """Sends when it may, and tells when two messages are out."""

    def __init__(self) -> None:
        super().__init__()
        self.sending, self.may_send, self.all_sent = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def deliver(self, delivery: Delivery) -> str:
        self.sending.set()
        await self.may_send.wait()
        ref = await super().deliver(delivery)
        if len(self.sent) == 2:
            self.all_sent.set()
        return ref
