"""Quarters of the year, and the check-in that belongs to each."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

CLOSING_TIME = time(17)


def quarter_at(now: datetime, zone: str) -> int:
    """The quarter of a moment, as people in `zone` see it; counted as in CheckIn."""
    local = now.astimezone(ZoneInfo(zone))
    return local.year * 4 + (local.month - 1) // 3


def quarter_span(quarter: int, zone: str) -> tuple[datetime, datetime]:
    """When a quarter's check-in opens and closes: the first day's midnight, and 17:00 on the last day."""
    first, following = _first_day(quarter), _first_day(quarter + 1)
    place = ZoneInfo(zone)
    last = following - timedelta(days=1)
    return datetime.combine(first, time(), place), datetime.combine(last, CLOSING_TIME, place)


def _first_day(quarter: int) -> date:
    year, index = divmod(quarter, 4)
    return date(year, index * 3 + 1, 1)
