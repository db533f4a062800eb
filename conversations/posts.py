"""Which posts a check-in makes in the council's channel, and when: each once, on a working day."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from conversations.calendar import CLOSING_TIME, OPENING_TIME, Calendar
from conversations.people import HOME_ZONE, CheckIn

CLOSING = "closing"
WEEK = "week"

LATEST = timedelta(days=14)
"""A post that could not be made for so long is not made any more."""

_HOME = ZoneInfo(HOME_ZONE)


def due_posts(checkin: CheckIn, calendar: Calendar, now: datetime) -> Iterator[str]:
    """The keys of the posts that it is time for, such as `week:1` or `closing:2026-10-21`.

    The week's news are for that day alone; the closing post waits for the end of days on which nothing is sent.
    """
    if checkin.is_open(now) and checkin.paused_at is None:
        yield from _weekly(checkin, calendar, now)
    if checkin.closes_at <= now < checkin.closes_at + LATEST:
        yield from _closing(checkin, calendar, now)


def _weekly(checkin: CheckIn, calendar: Calendar, now: datetime) -> Iterator[str]:
    """At opening time on the first working day after each full week."""
    opened = checkin.opens_at.astimezone(_HOME).date()
    today = now.astimezone(_HOME).date()
    week = (today - opened).days // 7
    if week < 1:
        return
    day = next(calendar.working_days(opened + timedelta(weeks=week), today), None)
    begins, ends = (datetime.combine(today, each, _HOME) for each in (OPENING_TIME, CLOSING_TIME))
    if day == today and begins <= now < ends:
        yield f"{WEEK}:{week}"


def _closing(checkin: CheckIn, calendar: Calendar, now: datetime) -> Iterator[str]:
    closed = checkin.closes_at.astimezone(_HOME).date()
    today = now.astimezone(_HOME).date()
    may_speak = calendar.freeze(today) is None and (today == closed or _is_in_working_hours(calendar, now))
    if may_speak:
        yield f"{CLOSING}:{closed}"


def _is_in_working_hours(calendar: Calendar, now: datetime) -> bool:
    local = now.astimezone(_HOME)
    return calendar.is_working_day(local.date()) and OPENING_TIME <= local.time() < CLOSING_TIME
