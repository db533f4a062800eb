"""A council never sees anything of another: every function that reads is tried with the wrong one."""

from collections.abc import Awaitable, Callable

import pytest

from conversations.answers import Choice
from conversations.audit import Deed, Done, Entry
from conversations.effects import Say
from conversations.people import Account, CheckIn, Role
from conversations.places import Kind, Member, Members
from conversations.releases import EVERYTHING, Segment, Tags
from storage import (
    audit,
    bulk,
    checkins,
    councils,
    delivery,
    mentions,
    my_data,
    outbox,
    place_members,
    places,
    planning,
    progress,
    releases,
    segments,
    snapshots,
    summaries,
    undelivered,
    upkeep,
    waiting,
)
from storage.database import Database, Session
from storage.delivery import Dead
from storage.faults import DriverFault
from storage.recipients import recipient
from tests.storage.world import LEASE, NOW, QUARTER, found_council, open_lane, plan_checkin, say

DEED = Entry(Deed.EXPORTED, "csv")


class Mine:
    """A council with one of everything."""

    council: int
    checkin: int
    person: int
    lane: int
    channel: int

    def checkin_at(self, council: int) -> CheckIn:
        """The check-in as a mistaken council would ask for it."""
        return CheckIn(self.checkin, council, QUARTER, NOW, NOW + LEASE, "1")


async def furnish(session: Session) -> Mine:
    mine = Mine()
    mine.council = await found_council(session, "T1")
    mine.checkin = (await plan_checkin(session, mine.council)).id
    (person,) = await bulk.add_people(session, mine.council, [bulk.NewPerson("Me")], NOW)
    mine.person = person.id
    answer = bulk.NewAnswer(person, "q1", Choice.LEVEL_3, NOW)
    await bulk.add_answers(session, mine.council, mine.checkin, [answer])
    await furnish_published(session, mine)
    mine.lane = await open_lane(session)
    await outbox.remember_cards(session, [outbox.SentCard(mine.lane, "ask:1:q1", "ref")])
    await audit.record(session, [audit.Record(mine.council, mine.person, DEED)], NOW)
    await queue_mention(session, mine)
    await say(session, mine.lane, "hello")
    lanes = await delivery.claim(session, "one", ["slack"], NOW, LEASE, limit=1)
    (message,) = (await waiting.queued(session, lanes, NOW))[mine.lane]
    await delivery.finish(session, "one", [Dead(message.id, mine.lane, "blocked")], NOW)
    await delivery.mark_unreachable(session, mine.lane, "blocked", NOW)
    mine.channel = await open_lane(session, "C1")
    await councils.set_posts_to(session, mine.council, mine.channel)
    await ask_members(session, mine)
    return mine


async def ask_members(session: Session, mine: Mine) -> None:
    """The channel's members are asked, and somebody is one."""
    await places.ask(session, mine.council, mine.channel, NOW, with_guests=False)
    due = await places.claim_due(session, ["slack"], NOW)
    assert due is not None
    found = Members("#mine", [Member(Account("slack", "T1", "U9"), Kind.MEMBER)])
    await place_members.save(session, due, found, NOW)


async def queue_mention(session: Session, mine: Mine) -> None:
    """A message that names somebody, and was sent."""
    lane = await open_lane(session, "C9")
    message = Say("welcome", {"name": "hello"})
    await outbox.queue(session, [outbox.Outgoing(mine.council, lane, message, "en")], NOW)


async def furnish_published(session: Session, mine: Mine) -> None:
    """Another answer, that is published."""
    checkin = mine.checkin_at(mine.council)
    await segments.keep(session, checkin, {Segment("", Role.FRONTLINE): EVERYTHING})
    (person,) = await bulk.add_people(session, mine.council, [bulk.NewPerson("Me too")], NOW)
    answer = bulk.NewAnswer(person, "q2", Choice.LEVEL_3, NOW)
    await bulk.add_answers(session, mine.council, mine.checkin, [answer])
    held = await releases.hold(session, checkin, "q2")
    await releases.save(session, checkin, [(each, Tags(role=Role.FRONTLINE)) for each in held])
    taken = await snapshots.published_of(session, checkin, EVERYTHING)
    await snapshots.keep(session, checkin, {EVERYTHING: taken})


