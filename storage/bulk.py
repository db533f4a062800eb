"""Thousands of rows at once, for demo data."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from conversations.answers import Choice
from conversations.people import HOME_ZONE, Person, Role
from storage.database import Session
from storage.people import insert_people, next_ordinals
from storage.statements import insert
from storage.tables import answer, answer_revision

_CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class NewPerson:
    name: str
    role: Role = Role.FRONTLINE
    service_area: str = ""
    is_lead: bool = False
    locale: str = "en"
    zone: str = HOME_ZONE


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """A first answer: there must be none yet by the person to the question in the check-in."""

    person: Person
    question: str
    choice: Choice
    answered_at: datetime
    barrier: str | None = None
    comment: str | None = None


async def add_people(
    session: Session, council: int, people: Iterable[NewPerson], now: datetime
) -> list[Person]:
    """Adds people without accounts; returns them in order, with their ids and ordinals."""
    first = (await next_ordinals(session, [council]))[council]
    new = [
        Person(
            id=0,
            council=council,
            name=one.name,
            role=one.role,
            service_area=one.service_area,
            is_lead=one.is_lead,
            ordinal=ordinal,
            locale=one.locale,
            zone=one.zone,
        )
        for ordinal, one in enumerate(people, first)
    ]
    ids = await insert_people(session, new, now) if new else ()
    return [replace(one, id=number) for one, number in zip(new, ids, strict=True)]


async def add_answers(
    session: Session, council: int, checkin: int, answers: Iterable[NewAnswer], door: str = "demo"
) -> int:
    """Adds first answers with their history; returns how many."""
    added = 0
    rest = iter(answers)
    while chunk := list(islice(rest, _CHUNK)):
        rows = _rows(council, checkin, chunk, door)
        await session.execute(insert(session, answer), rows)
        await session.execute(insert(session, answer_revision), rows)
        added += len(rows)
    return added


def _rows(council: int, checkin: int, answers: Sequence[NewAnswer], door: str) -> list[dict[str, object]]:
    return [
        {
            "checkin_id": checkin,
            "person_id": one.person.id,
            "question_id": one.question,
            "revision": 1,
            "council_id": council,
            "choice": one.choice.value,
            "barrier": one.barrier,
            "comment": one.comment,
            "role": one.person.role.value,
            "service_area": one.person.service_area,
            "door": door,
            "answered_at": one.answered_at,
        }
        for one in answers
    ]
