"""Lanes: in order, by one process at a time, and nothing is forgotten."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from conversations.answers import Choice
from conversations.effects import Answered, Ask, Message, Nudge, Say
from storage import delivery, outbox, tables, upkeep, waiting
from storage.database import Database
from storage.delivery import Dead, Dropped, Postponed, Sent
from storage.waiting import Lane, Queued
from tests.storage.hearing import listen
from tests.storage.world import (
    LEASE,
    NOW,
    SECOND,
    claim,
    found_council,
    meet,
    open_lane,
    plan_checkin,
    say,
    words_in,
)


async def lane_with(database: Database, *words: str, conversation: str = "D1") -> int:
    async with database.write() as session:
        lane = await open_lane(session, conversation)
        await say(session, lane, *words)
    return lane


async def messages(database: Database, lane: Lane) -> list[Queued]:
    async with database.read() as session:
        return (await waiting.queued(session, [lane], NOW))[lane.id]


async def finish(database: Database, *results: delivery.Result, owner: str = "one") -> None:
    async with database.write() as session:
        await delivery.finish(session, owner, results, NOW)


async def release(database: Database, lanes: list[Lane], owner: str = "one") -> None:
    async with database.write() as session:
        await delivery.release(session, owner, lanes, NOW)


async def test_messages_of_a_lane_come_in_the_order_they_were_queued(database: Database) -> None:
    lane = await lane_with(database, "a", "b")
    await lane_with(database, "x", conversation="D2")
    await lane_with(database, "c")
    lanes = await claim(database)
    assert (await words_in(database, lanes))[lane] == ["a", "b", "c"]


async def test_a_long_lane_is_read_a_piece_at_a_time(database: Database) -> None:
    await lane_with(database, *(str(number) for number in range(30)))
    (lane,) = await claim(database)
    first = await messages(database, lane)
    assert len(first) == 20
    await finish(database, *(Sent(each.id, lane.id) for each in first))
    assert (await words_in(database, [lane]))[lane.id] == [str(number) for number in range(20, 30)]


async def test_nothing_overtakes_a_postponed_message(database: Database) -> None:
    lane_id = await lane_with(database, "a", "b")
    (lane,) = await claim(database)
    first, _ = await messages(database, lane)
    await finish(database, Postponed(first.id, lane_id, NOW + 5 * SECOND, "busy"))
    assert await words_in(database, [lane]) == {lane_id: []}
    await release(database, [lane])
    assert await claim(database, now=NOW + 4 * SECOND) == []
    (lane,) = await claim(database, now=NOW + 5 * SECOND)
    assert await words_in(database, [lane], NOW + 5 * SECOND) == {lane_id: ["a", "b"]}


async def test_a_message_queued_behind_a_postponed_one_wakes_the_lane_but_waits(database: Database) -> None:
    lane_id = await lane_with(database, "a")
    (lane,) = await claim(database)
    (first,) = await messages(database, lane)
    await finish(database, Postponed(first.id, lane_id, NOW + 5 * SECOND, "busy"))
    await release(database, [lane])
    await lane_with(database, "b")
    (lane,) = await claim(database)
    assert await words_in(database, [lane]) == {lane_id: []}
    await release(database, [lane])
    assert await claim(database, now=NOW + 4 * SECOND) == []
    assert len(await claim(database, now=NOW + 5 * SECOND)) == 1


async def test_a_dead_message_lets_the_next_go_on(database: Database) -> None:
    lane_id = await lane_with(database, "a", "b")
    (lane,) = await claim(database)
    first, _ = await messages(database, lane)
    await finish(database, Dead(first.id, lane_id, "refused"))
    assert await words_in(database, [lane]) == {lane_id: ["b"]}


async def test_attempts_are_counted(database: Database) -> None:
    lane_id = await lane_with(database, "a")
    (lane,) = await claim(database)
    (first,) = await messages(database, lane)
    for _ in range(3):
        await finish(database, Postponed(first.id, lane_id, NOW, "busy"))
    assert [each.attempts for each in await messages(database, lane)] == [3]


async def test_an_emptied_lane_is_not_claimed_again(database: Database) -> None:
    lane_id = await lane_with(database, "a")
    lanes = await claim(database)
    (first,) = await messages(database, lanes[0])
    await finish(database, Sent(first.id, lane_id))
    await release(database, lanes)
    assert await claim(database, now=NOW + timedelta(days=1)) == []


async def test_the_longest_due_lanes_are_claimed_first(database: Database) -> None:
    async with database.write() as session:
        lanes = [await open_lane(session, f"D{number}") for number in range(5)]
        for place, lane in enumerate(reversed(lanes)):
            await say(session, lane, "hello", now=NOW - (5 - place) * SECOND)
    assert {lane.id for lane in await claim(database, limit=2)} == {lanes[4], lanes[3]}


async def test_only_lanes_of_the_doors_that_are_open_are_claimed(database: Database) -> None:
    await lane_with(database, "a")
    async with database.write() as session:
        assert await delivery.claim(session, "one", ["teams"], NOW, LEASE, limit=9) == []
        assert len(await delivery.claim(session, "one", ["teams", "slack"], NOW, LEASE, limit=9)) == 1


async def test_claimers_never_share_a_lane(database: Database, replica: Database) -> None:
    for number in range(40):
        await lane_with(database, "a", conversation=f"D{number}")
    claimed = await asyncio.gather(
        *(claim((database, replica)[number % 2], f"owner {number}", limit=7) for number in range(12))
    )
    ids = [lane.id for lanes in claimed for lane in lanes]
    assert len(ids) == len(set(ids)) == 40
    assert max(map(len, claimed)) <= 7


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_claimers_do_not_wait_for_each_other(database: Database, replica: Database) -> None:
    """SKIP LOCKED: a claimer takes the next lanes instead of waiting for another's commit."""
    for number in range(2):
        await lane_with(database, "a", conversation=f"D{number}")
    async with database.write() as session:
        (first,) = await delivery.claim(session, "one", ["slack"], NOW, LEASE, limit=1)
        (second,) = await claim(replica, "two")
    assert first.id != second.id


