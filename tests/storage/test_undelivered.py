"""What was given up is listed without its words, and queued again in its old order where it is still of use."""

from dataclasses import replace
from datetime import timedelta

import pytest

from conversations.answers import Choice
from conversations.effects import Answered, JoinCode, Message, ProgressPost, Say
from conversations.people import Place
from storage import delivery, outbox, undelivered, waiting
from storage.database import Database
from storage.delivery import Dead, Postponed, Result
from storage.undelivered import Retried, Undone
from tests.storage.world import (
    NOW,
    address,
    claim,
    found_council,
    open_lane,
    plan_checkin,
    say,
    words_in,
)

DAY = timedelta(days=1)


async def give_up(database: Database) -> None:
    """Everything that waits is refused by the platform."""
    for lane in await claim(database):
        async with database.write() as session:
            waits = (await waiting.queued(session, [lane], NOW))[lane.id]
            await delivery.finish(session, "one", [Dead(each.id, lane.id, "not_authed") for each in waits], NOW)
            await delivery.release(session, "one", [lane], NOW)


async def send_later(
    database: Database, *messages: Message, place: Place = Place.DIRECT, private: bool = False
) -> list[int]:
    """The numbers of messages that are queued, and given up."""
    async with database.write() as session:
        council = await found_council(session)
        there = address("D2", place=place)
        known = await outbox.remember_addresses(session, [outbox.Origin(there, None, council)])
        lane = known[outbox.address_key(there)]
        queued = [outbox.Outgoing(council, lane, each, "en", private=private) for each in messages]
        numbers = await outbox.queue_with_ids(session, queued, NOW)
    await give_up(database)
    return numbers


async def retry(database: Database, *numbers: int, later: timedelta = DAY, after: int = 0) -> Retried:
    async with database.write() as session:
        council = await found_council(session)
        return await undelivered.retry(session, council, numbers or None, NOW + later, after=after)


async def test_what_was_given_up_is_sent_again_in_order_and_before_what_came_after(database: Database) -> None:
    async with database.write() as session:
        lane = await open_lane(session)
        await say(session, lane, "first", "second")
    await give_up(database)
    async with database.write() as session:
        await say(session, lane, "third", now=NOW + DAY)
    assert (await retry(database)).queued == 2
    lanes = await claim(database, now=NOW + DAY)
    assert await words_in(database, lanes, NOW + DAY) == {lane: ["first", "second", "third"]}
    async with database.read() as session:
        again, _, new = (await waiting.queued(session, lanes, NOW + DAY))[lane]
    assert (again.created_at, again.retried_at, again.attempts) == (NOW, NOW + DAY, 0)
    assert new.retried_at is None


async def test_only_the_numbers_that_are_named_are_sent_again(database: Database) -> None:
    first, second = await send_later(database, Say("one"), Say("two"))
    assert await retry(database, second, 99) == Retried(queued=1, last=second)
    assert await retry(database, second) == Retried()
    assert await retry(database, after=first) == Retried()
    assert await retry(database) == Retried(queued=1, last=first)


async def test_another_councils_messages_are_neither_seen_nor_sent_again(database: Database) -> None:
    (number,) = await send_later(database, Say("one"))
    async with database.write() as session:
        other = await found_council(session, "T2")
        assert await undelivered.retry(session, other, [number], NOW) == Retried()
        assert await undelivered.oldest(session, other, 10) == []
        assert await undelivered.counts(session, other) == Undone(0, 0)


async def test_messages_are_listed_with_what_happened_but_never_with_their_words(database: Database) -> None:
    async with database.write() as session:
        lane = await open_lane(session)
        await say(session, lane, "a-secret", "another-secret")
    (held,) = await claim(database)
    async with database.write() as session:
        first, second = (await waiting.queued(session, [held], NOW))[lane]
        results: list[Result] = [
            Postponed(first.id, lane, NOW + DAY, "HTTP 500"),
            Dead(second.id, lane, "no_such_channel"),
        ]
        await delivery.finish(session, "one", results, NOW)
        council = await found_council(session)
        dead, queued = await undelivered.oldest(session, council, 10)
        assert await undelivered.oldest(session, council, 1) == [dead]
        assert await undelivered.counts(session, council) == Undone(queued=1, dead=1)
    assert (dead.id, dead.is_dead, dead.what, dead.error) == (second.id, True, "Say", "no_such_channel")
    assert (queued.id, queued.is_dead, queued.attempts, queued.due_at) == (first.id, False, 1, NOW + DAY)
    assert "secret" not in repr([dead, queued])


@pytest.mark.parametrize("is_over", [False, True])
@pytest.mark.parametrize("message", [Answered(0, "q1", 1, 10, Choice.LEVEL_4), ProgressPost(0)], ids=repr)
async def test_a_closed_check_ins_questions_and_news_stay_given_up(
    database: Database, message: Answered | ProgressPost, is_over: bool
) -> None:
    async with database.write() as session:
        checkin = await plan_checkin(session, await found_council(session))
    await send_later(database, replace(message, checkin=checkin.id))
    done = await retry(database, later=timedelta(days=15) if is_over else DAY)
    assert (done.queued, done.left) == ((0, 1) if is_over else (1, 0))


async def test_a_whisper_in_a_channel_stays_given_up_as_nobody_knows_any_more_whose_it_was(
    database: Database,
) -> None:
    await send_later(database, Say("only-for-you"), place=Place.SHARED, private=True)
    assert (await retry(database)).left == 1


async def test_a_code_that_nobody_waits_for_any_more_stays_given_up(database: Database) -> None:
    await send_later(database, JoinCode(1))
    assert (await retry(database)).left == 1
