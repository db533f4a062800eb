"""Nudges that are due are handed over once, to people who still want them and can be reached."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import chain

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from conversations.people import CheckIn, Person
from conversations.state import Phase, State
from storage import checkins, councils, delivery, nudges, outbox, people, planning
from storage.bulk import NewPerson
from storage.database import Database, Session
from storage.nudges import Due
from storage.tables import council, nudge, person
from tests.storage.world import (
    JOINED,
    NOW,
    QUARTER,
    SECOND,
    account,
    address,
    found_council,
    hire,
    meet,
    nudge_rows,
    plan_checkin,
    plan_nudges,
)

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
BEFORE = NOW - DAY
SOON = NOW + timedelta(minutes=1)


async def furnish(database: Database, *more: NewPerson) -> tuple[CheckIn, list[Person]]:
    """A council whose people are planned on the day before their check-in."""
    async with database.write() as session:
        council = await found_council(session)
        everybody = await hire(session, council, NewPerson("Ann"), *more)
        checkin = await plan_checkin(session, council)
    await plan_nudges(database, council, BEFORE)
    return checkin, everybody


async def meet_and_plan(database: Database) -> Person:
    """Somebody with an account, planned on the day before their check-in."""
    async with database.write() as session:
        council = await found_council(session)
        one = await meet(session, at=JOINED)
        await plan_checkin(session, council)
    await plan_nudges(database, council, BEFORE)
    return one


async def open_direct(session: Session, one: Person, conversation: str) -> int:
    place = address(conversation)
    known = await outbox.remember_addresses(session, [outbox.Origin(place, one.id, one.council)])
    return known[outbox.address_key(place)]


async def claim(database: Database, now: datetime = SOON, limit: int = 100) -> list[Due]:
    """What is due, without anything coming of it."""
    async with database.write() as session:
        due = await nudges.claim_due(session, now, limit)
        await session.rollback()
    return due


async def hand_over(database: Database, now: datetime = SOON, limit: int = 100) -> list[Due]:
    async with database.write() as session:
        due = await nudges.claim_due(session, now, limit)
        await nudges.handed_over(session, [(each, each.person * 10) for each in due])
    return due


def who(due: Sequence[Due]) -> list[int]:
    return [each.person for each in due]


async def test_what_is_due_is_handed_over_the_longest_due_first(database: Database) -> None:
    east = NewPerson("Bo", zone="Europe/Helsinki"), NewPerson("Cy", zone="Europe/Paris")
    checkin, (ann, bo, cy) = await furnish(database, *east)
    assert await claim(database, NOW - 3 * HOUR) == []
    due = await hand_over(database)
    assert who(due) == [bo.id, cy.id, ann.id]
    assert due[2] == Due(
        checkin=checkin.id,
        person=ann.id,
        key="invitation",
        council=ann.council,
        expires_at=NOW + 7.5 * HOUR,
        sent_on=NOW.date(),
        locale="en",
        lane=None,
    )
    assert await hand_over(database) == []


async def test_a_claim_takes_no_more_than_its_limit(database: Database) -> None:
    await furnish(database, *(NewPerson(f"Person {number}") for number in range(4)))
    assert [len(await hand_over(database, limit=2)) for _ in range(4)] == [2, 2, 1, 0]


async def test_handing_over_keeps_the_message_and_the_day(database: Database) -> None:
    _, (ann,) = await furnish(database)
    await hand_over(database)
    (row,) = await nudge_rows(database, "queued")
    assert (row["key"], row["message_id"], row["sent_on"]) == ("invitation", ann.id * 10, NOW.date())


async def test_nothing_is_handed_over_once_its_moment_has_passed(database: Database) -> None:
    """It is not sent late at night, but withdrawn, and the person is planned anew."""
    _, (ann,) = await furnish(database)
    evening = NOW + 8 * HOUR
    assert await claim(database, evening) == []
    async with database.write() as session:
        assert await nudges.expire(session, evening, 10) == 1
        assert await nudges.expire(session, evening, 10) == 0
        assert await planning.unplanned_councils(session) == [ann.council]
    (row,) = await nudge_rows(database, "withdrawn")
    assert (row["key"], row["reason"]) == ("invitation", nudges.MISSED)


async def test_a_program_that_dies_before_its_commit_has_handed_nothing_over(
    database: Database, replica: Database
) -> None:
    await furnish(database)
    with pytest.raises(RuntimeError, match="died"):
        await _die_after_handing_over(database)
    assert [each.key for each in await hand_over(replica)] == ["invitation"]


async def _die_after_handing_over(database: Database) -> None:
    async with database.write() as session:
        due = await nudges.claim_due(session, SOON, 10)
        await nudges.handed_over(session, [(each, 1) for each in due])
        raise RuntimeError("died")


async def test_programs_that_claim_at_once_never_have_the_same_nudge(
    database: Database, replica: Database
) -> None:
    _, everybody = await furnish(database, *(NewPerson(f"Person {number}") for number in range(59)))

    async def all_of(program: Database) -> list[int]:
        taken: list[int] = []
        while due := await hand_over(program, limit=7):
            taken += who(due)
            await asyncio.sleep(0)
        return taken

    shares = await asyncio.gather(*(all_of(program) for program in (database, replica, database, replica)))
    assert sorted(chain(*shares)) == sorted(one.id for one in everybody)


async def test_what_somebody_does_not_want_any_more_is_withdrawn(database: Database) -> None:
    """A planner comes by later, in most cases: here it seems to have come by already."""
    checkin, everybody = await furnish(database, *(NewPerson(f"Person {number}") for number in range(4)))
    finished, stopped, quiet, removed, other = everybody
    async with database.write() as session:
        await people.save_states(
            session,
            {
                finished.id: State(Phase.FINISHED, checkin.id, finished=True),
                stopped.id: State(Phase.STOPPED, checkin.id),
                other.id: State(Phase.FINISHED, checkin.id - 1, finished=True),
            },
        )
        await people.save_availability(session, [replace(quiet, wants_reminders=False)])
        await session.execute(update(person).where(person.c.id == removed.id).values(removed_at=NOW))
        await session.execute(update(person).values(is_planned=True))
    assert who(await hand_over(database)) == [other.id]
    gone = await nudge_rows(database, "withdrawn")
    assert [row["person_id"] for row in gone] == [finished.id, stopped.id, quiet.id, removed.id]
    assert {(row["key"], row["reason"]) for row in gone} == {("invitation", nudges.NOT_WANTED)}


@pytest.mark.parametrize("change", ["pause", "close"])
async def test_nothing_is_handed_over_of_a_check_in_that_is_paused_or_closed(
    database: Database, change: str
) -> None:
    checkin, (ann,) = await furnish(database)
    async with database.write() as session:
        await checkins.change(
            session,
            ann.council,
            checkin.id,
            paused=True if change == "pause" else None,
            closes_at=NOW if change == "close" else None,
            now=NOW,
        )
        await session.execute(update(council).values(planned_to=None))
    assert await hand_over(database) == []
    assert [row["key"] for row in await nudge_rows(database, "withdrawn")] == ["invitation"]


async def test_an_outdated_plan_waits_until_it_is_renewed(database: Database) -> None:
    """Somebody has just said that they are away: the nudge planned for today must not slip out."""
    _, (ann, bo) = await furnish(database, NewPerson("Bo"))
    async with database.write() as session:
        await people.save_availability(session, [replace(ann, away_until=date(2026, 1, 9))])
    assert who(await claim(database)) == [bo.id]
    async with database.write() as session:
        await councils.replan(session, [ann.council])
    assert await claim(database) == []
    await plan_nudges(database, ann.council, SOON)
    assert who(await hand_over(database)) == [bo.id]


async def test_nobody_gets_two_on_one_day(database: Database) -> None:
    """A lead's reminder on the day of the last nudge: the second is dropped, in one claim as well as in two."""
    checkin, (ann, bo) = await furnish(database, NewPerson("Bo"))
    await hand_over(database)
    last_day = checkin.closes_at - 3 * DAY
    async with database.write() as session:
        await session.execute(
            update(nudge).where(nudge.c.state == "planned", nudge.c.key != "last-day").values(state="withdrawn")
        )
        await session.execute(
            update(nudge).where(nudge.c.state == "planned").values(due_at=last_day, expires_at=last_day + HOUR)
        )
        rows = [
            {
                "checkin_id": checkin.id,
                "person_id": one.id,
                "key": "manual:2026-01-16",
                "council_id": ann.council,
                "due_at": last_day + later,
                "expires_at": last_day + HOUR,
                "state": "planned",
            }
            for one, later in ((ann, SECOND), (bo, 600 * SECOND))
        ]
        await session.execute(nudge.insert(), rows)
    assert sorted(who(await hand_over(database, last_day + 60 * SECOND))) == [ann.id, bo.id]
    assert await hand_over(database, last_day + 660 * SECOND) == []
    dropped = await nudge_rows(database, "dropped")
    assert [(row["person_id"], row["key"], row["reason"]) for row in dropped] == [
        (one.id, "manual:2026-01-16", nudges.SECOND_OF_DAY) for one in (ann, bo)
    ]


