"""Where people can be written to: their direct conversations, and those in which nothing arrives any more."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from conversations.people import Place
from storage.database import Session
from storage.outbox import AddressKey
from storage.statements import among, one_of
from storage.tables import address


@dataclass(frozen=True, slots=True)
class Reach:
    """`lane`: the address of the direct conversation to use. `reason`: why nothing arrives in it any more.

    The conversation used last comes first, then the newest, but one in which messages arrive before any other.
    """

    lane: int | None = None
    reason: str | None = None

    @property
    def is_open(self) -> bool:
        return self.lane is not None and self.reason is None


NOWHERE = Reach()
"""Of people who have no direct conversation yet."""


async def reach_of(session: Session, last_used: Mapping[int, int | None]) -> dict[int, Reach]:
    """Of those who have a direct conversation. `last_used`: the one they used last, by person id."""
    rows = await session.execute(
        select(address.c.person_id, address.c.id, address.c.unreachable_since, address.c.unreachable_reason)
        .where(one_of(session, address.c.person_id, last_used), address.c.place == Place.DIRECT.value)
        .order_by(address.c.id)
    )
    best: dict[int, tuple[tuple[bool, bool, int], Reach]] = {}
    for person, lane, since, reason in rows.tuples():
        rank = (since is None, lane == last_used[person], lane)
        reach = Reach(lane, None if since is None else reason or "")
        if person not in best or rank > best[person][0]:
            best[person] = (rank, reach)
    return {person: reach for person, (_, reach) in best.items()}


async def lose(session: Session, keys: Collection[AddressKey], reason: str, now: datetime) -> None:
    """Nothing arrives in these conversations until something comes from there; the first reason stays."""
    if not keys:
        return
    ours = among(address.c.door, address.c.workspace, address.c.conversation, keys)
    # In the order of turns and deliveries: else two transactions could each wait for the other.
    held = select(address.c.id).where(ours).order_by(address.c.id).with_for_update(key_share=True)
    lanes = (await session.scalars(held)).all()
    await session.execute(
        update(address)
        .where(one_of(session, address.c.id, lanes), address.c.unreachable_since.is_(None))
        .values(unreachable_since=now, unreachable_reason=reason)
    )
