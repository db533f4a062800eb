"""What waits in a lane to be sent."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import RowMapping, func, select

from conversations.effects import Message, card_key, replaces_card
from conversations.people import Address
from storage.database import Session
from storage.outbox import readable
from storage.statements import is_queued
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
    place = func.row_number().over(partition_by=outbox.c.address_id, order_by=outbox.c.id).label("place")
    heads = (
        select(outbox, place).where(is_queued, outbox.c.address_id.in_([lane.id for lane in lanes])).subquery()
    )
    rows = await session.execute(
        select(heads).where(heads.c.place <= per_lane).order_by(heads.c.address_id, heads.c.id)
    )
    found: dict[int, list[RowMapping]] = {lane.id: [] for lane in lanes}
    held: set[int] = set()
    for row in rows.mappings():
        if row["due_at"] > now:
            held.add(row["address_id"])
        if row["address_id"] not in held:
            found[row["address_id"]].append(row)
    messages = {row["id"]: readable(row["message"]) for rows in found.values() for row in rows}
    refs = await _refs(session, found.keys(), messages.values())
    return {lane: [_queued(row, messages[row["id"]], refs) for row in rows] for lane, rows in found.items()}


async def _refs(
    session: Session, lanes: Collection[int], messages: Collection[Message | None]
) -> dict[tuple[int, str], str]:
    """The door's names of the cards that the messages replace, by lane and key."""
    keys = {key for one in messages if one and replaces_card(one) and (key := card_key(one))}
    if not keys:
        return {}
    rows = await session.execute(
        select(card).where(card.c.address_id.in_(sorted(lanes)), card.c.key.in_(sorted(keys)))
    )
    return {(lane, key): ref for lane, key, ref in rows.tuples()}


def _queued(row: RowMapping, message: Message | None, refs: Mapping[tuple[int, str], str]) -> Queued:
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
