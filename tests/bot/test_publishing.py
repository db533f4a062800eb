"""Answers are published in groups: in steps while a check-in is open, the rest at its close. Whoever reads all
that was ever published cannot make out fewer than five people.
"""

import asyncio
import random
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from bot.publishing import Publisher
from conversations.answers import Choice
from conversations.effects import RecordAnswer, RecordBarrier
from conversations.people import Role
from conversations.release_times import EVERY
from conversations.releases import EVERYTHING, Counts, Tags, tags_of
from storage import answers, councils, releases, segments, tables
from storage.answers import AnswerRecord
from storage.bulk import NewPerson
from storage.database import Database, Session
from storage.tagging import COLUMNS
from storage.tagging import tags_of as tags_in
from tests.bot.anytown import FIRST, HIGH, HOUSING, LOW, SECOND, Anytown, found
from tests.conversations import attack
from tests.conversations.attack import Reader, a_council, describes_few
from tests.conversations.builders import FRAMEWORK
from tests.program import languages_without
from tests.storage.world import NOW, found_council, hire, plan_checkin

SOON, LATER = NOW + EVERY, NOW + 2 * EVERY


@pytest.fixture
async def anytown(database: Database) -> Anytown:
    """Twelve people of Housing, who are told apart from nobody: there are no others."""
    return await found(database, *[HOUSING] * 12)


async def test_five_people_who_answer_a_question_are_published_and_four_wait(anytown: Anytown) -> None:
    await anytown.answer(LOW, *anytown.people[:5])
    await anytown.answer(HIGH, *anytown.people[:4], question=SECOND.id)
    assert await anytown.publisher.publish_due(NOW) == 5
    assert await anytown.shown() == {LOW: 5}
    assert await anytown.waiting() == 4


async def test_what_waits_is_published_when_enough_have_joined_it(anytown: Anytown) -> None:
    await anytown.answer(LOW, *anytown.people[:5])
    await anytown.publisher.publish_due(NOW)
    await anytown.answer(HIGH, *anytown.people[5:9])
    await anytown.publisher.publish_due(SOON)
    assert await anytown.shown() == {LOW: 5}
    await anytown.answer(HIGH, anytown.people[9])
    await anytown.publisher.publish_due(LATER)
    assert await anytown.shown() == {LOW: 5, HIGH: 5}


async def test_nothing_moves_between_two_steps(anytown: Anytown) -> None:
    await anytown.answer(LOW, *anytown.people[:5])
    await anytown.publisher.publish_due(NOW)
    await anytown.answer(HIGH, *anytown.people[5:])
    assert await anytown.publisher.publish_due(SOON - timedelta(seconds=1)) == 0
    assert await anytown.shown() == {LOW: 5}
    assert await anytown.publisher.publish_due(SOON) == 7


async def test_changes_wait_for_four_others_and_are_exchanged_together(anytown: Anytown) -> None:
    await anytown.answer(LOW, *anytown.people)
    await anytown.publisher.publish_due(NOW)
    await anytown.change(HIGH, *anytown.people[:4])
    await anytown.publisher.publish_due(SOON)
    assert await anytown.shown() == {LOW: 12}
    await anytown.change(HIGH, anytown.people[4])
    await anytown.publisher.publish_due(LATER)
    assert await anytown.shown() == {LOW: 7, HIGH: 5}


async def test_at_the_close_the_few_answers_to_each_question_join_each_other(anytown: Anytown) -> None:
    pairs = [anytown.people[place : place + 2] for place in range(0, 12, 2)]
    for question, pair in zip(FRAMEWORK.questions, pairs, strict=False):
        await anytown.answer(LOW, *pair, question=question.id)
    await anytown.publisher.publish_due(NOW)
    assert await anytown.shown() == {}
    await anytown.publisher.publish_due(anytown.checkin.closes_at)
    assert await anytown.shown() == {LOW: 12}
    assert not any(tags.question for tags in (await anytown.snapshot())[EVERYTHING])


