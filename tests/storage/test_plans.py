"""The queries that run all day long find their rows by indexes. SQLite says so without any rows to measure."""

from datetime import timedelta

import pytest

from conversations.answers import Choice
from conversations.effects import Answered, RecordAnswer
from conversations.releases import Tags
from storage import (
    answers,
    bulk,
    checkins,
    delivery,
    nudges,
    outbox,
    people,
    planning,
    progress,
    releases,
    seen,
    segments,
    snapshots,
    summaries,
    upkeep,
    waiting,
)
from storage.answers import AnswerRecord
from storage.database import Database, Session
from storage.delivery import Postponed, Result, Sent
from tests.storage.hearing import Statements, listen
from tests.storage.world import (
    JOINED,
    LEASE,
    NOW,
    account,
    address,
    found_council,
    hire,
    meet,
    plan_checkin,
)

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)


async def plans_of(session: Session, heard: Statements) -> list[tuple[str, str]]:
    """Each statement with one step of its plan."""
    connection = await session.connection()
    return [
        (statement, row[3])
        for statement, parameters in list(heard)
        if not statement.startswith("INSERT")
        for row in await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
    ]


async def a_busy_day(session: Session) -> None:
    """A turn, its delivery and the upkeep, with batches over several workspaces."""
    councils = [await found_council(session, workspace) for workspace in ("T1", "T2")]
    checkin = await plan_checkin(session, councils[0])
    await seen.unseen(session, ["key"], NOW)
    accounts = [account("U1", "T1"), account("U2", "T1"), account("U1", "T2")]
    standings = await people.load_standings(session, accounts, NOW)
    person = standings[accounts[0]].person
    await checkins.current(session, councils, NOW)
    places = [
        outbox.Origin(address("D1", workspace), None, council)
        for council, workspace in zip(councils, ("T1", "T2"), strict=True)
    ]
    for _ in range(2):
        lanes = await outbox.remember_addresses(session, places)
    record = RecordAnswer(checkin.id, "q1", Choice.LEVEL_1)
    await answers.record(session, [AnswerRecord(person, "slack", record)], NOW)
    await people.save_states(session, {person.id: standings[accounts[0]].state})
    await people.update_profiles(session, [person])
    message = Answered(checkin.id, "q1", 1, 2, None)
    outgoing = [
        outbox.Outgoing(council, lanes["slack", workspace, "D1"], message, "en")
        for council, workspace in zip(councils, ("T1", "T2"), strict=True)
    ]
    await outbox.queue(session, outgoing, NOW)
    claimed = await delivery.claim(session, "one", ["slack", "teams"], NOW, LEASE, limit=10)
    queued = await waiting.queued(session, claimed, NOW)
    (sent,), (postponed,) = queued.values()
    sent_lane, postponed_lane = queued
    results: list[Result] = [Sent(sent.id, sent_lane), Postponed(postponed.id, postponed_lane, NOW, "busy")]
    await delivery.finish(session, "one", results, NOW)
    await delivery.release(session, "one", claimed, NOW)
    await upkeep.purge(session, NOW, timedelta(days=7))
    await read_summary(session, councils[0], checkin.id)


async def read_summary(session: Session, council: int, checkin: int) -> None:
    await checkins.latest(session, council)
    found = await checkins.by_id(session, council, checkin)
    assert found is not None
    await snapshots.with_figures(session, council)
    await snapshots.load(session, council, [checkin], telling="area")
    await releases.waiting(session, found)
    await summaries.response(session, found, NOW)


async def a_step(session: Session) -> None:
    """Everything of a check-in is published."""
    council = await found_council(session, "T1")
    checkin = await plan_checkin(session, council)
    (one,) = await hire(session, council)
    await bulk.add_answers(session, council, checkin.id, [bulk.NewAnswer(one, "q1", Choice.LEVEL_1, NOW)])
    await releases.claim(session, checkin, None, NOW)
    await releases.crowds(session, checkin)
    await segments.asked(session, council, NOW)
    await segments.told(session, checkin)
    held = await releases.hold(session, checkin, "q1")
    held += await releases.hold(session, checkin)
    await releases.save(session, checkin, [(each, Tags(enabler="data")) for each in held[:1]])
    for group in await snapshots.groups(session, checkin):
        await snapshots.published_of(session, checkin, group)


