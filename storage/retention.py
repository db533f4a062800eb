"""How long answers are kept: those of check-ins that closed longer ago than a council wants become counts.

What was published of them stays, in counts and snapshots. It goes in small transactions: call until nothing
is left.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Table, delete, exists, or_, select, tuple_, update

from conversations.codec import load_state
from conversations.keeping import FEWEST_MONTHS, months_before
from conversations.state import Phase, State
from storage.database import Session
from storage.people import save_states
from storage.tables import answer, answer_revision, checkin, council, person

_LONGEST_AGO = timedelta(days=28 * FEWEST_MONTHS)
"""No council's answers go sooner."""


async def keep_months(session: Session, number: int) -> int:
    """For how many months a council keeps answers. Raises LookupError for an unknown council."""
    months = await session.scalar(select(council.c.keep_months).where(council.c.id == number))
    if months is None:
        raise LookupError(f"there is no council {number}")
    return int(months)


async def set_keep_months(session: Session, number: int, months: int) -> None:
    await session.execute(update(council).where(council.c.id == number).values(keep_months=months))


async def purge(session: Session, now: datetime, limit: int = 1_000) -> int:
    """Deletes at most `limit` rows of each kind that were kept long enough; returns how many."""
    old = await _old_checkins(session, now)
    if not old:
        return 0
    gone = [await _purge(session, table, old, limit) for table in (answer_revision, answer)]
    return sum(gone) + await _clear_states(session, old, limit)


async def _old_checkins(session: Session, now: datetime) -> list[int]:
    """The check-ins of all councils of which something is still kept that should not be."""
    is_in = (answer.c.checkin_id == checkin.c.id, answer_revision.c.checkin_id == checkin.c.id)
    stands_in = exists().where(person.c.council_id == checkin.c.council_id, person.c.checkin_id == checkin.c.id)
    rows = await session.execute(
        select(checkin.c.id, checkin.c.closes_at, council.c.keep_months)
        .join(council, council.c.id == checkin.c.council_id)
        .where(
            checkin.c.closes_at < now - _LONGEST_AGO,
            or_(exists().where(is_in[0]), exists().where(is_in[1]), stands_in),
        )
        .order_by(checkin.c.id)
    )
    return [number for number, closed, months in rows.tuples() if closed < months_before(now, months)]


async def _purge(session: Session, table: Table, checkins: Collection[int], limit: int) -> int:
    key = tuple(table.primary_key.columns)
    some = select(*key).where(table.c.checkin_id.in_(checkins)).limit(limit)
    gone = await session.execute(delete(table).where(tuple_(*key).in_(some)).returning(table.c.checkin_id))
    return len(gone.all())


async def _clear_states(session: Session, checkins: Collection[int], limit: int) -> int:
    """The choices of whoever has not been back since. Those who are talking at this moment are left for the
    next time.
    """
    rows = await session.execute(
        select(person.c.id, person.c.state)
        .where(person.c.checkin_id.in_(checkins))
        .order_by(person.c.id)
        .limit(limit)
        .with_for_update(key_share=True, skip_locked=True)
    )
    states = {number: _without_answers(load_state(text)) for number, text in rows.tuples()}
    await save_states(session, states)
    return len(states)


def _without_answers(state: State) -> State:
    phase = state.phase if state.phase in (Phase.NEW, Phase.STOPPED) else Phase.READY
    return State(phase=phase, language=state.language, has_page=state.has_page)
