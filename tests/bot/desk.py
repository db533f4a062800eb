"""Delivery without the rest of the program: messages are queued by hand, for conversations of any workspace."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from adapters.base import UNKNOWN, Delivery, Found
from adapters.memory import MemoryDoor
from bot.delivery import LEASE, Deliveries
from conversations.effects import Message, Say
from conversations.people import Address, Place
from storage import councils, delivery, outbox, waiting
from storage.database import Database
from storage.undelivered import Undelivered
from storage.waiting import Lane, Queued
from tests.program import LANGUAGES, Clock
from tests.storage.world import given_up


def hello(name: str) -> Message:
    return Say("welcome", {"name": name, "count": 10, "minutes": 8})


@dataclass
class TimedDoor(MemoryDoor):
    """`came_in`: the moment, the workspace and the conversation of every attempt to send.

    `lost` are raised one by one after a message has arrived. `can_tell`: what arrived can be looked for;
    `looked_for`: the keys of the messages that were.
    """

    clock: Clock = field(default_factory=Clock)
    came_in: list[tuple[datetime, str, str]] = field(default_factory=list)
    lost: list[BaseException] = field(default_factory=list)
    can_tell: bool = True
    looked_for: list[str] = field(default_factory=list)

    async def deliver(self, delivery: Delivery) -> str:
        self.came_in.append((self.clock(), delivery.address.workspace, delivery.address.conversation))
        ref = await super().deliver(delivery)
        if self.lost:
            raise self.lost.pop(0)
        return ref

    async def find(self, address: Address, key: str, since: datetime) -> Found:
        self.looked_for.append(key)
        return await super().find(address, key, since) if self.can_tell else UNKNOWN

    @property
    def words(self) -> list[str]:
        """To whom `hello` was said, in order."""
        return [each.card.text.removeprefix("Hello ").partition(".")[0] for each in self.sent]


@dataclass
class Desk:
    """Its workspace is its own, since buckets outlive a test."""

    database: Database
    door: TimedDoor = field(default_factory=TimedDoor)
    workspace: str = field(default_factory=lambda: f"w-{uuid4().hex}")

    @property
    def clock(self) -> Clock:
        return self.door.clock

    def process(
        self, owner: str = "one", *, database: Database | None = None, resend_nudges: bool = True
    ) -> Deliveries:
        return Deliveries(
            database or self.database,
            {self.door.name: self.door},
            LANGUAGES,
            self.clock,
            owner=owner,
            jitter=lambda: 0.0,
            resend_nudges=resend_nudges,
        )

    async def claim(self, owner: str) -> list[tuple[Lane, list[Queued]]]:
        """Takes all that waits, as a process does before it sends, or before it dies."""
        async with self.database.write() as session:
            lanes = await delivery.claim(session, owner, [self.door.name], self.clock(), LEASE, limit=100)
            waits = await waiting.queued(session, lanes, self.clock())
        return [(lane, waits[lane.id]) for lane in lanes]

    async def dead_letters(self) -> list[Undelivered]:
        async with self.database.write() as session:
            where = self.workspace
            made = await councils.ensure_workspace(session, self.door.name, where, where, self.clock())
            return await given_up(session, made.council)

    async def say(self, conversation: str, *words: str, workspace: str | None = None) -> None:
        await self.queue(conversation, *(hello(each) for each in words), workspace=workspace)

    async def queue(
        self,
        conversation: str,
        *messages: Message,
        workspace: str | None = None,
        place: Place = Place.DIRECT,
        private: bool = False,
        expires_at: datetime | None = None,
    ) -> list[int]:
        """The numbers of the messages."""
        where = workspace or self.workspace
        address = Address(self.door.name, where, conversation, place)
        async with self.database.write() as session:
            made = await councils.ensure_workspace(session, self.door.name, where, where, self.clock())
            known = await outbox.remember_addresses(session, [outbox.Origin(address, None, made.council)])
            lane = known[outbox.address_key(address)]
            outgoing = [
                outbox.Outgoing(made.council, lane, each, "en", private=private, expires_at=expires_at)
                for each in messages
            ]
            return await outbox.queue_with_ids(session, outgoing, self.clock())
