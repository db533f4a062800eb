"""What one transaction of turns reads and writes.

Begin with `unseen`, then `load_standings`, and end with `queue`: each locks what it touches in one order, so
replicas that meet the same people or conversations take turns instead of waiting for each other in a circle.
"""

from collections.abc import Sequence
from datetime import datetime

from storage.answers import AnswerRecord, record
from storage.database import Session
from storage.outbox import (
    AddressKey,
    Outgoing,
    address_key,
    queue,
    remember_addresses,
    remember_cards,
)
from storage.people import Standing, UnknownWorkspace, load_standings, save_states, update_profiles
from storage.statements import insert
from storage.tables import seen

__all__ = [
    "AddressKey",
    "AnswerRecord",
    "Outgoing",
    "Standing",
    "UnknownWorkspace",
    "address_key",
    "load_standings",
    "queue",
    "record",
    "remember_addresses",
    "remember_cards",
    "save_states",
    "unseen",
    "update_profiles",
]


async def unseen(session: Session, keys: Sequence[str], now: datetime) -> set[str]:
    """The keys that nobody has taken before; they are taken now.

    A key that another transaction is taking at this moment waits for how that one ends.
    """
    if not keys:
        return set()
    taken = await session.scalars(
        insert(session, seen).on_conflict_do_nothing(index_elements=["key"]).returning(seen.c.key),
        [{"key": key, "at": now} for key in sorted(set(keys))],
    )
    return set(taken)
