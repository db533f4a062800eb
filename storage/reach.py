"""Where people can be written to: their direct conversations, and those in which nothing arrives any more."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from conversations.people import Place
from storage.database import Session
from storage.statements import one_of
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
