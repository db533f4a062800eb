"""What waits in a lane to be sent."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.sql import ClauseElement

from conversations.effects import Message, card_key, replaces_card
from conversations.people import Address
from storage.columns import Id, Words
from storage.database import Session
from storage.given import Given
from storage.outbox import readable
from storage.prepared import AnyRow, Prepared
from storage.statements import is_queued, is_sqlite
from storage.tables import card, outbox


@dataclass(frozen=True, slots=True)
class Lane:
    """A leased address. `wakes` as it was when leased.

    `full_at`: when the conversation's bucket is full again (see storage.pace); `rests_until`: until then nobody
    need look here.
    """

    id: int
    council: int
    address: Address
    wakes: int
    full_at: datetime | None = None
    rests_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Queued:
    """A message to send now. `message` is None when this version cannot read it: a newer one queued it.

    `card` names the card that it makes or replaces. `replaces` is the door's name for the card to replace, as
    far as known when read: sending an earlier message of the same lane can make it (see `Sent.ref`). Not to be
    sent from `expires_at` on; `is_doubtful`: it may have arrived although nobody knows of it. `retried_at`:
    when it was queued again after it had been given up. `event`: of what it answers, as storage.seen hashes it.
    """

    id: int
    message: Message | None
    locale: str
    via: Mapping[str, str]
    private: bool
    attempts: int
    created_at: datetime
    card: str | None
    replaces: str | None
    expires_at: datetime | None = None
    is_doubtful: bool = False
    retried_at: datetime | None = None
    event: str | None = None

    @property
    def is_update(self) -> bool:
        return self.message is not None and replaces_card(self.message)


async def queued(
    session: Session, lanes: Sequence[Lane], now: datetime, per_lane: int = 20
) -> dict[int, list[Queued]]:
    """What may be sent now from each lane, in order: nothing overtakes a message that was postponed."""
    given = _LANES.values([[lane.id] for lane in lanes], is_sqlite=is_sqlite(session))
    found: dict[int, list[AnyRow]] = {lane.id: [] for lane in lanes}
    held: set[int] = set()
    for row in await _QUEUED.fetch(session, {**given, "per_lane": per_lane}):
        if row["due_at"] > now:
            held.add(row["address_id"])
        if row["address_id"] not in held:
            found[row["address_id"]].append(row)
    messages = {row["id"]: readable(row["message"]) for rows in found.values() for row in rows}
    refs = await _refs(session, found.keys(), messages.values())
    return {lane: [_queued(row, messages[row["id"]], refs) for row in rows] for lane, rows in found.items()}


def _heads(is_sqlite: bool) -> ClauseElement:
    place = func.row_number().over(partition_by=outbox.c.address_id, order_by=outbox.c.id).label("place")
    heads = (
        select(outbox, place).where(is_queued, _LANES.has(outbox.c.address_id, is_sqlite=is_sqlite)).subquery()
    )
    return (
        select(heads)
        .where(heads.c.place <= bindparam("per_lane", type_=Id))
        .order_by(heads.c.address_id, heads.c.id)
    )


_LANES = Given("lanes", id=Id)
_CARDS = Given("keys", key=Words())
_QUEUED = Prepared(_heads)
_REFS = Prepared(
    lambda is_sqlite: select(card).where(
        _LANES.has(card.c.address_id, is_sqlite=is_sqlite), _CARDS.has(card.c.key, is_sqlite=is_sqlite)
    )
)


async def _refs(
    session: Session, lanes: Collection[int], messages: Collection[Message | None]
) -> dict[tuple[int, str], str]:
    """The door's names of the cards that the messages replace, by lane and key."""
    keys = {key for one in messages if one and replaces_card(one) and (key := card_key(one))}
    if not keys:
        return {}
    here = is_sqlite(session)
    given = {
        **_LANES.values([[lane] for lane in lanes], is_sqlite=here),
        **_CARDS.values([[key] for key in keys], is_sqlite=here),
    }
    return {(row["address_id"], row["key"]): row["ref"] for row in await _REFS.fetch(session, given)}


def _queued(row: AnyRow, message: Message | None, refs: Mapping[tuple[int, str], str]) -> Queued:
    key = card_key(message) if message else None
    replaces = message is not None and replaces_card(message)
    return Queued(
        id=row["id"],
        message=message,
        locale=row["locale"],
        via=json.loads(row["via"]) if row["via"] else {},
        private=row["private"],
        attempts=row["attempts"],
        created_at=row["created_at"],
        card=key,
        replaces=refs.get((row["address_id"], key)) if replaces and key else None,
        expires_at=row["expires_at"],
        is_doubtful=row["is_doubtful"],
        retried_at=row["retried_at"],
        event=row["event"],
    )