async def test_a_lease_holds_until_its_end_and_then_passes_on(database: Database) -> None:
    await lane_with(database, "a")
    assert len(await claim(database, "one")) == 1
    assert await claim(database, "two", NOW + LEASE) == []
    assert len(await claim(database, "two", NOW + LEASE + SECOND)) == 1


async def test_a_former_owner_cannot_release_postpone_or_kill(database: Database) -> None:
    """A process that hung through its lease wakes up and must not disturb the one that took over."""
    lane_id = await lane_with(database, "a")
    late = await claim(database, "one")
    (first,) = await messages(database, late[0])
    taken = await claim(database, "two", NOW + LEASE + SECOND)
    await finish(database, Postponed(first.id, lane_id, NOW + timedelta(days=1), "busy"), owner="one")
    await finish(database, Dead(first.id, lane_id, "refused"), owner="one")
    await release(database, late, "one")
    assert await words_in(database, taken) == {lane_id: ["a"]}
    assert await claim(database, "three", NOW + LEASE + SECOND) == []


async def test_what_a_former_owner_sent_counts_as_sent(database: Database) -> None:
    """It was sent, whoever holds the lane now: the fewer copies, the better."""
    lane_id = await lane_with(database, "a")
    (late,) = await claim(database, "one")
    (first,) = await messages(database, late)
    taken = await claim(database, "two", NOW + LEASE + SECOND)
    await finish(database, Sent(first.id, lane_id), owner="one")
    assert await words_in(database, taken) == {lane_id: []}


async def test_a_message_queued_while_its_lane_is_served_is_not_forgotten(database: Database) -> None:
    lane_id = await lane_with(database, "a")
    lanes = await claim(database)
    (first,) = await messages(database, lanes[0])
    await lane_with(database, "b")
    await finish(database, Sent(first.id, lane_id))
    await release(database, lanes)
    assert await words_in(database, await claim(database)) == {lane_id: ["b"]}


async def test_a_message_committed_in_the_middle_of_a_release_is_not_forgotten(
    database: Database, replica: Database, engine: str
) -> None:
    """Under READ COMMITTED, the release reads an empty lane, then waits for the lane's row, which is woken."""
    lane_id = await lane_with(database, "a")
    lanes = await claim(database)
    (first,) = await messages(database, lanes[0])
    await finish(database, Sent(first.id, lane_id))
    async with database.write() as session:
        await say(session, lane_id, "b")
        releasing = asyncio.create_task(release(replica, lanes))
        if engine == "postgresql":
            await until_somebody_waits(replica)
    await releasing
    assert await words_in(database, await claim(database)) == {lane_id: ["b"]}


