"""What has not been delivered, for the operator: where, since when and why, and never what it says."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from sqlalchemy import ColumnElement, RowMapping, bindparam, func, select, update
from sqlalchemy import delete as delete_from

from conversations.effects import (
    ActionNudge,
    Answered,
    Ask,
    AskBarrier,
    AskComment,
    BarrierNamed,
    JoinCode,
    Message,
    Nudge,
    ProgressPost,
    Recap,
)
from conversations.people import Place
from storage.columns import Id
from storage.database import Session
from storage.nudges import NudgeState, mark_unplanned
from storage.outbox import readable, wake
from storage.statements import is_dead, is_queued, one_of, waits_since
from storage.tables import address, checkin, nudge, outbox

_OF_A_CHECKIN = (Ask, Answered, AskBarrier, BarrierNamed, AskComment, Recap, Nudge, ProgressPost)
"""Of no use to anybody once its check-in has closed."""

EVERYTHING = 1_000_000
"""A limit that nothing reaches."""

_RETRIED = "It was given up, and then asked for again."


@dataclass(frozen=True, slots=True)
class Undelivered:
    """`what`: the kind of message, as conversations.effects calls it. `since`: when it was queued, or queued
    again. `error`: what the platform said the last time; None before the first attempt.
    """

    id: int
    is_dead: bool
    what: str
    door: str
    workspace: str
    place: Place
    since: datetime
    due_at: datetime
    attempts: int
    error: str | None


@dataclass(frozen=True, slots=True)
class Undone:
    """How much of a council has not been delivered."""

    queued: int
    dead: int


@dataclass(frozen=True, slots=True)
class Retried:
    """`queued` again as they were; `planned`: nudges that planning decides on anew; `left`: of no use any more,
    or not possible. `last`: the highest number that was looked at; None when there are no more.
    """

    queued: int = 0
    planned: int = 0
    left: int = 0
    last: int | None = None

    def then(self, later: "Retried") -> "Retried":
        """Both together."""
        return Retried(
            self.queued + later.queued, self.planned + later.planned, self.left + later.left, later.last
        )


class _NudgeKey(TypedDict):
    which: int | None
    whose: int
    name: str


@dataclass(frozen=True, slots=True)
class _Letter:
    id: int
    lane: int
    message: Message | None
    is_whisper: bool
    is_doubtful: bool


async def counts(session: Session, council: int) -> Undone:
    async def of(state: ColumnElement[bool]) -> int:
        rows = select(func.count()).select_from(outbox).where(state, outbox.c.council_id == council)
        return await session.scalar(rows) or 0

    return Undone(await of(is_queued), await of(is_dead))


async def oldest(session: Session, council: int, limit: int) -> list[Undelivered]:
    """A council's messages that were given up, then those that wait; of each the longest waiting first."""
    found: list[Undelivered] = []
    for state in (is_dead, is_queued):
        rows = await session.execute(
            select(
                outbox.c.id.label("letter"),
                outbox.c.state,
                # The first word is the kind; what follows are words of people, too, and stays here.
                outbox.c.message,
                address.c.door,
                address.c.workspace,
                address.c.place,
                waits_since.label("since"),
                outbox.c.due_at.label("next_at"),
                outbox.c.attempts,
                outbox.c.error,
            )
            .join(address, address.c.id == outbox.c.address_id)
            .where(state, outbox.c.council_id == council)
            .order_by(waits_since, outbox.c.id)
            .limit(limit - len(found))
        )
        found += [_undelivered(row) for row in rows.mappings()]
    return found


async def retry(
    session: Session,
    council: int,
    wanted: Collection[int] | None,
    now: datetime,
    *,
    after: int = 0,
    limit: int = 500,
) -> Retried:
    """Queues messages of a council again that were given up: those of these numbers, or all; at most `limit`
    with numbers above `after`. They are tried for as long as new ones, in their old order, before what was
    queued after them.

    A nudge is handed back to planning, which knows whether and when its person may be reminded.
    """
    letters = await _letters(session, council, wanted, after, limit)
    if not letters:
        return Retried()
    closed = await _closed(session, council, letters, now)
    nudges, others, left = [], [], 0
    for each in letters:
        if _is_lost(each, closed):
            left += 1
        elif isinstance(each.message, Nudge | ActionNudge):
            nudges.append(each)
        else:
            others.append(each)
    planned = await _plan_anew(session, council, nudges)
    await wake(session, {each.lane for each in others}, now)
    again = await session.scalars(
        update(outbox)
        .where(is_dead, one_of(session, outbox.c.id, [each.id for each in others]))
        .values(state="queued", attempts=0, due_at=now, retried_at=now, expires_at=None)
        .returning(outbox.c.id)
    )
    return Retried(len(again.all()), planned, left, letters[-1].id)


