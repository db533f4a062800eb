"""When people want to be left in peace: reminders on another day, leave, no reminders, their working hours.

Every change says what it leads to, and how to take it back.
"""

from datetime import date, timedelta
from typing import assert_never

from conversations import events
from conversations.buttons import encode
from conversations.context import Context
from conversations.effects import Effect, RecordLeave, RecordPattern, RecordReminders, RecordSnooze, Say
from conversations.hours import WEEKEND
from conversations.nudges import Availability, NudgeKind, kind_of, plan
from conversations.people import CheckIn, WorkingPattern
from conversations.upcoming import none_open
from conversations.words import Wording

LONGEST_LEAVE = timedelta(days=366)

Wish = events.Snooze | events.GoAway | events.WantReminders | events.SetPattern


def grant(wish: Wish, context: Context) -> tuple[Effect, ...]:
    """What is kept of somebody's wish, and what they are told."""
    match wish:
        case events.Snooze(until):
            return _unsnooze(context) if until is None else _snooze(until, context)
        case events.GoAway(until):
            return _come_back(context) if until is None else _go_away(until, context)
        case events.WantReminders(wanted):
            return _set_reminders(wanted, context)
        case events.SetPattern(pattern):
            return _set_hours(pattern, context)
        case _:
            assert_never(wish)


def hours(context: Context) -> Say:
    """The hours that are kept now, and how to change them."""
    return Say("hours-now", _spoken(context.person.pattern, context.language.wording))


def _snooze(until: date, context: Context) -> tuple[Effect, ...]:
    if context.checkin is None:
        return (none_open(context),)
    if not context.person.wants_reminders:
        return (Say("snooze-needs-reminders", buttons=("start-reminders",)),)
    if until <= context.today:
        return (Say("day-not-later", {"day": context.language.wording.calendar_day(until)}),)
    reminded = _reminded_on(until, context.checkin, context)
    if reminded is None:
        closes = context.language.wording.moment(context.checkin.closes_at, context.person.zone)
        return (Say("snooze-too-late", {"closes": closes}),)
    said = {"day": context.language.wording.calendar_day(reminded)}
    return RecordSnooze(until), Say("snoozed", said, ("unsnooze",))


def _reminded_on(until: date, checkin: CheckIn, context: Context) -> date | None:
    """The first day from `until` on that is a working day of theirs; None when the check-in closes before."""
    person = context.person
    who = Availability(person.zone, person.pattern, person.away_until, snoozed_until=until)
    planned = plan(checkin, context.calendar, who, context.now)
    if not planned or kind_of(planned[0].key) is not NudgeKind.SNOOZE:
        return None
    return planned[0].due_at.astimezone(context.zone).date()


def _unsnooze(context: Context) -> tuple[Effect, ...]:
    until = context.person.snoozed_until
    if until is None or until <= context.today:
        return (Say("not-snoozed"),)
    return RecordSnooze(None), Say("unsnoozed", buttons=(encode(events.Snooze(until)),))


def _go_away(until: date, context: Context) -> tuple[Effect, ...]:
    said = {"day": context.language.wording.calendar_day(until)}
    if until <= context.today:
        return (Say("day-not-later", said),)
    if until > context.today + LONGEST_LEAVE:
        return (Say("away-too-long"),)
    return RecordLeave(until), Say("away-set", said, ("back-at-work",))


def _come_back(context: Context) -> tuple[Effect, ...]:
    until = context.person.away_until
    if until is None or until <= context.today:
        return (Say("not-away"),)
    return RecordLeave(None), Say("away-over", buttons=(encode(events.GoAway(until)),))


def _set_reminders(wanted: bool, context: Context) -> tuple[Effect, ...]:
    way_back = ("stop-reminders",) if wanted else ("start-reminders",)
    if context.person.wants_reminders == wanted:
        return (Say("reminders-on-already" if wanted else "reminders-off-already", buttons=way_back),)
    return RecordReminders(wanted), Say("reminders-on" if wanted else "reminders-off", buttons=way_back)


def _set_hours(pattern: WorkingPattern, context: Context) -> tuple[Effect, ...]:
    if pattern.days <= WEEKEND:
        return (Say("hours-weekend-only"),)
    before = context.person.pattern
    way_back = (encode(events.SetPattern(before)),) if before != pattern else ()
    said = _spoken(pattern, context.language.wording)
    message = "hours-set-weekend" if pattern.days & WEEKEND else "hours-set"
    return RecordPattern(pattern), Say(message, said, way_back)


def _spoken(pattern: WorkingPattern, wording: Wording) -> dict[str, str | int]:
    return {
        "days": _spoken_days(sorted(pattern.days), wording),
        "starts": wording.clock(pattern.starts),
        "ends": wording.clock(pattern.ends),
    }


def _spoken_days(days: list[int], wording: Wording) -> str:
    """Three or more days in a row are named by the first and the last."""
    names = [wording.weekday(day) for day in days]
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return wording.text("from-to", {"first": names[0], "last": names[-1]})
    return wording.all_of(names)
