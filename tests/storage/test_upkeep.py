"""The outbox is watched and tidied."""

from datetime import timedelta

from sqlalchemy import func, select

from storage import delivery, seen, tables, upkeep, waiting
from storage.database import Database, Session
from storage.delivery import Dead, Postponed, Result, Sent
from storage.upkeep import Backlog
from tests.storage.world import LEASE, NOW, claim, found_council, given_up, open_lane, say

DAY = timedelta(days=1)


async def rows(session: Session, table: str) -> int:
    return await session.scalar(select(func.count()).select_from(tables.Row.metadata.tables[table])) or 0


async def lane_with_one_of_each(database: Database) -> int:
    """A lane with a message sent, one dead and one postponed; returns its council."""
    async with database.write() as session:
        await say(session, await open_lane(session), "sent", "dead", "postponed")
        council = await found_council(session)
    (lane,) = await claim(database)
    async with database.write() as session:
        sent, dead, postponed = (await waiting.queued(session, [lane], NOW))[lane.id]
        results: list[Result] = [
            Sent(sent.id, lane.id),
            Dead(dead.id, lane.id, "blocked"),
            Postponed(postponed.id, lane.id, NOW + DAY, "busy"),
        ]
        await delivery.finish(session, "one", results, NOW)
    return council


async def test_the_backlog_counts_what_waits_and_what_was_given_up(database: Database) -> None:
    async with database.read() as session:
        assert await upkeep.counts(session) == Backlog(0, 0, None)
    await lane_with_one_of_each(database)
    async with database.write() as session:
        await say(session, await open_lane(session), "newer", now=NOW + DAY)
        assert await upkeep.counts(session) == Backlog(queued=2, dead=1, oldest=NOW)


async def test_a_dead_letter_tells_what_where_and_why(database: Database) -> None:
    council = await lane_with_one_of_each(database)
    async with database.read() as session:
        (letter,) = await given_up(session, council)
    assert (letter.what, letter.workspace, letter.attempts, letter.error) == ("Say", "T1", 1, "blocked")


async def test_who_cannot_be_reached_is_told_with_since_when_and_why(database: Database) -> None:
    async with database.write() as session:
        lanes = [await open_lane(session, conversation) for conversation in ("D1", "D2", "D3")]
        await delivery.mark_unreachable(session, lanes[2], "uninstalled", NOW)
        await delivery.mark_unreachable(session, lanes[0], "blocked", NOW + DAY)
        found = await upkeep.unreachable(session, await found_council(session))
    assert [(one.address.conversation, one.since, one.reason) for one in found] == [
        ("D3", NOW, "uninstalled"),
        ("D1", NOW + DAY, "blocked"),
    ]


async def test_old_keys_and_sent_messages_go_and_the_rest_stays(database: Database) -> None:
    council = await lane_with_one_of_each(database)
    async with database.write() as session:
        await seen.unseen(session, ["old"], NOW)
        await seen.unseen(session, ["new"], NOW + DAY)
        assert await upkeep.purge(session, NOW + DAY, keep=DAY) == 0
        assert await upkeep.purge(session, NOW + DAY + DAY / 2, keep=DAY) == 2
        assert (await rows(session, "seen"), await rows(session, "outbox")) == (1, 2)
        assert len(await given_up(session, council)) == 1


async def test_what_was_given_up_stays_longer_and_then_goes(database: Database) -> None:
    """A lead and an operator have time to see it; their words are not kept for ever."""
    council = await lane_with_one_of_each(database)
    async with database.write() as session:
        assert await upkeep.purge(session, NOW + 90 * DAY, keep=200 * DAY) == 0
        assert await upkeep.purge(session, NOW + 6 * DAY, keep=200 * DAY, keep_dead=5 * DAY) == 1
        assert await given_up(session, council) == []
        assert await rows(session, "outbox") == 2


async def test_tidying_takes_no_more_than_asked_at_a_time(database: Database) -> None:
    """Small transactions: turns never wait long behind them."""
    async with database.write() as session:
        await seen.unseen(session, [str(number) for number in range(25)], NOW)
        gone = [await upkeep.purge(session, NOW + DAY, keep=timedelta(), limit=10) for _ in range(4)]
    assert gone == [10, 10, 5, 0]


async def test_tidying_takes_dead_messages_in_small_batches_too(database: Database) -> None:
    async with database.write() as session:
        lane = await open_lane(session)
        await say(session, lane, *map(str, range(5)))
        lanes = await delivery.claim(session, "one", ["slack"], NOW, LEASE, limit=1)
        queued = (await waiting.queued(session, lanes, NOW))[lane]
        await delivery.finish(session, "one", [Dead(each.id, lane, "blocked") for each in queued], NOW)
        later = NOW + 91 * DAY
        gone = [await upkeep.purge(session, later, keep=200 * DAY, limit=2) for _ in range(4)]
    assert gone == [2, 2, 1, 0]


async def test_numbers_of_purged_messages_are_not_used_again(database: Database) -> None:
    """They are the keys by which platforms know a message at every attempt."""
    async with database.write() as session:
        lane = await open_lane(session)
        await say(session, lane, "first")
    (claimed,) = await claim(database)
    async with database.write() as session:
        (first,) = (await waiting.queued(session, [claimed], NOW))[lane]
        await delivery.finish(session, "one", [Sent(first.id, lane)], NOW)
        await upkeep.purge(session, NOW + DAY, keep=timedelta())
        await say(session, lane, "second")
        (second,) = (await waiting.queued(session, [claimed], NOW))[lane]
    assert second.id > first.id
