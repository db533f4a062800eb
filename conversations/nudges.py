"""Which nudges people get in a check-in, and when: never outside their working time, never two on a day.

A nudge is named by its key within check-in and person, for good: what was sent once is never planned again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from conversations.calendar import OPENING_TIME, Calendar
from conversations.people import HOME_ZONE, CheckIn, Person, WorkingPattern

MANUAL_EVERY = 5
"""Working days from one manual nudge of everybody to the next."""

SPREAD = timedelta(hours=1)
"""A large council's nudges are spread over this long, so that they never outrun what platforms allow."""

EVERY = timedelta(seconds=0.5)
"""Between two people's nudges: half of what the slower platform takes at least."""

_LAST_CALL = timedelta(hours=1)
"""Nobody is nudged with less than this left to answer."""

_ROOM = timedelta(minutes=30)
"""Where less than this is left of a working day, the next day is used."""

_DAY = timedelta(days=1)
_USUAL = WorkingPattern()


class NudgeKind(StrEnum):
    """What a nudge's key begins with."""

    INVITATION = "invitation"
    REMINDER = "reminder"
    LAST_DAY = "last-day"
    SNOOZE = "snooze"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Availability:
    """What decides when somebody may be nudged; people alike in it are planned together.

    `joined_at` is set for those who joined after the check-in opened: they are invited on a later day, since
    who joins by writing has just been greeted. `is_invited`: their invitation was handed over already.
    `nudged_on`: the day, in their time zone, on which a nudge of this check-in, of whatever kind, was handed
    over last. `is_optional`: they need not take part; `is_reminded`: they have been reminded of it already.
    """

    zone: str = HOME_ZONE
    pattern: WorkingPattern = _USUAL
    away_until: date | None = None
    snoozed_until: date | None = None
    joined_at: datetime | None = None
    is_invited: bool = False
    nudged_on: date | None = None
    is_optional: bool = False
    is_reminded: bool = False


@dataclass(frozen=True, slots=True)
class PlannedNudge:
    """To be sent from `due_at` on and before `expires_at`; people are spread over `spread` seconds (at least 1)
    from `due_at` by their ordinals.
    """

    key: str
    due_at: datetime
    expires_at: datetime
    spread: int = 1


@dataclass(frozen=True, slots=True)
class _Slot:
    """Somebody's working time on one day, as far as it may be used."""

    day: date
    due_at: datetime
    expires_at: datetime


def kind_of(key: str) -> NudgeKind:
    """The kind in a nudge's key, such as `reminder:2` or `manual:2026-10-07`."""
    return NudgeKind(key.partition(":")[0])


def is_reminder(key: str) -> bool:
    """Whether a nudge of a check-in reminds people who did not ask for it."""
    return kind_of(key) in (NudgeKind.REMINDER, NudgeKind.LAST_DAY, NudgeKind.MANUAL)


def plan(
    checkin: CheckIn, calendar: Calendar, who: Availability, now: datetime, *, people: int = 1
) -> tuple[PlannedNudge, ...]:
    """All nudges that such people get in a check-in, the first first, as seen at `now`. Whoever need not take
    part gets one reminder at most.

    The invitation, or what somebody asked for by snoozing, is made up for on their next working day when its
    moment has passed; a reminder whose moment has passed is not. `people`: how many the council has, which
    decides how far they are spread.
    """
    opens = _opening(checkin, who)
    slots = tuple(_slots(checkin, calendar, who, opens))
    began = max(_local_day(opens, who), who.nudged_on or date.min)
    planned = []
    if key := _first_key(who, _local_day(opens, who)):
        slot = next((each for each in slots if each.expires_at > now), None)
        if slot is None:
            return ()
        planned, began = [(key, slot)], slot.day
    reminders = _reminders(checkin, calendar, [each for each in slots if each.day > began], began)
    coming = [(key, slot) for key, slot in reminders if slot.expires_at > now]
    planned += coming if not who.is_optional else [] if who.is_reminded else coming[:1]
    return tuple(_planned(key, slot, people) for key, slot in planned)


def is_welcome(calendar: Calendar, person: Person, now: datetime) -> bool:
    """Whether somebody may be nudged at this moment, by what they and the calendar say now."""
    local = now.astimezone(ZoneInfo(person.zone))
    day, pattern = local.date(), person.pattern
    if day < max(person.away_until or date.min, person.snoozed_until or date.min):
        return False
    works = day.isoweekday() in pattern.days and pattern.starts <= local.time() < pattern.ends
    return works and calendar.is_working_day(day)


