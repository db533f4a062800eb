"""The nudges in the table are those of conversations.nudges, and only what differs is written."""

import asyncio
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from conversations import nudges as rules
from conversations.calendar import Calendar, Freeze
from conversations.nudges import Availability
from conversations.people import CheckIn, Person, WorkingPattern
from conversations.state import Phase, State
from storage import checkins, councils, nudges, people, planning, roster
from storage.bulk import NewPerson
from storage.database import Database
from tests.storage.world import (
    JOINED,
    NOW,
    QUARTER,
    account,
    found_council,
    hire,
    meet,
    nudge_rows,
    plan_checkin,
    plan_nudges,
)

DAY = timedelta(days=1)
BEFORE = NOW - DAY
AFTER_FIRST = NOW + timedelta(hours=8)
FRIDAY = date(2026, 1, 9)
KEYS = ["invitation", "reminder:1", "reminder:2", "last-day"]

on_postgresql = pytest.mark.parametrize("engine", ["postgresql"], indirect=True)


async def furnish(database: Database, *more: NewPerson) -> tuple[int, CheckIn, list[Person]]:
    """A council with a check-in and everybody planned on the day before."""
    async with database.write() as session:
        council = await found_council(session)
        everybody = await hire(session, council, NewPerson("Ann"), *more)
        checkin = await plan_checkin(session, council)
    await plan_nudges(database, council, BEFORE)
    return council, checkin, everybody


async def planned_keys(database: Database) -> list[str]:
    return [row["key"] for row in await nudge_rows(database, "planned")]


async def hand_over_due(database: Database, now: datetime) -> list[str]:
    """Hands over what is due; gives the keys."""
    async with database.write() as session:
        due = await nudges.claim_due(session, now, 100)
        await nudges.handed_over(session, [(each, number) for number, each in enumerate(due)])
    return [each.key for each in due]


def expected(checkin: CheckIn, who: Availability, people_: int, ordinal: int) -> list[tuple[object, ...]]:
    return [
        (each.key, each.due_at + timedelta(seconds=ordinal % each.spread), each.expires_at)
        for each in rules.plan(checkin, Calendar(), who, BEFORE, people=people_)
    ]


async def test_everybody_gets_the_nudges_that_the_rules_give_them(database: Database) -> None:
    mornings = WorkingPattern(frozenset({1, 2, 3}), time(8), time(12))
    async with database.write() as session:
        council = await found_council(session)
        abroad = NewPerson("Cy", zone="Asia/Tokyo")
        everybody = await hire(session, council, NewPerson("Ann"), NewPerson("Bo"), abroad)
        everybody[1] = replace(everybody[1], pattern=mornings, away_until=date(2026, 1, 6))
        await people.save_availability(session, everybody[1:2])
        checkin = await plan_checkin(session, council)
    await plan_nudges(database, council, BEFORE)
    found = await nudge_rows(database)
    for ordinal, one in enumerate(everybody):
        who = Availability(one.zone, one.pattern, one.away_until)
        rows = [(row["key"], row["due_at"], row["expires_at"]) for row in found if row["person_id"] == one.id]
        assert rows == expected(checkin, who, 3, ordinal)
    assert {(row["state"], row["council_id"], row["checkin_id"]) for row in found} == {
        ("planned", council, checkin.id)
    }


async def test_a_large_council_is_spread_over_its_people_s_ordinals(database: Database) -> None:
    await furnish(database, *(NewPerson(f"Person {number}") for number in range(9)))
    due = [row["due_at"] for row in await nudge_rows(database) if row["key"] == "invitation"]
    assert due == [NOW + timedelta(seconds=number % 5) for number in range(10)]


async def test_planning_again_writes_nothing(database: Database) -> None:
    """Also to the microsecond: what SQL worked out equals what Python does."""
    async with database.write() as session:
        council = await found_council(session)
        await hire(session, council, *(NewPerson(f"Person {number}") for number in range(10)))
        opened = NOW + timedelta(microseconds=123_456)
        await checkins.open_now(session, council, QUARTER, opened, NOW + 14 * DAY, framework_version="1")
    await plan_nudges(database, council, opened)
    before = await nudge_rows(database)
    async with database.write() as session:
        await councils.replan(session, [council])
    assert [each.total for each in await plan_nudges(database, council, opened + DAY / 24)] == [0]
    assert await nudge_rows(database) == before
    assert before[0]["due_at"].microsecond == 123_456


