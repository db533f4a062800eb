"""Which answers wait to be published, and what is kept of those that are."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from conversations.answers import Choice
from conversations.effects import RecordAnswer, RecordBarrier, RecordComment
from conversations.people import CheckIn, Person, Role
from conversations.published import Published, Value
from conversations.releases import EVERYTHING, Segment, Tags, tags_of
from storage import answers, bulk, checkins, releases, segments, snapshots
from storage.answers import AnswerRecord
from storage.bulk import NewAnswer, NewPerson
from storage.database import Database, Session
from tests.conversations.builders import FRAMEWORK
from tests.storage.world import JOINED, NOW, found_council, hire, plan_checkin

FIRST, SECOND = FRAMEWORK.questions[:2]
HOUSING = Segment("Housing", Role.FRONTLINE)
OF_FIRST = tags_of(FIRST)
TOLD = tags_of(FIRST, Tags(area="Housing"))
Record = RecordAnswer | RecordBarrier | RecordComment


async def given(
    session: Session, choice: Choice, *, people: int = 1, barrier: str | None = None
) -> tuple[CheckIn, list[Person]]:
    """People of Housing who all gave the same answer to the first question."""
    council = await found_council(session)
    checkin = await plan_checkin(session, council)
    staff = await hire(session, council, *[NewPerson("Ann", service_area="Housing")] * people)
    new = [NewAnswer(one, FIRST.id, choice, NOW, barrier) for one in staff]
    await bulk.add_answers(session, council, checkin.id, new)
    return checkin, staff


async def publish(session: Session, checkin: CheckIn, tags: Tags = TOLD) -> None:
    """All that waits, as if it were enough."""
    waiting = await releases.hold(session, checkin)
    await releases.save(session, checkin, [(each, each.tags or tags) for each in waiting])


async def change(session: Session, checkin: CheckIn, person: Person, *records: Record) -> None:
    await answers.record(session, [AnswerRecord(person, "slack", each) for each in records], NOW)


async def counts(session: Session, checkin: CheckIn, group: Tags = EVERYTHING) -> Published:
    return await snapshots.published_of(session, checkin, group)


async def test_a_new_answer_waits_until_it_is_published(database: Database) -> None:
    async with database.write() as session:
        checkin, (ann,) = await given(session, Choice.LEVEL_2, barrier="budget")
        (waiting,) = await releases.hold(session, checkin)
        assert waiting == releases.Waiting(
            ann.id, FIRST.id, HOUSING, Value(Choice.LEVEL_2, "budget"), None, None, counts=True
        )
        assert await releases.waiting(session, checkin) == {FIRST.id: 1}
        assert await counts(session, checkin) == {}
        await publish(session, checkin)
        assert await releases.hold(session, checkin) == []
        assert await releases.crowds(session, checkin) == []
        assert await releases.waiting(session, checkin) == {}
        assert await counts(session, checkin) == {OF_FIRST: {Value(Choice.LEVEL_2, "budget"): 1}}


CHECKIN = 0  # the test fills it in
CHOOSES_3 = RecordAnswer(CHECKIN, FIRST.id, Choice.LEVEL_3)
CHOOSES_5 = RecordAnswer(CHECKIN, FIRST.id, Choice.LEVEL_5)
CHOOSES_2 = RecordAnswer(CHECKIN, FIRST.id, Choice.LEVEL_2)
NAMES = RecordBarrier(CHECKIN, FIRST.id, "budget")
SAYS, SAYS_MORE = (RecordComment(CHECKIN, FIRST.id, text) for text in ("Yes", "Yes, indeed"))


@pytest.mark.parametrize(
    ("published", "then", "value"),
    [
        ([CHOOSES_2], [CHOOSES_3], Value(Choice.LEVEL_3)),
        ([CHOOSES_2], [NAMES], Value(Choice.LEVEL_2, "budget")),
        ([CHOOSES_2, NAMES], [CHOOSES_3], Value(Choice.LEVEL_3)),
        ([CHOOSES_5], [SAYS], Value(Choice.LEVEL_5, None, True)),
        ([CHOOSES_2, SAYS], [CHOOSES_5], Value(Choice.LEVEL_5, None, True)),
        ([CHOOSES_2], [CHOOSES_3, CHOOSES_2], None),
        ([CHOOSES_2], [SAYS], None),
        ([CHOOSES_5, SAYS], [SAYS_MORE], None),
    ],
)
async def test_an_answer_waits_again_while_its_value_is_another_than_was_published(
    database: Database, published: Sequence[Record], then: Sequence[Record], value: Value | None
) -> None:
    """A comment counts as evidence, of levels 4 and 5 alone; what it says is never published."""
    async with database.write() as session:
        checkin, (ann,) = await given(session, Choice.LEVEL_1)
        for records in (published, then):
            for each in records:
                await change(session, checkin, ann, replace(each, checkin=checkin.id))
            if records is published:
                await publish(session, checkin)
        waiting = await releases.hold(session, checkin)
    assert [each.value for each in waiting] == ([] if value is None else [value])


async def test_the_number_of_answers_that_wait_does_not_tell_what_was_added_to_them(database: Database) -> None:
    """Evidence is of the higher levels alone, a barrier of the lower ones."""
    async with database.write() as session:
        checkin, staff = await given(session, Choice.LEVEL_2, people=3)
        await change(session, checkin, staff[0], RecordAnswer(checkin.id, FIRST.id, Choice.LEVEL_4))
        await publish(session, checkin)
        await change(session, checkin, staff[0], RecordComment(checkin.id, FIRST.id, "Yes"))
        await change(session, checkin, staff[1], RecordBarrier(checkin.id, FIRST.id, "budget"))
        assert len(await releases.hold(session, checkin)) == 2
        assert await releases.waiting(session, checkin) == {}
        await change(session, checkin, staff[2], RecordAnswer(checkin.id, FIRST.id, Choice.LEVEL_5))
        assert await releases.waiting(session, checkin) == {FIRST.id: 1}


async def test_a_change_takes_out_what_was_published_before(database: Database) -> None:
    async with database.write() as session:
        checkin, staff = await given(session, Choice.LEVEL_2, people=3)
        await publish(session, checkin)
        for one in staff[:2]:
            await change(session, checkin, one, RecordAnswer(checkin.id, FIRST.id, Choice.LEVEL_4))
        waiting = await releases.hold(session, checkin)
        assert {each.before for each in waiting} == {Value(Choice.LEVEL_2)}
        await publish(session, checkin)
        found = await counts(session, checkin)
    assert found == {OF_FIRST: {Value(Choice.LEVEL_2): 1, Value(Choice.LEVEL_4): 2}}


async def test_only_the_first_change_counts_towards_a_group(database: Database) -> None:
    async with database.write() as session:
        checkin, (ann,) = await given(session, Choice.LEVEL_1)
        counted = []
        for choice in (Choice.LEVEL_2, Choice.LEVEL_3, Choice.LEVEL_4):
            (crowd,) = await releases.crowds(session, checkin)
            (held,) = await releases.hold(session, checkin)
            assert crowd.answers == 1
            assert crowd.counting == held.counts
            counted.append(held.counts)
            await publish(session, checkin)
            await change(session, checkin, ann, RecordAnswer(checkin.id, FIRST.id, choice))
    assert counted == [True, True, False]


async def test_an_answer_keeps_the_tags_under_which_it_was_published(database: Database) -> None:
    """Also when its person has moved: under others, what was published could not be taken out."""
    async with database.write() as session:
        checkin, (ann,) = await given(session, Choice.LEVEL_2)
        await publish(session, checkin)
        moved = replace(ann, service_area="Parks")
        await change(session, checkin, moved, RecordAnswer(checkin.id, FIRST.id, Choice.LEVEL_5))
        (held,) = await releases.hold(session, checkin)
        (crowd,) = await releases.crowds(session, checkin)
        assert held.segment == crowd.segment == Segment("Parks", Role.FRONTLINE)
        assert held.tags == crowd.tags == TOLD
        await publish(session, checkin, EVERYTHING)
        assert await counts(session, checkin, Tags(area="Housing")) == {
            OF_FIRST: {Value(Choice.LEVEL_2): 0, Value(Choice.LEVEL_5): 1}
        }


@pytest.mark.parametrize(
    "tags", [EVERYTHING, Tags(enabler="data"), Tags(mission="places", enabler="data"), OF_FIRST]
)
async def test_tags_of_questions_come_back_as_they_were(database: Database, tags: Tags) -> None:
    async with database.write() as session:
        checkin, _ = await given(session, Choice.LEVEL_2, people=2)
        await publish(session, checkin, tags)
        assert await counts(session, checkin) == {tags: {Value(Choice.LEVEL_2): 2}}


async def test_counts_are_added_up_for_everybody_each_role_and_each_area(database: Database) -> None:
    async with database.write() as session:
        checkin, _ = await given(session, Choice.LEVEL_2, people=3)
        held = await releases.hold(session, checkin)
        boss = Role.LEADER
        told = [Tags(area="Housing", role=boss), Tags(area="Parks", role=boss), Tags(enabler="data")]
        await releases.save(session, checkin, list(zip(held, told, strict=True)))
        groups = await snapshots.groups(session, checkin)
        found = {group: await counts(session, checkin, group) for group in groups}
    numbers = {group: sum(sum(values.values()) for values in each.values()) for group, each in found.items()}
    assert numbers == {EVERYTHING: 3, Tags(area="Housing"): 1, Tags(area="Parks"): 1, Tags(role=boss): 2}


async def test_a_snapshot_comes_back_as_it_was_taken_last(database: Database) -> None:
    values = {
        Value(Choice.LEVEL_2, "Diffyg £"): 3,
        Value(Choice.LEVEL_5, None, True): 2,
        Value(Choice.NOT_SURE): 1,
    }
    taken: dict[Tags, Published] = {
        EVERYTHING: {OF_FIRST: values, Tags(enabler="data"): {Value(Choice.NOT_APPLICABLE): -1}},
        Tags(area="Housing"): {OF_FIRST: values},
        Tags(role=Role.LEADER): {EVERYTHING: values},
    }
    async with database.write() as session:
        checkin = await plan_checkin(session, await found_council(session))
        later = await plan_checkin(session, checkin.council, checkin.quarter + 1)
        await snapshots.keep(session, checkin, {group: {} for group in taken})
        await snapshots.keep(session, checkin, taken)
        everybody, roles, areas = [
            await snapshots.load(session, checkin.council, [checkin.id, later.id], telling=telling)
            for telling in (None, "role", "area")
        ]
        assert await snapshots.with_figures(session, checkin.council) == {checkin.id}
    assert everybody == {checkin.id: {EVERYTHING: taken[EVERYTHING]}, later.id: {}}
    assert roles[checkin.id] == {group: taken[group] for group in (EVERYTHING, Tags(role=Role.LEADER))}
    assert areas[checkin.id] == {group: taken[group] for group in (EVERYTHING, Tags(area="Housing"))}


async def test_crowds_are_those_who_wait_alike(database: Database) -> None:
    async with database.write() as session:
        checkin, staff = await given(session, Choice.LEVEL_2, people=3)
        (boss,) = await hire(session, checkin.council, NewPerson("Bo", Role.LEADER, "Housing"))
        new = [NewAnswer(one, SECOND.id, Choice.LEVEL_1, NOW) for one in (boss, staff[0])]
        await bulk.add_answers(session, checkin.council, checkin.id, new)
        crowds = {
            (each.question, each.segment): each.answers for each in await releases.crowds(session, checkin)
        }
        held = Counter((each.question, each.segment) for each in await releases.hold(session, checkin))
        of_second = await releases.hold(session, checkin, SECOND.id)
    assert crowds == held
    assert crowds == {
        (FIRST.id, HOUSING): 3,
        (SECOND.id, HOUSING): 1,
        (SECOND.id, Segment("Housing", Role.LEADER)): 1,
    }
    assert {each.question for each in of_second} == {SECOND.id}


async def test_what_was_published_of_an_erased_person_stays(database: Database) -> None:
    """Taking it out would show it to whoever has seen the figure before."""
    async with database.write() as session:
        checkin, (ann,) = await given(session, Choice.LEVEL_2)
        await publish(session, checkin)
        await change(session, checkin, ann, RecordAnswer(checkin.id, FIRST.id, Choice.LEVEL_5))
        await session.execute(text("DELETE FROM person WHERE id = :id"), {"id": ann.id})
        assert await releases.hold(session, checkin) == []
        assert await counts(session, checkin) == {OF_FIRST: {Value(Choice.LEVEL_2): 1}}


async def test_a_check_in_that_goes_takes_its_counts_along(database: Database) -> None:
    async with database.write() as session:
        checkin, _ = await given(session, Choice.LEVEL_2)
        await segments.keep(session, checkin, {HOUSING: EVERYTHING})
        await publish(session, checkin)
        await snapshots.keep(session, checkin, {EVERYTHING: await counts(session, checkin)})
        await session.execute(text("DELETE FROM council WHERE id = :id"), {"id": checkin.council})
        left = [
            await session.scalar(text(f"SELECT count(*) FROM {table}"))
            for table in ("answer", "tags", "published", "segment", "snapshot")
        ]
    assert left == [0, 0, 0, 0, 0]


async def test_of_two_who_claim_a_check_in_one_gets_it(database: Database) -> None:
    async with database.write() as session:
        checkin = await plan_checkin(session, await found_council(session))
        assert await releases.claim(session, checkin, None, NOW)
        assert not await releases.claim(session, checkin, None, NOW)
        assert await releases.claim(session, checkin, NOW, NOW + timedelta(minutes=10))
        assert not await releases.claim(session, checkin, NOW, NOW + timedelta(minutes=10))


async def test_check_ins_are_looked_for_from_their_opening_until_a_day_after_the_last_time(
    database: Database,
) -> None:
    async with database.write() as session:
        checkin = await plan_checkin(session, await found_council(session))
        second, day = timedelta(seconds=1), timedelta(days=1)
        assert await releases.checkins(session, NOW - second) == []
        assert await releases.checkins(session, NOW) == [(checkin, None)]
        assert await releases.checkins(session, NOW + 400 * day) == [(checkin, None)]
        await releases.claim(session, checkin, None, NOW)
        assert await releases.checkins(session, NOW + 400 * day) == [(checkin, NOW)]
        await releases.claim(session, checkin, NOW, checkin.closes_at)
        assert await releases.checkins(session, checkin.closes_at + day - second) == [
            (checkin, checkin.closes_at)
        ]
        assert await releases.checkins(session, checkin.closes_at + day) == []


async def test_segments_are_decided_once(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        checkin = await plan_checkin(session, council)
        await hire(
            session, council, *[NewPerson("Ann", service_area="Housing")] * 2, NewPerson("Bo", Role.LEADER)
        )
        await hire(session, council, NewPerson("Late"), at=NOW)
        asked = await segments.asked(session, council, NOW)
        boss = Segment("", Role.LEADER)
        assert asked == {HOUSING: 2, boss: 1}
        assert await segments.told(session, checkin) == {}
        told = {HOUSING: Tags(area="Housing", role=Role.FRONTLINE), boss: Tags(role=Role.LEADER)}
        await segments.keep(session, checkin, told)
        await segments.keep(session, checkin, dict.fromkeys(asked, EVERYTHING))
        await segments.keep(session, checkin, {})
        assert await segments.told(session, checkin) == told


async def test_answers_of_older_versions_wait(database: Database) -> None:
    """What the columns have that were added later."""
    async with database.write() as session:
        council = await found_council(session)
        checkin = await checkins.ensure_checkin(session, council, 8000, JOINED, NOW, framework_version="1.0.0")
        (ann,) = await hire(session, council)
        await session.execute(
            text(
                "INSERT INTO answer (checkin_id, person_id, question_id, revision, council_id, choice, role, "
                "service_area, door, answered_at) SELECT :checkin, id, 'q', 1, council_id, 4, role, 'Housing', "
                "'slack', created_at FROM person WHERE id = :person"
            ),
            {"checkin": checkin.id, "person": ann.id},
        )
        (waiting,) = await releases.hold(session, checkin)
    assert (waiting.before, waiting.tags, waiting.counts) == (None, None, True)
