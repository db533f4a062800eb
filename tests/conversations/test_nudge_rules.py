"""What holds for everybody's nudges: any calendar, zone, hours, leave, snooze or moment of planning."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from conversations.calendar import Calendar, Nation, scheduled
from conversations.nudges import (
    MANUAL_EVERY,
    Availability,
    NudgeKind,
    PlannedNudge,
    kind_of,
    manual,
    next_manual,
    plan,
)
from tests.conversations.schedules import (
    QUARTERS,
    ZONES,
    Case,
    at_home,
    cases,
    checkin_of,
    days,
    is_reminder,
    keys,
    local,
    works_on,
)

RANDOMLY = settings(max_examples=200)
LAST_HOUR = timedelta(hours=1)


def planned(case: Case) -> tuple[PlannedNudge, ...]:
    return plan(case.checkin, case.calendar, case.who, case.now, people=case.people)


def may_be_sent(case: Case, moment: datetime) -> None:
    """No holiday, weekend, freeze, leave or snooze; within the person's hours; while the check-in is open."""
    who, here = case.who, local(moment, case.who)
    assert works_on(case.calendar, who, here.date())
    starts, ends = (
        datetime.combine(here.date(), at, ZoneInfo(who.zone)).timestamp()
        for at in (who.pattern.starts, who.pattern.ends)
    )
    assert starts <= moment.timestamp() < ends
    assert case.checkin.opens_for(who.zone) <= moment < case.checkin.closes_at - LAST_HOUR
    assert who.joined_at is None or here.date() > local(who.joined_at, who).date() or is_from_the_start(case)


def is_from_the_start(case: Case) -> bool:
    joined = case.who.joined_at
    return joined is None or joined <= case.checkin.opens_for(case.who.zone)


@RANDOMLY
@given(cases())
def test_nudges_keep_to_working_time_from_the_first_person_to_the_last(case: Case) -> None:
    for nudge in planned(case):
        assert nudge.spread >= 1
        for passed in (timedelta(), timedelta(seconds=nudge.spread - 1)):
            may_be_sent(case, nudge.due_at + passed)
            assert nudge.due_at + passed < nudge.expires_at
        may_be_sent(case, nudge.expires_at - timedelta(microseconds=1))
        assert local(nudge.expires_at, case.who).date() == local(nudge.due_at, case.who).date()


@RANDOMLY
@given(cases())
def test_nobody_gets_more_than_four_nudges_nor_two_on_a_day(case: Case) -> None:
    nudges = planned(case)
    found = days(nudges, case.who)
    assert len(nudges) <= 4
    assert len(set(keys(nudges))) == len(nudges)
    assert sorted(set(found)) == found
    assert all(is_reminder(each) for each in nudges[1:])
    assert case.who.nudged_on is None or all(day > case.who.nudged_on for day in found)


@RANDOMLY
@given(cases())
def test_somebody_who_can_be_asked_is_asked_on_the_first_day_that_suits(case: Case) -> None:
    """The opening day itself may be too short; on every later day there is time."""
    who = replace(case.who, is_invited=False, nudged_on=None)
    nudges = planned(replace(case, who=who))
    opened = local(case.checkin.opens_for(who.zone), who).date()
    if not is_from_the_start(case) and who.joined_at:
        opened = local(who.joined_at, who).date()
    earliest, closes = max(opened, local(case.now, who).date()), local(case.checkin.closes_at, who).date()
    suitable = [
        day
        for number in range(1, (closes - earliest).days)
        if works_on(case.calendar, who, day := earliest + timedelta(days=number))
    ]
    if suitable:
        assert not is_reminder(nudges[0])
        assert days(nudges, who)[0] <= suitable[0]


@RANDOMLY
@given(cases())
def test_who_has_heard_of_the_checkin_is_not_invited_again(case: Case) -> None:
    """Whatever they were nudged with; only a snooze for a later day is still to come."""
    assume(case.who.is_invited or case.who.nudged_on)
    first = [each for each in planned(case) if not is_reminder(each)]
    assert all(kind_of(each.key) is NudgeKind.SNOOZE for each in first)
    heard, snoozed = case.who.nudged_on, case.who.snoozed_until
    if first and heard and snoozed:
        assert heard < snoozed