def manual(
    checkin: CheckIn, calendar: Calendar, who: Availability, now: datetime, *, people: int = 1
) -> PlannedNudge | None:
    """The reminder that a lead asks for now; None for people with no working time left before the close, and
    for those who need not take part and have been reminded.
    """
    if who.is_optional and who.is_reminded:
        return None
    opens = max(now, _opening(checkin, who))
    slot = next(_slots(checkin, calendar, who, opens), None)
    key = f"{NudgeKind.MANUAL}:{_home_day(now)}"
    return _planned(key, slot, people) if slot else None


def next_manual(calendar: Calendar, last: datetime | None, now: datetime) -> date | None:
    """The day from which a lead may have everybody nudged again; None when they may now."""
    if last is None:
        return None
    since = _home_day(last)
    if calendar.working_days_after(since, _home_day(now)) >= MANUAL_EVERY:
        return None
    return calendar.nth_working_day(since + _DAY, MANUAL_EVERY, since + timedelta(days=366))


def hours_on(day: date, who: Availability) -> tuple[datetime, datetime]:
    """From when, and until when, somebody may be nudged on a day that they work: from the council's opening
    time where that suits their hours, else from when they begin.
    """
    opening, starts, ends = (
        _moment(day, at, who) for at in (OPENING_TIME, who.pattern.starts, who.pattern.ends)
    )
    return opening if starts <= opening <= ends - _ROOM else starts, ends


def _opening(checkin: CheckIn, who: Availability) -> datetime:
    """When somebody can be invited first: at the opening, or on the day after they joined."""
    opens = checkin.opens_for(who.zone)
    if who.joined_at is None or who.joined_at <= opens:
        return opens
    return _moment(_local_day(who.joined_at, who) + _DAY, time(), who)


def _first_key(who: Availability, opening: date) -> str | None:
    """The invitation, or in its place what somebody asked for by snoozing; None for those who have heard it."""
    if who.snoozed_until is None or who.snoozed_until <= opening:
        return None if who.is_invited or who.nudged_on else str(NudgeKind.INVITATION)
    if who.nudged_on and who.nudged_on >= who.snoozed_until:
        return None
    return f"{NudgeKind.SNOOZE}:{who.snoozed_until}"


def _reminders(
    checkin: CheckIn, calendar: Calendar, slots: Sequence[_Slot], began: date
) -> Iterator[tuple[str, _Slot]]:
    """At most two reminders, then one on the last working day, each on a later day than the one before.

    A reminder whose day comes before the last contact is left out: nobody is reminded on the heels of that.
    """
    last = slots[-1] if slots else None
    opening, closing = _home_day(checkin.opens_at), _home_day(checkin.closes_at)
    for number, working_day in enumerate(calendar.reminder_days[:2], start=1):
        day = calendar.nth_working_day(opening, working_day, closing)
        if day is None or day <= began:
            continue
        slot = next((each for each in slots if each.day >= day), None)
        if slot is not None and slot != last:
            began = slot.day
            yield f"{NudgeKind.REMINDER}:{number}", slot
    if last is not None:
        yield str(NudgeKind.LAST_DAY), last


def _slots(checkin: CheckIn, calendar: Calendar, who: Availability, start: datetime) -> Iterator[_Slot]:
    """Somebody's working times from `start` until the check-in closes, a day at a time."""
    pattern, last_call = who.pattern, checkin.closes_at - _LAST_CALL
    day = max(_local_day(start, who), who.away_until or date.min, who.snoozed_until or date.min)
    while day <= _local_day(checkin.closes_at, who):
        if day.isoweekday() in pattern.days and calendar.is_working_day(day):
            begins, ends = hours_on(day, who)
            expires_at = min(ends, last_call)
            if begins < expires_at and (start <= begins or start + _ROOM <= expires_at):
                yield _Slot(day, max(begins, start), expires_at)
        day += _DAY


def _planned(key: str, slot: _Slot, people: int) -> PlannedNudge:
    """Spread over half of the time that is left at most, so that the last have time enough too."""
    spread = min(SPREAD, people * EVERY, (slot.expires_at - slot.due_at) / 2)
    return PlannedNudge(key, slot.due_at, slot.expires_at, max(1, int(spread.total_seconds())))


def _moment(day: date, at: time, who: Availability) -> datetime:
    """In UTC: hours between two times of day can't be told from each other when clocks change between them."""
    return datetime.combine(day, at, ZoneInfo(who.zone)).astimezone(UTC)


def _local_day(moment: datetime, who: Availability) -> date:
    return moment.astimezone(ZoneInfo(who.zone)).date()


def _home_day(moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(HOME_ZONE)).date()
