"""Reminders that a lead asks for: when they go out, and how often a lead may ask."""

from datetime import date, datetime

import pytest

from conversations.calendar import Calendar, Freeze
from conversations.nudges import Availability, PlannedNudge, manual, next_manual
from tests.conversations.schedules import at_home, checkin_of

ENGLAND = Calendar()
ANYBODY = Availability()
CHECKIN = checkin_of(ENGLAND, 2026 * 4 + 3)
"""Opens on Thursday 1 October 2026 and closes on Wednesday 21 October."""


def october(day: int) -> date:
    return date(2026, 10, day)


def test_a_leads_reminder_goes_out_at_once_within_working_hours() -> None:
    now = at_home(october(7), 11)
    nudge = manual(CHECKIN, ENGLAND, ANYBODY, now)
    assert nudge == PlannedNudge("manual:2026-10-07", now, at_home(october(7), 17))


@pytest.mark.parametrize(
    ("now", "due_at"),
    [
        (at_home(october(7), 7), at_home(october(7), 9, 30)),
        (at_home(october(7), 16, 45), at_home(october(8), 9, 30)),
        (at_home(october(9), 18), at_home(october(12), 9, 30)),
        (at_home(october(21), 15, 30), at_home(october(21), 15, 30)),
        (at_home(october(21), 15, 31), None),
        (at_home(october(22), 10), None),
    ],
)
def test_a_leads_reminder_waits_for_working_hours(now: datetime, due_at: datetime | None) -> None:
    nudge = manual(CHECKIN, ENGLAND, ANYBODY, now)
    assert (nudge.due_at if nudge else None) == due_at


def test_a_leads_reminder_respects_leave_and_snoozes() -> None:
    now = at_home(october(7), 11)
    for who in (Availability(away_until=october(13)), Availability(snoozed_until=october(13))):
        nudge = manual(CHECKIN, ENGLAND, who, now)
        assert nudge is not None
        assert nudge.due_at == at_home(october(13), 9, 30)
        assert nudge.key == "manual:2026-10-07"


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at_home(october(5), 23), october(12)),
        (at_home(october(9), 9), october(12)),
        (at_home(october(11), 23), october(12)),
        (at_home(october(12), 0), None),
        (at_home(october(20), 9), None),
    ],
)
def test_a_lead_may_remind_everybody_again_on_the_fifth_working_day(
    now: datetime, expected: date | None
) -> None:
    assert next_manual(ENGLAND, at_home(october(5), 16), now) == expected


def test_a_lead_may_remind_everybody_if_nobody_has_yet() -> None:
    assert next_manual(ENGLAND, None, CHECKIN.opens_at) is None


def test_days_off_and_freezes_do_not_count_towards_a_leads_next_reminder() -> None:
    christmas = at_home(date(2026, 12, 23), 12)
    assert next_manual(ENGLAND, christmas, christmas) == date(2027, 1, 4)
    frozen = Calendar(freezes=(Freeze(october(6), october(16), "By-election"),))
    assert next_manual(frozen, at_home(october(5), 12), at_home(october(15), 12)) == october(23)
