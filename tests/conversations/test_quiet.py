"""Reminders on another day, leave, no reminders, and working hours: every change told, and reversible."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations import events
from conversations.buttons import decode
from conversations.calendar import Calendar, Freeze
from conversations.compose import compose
from conversations.context import Context
from conversations.effects import (
    Effect,
    PersonRecord,
    RecordLeave,
    RecordLeftOut,
    RecordPattern,
    RecordReminders,
    RecordSnooze,
    Say,
)
from conversations.events import Event
from conversations.nudges import Availability, plan
from conversations.people import CheckIn, WorkingPattern
from conversations.step import step
from tests.conversations.builders import (
    BOTH,
    CHECKIN,
    FINISHED,
    NOW,
    STARTED,
    WELSH,
    a_context,
    a_person,
    after,
    buttons_of,
    outline,
    recorded,
)

TODAY = NOW.date()
"""Wednesday 7 October 2026; the check-in closes on Friday 18 December at 17:00."""

MONDAY = date(2026, 10, 12)
WINTER = datetime(2026, 12, 29, 10, tzinfo=UTC)
"""Between check-ins."""

CLOSED = a_context(checkin=None, now=WINTER)
READY = after(events.Arrived())


def said(event: Event, context: Context) -> tuple[Effect, ...]:
    return step(READY, event, context).effects


def typed(text: str, context: Context) -> tuple[Effect, ...]:
    return said(events.Typed(text), context)


def in_words(effects: tuple[Effect, ...], language: str = "en") -> str:
    (message,) = [effect for effect in effects if isinstance(effect, Say)]
    return BOTH[language].wording.text(message.message, message.arguments)


# Snoozing


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("snooze tomorrow", date(2026, 10, 8)),
        ("snooze monday", MONDAY),
        ("snooze until Monday 12 October", MONDAY),
        ("remind me on friday", date(2026, 10, 9)),
        ("snooze 1 dec", date(2026, 12, 1)),
        ("snooze 18/12", date(2026, 12, 18)),
    ],
)
def test_a_snooze_is_kept_and_told_with_its_day(text: str, day: date) -> None:
    wording = BOTH["en"].wording
    snoozed = Say("snoozed", {"day": wording.calendar_day(day)}, ("unsnooze",))
    assert typed(text, a_context()) == (RecordSnooze(day), snoozed)


def test_the_snooze_button_of_a_card_snoozes_until_the_next_day() -> None:
    assert said(decode("snooze-tomorrow"), a_context())[0] == RecordSnooze(date(2026, 10, 8))


def test_tomorrow_is_the_day_after_in_the_persons_own_time_zone() -> None:
    """At 23:30 in London on 7 October it is 8 October in Tokyo."""
    late = datetime(2026, 10, 7, 22, 30, tzinfo=UTC)
    tokyo = a_context(person=a_person(zone="Asia/Tokyo"), now=late)
    assert typed("snooze tomorrow", tokyo)[0] == RecordSnooze(date(2026, 10, 9))


@pytest.mark.parametrize(
    ("text", "reminded"),
    [
        ("snooze saturday", "Monday 12 October"),
        ("snooze 26 oct", "Wednesday 28 October"),
    ],
)
def test_who_snoozes_until_a_day_off_is_told_on_which_day_the_reminder_comes(text: str, reminded: str) -> None:
    calendar = Calendar(freezes=(Freeze(date(2026, 10, 26), date(2026, 10, 27), "Election"),))
    assert f"on {reminded}" in in_words(typed(text, a_context(calendar=calendar)))


def test_a_reminder_after_a_snooze_waits_for_the_end_of_leave() -> None:
    away = a_context(person=replace(a_person(), away_until=date(2026, 11, 2)))
    assert "on Monday 2 November" in in_words(typed("snooze monday", away))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("snooze today", "day-not-later"),
        ("snooze 6/10/2026", "day-not-later"),
        ("snooze 1 jan 2020", "day-not-later"),
        ("snooze 19 dec", "snooze-too-late"),
        ("snooze 12 jan", "snooze-too-late"),
        ("snooze 6 oct", "snooze-too-late"),
        ("snooze", "how-to-snooze"),
        ("snooze a while", "day-unclear-snooze"),
        ("snooze 31 june", "day-unclear-snooze"),
        ("remind me later", "day-unclear-snooze"),
    ],
)
def test_a_snooze_that_cannot_be_kept_changes_nothing_and_says_why(text: str, message: str) -> None:
    assert outline(typed(text, a_context())) == message


def test_a_snooze_until_the_last_day_is_too_late_for_who_does_not_work_on_it() -> None:
    """The check-in closes on a Friday: a reminder on the Saturday after helps nobody."""
    monday_to_thursday = replace(a_person(), pattern=WorkingPattern(frozenset({1, 2, 3, 4})))
    assert outline(typed("snooze 18 dec", a_context(person=monday_to_thursday))) == "snooze-too-late"


def test_who_gets_no_reminders_has_nothing_to_snooze() -> None:
    context = a_context(person=replace(a_person(), wants_reminders=False))
    assert outline(typed("snooze monday", context)) == "snooze-needs-reminders"


def test_a_snooze_between_checkins_tells_when_the_next_one_opens() -> None:
    assert "opens on Monday 4 January" in in_words(typed("snooze monday", CLOSED))
    assert outline(step(FINISHED, events.Typed("snooze monday"), CLOSED).effects) == "no-checkin-until"


def test_a_snooze_is_taken_back_once() -> None:
    snoozed = a_context(person=replace(a_person(), snoozed_until=MONDAY))
    taken_back = typed("unsnooze", snoozed)
    assert taken_back == (RecordSnooze(None), Say("unsnoozed", buttons=("snooze|2026-10-12",)))
    assert outline(typed("unsnooze", a_context())) == "not-snoozed"


def test_what_is_over_need_not_be_taken_back() -> None:
    over = a_context(person=replace(a_person(), snoozed_until=TODAY, away_until=TODAY))
    assert outline(typed("unsnooze", over)) == "not-snoozed"
    assert outline(typed("i'm back", over)) == "not-away"


@given(st.integers(1, 80), st.frozensets(st.integers(1, 7), min_size=1))
def test_the_reminder_comes_on_the_day_that_was_told(ahead: int, days: frozenset[int]) -> None:
    """Whatever somebody's week: the plan made from what is kept begins on the day of the confirmation."""
    context = a_context(person=replace(a_person(), pattern=WorkingPattern(days)))
    effects = said(events.Snooze(TODAY + timedelta(days=ahead)), context)
    person = recorded(context.person, effects)
    who = Availability(person.zone, person.pattern, snoozed_until=person.snoozed_until, is_invited=True)
    planned = plan(CHECKIN, context.calendar, who, NOW)
    if person.snoozed_until is None:
        assert outline(effects) == "snooze-too-late"
    else:
        assert BOTH["en"].wording.day(planned[0].due_at, person.zone) in in_words(effects)


