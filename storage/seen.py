"""Keys of the events that were taken, by which a redelivery is known.

Platforms put ids of conversations into them, so only their hashes are kept and logged: nobody can be found by
them.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Text, bindparam, func, select, true
from sqlalchemy.dialects import postgresql
from sqlalchemy.sql import ClauseElement

from storage import tables
from storage.columns import AwareDateTime
from storage.database import Session
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
    given = sorted(hashes)
    taken = await _TAKE.fetch(session, {"keys": json.dumps(given) if is_sqlite(session) else given, "now": now})
    return {hashes[key] for (key,) in taken}


def _take(is_sqlite: bool) -> ClauseElement:
    if is_sqlite:
        given = func.json_each(bindparam("keys", type_=Text())).table_valued("value").c.value
    else:
        given = (
            func.unnest(bindparam("keys", type_=postgresql.ARRAY(Text())))
            .table_valued("key")
            .render_derived()
            .c.key
        )
    rows = select(given, bindparam("now", type_=AwareDateTime())).where(true())
    adding = insert_into(tables.seen, is_sqlite=is_sqlite).from_select(["key", "at"], rows)
    return adding.on_conflict_do_nothing(index_elements=["key"]).returning(tables.seen.c.key)


_TAKE = Prepared(_take)
