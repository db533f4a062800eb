"""Addresses are remembered, and messages wait for them with everything they need."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from conversations.answers import Choice
from conversations.effects import (
    Answered,
    Ask,
    AskBarrier,
    AskComment,
    BarrierNamed,
    Message,
    Recap,
    RecapLine,
    Say,
    Summarise,
)
from conversations.people import Place
from storage import delivery, outbox, tables, waiting
from storage.database import Database
from storage.outbox import Origin, SentCard
from tests.storage.hearing import listen
from tests.storage.world import LEASE, NOW, address, claim, found_council, meet, open_lane, say

MESSAGES: list[Message] = [
    Say("welcome", {"name": "Siân 🌊", "count": 3}, ("start", "help"), private=True),
    Ask(1, "q", 1, 10, Choice.NOT_APPLICABLE),
    Answered(1, "q", 1, 10, None),
    AskBarrier(1, "q", 1),
    BarrierNamed(1, "q", 1, "money"),
    AskComment(1, "q", 1),
    Recap(1, (RecapLine("q", 1, Choice.LEVEL_3), RecapLine("r", 2, None))),
    Summarise(),
]


async def test_messages_of_every_kind_come_back_as_they_were_queued(database: Database) -> None:
    async with database.write() as session:
        lane = await open_lane(session)
        council = await found_council(session)
        via = {"trigger": "123.456", "text": "é\u202e"}
        outgoing = [outbox.Outgoing(council, lane, each, "cy", via, private=True) for each in MESSAGES]
        await outbox.queue(session, outgoing, NOW)
        await outbox.queue(session, [], NOW)
    lanes = await claim(database)
    async with database.read() as session:
        found = (await waiting.queued(session, lanes, NOW))[lane]
    assert [each.message for each in found] == MESSAGES
    assert all(
        (each.locale, each.via, each.private, each.attempts, each.created_at) == ("cy", via, True, 0, NOW)
        for each in found
    )


async def test_messages_can_be_queued_for_their_numbers(database: Database) -> None:
    """Each nudge is told the number of its own message."""
    async with database.write() as session:
        lanes = [await open_lane(session, conversation) for conversation in ("D1", "D2", "D3")]
        council = await found_council(session)
        words = {f"{number}": lanes[number % 3] for number in range(300)}
        outgoing = [outbox.Outgoing(council, lane, Say(word), "en") for word, lane in words.items()]
        ids = await outbox.queue_with_ids(session, outgoing, NOW)
        assert await outbox.queue_with_ids(session, [], NOW) == []
        rows = await session.execute(select(tables.outbox.c.id, tables.outbox.c.message))
    by_id = dict(rows.tuples().all())
    assert [outbox.readable(by_id[number]) for number in ids] == [Say(word) for word in words]
    assert len(await claim(database)) == 3


async def test_a_message_keeps_until_when_it_may_be_sent(database: Database) -> None:
    async with database.write() as session:
        lane, council = await open_lane(session), await found_council(session)
        outgoing = [
            outbox.Outgoing(council, lane, Say("a"), "en", expires_at=NOW + LEASE),
            outbox.Outgoing(council, lane, Say("b"), "en"),
        ]
        await outbox.queue(session, outgoing, NOW)
    lanes = await claim(database)
    async with database.read() as session:
        found = (await waiting.queued(session, lanes, NOW))[lane]
    assert [each.expires_at for each in found] == [NOW + LEASE, None]


async def test_a_message_that_this_version_cannot_read_does_not_block_the_others(database: Database) -> None:
    """During an upgrade, a newer replica may queue what this one has no word for."""
    async with database.write() as session:
        lane = await open_lane(session)
        await say(session, lane, "first", "second")
        first = select(func.min(tables.outbox.c.id)).scalar_subquery()
        await session.execute(
            tables.outbox.update().where(tables.outbox.c.id == first).values(message="Sing {}")
        )
    lanes = await claim(database)
    async with database.read() as session:
        found = (await waiting.queued(session, lanes, NOW))[lane]
    assert [each.message for each in found] == [None, Say("second")]


async def test_an_address_is_remembered_with_its_person_and_reference(database: Database) -> None:
    async with database.write() as session:
        await found_council(session)
        person = await meet(session)
        known = await outbox.remember_addresses(session, [Origin(address(), person.id, person.council)])
        await say(session, known[outbox.address_key(address())], "hello")
        kept = await session.scalar(select(tables.address.c.person_id))
    (lane,) = await claim(database)
    assert lane == waiting.Lane(known["slack", "T1", "D1"], person.council, address(), 1)
    assert kept == person.id


async def test_a_batch_keeps_known_and_new_addresses_apart(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        known = await outbox.remember_addresses(session, [Origin(address("D1"), None, council)])
        batch = [address("D2"), address("D1"), address("C1", place=Place.SHARED), address("D2")]
        ids = await outbox.remember_addresses(session, [Origin(each, None, council) for each in batch])
    assert ids["slack", "T1", "D1"] == known["slack", "T1", "D1"]
    assert len(ids) == len(set(ids.values())) == 3


async def test_the_newest_reference_counts(database: Database) -> None:
    """Teams moves conversations between service addresses."""
    moved = replace(address(), reference={"service_url": "https://new.example/"})
    async with database.write() as session:
        lane = await open_lane(session)
        council = await found_council(session)
        await outbox.remember_addresses(
            session, [Origin(address(), None, council), Origin(moved, None, council)]
        )
        await say(session, lane, "hello")
    assert [each.address for each in await claim(database)] == [moved]


async def test_an_address_is_reachable_again_when_something_comes_from_there(database: Database) -> None:
    async with database.write() as session:
        lane = await open_lane(session)
        await delivery.mark_unreachable(session, lane, "blocked", NOW)
        await delivery.mark_unreachable(session, lane, "still blocked", NOW + LEASE)
        marks = select(tables.address.c.unreachable_since, tables.address.c.unreachable_reason)
        assert (await session.execute(marks)).tuples().one() == (NOW, "blocked")
        await open_lane(session)
        assert (await session.execute(marks)).tuples().one() == (None, None)


async def test_an_address_as_it_was_is_only_read(database: Database) -> None:
    """Most turns come from where the last one came from: they cost no write."""
    async with database.write() as session:
        council = await found_council(session)
        await outbox.remember_addresses(session, [Origin(address(), None, council)])
        statements = await listen(session)
        await outbox.remember_addresses(session, [Origin(address(), None, council)])
    assert [statement.split()[0] for statement, _ in statements] == ["SELECT"]


async def test_cards_are_kept_by_lane_and_key_and_the_newest_counts(database: Database) -> None:
    async with database.write() as session:
        first, second = await open_lane(session, "C1"), await open_lane(session, "C2")
        sent = [SentCard(first, "ask:1:q", "old"), SentCard(first, "ask:1:q", "new")]
        await outbox.remember_cards(session, sent)
        await outbox.remember_cards(session, [SentCard(second, "ask:1:q", "other")])
        kept = await session.execute(select(tables.card))
    assert {SentCard(*row) for row in kept.tuples()} == {
        SentCard(first, "ask:1:q", "new"),
        SentCard(second, "ask:1:q", "other"),
    }


@pytest.mark.parametrize("later", [timedelta(0), timedelta(hours=1)])
async def test_queueing_wakes_the_lane_at_once(database: Database, later: timedelta) -> None:
    async with database.write() as session:
        await say(session, await open_lane(session), "hello", now=NOW + later)
    assert len(await claim(database, now=NOW + later)) == 1
