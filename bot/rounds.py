"""What has its time: check-ins that open, nudges and posts that are due.

`tick` does whatever is due by now and can be called at any moment in any number of processes: what is due lives
in the database, and each piece is claimed there before it is done.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta

import structlog

from adapters.base import Door
from bot.benchmarks import Sector
from bot.clock import Clock
from bot.places import Reader
from bot.publishing import Publisher
from conversations.action_nudges import action_number
from conversations.calendar import Round, quarter_at, scheduled
from conversations.effects import ActionNudge, ClosingPost, Draw, Message, Nudge, ProgressPost, Summarise
from conversations.people import HOME_ZONE, CheckIn
from conversations.posts import CLOSING, due_posts
from conversations.summary_request import FIRST_SCREEN, PictureKind
from storage import action_nudges, agenda, councils, nudges, outbox, planning, progress
from storage.database import Database, Session
from storage.faults import StorageFault
from storage.nudges import Due
from storage.outbox import Origin, Outgoing, address_key

AHEAD = timedelta(hours=15)
"""How long before it opens at home a check-in is made: the first time zones are 14 hours ahead, and an earlier
check-in closes at 17:00 the day before at the latest.
"""

BATCH = 500
"""The most nudges handed over in one transaction: turns have to wait for it."""

_MOST_TRANSACTIONS = 200

_LOG = structlog.get_logger("waymark.rounds")


class Rounds:
    """`on_queued` is called after a commit that left messages to send."""

    def __init__(
        self,
        database: Database,
        doors: Mapping[str, Door],
        clock: Clock,
        *,
        publisher: Publisher,
        on_queued: Callable[[], None],
    ) -> None:
        self._database = database
        self._doors = doors
        self._clock = clock
        self._publisher = publisher
        self._sector = Sector(database, publisher.framework, publisher.questions_each)
        self._framework_version = publisher.framework.version
        self._on_queued = on_queued
        self._places = Reader(database, doors, clock, on_queued=on_queued)
        self._unreadable: set[int] = set()

    async def tick(self) -> None:
        """Does what is due. A part that fails keeps no other from its work, and is tried at the next tick."""
        parts: Sequence[tuple[str, Callable[[datetime], Awaitable[int]]]] = (
            ("check-ins", self._make_checkins),
            ("missed", self._expire),
            ("places", self._places.read_due),
            ("plan", self._plan),
            ("actions", self._plan_actions),
            ("nudges", self._hand_over),
            ("publish", self._publisher.publish_due),
            ("benchmark", self._sector.count_due),
            ("posts", self._post),  # those of the close show what was published then
        )
        for name, part in parts:
            try:
                done = await part(self._clock())
            except Exception as error:
                _LOG.error("tick_failed", part=name, error=type(error).__name__)
            else:
                if done:
                    _LOG.info("ticked", part=name, done=done)

    async def _make_checkins(self, now: datetime) -> int:
        """Makes the check-ins that open soon or should have, and moves those whose calendar has changed.

        A council that came after a check-in should have opened begins with the next one, or when a lead opens
        one.
        """
        quarters = sorted({quarter_at(now, HOME_ZONE), quarter_at(now + AHEAD, HOME_ZONE)})
        async with self._database.read() as session:
            missing = [await agenda.councils_without(session, quarter) for quarter in quarters]
            unopened = await agenda.unopened(session, now)
        due: list[tuple[int, Round]] = []
        for quarter, councils_ in zip(quarters, missing, strict=True):
            for each in councils_:
                if each.calendar is None:
                    self._tell_unreadable(each.council)
                    continue
                planned = scheduled(each.calendar, quarter)
                if planned is not None and _is_due(planned, each.since, now):
                    due.append((each.council, planned))
        for one in unopened:
            planned = scheduled(one.calendar, one.planned.quarter)
            if planned is not None and planned != one.planned:
                due.append((one.council, planned))
        if due:
            async with self._database.write() as session:
                for council, planned in due:
                    await agenda.schedule(
                        session, council, planned, now, framework_version=self._framework_version
                    )
                await councils.replan(session, {council for council, _ in due})
        return len(due)

    def _tell_unreadable(self, council: int) -> None:
        """Once, not at every tick: its calendar was written by a newer version, or by hand."""
        if council not in self._unreadable:
            self._unreadable.add(council)
            _LOG.error("calendar_unreadable", council=council)

    async def _expire(self, now: datetime) -> int:
        """Takes back what was not sent in its time; `_plan` makes up for invitations."""

        async def some(session: Session) -> int:
            return await nudges.expire(session, now, BATCH)

        return await self._until_none_is_left(some)

    async def _plan(self, now: datetime) -> int:
        """Plans whoever needs it, of one council after another; another process may be at one of them."""
        async with self._database.read() as session:
            waiting = await planning.unplanned_councils(session)
        changed = 0
        for council in waiting:
            try:
                changed += await self._plan_council(council, now)
            except StorageFault:
                raise
            except Exception as error:
                _LOG.error("plan_failed", council=council, error=type(error).__name__)
        return changed

    async def _plan_actions(self, now: datetime) -> int:
        """The reminders of actions. Mostly there is nothing to do: looking does not keep turns waiting."""
        async with self._database.read() as session:
            if not await action_nudges.is_outdated(session, now):
                return 0
        async with self._database.write() as session:
            return await action_nudges.plan(session, now)

    async def _plan_council(self, council: int, now: datetime) -> int:
        changed = 0
        for _ in range(_MOST_TRANSACTIONS):
            async with self._database.write() as session:
                changes = await planning.plan_council(session, council, now)
            if changes is None or not changes.people:
                break
            changed += changes.total
        return changed

    async def _hand_over(self, now: datetime) -> int:
        async def some(session: Session) -> int:
            due = await nudges.claim_due(session, now, BATCH)
            await self._queue(session, due, now)
            return len(due)

        handed = await self._until_none_is_left(some)
        if handed:
            self._on_queued()
        return handed

    async def _queue(self, session: Session, due: Sequence[Due], now: datetime) -> None:
        lanes = await self._lanes(session, due)
        reached = [each for each in due if each.person in lanes]
        ids = await outbox.queue_with_ids(
            session,
            [
                Outgoing(
                    each.council,
                    lanes[each.person],
                    _message(each),
                    each.locale,
                    expires_at=each.expires_at,
                )
                for each in reached
            ],
            now,
        )
        await nudges.handed_over(session, list(zip(reached, ids, strict=True)))
        await nudges.refuse(session, [each for each in due if each.person not in lanes], nudges.NO_CHAT)

    async def _lanes(self, session: Session, due: Sequence[Due]) -> dict[int, int]:
        """Where each person is written to; those are missing whom no door lets us write to first."""
        lanes = {each.person: each.lane for each in due if each.lane is not None}
        origins = {
            each.person: Origin(address, each.person, each.council)
            for each in due
            if each.lane is None
            for account in each.accounts
            if account.door in self._doors
            for address in (self._doors[account.door].direct(account),)
            if address is not None
        }
        known = await outbox.remember_addresses(session, list(origins.values()))
        return lanes | {person: known[address_key(origin.address)] for person, origin in origins.items()}

    async def _post(self, now: datetime) -> int:
        async with self._database.read() as session:
            running = await progress.checkins_to_post(session, now)
            made = await progress.posted(session, [checkin.id for checkin, _ in running])
        due = [(checkin, key) for checkin, calendar in running for key in due_posts(checkin, calendar, now)]
        posted = 0
        for checkin, key in due:
            if (checkin.id, key) in made:
                continue
            try:
                async with self._database.write() as session:
                    posted += await self._post_once(session, checkin, key, now)
            except StorageFault:
                raise
            except Exception as error:
                _LOG.error("post_failed", council=checkin.council, key=key, error=type(error).__name__)
        if posted:
            self._on_queued()
        return posted

    async def _post_once(self, session: Session, checkin: CheckIn, key: str, now: datetime) -> bool:
        """While nobody can hear it, the post waits for somebody who can."""
        places = await councils.posts_to(session, checkin.council)
        if not places or not await progress.claim_post(session, checkin, key, now):
            return False
        messages: tuple[Message, ...] = (ProgressPost(checkin.id),)
        if key.startswith(CLOSING):
            messages = (ClosingPost(checkin.id), Summarise(), Draw(FIRST_SCREEN, PictureKind.BARS))
        await outbox.queue(
            session,
            [
                Outgoing(checkin.council, place.lane, message, place.locale)
                for place in places
                for message in messages
            ],
            now,
        )
        return True

    async def _until_none_is_left(self, some: Callable[[Session], Awaitable[int]]) -> int:
        """Does `some` in one small transaction after another, so that turns never wait long."""
        total = 0
        for _ in range(_MOST_TRANSACTIONS):
            async with self._database.write() as session:
                done = await some(session)
            total += done
            if not done:
                break
        return total


def _message(due: Due) -> Message:
    if not nudges.is_about_action(due.key):
        return Nudge(due.checkin, due.person, due.key)
    return ActionNudge(action_number(due.key), due.person, due.key)


def _is_due(planned: Round, since: datetime, now: datetime) -> bool:
    return planned.opens_at - AHEAD <= now < planned.closes_at and since <= planned.opens_at