# Leave


def test_leave_is_kept_until_the_day_and_told() -> None:
    day = date(2027, 1, 12)
    away = Say("away-set", {"day": "Tuesday 12 January"}, ("back-at-work",))
    assert typed("away until 12 jan", a_context()) == (RecordLeave(day), away)


@pytest.mark.parametrize(
    "text", ["away until next week", "I'm away till next week please", "on leave til monday"]
)
def test_leave_until_next_week_ends_with_its_monday(text: str) -> None:
    assert typed(text, a_context())[0] == RecordLeave(date(2026, 10, 12))


@pytest.mark.parametrize(
    "text", ["i ffwrdd tan yr wythnos nesaf", "ar wyliau nes wythnos nesaf", "rydw i i ffwrdd hyd ddydd llun"]
)
def test_leave_until_next_week_can_be_said_in_welsh(text: str) -> None:
    assert typed(text, a_context(language=WELSH))[0] == RecordLeave(date(2026, 10, 12))


def test_leave_can_be_noted_while_no_checkin_is_open() -> None:
    assert outline(typed("away until 12 jan", CLOSED)) == "RecordLeave away-set"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("away until today", "day-not-later"),
        ("away from monday", "away-starts-now"),
        ("away next week", "away-starts-now"),
        ("i'm away in 3 days", "away-starts-now"),
        ("away from monday until friday", "away-starts-now"),
        ("away monday to friday", "away-starts-now"),
        ("I'm away from 12 jan", "away-starts-now"),
        ("away until 1/1/2026", "day-not-later"),
        ("away until 9/10/2027", "away-too-long"),
        ("away until 31/12/9999", "away-too-long"),
        ("away", "how-to-away"),
        ("away for a bit", "day-unclear-away"),
        ("away until", "day-unclear-away"),
    ],
)
def test_leave_that_cannot_be_kept_changes_nothing_and_says_why(text: str, message: str) -> None:
    assert outline(typed(text, a_context())) == message


