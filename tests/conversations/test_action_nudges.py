"""Owners are reminded of their actions: before the day, on it and after it, while they work, and no more."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.action_nudges import (
    ActionNudgeKind,
    action_nudge_key,
    action_nudge_kind,
    action_number,
    due_in,
    plan_action_nudges,
)
from conversations.actions import Action, Progress
from conversations.calendar import Calendar, Freeze, Holiday
from conversations.nudges import PlannedNudge, is_welcome
from conversations.people import Person, WorkingPattern
from tests.conversations.builders import CALENDAR, a_person
from tests.conversations.plans import LIST

OWNER = a_person()
MADE = datetime(2026, 10, 7, 9, 30, tzinfo=UTC)
DUE = date(2026, 11, 20)
"""A Friday."""

ACTION = replace(LIST, due_on=DUE)


def planned(
    action: Action = ACTION, owner: Person = OWNER, calendar: Calendar = CALENDAR, now: datetime = MADE
) -> tuple[PlannedNudge, ...]:
    return plan_action_nudges(action, owner, calendar, now)


def days(nudges: Sequence[PlannedNudge], zone: str = "Europe/London") -> dict[ActionNudgeKind, date]:
    return {action_nudge_kind(each.key): each.due_at.astimezone(ZoneInfo(zone)).date() for each in nudges}


def by_kind(soon: date | None, due: date | None, late: date | None) -> dict[ActionNudgeKind, date]:
    days_ = dict(zip(ActionNudgeKind, (soon, due, late), strict=True))
    return {kind: day for kind, day in days_.items() if day is not None}


def test_an_owner_is_reminded_five_working_days_before_on_the_day_and_five_after() -> None:
    assert days(planned()) == by_kind(date(2026, 11, 13), DUE, date(2026, 11, 27))
    assert [each.key for each in planned()] == [
        "action:1:soon:2026-11-20",
        "action:1:due:2026-11-20",
        "action:1:late:2026-11-20",
    ]


def test_reminders_come_at_the_councils_hour_where_the_owner_is_and_last_while_they_work() -> None:
    for zone in ("Europe/London", "Asia/Tokyo", "America/New_York"):
        for each in planned(owner=a_person(zone=zone)):
            local, ends = (moment.astimezone(ZoneInfo(zone)) for moment in (each.due_at, each.expires_at))
            assert (local.time(), ends.time()) == (time(9, 30), time(17))
            assert local.date() == ends.date()


@pytest.mark.parametrize(
    ("starts", "ends", "begins"),
    [(time(12), time(18), time(12)), (time(6), time(9, 45), time(6)), (time(8), time(16), time(9, 30))],
)
def test_reminders_keep_to_the_owners_hours(starts: time, ends: time, begins: time) -> None:
    owner = replace(OWNER, pattern=WorkingPattern(starts=starts, ends=ends))
    for each in planned(owner=owner):
        assert each.due_at.time() == begins
        assert each.expires_at.time() == ends


@pytest.mark.parametrize(
    ("due_on", "expected"),
    [
        (date(2026, 11, 22), by_kind(date(2026, 11, 16), date(2026, 11, 20), date(2026, 11, 27))),
        (date(2026, 12, 28), by_kind(date(2026, 12, 18), date(2026, 12, 24), date(2027, 1, 5))),
        (date(2027, 1, 1), by_kind(date(2026, 12, 23), date(2026, 12, 31), date(2027, 1, 8))),
    ],
)
def test_weekends_and_bank_holidays_do_not_count(due_on: date, expected: dict[ActionNudgeKind, date]) -> None:
    """Boxing Day is a Saturday in 2026, so that Monday 28 December is a holiday too."""
    assert days(planned(replace(ACTION, due_on=due_on))) == expected


def test_on_days_off_of_the_council_and_in_a_freeze_nothing_is_sent() -> None:
    """The day itself is moved to before the freeze; working days are counted around it."""
    freeze = Calendar(freezes=(Freeze(date(2026, 11, 16), date(2026, 11, 27), "Election"),))
    assert days(planned(calendar=freeze)) == by_kind(date(2026, 11, 9), date(2026, 11, 13), date(2026, 12, 4))
    off = Calendar(added=(Holiday(DUE, "Council day"),))
    assert days(planned(calendar=off)) == by_kind(date(2026, 11, 13), date(2026, 11, 19), date(2026, 11, 27))


def test_who_works_some_days_is_reminded_on_those() -> None:
    """On Mondays and Tuesdays: the last before the day is Tuesday 17 November."""
    owner = replace(OWNER, pattern=WorkingPattern(frozenset({1, 2})))
    assert days(planned(owner=owner)) == by_kind(date(2026, 11, 16), date(2026, 11, 17), date(2026, 11, 30))
    mondays = replace(OWNER, pattern=WorkingPattern(frozenset({1})))
    assert days(planned(owner=mondays)) == by_kind(None, date(2026, 11, 16), date(2026, 11, 30))


def test_who_is_away_is_not_reminded_before_they_are_back() -> None:
    """Back on the day, they are reminded of that; back after it, of what is late."""
    back = {
        date(2026, 11, 17): by_kind(date(2026, 11, 17), DUE, date(2026, 11, 27)),
        DUE: by_kind(None, DUE, date(2026, 11, 27)),
        date(2026, 11, 23): by_kind(None, None, date(2026, 11, 27)),
        date(2026, 12, 1): by_kind(None, None, date(2026, 12, 1)),
        date(2027, 11, 1): {},
    }
    for day, expected in back.items():
        assert days(planned(owner=replace(OWNER, away_until=day))) == expected
        assert days(planned(owner=replace(OWNER, snoozed_until=day))) == expected


def test_a_reminder_whose_time_has_passed_is_not_made_up_for() -> None:
    """At 16:59 on the day it still comes, planned as before; at 17:00 no more."""
    assert planned(now=datetime(2026, 11, 20, 16, 59, tzinfo=UTC)) == planned()[1:]
    assert len(planned(now=datetime(2026, 11, 20, 17, tzinfo=UTC))) == 1
    assert planned(now=datetime(2026, 11, 27, 17, tzinfo=UTC)) == ()


@pytest.mark.parametrize(
    "nobody",
    [
        planned(replace(ACTION, due_on=None)),
        planned(replace(ACTION, progress=Progress.DONE)),
        planned(replace(ACTION, progress=Progress.DROPPED)),
        planned(owner=replace(OWNER, wants_reminders=False)),
        plan_action_nudges(ACTION, OWNER, CALENDAR, MADE, has_opted_out=True),
        planned(owner=replace(OWNER, pattern=WorkingPattern(frozenset({6, 7})))),
        planned(replace(ACTION, due_on=date(2020, 1, 1))),
    ],
)
def test_there_is_nothing_to_remind_of(nobody: tuple[PlannedNudge, ...]) -> None:
    """Without a day, when it has ended, when the owner wants none, and when they never work."""
    assert nobody == ()


def test_another_day_gets_reminders_of_its_own() -> None:
    """What was sent for the earlier day does not stand in the way of what is due for the new one."""
    later = replace(ACTION, due_on=date(2026, 12, 4))
    assert not {each.key for each in planned()} & {each.key for each in planned(later)}
    assert {due_in(each.key) for each in planned(later)} == {"2026-12-04"}


@pytest.mark.parametrize("kind", ActionNudgeKind)
def test_a_key_tells_its_kind_its_action_and_its_day(kind: ActionNudgeKind) -> None:
    key = action_nudge_key(replace(ACTION, number=12), kind)
    assert (action_nudge_kind(key), action_number(key), due_in(key)) == (kind, 12, "2026-11-20")


@pytest.mark.parametrize("key", ["", "reminder:2", "action:3", "action:3:", "action:3:never:2026-11-20"])
def test_what_is_no_key_of_an_actions_reminder_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match=r"no reminder|is not a valid"):
        action_nudge_kind(key)


patterns = st.frozensets(st.integers(1, 7), min_size=1).map(WorkingPattern)
freezes = st.builds(
    lambda first, count: Freeze(first, first + timedelta(days=count), "x"),
    st.dates(date(2026, 10, 1), date(2027, 6, 1)),
    st.integers(0, 60),
)
leaves = st.one_of(st.none(), st.dates(date(2026, 10, 1), date(2027, 6, 1)))


@given(
    st.dates(date(2026, 10, 1), date(2027, 6, 1)),
    st.builds(replace, st.just(OWNER), pattern=patterns, away_until=leaves, snoozed_until=leaves),
    st.lists(freezes, max_size=3).map(tuple),
    st.integers(0, 240 * 24 * 60).map(lambda minutes: MADE + timedelta(minutes=minutes)),
)
def test_whoever_owns_it_is_reminded_at_most_three_times_on_three_days_while_they_may_be(
    due_on: date, owner: Person, frozen: tuple[Freeze, ...], now: datetime
) -> None:
    calendar = Calendar(freezes=frozen)
    nudges = planned(replace(ACTION, due_on=due_on), owner, calendar, now)
    assert len({each.due_at.date() for each in nudges}) == len(nudges) <= 3
    assert list(nudges) == sorted(nudges, key=lambda each: each.due_at)
    for each in nudges:
        assert each.due_at < each.expires_at > now
        assert is_welcome(calendar, owner, each.due_at)
        is_late = action_nudge_kind(each.key) is ActionNudgeKind.LATE
        assert (each.due_at.date() > due_on) is is_late


@pytest.mark.parametrize("key", ["", "action", "action:", "action:x:due", "action:\u0663:due", "reminder:2"])
def test_what_names_no_action_has_no_number(key: str) -> None:
    with pytest.raises(ValueError, match="no reminder"):
        action_number(key)
