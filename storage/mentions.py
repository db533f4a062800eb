"""Messages in the queue, sent or not, that name a person: to others too, who are told of an owner or a lead."""

import json
import re
from collections.abc import Collection

from sqlalchemy import RowMapping, false, or_, select
from sqlalchemy import delete as delete_from

from storage.database import Session
from storage.tables import outbox

_AT_A_TIME = 500

_OUR_OWN = frozenset({"message", "buttons", "key"})
"""Fields of messages that hold words of the program, not of people."""


async def find(session: Session, council: int, names: Collection[str]) -> list[RowMapping]:
    """A council's messages that hold any of the names or ids as a whole; those with the same letters in a
    longer word are no mention.
    """
    wanted = sorted(filter(None, names))
    spelt = {part for each in wanted for part in (each, json.dumps(each, ensure_ascii=False)[1:-1])}
    holds = [
        column.contains(part, autoescape=True)
        for part in sorted(spelt)
        for column in (outbox.c.message, outbox.c.via)
    ]
    rows = await session.execute(
        select(outbox).where(outbox.c.council_id == council, or_(false(), *holds)).order_by(outbox.c.id)
    )
    whole = re.compile("|".join(rf"(?<!\w){re.escape(each)}(?!\w)" for each in wanted))
    return [row for row in rows.mappings() if any(map(whole.search, _texts_of(row)))]


async def delete(
    session: Session, council: int, names: Collection[str], *, but_in: Collection[int] = ()
) -> None:
    """`but_in`: conversations whose messages stay."""
    rows = await find(session, council, names)
    found = [row["id"] for row in rows if row["address_id"] not in but_in]
    for start in range(0, len(found), _AT_A_TIME):
        some = found[start : start + _AT_A_TIME]
        await session.execute(delete_from(outbox).where(outbox.c.id.in_(some)))


def _texts_of(row: RowMapping) -> list[str]:
    return [*_texts(row["message"].partition(" ")[2]), *_texts(row["via"] or "{}")]


def _texts(text: str) -> list[str]:
    """Every text in some JSON that people may have written; all of it where it is no JSON."""
    try:
        waiting: list[object] = [json.loads(text)]
    except ValueError:
        return [text]
    found: list[str] = []
    while waiting:
        match waiting.pop():
            case str() as one:
                found.append(one)
            case list() as several:
                waiting += several
            case dict() as fields:
                waiting += [value for name, value in fields.items() if name not in _OUR_OWN]
    return found