async def until_somebody_waits(database: Database) -> None:
    async with asyncio.timeout(30), database.read() as session:
        while not await session.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")):
            pass


async def test_what_was_sent_keeps_no_capabilities(database: Database) -> None:
    """`via` holds reply addresses and triggers: they are gone as soon as they have done their work."""
    async with database.write() as session:
        lane_id = await open_lane(session)
        council = await found_council(session)
        await outbox.queue(
            session,
            [outbox.Outgoing(council, lane_id, Say(word), "en", {"url": "secret"}) for word in "abc"],
            NOW,
        )
    (lane,) = await claim(database)
    sent, dead, postponed = await messages(database, lane)
    await finish(
        database,
        Sent(sent.id, lane_id),
        Dead(dead.id, lane_id, "refused"),
        Postponed(postponed.id, lane_id, NOW, "busy"),
    )
    async with database.read() as session:
        kept = await session.scalars(select(tables.outbox.c.via).order_by(tables.outbox.c.id))
        assert kept.all() == [None, None, '{"url": "secret"}']


async def test_a_card_is_replaced_by_the_name_under_which_it_was_sent(database: Database) -> None:
    async with database.write() as session:
        lane_id = await open_lane(session)
        council = await found_council(session)
        cards: list[Message] = [
            Ask(1, "q", 1, 2),
            Answered(1, "q", 1, 2, Choice.LEVEL_4),
            Answered(1, "r", 2, 2, None),
        ]
        await outbox.queue(session, [outbox.Outgoing(council, lane_id, card, "en") for card in cards], NOW)
    (lane,) = await claim(database)
    ask, answered, _ = await messages(database, lane)
    assert (ask.card, ask.replaces) == ("ask:1:q", None)
    assert (answered.card, answered.replaces) == ("ask:1:q", None)
    await finish(database, Sent(ask.id, lane_id, ask.card, "1700.42"))
    assert [(each.card, each.replaces) for each in await messages(database, lane)] == [
        ("ask:1:q", "1700.42"),
        ("ask:1:r", None),
    ]


async def test_what_waited_in_a_lane_whose_lease_ran_out_is_doubtful(database: Database) -> None:
    """Its owner may have died between sending and writing it down."""
    lane_id = await lane_with(database, "a", "b")
    await claim(database, "one")
    (lane,) = await claim(database, "two", NOW + LEASE + SECOND)
    await release(database, [lane], owner="two")
    await lane_with(database, "c")
    (lane,) = await claim(database, "two")
    assert [each.is_doubtful for each in await messages(database, lane)] == [True, True, False]
    assert lane.id == lane_id


async def test_a_lane_that_was_given_back_leaves_no_doubt(database: Database) -> None:
    await lane_with(database, "a")
    await release(database, await claim(database))
    (lane,) = await claim(database)
    assert [each.is_doubtful for each in await messages(database, lane)] == [False]


async def test_an_attempt_leaves_or_removes_doubt(database: Database) -> None:
    lane_id = await lane_with(database, "a")
    (lane,) = await claim(database)
    (first,) = await messages(database, lane)
    for doubtful in (True, False):
        await finish(database, Postponed(first.id, lane_id, NOW, "broken", is_doubtful=doubtful))
        assert [each.is_doubtful for each in await messages(database, lane)] == [doubtful]


async def test_a_lane_that_rests_is_due_when_it_has_rested(database: Database) -> None:
    await lane_with(database, "a", "b")
    (lane,) = await claim(database)
    rested = replace(lane, full_at=NOW + 3 * SECOND, rests_until=NOW + 2 * SECOND)
    await release(database, [rested])
    assert await claim(database, now=NOW + SECOND) == []
    (again,) = await claim(database, now=NOW + 2 * SECOND)
    assert again.full_at == NOW + 3 * SECOND


async def test_an_empty_lane_is_not_due_however_it_rests(database: Database) -> None:
    lane_id = await lane_with(database, "a")
    (lane,) = await claim(database)
    (first,) = await messages(database, lane)
    await finish(database, Sent(first.id, lane_id))
    await release(database, [replace(lane, full_at=NOW + SECOND, rests_until=NOW + SECOND)])
    assert await claim(database, now=NOW + LEASE) == []


