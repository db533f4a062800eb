"""When a check-in's answers are looked through for what may be published."""

from datetime import datetime, timedelta

from conversations.people import CheckIn

EVERY = timedelta(minutes=10)
"""How often while a check-in is open. By then nearly all answers have the barrier or the evidence that their
people name: what is added later counts as a change, and waits for others.
"""


def is_due(checkin: CheckIn, last: datetime | None, now: datetime) -> bool:
    """`last`: when it was done last. After the close it is done at once, and a little later for answers that
    were on their way.
    """
    if now < checkin.opens_at:
        return False
    if last is None:
        return True
    if checkin.is_open(now):
        return last + EVERY <= now
    later = checkin.closes_at + EVERY
    return last < checkin.closes_at or last < later <= now
