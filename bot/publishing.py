"""Publishes answers in groups of enough people: in steps while a check-in is open, the rest at its close.

What may be published says conversations.releases. Each step is a small transaction, so that turns never wait
long; it can be repeated, left half done, and done by several processes at once.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from conversations.disclosure import LEAST_PEOPLE
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
    """`questions_each`: how many questions people get in a check-in."""

    database: Database
    framework: Framework
    questions_each: int
    least: int = LEAST_PEOPLE

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
        published = await self._step(checkin, now)
        if now >= checkin.closes_at:
            published += await self._close(checkin, now)
        await self._take_snapshot(checkin)
        return published

    async def _step(self, checkin: CheckIn, now: datetime) -> int:
        """One question after another."""
        async with self.database.read() as session:
            crowds = await releases.crowds(session, checkin)
        if not crowds:
            return 0
        telling = await self._telling(checkin, now)
        published = 0
        for question in self._ready(crowds, telling):
            async with self.database.write() as session:
                waiting = await releases.hold(session, checkin, question)
                chosen = plan_step(
                    {tags: len(people) for tags, people in _people(waiting, telling).items()}, self.least
                )
                published += await _publish(session, checkin, waiting, telling, {each: each for each in chosen})
        return published

    async def _close(self, checkin: CheckIn, now: datetime) -> int:
        """What is left is little: it goes all at once, as answers to different questions join each other."""
        telling = await self._telling(checkin, now)
        async with self.database.write() as session:
            waiting = await releases.hold(session, checkin)
            plan = plan_close(_people(waiting, telling), self.least)
            return await _publish(session, checkin, waiting, telling, plan)

    async def _take_snapshot(self, checkin: CheckIn) -> None:
        """Each time: whoever did the last step may not have come so far."""
        async with self.database.read() as session:
            groups = await snapshots.groups(session, checkin)
            taken = {group: await snapshots.published_of(session, checkin, group) for group in groups}
        if taken[EVERYTHING]:
            async with self.database.write() as session:
                await snapshots.keep(session, checkin, taken)

    async def _telling(self, checkin: CheckIn, now: datetime) -> Telling:
        """Decided when the first answers wait, from the people who are asked by then."""
        async with self.database.read() as session:
            told = await segments.told(session, checkin)
        if not told:
            async with self.database.write() as session:
                asked = await segments.asked(session, checkin.council, min(now, checkin.closes_at))
                decided = tell_apart(asked, self.questions_each, len(self.framework.questions), self.least)
                await segments.keep(session, checkin, decided)
                told = await segments.told(session, checkin)
        return Telling(self.framework, told)

    def _ready(self, crowds: Sequence[Crowd], telling: Telling) -> list[str]:
        """The questions of which something can be published."""
        people: defaultdict[str, defaultdict[Tags, int]] = defaultdict(lambda: defaultdict(int))
        for each in crowds:
            people[each.question][tags_of(each, telling)] += each.counting
        return [question for question, waiting in people.items() if plan_step(waiting, self.least)]


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
