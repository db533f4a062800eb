"""Reads the comments that a summary quotes (see conversations.quotes)."""

from collections.abc import Collection, Mapping
from datetime import datetime

from conversations.framework import Framework
from conversations.people import CheckIn
from conversations.quotes import by_theme, chosen, questions_under
from storage import quotes as store
from storage.database import Session


async def quotes_of(
    session: Session,
    framework: Framework,
    checkin: CheckIn,
    keys: Collection[str],
    *,
    least: int,
    now: datetime,
) -> Mapping[str, tuple[str, ...]]:
    """A few under each of the keys, where at least so many people stand behind its figure."""
    if not keys or checkin.is_open(now):
        return {}
    quotable = await store.quotable(session, checkin)
    quoted = {}
    for key, some in by_theme(quotable, keys, framework).items():
        if await store.people_behind(session, checkin, questions_under(key, framework)) >= least:
            quoted[key] = chosen(some)
    return quoted
