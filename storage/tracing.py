"""What became of one event: when it was taken, and how each message that answers it went."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from storage.database import Session
from storage.tables import address, outbox, seen


@dataclass(frozen=True, slots=True)
class Taken:
    """An event by the whole hash of its key, and when storing it began, after it was received."""

    event: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Reply:
    """A message that answers an event. `what`: its kind, as conversations.effects calls it.

    `state` as in the outbox; `error`: what the platform said the last time.
    """

    id: int
    what: str
    door: str
    state: str
    attempts: int
    created_at: datetime
    due_at: datetime
    sent_at: datetime | None
    error: str | None
    retried_at: datetime | None


async def taken(session: Session, hashes: Sequence[str], limit: int = 10) -> list[Taken]:
    """The events whose hashes begin with any of these: of all councils, since none is kept with an event."""
    found: list[Taken] = []
    for each in hashes:
        # Behind every hexadecimal digit comes "g".
        rows = await session.execute(
            select(seen.c.key, seen.c.at).where(seen.c.key.between(each, each + "g")).limit(limit)
        )
        found += [Taken(event, at) for event, at in rows.tuples()]
    return found


async def replies(session: Session, council: int, event: str) -> list[Reply]:
    """A council's messages that answer an event, in their order. What needed no sending has left no trace."""
    rows = await session.execute(
        select(outbox, address.c.door)
        .join(address, address.c.id == outbox.c.address_id)
        .where(outbox.c.council_id == council, outbox.c.event == event)
        .order_by(outbox.c.id)
    )
    return [
        Reply(
            id=row["id"],
            what=row["message"].partition(" ")[0],
            door=row["door"],
            state=row["state"],
            attempts=row["attempts"],
            created_at=row["created_at"],
            due_at=row["due_at"],
            sent_at=row["sent_at"],
            error=row["error"],
            retried_at=row["retried_at"],
        )
        for row in rows.mappings()
    ]
