"""Two people of one council become one, and nothing tells of the one who is gone."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Column, Integer, delete, func, insert, select, update

from conversations.answers import Choice
from conversations.audit import Deed, Entry
from conversations.effects import MyData, RecordAnswer, RecordBarrier, RecordComment, Say
from conversations.joined_state import joined_state
from conversations.people import CheckIn, Person
from conversations.state import Phase, State
from storage import answers, audit, join_codes, joining, mentions, my_data, outbox, people, tables
from storage.database import Database, Session
from storage.nudges import NudgeState
from storage.outbox import Origin, Outgoing
from tests.storage.hearing import listen
from tests.storage.world import NOW, QUARTER, SECOND, address, found_council, meet, plan_checkin

L1, L2, L4, L5 = Choice.LEVEL_1, Choice.LEVEL_2, Choice.LEVEL_4, Choice.LEVEL_5
DAY = date(2026, 1, 7)

PEOPLE = {
    *("account.person_id", "address.person_id", "answer.person_id", "answer_revision.person_id"),
    *("nudge.person_id", "action.owner_id", "audit.actor_id", "audit.subject_id", "person.id"),
    *("join_code.person_id", "join_code.other_id"),
}
"""The columns that hold a person's number. `merge` has to move, or delete, what stands in each of them."""

OF_OTHERS = {
    *("council.posts_to", "person.lane_id", "card.address_id", "outbox.address_id", "nudge.message_id"),
    *("asked_member.account_id", "asked_member.place_id", "answer.tags_id", "published.tags_id"),
    *("council.planned_to", "person.ordinal"),
}
"""Numbers that stand for something else, and move with it or stay."""


class World:
    """Two people of one council, and a third; a check-in that is open."""

    council: int
    keep: Person
    other: Person
    third: Person
    checkin: CheckIn


async def furnish(session: Session) -> World:
    world = World()
    world.council = await found_council(session)
    world.keep, world.other, world.third = [await meet(session, user) for user in ("U1", "U2", "U3")]
    world.checkin = await plan_checkin(session, world.council)
    return world


async def give(
    session: Session, world: World, who: Person, question: str, choice: Choice, *, at: datetime = NOW
) -> None:
    record = RecordAnswer(world.checkin.id, question, choice)
    await answers.record(session, [answers.AnswerRecord(who, "slack", record)], at)


async def publish(session: Session, who: Person, *, times: int = 1) -> None:
    """As if all that they have answered had been published as it stands."""
    await session.execute(
        update(tables.answer)
        .where(tables.answer.c.person_id == who.id)
        .values(
            published_choice=tables.answer.c.choice,
            published_barrier=tables.answer.c.barrier,
            times_published=times,
        )
    )


async def rows_of(session: Session, table: Any) -> list[dict[str, Any]]:
    rows = await session.execute(select(table).order_by(*table.primary_key.columns))
    return [dict(row) for row in rows.mappings()]


async def answer_of(session: Session, who: Person, question: str) -> dict[str, Any]:
    (row,) = [
        each
        for each in await rows_of(session, tables.answer)
        if (each["person_id"], each["question_id"]) == (who.id, question)
    ]
    return row


async def merge(session: Session, world: World) -> bool:
    return await joining.merge(session, world.council, world.keep.id, world.other.id)


def nudge(world: World, who: Person, key: str, state: NudgeState, **more: object) -> dict[str, object]:
    row = {"checkin_id": world.checkin.id, "person_id": who.id, "key": key, "council_id": world.council}
    return {**row, "due_at": NOW, "expires_at": NOW, "state": state.value, "reason": None, **more}


async def give_code(session: Session, council: int, who: Person, hashed: str) -> None:
    await join_codes.ask(session, council, who.id, NOW + SECOND)
    assert await join_codes.give(session, council, who.id, hashed, NOW + SECOND)


