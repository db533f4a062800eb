"""Which nudges people get by themselves and when, by example; test_nudge_rules has what holds for everybody."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from conversations.calendar import Calendar, Freeze, Nation
from conversations.nudges import (
    SPREAD,
    Availability,
    NudgeKind,
    PlannedNudge,
    kind_of,
    plan,
)
from conversations.people import CheckIn, WorkingPattern
from tests.conversations.schedules import at_home, checkin_of, days, keys, local, opened_by_hand

ENGLAND = Calendar()
AUTUMN = 2026 * 4 + 3
CHECKIN = checkin_of(ENGLAND, AUTUMN)
"""Opens on Thursday 1 October 2026 and closes on Wednesday 21 October."""

BEFORE = CHECKIN.opens_at - timedelta(days=1)
ANYBODY = Availability()
PART_TIME = WorkingPattern(frozenset({2, 4}), time(10), time(14))


def october(day: int) -> date:
    return date(2026, 10, day)


def planned(
    who: Availability = ANYBODY,
    now: datetime = BEFORE,
    *,
    checkin: CheckIn = CHECKIN,
    calendar: Calendar = ENGLAND,
    people: int = 1,
) -> tuple[PlannedNudge, ...]:
    return plan(checkin, calendar, who, now, people=people)


def outline(nudges: tuple[PlannedNudge, ...], who: Availability = ANYBODY) -> dict[str, date]:
    return dict(zip(keys(nudges), days(nudges, who), strict=True))


USUAL = {
    "invitation": october(1),
    "reminder:1": october(5),
    "reminder:2": october(12),
    "last-day": october(21),
}


def test_somebody_who_works_usual_hours_gets_an_invitation_two_reminders_and_one_on_the_last_day() -> None:
    nudges = planned()
    assert outline(nudges) == USUAL
    assert [local(each.due_at, ANYBODY).time() for each in nudges] == [time(9, 30)] * 4
    assert [local(each.expires_at, ANYBODY).time() for each in nudges] == [time(17)] * 3 + [time(16)]


def test_half_past_nine_stays_half_past_nine_when_the_clocks_change() -> None:
    """They go back on 25 October 2026: 08:30 UTC before, 09:30 UTC after."""
    calendar = Calendar(weeks=5, reminder_days=(3, 20))
    nudges = planned(calendar=calendar, checkin=checkin_of(calendar, AUTUMN))
    assert [each.due_at.time() for each in nudges] == [time(8, 30), time(8, 30), time(9, 30), time(9, 30)]
    assert days(nudges, ANYBODY) == [october(1), october(5), october(28), date(2026, 11, 4)]


def test_each_time_zone_has_its_own_half_past_nine() -> None:
    tokyo, st_johns = Availability("Asia/Tokyo"), Availability("America/St_Johns")
    assert planned(tokyo)[0].due_at == datetime(2026, 10, 1, 0, 30, tzinfo=UTC)
    assert planned(st_johns)[0].due_at == datetime(2026, 10, 1, 12, tzinfo=UTC)


def test_a_part_timer_is_nudged_on_their_days_when_they_begin_to_work() -> None:
    """On Tuesdays and Thursdays from 10 to 14. The last of them before the close is Tuesday 20 October."""
    who = Availability(pattern=PART_TIME)
    nudges = planned(who)
    assert outline(nudges, who) == {
        "invitation": october(1),
        "reminder:1": october(6),
        "reminder:2": october(13),
        "last-day": october(20),
    }
    assert {local(each.due_at, who).time() for each in nudges} == {time(10)}
    assert {local(each.expires_at, who).time() for each in nudges} == {time(14)}


def test_who_begins_early_is_nudged_at_the_opening_time_if_enough_of_their_day_is_left() -> None:
    for ends, expected in ((time(15), time(9, 30)), (time(10), time(9, 30)), (time(9, 50), time(6))):
        who = Availability(pattern=WorkingPattern(starts=time(6), ends=ends))
        assert local(planned(who)[1].due_at, who).time() == expected


def test_who_stops_work_before_the_opening_is_invited_on_the_next_day() -> None:
    who = Availability(pattern=WorkingPattern(starts=time(5), ends=time(9)))
    first = planned(who)[0]
    assert local(first.due_at, who) == at_home(october(2), 5)
    assert local(first.expires_at, who) == at_home(october(2), 9)


def test_who_works_at_weekends_alone_gets_nothing() -> None:
    assert planned(Availability(pattern=WorkingPattern(frozenset({6, 7})))) == ()


def test_who_works_for_minutes_only_is_still_invited() -> None:
    who = Availability(pattern=WorkingPattern(starts=time(11), ends=time(11, 5)))
    assert outline(planned(who, people=4_000), who) == USUAL


def test_where_the_close_falls_before_work_the_day_before_is_the_last() -> None:
    """At 17:00 in London it is 05:00 in Pago Pago, and 06:00 the next day on Kiritimati."""
    for zone, last in (("Pacific/Pago_Pago", october(20)), ("Pacific/Kiritimati", october(21))):
        assert days(planned(Availability(zone)), Availability(zone))[-1] == last


def test_nobody_is_nudged_in_the_last_hour() -> None:
    late = WorkingPattern(starts=time(16), ends=time(20))
    assert days(planned(Availability(pattern=late)), ANYBODY)[-1] == october(20)


def test_leave_postpones_what_falls_into_it() -> None:
    """What would have come meanwhile comes once: who is back on the 13th isn't reminded for the 5th as well."""
    who = Availability(away_until=october(13))
    assert outline(planned(who), who) == {"invitation": october(13), "last-day": october(21)}
    invited = replace(who, is_invited=True, nudged_on=october(1))
    assert outline(planned(invited), who) == {"reminder:1": october(13), "last-day": october(21)}


