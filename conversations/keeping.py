"""For how long a council keeps answers, after which only counts are left of them."""

from calendar import monthrange
from datetime import datetime

FEWEST_MONTHS, MOST_MONTHS = 6, 84


def may_keep(months: int) -> bool:
    return FEWEST_MONTHS <= months <= MOST_MONTHS


def months_before(moment: datetime, months: int) -> datetime:
    """The same time of day so many months earlier; on the month's last day where it has no such day."""
    year, index = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    month = index + 1
    return moment.replace(year=year, month=month, day=min(moment.day, monthrange(year, month)[1]))