async def lane_of(session: Session, world: World, who: Person, conversation: str) -> int:
    origin = Origin(address(conversation), who.id, world.council)
    (lane,) = (await outbox.remember_addresses(session, [origin])).values()
    await people.use_lanes(session, {who.id: lane})
    return lane


# Everything that tells of somebody


def people_columns() -> dict[str, Column[Any]]:
    """Every whole number that is no key of another table by its foreign key, and none of OF_OTHERS."""
    found: dict[str, Column[Any]] = {}
    for table in tables.Row.metadata.sorted_tables:
        for column in table.columns:
            name = f"{table.name}.{column.name}"
            refers = {key.column.table.name for key in column.foreign_keys}
            is_named = column.name.endswith(("person_id", "actor_id", "subject_id", "owner_id", "other_id"))
            is_number = column.name.endswith("_id") and isinstance(column.type, Integer) and not refers
            if ("person" in refers and column.name != "council_id") or is_named or is_number:
                found[name] = column
    found["person.id"] = tables.person.c.id
    return {name: column for name, column in found.items() if name not in OF_OTHERS | {"person.checkin_id"}}


def test_every_column_that_tells_of_a_person_is_known_here() -> None:
    """Whoever adds one says in storage.joining what becomes of it, and here that they have."""
    assert set(people_columns()) == PEOPLE


async def live(session: Session, world: World) -> None:
    """`other` stands in every column that tells of a person."""
    await give(session, world, world.other, "q1", L4)
    lane = await lane_of(session, world, world.other, "D2")
    await outbox.queue(session, [Outgoing(world.council, lane, MyData(world.other.id), "en")], NOW)
    done = Entry(Deed.DATA_SENT, subject=world.other.id)
    await audit.record(session, [audit.Record(world.council, world.other.id, done)], NOW)
    await session.execute(insert(tables.nudge).values(nudge(world, world.other, "invitation", NudgeState.SENT)))
    made = {"made_at": NOW, "changed_at": NOW, "progress": "planned", "mission": "m", "theme": "t", "text": "x"}
    owned = {"council_id": world.council, "checkin_id": world.checkin.id, "number": 1}
    await session.execute(insert(tables.action).values(**owned, **made, owner_id=world.other.id))
    for owner, hashed in ((world.other, "a"), (world.third, "b")):
        await give_code(session, world.council, owner, hashed)
    await join_codes.use(
        session, world.council, join_codes.Pending(world.third.id, world.other.id, has_agreed=False)
    )


async def standing_in(session: Session, number: int) -> set[str]:
    found = set()
    for name, column in people_columns().items():
        if await session.scalar(select(func.count()).select_from(column.table).where(column == number)):
            found.add(name)
    return found


async def test_the_one_who_goes_is_moved_out_of_every_column(database: Database) -> None:
    async with database.write() as session:
        world = await furnish(session)
        await live(session, world)
        assert await standing_in(session, world.other.id) == PEOPLE, "or the test would not see it"
        assert await merge(session, world)
        assert await standing_in(session, world.other.id) == set()
        moved = PEOPLE - {"join_code.person_id", "join_code.other_id"}
        assert await standing_in(session, world.keep.id) == moved
        messages = [row["message"] for row in await rows_of(session, tables.outbox)]
        assert messages == [f'MyData {{"person":{world.keep.id}}}']


async def test_nobody_else_is_touched(database: Database) -> None:
    async with database.write() as session:
        world = await furnish(session)
        await live(session, world)
        await give(session, world, world.third, "q1", L1)
        before = await answer_of(session, world.third, "q1")
        await merge(session, world)
        assert await answer_of(session, world.third, "q1") == before
        assert world.third.id in [row["id"] for row in await rows_of(session, tables.person)]


