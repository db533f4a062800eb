"""Whether the database can be written: one that is full or locked can still be read."""

from datetime import datetime
from uuid import uuid4

from sqlalchemy import delete

from storage.database import Session
from storage.seen import hashed
from storage.statements import insert
from storage.tables import seen


async def try_to_write(session: Session, now: datetime) -> None:
    """Leaves nothing behind, and yet the disk has to take it before the transaction is over."""
    key = hashed(uuid4().hex)
    await session.execute(insert(session, seen).values(key=key, at=now))
    await session.execute(delete(seen).where(seen.c.key == key))
