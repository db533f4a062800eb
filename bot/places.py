"""Reads who is in the channels whose members are asked, and brings the roster to it.

A place is claimed, read at its platform, and written down: three steps, so that no transaction waits for a
platform.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from adapters.base import Door, Inbound, TryLater, Undeliverable
from bot.clock import Clock
from bot.profiles import fitting
from conversations import events
from conversations.effects import Say
from conversations.places import Members
from storage import councils, outbox, place_members, places
from storage.database import Database, Session
from storage.faults import Collided
from storage.outbox import Outgoing
from storage.place_members import Changes
from storage.places import DAILY, Due

AT_ONCE = 10
"""The most places read in one tick."""

PATIENCE = timedelta(seconds=60)
"""For all places of a tick together: nudges have to wait for it."""

LEAST = timedelta(seconds=10)
"""A place is left to the next tick unless this much of the time is there for it."""

_AGAIN = timedelta(minutes=5)
_COLLISIONS = 3

_LOG = structlog.get_logger("waymark.places")


class Reader:
    """`on_queued` is called after a commit that left messages to send."""

    def __init__(
        self, database: Database, doors: Mapping[str, Door], clock: Clock, *, on_queued: Callable[[], None]
    ) -> None:
        self._database = database
        self._doors = doors
        self._clock = clock
        self._on_queued = on_queued

    async def read_due(self, now: datetime) -> int:
        """Reads the places that have their time; how many were read or could not be."""
        loop = asyncio.get_running_loop()
        until = loop.time() + PATIENCE.total_seconds()
        async with self._database.read() as session:
            if not await places.is_any_due(session, list(self._doors), now):
                return 0
        for done in range(AT_ONCE):
            if until - loop.time() < LEAST.total_seconds():
                return done
            async with self._database.write() as session:
                due = await places.claim_due(session, list(self._doors), now)
            if due is None:
                return done
            await self._read(due, until - loop.time())
        return AT_ONCE

    async def _read(self, due: Due, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                members = await self._doors[due.address.door].members(due.address)
        except TryLater as problem:
            await self._put_off(due, str(problem), problem.after)
        except TimeoutError:
            await self._put_off(due, "It took too long to read.", None)
        except Undeliverable as refusal:
            await self._refused(due, str(refusal))
        else:
            await self._keep(due, members)

    async def _keep(self, due: Due, members: Members) -> None:
        """A list of nobody is a fault of the platform: whoever asked for it is on it."""
        if not members.people:
            await self._put_off(due, "The list of its members came back empty.", None)
            return
        changes = await self._save(due, _fitting(members))
        if changes.total:
            told = {"added": changes.added, "back": changes.back, "gone": changes.gone}
            _LOG.info("place_read", council=due.council, place=due.id, **told)

    async def _save(self, due: Due, members: Members) -> Changes:
        for _ in range(_COLLISIONS):
            with suppress(Collided):
                return await self._save_once(due, members)
        return await self._save_once(due, members)

    async def _save_once(self, due: Due, members: Members) -> Changes:
        async with self._database.write() as session:
            return await place_members.save(session, due, members, self._clock())

    async def _put_off(self, due: Due, reason: str, after: float | None) -> None:
        """What was wrong before stays said until the place can be read."""
        wait = max(_AGAIN, timedelta(seconds=after or 0))
        _LOG.warning("place_put_off", council=due.council, place=due.id, reason=reason)
        async with self._database.write() as session:
            await places.note_fault(session, due, due.fault or reason, self._clock() + wait)

    async def _refused(self, due: Due, reason: str) -> None:
        """Leads are told once; it is tried again daily."""
        now = self._clock()
        _LOG.error("place_unreadable", council=due.council, place=due.id, reason=reason)
        async with self._database.write() as session:
            is_noted = await places.note_fault(session, due, reason, now + DAILY)
            if is_noted and due.fault != reason:
                await _tell_leads(session, due, reason, now)
        self._on_queued()


async def _tell_leads(session: Session, due: Due, reason: str, now: datetime) -> None:
    said: dict[str, str | int] = {"reason": reason, **({"name": due.name} if due.name else {})}
    message = Say("place-fault" if due.name else "place-fault-unnamed", said, buttons=("asked",))
    leads = await councils.leads_to(session, due.council)
    await outbox.queue(session, [Outgoing(due.council, each.lane, message, each.locale) for each in leads], now)


async def stir(database: Database, inbound: Sequence[Inbound], now: datetime) -> None:
    """Platforms tell that somebody came or left: what they tell of is read soon; told twice, perhaps twice."""
    if moved := [each.address for each in inbound if is_about_place(each)]:
        async with database.write() as session:
            await places.stir(session, moved, now)


def is_about_place(inbound: Inbound) -> bool:
    """Whether a platform tells of a channel, and nobody has said anything."""
    return isinstance(inbound.event, events.MembersChanged)


def _fitting(members: Members) -> Members:
    """As far as it can be kept."""
    people = []
    for one in members.people:
        name, locale, zone = fitting(one.name, one.locale, one.zone)
        people.append(replace(one, name=name, locale=locale, zone=zone))
    return Members(members.name, people)