@pytest.mark.parametrize("wrong", ["council", "keep", "other"])
async def test_people_of_two_councils_or_none_are_never_joined(database: Database, wrong: str) -> None:
    async with database.write() as session:
        world = await furnish(session)
        stranger = await _of_another_council(session)
        ids = {"council": world.council, "keep": world.keep.id, "other": world.other.id}
        ids[wrong] = stranger.council if wrong == "council" else stranger.id
        before = [await rows_of(session, table) for table in (tables.person, tables.account)]
        assert not await joining.merge(session, ids["council"], ids["keep"], ids["other"])
        assert [await rows_of(session, table) for table in (tables.person, tables.account)] == before


async def _of_another_council(session: Session) -> Person:
    await found_council(session, "T2")
    return await meet(session, "U1", "T2")


async def test_another_council_sees_no_code_and_nobody(database: Database) -> None:
    async with database.write() as session:
        world = await furnish(session)
        wrong = (await _of_another_council(session)).council
        await live(session, world)
        assert await join_codes.owner_of(session, world.council, "a", NOW) == world.other.id
        assert await join_codes.owner_of(session, wrong, "a", NOW) is None
        assert await join_codes.is_elsewhere(session, wrong, "a", NOW)
        assert not await join_codes.is_elsewhere(session, world.council, "a", NOW)
        assert len(await join_codes.pending(session, world.council, world.other.id, NOW)) == 1
        assert await join_codes.pending(session, wrong, world.other.id, NOW) == []
        assert await join_codes.side(session, wrong, world.other.id) is None
        await join_codes.ask(session, wrong, world.other.id, NOW)
        assert not await join_codes.give(session, wrong, world.other.id, "c", NOW)
        await join_codes.drop(session, wrong, world.other.id)
        assert await join_codes.owner_of(session, world.council, "a", NOW) == world.other.id


async def test_what_is_held_of_a_code_is_told_to_both(database: Database) -> None:
    async with database.write() as session:
        world = await furnish(session)
        await live(session, world)
        data = await my_data.gather(session, world.council, world.other.id)
        assert data is not None
        assert sorted((each.is_own, each.expires_at) for each in data.joins) == [
            (False, NOW + SECOND),
            (True, NOW + SECOND),
        ]


async def test_what_is_good_no_more_is_tidied_away(database: Database) -> None:
    async with database.write() as session:
        world = await furnish(session)
        await live(session, world)
        assert await join_codes.purge(session, NOW) == 0
        assert await join_codes.purge(session, NOW + SECOND) == 2
        assert await rows_of(session, tables.join_code) == []


@pytest.mark.parametrize(("owner_agreed", "other_agreed"), [(False, False), (True, False), (True, True)])
@pytest.mark.parametrize("me", ["keep", "other"])
async def test_what_waits_for_their_own_confirmation_comes_first(
    database: Database, me: str, owner_agreed: bool, other_agreed: bool
) -> None:
    """They have made one code and used another: what they type is about the one that they can confirm."""
    async with database.write() as session:
        world = await furnish(session)
        mine, theirs = (world.keep, world.other) if me == "keep" else (world.other, world.keep)
        made = join_codes.Pending(mine.id, world.third.id, owner_agreed)
        used = join_codes.Pending(theirs.id, mine.id, other_agreed)
        for each, hashed in ((made, "a"), (used, "b")):
            await join_codes.ask(session, world.council, each.owner, NOW + SECOND)
            assert await join_codes.give(session, world.council, each.owner, hashed, NOW + SECOND)
            await join_codes.use(session, world.council, each)
            if each.has_agreed:
                await join_codes.agree(session, world.council, each.owner, NOW + SECOND)
        found = await join_codes.pending(session, world.council, mine.id, NOW)
    assert found == ([made, used] if other_agreed else [used, made])


# Messages


async def test_their_conversations_are_held_before_nudges_and_messages_as_deliveries_do(
    database: Database,
) -> None:
    """In another order, a delivery and the joining could each wait for the other."""
    async with database.write() as session:
        world = await furnish(session)
        await live(session, world)
        statements = await listen(session)
        await merge(session, world)
    people, lanes, *others = (sql for sql, _ in statements)
    assert "FROM person" in people
    assert "FROM address" in lanes
    assert "address.id" in lanes.partition("ORDER BY")[2]
    is_held = [statement.rstrip().endswith("FOR NO KEY UPDATE") for statement, _ in statements]
    assert is_held[1] == (session.get_bind().dialect.name == "postgresql")
    assert any("nudge" in each for each in others)
    assert any("outbox" in each for each in others)


