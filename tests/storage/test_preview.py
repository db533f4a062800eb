"""A preview tells what would be handed over, and why nothing would be."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import update

from conversations.calendar import Calendar
from conversations.people import Account, CheckIn, Person
from conversations.state import Phase, State
from storage import delivery, nudges, outbox, people
from storage.bulk import NewPerson
from storage.database import Database, Session
from storage.preview import Excuse, Previewed, preview
from storage.tables import nudge, person
from tests.storage.world import (
    NOW,
    address,
    found_council,
    hire,
    meet,
    nudge_rows,
    plan_checkin,
    plan_nudges,
)

DAY = timedelta(days=1)
BEFORE = NOW - DAY


async def furnish(session: Session, *more: NewPerson) -> tuple[CheckIn, list[Person]]:
    council = await found_council(session)
    everybody = await hire(session, council, NewPerson("Ann"), *more)
    for one in everybody:
        await open_direct(session, one)
    return await plan_checkin(session, council), everybody


async def open_direct(session: Session, one: Person) -> int:
    place = address(f"D{one.id}")
    known = await outbox.remember_addresses(session, [outbox.Origin(place, one.id, one.council)])
    return known[outbox.address_key(place)]


async def look(session: Session, checkin: CheckIn, now: datetime = BEFORE) -> list[Previewed]:
    return await preview(session, checkin, Calendar(), now)


async def excuse(session: Session, checkin: CheckIn) -> str:
    """Why the only person gets nothing."""
    (one,) = await look(session, checkin)
    assert one.planned == ()
    return one.excuse


async def test_a_preview_shows_what_will_be_planned_and_plans_nothing(database: Database) -> None:
    async with database.write() as session:
        checkin, (ann, zed, bo) = await furnish(session, NewPerson("Zed", zone="Asia/Tokyo"), NewPerson("Bo"))
    async with database.read() as session:
        shown = await look(session, checkin)
    assert await nudge_rows(database) == []
    assert [(one.name, one.zone, one.excuse) for one in shown] == [
        ("Ann", "Europe/London", ""),
        ("Bo", "Europe/London", ""),
        ("Zed", "Asia/Tokyo", ""),
    ]
    await plan_nudges(database, checkin.council, BEFORE)
    rows = await nudge_rows(database)
    assert [[(each.key, each.due_at) for each in one.planned] for one in shown] == [
        [(row["key"], row["due_at"]) for row in rows if row["person_id"] == one.id] for one in (ann, bo, zed)
    ]


@pytest.mark.parametrize(
    ("state", "reason"),
    [(State(Phase.FINISHED, finished=True), Excuse.FINISHED), (State(Phase.STOPPED), Excuse.STOPPED)],
)
async def test_who_finished_or_stopped_is_excused(database: Database, state: State, reason: Excuse) -> None:
    async with database.write() as session:
        checkin, (ann,) = await furnish(session)
        await people.save_states(session, {ann.id: replace(state, checkin=checkin.id)})
        assert await excuse(session, checkin) == reason


async def test_who_wants_no_reminders_or_is_away_is_excused(database: Database) -> None:
    async with database.write() as session:
        checkin, (ann,) = await furnish(session)
        await people.save_availability(session, [replace(ann, wants_reminders=False)])
        assert await excuse(session, checkin) == Excuse.NO_REMINDERS
        await people.save_availability(session, [replace(ann, away_until=date(2026, 3, 1))])
        assert await excuse(session, checkin) == Excuse.NOTHING_LEFT


async def test_who_was_removed_is_excused(database: Database) -> None:
    async with database.write() as session:
        checkin, _ = await furnish(session)
        await session.execute(update(person).values(removed_at=NOW))
        assert await excuse(session, checkin) == Excuse.REMOVED


async def test_a_pause_and_a_close_excuse_everybody(database: Database) -> None:
    async with database.write() as session:
        checkin, _ = await furnish(session)
        assert await excuse(session, replace(checkin, paused_at=NOW)) == Excuse.PAUSED
        assert await excuse(session, replace(checkin, closes_at=BEFORE)) == Excuse.CLOSED


async def test_where_nothing_arrives_only_the_invitation_is_tried(database: Database) -> None:
    async with database.write() as session:
        checkin, (ann,) = await furnish(session)
        await delivery.mark_unreachable(session, await open_direct(session, ann), "They blocked the bot.", NOW)
        (one,) = await look(session, checkin)
    assert ([each.key for each in one.planned], one.excuse) == (["invitation"], "They blocked the bot.")


async def test_who_has_no_conversation_may_not_be_reached(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        await hire(session, council)
        (one,) = await look(session, await plan_checkin(session, council))
    assert (len(one.planned), one.excuse) == (4, nudges.NO_CHAT)


async def test_whom_a_door_can_write_to_first_needs_no_conversation(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        await meet(session, at=BEFORE - DAY)
        checkin = await plan_checkin(session, council)
        for doors, excuse in ((("slack",), ""), ((), nudges.NO_CHAT)):
            (one,) = await preview(session, checkin, Calendar(), BEFORE, is_writable=_through(doors))
            assert (len(one.planned), one.excuse) == (4, excuse)


def _through(doors: tuple[str, ...]) -> Callable[[Account], bool]:
    return lambda account: account.door in doors


async def test_of_two_nudges_on_one_day_the_one_that_is_sent_is_shown(database: Database) -> None:
    """A lead's reminder on the day of another nudge: before it, the other is dropped, and after it, itself."""
    async with database.write() as session:
        checkin, _ = await furnish(session)
    await plan_nudges(database, checkin.council, BEFORE)
    async with database.write() as session:
        due = await nudges.claim_due(session, NOW, 10)
        await nudges.handed_over(session, [(each, 1) for each in due])
    early, late = NOW + 2 * DAY - timedelta(minutes=45), NOW + 2 * DAY + timedelta(hours=2)
    async with database.write() as session:
        (one,) = await look(session, replace(checkin, nudged_at=early), early)
        assert [each.key for each in one.planned] == ["reminder:1", "reminder:2", "last-day"]
        await session.execute(nudge.update().where(nudge.c.key == "reminder:1").values(sent_on=late.date()))
        await session.execute(nudge.update().where(nudge.c.key == "reminder:1").values(state="sent"))
        (one,) = await look(session, replace(checkin, nudged_at=late), late)
        assert [each.key for each in one.planned] == ["reminder:2", "last-day"]


async def test_what_was_sent_is_not_shown_again(database: Database) -> None:
    async with database.write() as session:
        checkin, _ = await furnish(session)
    await plan_nudges(database, checkin.council, BEFORE)
    async with database.write() as session:
        due = await nudges.claim_due(session, NOW, 10)
        await nudges.handed_over(session, [(each, 1) for each in due])
        (one,) = await look(session, checkin, NOW)
    assert [each.key for each in one.planned] == ["reminder:1", "reminder:2", "last-day"]


async def test_other_councils_are_not_shown(database: Database) -> None:
    async with database.write() as session:
        await furnish(session)
        other = await found_council(session, "T2")
        assert await look(session, await plan_checkin(session, other)) == []