async def test_people_are_planned_some_at_a_time_until_nobody_is_left(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        await hire(session, council, *(NewPerson(f"Person {number}") for number in range(5)))
        await plan_checkin(session, council)
    looked_at = []
    for _ in range(8):
        async with database.write() as session:
            waiting = await planning.unplanned_councils(session)
            changes = await planning.plan_council(session, council, BEFORE, limit=2)
        assert changes is not None
        looked_at.append((waiting, changes.people, changes.planned))
    # Once for the new check-in, then once for having joined; the last two find nobody.
    first = [([council], 2, 8), ([council], 2, 8), ([council], 1, 4)]
    second = [([council], 2, 0), ([council], 2, 0), ([council], 1, 0)]
    assert looked_at == [*first, *second, ([], 0, 0), ([], 0, 0)]


async def test_another_time_zone_moves_a_person_s_nudges(database: Database) -> None:
    council, _, (ann, bo) = await furnish(database, NewPerson("Bo"))
    before = await nudge_rows(database)
    async with database.write() as session:
        await people.update_profiles(session, [replace(ann, zone="Asia/Tokyo"), replace(bo, name="Bob")])
    (changes,) = await plan_nudges(database, council, BEFORE)
    assert (changes.people, changes.planned, changes.withdrawn) == (1, 4, 0)
    after = await nudge_rows(database)
    assert [row["due_at"] for row in after if row["person_id"] == ann.id][:1] == [NOW - timedelta(hours=9)]
    assert after[4:] == before[4:]


async def test_leave_moves_what_it_touches_and_coming_back_restores_it(database: Database) -> None:
    council, _, (ann,) = await furnish(database)
    before = await nudge_rows(database)
    async with database.write() as session:
        await people.save_availability(session, [replace(ann, away_until=FRIDAY)])
    await plan_nudges(database, council, BEFORE)
    away = {row["key"]: row["due_at"].date() for row in await nudge_rows(database, "planned")}
    assert min(away.values()) == away["invitation"] == FRIDAY
    async with database.write() as session:
        await people.save_availability(session, [ann])
    await plan_nudges(database, council, BEFORE)
    assert await nudge_rows(database) == before


@pytest.mark.parametrize(
    "state",
    [
        State(phase=Phase.FINISHED, finished=True),
        State(phase=Phase.STOPPED),
    ],
    ids=["finished", "stopped"],
)
async def test_who_finishes_or_stops_gets_nothing_more(database: Database, state: State) -> None:
    council, checkin, (ann, bo) = await furnish(database, NewPerson("Bo"))
    async with database.write() as session:
        await people.save_states(session, {ann.id: replace(state, checkin=checkin.id)})
    (changes,) = await plan_nudges(database, council, BEFORE)
    assert (changes.people, changes.planned, changes.withdrawn) == (1, 0, 4)
    assert {row["person_id"] for row in await nudge_rows(database, "planned")} == {bo.id}


async def test_who_goes_on_after_stopping_is_nudged_again(database: Database) -> None:
    council, checkin, (ann,) = await furnish(database)
    for phase in (Phase.STOPPED, Phase.READY):
        async with database.write() as session:
            await people.save_states(session, {ann.id: State(phase=phase, checkin=checkin.id)})
        await plan_nudges(database, council, BEFORE)
    assert await planned_keys(database) == KEYS


async def test_having_finished_the_last_check_in_is_no_excuse_in_the_next(database: Database) -> None:
    council, checkin, (ann,) = await furnish(database)
    async with database.write() as session:
        await people.save_states(session, {ann.id: State(Phase.FINISHED, checkin.id, finished=True)})
        begins = NOW + 98 * DAY
        following = await checkins.ensure_checkin(
            session, council, QUARTER + 1, begins, begins + 14 * DAY, framework_version="1"
        )
    await plan_nudges(database, council, BEFORE)
    rows = await nudge_rows(database, "planned")
    assert [(row["checkin_id"], row["key"]) for row in rows] == [(following.id, key) for key in KEYS]


async def test_a_person_who_begins_is_not_planned_anew(database: Database) -> None:
    """Most turns change nothing about nudges, and must not make the planner work."""
    _, checkin, (ann,) = await furnish(database)
    async with database.write() as session:
        await people.save_states(session, {ann.id: State(Phase.ASKING, checkin.id)})
        assert await planning.unplanned_councils(session) == []


async def test_without_reminders_or_off_the_roster_nothing_is_planned(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        ann, bo = [await meet(session, user, at=JOINED) for user in ("U1", "U2")]
        await plan_checkin(session, council)
        await people.save_availability(session, [replace(ann, wants_reminders=False)])
        await roster.remove(session, account("U2"), BEFORE)
    await plan_nudges(database, council, BEFORE)
    assert await nudge_rows(database) == []
    async with database.write() as session:
        await people.save_availability(session, [ann])
        await roster.ensure(session, account("U2"), BEFORE)
    await plan_nudges(database, council, BEFORE)
    assert [row["person_id"] for row in await nudge_rows(database)] == [ann.id] * 4 + [bo.id] * 4


async def test_who_joins_after_the_opening_is_invited_on_the_next_day(database: Database) -> None:
    council, _, _ = await furnish(database)
    async with database.write() as session:
        (late,) = await hire(session, council, NewPerson("Late"), at=NOW + timedelta(hours=1))
    await plan_nudges(database, council, NOW + timedelta(hours=1))
    rows = [row for row in await nudge_rows(database) if row["person_id"] == late.id]
    assert rows[0]["key"] == "invitation"
    assert rows[0]["due_at"].date() == NOW.date() + DAY


async def test_what_was_handed_over_is_never_planned_again(database: Database) -> None:
    """Not even when the calendar moves its day, or the check-in is opened anew."""
    council, checkin, _ = await furnish(database)
    assert await hand_over_due(database, NOW) == ["invitation"]
    (sent,) = await nudge_rows(database, "queued")
    async with database.write() as session:
        frozen = Calendar(freezes=(Freeze(NOW.date(), NOW.date() + DAY, "Election"),))
        await councils.set_calendar(session, council, frozen)
        await checkins.change(session, council, checkin.id, closes_at=NOW + 21 * DAY, now=NOW)
    await plan_nudges(database, council, NOW)
    assert await nudge_rows(database, "queued") == [sent]
    assert await hand_over_due(database, NOW) == []
    assert "invitation" not in await planned_keys(database)


async def test_a_reminder_that_was_handed_over_is_not_moved_on_its_day(database: Database) -> None:
    council, _, (ann,) = await furnish(database)
    await hand_over_due(database, NOW)
    assert await hand_over_due(database, NOW + 2 * DAY) == ["reminder:1"]
    async with database.write() as session:
        await people.update_profiles(session, [replace(ann, zone="Europe/Paris")])
    (changes,) = await plan_nudges(database, council, NOW + 2 * DAY)
    assert changes.planned == 2


async def test_a_freeze_moves_everybody_s_nudges_out_of_it(database: Database) -> None:
    council, _, _ = await furnish(database, NewPerson("Bo"))
    async with database.write() as session:
        await councils.set_calendar(
            session, council, Calendar(freezes=(Freeze(NOW.date(), FRIDAY, "Election"),))
        )
    await plan_nudges(database, council, BEFORE)
    rows = await nudge_rows(database, "planned")
    assert {row["person_id"] for row in rows} == {row["person_id"] for row in await nudge_rows(database)}
    assert min(row["due_at"].date() for row in rows) == date(2026, 1, 12)


async def test_a_pause_withdraws_everything_and_going_on_restores_it(database: Database) -> None:
    council, checkin, _ = await furnish(database)
    before = await nudge_rows(database)
    for paused in (True, False):
        async with database.write() as session:
            await checkins.change(session, council, checkin.id, paused=paused, now=BEFORE)
        await plan_nudges(database, council, BEFORE)
        assert await planned_keys(database) == ([] if paused else KEYS)
    assert await nudge_rows(database) == before


async def test_closing_early_withdraws_what_was_still_to_come(database: Database) -> None:
    council, checkin, _ = await furnish(database)
    await hand_over_due(database, NOW)
    async with database.write() as session:
        await checkins.change(session, council, checkin.id, closes_at=AFTER_FIRST, now=AFTER_FIRST)
    await plan_nudges(database, council, AFTER_FIRST)
    assert [row["state"] for row in await nudge_rows(database)] == ["queued", *["withdrawn"] * 3]


async def test_a_missed_invitation_is_made_up_for_and_a_missed_reminder_is_not(database: Database) -> None:
    council, _, _ = await furnish(database)
    back = NOW + 4 * DAY  # Friday: the invitation of Monday and the reminder of Wednesday are past
    async with database.write() as session:
        assert await nudges.expire(session, back, 10) == 2
    await plan_nudges(database, council, back)
    planned = {row["key"]: row["due_at"].date() for row in await nudge_rows(database, "planned")}
    assert list(planned) == ["invitation", "reminder:2", "last-day"]
    assert planned["invitation"] == FRIDAY
    (missed,) = await nudge_rows(database, "withdrawn")
    assert (missed["key"], missed["reason"]) == ("reminder:1", nudges.MISSED)


async def test_a_snooze_takes_the_invitation_s_place_and_taking_it_back_restores_it(database: Database) -> None:
    council, _, (ann,) = await furnish(database)
    async with database.write() as session:
        await people.save_availability(session, [replace(ann, snoozed_until=FRIDAY)])
    await plan_nudges(database, council, BEFORE)
    assert (await planned_keys(database))[0] == "snooze:2026-01-09"
    async with database.write() as session:
        await people.save_availability(session, [ann])
    await plan_nudges(database, council, BEFORE)
    assert await planned_keys(database) == KEYS


async def test_a_lead_reminds_everybody_who_has_not_finished_once(database: Database) -> None:
    council, checkin, (ann, bo, _) = await furnish(database, NewPerson("Bo"), NewPerson("Cy"))
    await hand_over_due(database, NOW + timedelta(minutes=1))
    later = NOW + DAY + timedelta(hours=1)
    async with database.write() as session:
        await people.save_states(session, {ann.id: State(Phase.FINISHED, checkin.id, finished=True)})
        assert await planning.plan_manual(session, council, checkin.id, later) == 2
        assert (await checkins.by_id(session, council, checkin.id)) == replace(checkin, nudged_at=later)
    await plan_nudges(database, council, later)
    due = await hand_over_due(database, later + timedelta(minutes=1))
    assert due == ["manual:2026-01-06"] * 2
    assert {row["person_id"] for row in await nudge_rows(database, "queued") if row["key"] == due[0]} == {
        bo.id,
        bo.id + 1,
    }
    async with database.write() as session:
        await councils.replan(session, [council])
    assert [each.total for each in await plan_nudges(database, council, later + timedelta(hours=1))] == [0]


async def test_of_leads_who_remind_everybody_at_once_one_does(database: Database, replica: Database) -> None:
    council, checkin, _ = await furnish(database)

    async def remind(program: Database) -> int | None:
        async with program.write() as session:
            assert (await checkins.by_id(session, council, checkin.id)) is not None
            await asyncio.sleep(0.05)
            return await planning.plan_manual(session, council, checkin.id, NOW)

    assert sorted(map(str, await asyncio.gather(remind(database), remind(replica)))) == ["1", "None"]


@pytest.mark.parametrize("change", [{"paused": True}, {"closes_at": NOW}], ids=["paused", "closed"])
async def test_nobody_is_reminded_of_a_check_in_that_was_paused_or_closed_meanwhile(
    database: Database, change: dict[str, Any]
) -> None:
    council, checkin, _ = await furnish(database)
    async with database.write() as session:
        await checkins.change(session, council, checkin.id, **change, now=NOW)
        assert await planning.plan_manual(session, council, checkin.id, NOW) is None


async def test_who_joins_after_a_lead_s_reminder_does_not_get_it(database: Database) -> None:
    council, checkin, _ = await furnish(database)
    async with database.write() as session:
        await planning.plan_manual(session, council, checkin.id, NOW)
        (late,) = await hire(session, council, NewPerson("Late"), at=NOW + timedelta(hours=1))
    await plan_nudges(database, council, NOW + timedelta(hours=1))
    keys = {(row["person_id"] == late.id, row["key"]) for row in await nudge_rows(database)}
    assert (False, "manual:2026-01-05") in keys
    assert (True, "manual:2026-01-05") not in keys


async def test_a_lead_s_reminder_moves_with_a_person_s_leave(database: Database) -> None:
    council, checkin, (ann,) = await furnish(database)
    async with database.write() as session:
        await planning.plan_manual(session, council, checkin.id, NOW)
    await plan_nudges(database, council, NOW)
    async with database.write() as session:
        await people.save_availability(session, [replace(ann, away_until=FRIDAY)])
    await plan_nudges(database, council, NOW)
    (manual,) = [row for row in await nudge_rows(database, "planned") if row["key"].startswith("manual")]
    assert manual["due_at"].date() == FRIDAY


async def test_other_councils_are_left_alone(database: Database) -> None:
    council, checkin, _ = await furnish(database)
    async with database.write() as session:
        other = await found_council(session, "T2")
        await hire(session, other)
        await plan_checkin(session, other)
        assert await planning.unplanned_councils(session) == [other]
        assert await planning.plan_manual(session, other, checkin.id, NOW) is None
        assert await checkins.by_id(session, council, checkin.id) == checkin
    before = await nudge_rows(database)
    assert {row["council_id"] for row in before} == {council}
    await plan_nudges(database, other, BEFORE)
    assert [row for row in await nudge_rows(database) if row["council_id"] == council] == before


async def test_nothing_is_planned_without_a_check_in(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        await hire(session, council)
    assert [each.total for each in await plan_nudges(database, council, BEFORE)] == [0]
    async with database.write() as session:
        assert await planning.unplanned_councils(session) == []


@on_postgresql
async def test_one_process_plans_a_council_at_a_time(database: Database, replica: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        await hire(session, council)
        await plan_checkin(session, council)
    async with database.write() as session:
        assert await planning.plan_council(session, council, BEFORE)
        async with replica.write() as other:
            assert await planning.plan_council(other, council, BEFORE) is None


@on_postgresql
async def test_a_change_that_comes_while_a_person_is_planned_is_planned_as_well(
    database: Database, replica: Database
) -> None:
    """The planner has read the old zone when the new one is saved, and writes afterwards."""
    council, _, (ann,) = await furnish(database)
    async with database.write() as session:
        await councils.replan(session, [council])
    async with database.write() as session:
        await planning.plan_council(session, council, BEFORE)
        async with replica.write() as turn:
            await people.update_profiles(turn, [replace(ann, zone="Asia/Tokyo")])
    await plan_nudges(database, council, BEFORE)
    assert (await nudge_rows(database))[0]["due_at"] == NOW - timedelta(hours=9)


@on_postgresql
@pytest.mark.parametrize("gone", [True, False], ids=["withdrawn", "moved"])
async def test_what_is_handed_over_while_it_is_planned_stays_handed_over(
    database: Database, replica: Database, gone: bool
) -> None:
    """The planner has read that it is still to come, and writes once the other program has committed."""
    council, checkin, _ = await furnish(database)
    async with replica.write() as other:
        (due,) = await nudges.claim_due(other, NOW, 10)
        async with database.write() as session:
            if gone:
                await checkins.change(session, council, checkin.id, paused=True, now=NOW)
            else:
                frozen = Calendar(freezes=(Freeze(NOW.date(), NOW.date(), "Move of offices"),))
                await councils.set_calendar(session, council, frozen)
        planning_ = asyncio.create_task(plan_nudges(database, council, NOW))
        await asyncio.sleep(0.1)
        await nudges.handed_over(other, [(due, 1)])
    await planning_
    (queued,) = await nudge_rows(database, "queued")
    assert (queued["key"], queued["due_at"], queued["message_id"]) == ("invitation", NOW, 1)


@on_postgresql
async def test_nobody_s_turn_is_waited_for(database: Database, replica: Database) -> None:
    """A person who is in the middle of a turn is planned after it; the planner goes on with the others."""
    async with database.write() as session:
        council = await found_council(session)
        await meet(session, at=JOINED)
        (bo,) = await hire(session, council, NewPerson("Bo"))
        await plan_checkin(session, council)
    async with database.write() as session:
        await planning.plan_council(session, council, BEFORE)
    async with replica.write() as turn:
        met = await meet(turn)
        async with database.write() as session:
            changes = await asyncio.wait_for(planning.plan_council(session, council, BEFORE), 5)
        assert changes is not None
        assert changes.people == 1
        await people.update_profiles(turn, [replace(met, zone="Asia/Tokyo")])
    await plan_nudges(database, council, BEFORE)
    first = {row["person_id"]: row["due_at"] for row in reversed(await nudge_rows(database, "planned"))}
    assert first[met.id] < first[bo.id]


@on_postgresql
async def test_a_calendar_that_changes_while_a_council_is_planned_counts(
    database: Database, replica: Database
) -> None:
    """Who changes it waits for the planner, and has everybody planned anew."""
    council, _, _ = await furnish(database)
    async with database.write() as session:
        await councils.replan(session, [council])

    async def change() -> None:
        async with replica.write() as other:
            freeze = Freeze(NOW.date(), FRIDAY, "Election")
            await councils.set_calendar(other, council, Calendar(freezes=(freeze,)))

    async with database.write() as session:
        await planning.plan_council(session, council, BEFORE)
        changing = asyncio.create_task(change())
        await asyncio.sleep(0.1)
    await changing
    await plan_nudges(database, council, BEFORE)
    assert (await nudge_rows(database, "planned"))[0]["due_at"].date() == date(2026, 1, 12)