async def test_it_is_known_when_the_next_lane_is_due(database: Database) -> None:
    await lane_with(database, "a")
    lanes = await claim(database)
    async with database.write() as session:
        await say(session, await open_lane(session, "D2"), "b", now=NOW + outbox.AHEAD_OF_NUDGES + 5 * SECOND)
        assert await delivery.next_due(session, ["teams"], NOW) is None
        assert await delivery.next_due(session, ["slack", "teams"], NOW) == NOW + 5 * SECOND
        await delivery.release(session, "one", [replace(lanes[0], rests_until=NOW + SECOND)], NOW)
        assert await delivery.next_due(session, ["slack"], NOW) == NOW + SECOND
        assert await delivery.next_due(session, ["slack"], NOW + 5 * SECOND) is None


async def test_a_dropped_message_leaves_the_queue_and_is_no_dead_letter(database: Database) -> None:
    lane_id = await lane_with(database, "a", "b")
    (lane,) = await claim(database)
    first, _ = await messages(database, lane)
    await finish(database, Dropped(first.id, lane_id, "too late"))
    assert await words_in(database, [lane]) == {lane_id: ["b"]}
    async with database.read() as session:
        assert await upkeep.counts(session) == upkeep.Backlog(queued=1, dead=0, oldest=NOW)


async def test_a_former_owner_drops_nothing(database: Database) -> None:
    lane_id = await lane_with(database, "a")
    (lane,) = await claim(database, "one")
    (first,) = await messages(database, lane)
    taken = await claim(database, "two", NOW + LEASE + SECOND)
    await finish(database, Dropped(first.id, lane_id, "too late"), owner="one")
    assert await words_in(database, taken) == {lane_id: ["a"]}


async def nudge_on_its_way(database: Database) -> tuple[int, int]:
    """The numbers of a nudge's message and of its lane, which is claimed, of somebody who was unreachable."""
    async with database.write() as session:
        council = await found_council(session)
        checkin, person = await plan_checkin(session, council), await meet(session)
        lane = await open_lane(session)
        await delivery.mark_unreachable(session, lane, "blocked", NOW)
        message = Nudge(checkin.id, person.id, "invitation")
        (number,) = await outbox.queue_with_ids(session, [outbox.Outgoing(council, lane, message, "en")], NOW)
        await session.execute(
            tables.nudge.insert().values(
                checkin_id=checkin.id,
                person_id=person.id,
                key="invitation",
                council_id=council,
                due_at=NOW,
                expires_at=NOW + LEASE,
                state="queued",
                message_id=number,
                sent_on=NOW.date(),
            )
        )
    await claim(database)
    return number, lane


async def end_of_nudge(database: Database) -> tuple[str, str | None, int | None, bool]:
    """Its state, why, its message, and whether its day is taken."""
    async with database.read() as session:
        (row,) = (await session.execute(select(tables.nudge))).mappings()
    return row["state"], row["reason"], row["message_id"], row["sent_on"] is not None


async def unreachable(database: Database) -> int:
    async with database.read() as session:
        return len(await upkeep.unreachable(session, await found_council(session)))


async def test_a_nudge_that_was_sent_says_so_and_its_person_can_be_reached(database: Database) -> None:
    number, lane_id = await nudge_on_its_way(database)
    assert await unreachable(database) == 1
    await finish(database, Sent(number, lane_id, is_nudge=True))
    assert await end_of_nudge(database) == ("sent", None, None, True)
    assert await unreachable(database) == 0


async def test_a_nudge_that_was_dropped_says_why_and_frees_its_day(database: Database) -> None:
    number, lane_id = await nudge_on_its_way(database)
    await finish(database, Dropped(number, lane_id, "no longer needed", is_nudge=True))
    assert await end_of_nudge(database) == ("dropped", "no longer needed", None, False)


async def test_a_nudge_whose_time_passed_in_the_queue_is_missed_and_made_up_for(database: Database) -> None:
    number, lane_id = await nudge_on_its_way(database)
    await finish(database, Dropped(number, lane_id, "too late", is_nudge=True, is_late=True))
    assert await end_of_nudge(database) == ("planned", "too late", None, False)