@pytest.mark.parametrize(("name", "stays"), [("Zoë Old", False), ("Zoë", True), ("U1", True)])
async def test_no_message_to_others_calls_them_by_a_name_that_nobody_has_any_more(
    database: Database, name: str, stays: bool
) -> None:
    """Erasing them later looks for their name and their accounts, and would miss it."""
    async with database.write() as session:
        world = await furnish(session)
        for who, called in ((world.keep, "Zoë"), (world.other, name)):
            await session.execute(update(tables.person).where(tables.person.c.id == who.id).values(name=called))
        lanes = [await lane_of(session, world, who, who.name) for who in (world.third, world.other)]
        told = [Say("role-given", {"name": each}) for each in (name, "Zoë Older")]
        numbers = await outbox.queue_with_ids(
            session, [Outgoing(world.council, lane, each, "en") for lane in lanes for each in told], NOW
        )
        assert await merge(session, world)
        left = [row["id"] for row in await rows_of(session, tables.outbox)]
        assert left == (numbers if stays else numbers[1:]), "their own go with their conversations"
        to_others = {row["address_id"] for row in await mentions.find(session, world.council, {name})}
        assert (lanes[0] in to_others) == stays


# Answers


async def test_the_later_answer_counts_and_both_stay_in_history(database: Database) -> None:
    async with database.write() as session:
        world = await furnish(session)
        await give(session, world, world.keep, "q1", L1, at=NOW)
        await give(session, world, world.other, "q1", L5, at=NOW + SECOND)
        await give(session, world, world.keep, "q1", L2, at=NOW + 2 * SECOND)
        await give(session, world, world.other, "q1", L4, at=NOW + 3 * SECOND)
        await give(session, world, world.other, "q2", L5)
        await merge(session, world)
        one = await answer_of(session, world.keep, "q1")
        assert (one["choice"], one["revision"]) == (L4, 4)
        history = [
            (row["revision"], row["choice"])
            for row in await rows_of(session, tables.answer_revision)
            if row["question_id"] == "q1"
        ]
        assert history == [(1, L1), (2, L5), (3, L2), (4, L4)]
        assert (await answer_of(session, world.keep, "q2"))["choice"] == L5


async def test_the_earlier_of_the_one_who_goes_does_not_win(database: Database) -> None:
    async with database.write() as session:
        world = await furnish(session)
        await give(session, world, world.other, "q1", L5, at=NOW)
        await give(session, world, world.keep, "q1", L1, at=NOW + SECOND)
        await merge(session, world)
        assert (await answer_of(session, world.keep, "q1"))["choice"] == L1


async def test_they_go_on_answering_with_numbers_that_are_free(database: Database) -> None:
    async with database.write() as session:
        world = await furnish(session)
        for who in (world.keep, world.other):
            await give(session, world, who, "q1", L1)
            record = RecordBarrier(world.checkin.id, "q1", "funding")
            await answers.record(session, [answers.AnswerRecord(who, "slack", record)], NOW + SECOND)
        await merge(session, world)
        said = RecordComment(world.checkin.id, "q1", "x")
        await answers.record(session, [answers.AnswerRecord(world.keep, "slack", said)], NOW + 2 * SECOND)
        assert (await answer_of(session, world.keep, "q1"))["revision"] == 5
        assert len(await rows_of(session, tables.answer_revision)) == 5


