"""Reading channels whose members are asked: a platform that hangs or fails holds up nothing for long."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from adapters.memory import MemoryDoor
from bot import place_cards, places
from conversations.events import MembersChanged
from conversations.people import Address
from conversations.places import Kind, Members
from storage import councils, people
from storage.database import Database
from storage.places import SOON, listed
from storage.tables import asked_place
from tests.program import Program, Stage

CHANNEL = "housing"


@dataclass
class StuckDoor(MemoryDoor):
    """Never tells who is in a channel while it is `stuck`. `seconds`: when it gives up by itself; `hung`:
    how often it was asked then.
    """

    stuck: bool = True
    seconds: float | None = None
    hung: int = 0
    never: asyncio.Event = field(default_factory=asyncio.Event)

    async def members(self, address: Address) -> Members:
        if self.stuck:
            self.hung += 1
            async with asyncio.timeout(self.seconds):
                await self.never.wait()
        return await super().members(address)


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch) -> StuckDoor:
    monkeypatch.setattr(places, "PATIENCE", timedelta(seconds=0.05))
    monkeypatch.setattr(places, "LEAST", timedelta(seconds=0.01))
    monkeypatch.setattr(place_cards, "PATIENCE", 0.05)
    door = StuckDoor()
    door.fill(CHANNEL, ann=Kind.MEMBER)
    return door


async def appoint(program: Program) -> int:
    door = program.door
    await program.says("lea", "hello")
    async with program.application.database.write() as session:
        await councils.lead_add(session, door.name, door.workspace, "lea", program.clock.now)
    return (await program.standing("lea")).person.council


async def ask_here(program: Program) -> str:
    (said,) = await program.says("lea", "ask here", channel=CHANNEL)
    await program.take(program.door.pressed("lea", "Yes, ask them", program.clock.now, CHANNEL))
    return said


async def test_a_platform_that_hangs_is_asked_again_later_and_holds_up_no_nudge(
    stage: Stage, door: StuckDoor
) -> None:
    stage.door = door
    async with stage.program() as program:
        council = await appoint(program)
        assert "I cannot count the members just now" in await ask_here(program)
        await program.tick()
        async with program.application.database.read() as session:
            (one,) = await listed(session, council)
        assert (one.fault, one.read_at) == ("It took too long to read.", None)
        assert program.door.texts("lea"), "what else was due has been done"
        door.stuck = False
        program.clock.move(minutes=6)
        await program.tick()
        async with program.application.database.read() as session:
            (one,) = await listed(session, council)
        assert (one.fault, one.people) == (None, 1)


async def test_what_a_channel_that_hangs_leaves_little_time_for_is_left_to_the_next_tick(
    stage: Stage, door: StuckDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Protects leads from reading of a fault that the channel does not have."""
    monkeypatch.setattr(places, "PATIENCE", timedelta(seconds=60.05))
    monkeypatch.setattr(places, "LEAST", timedelta(seconds=60))
    stage.door = door
    async with stage.program() as program:
        council = await appoint(program)
        for channel in (CHANNEL, "roads"):
            await program.says("lea", "ask here", channel=channel)
            await program.take(program.door.pressed("lea", "Yes, ask them", program.clock.now, channel))
        door.hung, door.seconds = 0, 0.1
        await program.tick()
        assert door.hung == 1
        async with program.application.database.read() as session:
            faults = sorted(str(one.fault) for one in await listed(session, council))
    assert faults == ["It took too long to read.", "None"]


async def test_word_of_a_change_and_a_reading_never_wait_for_each_other_in_a_circle(
    stage: Stage, door: StuckDoor, replica: Database, engine: str
) -> None:
    """A reading holds the council, then the place; a stranger's turn holds the council too."""
    stage.door, door.stuck = door, False
    async with stage.program() as program:
        council = await appoint(program)
        await ask_here(program)
        await program.tick()
        now = program.clock.now
        async with replica.write() as reading:
            await people.next_ordinals(reading, [council])
            told = program.door.inbound("cat", MembersChanged(), now, channel=CHANNEL)
            words = program.door.typed("stranger", "hello", now)
            taking = asyncio.gather(*(program.take(each) for each in (told, words)))
            if engine == "postgresql":
                await _until_somebody_waits(replica)
            assert await reading.scalar(select(asked_place.c.id).with_for_update(nowait=True))
        await taking
        async with program.application.database.read() as session:
            assert await session.scalar(select(asked_place.c.due_at)) == now + SOON


async def _until_somebody_waits(database: Database) -> None:
    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    async with asyncio.timeout(10), database.read() as session:
        while not await session.scalar(waiting):
            pass


async def test_a_list_of_nobody_takes_nobody_off(stage: Stage, door: StuckDoor) -> None:
    """Protects everybody on the roster from a platform's empty answer."""
    stage.door, door.stuck = door, False
    async with stage.program() as program:
        council = await appoint(program)
        await ask_here(program)
        await program.tick()
        door.channels[CHANNEL] = Members(CHANNEL, [])
        program.clock.move(hours=25)
        await program.tick()
        async with program.application.database.read() as session:
            (one,) = await listed(session, council)
    assert (one.people, one.fault) == (1, "The list of its members came back empty.")


async def test_a_channel_s_name_and_what_is_told_of_people_are_kept_as_far_as_they_can_be(
    stage: Stage, door: StuckDoor
) -> None:
    """Protects the reading from a NUL in somebody's name, and planning from a time zone that is none."""
    stage.door, door.stuck = door, False
    full = door.channels[CHANNEL]
    assert isinstance(full, Members)
    (ann,) = full.people
    odd = type(ann)(ann.account, ann.kind, name="A\0nn" + "x" * 200, zone="Mars/Olympus")
    door.channels[CHANNEL] = Members("Hou\0sing", [odd])
    async with stage.program() as program:
        council = await appoint(program)
        await ask_here(program)
        await program.tick()
        person = (await program.standing("ann")).person
        async with program.application.database.read() as session:
            (one,) = await listed(session, council)
    assert (len(person.name), person.name[:4], person.zone) == (100, "A\ufffdnn", "Europe/London")
    assert one.name == "Hou\ufffdsing"