async def test_four_people_are_held_back_for_good_and_counted(anytown: Anytown) -> None:
    for question in FRAMEWORK.questions:
        await anytown.answer(LOW, *anytown.people[:4], question=question.id)
    for now in (anytown.checkin.closes_at, anytown.checkin.closes_at + EVERY):
        assert await anytown.publisher.publish_due(now) == 0
    assert await anytown.snapshot() == {}
    assert await anytown.waiting() == 4 * len(FRAMEWORK.questions)


async def test_answers_that_were_on_their_way_at_the_close_come_a_little_later(anytown: Anytown) -> None:
    await anytown.answer(LOW, *anytown.people[:5])
    await anytown.publisher.publish_due(anytown.checkin.closes_at)
    await anytown.answer(HIGH, *anytown.people[5:10])
    await anytown.publisher.publish_due(anytown.checkin.closes_at + EVERY)
    assert await anytown.shown() == {LOW: 5, HIGH: 5}


LEADER = NewPerson("Bo", Role.LEADER, "Corporate")


async def test_areas_and_roles_of_enough_people_are_told_apart(database: Database) -> None:
    anytown = await found(
        database, *[HOUSING] * 10, *[LEADER] * 10, *[NewPerson("Cy", Role.ELECTED, "Members")] * 9
    )
    await anytown.answer(LOW, *anytown.people)
    await anytown.publisher.publish_due(NOW)
    assert await anytown.shown(Tags(area="Housing")) == {LOW: 10}
    assert await anytown.shown(Tags(role=Role.LEADER)) == {LOW: 10}
    assert await anytown.shown(Tags(area="Members")) == await anytown.shown(Tags(role=Role.ELECTED)) == {}
    assert await anytown.shown() == {LOW: 29}


async def test_who_is_told_apart_is_decided_once(anytown: Anytown) -> None:
    await anytown.answer(LOW, *anytown.people[:5])
    await anytown.publisher.publish_due(NOW)
    async with anytown.database.write() as session:
        leaders = await hire(session, anytown.checkin.council, *[LEADER] * 12)
    await anytown.answer(LOW, *leaders)
    await anytown.publisher.publish_due(SOON)
    assert await anytown.shown() == {LOW: 17}
    assert await anytown.shown(Tags(role=Role.LEADER)) == {}


async def test_answers_to_a_question_that_is_no_more_count_for_the_whole_alone(anytown: Anytown) -> None:
    anytown.framework = languages_without(FIRST.id).framework
    await anytown.answer(LOW, *anytown.people)
    await anytown.publisher.publish_due(NOW)
    assert await anytown.snapshot() == {EVERYTHING: {EVERYTHING: {LOW: 12}}}


async def test_each_council_is_published_by_itself(anytown: Anytown) -> None:
    await anytown.answer(LOW, *anytown.people[:3])
    async with anytown.database.write() as session:
        checkin = await plan_checkin(session, await found_council(session, "T2"))
        others = await hire(session, checkin.council, *[HOUSING] * 5)
    elsewhere = Anytown(anytown.database, checkin, others)
    await elsewhere.answer(HIGH, *others)
    assert await anytown.publisher.publish_due(NOW) == 5
    assert await elsewhere.shown() == {HIGH: 5}
    assert await anytown.snapshot() == {}


async def test_a_check_in_is_published_with_the_number_that_its_council_had_at_first(anytown: Anytown) -> None:
    await set_least(anytown, 7)
    await anytown.answer(LOW, *anytown.people[:6])
    assert await anytown.publisher.publish_due(NOW) == 0
    await set_least(anytown, 3)
    await anytown.answer(HIGH, *anytown.people[:6], question=SECOND.id)
    assert await anytown.publisher.publish_due(SOON) == 0
    await anytown.answer(LOW, anytown.people[6])
    assert await anytown.publisher.publish_due(LATER) == 7


async def test_at_the_close_the_number_is_still_the_same(anytown: Anytown) -> None:
    await set_least(anytown, 7)
    await anytown.answer(LOW, *anytown.people[:6])
    await anytown.publisher.publish_due(NOW)
    await set_least(anytown, 5)
    assert await anytown.publisher.publish_due(anytown.checkin.closes_at) == 0