async def test_what_was_published_of_one_alone_is_changed_not_counted_anew(database: Database) -> None:
    """The value that is in the figures is taken out again when the later one goes in."""
    async with database.write() as session:
        world = await furnish(session)
        await give(session, world, world.keep, "q1", L1, at=NOW)
        await publish(session, world.keep)
        await give(session, world, world.other, "q1", L5, at=NOW + SECOND)
        await merge(session, world)
        row = await answer_of(session, world.keep, "q1")
        assert (row["choice"], row["published_choice"], row["times_published"]) == (L5, L1, 1)


async def test_a_later_answer_that_was_published_stays_as_it_is(database: Database) -> None:
    async with database.write() as session:
        world = await furnish(session)
        await give(session, world, world.other, "q1", L1, at=NOW)
        await give(session, world, world.keep, "q1", L5, at=NOW + SECOND)
        await publish(session, world.keep)
        await merge(session, world)
        row = await answer_of(session, world.keep, "q1")
        assert (row["choice"], row["published_choice"], row["times_published"]) == (L5, L5, 1)


async def test_where_both_were_published_nothing_waits_and_changes_count_nobody(database: Database) -> None:
    """The figures hold both: who changes to what the other had said brings nothing new to a group."""
    async with database.write() as session:
        world = await furnish(session)
        await give(session, world, world.keep, "q1", L1, at=NOW)
        await give(session, world, world.other, "q1", L5, at=NOW + SECOND)
        for who in (world.keep, world.other):
            await publish(session, who)
        await merge(session, world)
        row = await answer_of(session, world.keep, "q1")
        assert (row["choice"], row["published_choice"], row["times_published"]) == (L5, L5, 2)


async def test_what_counts_nobody_counts_nobody_afterwards(database: Database) -> None:
    """One of the two had taken back an answer, which may have been published, before giving it again."""
    async with database.write() as session:
        world = await furnish(session)
        for who in (world.keep, world.other):
            await give(session, world, who, "q1", L1)
        await session.execute(
            update(tables.answer).where(tables.answer.c.person_id == world.other.id).values(times_published=2)
        )
        await merge(session, world)
        assert (await answer_of(session, world.keep, "q1"))["times_published"] == 2


@pytest.mark.parametrize("answers_of", ["", "keep", "other", "keep other"])
@pytest.mark.parametrize("history_of", ["", "keep", "other", "keep other"])
async def test_they_can_join_while_old_answers_are_purged(
    database: Database, history_of: str, answers_of: str
) -> None:
    """Which goes in pieces: an answer may be there without its history, or with a part, or the other way."""
    async with database.write() as session:
        world = await furnish(session)
        for at, who in enumerate((world.keep, world.other, world.keep, world.other)):
            await give(session, world, who, "q1", (L1, L2, L4, L5)[at], at=NOW + at * SECOND)
        for table, kept in ((tables.answer_revision, history_of), (tables.answer, answers_of)):
            gone = [who.id for name in ("keep", "other") if name not in kept for who in [getattr(world, name)]]
            await session.execute(delete(table).where(table.c.person_id.in_(gone)))
        assert await merge(session, world)
        history = await rows_of(session, tables.answer_revision)
        held = await rows_of(session, tables.answer)
    assert {row["person_id"] for row in (*history, *held)} <= {world.keep.id}
    assert [row["revision"] for row in history] == list(range(1, 1 + 2 * len(history_of.split())))
    choice = L5 if "other" in answers_of else L4
    numbers = {"": [], "keep": [choice], "other": [choice], "keep other": [choice]}
    assert [row["choice"] for row in held] == numbers[answers_of]
    assert all(row["revision"] == max(2, len(history)) for row in held)


# Nudges


async def nudges_after(session: Session, world: World, *rows: dict[str, object]) -> list[tuple[str, str]]:
    await session.execute(insert(tables.nudge), [{"message_id": None, "sent_on": None, **row} for row in rows])
    await merge(session, world)
    found = await rows_of(session, tables.nudge)
    assert {row["person_id"] for row in found} <= {world.keep.id}
    return [(row["key"], row["state"]) for row in found]


