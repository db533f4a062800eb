"""Two people of one council become one (docs/decisions/0017): everything that tells of the one who goes is
moved to the one who lives on, but for what nobody can have twice.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from sqlalchemy import delete, or_, select, update

from conversations.answers import Choice
from conversations.codec import dump_message, load_state
from conversations.effects import ActionNudge, Home, MyData, MyDataFile, Nudge
from conversations.joined_state import checkin_of, joined_state
from conversations.state import State
from storage import mentions
from storage.columns import USUAL_PATTERN
from storage.database import Session
from storage.joined_answers import join_answers
from storage.joined_nudges import join_nudges
from storage.outbox import readable
from storage.people import save_states
from storage.statements import is_queued
from storage.tables import account, action, address, answer, audit, join_code, outbox, person

Row = dict[str, Any]

_ABOUT_PERSON = Nudge | ActionNudge | MyData | MyDataFile | Home
"""Messages in somebody's own conversation that name them by id. A code is for one account alone."""

_LASTING = ("file", "word", "place")
"""How people came, what keeps them first: only who has come by nothing but a place leaves with it."""


async def merge(session: Session, council: int, keep: int, other: int, *, lane: int | None = None) -> bool:
    """False if one of them is not in the council. `lane`: where nudges go from now on; else the larger of the
    two that they used last.
    """
    is_either = (person.c.council_id == council, person.c.id.in_((keep, other)))
    rows = await session.execute(select(person).where(*is_either).order_by(person.c.id).with_for_update())
    people = {row["id"]: dict(row) for row in rows.mappings()}
    if len(people) != 2:
        return False
    lanes = await _hold_lanes(session, council, keep, other)
    await join_answers(session, council, keep, other)
    await join_nudges(session, council, keep, other)
    for column in (account.c.person_id, address.c.person_id, action.c.owner_id):
        await _move(session, council, column, keep, other)
    for column in (audit.c.actor_id, audit.c.subject_id):
        await _move(session, council, column, keep, other)
    await _readdress(session, council, keep, other)
    await session.execute(
        delete(join_code).where(
            join_code.c.council_id == council,
            or_(join_code.c.person_id.in_((keep, other)), join_code.c.other_id.in_((keep, other))),
        )
    )
    await session.execute(delete(person).where(person.c.id == other, person.c.council_id == council))
    changed = joined_person(people[keep], people[other]) | ({"lane_id": lane} if lane is not None else {})
    await session.execute(
        update(person).where(person.c.id == keep, person.c.council_id == council).values(changed)
    )
    states = [load_state(people[number]["state"]) for number in (keep, other)]
    await save_states(session, {keep: await _state(session, council, keep, *states)})
    await _forget_name(session, council, people[keep], people[other]["name"], lanes)
    return True


def joined_person(mine: Row, theirs: Row) -> Row:
    """What changes about whoever lives on. What the roster says comes before what is only assumed; a wish to be
    left in peace holds, whichever account it was said on.
    """
    is_told = _is_on_roster(theirs) and not _is_on_roster(mine)
    roster = theirs if is_told else mine
    is_here = mine["removed_at"] is None or theirs["removed_at"] is None
    return {
        "role": roster["role"],
        "service_area": roster["service_area"],
        "came_by": min(mine["came_by"], theirs["came_by"], key=_LASTING.index),
        "is_lead": any(_leads(each) for each in (mine, theirs)),
        "created_at": min(mine["created_at"], theirs["created_at"]),
        "pattern": theirs["pattern"] if mine["pattern"] == USUAL_PATTERN else mine["pattern"],
        "wants_reminders": mine["wants_reminders"] and theirs["wants_reminders"],
        "away_until": _latest(mine["away_until"], theirs["away_until"]),
        "snoozed_until": _latest(mine["snoozed_until"], theirs["snoozed_until"]),
        "left_out_at": mine["left_out_at"] or theirs["left_out_at"],
        "removed_at": None if is_here else _latest(mine["removed_at"], theirs["removed_at"]),
        "lane_id": _latest(mine["lane_id"], theirs["lane_id"]),
        "is_planned": False,
    }


def _is_on_roster(row: Row) -> bool:
    return row["came_by"] == "file" or bool(row["service_area"])


def _leads(row: Row) -> bool:
    """Off the roster nobody leads."""
    return bool(row["is_lead"]) and row["removed_at"] is None


def _latest(one: Any, other: Any) -> Any:
    return max((each for each in (one, other) if each is not None), default=None)


async def _hold_lanes(session: Session, council: int, keep: int, other: int) -> list[int]:
    """All of their conversations, before nudges and messages are touched, as deliveries do: else the two could
    each wait for the other.
    """
    held = (
        select(address.c.id)
        .where(address.c.council_id == council, address.c.person_id.in_((keep, other)))
        .order_by(address.c.id)
    )
    return list(await session.scalars(held.with_for_update(key_share=True)))


async def _forget_name(session: Session, council: int, kept: Row, name: str, lanes: Collection[int]) -> None:
    """Messages to others that call them by a name that nobody has any more: erasing them would miss these."""
    users = await session.scalars(
        select(account.c.user_id).where(account.c.council_id == council, account.c.person_id == kept["id"])
    )
    if name not in {kept["name"], *users}:
        await mentions.delete(session, council, {name}, but_in=lanes)


async def _move(session: Session, council: int, column: Any, keep: int, other: int) -> None:
    await session.execute(
        update(column.table).where(column.table.c.council_id == council, column == other).values({column: keep})
    )


async def _readdress(session: Session, council: int, keep: int, other: int) -> None:
    """Messages that wait and are about the one who goes, by id, are about the one who lives on."""
    rows = await session.execute(
        select(outbox.c.id, outbox.c.message)
        .join(address, address.c.id == outbox.c.address_id)
        .where(outbox.c.council_id == council, is_queued, address.c.person_id == keep)
    )
    for number, text in rows.tuples().all():
        message = readable(text)
        if isinstance(message, _ABOUT_PERSON) and message.person == other:
            changed = dump_message(replace(message, person=keep))
            await session.execute(update(outbox).where(outbox.c.id == number).values(message=changed))


async def _state(session: Session, council: int, number: int, keep: State, other: State) -> State:
    rows = await session.execute(
        select(answer.c.question_id, answer.c.choice).where(
            answer.c.checkin_id == checkin_of(keep, other),
            answer.c.person_id == number,
            answer.c.council_id == council,
        )
    )
    return joined_state(keep, other, {question: Choice(choice) for question, choice in rows.tuples()})