@RANDOMLY
@given(cases(), st.integers(0, 60 * 24 * 60))
def test_planning_later_never_moves_a_nudge_forward_nor_brings_back_a_reminder(
    case: Case, minutes: int
) -> None:
    now, later = planned(case), planned(replace(case, now=case.now + timedelta(minutes=minutes)))
    before = {each.key: each.due_at for each in now}
    for nudge in later:
        assert nudge.due_at >= before.get(nudge.key, nudge.due_at)
        if is_reminder(nudge):
            assert nudge.due_at in before.values()
        assert nudge.expires_at > case.now + timedelta(minutes=minutes)


@RANDOMLY
@given(cases())
def test_planning_on_the_way_through_a_quarter_keeps_to_the_plan(case: Case) -> None:
    """Who is nudged as planned and then planned for again gets exactly what was still to come."""
    nudges, who = planned(case), case.who
    for number, nudge in enumerate(nudges):
        here = local(nudge.due_at, who).date()
        invited = who.is_invited or kind_of(nudge.key) is NudgeKind.INVITATION
        who = replace(who, is_invited=invited, nudged_on=here)
        again = planned(replace(case, who=who, now=nudge.due_at + timedelta(minutes=1)))
        assert again == nudges[number + 1 :]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("nation", Nation)
def test_half_past_nine_is_half_past_nine_in_every_zone_nation_and_quarter(nation: Nation, zone: str) -> None:
    """For five years, through every clock change; the first of the four on the first working day."""
    calendar, who = Calendar(nation=nation, weeks=12, reminder_days=(15, 30)), Availability(zone)
    for quarter in QUARTERS:
        checkin = checkin_of(calendar, quarter)
        nudges = plan(checkin, calendar, who, checkin.opens_at - timedelta(days=2))
        assert keys(nudges) == ["invitation", "reminder:1", "reminder:2", "last-day"]
        assert {local(each.due_at, who).time() for each in nudges} == {time(9, 30)}
        found = scheduled(calendar, quarter)
        assert found is not None
        assert days(nudges, who)[0] == found.opens_at.astimezone(ZoneInfo("Europe/London")).date()


@RANDOMLY
@given(cases())
def test_by_the_calendar_everybody_is_nudged_when_they_usually_are(case: Case) -> None:
    """At 09:30 where that suits their hours, when they begin to work elsewhere; made up for or not."""
    assume(case.checkin.opens_locally)
    pattern = case.who.pattern
    opening = time(9, 30) if pattern.starts <= time(9, 30) and time(10) <= pattern.ends else pattern.starts
    first_day = local(case.checkin.opens_for(case.who.zone), case.who).date()
    for nudge in planned(case):
        due_at = local(nudge.due_at, case.who)
        expected = datetime.combine(due_at.date(), opening, ZoneInfo(case.who.zone)).timestamp()
        assert due_at.timestamp() == expected or due_at.date() == first_day


@RANDOMLY
@given(cases())
def test_a_leads_reminder_keeps_to_working_time_and_is_not_in_the_past(case: Case) -> None:
    nudge = manual(case.checkin, case.calendar, case.who, case.now, people=case.people)
    if nudge is not None:
        assert kind_of(nudge.key) is NudgeKind.MANUAL
        assert nudge.due_at >= case.now
        may_be_sent(case, nudge.due_at)
        may_be_sent(case, nudge.due_at + timedelta(seconds=nudge.spread - 1))
        assert nudge.due_at + timedelta(seconds=nudge.spread - 1) < nudge.expires_at


@pytest.mark.parametrize("nation", Nation)
def test_a_lead_may_remind_everybody_from_the_fifth_working_day_on_and_not_before(nation: Nation) -> None:
    """For every day of a year to remind on: the day that is named is the first on which it is allowed."""
    calendar = Calendar(nation=nation)
    for number in range(365):
        last = at_home(date(2026, 9, 1) + timedelta(days=number), 11)
        named = next_manual(calendar, last, last)
        assert named is not None
        between = list(calendar.working_days(last.date() + timedelta(days=1), named))
        assert len(between) == MANUAL_EVERY
        assert between[-1] == named
        assert next_manual(calendar, last, at_home(named, 0)) is None
        assert next_manual(calendar, last, at_home(named, 0) - timedelta(seconds=1)) == named