def test_who_is_back_after_the_close_gets_nothing() -> None:
    assert planned(Availability(away_until=october(22))) == ()
    assert outline(planned(Availability(away_until=october(21)))) == {"invitation": october(21)}


def test_a_snooze_takes_the_place_of_everything_before_its_day() -> None:
    who = Availability(snoozed_until=october(8), is_invited=True, nudged_on=october(1))
    assert outline(planned(who)) == {
        "snooze:2026-10-08": october(8),
        "reminder:2": october(12),
        "last-day": october(21),
    }


def test_who_snoozes_before_the_invitation_is_not_invited_besides() -> None:
    assert keys(planned(Availability(snoozed_until=october(2))))[0] == "snooze:2026-10-02"


def test_a_snooze_that_is_taken_back_brings_back_the_usual_plan() -> None:
    assert outline(planned(Availability(snoozed_until=None))) == USUAL
    invited = Availability(is_invited=True, nudged_on=october(1))
    assert outline(planned(invited)) == {key: day for key, day in USUAL.items() if key != "invitation"}


def test_a_snooze_until_a_day_off_is_kept_on_the_next_working_day() -> None:
    assert outline(planned(Availability(snoozed_until=october(10))))["snooze:2026-10-10"] == october(12)


def test_a_snooze_from_an_earlier_quarter_means_nothing() -> None:
    assert outline(planned(Availability(snoozed_until=date(2026, 7, 9)))) == USUAL


def test_a_snooze_until_the_opening_is_answered_by_the_invitation() -> None:
    assert outline(planned(Availability(snoozed_until=october(1)))) == USUAL


def test_a_snooze_that_was_kept_is_not_kept_again_and_holds_up_no_reminder() -> None:
    who = Availability(snoozed_until=october(8), is_invited=True, nudged_on=october(8))
    assert outline(planned(who, at_home(october(12), 9))) == {
        "reminder:2": october(12),
        "last-day": october(21),
    }


def test_a_snooze_that_was_missed_is_made_up_for() -> None:
    who = Availability(snoozed_until=october(8), is_invited=True, nudged_on=october(1))
    assert outline(planned(who, at_home(october(8), 18)))["snooze:2026-10-08"] == october(9)


def test_an_invitation_that_was_missed_is_made_up_for_on_the_next_working_day() -> None:
    """The reminder of that day is left out: two on a day are too many."""
    assert outline(planned(now=at_home(october(2), 17))) == {
        "invitation": october(5),
        "reminder:2": october(12),
        "last-day": october(21),
    }