async def test_programs_that_have_a_nudge_each_of_one_person_at_once_send_one_and_lose_nobody(
    database: Database, replica: Database
) -> None:
    """On SQLite the second waits for the first; on PostgreSQL both are under way."""
    checkin, (ann, bo) = await furnish(database, NewPerson("Bo"))
    async with database.write() as session:
        await session.execute(
            nudge.insert().values(
                checkin_id=checkin.id,
                person_id=ann.id,
                key="manual:2026-01-05",
                council_id=ann.council,
                due_at=NOW - SECOND,
                expires_at=NOW + HOUR,
                state="planned",
            )
        )
    has_claimed = asyncio.Event()

    async def first() -> list[Due]:
        async with database.write() as session:
            due = await nudges.claim_due(session, SOON, 1)
            await nudges.handed_over(session, [(each, each.person * 10) for each in due])
            has_claimed.set()
            await asyncio.sleep(0.2)
        return due

    async def second() -> list[Due]:
        await has_claimed.wait()
        return await hand_over(replica)

    mine, theirs = await asyncio.gather(first(), second())
    assert [(each.person, each.key) for each in mine] == [(ann.id, "manual:2026-01-05")]
    assert who(theirs) == [bo.id]
    assert await hand_over(database) == []
    (dropped,) = await nudge_rows(database, "dropped")
    assert (dropped["person_id"], dropped["key"]) == (ann.id, "invitation")