async def _letters(
    session: Session, council: int, wanted: Collection[int] | None, after: int, limit: int
) -> list[_Letter]:
    these = [] if wanted is None else [one_of(session, outbox.c.id, wanted)]
    rows = await session.execute(
        select(
            outbox.c.id,
            outbox.c.address_id,
            outbox.c.message,
            outbox.c.private,
            outbox.c.is_doubtful,
            address.c.place,
        )
        .join(address, address.c.id == outbox.c.address_id)
        .where(is_dead, outbox.c.council_id == council, outbox.c.id > after, *these)
        .order_by(outbox.c.id)
        .limit(limit)
    )
    return [
        _Letter(
            id=row["id"],
            lane=row["address_id"],
            message=readable(row["message"]),
            is_whisper=row["private"] and Place(row["place"]) is Place.SHARED,
            is_doubtful=row["is_doubtful"],
        )
        for row in rows.mappings()
    ]


async def _closed(session: Session, council: int, letters: Collection[_Letter], now: datetime) -> set[int]:
    """The check-ins that these are of and that take no more answers."""
    named = {each.message.checkin for each in letters if isinstance(each.message, _OF_A_CHECKIN)}
    still_open = await session.scalars(
        select(checkin.c.id).where(
            checkin.c.council_id == council, checkin.c.id.in_(sorted(named)), checkin.c.closes_at > now
        )
    )
    return named - set(still_open)


def _is_lost(letter: _Letter, closed: Collection[int]) -> bool:
    """A whisper in a channel needs to know who asked, which is forgotten; a nudge that may have arrived is not
    to come twice; nobody waits for a code any more.
    """
    match letter.message:
        case None | JoinCode():
            return True
        case Nudge(checkin=number):
            return number in closed or letter.is_doubtful
        case ActionNudge():
            return letter.is_doubtful
        case message if isinstance(message, _OF_A_CHECKIN):
            return message.checkin in closed or letter.is_whisper
        case _:
            return letter.is_whisper


async def _plan_anew(session: Session, council: int, letters: Collection[_Letter]) -> int:
    """Ends the messages, and gives their nudges back to planning. How many they are."""
    if not letters:
        return 0
    keys = [_nudge_key(each.message) for each in letters]
    # People before nudges, as planning does.
    await mark_unplanned(session, {key["whose"] for key in keys})
    await session.execute(
        update(nudge)
        .where(
            nudge.c.council_id == council,
            nudge.c.checkin_id == func.coalesce(bindparam("which", type_=Id), nudge.c.checkin_id),
            nudge.c.person_id == bindparam("whose"),
            nudge.c.key == bindparam("name"),
            nudge.c.state == NudgeState.FAILED,
        )
        .values(state=NudgeState.WITHDRAWN, sent_on=None, reason=_RETRIED),
        keys,
    )
    await session.execute(
        delete_from(outbox).where(is_dead, one_of(session, outbox.c.id, [each.id for each in letters]))
    )
    return len(letters)


def _nudge_key(message: Message | None) -> _NudgeKey:
    """The key of a reminder of an action is nobody else's, whatever the check-in."""
    assert isinstance(message, Nudge | ActionNudge)
    checkin = message.checkin if isinstance(message, Nudge) else None
    return {"which": checkin, "whose": message.person, "name": message.key}


def _undelivered(row: RowMapping) -> Undelivered:
    return Undelivered(
        id=row["letter"],
        is_dead=row["state"] == "dead",
        what=row["message"].partition(" ")[0],
        door=row["door"],
        workspace=row["workspace"],
        place=Place(row["place"]),
        since=row["since"],
        due_at=row["next_at"],
        attempts=row["attempts"],
        error=row["error"],
    )