async def test_another_councils_number_changes_nothing(anytown: Anytown) -> None:
    async with anytown.database.write() as session:
        await councils.set_least(session, await found_council(session, "T2"), 3)
    await anytown.answer(LOW, *anytown.people[:4])
    assert await anytown.publisher.publish_due(NOW) == 0


# Several processes, and those that are killed


async def test_two_processes_publish_each_answer_once(anytown: Anytown, replica: Database) -> None:
    await anytown.answer(LOW, *anytown.people)
    await anytown.answer(HIGH, *anytown.people, question=SECOND.id)
    other = Publisher(replica, FRAMEWORK, len(FRAMEWORK.questions))
    published = await asyncio.gather(
        *(each.publish(anytown.checkin, NOW) for each in (anytown.publisher, other)),
        *(each.publish_due(NOW) for each in (anytown.publisher, other)),
    )
    assert sum(published) == 24
    assert await anytown.shown() == {LOW: 12, HIGH: 12}


class Killed(Exception):
    pass


class Mortal(Database):
    """Its program is killed in the midst of one of its transactions."""

    writes = 0

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Session]:
        async with super().write() as session:
            yield session
            self.writes -= 1
            if not self.writes:
                raise Killed


@pytest.mark.parametrize("writes", range(1, 6))
@pytest.mark.parametrize("is_open", [True, False])
async def test_whoever_is_killed_half_way_leaves_the_rest_to_the_next(
    anytown: Anytown, database_url: str, writes: int, is_open: bool
) -> None:
    await anytown.answer(LOW, *anytown.people)
    await anytown.answer(HIGH, *anytown.people[:5], question=SECOND.id)
    await anytown.answer(HIGH, *anytown.people[:5], question=FRAMEWORK.questions[2].id)
    mortal = Mortal(database_url)
    mortal.writes = writes
    begins = NOW if is_open else anytown.checkin.closes_at
    with pytest.raises(Killed):
        await replace(anytown.publisher, database=mortal).publish_due(begins)
    await mortal.close()
    await anytown.publisher.publish_due(begins + EVERY)
    assert await anytown.shown() == {LOW: 12, HIGH: 10}
    assert await anytown.waiting() == 0


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_a_step_does_not_wait_for_an_answer_that_is_being_changed(
    anytown: Anytown, replica: Database
) -> None:
    """Nor does it publish what that was: it comes with the next step."""
    await anytown.answer(LOW, *anytown.people[:7])
    async with replica.write() as session:
        record = RecordAnswer(anytown.checkin.id, FIRST.id, HIGH.choice)
        await answers.record(session, [AnswerRecord(anytown.people[0], "slack", record)], NOW)
        assert await anytown.publisher.publish_due(NOW) == 6
    assert await anytown.shown() == {LOW: 6}
    assert await anytown.waiting() == 1


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_an_answer_that_changes_while_it_is_published_waits_again(
    anytown: Anytown, replica: Database
) -> None:
    await anytown.answer(LOW, *anytown.people[:5])
    record = RecordAnswer(anytown.checkin.id, FIRST.id, HIGH.choice)

    async def change() -> None:
        async with replica.write() as session:
            await answers.record(session, [AnswerRecord(anytown.people[0], "slack", record)], NOW)

    async with anytown.database.write() as session:
        held = await releases.hold(session, anytown.checkin, FIRST.id)
        changing = asyncio.create_task(change())
        await asyncio.sleep(0.2)  # by now it has read the answer as it was
        await releases.save(session, anytown.checkin, [(each, tags_of(FIRST)) for each in held])
    await changing
    async with anytown.database.write() as session:
        (waiting,) = await releases.hold(session, anytown.checkin)
    assert (waiting.before, waiting.value) == (LOW, HIGH)


# The reader of tests/conversations/attack.py, against what is stored

EIGHT = [
    each
    for each in FRAMEWORK.questions
    if {each.mission, each.enabler} <= {"councils", "places", "data", "value"}
]


