"""Cards that were sent, once what stands on them is over."""

from sqlalchemy import delete, exists, select

from storage.database import Session
from storage.outbox import SentCard, remember_cards
from storage.tables import address, card


async def put_away(session: Session, lane: int, key: str) -> str | None:
    """Keeps the card that a conversation has under `key` under a key of its own, which it gives: nothing that
    comes later can take its place by the old one. None where there is none, or it was put away before.
    """
    # The lane first, as turns and deliveries do: else two transactions could each wait for the other.
    await session.execute(select(address.c.id).where(address.c.id == lane).with_for_update(key_share=True))
    found = await session.scalars(
        delete(card).where(card.c.address_id == lane, card.c.key == key).returning(card.c.ref)
    )
    ref = found.one_or_none()
    if ref is None:
        return None
    own = f"{key}:{ref}"
    if await session.scalar(select(exists().where(card.c.address_id == lane, card.c.key == own))):
        return None
    await remember_cards(session, [SentCard(lane, own, ref)])
    return own
