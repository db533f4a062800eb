"""Publishes answers in groups of enough people: in steps while a check-in is open, the rest at its close.

What may be published says conversations.releases. Each step is a small transaction, so that turns never wait
long; it can be repeated, left half done, and done by several processes at once.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from conversations.framework import Framework
from conversations.people import CheckIn
from conversations.release_times import is_due
from conversations.releases import EVERYTHING, Tags, plan_close, plan_step, tell_apart
from conversations.telling import Telling
from storage import releases, segments, snapshots
from storage.database import Database, Session
from storage.releases import Crowd, Waiting


@dataclass(frozen=True, slots=True)
class Publisher:
    """`questions_each`: how many questions people get in a check-in. A check-in keeps the least number of
    people that the council had set when it was first looked through.
    """

    database: Database
    framework: Framework
    questions_each: int

    async def publish_due(self, now: datetime) -> int:
        """Publishes what it is time for at all councils, one after another; returns how many answers."""
        async with self.database.read() as session:
            known = await releases.checkins(session, now)
        published = 0
        for checkin, last in known:
            if is_due(checkin, last, now):
                async with self.database.write() as session:
                    is_ours = await releases.claim(session, checkin, last, now)
                if is_ours:
                    published += await self.publish(checkin, now)
        return published

    async def publish(self, checkin: CheckIn, now: datetime) -> int:
        """Publishes what may be shown of one check-in by now."""
        least = await self._least(checkin)
        published = await self._step(checkin, now, least)
        if now >= checkin.closes_at:
            published += await self._close(checkin, now, least)
        await self._take_snapshot(checkin)
        return published

    async def _least(self, checkin: CheckIn) -> int:
        if checkin.least is not None:
            return checkin.least
        async with self.database.write() as session:
            return await releases.keep_least(session, checkin)

    async def _step(self, checkin: CheckIn, now: datetime, least: int) -> int:
        """One question after another."""
        async with self.database.read() as session:
            crowds = await releases.crowds(session, checkin)
        if not crowds:
            return 0
        telling = await self._telling(checkin, now, least)
        published = 0
        for question in _ready(crowds, telling, least):
            async with self.database.write() as session:
                waiting = await releases.hold(session, checkin, question)
                people = {tags: len(each) for tags, each in _people(waiting, telling).items()}
                plan = {each: each for each in plan_step(people, least)}
                published += await _publish(session, checkin, waiting, telling, plan)
        return published

    async def _close(self, checkin: CheckIn, now: datetime, least: int) -> int:
        """What is left is little: it goes all at once, as answers to different questions join each other."""
        telling = await self._telling(checkin, now, least)
        async with self.database.write() as session:
            waiting = await releases.hold(session, checkin)
            plan = plan_close(_people(waiting, telling), least)
            return await _publish(session, checkin, waiting, telling, plan)

    async def _take_snapshot(self, checkin: CheckIn) -> None:
        """Each time: whoever did the last step may not have come so far."""
        async with self.database.read() as session:
            groups = await snapshots.groups(session, checkin)
            taken = {group: await snapshots.published_of(session, checkin, group) for group in groups}
        if taken[EVERYTHING]:
            async with self.database.write() as session:
                await snapshots.keep(session, checkin, taken)

    async def _telling(self, checkin: CheckIn, now: datetime, least: int) -> Telling:
        """Decided when the first answers wait, from the people who are asked by then."""
        async with self.database.read() as session:
            told = await segments.told(session, checkin)
        if not told:
            async with self.database.write() as session:
                asked = await segments.asked(session, checkin.council, min(now, checkin.closes_at))
                decided = tell_apart(asked, self.questions_each, len(self.framework.questions), least)
                await segments.keep(session, checkin, decided)
                told = await segments.told(session, checkin)
        return Telling(self.framework, told)


def _ready(crowds: Sequence[Crowd], telling: Telling, least: int) -> list[str]:
    """The questions of which something can be published."""
    people: defaultdict[str, defaultdict[Tags, int]] = defaultdict(lambda: defaultdict(int))
    for each in crowds:
        people[each.question][tags_of(each, telling)] += each.counting
    return [question for question, waiting in people.items() if plan_step(waiting, least)]


def tags_of(one: Crowd | Waiting, telling: Telling) -> Tags:
    """The tags under which answers wait."""
    return one.tags if one.tags is not None else telling.tags(one.question, one.segment)


def _people(waiting: Sequence[Waiting], telling: Telling) -> dict[Tags, set[int]]:
    """Who counts under which tags."""
    people: defaultdict[Tags, set[int]] = defaultdict(set)
    for each in waiting:
        people[tags_of(each, telling)].update([each.person] if each.counts else [])
    return people


async def _publish(
    session: Session,
    checkin: CheckIn,
    waiting: Sequence[Waiting],
    telling: Telling,
    plan: Mapping[Tags, Tags],
) -> int:
    """`plan`: the tags under which those are published that wait under others; the rest waits on."""
    going = [(each, plan[tags]) for each in waiting for tags in (tags_of(each, telling),) if tags in plan]
    await releases.save(session, checkin, going)
    return len(going)