async def test_no_busy_query_reads_through_a_whole_table(database: Database) -> None:
    async with database.write() as session:
        heard = await listen(session)
        await a_busy_day(session)
        plans = await plans_of(session, heard)
    tables = {
        *("account", "address", "answer", "answer_revision", "card", "checkin", "nudge", "outbox", "person"),
        *("seen", "snapshot"),
    }
    scans = [
        (statement, step) for statement, step in plans if step.startswith("SCAN") and step.split()[1] in tables
    ]
    assert len(plans) > 30
    assert scans == []


async def a_tick(session: Session) -> None:
    """Planning and handing over, for somebody who has just changed and somebody without a chat."""
    council = await found_council(session, "T1")
    checkin = await plan_checkin(session, council)
    one = await meet(session, at=JOINED)
    await hire(session, council)
    await people.save_availability(session, [one])
    place = outbox.Origin(address(), one.id, council)
    lanes = await outbox.remember_addresses(session, [place])
    await people.use_lanes(session, {one.id: lanes[outbox.address_key(place.address)]})
    for _ in range(2):
        assert await planning.unplanned_councils(session)
        assert await planning.plan_council(session, council, NOW)
    due = await nudges.claim_due(session, NOW + timedelta(minutes=1), 10)
    await nudges.handed_over(session, [(due[0], 1)])
    await nudges.refuse(session, due[1:], nudges.NO_CHAT)
    await nudges.expire(session, NOW + timedelta(days=3), 10)
    await nudges.purge(session, NOW)
    await checkins.change(session, council, checkin.id, paused=False, now=NOW)
    await checkins.current(session, [council], NOW)
    await progress.claim_post(session, checkin, "week:1", NOW)


async def test_no_tick_reads_through_all_nudges_or_people(database: Database) -> None:
    async with database.write() as session:
        heard = await listen(session)
        await a_tick(session)
        plans = await plans_of(session, heard)
    tables = {"account", "address", "nudge", "person"}
    scans = [
        (statement, step) for statement, step in plans if step.startswith("SCAN") and step.split()[1] in tables
    ]
    assert len(plans) > 30
    assert scans == []
    used = " ".join(step for _, step in plans)
    for index in (
        "nudge_due (due_at<?)",
        "nudge_day (person_id=? AND sent_on>?)",
        "person_unplanned (council_id=?)",
    ):
        assert f"INDEX {index}" in used


async def test_a_council_s_people_are_planned_in_order_without_sorting_them(database: Database) -> None:
    """The next five thousand of a large council cost no more than the first."""
    async with database.write() as session:
        connection = (await session.connection()).sync_connection
        assert connection is not None
        council = await found_council(session)
        await plan_checkin(session, council)
        heard = await listen(session)
        await planning.plan_council(session, council, NOW)
        plans = await plans_of(session, heard)
    steps = [step for statement, step in plans if "ORDER BY person.ordinal" in statement]
    assert steps
    assert not any("TEMP B-TREE" in step for step in steps)


async def test_due_lanes_are_found_by_when_they_are_due(database: Database) -> None:
    """Looking for work costs as much as there is work, however many conversations there are."""
    async with database.write() as session:
        heard = await listen(session)
        await delivery.claim(session, "one", ["slack", "teams"], NOW, LEASE, limit=10)
        plans = await plans_of(session, heard)
    assert any("address_due (door=? AND due_at<?)" in step for _, step in plans)


async def test_a_step_reads_what_waits_and_no_other_answers(database: Database) -> None:
    """However many answers there are, it costs as much as there is news."""
    async with database.write() as session:
        heard = await listen(session)
        await a_step(session)
        plans = await plans_of(session, heard)
    tables = {"answer", "checkin", "person", "published", "segment", "tags"}
    scans = [
        (statement, step) for statement, step in plans if step.startswith("SCAN") and step.split()[1] in tables
    ]
    assert scans == []
    waiting = [step for statement, step in plans if "SEARCH answer" in step and "IS NULL" in statement]
    assert waiting
    assert all("answer_waiting (checkin_id=?" in step for step in waiting)


async def test_an_answer_costs_three_statements(database: Database) -> None:
    """What was published of it is not looked at: thousands of people answer at once."""
    async with database.write() as session:
        connection = (await session.connection()).sync_connection
        assert connection is not None
        checkin = await plan_checkin(session, await found_council(session))
        one = await meet(session)
        heard = await listen(session)
        record = RecordAnswer(checkin.id, "q1", Choice.LEVEL_1)
        await answers.record(session, [AnswerRecord(one, "slack", record)], NOW)
    assert [statement.split()[0] for statement, _ in heard] == ["SELECT", "INSERT", "INSERT"]