def test_leave_of_a_year_can_be_noted() -> None:
    assert outline(typed("away until 8/10/2027", a_context())) == "RecordLeave away-set"


def test_who_is_back_early_gets_reminders_again_and_can_be_away_after_all() -> None:
    away = a_context(person=replace(a_person(), away_until=date(2026, 10, 20)))
    assert typed("I\u2019m back", away) == (RecordLeave(None), Say("away-over", buttons=("away|2026-10-20",)))
    assert outline(typed("i'm back", a_context())) == "not-away"


def test_back_alone_still_means_the_question_before() -> None:
    state = after(events.Start(), events.Typed("4"))
    away = a_context(person=replace(a_person(), away_until=date(2026, 10, 20)))
    assert outline(step(state, events.Typed("back"), away).effects) == "Answered Ask1"


# Reminders


@pytest.mark.parametrize(("wanted", "text"), [(False, "stop reminders"), (True, "start reminders")])
def test_reminders_stop_and_start_once(wanted: bool, text: str) -> None:
    """Whoever has what they ask for is told so, and nothing is kept."""
    message = "reminders-on" if wanted else "reminders-off"
    other = a_context(person=replace(a_person(), wants_reminders=not wanted))
    same = a_context(person=replace(a_person(), wants_reminders=wanted))
    assert typed(text, other)[0] == RecordReminders(wanted)
    assert outline(typed(text, other)) == f"RecordReminders {message}"
    assert outline(typed(text, same)) == f"{message}-already"


def test_stop_alone_still_means_no_more_questions() -> None:
    assert outline(step(STARTED, events.Typed("stop"), a_context()).effects) == "stopped"


# Hours


def test_hours_are_kept_and_told() -> None:
    pattern = WorkingPattern(frozenset({1, 2, 3, 4}), time(10), time(15))
    effects = typed("hours mon-thu 10:00-15:00", a_context())
    assert effects[0] == RecordPattern(pattern)
    assert "Monday to Thursday, 10am to 3pm" in in_words(effects)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("hours mon,wed 9-17", "Monday and Wednesday, 9am to 5pm"),
        ("hours weekdays 8.30am-4pm", "Monday to Friday, 8:30am to 4pm"),
        ("hours tue", "Tuesday, 9am to 5pm"),
        ("hours mon tue 9-12", "Monday and Tuesday, 9am to midday"),
        ("hours mon wed fri", "Monday, Wednesday and Friday, 9am to 5pm"),
    ],
)
def test_hours_are_told_as_people_say_them(text: str, told: str) -> None:
    assert told in in_words(typed(text, a_context()))


def test_the_usual_hours_can_be_had_back() -> None:
    short = a_context(person=replace(a_person(), pattern=WorkingPattern(frozenset({1}))))
    assert typed("hours usual", short)[0] == RecordPattern(WorkingPattern())


def test_the_hours_that_are_kept_can_be_asked_for() -> None:
    short = a_context(
        person=replace(a_person(), pattern=WorkingPattern(frozenset({1, 2}), time(9, 30), time(13)))
    )
    assert "Monday and Tuesday, 9:30am to 1pm" in in_words(typed("hours", short))
    assert outline(typed("hours", short)) == "hours-now"


@pytest.mark.parametrize("text", ["hours 17-9", "hours blah", "hours mon 9-9", "hours 25-26"])
def test_hours_that_make_no_sense_change_nothing_and_say_what_was_expected(text: str) -> None:
    assert outline(typed(text, a_context())) == "hours-unclear"
    assert "start before the end" in in_words(typed(text, a_context()))


