"""Answers: the latest counts, and every change is kept."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from conversations.answers import Choice
from conversations.effects import RecordAnswer, RecordBarrier, RecordComment
from conversations.people import CheckIn, Person, Role
from storage import answers, bulk, summaries, tables
from storage.answers import AnswerRecord
from storage.database import Database, Session
from storage.faults import DriverFault
from tests.storage.world import NOW, found_council, meet, plan_checkin

Step = RecordAnswer | RecordBarrier | RecordComment
Q = "data-leaders-1"


@dataclass
class Book:
    """One person's answers in one check-in."""

    session: Session
    person: Person
    checkin: CheckIn

    async def write(self, *steps: Step, after: timedelta = timedelta()) -> None:
        await answers.record(
            self.session, [AnswerRecord(self.person, "slack", step) for step in steps], NOW + after
        )

    async def answers(self) -> list[summaries.GivenAnswer]:
        return await summaries.answers_of(self.session, self.person.council, self.checkin.id, self.person.id)

    async def history(self) -> list[tuple[str, int, int, str | None, str | None]]:
        kept = tables.answer_revision.c
        rows = await self.session.execute(
            select(kept.question_id, kept.revision, kept.choice, kept.barrier, kept.comment)
            .where(kept.person_id == self.person.id)
            .order_by(kept.question_id, kept.revision)
        )
        return list(rows.tuples())

    def choose(self, choice: Choice, question: str = Q) -> RecordAnswer:
        return RecordAnswer(self.checkin.id, question, choice)

    def barrier(self, name: str | None, question: str = Q) -> RecordBarrier:
        return RecordBarrier(self.checkin.id, question, name)

    def comment(self, text: str, question: str = Q) -> RecordComment:
        return RecordComment(self.checkin.id, question, text)


async def opened(session: Session) -> Book:
    council = await found_council(session)
    return Book(session, await meet(session), await plan_checkin(session, council))


async def test_an_answer_is_kept_with_all_that_belongs_to_it(database: Database) -> None:
    async with database.write() as session:
        book = await opened(session)
        await book.write(book.choose(Choice.LEVEL_2), book.barrier("money"), book.comment("Dim arian 💷"))
        assert await book.answers() == [
            summaries.GivenAnswer(Q, Choice.LEVEL_2, "money", "Dim arian 💷", 3, NOW)
        ]


@pytest.mark.parametrize("in_one_batch", [True, False])
async def test_every_change_is_a_revision_and_the_latest_counts(database: Database, in_one_batch: bool) -> None:
    async with database.write() as session:
        book = await opened(session)
        steps: list[Step] = [book.choose(Choice.LEVEL_1), book.barrier("skills"), book.choose(Choice.LEVEL_5)]
        for batch in [steps] if in_one_batch else [[step] for step in steps]:
            await book.write(*batch)
        assert await book.history() == [
            (Q, 1, 1, None, None),
            (Q, 2, 1, "skills", None),
            (Q, 3, 5, None, None),
        ]
        assert [one.choice for one in await book.answers()] == [Choice.LEVEL_5]


async def test_what_changes_nothing_is_no_revision(database: Database) -> None:
    async with database.write() as session:
        book = await opened(session)
        steps: list[Step] = [book.choose(Choice.LEVEL_1), book.barrier("skills"), book.comment("Yes")]
        await book.write(*steps)
        await book.write(*steps, after=timedelta(days=1))
        (answer,) = await book.answers()
        assert (answer.revision, answer.answered_at) == (3, NOW)
        assert len(await book.history()) == 3


@pytest.mark.parametrize("choice", [choice for choice in Choice if choice is not Choice.LEVEL_1])
async def test_the_barrier_stays_with_low_levels_only_and_the_comment_always(
    database: Database, choice: Choice
) -> None:
    async with database.write() as session:
        book = await opened(session)
        await book.write(book.choose(Choice.LEVEL_1), book.barrier("skills"), book.comment("Yes"))
        await book.write(book.choose(choice))
        (answer,) = await book.answers()
    assert answer.barrier == ("skills" if choice is Choice.LEVEL_2 else None)
    assert answer.comment == "Yes"


