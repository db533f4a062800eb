"""Somebody as they stand, for a card of their own."""

from sqlalchemy import select

from conversations.codec import load_state
from conversations.people import Person
from conversations.state import State
from storage.database import Session
from storage.people import person_of
from storage.tables import person


async def standing(session: Session, council: int, number: int) -> tuple[Person, State] | None:
    """None where nobody of that id is in the council."""
    rows = await session.execute(select(person).where(person.c.id == number, person.c.council_id == council))
    row = rows.mappings().one_or_none()
    return (person_of(row), load_state(row["state"])) if row else None
