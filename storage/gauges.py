"""How much is waiting in the whole deployment, for those who watch it. Counts only, and never of one council.

A count stops at MOST: what is beyond that is alarming enough, and counting it would take long.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import DateTime, func, literal, select

from storage.database import Session
from storage.statements import is_dead, is_planned, is_queued, is_sqlite, waits_since
from storage.tables import nudge, outbox

MOST = 20_000


@dataclass(frozen=True, slots=True)
class Gauges:
    """`oldest`: since when the oldest of the queued messages that were looked at waits. `database_now`: by the
    clock of the database's own machine, if it has one.
    """

    queued: int
    oldest: datetime | None
    dead: int
    nudges_due: int
    database_now: datetime | None


async def gauges(session: Session, now: datetime) -> Gauges:
    waiting = select(waits_since.label("since")).where(is_queued).limit(MOST).subquery()
    queued, oldest = (await session.execute(select(func.count(), func.min(waiting.c.since)))).tuples().one()
    dead = select(literal(1)).select_from(outbox).where(is_dead).limit(MOST).subquery()
    due = select(literal(1)).select_from(nudge).where(is_planned, nudge.c.due_at <= now).limit(MOST).subquery()
    return Gauges(
        queued=queued,
        oldest=oldest,
        dead=await session.scalar(select(func.count()).select_from(dead)) or 0,
        nudges_due=await session.scalar(select(func.count()).select_from(due)) or 0,
        database_now=None if is_sqlite(session) else await _clock(session),
    )


async def _clock(session: Session) -> datetime | None:
    return await session.scalar(select(func.clock_timestamp(type_=DateTime(timezone=True))))
