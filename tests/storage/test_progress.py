"""How a check-in goes, and its posts."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

from conversations.answers import Choice
from conversations.calendar import Calendar
from conversations.people import CheckIn, Person
from conversations.state import Phase, State
from storage import bulk, checkins, councils, delivery, nudges, outbox, people, progress, summaries, waiting
from storage.bulk import NewAnswer, NewPerson
from storage.database import Database, Session
from storage.progress import Area, Letters, Outreach, Turnout, Upcoming
from storage.tables import nudge, person
from tests.storage.world import (
    JOINED,
    LEASE,
    NOW,
    QUARTER,
    address,
    found_council,
    hire,
    plan_checkin,
    plan_nudges,
    say,
)

DAY = timedelta(days=1)
LATER = NOW + DAY
SOON = NOW + timedelta(minutes=1)


async def furnish(session: Session, *more: NewPerson) -> tuple[CheckIn, list[Person]]:
    council = await found_council(session)
    everybody = await hire(session, council, NewPerson("Ann", service_area="Housing"), *more)
    return await plan_checkin(session, council), everybody


async def open_direct(session: Session, one: Person) -> int:
    place = address(f"D{one.id}")
    known = await outbox.remember_addresses(session, [outbox.Origin(place, one.id, one.council)])
    return known[outbox.address_key(place)]


async def test_before_anything_happened_there_is_nothing_to_count(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        checkin = await plan_checkin(session, council)
        assert await progress.turnout(session, checkin, NOW) == Turnout()
        assert await progress.outreach(session, checkin) == Outreach(0, 0, {})
        assert await progress.upcoming(session, checkin) is None
        assert await progress.letters(session, council) == Letters(0, 0)


async def test_the_turnout_is_counted_by_service_area(database: Database) -> None:
    async with database.write() as session:
        area = [NewPerson(name, service_area="Housing") for name in ("Bo", "Cy")]
        checkin, everybody = await furnish(
            session, *area, NewPerson("Di", service_area="Parks"), NewPerson("Ed")
        )
        ann, bo, _, di, _ = everybody
        await bulk.add_answers(
            session,
            checkin.council,
            checkin.id,
            [NewAnswer(one, question, Choice.NOT_SURE, NOW) for one in (ann, di) for question in ("q1", "q2")],
        )
        await people.save_states(
            session,
            {
                ann.id: State(Phase.FINISHED, checkin.id, finished=True),
                bo.id: State(Phase.ASKING, checkin.id),
                di.id: State(Phase.FINISHED, checkin.id + 1, finished=True),
            },
        )
        counted = await progress.turnout(session, checkin, LATER)
    assert counted.areas == {"": Area(1, 0), "Housing": Area(3, 1), "Parks": Area(1, 1)}
    assert (counted.asked, counted.answered, counted.started, counted.finished) == (5, 2, 3, 1)


async def test_of_a_past_check_in_only_answers_are_counted(database: Database) -> None:
    """Bo finished it and has not begun the next; Cy stopped today. Neither is known of that check-in."""
    async with database.write() as session:
        more = [NewPerson(name, service_area="Housing") for name in ("Bo", "Cy")]
        checkin, (ann, bo, cy) = await furnish(session, *more)
        await bulk.add_answers(
            session, checkin.council, checkin.id, [NewAnswer(ann, "q1", Choice.NOT_SURE, NOW)]
        )
        await people.save_states(
            session,
            {
                bo.id: State(Phase.FINISHED, checkin.id, finished=True),
                cy.id: State(Phase.STOPPED, checkin.id),
            },
        )
        closed = checkin.closes_at + DAY
        counted = await progress.turnout(session, checkin, closed)
        assert (counted.is_past, counted.started, counted.finished, counted.stopped) == (False, 3, 1, 1)
        await plan_checkin(session, checkin.council, QUARTER + 1)
        other = await found_council(session, "T2")
        assert not (await progress.turnout(session, await plan_checkin(session, other), closed)).is_past
        assert await progress.turnout(session, checkin, closed) == Turnout(
            {"Housing": Area(3, 1)}, started=1, is_past=True
        )


async def test_who_left_after_the_close_counts_as_invited(database: Database) -> None:
    """As they count as asked."""
    async with database.write() as session:
        checkin, (ann,) = await furnish(session)
        await open_direct(session, ann)
    await plan_nudges(database, checkin.council, NOW)
    async with database.write() as session:
        due = await nudges.claim_due(session, SOON, 10)
        await nudges.handed_over(session, [(each, 1) for each in due])
        await session.execute(person.update().values(removed_at=checkin.closes_at + DAY))
        assert (await progress.outreach(session, checkin)).invited == 1


async def test_who_is_silent_is_counted_once_by_what_keeps_them_so(database: Database) -> None:
    async with database.write() as session:
        checkin, everybody = await furnish(session, *(NewPerson(f"Person {number}") for number in range(4)))
        stopped, both, quiet, away, back = everybody
        await people.save_states(session, {one.id: State(Phase.STOPPED, checkin.id) for one in (stopped, both)})
        tomorrow = date(2026, 1, 7)
        await people.save_availability(
            session,
            [
                replace(both, wants_reminders=False),
                replace(quiet, wants_reminders=False, away_until=tomorrow),
                replace(away, away_until=tomorrow),
                replace(back, away_until=LATER.date()),
            ],
        )
        counted = await progress.turnout(session, checkin, LATER)
    assert (counted.stopped, counted.without_reminders, counted.away) == (2, 1, 1)


async def test_asked_is_who_was_on_the_roster_when_the_check_in_closed(database: Database) -> None:
    """The same people as a summary counts."""
    async with database.write() as session:
        checkin, (_, gone, left) = await furnish(session, NewPerson("Bo"), NewPerson("Cy"))
        await hire(session, checkin.council, NewPerson("Late"), at=checkin.closes_at + DAY)
        for one, at in ((gone, NOW), (left, checkin.closes_at + DAY)):
            await session.execute(person.update().where(person.c.id == one.id).values(removed_at=at))
        counted = await progress.turnout(session, checkin, checkin.closes_at + 2 * DAY)
        assert counted.asked == 2
        assert (await summaries.response(session, checkin, checkin.closes_at + 2 * DAY)).asked == 2


async def test_invited_reached_and_out_of_reach_are_told_apart(database: Database) -> None:
    async with database.write() as session:
        checkin, everybody = await furnish(session, *(NewPerson(name) for name in ("Bo", "Cy", "Di", "Ed")))
        ann, bo, cy, di, _ = everybody
        for one in (ann, bo, di):
            lane = await open_direct(session, one)
            if one is not ann:
                await delivery.mark_unreachable(session, lane, "They blocked the bot.", NOW)
    await plan_nudges(database, checkin.council, NOW)
    async with database.write() as session:
        due = {each.person: each for each in await nudges.claim_due(session, SOON, 10)}
        await nudges.handed_over(session, [(due[one.id], one.id) for one in (ann, bo)])
        await nudges.refuse(session, [due[cy.id]], nudges.NO_CHAT)
        await session.execute(nudge.update().where(nudge.c.message_id == ann.id).values(state="sent"))
        await session.execute(nudge.update().where(nudge.c.message_id == bo.id).values(state="failed"))
        assert await progress.outreach(session, checkin) == Outreach(
            3, 1, {"They blocked the bot.": ("Bo", "Di"), "": ("Cy",)}
        )


async def test_who_was_removed_counts_as_neither_invited_nor_unreachable(database: Database) -> None:
    async with database.write() as session:
        checkin, (ann,) = await furnish(session)
        await delivery.mark_unreachable(session, await open_direct(session, ann), "They blocked the bot.", NOW)
    await plan_nudges(database, checkin.council, NOW)
    async with database.write() as session:
        due = await nudges.claim_due(session, SOON, 10)
        await nudges.handed_over(session, [(each, 1) for each in due])
        assert (await progress.outreach(session, checkin)).invited == 1
        await session.execute(person.update().values(removed_at=NOW))
        assert await progress.outreach(session, checkin) == Outreach(0, 0, {})


async def test_who_has_another_conversation_is_not_called_unreachable(database: Database) -> None:
    async with database.write() as session:
        checkin, (ann,) = await furnish(session)
        await delivery.mark_unreachable(session, await open_direct(session, ann), "They blocked the bot.", NOW)
        other = outbox.Origin(address("other"), ann.id, ann.council)
        await outbox.remember_addresses(session, [other])
        assert (await progress.outreach(session, checkin)).unreachable == {}


async def test_the_next_nudge_is_the_first_that_is_still_planned(database: Database) -> None:
    async with database.write() as session:
        checkin, _ = await furnish(session)
    await plan_nudges(database, checkin.council, NOW)
    async with database.write() as session:
        assert await progress.upcoming(session, checkin) == Upcoming("invitation", NOW)
        due = await nudges.claim_due(session, SOON, 10)
        await nudges.handed_over(session, [(each, 1) for each in due])
        assert await progress.upcoming(session, checkin) == Upcoming("reminder:1", NOW + 2 * DAY)


async def test_messages_that_wait_and_that_were_given_up_are_counted(database: Database) -> None:
    async with database.write() as session:
        checkin, (ann,) = await furnish(session)
        lane = await open_direct(session, ann)
        await say(session, lane, "one", "two", "three")
        (leased,) = await delivery.claim(session, "one", ["slack"], NOW, LEASE, limit=1)
        first = (await waiting.queued(session, [leased], NOW))[lane][0].id
        await delivery.finish(session, "one", [delivery.Dead(first, leased.id, "blocked")], NOW)
        assert await progress.letters(session, checkin.council) == Letters(2, 1)
        assert await progress.letters(session, await found_council(session, "T2")) == Letters(0, 0)


async def test_a_post_is_claimed_once_by_all_programs(database: Database, replica: Database) -> None:
    async with database.write() as session:
        checkin, _ = await furnish(session)

    async def claim(program: Database, key: str) -> bool:
        async with program.write() as session:
            return await progress.claim_post(session, checkin, key, NOW)

    claims = [claim(program, "week:1") for program in (database, replica) * 3]
    assert sorted(await asyncio.gather(*claims)) == [*[False] * 5, True]
    assert await claim(replica, "week:2")


async def test_a_post_that_was_undone_is_still_to_be_made(database: Database) -> None:
    async with database.write() as session:
        checkin, _ = await furnish(session)
    for _ in range(2):
        async with database.write() as session:
            assert await progress.claim_post(session, checkin, "week:1", NOW)
            await session.rollback()


async def test_check_ins_post_from_their_opening_until_two_weeks_after_their_close(database: Database) -> None:
    wales = Calendar(weeks=2)
    async with database.write() as session:
        checkin, _ = await furnish(session)
        await councils.set_calendar(session, checkin.council, wales)
        await checkins.ensure_checkin(
            session, checkin.council, QUARTER - 1, JOINED, NOW + DAY, framework_version="1", synthetic=True
        )
        found = [
            await progress.checkins_to_post(session, moment)
            for moment in (
                checkin.opens_at - DAY,
                checkin.opens_at,
                checkin.closes_at + 13 * DAY,
                checkin.closes_at + 14 * DAY,
            )
        ]
    assert found == [[], [(checkin, wales)], [(checkin, wales)], []]
