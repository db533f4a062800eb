"""Nudges of two people who are one: what was sent to either was sent, nothing is sent twice, and the rest is
planned anew.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import delete, insert, or_, select

from storage.database import Session
from storage.nudges import NudgeState
from storage.statements import is_queued
from storage.tables import nudge, outbox

Row = dict[str, Any]

_RANKS = (NudgeState.SENT, NudgeState.QUEUED)
"""Of two nudges of one key, the one that came furthest stays."""


async def join_nudges(session: Session, council: int, keep: int, other: int) -> None:
    """Both people are held by this transaction; whoever lives on is planned anew afterwards."""
    of_both = (nudge.c.council_id == council, nudge.c.person_id.in_((keep, other)))
    is_over = or_(nudge.c.person_id == keep, nudge.c.state.not_in((NudgeState.PLANNED, NudgeState.WITHDRAWN)))
    rows = await session.execute(select(nudge).where(*of_both, is_over).with_for_update())
    stay, gone = joined_nudges([dict(row) for row in rows.mappings()], keep)
    unsent = [row["message_id"] for row in gone if row["message_id"] is not None]
    await session.execute(delete(nudge).where(*of_both))
    await session.execute(
        delete(outbox).where(outbox.c.council_id == council, is_queued, outbox.c.id.in_(unsent))
    )
    if stay:
        await session.execute(insert(nudge), [row | {"person_id": keep} for row in stay])


def joined_nudges(rows: Iterable[Row], keep: int) -> tuple[list[Row], list[Row]]:
    """Those that stay, and those that go: one of each key, and one a day."""
    stay: dict[tuple[int, str], Row] = {}
    gone: list[Row] = []
    days: set[object] = set()
    for row in sorted(rows, key=lambda row: (_rank(row), row["person_id"] != keep, row["due_at"])):
        key = (row["checkin_id"], row["key"])
        is_second = row["sent_on"] is not None and row["sent_on"] in days
        if key in stay or (is_second and row["state"] == NudgeState.QUEUED):
            gone.append(row)
            continue
        days.add(row["sent_on"])
        # Two that have arrived on one day have arrived; that day is taken all the same.
        stay[key] = row | {"sent_on": None} if is_second else row
    return list(stay.values()), gone


def _rank(row: Row) -> int:
    return _RANKS.index(row["state"]) if row["state"] in _RANKS else len(_RANKS)
