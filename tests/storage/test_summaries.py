"""Whom a summary counts, and thousands of people and answers that are added at once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from conversations.answers import Choice
from conversations.effects import RecordAnswer
from conversations.people import CheckIn, Person
from storage import answers, bulk, summaries
from storage.answers import AnswerRecord
from storage.bulk import NewAnswer
from storage.database import Database, Session
from storage.tables import person
from tests.storage.world import JOINED, NOW, found_council, hire, plan_checkin


async def end_nudge(session: Session, checkin: CheckIn, one: Person, state: str) -> None:
    """A nudge that ended so."""
    await session.execute(
        text(
            "INSERT INTO nudge (checkin_id, person_id, key, council_id, due_at, expires_at, state) "
            "SELECT :checkin, id, :state, council_id, created_at, created_at, :state "
            "FROM person WHERE id = :person"
        ),
        {"checkin": checkin.id, "person": one.id, "state": state},
    )


@pytest.mark.parametrize(
    ("answered", "nudge", "counted"),
    [
        (True, None, (1, 1, 1)),
        (False, None, (1, 1, 0)),
        (False, "sent", (1, 1, 0)),
        (False, "failed", (1, 0, 0)),
        (True, "failed", (1, 1, 1)),
    ],
)
async def test_response_counts_who_was_asked_could_be_reached_and_answered(
    database: Database, answered: bool, nudge: str | None, counted: tuple[int, int, int]
) -> None:
    async with database.write() as session:
        council = await found_council(session)
        checkin = await plan_checkin(session, council)
        (ann,) = await hire(session, council)
        if answered:
            new = [NewAnswer(ann, "q1", Choice.NOT_SURE, NOW)]
            await bulk.add_answers(session, council, checkin.id, new)
        if nudge:
            await end_nudge(session, checkin, ann, nudge)
        found = await summaries.response(session, checkin, NOW)
    assert (found.asked, found.reached, found.answered) == counted


async def test_whoever_got_one_of_two_nudges_was_reached(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        checkin = await plan_checkin(session, council)
        (ann,) = await hire(session, council)
        for state in ("failed", "sent", "dropped"):
            await end_nudge(session, checkin, ann, state)
        assert (await summaries.response(session, checkin, NOW)).reached == 1


async def test_asked_is_who_was_on_the_roster_when_the_check_in_closed(database: Database) -> None:
    """While it is open, who is on it now."""
    async with database.write() as session:
        council = await found_council(session)
        checkin = await plan_checkin(session, council)
        later = checkin.closes_at + timedelta(days=1)
        _, gone, left = await hire(session, council, *[bulk.NewPerson("Ann")] * 3)
        await hire(session, council, bulk.NewPerson("New"), at=checkin.closes_at - timedelta(days=1))
        await hire(session, council, bulk.NewPerson("Late"), at=later)
        for one, at in ((gone, NOW), (left, later)):
            await session.execute(person.update().where(person.c.id == one.id).values(removed_at=at))
        asked = [(await summaries.response(session, checkin, now)).asked for now in (NOW, later)]
    assert asked == [3, 3]


async def test_bulk_answers_have_their_history_so_they_can_be_changed_later(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        checkin = await plan_checkin(session, council)
        (ann,) = await hire(session, council, at=JOINED)
        first = NewAnswer(ann, "q1", Choice.LEVEL_2, NOW - timedelta(days=1), "money", "Yes")
        assert await bulk.add_answers(session, council, checkin.id, [first]) == 1
        record = RecordAnswer(checkin.id, "q1", Choice.LEVEL_1)
        await answers.record(session, [AnswerRecord(ann, "slack", record)], NOW)
        assert await summaries.answers_of(session, council, checkin.id, ann.id) == [
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