@dataclass
class Road:
    """A made-up council whose answers are stored and published by the program. `model` keeps what they are:
    each is chosen from barriers of its own, so that a figure shows exactly which answers it adds up.
    """

    anytown: Anytown
    model: attack.Publisher
    stored: dict[tuple[int, str], int] = field(default_factory=dict)

    async def store(self) -> None:
        """What has happened since the last time."""
        gone = {person for person, _ in self.stored} - {person for person, _ in self.model.answers}
        async with self.anytown.database.write() as session:
            for person in gone:
                number = self.anytown.people[person].id
                await session.execute(text("DELETE FROM answer WHERE person_id = :id"), {"id": number})
                await session.execute(text("DELETE FROM answer_revision WHERE person_id = :id"), {"id": number})
            await answers.record(session, list(self._records()), NOW)
        self.stored = {key: given.value for key, given in self.model.answers.items()}

    def _records(self) -> Iterator[AnswerRecord]:
        checkin = self.anytown.checkin.id
        for (person, question), given in self.model.answers.items():
            before, who = self.stored.get((person, question)), self.anytown.people[person]
            if before is None:
                yield AnswerRecord(who, "slack", RecordAnswer(checkin, question, Choice.LEVEL_1))
            if before != given.value:
                yield AnswerRecord(who, "slack", RecordBarrier(checkin, question, str(given.value)))

    async def counts(self) -> Counts[int]:
        """Everything that was published, with all that its tags tell."""
        rows = tables.published.c
        async with self.anytown.database.read() as session:
            found = await session.execute(
                select(*COLUMNS.values(), rows.barrier, rows.number)
                .join(tables.published, rows.tags_id == tables.tags.c.id)
                .where(tables.tags.c.checkin_id == self.anytown.checkin.id)
            )
        counts: dict[Tags, dict[int, int]] = {}
        for row in found.mappings():
            counts.setdefault(tags_in(row), {})[int(row["barrier"])] = row["number"]
        return counts


async def road(database: Database, council: attack.Council) -> Road:
    staff = [NewPerson("Ann", each.role, each.area) for each in council.segments]
    anytown = await found(database, *staff)
    await set_least(anytown, council.least)
    async with database.write() as session:
        await segments.keep(session, anytown.checkin, council.told)
    return Road(anytown, attack.Publisher(council.least))


async def set_least(anytown: Anytown, people: int) -> None:
    async with anytown.database.write() as session:
        await councils.set_least(session, anytown.checkin.council, people)


def plain(counts: Counts[int]) -> dict[Tags, dict[int, int]]:
    """Without what was taken out again."""
    kept = {tags: {value: number for value, number in each.items() if number} for tags, each in counts.items()}
    return {tags: each for tags, each in kept.items() if each}


@pytest.mark.parametrize("seed", range(6))
async def test_nobody_can_be_made_out_from_what_is_stored_as_published(database: Database, seed: int) -> None:
    """All cuts, filters and dates; answers that come, change, go back and go. What is published until the first
    close is what the model publishes, which thousands of councils were tried on.
    """
    rng = random.Random(seed)
    council = a_council(rng, EIGHT, 24)
    played, reader = await road(database, council), Reader()
    anytown, model = played.anytown, played.model
    publisher = Publisher(database, FRAMEWORK, len(EIGHT))
    closes_at = anytown.checkin.closes_at
    dates = [NOW] * council.dates + [closes_at, NOW, closes_at]
    for place, now in enumerate(dates):
        attack.live(council, model, rng)
        await played.store()
        await publisher.publish(anytown.checkin, now)
        counts = await played.counts()
        reader.look(counts)
        (model.close if now == closes_at else model.step)()
        if place <= council.dates:
            assert plain(counts) == plain(model.counts)
    assert reader.equations
    assert describes_few(reader.rows(), model.owners, council.least) is None


async def test_the_reader_would_notice_if_one_answer_were_published_alone(database: Database) -> None:
    council = a_council(random.Random(1), EIGHT, 24)
    played, reader = await road(database, council), Reader()
    attack.live(council, played.model, random.Random(1))
    await played.store()
    await set_least(played.anytown, 1)
    publisher = Publisher(database, FRAMEWORK, len(EIGHT))
    await publisher.publish(played.anytown.checkin, NOW)
    reader.look(await played.counts())
    assert describes_few(reader.rows(), played.model.owners, council.least) is not None
