"""Keys of the events that were taken, by which a redelivery is known.

Platforms put ids of conversations into them, so only their hashes are kept: nobody can be found by them.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from storage import tables
from storage.database import Session
from storage.statements import insert


async def unseen(session: Session, keys: Sequence[str], now: datetime) -> set[str]:
    """The keys that nobody has taken before; they are taken now.

    A key that another transaction is taking at this moment waits for how that one ends.
    """
    if not keys:
        return set()
    hashes = {hashlib.sha256(key.encode(errors="surrogatepass")).hexdigest(): key for key in keys}
    taken = await session.scalars(
        insert(session, tables.seen)
        .on_conflict_do_nothing(index_elements=["key"])
        .returning(tables.seen.c.key),
        [{"key": each, "at": now} for each in sorted(hashes)],
    )
    return {hashes[each] for each in taken}