async def test_a_nudge_that_was_given_up_says_why(database: Database) -> None:
    number, lane_id = await nudge_on_its_way(database)
    await finish(database, Dead(number, lane_id, "blocked", is_nudge=True))
    assert await end_of_nudge(database) == ("failed", "blocked", None, True)
    assert await unreachable(database) == 1


async def test_a_former_owner_ends_a_nudge_only_by_having_sent_it(database: Database) -> None:
    number, lane_id = await nudge_on_its_way(database)
    await claim(database, "two", NOW + LEASE + SECOND)
    await finish(database, Dead(number, lane_id, "blocked", is_nudge=True))
    await finish(database, Dropped(number, lane_id, "too late", is_nudge=True))
    assert await end_of_nudge(database) == ("queued", None, number, True)
    await finish(database, Sent(number, lane_id, is_nudge=True))
    assert await end_of_nudge(database) == ("sent", None, None, True)


async def test_messages_that_are_no_nudges_touch_no_nudges(database: Database) -> None:
    """The busy path: answers to what people do cost no statement more."""
    lane_id = await lane_with(database, "a", "b", "c")
    (lane,) = await claim(database)
    first, second, third = await messages(database, lane)
    async with database.write() as session:
        statements = await listen(session)
        results: list[delivery.Result] = [
            Sent(first.id, lane_id),
            Dead(second.id, lane_id, "no"),
            Dropped(third.id, lane_id, "late"),
        ]
        await delivery.finish(session, "one", results, NOW)
    assert statements
    assert not [sql for sql, _ in statements if "nudge" in sql]


async def test_busy_queues_lose_and_reorder_nothing(database: Database, replica: Database) -> None:
    """Writers and senders in two programs at once: every message goes out once, each lane in order."""
    async with database.write() as session:
        lanes = [await open_lane(session, f"D{number}") for number in range(4)]
    sent: dict[int, list[str]] = {lane: [] for lane in lanes}
    total = 4 * 15

    async def write(lane: int, program: Database) -> None:
        for number in range(15):
            async with program.write() as session:
                await say(session, lane, str(number))

    async def send(owner: str, program: Database) -> None:
        while sum(map(len, sent.values())) < total:
            claimed = await claim(program, owner, limit=2)
            async with program.read() as session:
                found = await waiting.queued(session, claimed, NOW, per_lane=3)
            for lane, queued in found.items():
                sent[lane] += [each.message.message for each in queued if isinstance(each.message, Say)]
            results = [Sent(each.id, lane) for lane, queued in found.items() for each in queued]
            async with program.write() as session:
                await delivery.finish(session, owner, results, NOW)
                await delivery.release(session, owner, claimed, NOW)

    async with asyncio.timeout(60):
        await asyncio.gather(
            *(write(lane, (database, replica)[place % 2]) for place, lane in enumerate(lanes)),
            *(send(f"owner {number}", (database, replica)[number % 2]) for number in range(3)),
        )
    assert sent == {lane: [str(number) for number in range(15)] for lane in lanes}


async def test_a_lane_that_went_while_its_card_was_sent_harms_no_other(database: Database) -> None:
    """Its person was erased in between."""
    async with database.write() as session:
        gone = await open_lane(session, "D1")
        kept = await open_lane(session, "D2")
        await say(session, gone, "hello")
        await say(session, kept, "hello")
    lanes = await claim(database)
    async with database.write() as session:
        found = await waiting.queued(session, lanes, NOW)
        await session.execute(tables.address.delete().where(tables.address.c.id == gone))
        results = [Sent(one.id, lane, "ask:7:q", "ref") for lane, (one,) in found.items()]
        await delivery.finish(session, "one", results, NOW)
        await delivery.release(session, "one", lanes, NOW)
        assert list(await session.scalars(tables.card.select())) == [kept]
        assert (await upkeep.counts(session)).queued == 0


async def test_a_lane_that_is_left_alone_is_free_for_others(database: Database) -> None:
    """What a process still sends must not be leased twice: nobody would send from it for a minute."""
    lane = await lane_with(database, "a")
    async with database.write() as session:
        assert await delivery.claim(session, "one", ["slack"], NOW, LEASE, limit=5, but=[lane, lane + 1]) == []
        (claimed,) = await delivery.claim(session, "two", ["slack"], NOW, LEASE, limit=5, but=[lane + 1])
    assert claimed.id == lane