async def test_what_was_sent_to_either_is_not_sent_again(database: Database) -> None:
    async with database.write() as session:
        world = await furnish(session)
        rows = (
            nudge(world, world.keep, "invitation", NudgeState.PLANNED),
            nudge(world, world.other, "invitation", NudgeState.SENT, sent_on=DAY),
            nudge(world, world.other, "reminder:1", NudgeState.PLANNED),
        )
        assert await nudges_after(session, world, *rows) == [("invitation", "sent")]
        (row,) = [each for each in await rows_of(session, tables.person) if each["id"] == world.keep.id]
        assert not row["is_planned"], "the rest is planned anew"


async def test_two_that_wait_in_the_outbox_become_one(database: Database) -> None:
    async with database.write() as session:
        world = await furnish(session)
        lanes = [await lane_of(session, world, who, who.name) for who in (world.keep, world.other)]
        ids = await outbox.queue_with_ids(
            session, [Outgoing(world.council, lane, MyData(world.third.id), "en") for lane in lanes], NOW
        )
        rows = [
            nudge(world, who, key, NudgeState.QUEUED, sent_on=DAY, message_id=number)
            for who, key, number in zip((world.keep, world.other), ("reminder:1", "last-day"), ids, strict=True)
        ]
        assert await nudges_after(session, world, *rows) == [("reminder:1", "queued")]
        assert [row["id"] for row in await rows_of(session, tables.outbox)] == ids[:1]


async def test_two_that_arrived_on_one_day_take_one_day(database: Database) -> None:
    async with database.write() as session:
        world = await furnish(session)
        rows = [
            nudge(world, who, key, NudgeState.SENT, sent_on=DAY)
            for who, key in ((world.keep, "reminder:1"), (world.other, "invitation"))
        ]
        assert len(await nudges_after(session, world, *rows)) == 2
        days = [row["sent_on"] for row in await rows_of(session, tables.nudge)]
        assert sorted(map(str, days)) == [str(DAY), "None"]


# The person


async def changed(
    session: Session, world: World, mine: dict[str, Any], theirs: dict[str, Any]
) -> dict[str, Any]:
    for who, values in ((world.keep, mine), (world.other, theirs)):
        if values:
            await session.execute(update(tables.person).where(tables.person.c.id == who.id).values(values))
    assert await merge(session, world)
    (row,) = [each for each in await rows_of(session, tables.person) if each["id"] == world.keep.id]
    return row


@pytest.mark.parametrize(
    ("mine", "theirs", "then"),
    [
        ({}, {"is_lead": True}, {"is_lead": True}),
        ({}, {"is_lead": True, "removed_at": NOW}, {"is_lead": False, "removed_at": None}),
        ({"is_lead": True, "removed_at": NOW}, {}, {"is_lead": False, "removed_at": None}),
        ({"removed_at": NOW}, {"removed_at": NOW + SECOND}, {"removed_at": NOW + SECOND}),
        ({}, {"left_out_at": NOW}, {"left_out_at": NOW}),
        ({}, {"wants_reminders": False}, {"wants_reminders": False}),
        ({"away_until": DAY}, {"away_until": DAY + timedelta(days=1)}, {"away_until": DAY + timedelta(days=1)}),
        ({}, {"snoozed_until": DAY}, {"snoozed_until": DAY}),
        ({}, {"service_area": "Parks", "role": "leader"}, {"service_area": "Parks", "role": "leader"}),
        ({"service_area": "Parks"}, {"service_area": "Roads", "role": "leader"}, {"role": "frontline"}),
        ({}, {"came_by": "file", "role": "elected"}, {"came_by": "file", "role": "elected"}),
        ({"came_by": "place"}, {"came_by": "word"}, {"came_by": "word"}),
        ({"came_by": "word"}, {"came_by": "place", "service_area": "Parks"}, {"came_by": "word"}),
        ({"came_by": "place", "service_area": "Parks"}, {"came_by": "file"}, {"came_by": "file"}),
        ({"came_by": "file"}, {"came_by": "place"}, {"came_by": "file"}),
        ({"came_by": "place"}, {"came_by": "place"}, {"came_by": "place"}),
        ({}, {"created_at": NOW - SECOND}, {"created_at": NOW - SECOND}),
    ],
)
async def test_what_holds_of_the_one_person(
    database: Database, mine: dict[str, Any], theirs: dict[str, Any], then: dict[str, Any]
) -> None:
    """A role goes along, but not that of somebody who was taken off the roster; a wish for peace holds; and who
    came by a channel with one account alone does not leave with it.
    """
    async with database.write() as session:
        row = await changed(session, await furnish(session), mine, theirs)
    assert {name: row[name] for name in then} == then