async def test_the_day_is_that_of_the_person_s_time_zone(database: Database) -> None:
    """Half past nine in Tokyo is the same day there, and still yesterday in Honolulu."""
    await furnish(database, NewPerson("Bo", zone="Pacific/Honolulu"))
    due = await claim(database, NOW + 11 * HOUR)
    assert [each.sent_on for each in due] == [date(2026, 1, 5)]
    assert due[0].expires_at > NOW + 11 * HOUR


async def test_the_database_itself_refuses_a_second_nudge_on_a_day(database: Database) -> None:
    await furnish(database)
    (due,) = await hand_over(database)
    async with database.write() as session:
        again = replace(due, key="reminder:1")
        with pytest.raises(IntegrityError):
            await nudges.handed_over(session, [(again, 2)])
        await session.rollback()


async def test_the_conversation_used_last_is_used_again(database: Database) -> None:
    one = await meet_and_plan(database)
    async with database.write() as session:
        old, new = [await open_direct(session, one, name) for name in ("D1", "D2")]
    assert [each.lane for each in await claim(database)] == [new]
    async with database.write() as session:
        await people.use_lanes(session, {one.id: old})
    assert [each.lane for each in await claim(database)] == [old]


async def test_another_conversation_is_used_where_nothing_arrives(database: Database) -> None:
    one = await meet_and_plan(database)
    async with database.write() as session:
        old, new = [await open_direct(session, one, name) for name in ("D1", "D2")]
        await people.use_lanes(session, {one.id: new})
        await delivery.mark_unreachable(session, new, "blocked", NOW)
    assert [each.lane for each in await claim(database)] == [old]


