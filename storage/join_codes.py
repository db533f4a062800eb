"""Codes with which people join their accounts: one a person at a time, known by its hash, good for minutes."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, or_, select, update

from conversations.audit import Entry
from conversations.joining import Side
from storage.conditions import language_of
from storage.database import Session
from storage.statements import insert
from storage.tables import account, answer, audit, checkin, join_code, person

_NONE = ""
"""In place of the hash of a code that was used, or is still to be made: no code has this one."""


@dataclass(frozen=True, slots=True)
class Pending:
    """Who made a code, and who has used it, by person id; `has_agreed`: the latter has confirmed."""

    owner: int
    other: int
    has_agreed: bool

    def waits_for(self, number: int) -> bool:
        """Whether that person's confirmation is the next."""
        return number == (self.owner if self.has_agreed else self.other)

    def with_whom(self, number: int) -> int:
        """Which of the two a person is not."""
        return self.other if self.owner == number else self.owner


async def ask(session: Session, council: int, number: int, expires_at: datetime) -> None:
    """A code is to be made for a person until then; an earlier one stops working."""
    is_it = (person.c.id == number, person.c.council_id == council)
    if await session.scalar(select(person.c.id).where(*is_it).with_for_update(key_share=True)) is None:
        return
    fresh = {"code_hash": _NONE, "expires_at": expires_at, "other_id": None, "has_agreed": False}
    upsert = insert(session, join_code).values(person_id=number, council_id=council, **fresh)
    await session.execute(upsert.on_conflict_do_update(index_elements=["person_id"], set_=fresh))


async def give(session: Session, council: int, number: int, code_hash: str, expires_at: datetime) -> bool:
    """Keeps the hash of a person's code; one from an earlier sending stops working. False if none is asked for,
    or somebody has used it.
    """
    given = await session.scalars(
        update(join_code)
        .where(
            join_code.c.council_id == council, join_code.c.person_id == number, join_code.c.other_id.is_(None)
        )
        .values(code_hash=code_hash, expires_at=expires_at)
        .returning(join_code.c.person_id)
    )
    return bool(given.all())


async def owner_of(session: Session, council: int, code_hash: str, now: datetime) -> int | None:
    """Who made the code, if it is good and of this council."""
    return await session.scalar(
        select(join_code.c.person_id)
        .where(
            join_code.c.council_id == council,
            join_code.c.code_hash == code_hash,
            join_code.c.expires_at > now,
        )
        .with_for_update()
    )


async def is_elsewhere(session: Session, council: int, code_hash: str, now: datetime) -> bool:
    """Whether the code is good at another council: nothing else is said of that."""
    found = await session.scalar(
        select(func.count())
        .select_from(join_code)
        .where(
            join_code.c.council_id != council,
            join_code.c.code_hash == code_hash,
            join_code.c.expires_at > now,
        )
    )
    return bool(found)


async def use(session: Session, council: int, pending: Pending) -> None:
    """The code is spent. Whatever the same person had used before is asked no more."""
    await session.execute(
        delete(join_code).where(join_code.c.council_id == council, join_code.c.other_id == pending.other)
    )
    await session.execute(
        update(join_code)
        .where(join_code.c.council_id == council, join_code.c.person_id == pending.owner)
        .values(code_hash=_NONE, other_id=pending.other, has_agreed=False)
    )


async def agree(session: Session, council: int, owner: int, expires_at: datetime) -> None:
    """Who used the code has confirmed; who made it has until `expires_at`."""
    await session.execute(
        update(join_code)
        .where(join_code.c.council_id == council, join_code.c.person_id == owner)
        .values(has_agreed=True, expires_at=expires_at)
    )


async def pending(session: Session, council: int, number: int, now: datetime) -> list[Pending]:
    """What a person is asked about, or asks about: what waits for their own confirmation comes first."""
    rows = await session.execute(
        select(join_code.c.person_id, join_code.c.other_id, join_code.c.has_agreed)
        .where(
            join_code.c.council_id == council,
            or_(join_code.c.person_id == number, join_code.c.other_id == number),
            join_code.c.other_id.is_not(None),
            join_code.c.expires_at > now,
        )
        .order_by(join_code.c.has_agreed, join_code.c.person_id)
        .with_for_update()
    )
    found = [Pending(owner, other, agreed) for owner, other, agreed in rows.tuples() if other is not None]
    return sorted(found, key=lambda each: not each.waits_for(number))


async def drop(session: Session, council: int, owner: int) -> None:
    await session.execute(
        delete(join_code).where(join_code.c.council_id == council, join_code.c.person_id == owner)
    )


async def purge(session: Session, now: datetime) -> int:
    """Deletes what is good no more; returns how many."""
    gone = await session.scalars(
        delete(join_code).where(join_code.c.expires_at <= now).returning(join_code.c.person_id)
    )
    return len(gone.all())


async def tries(session: Session, council: int, number: int, entry: Entry, since: datetime) -> int:
    """How often a person has failed in this way since then, by the record of what was done."""
    found = await session.scalar(
        select(func.count())
        .select_from(audit)
        .where(
            audit.c.council_id == council,
            audit.c.actor_id == number,
            audit.c.deed == entry.deed.value,
            audit.c.detail == entry.detail,
            audit.c.at > since,
        )
    )
    return found or 0


async def side(session: Session, council: int, number: int) -> Side | None:
    """None where nobody of that id is in the council."""
    rows = await session.execute(
        select(person.c.name, person.c.created_at, person.c.lane_id, language_of(session)).where(
            person.c.id == number, person.c.council_id == council
        )
    )
    row = rows.tuples().one_or_none()
    if row is None:
        return None
    name, created_at, lane, locale = row
    places = await session.execute(
        select(account.c.door, account.c.workspace).where(
            account.c.person_id == number, account.c.council_id == council
        )
    )
    answers = await session.scalar(
        select(func.count())
        .select_from(answer)
        .join(checkin, checkin.c.id == answer.c.checkin_id)
        .where(checkin.c.council_id == council, answer.c.person_id == number)
    )
    doors = frozenset((door, workspace) for door, workspace in places.tuples())
    return Side(number, name, doors, answers or 0, created_at, lane, locale)
