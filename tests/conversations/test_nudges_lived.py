"""Whole check-ins, tick by tick: people change their minds, leads intervene, the program is down."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.calendar import Calendar, closing_on, opened_now
from conversations.nudges import Availability, NudgeKind, PlannedNudge, kind_of, manual, next_manual, plan
from conversations.people import CheckIn, WorkingPattern
from tests.conversations.schedules import (
    QUARTERS,
    ZONES,
    at_home,
    calendars,
    checkin_of,
    checkins,
    local,
    patterns,
    works_on,
)

TICK = timedelta(minutes=90)


@dataclass
class Life:
    """One person's nudges in one check-in, kept as the program keeps them: what is planned can be changed, what
    was sent is sent, and two on a day are refused.

    `knows_days`: plan() is told on which day the person was nudged last, not just whether they were invited.
    """

    checkin: CheckIn
    calendar: Calendar
    who: Availability
    knows_days: bool = True
    people: int = 1
    planned: dict[str, PlannedNudge] = field(default_factory=dict)
    ended: set[str] = field(default_factory=set)
    sent: list[tuple[str, datetime, date]] = field(default_factory=list)
    nudged_at: datetime | None = None
    is_down: bool = False

    @property
    def days(self) -> list[date]:
        return [day for _, _, day in self.sent]

    def replan(self, now: datetime) -> None:
        first = {NudgeKind.INVITATION, NudgeKind.SNOOZE}
        who = replace(
            self.who,
            is_invited=any(kind_of(key) in first for key, _, _ in self.sent),
            nudged_on=max(self.days, default=None) if self.knows_days else None,
        )
        wanted = list(plan(self.checkin, self.calendar, who, now, people=self.people))
        if self.nudged_at and (also := manual(self.checkin, self.calendar, who, self.nudged_at)):
            wanted.append(also)
        self.planned = {each.key: each for each in wanted if each.key not in self.ended}

    def tick(self, now: datetime) -> None:
        """Sends what is due, the longest due first; what was missed is planned anew."""
        if self.is_down:
            return
        if any(each.expires_at <= now for each in self.planned.values()):
            self.replan(now)
        for nudge in sorted(self.planned.values(), key=lambda each: each.due_at):
            if nudge.due_at <= now < nudge.expires_at and now < self.checkin.closes_at:
                self._hand_over(nudge, now)

    def _hand_over(self, nudge: PlannedNudge, now: datetime) -> None:
        today = local(now, self.who).date()
        del self.planned[nudge.key]
        self.ended.add(nudge.key)
        if today not in self.days:
            self._check(now)
            self.sent.append((nudge.key, now, today))

    def _check(self, now: datetime) -> None:
        here = local(now, self.who)
        assert works_on(self.calendar, self.who, here.date())
        assert self.who.pattern.starts <= here.time() < self.who.pattern.ends
        assert now < self.checkin.closes_at - timedelta(hours=1)

    def change(self, name: str, value: int, zone: str, pattern: WorkingPattern, now: datetime) -> None:
        """Something that happens between two ticks; `value` says how far away the day is."""
        later = local(now, self.who).date() + timedelta(days=value)
        match name:
            case "zone":
                self.who = replace(self.who, zone=zone)
            case "pattern":
                self.who = replace(self.who, pattern=pattern)
            case "leave":
                self.who = replace(self.who, away_until=later)
            case "back":
                self.who = replace(self.who, away_until=None)
            case "snooze" if later <= local(self.checkin.closes_at, self.who).date():
                self.who = replace(self.who, snoozed_until=later)
            case "unsnooze":
                self.who = replace(self.who, snoozed_until=None)
            case "down":
                self.is_down = not self.is_down
            case "manual":
                self._remind_everybody(now)
            case "move the close":
                closes_at = closing_on(self.calendar, self.checkin.quarter, later, now)
                self.checkin = replace(self.checkin, closes_at=closes_at or self.checkin.closes_at)
            case "close" if now < self.checkin.closes_at:
                self.checkin = replace(self.checkin, closes_at=now)
            case "open again" if now >= self.checkin.closes_at and (found := opened_now(self.calendar, now)):
                if found.quarter == self.checkin.quarter:
                    self.checkin = replace(self.checkin, closes_at=found.closes_at)
        self.replan(now)

    def _remind_everybody(self, now: datetime) -> None:
        is_open = self.checkin.is_open(now)
        if is_open and next_manual(self.calendar, self.nudged_at, now) is None:
            self.nudged_at = now


CHANGES = (
    *("zone", "pattern", "leave", "back", "snooze", "unsnooze", "down", "manual"),
    *("move the close", "close", "open again"),
)


@dataclass(frozen=True)
class Change:
    """`at`: before which tick of the quarter, counted from a day before the opening."""

    at: int
    name: str
    days: int
    zone: str
    pattern: WorkingPattern


some_changes = st.lists(
    st.builds(
        Change,
        st.integers(0, 30 * 16),
        st.sampled_from(CHANGES),
        st.integers(1, 10),
        st.sampled_from(ZONES),
        st.just(WorkingPattern()) | patterns(),
    ),
    max_size=12,
)


@st.composite
def lives(draw: st.DrawFn) -> Life:
    quarter = draw(st.sampled_from(QUARTERS))
    calendar = replace(draw(calendars(quarter)), weeks=draw(st.integers(1, 4)))
    checkin = draw(checkins(calendar, quarter).filter(lambda each: each is not None))
    assert checkin is not None
    who = Availability(draw(st.sampled_from(ZONES)), draw(st.just(WorkingPattern()) | patterns()))
    return Life(checkin, calendar, who, draw(st.booleans()), draw(st.sampled_from([1, 4_000])))


def live(life: Life, changes: list[Change], *, tick: timedelta = TICK) -> None:
    """From a day before the opening until a week after the close, or after the last change to it."""
    now, number = life.checkin.opens_at - timedelta(days=1), 0
    life.replan(now)
    waiting = sorted(changes, key=lambda each: each.at)
    while now < life.checkin.closes_at + timedelta(days=7):
        while waiting and waiting[0].at <= number:
            change = waiting.pop(0)
            life.change(change.name, change.days, change.zone, change.pattern, now)
        life.tick(now)
        now, number = now + tick, number + 1


@settings(max_examples=300)
@given(lives(), some_changes)
def test_whatever_changes_nobody_gets_more_than_four_nor_two_on_a_day(
    life: Life, changes: list[Change]
) -> None:
    """One more for each snooze and for each time that a lead reminds everybody."""
    live(life, changes)
    kinds = [kind_of(key) for key, _, _ in life.sent]
    assert len(set(life.days)) == len(life.days)
    assert kinds.count(NudgeKind.INVITATION) <= 1
    assert kinds.count(NudgeKind.REMINDER) <= 2
    assert kinds.count(NudgeKind.LAST_DAY) <= 1
    snoozes, manuals = (sum(each.name == name for each in changes) for name in ("snooze", "manual"))
    assert kinds.count(NudgeKind.SNOOZE) <= snoozes
    assert kinds.count(NudgeKind.MANUAL) <= manuals
    assert len({key for key, _, _ in life.sent}) == len(life.sent)


@settings(max_examples=300)
@given(lives(), some_changes)
def test_after_a_first_contact_there_is_no_invitation(life: Life, changes: list[Change]) -> None:
    """Where plan() knows on which day somebody was nudged last, whatever it was that they got."""
    life.knows_days = True
    live(life, changes)
    assert NudgeKind.INVITATION not in [kind_of(key) for key, _, _ in life.sent[1:]]


@settings(max_examples=80)
@given(lives())
def test_a_life_without_changes_is_as_planned(life: Life) -> None:
    """Each nudge goes out on its planned day, if a tick falls into its time."""
    planned = plan(life.checkin, life.calendar, life.who, life.checkin.opens_at - timedelta(days=1))
    live(life, [], tick=timedelta(minutes=4))
    expected = [(each.key, local(each.due_at, life.who).date()) for each in planned]
    assert [(key, day) for key, _, day in life.sent] == expected


OCTOBER = checkin_of(Calendar(), 2026 * 4 + 3)


def october(day: int, hour: int) -> datetime:
    return at_home(date(2026, 10, day), hour)


@pytest.mark.parametrize("hours", range(0, 24 * 20, 7))
def test_after_an_outage_of_any_length_everybody_is_still_invited_once(hours: int) -> None:
    """The program is down from the opening on; it closes on 21 October at 17:00."""
    life = Life(OCTOBER, Calendar(), Availability())
    life.replan(OCTOBER.opens_at - timedelta(days=1))
    now = OCTOBER.opens_at + timedelta(hours=hours)
    while now < OCTOBER.closes_at + timedelta(days=1):
        life.tick(now)
        now += timedelta(minutes=10)
    kinds = [kind_of(key) for key, _, _ in life.sent]
    assert kinds[:1] == [NudgeKind.INVITATION]
    assert kinds.count(NudgeKind.INVITATION) == 1
    assert life.days[0] - (OCTOBER.opens_at + timedelta(hours=hours)).date() <= timedelta(days=3)


def test_a_move_across_the_date_line_brings_no_second_nudge_on_a_day() -> None:
    """From Kiritimati, where Monday's reminder has come, to Pago Pago, where it is Sunday still."""
    life = Life(OCTOBER, Calendar(), Availability("Pacific/Kiritimati"))
    move = Change(16 * 4 + 9, "zone", 0, "Pacific/Pago_Pago", WorkingPattern())
    live(life, [move])
    days = [date(2026, 10, 1), date(2026, 10, 5), date(2026, 10, 12), date(2026, 10, 20)]
    assert life.days == days
    assert life.sent[1][1] < OCTOBER.opens_at + timedelta(days=3, hours=move.at % 16 * 1.5)


def test_a_snooze_is_kept_once_and_the_plan_goes_on_after_it() -> None:
    """Snoozed on 2 October for four days; the zone changes on the day of the second reminder, before it."""
    snooze = Change(2 * 16, "snooze", 4, "UTC", WorkingPattern())
    on_the_12th = Change(12 * 16, "zone", 0, "Europe/Belfast", WorkingPattern())
    life = Life(OCTOBER, Calendar(), Availability())
    live(life, [snooze, on_the_12th])
    assert [key for key, _, _ in life.sent] == ["invitation", "snooze:2026-10-06", "reminder:2", "last-day"]


def test_a_snooze_taken_back_in_time_leaves_no_trace() -> None:
    usual = WorkingPattern()
    life = Life(OCTOBER, Calendar(), Availability())
    live(life, [Change(2 * 16, "snooze", 9, "UTC", usual), Change(3 * 16, "unsnooze", 1, "UTC", usual)])
    assert [key for key, _, _ in life.sent] == ["invitation", "reminder:1", "reminder:2", "last-day"]