async def _told_groups(session: Session, council: int, mine: Mine) -> object:
    return (await snapshots.groups(session, mine.checkin_at(council)))[1:]


async def _snapshot(session: Session, council: int, mine: Mine) -> object:
    return (await snapshots.load(session, council, [mine.checkin]))[mine.checkin]


async def _response(session: Session, council: int, mine: Mine) -> int:
    return (await summaries.response(session, mine.checkin_at(council), NOW + LEASE)).answered


async def _checkins_now(session: Session, council: int) -> object:
    return (await checkins.current(session, [council], NOW))[council].checkins


async def _undelivered(session: Session, council: int) -> int:
    return (await progress.letters(session, council)).undelivered


Read = Callable[[Session, int, Mine], Awaitable[object]]

READERS: dict[str, Read] = {
    "audit.about": lambda s, council, mine: audit.about(s, council, mine.person),
    "audit.latest": lambda s, council, mine: audit.latest(s, council),
    "audit.names": lambda s, council, mine: audit.names(s, council, [Done(NOW, mine.person, DEED)]),
    "audit.since": lambda s, council, mine: audit.since(s, council, None),
    "mentions.find": lambda s, council, mine: mentions.find(s, council, ["hello"]),
    "my_data.gather": lambda s, council, mine: my_data.gather(s, council, mine.person),
    "checkins.latest": lambda s, council, mine: checkins.latest(s, council),
    "checkins.by_id": lambda s, council, mine: checkins.by_id(s, council, mine.checkin),
    "checkins.by_quarter": lambda s, council, mine: checkins.by_quarter(s, council, QUARTER),
    "checkins.current": lambda s, council, mine: _checkins_now(s, council),
    "councils.posts_to": lambda s, council, mine: councils.posts_to(s, council),
    "places.came_by": lambda s, council, mine: places.came_by(s, council),
    "places.channel": lambda s, council, mine: places.channel(s, council, mine.channel),
    "places.listed": lambda s, council, mine: places.listed(s, council),
    "place_members.leaving": lambda s, council, mine: place_members.leaving(s, council, mine.channel),
    "planning.count_unfinished": lambda s, council, mine: planning.count_unfinished(s, council, mine.checkin),
    "progress.letters": lambda s, council, mine: _undelivered(s, council),
    "recipients.recipient": lambda s, council, mine: recipient(s, council, mine.person, mine.checkin),
    "releases.crowds": lambda s, council, mine: releases.crowds(s, mine.checkin_at(council)),
    "releases.hold": lambda s, council, mine: releases.hold(s, mine.checkin_at(council)),
    "releases.waiting": lambda s, council, mine: releases.waiting(s, mine.checkin_at(council)),
    "segments.asked": lambda s, council, mine: segments.asked(s, council, NOW + LEASE),
    "segments.told": lambda s, council, mine: segments.told(s, mine.checkin_at(council)),
    "snapshots.groups": _told_groups,
    "snapshots.load": _snapshot,
    "snapshots.published_of": lambda s, council, mine: snapshots.published_of(
        s, mine.checkin_at(council), EVERYTHING
    ),
    "snapshots.with_figures": lambda s, council, mine: snapshots.with_figures(s, council),
    "summaries.response": _response,
    "summaries.answers_of": lambda s, council, mine: summaries.answers_of(
        s, council, mine.checkin, mine.person
    ),
    "undelivered.oldest": lambda s, council, mine: undelivered.oldest(s, council, 10),
    "upkeep.unreachable": lambda s, council, mine: upkeep.unreachable(s, council),
}


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
async def test_each_reading_function_finds_its_own_council_s_rows_alone(database: Database, read: Read) -> None:
    async with database.write() as session:
        mine = await furnish(session)
        other = await found_council(session, "T2")
        assert await read(session, mine.council, mine)
        assert not await read(session, other, mine)


async def test_the_database_refuses_a_message_to_another_council_s_conversation(database: Database) -> None:
    async with database.write() as session:
        mine = await furnish(session)
        other = await found_council(session, "T2")
        with pytest.raises(DriverFault, match=r"IntegrityError|ForeignKeyViolationError"):
            await outbox.queue(session, [outbox.Outgoing(other, mine.lane, Say("secret"), "en")], NOW)
        await session.rollback()