async def test_an_invitation_is_tried_where_nothing_arrived_and_a_reminder_fails(database: Database) -> None:
    one = await meet_and_plan(database)
    async with database.write() as session:
        lane = await open_direct(session, one, "D1")
        await delivery.mark_unreachable(session, lane, "They blocked the bot.", NOW)
    (invitation,) = await hand_over(database)
    assert (invitation.key, invitation.lane) == ("invitation", lane)
    assert await hand_over(database, NOW + 2 * DAY) == []
    (failed,) = await nudge_rows(database, "failed")
    assert (failed["key"], failed["reason"]) == ("reminder:1", "They blocked the bot.")


async def test_without_a_conversation_the_accounts_are_told(database: Database) -> None:
    await meet_and_plan(database)
    (due,) = await claim(database)
    assert (due.lane, due.accounts) == (None, (account(),))


async def test_who_cannot_be_reached_is_refused_for_good(database: Database) -> None:
    one = await meet_and_plan(database)
    async with database.write() as session:
        await nudges.refuse(session, await nudges.claim_due(session, SOON, 10), nudges.NO_CHAT)
        await councils.replan(session, [one.council])
    await plan_nudges(database, one.council, SOON)
    (failed,) = await nudge_rows(database, "failed")
    assert (failed["key"], failed["reason"], failed["sent_on"]) == ("invitation", nudges.NO_CHAT, None)


async def test_a_nudge_is_in_the_language_that_the_person_asked_for(database: Database) -> None:
    checkin, everybody = await furnish(
        database, NewPerson("Bo", locale="cy-GB"), NewPerson("Cy", locale="cy-GB")
    )
    async with database.write() as session:
        await people.save_states(session, {everybody[2].id: State(Phase.READY, checkin.id, language="en")})
    assert [each.locale for each in await claim(database)] == ["en", "cy-GB", "en"]


async def test_nudges_of_check_ins_that_closed_over_a_year_ago_go(database: Database) -> None:
    checkin, (ann,) = await furnish(database)
    async with database.write() as session:
        begins = NOW + 98 * DAY
        await checkins.ensure_checkin(
            session, ann.council, QUARTER + 1, begins, begins + 14 * DAY, framework_version="1"
        )
    await plan_nudges(database, ann.council, BEFORE)
    async with database.write() as session:
        assert await nudges.purge(session, checkin.closes_at + 366 * DAY) == 0
        later = checkin.closes_at + 367 * DAY
        assert [await nudges.purge(session, later, limit=3) for _ in range(3)] == [3, 1, 0]
    assert len(await nudge_rows(database, "planned")) == 4


async def test_a_council_hears_nothing_of_another_s_people(database: Database) -> None:
    """A row that mixes councils, which no code writes, is not sent."""
    checkin, _ = await furnish(database)
    await hand_over(database)
    async with database.write() as session:
        (stranger,) = await hire(session, await found_council(session, "T2"))
        await session.execute(update(person).values(is_planned=True))
        await session.execute(
            nudge.insert().values(
                checkin_id=checkin.id,
                person_id=stranger.id,
                key="invitation",
                council_id=checkin.council,
                due_at=NOW,
                expires_at=NOW + HOUR,
                state="planned",
            )
        )
    assert await claim(database) == []