async def test_nudges_go_where_they_wrote_last(database: Database) -> None:
    async with database.write() as session:
        world = await furnish(session)
        first = await lane_of(session, world, world.keep, "D1")
        second = await lane_of(session, world, world.other, "D2")
        assert (await changed(session, world, {}, {}))["lane_id"] == max(first, second)
        third = await lane_of(session, world, world.third, "D3")
        world.other = world.third
        await joining.merge(session, world.council, world.keep.id, world.third.id, lane=first)
        (row,) = await rows_of(session, tables.person)
        assert row["lane_id"] == first != third


# Where they stand


def started(*questions: str, checkin: int = QUARTER, phase: Phase = Phase.ASKING, **more: Any) -> State:
    choices = dict.fromkeys(questions[:-1], L1)
    return State(
        phase=phase, checkin=checkin, questions=questions, choices=choices, current=questions[-1], **more
    )


def test_the_questions_are_those_of_the_one_and_what_the_other_answered_besides() -> None:
    both = joined_state(started("a", "b", "c"), started("d", "e"), {"a": L1, "b": L1, "d": L5})
    assert both.questions == ("a", "b", "c", "d")
    assert both.choices == {"a": L1, "b": L1, "d": L5}
    assert (both.current, both.phase) == ("c", Phase.ASKING)


def test_a_question_that_the_other_has_answered_is_not_asked_again() -> None:
    both = joined_state(started("a", "b"), started("b", "c"), {"a": L1, "b": L4})
    assert (both.current, both.phase, both.finished) == (None, Phase.FINISHED, True)


def test_the_later_check_in_goes_on() -> None:
    old, new = started("a", "b", checkin=1), started("c", "d", checkin=2)
    assert joined_state(old, new, {"c": L1}).questions == ("c", "d")
    assert joined_state(new, old, {"c": L1}).questions == ("c", "d")
    assert joined_state(State(), State(phase=Phase.READY), {}).phase is Phase.READY


@pytest.mark.parametrize("swapped", [False, True])
def test_who_asked_on_either_not_to_be_asked_is_not_asked(swapped: bool) -> None:
    one, other = started("a", "b"), State(phase=Phase.STOPPED, language="cy")
    both = joined_state(other, one, {"a": L1}) if swapped else joined_state(one, other, {"a": L1})
    assert both.phase is Phase.STOPPED
    assert both.language == "cy"


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize(
    ("one", "other", "then"),
    [
        (started("a", "b"), started("c", "d", withdrew_from=QUARTER), QUARTER),
        (started("a", "b", checkin=7), State(phase=Phase.READY, withdrew_from=7), 7),
        (State(), State(phase=Phase.READY, withdrew_from=7), 7),
        (State(withdrew_from=6), started("a", "b", checkin=7, withdrew_from=7), 7),
        (started("a", "b"), State(), None),
    ],
)
def test_what_was_taken_back_on_either_is_remembered(
    one: State, other: State, then: int | None, swapped: bool
) -> None:
    """Who took back answers stands in no check-in; what they answer again counts nobody twice."""
    both = joined_state(other, one, {}) if swapped else joined_state(one, other, {})
    assert both.withdrew_from == then