def test_an_invitation_that_is_late_by_hours_keeps_its_day() -> None:
    assert outline(planned(now=at_home(october(1), 16))) == USUAL


def test_a_reminder_that_was_missed_is_not_made_up_for() -> None:
    who = Availability(is_invited=True, nudged_on=october(1))
    assert outline(planned(who, at_home(october(5), 17))) == {
        "reminder:2": october(12),
        "last-day": october(21),
    }


def test_who_was_nudged_today_gets_nothing_more_today() -> None:
    """An invitation that was made up for, or a lead's reminder, on the day of a reminder takes its place."""
    who = Availability(is_invited=True, nudged_on=october(5))
    assert outline(planned(who, at_home(october(5), 12))) == {
        "reminder:2": october(12),
        "last-day": october(21),
    }


def test_whoever_was_nudged_needs_no_invitation() -> None:
    assert "invitation" not in keys(planned(Availability(nudged_on=october(1))))


def test_nothing_is_planned_after_the_close() -> None:
    assert planned(now=CHECKIN.closes_at) == ()
    assert planned(now=at_home(october(21), 16)) == ()


def test_who_joins_later_is_invited_on_the_day_after() -> None:
    """Whoever joins by writing has been greeted that day."""
    who = Availability(joined_at=at_home(october(6), 14))
    assert outline(planned(who, at_home(october(6), 14))) == {
        "invitation": october(7),
        "reminder:2": october(12),
        "last-day": october(21),
    }


def test_who_joined_before_the_opening_is_invited_with_all_the_others() -> None:
    assert outline(planned(Availability(joined_at=BEFORE))) == USUAL


def test_who_joins_on_the_last_day_gets_nothing() -> None:
    assert planned(Availability(joined_at=at_home(october(21), 9)), at_home(october(21), 9)) == ()


def test_a_freeze_shifts_reminders_to_later_days() -> None:
    """From Monday to Wednesday: working day 3 is Thursday then."""
    calendar = Calendar(freezes=(Freeze(october(5), october(7), "By-election"),))
    assert outline(planned(calendar=calendar)) == USUAL | {
        "reminder:1": october(8),
        "reminder:2": october(15),
    }


def test_a_freeze_at_the_end_moves_the_last_days_nudge_forward() -> None:
    calendar = Calendar(freezes=(Freeze(october(20), october(30), "By-election"),))
    assert outline(planned(calendar=calendar))["last-day"] == october(19)


def test_reminder_days_are_the_councils_choice_and_two_at_most() -> None:
    for chosen, expected in (
        ((), []),
        ((5,), [october(7)]),
        ((2, 4, 6), [october(2), october(6)]),
        ((1, 3), [october(5)]),
        ((3, 3), [october(5)]),
        ((3, 15), [october(5)]),
        ((3, 40), [october(5)]),
    ):
        nudges = planned(calendar=Calendar(reminder_days=chosen))
        assert days(nudges, ANYBODY) == [october(1), *expected, october(21)]


def test_in_a_window_of_a_week_nobody_hears_twice_a_day() -> None:
    calendar = Calendar(weeks=1)
    nudges = planned(calendar=calendar, checkin=checkin_of(calendar, AUTUMN))
    assert outline(nudges) == {"invitation": october(1), "reminder:1": october(5), "last-day": october(7)}


def test_working_days_for_reminders_are_the_nations() -> None:
    """St Andrew's Day, Monday 30 November 2026, is a working day in England alone."""
    for nation, expected in ((Nation.ENGLAND, date(2026, 11, 30)), (Nation.SCOTLAND, date(2026, 12, 1))):
        calendar = Calendar(nation=nation)
        checkin = opened_by_hand(calendar, at_home(date(2026, 11, 26), 8))
        nudges = planned(calendar=calendar, checkin=checkin, now=checkin.opens_at)
        assert days(nudges, ANYBODY)[1] == expected


def test_a_checkin_opened_by_hand_invites_at_once_within_working_hours() -> None:
    checkin = opened_by_hand(ENGLAND, at_home(october(7), 11, 17))
    first = planned(checkin=checkin, now=checkin.opens_at)[0]
    assert first.due_at == at_home(october(7), 11, 17)


