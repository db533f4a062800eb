"""What was written down by a clock that has been set back since."""

from datetime import datetime, timedelta

from sqlalchemy import select, update

from storage.database import Session
from storage.statements import is_queued
from storage.tables import address, outbox

_CLOCKS_APART = timedelta(minutes=1)


async def bring_forward(session: Session, now: datetime) -> int:
    """Everything that waits to be sent is due; gives how many messages would have waited longer.

    A pause that a platform asked for is cut short with it, which it will say again.
    """
    # Lanes first and in order, as everywhere: else this and a turn could each wait for the other.
    late = select(address.c.id).where(address.c.due_at.is_not(None)).order_by(address.c.id)
    await session.execute(late.with_for_update(key_share=True))
    moved = await session.execute(
        update(outbox).where(is_queued, outbox.c.due_at > now).values(due_at=now).returning(outbox.c.id)
    )
    await session.execute(update(address).where(address.c.due_at > now).values(due_at=now))
    return len(moved.all())


async def is_from_later(session: Session, now: datetime) -> bool:
    """Whether something waits that was queued at a time which has not come yet."""
    later = select(outbox.c.id).where(is_queued, outbox.c.created_at > now + _CLOCKS_APART).limit(1)
    return await session.scalar(later) is not None


async def free_abandoned(session: Session, now: datetime, lease: timedelta) -> None:
    """Ends the leases that reach further than any that is taken now."""
    too_long = address.c.leased_until > now + lease + _CLOCKS_APART
    held = select(address.c.id).where(too_long).order_by(address.c.id).with_for_update(key_share=True)
    lanes = list(await session.scalars(held))
    await session.execute(update(address).where(address.c.id.in_(lanes)).values(leased_until=now))
