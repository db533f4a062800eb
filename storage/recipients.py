"""Whoever a nudge is for, as they stand at the moment when it is sent."""

from dataclasses import dataclass

from sqlalchemy import exists, literal, select

from conversations.codec import load_state
from conversations.people import Person
from conversations.state import State
from storage.conditions import has_finished, may_be_nudged
from storage.database import Session
from storage.people import person_of
from storage.tables import account, person


@dataclass(frozen=True, slots=True)
class Recipient:
    """`has_name`: their platform has told what they are called."""

    person: Person
    state: State
    has_name: bool


async def recipient(
    session: Session, council: int, number: int, checkin: int | None = None
) -> Recipient | None:
    """None for somebody who wants no nudges, has left the roster, or has finished the check-in it is about."""
    is_over = () if checkin is None else (~has_finished(literal(checkin)),)
    is_unnamed = exists().where(account.c.person_id == person.c.id, account.c.user_id == person.c.name)
    rows = await session.execute(
        select(person, is_unnamed.label("is_unnamed")).where(
            person.c.id == number,
            person.c.council_id == council,
            may_be_nudged,
            *is_over,
        )
    )
    row = rows.mappings().one_or_none()
    return Recipient(person_of(row), load_state(row["state"]), not row["is_unnamed"]) if row else None