@pytest.mark.parametrize("step", [RecordBarrier(1, Q, "money"), RecordComment(1, Q, "Yes")])
async def test_a_barrier_or_comment_without_an_answer_is_refused(database: Database, step: Step) -> None:
    async with database.write() as session:
        book = await opened(session)
        with pytest.raises(ValueError, match="no answer of person"):
            await book.write(replace(step, checkin=book.checkin.id))


async def test_the_segment_is_the_person_s_when_they_chose(database: Database) -> None:
    """A move to another service does not rewrite the past; a new choice is made in the new place."""
    async with database.write() as session:
        book = await opened(session)
        book.person = replace(book.person, service_area="Housing")
        await book.write(book.choose(Choice.LEVEL_2))
        book.person = replace(book.person, service_area="Parks", role=Role.LEADER)
        await book.write(book.comment("Yes"))
        segment = select(tables.answer.c.service_area, tables.answer.c.role)
        assert (await session.execute(segment)).tuples().one() == ("Housing", "frontline")
        await book.write(book.choose(Choice.LEVEL_3))
        assert (await session.execute(segment)).tuples().one() == ("Parks", "leader")


async def test_a_batch_of_many_people_keeps_each_one_s_answers(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        checkin = await plan_checkin(session, council)
        people = await bulk.add_people(session, council, [bulk.NewPerson(f"P{n}") for n in range(50)], NOW)
        await answers.record(
            session,
            [
                AnswerRecord(one, "slack", RecordAnswer(checkin.id, f"q{question}", Choice(number % 7 - 1)))
                for number, one in enumerate(people)
                for question in range(number % 3 + 1)
            ],
            NOW,
        )
        for number, one in enumerate(people):
            given = await summaries.answers_of(session, council, checkin.id, one.id)
            assert [answer.question for answer in given] == [f"q{n}" for n in range(number % 3 + 1)]
            assert {answer.choice for answer in given} == {Choice(number % 7 - 1)}


async def test_the_database_refuses_an_answer_to_another_council_s_check_in(database: Database) -> None:
    """The last line of defence should a button of one council ever reach another."""
    async with database.write() as session:
        book = await opened(session)
        book.checkin = await plan_checkin(session, await found_council(session, "T2"))
        with pytest.raises(DriverFault, match=r"IntegrityError|ForeignKeyViolationError"):
            await book.write(book.choose(Choice.LEVEL_2))
        await session.rollback()


questions = st.sampled_from(["q1", "q2"])
steps = st.one_of(
    st.builds(RecordAnswer, st.just(0), questions, st.sampled_from(Choice)),
    st.builds(RecordBarrier, st.just(0), questions, st.sampled_from(["money", "skills", None])),
    st.builds(RecordComment, st.just(0), questions, st.sampled_from(["Yes", "No"])),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=st.lists(st.lists(steps, max_size=6), max_size=5))
async def test_any_order_in_any_batches_comes_to_the_same_as_one_at_a_time(
    database: Database, batches: list[list[Step]]
) -> None:
    """Against a model in a few lines."""
    model: dict[str, list[tuple[str, int, int, str | None, str | None]]] = {}
    async with database.write() as session:
        book = await opened(session)
        for batch in batches:
            done = []
            for step in batch:
                history = model.setdefault(step.question, [])
                if not history and not isinstance(step, RecordAnswer):
                    continue
                done.append(replace(step, checkin=book.checkin.id))
                after = model_step(history[-1][2:] if history else None, step)
                if not history or after != history[-1][2:]:
                    history.append((step.question, len(history) + 1, *after))
            await book.write(*done)
        assert await book.history() == [row for question in sorted(model) for row in model[question]]
        latest = [history[-1] for _, history in sorted(model.items()) if history]
        assert [
            (one.question, one.revision, one.choice, one.barrier, one.comment) for one in await book.answers()
        ] == latest
        await session.rollback()


Content = tuple[int, str | None, str | None]


def model_step(before: Content | None, step: Step) -> Content:
    choice, barrier, comment = before or (0, None, None)
    match step:
        case RecordAnswer(choice=chosen) if before and chosen == choice:
            return before
        case RecordAnswer(choice=chosen):
            return int(chosen), barrier if chosen in (1, 2) else None, comment
        case RecordBarrier(barrier=named):
            return choice, named, comment
        case RecordComment(text=text):
            return choice, barrier, text
