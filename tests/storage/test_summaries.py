"""What summaries count."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from conversations.answers import Choice
from conversations.effects import RecordAnswer
from storage import answers, bulk, councils, summaries
from storage.answers import AnswerRecord
from storage.database import Database, Session
from tests.storage.world import NOW, found_council, plan_checkin

THEMES = {"data": ["q1", "q2"], "people": ["q2", "q3"], "nobody's": ["q9"], "empty": []}

sheets = st.lists(
    st.dictionaries(st.sampled_from(["q1", "q2", "q3", "q4"]), st.sampled_from(Choice)), max_size=6
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sheets=sheets)
async def test_the_figures_are_those_of_a_count_by_hand(
    database: Database, sheets: list[dict[str, Choice]]
) -> None:
    async with database.write() as session:
        council, checkin = await answered(session, sheets)
        counts = Counter((question, choice) for sheet in sheets for question, choice in sheet.items())
        assert {
            (question, choice): number
            for question, choices in (await summaries.histogram(session, council, checkin)).items()
            for choice, number in choices.items()
        } == counts
        assert await summaries.respondents(session, council, checkin, THEMES) == {
            theme: sum(any(sheet.get(question, 0) > 0 for question in questions) for sheet in sheets)
            for theme, questions in THEMES.items()
        }
        assert await summaries.people_answered(session, council, checkin) == sum(map(bool, sheets))
        assert await summaries.people_asked(session, council, NOW) == 0
        assert await summaries.people_asked(session, council, NOW + timedelta(seconds=1)) == len(sheets)
        await session.rollback()


async def answered(session: Session, sheets: list[dict[str, Choice]]) -> tuple[int, int]:
    """A council whose people filled in the sheets, and its check-in."""
    council = (await councils.create_council(session, "Anytown", NOW)).id
    checkin = (await plan_checkin(session, council)).id
    people = await bulk.add_people(session, council, [bulk.NewPerson("Someone") for _ in sheets], NOW)
    given_answers = [
        bulk.NewAnswer(person, question, choice, NOW)
        for person, sheet in zip(people, sheets, strict=True)
        for question, choice in sheet.items()
    ]
    assert await bulk.add_answers(session, council, checkin, given_answers) == len(given_answers)
    return council, checkin


async def test_only_the_latest_choice_is_counted(database: Database) -> None:
    async with database.write() as session:
        council, checkin = await answered(session, [])
        (person,) = await bulk.add_people(session, council, [bulk.NewPerson("Someone")], NOW)
        for choice in (Choice.LEVEL_1, Choice.LEVEL_5, Choice.NOT_SURE):
            record = RecordAnswer(checkin, "q1", choice)
            await answers.record(session, [AnswerRecord(person, "slack", record)], NOW)
        assert await summaries.histogram(session, council, checkin) == {"q1": {Choice.NOT_SURE: 1}}
        assert await summaries.respondents(session, council, checkin, THEMES) == dict.fromkeys(THEMES, 0)
        assert await summaries.respondents(session, council, checkin, {}) == {}


async def test_bulk_answers_have_their_history_so_they_can_be_changed_later(database: Database) -> None:
    async with database.write() as session:
        council, checkin = await answered(session, [])
        (person,) = await bulk.add_people(session, council, [bulk.NewPerson("Someone")], NOW)
        first = bulk.NewAnswer(person, "q1", Choice.LEVEL_2, NOW - timedelta(days=1), "money", "Yes")
        await bulk.add_answers(session, council, checkin, [first])
        record = RecordAnswer(checkin, "q1", Choice.LEVEL_1)
        await answers.record(session, [AnswerRecord(person, "slack", record)], NOW)
        assert await summaries.answers_of(session, council, checkin, person.id) == [
            summaries.GivenAnswer("q1", Choice.LEVEL_1, "money", "Yes", 2, NOW)
        ]
        kept = await session.execute(text("SELECT revision, choice FROM answer_revision ORDER BY revision"))
        assert list(kept.tuples()) == [(1, 2), (2, 1)]


async def test_bulk_people_continue_the_ordinals_and_keep_their_order(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        new = [bulk.NewPerson(f"P{number}", service_area="Parks") for number in range(1500)]
        people = await bulk.add_people(session, council, new[:2], NOW)
        people += await bulk.add_people(session, council, new[2:], NOW)
        assert await bulk.add_people(session, council, [], NOW) == []
    assert [(one.ordinal, one.name) for one in people] == [(n, f"P{n}") for n in range(1500)]
    assert len({replace(one, name="", ordinal=0) for one in people}) == 1500
