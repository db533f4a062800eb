"""The roster: who belongs to a council, entered by hand."""

from datetime import datetime

from sqlalchemy import select, update

from conversations.people import Account, Person
from storage.columns import dump_pattern
from storage.database import Session
from storage.people import load_standings, person_of
from storage.roles import Fate, withdrawable
from storage.tables import account, person


class LastLead(Exception):
    """Without them nobody would lead the council; the text is their name."""


async def ensure(session: Session, one: Account, now: datetime) -> Person:
    """Somebody on the roster, who need not have spoken to the bot yet; who was removed is back on it.

    Raises UnknownWorkspace.
    """
    found = (await load_standings(session, [one], now))[one].person
    await session.execute(
        update(person)
        .where(person.c.id == found.id, person.c.removed_at.is_not(None))
        .values(removed_at=None, is_planned=False)
    )
    return (await load_standings(session, [one], now))[one].person


async def save(session: Session, one: Person) -> None:
    """Saves what the roster says of somebody: time zone, working pattern, role and service area."""
    await session.execute(
        update(person)
        .where(person.c.id == one.id, person.c.council_id == one.council)
        .values(
            zone=one.zone,
            pattern=dump_pattern(one.pattern),
            role=one.role.value,
            service_area=one.service_area,
            is_planned=False,
        )
    )


async def remove(session: Session, one: Account, now: datetime) -> Person | None:
    """Takes somebody off the roster: they get nothing more, their answers stay. None if nobody is known.

    Raises LastLead.
    """
    numbers = select(account.c.person_id).where(
        account.c.door == one.door, account.c.workspace == one.workspace, account.c.user_id == one.user
    )
    rows = await session.execute(select(person).where(person.c.id.in_(numbers)).with_for_update(key_share=True))
    row = rows.mappings().one_or_none()
    if row is None:
        return None
    if row["removed_at"] is None:
        if await withdrawable(session, row["council_id"], row["id"], to_change=True) is Fate.LAST:
            raise LastLead(row["name"])
        await session.execute(
            update(person).where(person.c.id == row["id"]).values(removed_at=now, is_planned=False)
        )
    return person_of(row)