def test_weekends_are_told_to_be_free_of_reminders() -> None:
    assert outline(typed("hours sat-sun 9-17", a_context())) == "hours-weekend-only"
    assert outline(typed("hours fri-sun 9-17", a_context())) == "RecordPattern hours-set-weekend"


# The way back


FAR = replace(a_person(), away_until=date(2026, 10, 20), snoozed_until=MONDAY, wants_reminders=True)
SHORT = replace(
    a_person(), pattern=WorkingPattern(frozenset({1, 3}), time(10), time(12)), wants_reminders=False
)
WISHES: tuple[Event, ...] = (
    *(events.Snooze(MONDAY), events.Snooze(None), events.GoAway(MONDAY), events.GoAway(None)),
    *(
        events.WantReminders(True),
        events.WantReminders(False),
        events.SetPattern(WorkingPattern(frozenset({2}))),
    ),
)


PEOPLE = {"usual": a_person(), "away": FAR, "short": SHORT}


@pytest.mark.parametrize(
    ("name", "wish"),
    [
        *[("usual", wish) for wish in WISHES],
        *[("short", wish) for wish in WISHES],
        *(("away", events.Snooze(None)), ("away", events.GoAway(None))),
    ],
)
def test_every_change_can_be_taken_back_by_a_button_on_its_confirmation(name: str, wish: Event) -> None:
    context = a_context(person=PEOPLE[name])
    effects = said(wish, context)
    changed = recorded(context.person, effects)
    if changed != context.person:
        (message,) = [effect for effect in effects if isinstance(effect, Say)]
        (button,) = buttons_of(compose(message, context.language))
        back = said(decode(button.value), replace(context, person=changed))
        assert recorded(changed, back) == context.person


@pytest.mark.parametrize("wish", WISHES)
def test_a_wish_pressed_twice_ends_where_it_ended_once(wish: Event) -> None:
    for person in (a_person(), FAR, SHORT):
        context = a_context(person=person)
        once = recorded(person, said(wish, context))
        assert recorded(once, said(wish, replace(context, person=once))) == once


@pytest.mark.parametrize("wish", WISHES)
@pytest.mark.parametrize("language", BOTH)
def test_wishes_change_no_answer_and_no_question(wish: Event, language: str) -> None:
    for state in (READY, STARTED, FINISHED):
        assert step(state, wish, a_context(language=BOTH[language])).state == state


def test_a_checkin_that_opens_later_where_somebody_lives_is_named_with_its_time() -> None:
    """09:30 in London is 05:00 in Newfoundland, where it opens at 09:30 as well."""
    opens = datetime(2026, 10, 1, 8, 30, tzinfo=UTC)
    checkin: CheckIn = replace(CHECKIN, opens_at=opens)
    context = a_context(person=a_person(zone="America/St_Johns"), checkin=None, now=opens)
    context = replace(context, council_checkin=checkin)
    for text in ("start", "progress", "snooze monday"):
        assert "9:30am on Thursday 1 October" in in_words(typed(text, context))


def test_a_lead_between_checkins_learns_how_to_open_one() -> None:
    lead = replace(CLOSED, person=a_person(is_lead=True))
    assert "type open check-in" in in_words(typed("progress", lead))
    assert "open check-in" not in in_words(typed("progress", CLOSED))


def test_a_council_without_a_working_day_ahead_still_gets_an_answer() -> None:
    frozen = Calendar(freezes=(Freeze(date(2026, 1, 1), date(2030, 1, 1), "Reorganisation"),))
    assert outline(typed("start", replace(CLOSED, calendar=frozen))) == "no-checkin"


def test_only_wishes_are_kept_of_a_person() -> None:
    kept = {
        type(effect)
        for wish in WISHES
        for person in (a_person(), FAR, SHORT)
        for effect in said(wish, a_context(person=person))
        if isinstance(effect, PersonRecord)
    }
    assert kept == set(PersonRecord.__args__) - {RecordLeftOut}
