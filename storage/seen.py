"""Keys of the events that were taken, by which a redelivery is known.

Platforms put ids of conversations into them, so only their hashes are kept and logged: nobody can be found by
them.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Text, bindparam, select, true
from sqlalchemy.sql import ClauseElement

from storage import tables
from storage.columns import AwareDateTime
from storage.database import Session
from storage.given import Given
from storage.prepared import Prepared
from storage.statements import insert_into, is_sqlite

_SHORT = 16


def hashed(key: str) -> str:
    """What is kept of an event's key."""
    return hashlib.sha256(key.encode(errors="surrogatepass")).hexdigest()


def event_id(key: str) -> str:
    """The beginning of the hash: by it an event is known in the log, and found again."""
    return shortened(hashed(key))


def shortened(hash_of_key: str) -> str:
    """The same of a hash that is kept."""
    return hash_of_key[:_SHORT]


async def unseen(session: Session, keys: Sequence[str], now: datetime) -> set[str]:
    """The keys that nobody has taken before; they are taken now.

    A key that another transaction is taking at this moment waits for how that one ends.
    """
    if not keys:
        return set()
    hashes = {hashed(key): key for key in keys}
    given = _GIVEN.values([[each] for each in sorted(hashes)], is_sqlite=is_sqlite(session))
    taken = await _TAKE.fetch(session, {**given, "now": now})
    return {hashes[row["key"]] for row in taken}


def _take(is_sqlite: bool) -> ClauseElement:
    given = _GIVEN.table(is_sqlite=is_sqlite)
    rows = select(given.c.key, bindparam("now", type_=AwareDateTime())).where(true())
    adding = insert_into(tables.seen, is_sqlite=is_sqlite).from_select(["key", "at"], rows)
    return adding.on_conflict_do_nothing(index_elements=["key"]).returning(tables.seen.c.key)


_GIVEN = Given("given", key=Text())
_TAKE = Prepared(_take)