@pytest.mark.parametrize(
    ("opened", "invited"),
    [
        (at_home(october(9), 16, 30), at_home(october(9), 16, 30)),
        (at_home(october(9), 16, 31), at_home(october(12), 9, 30)),
        (at_home(october(9), 16, 50), at_home(october(12), 9, 30)),
        (at_home(october(9), 22), at_home(october(12), 9, 30)),
        (at_home(october(10), 12), at_home(october(12), 9, 30)),
        (at_home(october(12), 7), at_home(october(12), 9, 30)),
    ],
)
def test_a_checkin_opened_late_on_a_day_invites_on_the_next(opened: datetime, invited: datetime) -> None:
    """Thousands of invitations can't go out in ten minutes, and nobody begins at ten to five on a Friday."""
    checkin = opened_by_hand(ENGLAND, opened)
    assert planned(checkin=checkin, now=opened, people=4_000)[0].due_at == invited


def test_a_checkin_opened_by_hand_opens_everywhere_at_that_moment() -> None:
    """16:00 on a Friday in London is Saturday on Kiritimati, and 04:00 on Friday in Pago Pago."""
    checkin = opened_by_hand(ENGLAND, at_home(october(9), 16))
    for zone, expected in (("Pacific/Kiritimati", october(12)), ("Pacific/Pago_Pago", october(9))):
        who = Availability(zone)
        first = planned(who, checkin.opens_at, checkin=checkin)[0]
        assert local(first.due_at, who).date() == expected
        assert local(first.due_at, who).time() == time(9, 30)


def test_a_checkin_that_opens_again_reminds_on_its_new_last_day_and_invites_who_was_not() -> None:
    again = replace(CHECKIN, closes_at=at_home(october(30), 17))
    now = at_home(october(23), 10)
    asked = Availability(is_invited=True, nudged_on=october(21))
    assert outline(planned(asked, now, checkin=again)) == {"last-day": october(30)}
    assert outline(planned(now=now, checkin=again)) == {"invitation": october(23), "last-day": october(30)}


def test_nudges_are_spread_over_half_a_second_a_person_up_to_an_hour() -> None:
    spreads = [planned(people=people)[0].spread for people in (0, 1, 3, 800, 4_000, 7_200, 100_000)]
    assert spreads == [1, 1, 1, 400, 2_000, 3_600, 3_600]
    assert spreads[-1] == SPREAD.total_seconds()


def test_nudges_are_spread_over_half_of_the_time_that_is_left() -> None:
    who = Availability(pattern=WorkingPattern(starts=time(10), ends=time(10, 40)))
    assert {each.spread for each in planned(who, people=100_000)} == {20 * 60}


def test_half_of_the_time_that_is_left_is_told_by_the_sun_and_not_by_the_clock() -> None:
    """In Jerusalem clocks go forward at 02:00 on Friday 27 March 2026: from 01:30 to 03:30 it is one hour."""
    calendar = Calendar(reminder_days=(4, 5))
    checkin = opened_by_hand(calendar, at_home(date(2026, 3, 23), 9))
    who = Availability("Asia/Jerusalem", WorkingPattern(starts=time(1, 30), ends=time(3, 30)))
    nudges = planned(who, checkin.opens_at, checkin=checkin, calendar=calendar, people=100_000)
    spreads = dict(zip(days(nudges, who), [each.spread for each in nudges], strict=True))
    assert spreads[date(2026, 3, 26)] == 60 * 60
    assert spreads[date(2026, 3, 27)] == 30 * 60


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("invitation", NudgeKind.INVITATION),
        ("reminder:2", NudgeKind.REMINDER),
        ("last-day", NudgeKind.LAST_DAY),
        ("snooze:2026-10-08", NudgeKind.SNOOZE),
        ("manual:2026-10-08", NudgeKind.MANUAL),
    ],
)
def test_a_nudges_kind_can_be_told_from_its_key(key: str, kind: NudgeKind) -> None:
    assert kind_of(key) is kind
