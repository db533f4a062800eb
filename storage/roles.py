"""Who leads a council: granted, withdrawn, and never withdrawn from the last."""

from enum import StrEnum

from sqlalchemy import func, select, update

from conversations.people import Account
from conversations.roles import Member
from storage import tables
from storage.actions import people_called
from storage.conditions import still_here
from storage.councils import appoint_lead
from storage.database import Session
from storage.tables import account, person

_MEMBER = (person.c.id, person.c.name, person.c.service_area, person.c.is_lead)


class Fate(StrEnum):
    """What has become of a withdrawal."""

    WITHDRAWN = "withdrawn"
    NOT_LEAD = "not lead"
    LAST = "last"


async def leads(session: Session, council: int) -> list[Member]:
    """By name."""
    rows = await session.execute(
        select(*_MEMBER)
        .where(person.c.council_id == council, person.c.is_lead, still_here)
        .order_by(person.c.name, person.c.id)
    )
    return [Member(*row) for row in rows.tuples()]


async def accounts_of(session: Session, council: int, people: list[int]) -> dict[int, list[Account]]:
    rows = await session.execute(
        select(account.c.person_id, account.c.door, account.c.workspace, account.c.user_id)
        .where(account.c.council_id == council, account.c.person_id.in_(people))
        .order_by(account.c.id)
    )
    found: dict[int, list[Account]] = {number: [] for number in people}
    for number, *one in rows.tuples():
        found[number].append(Account(*one))
    return found


async def meant(session: Session, council: int, who: str | int) -> list[Member]:
    """Whom on the council's roster a person's id means, or a name, a mention or a platform's own id."""
    numbers = [who] if isinstance(who, int) else [one.id for one in await people_called(session, council, who)]
    rows = await session.execute(
        select(*_MEMBER)
        .where(person.c.council_id == council, person.c.id.in_(numbers), still_here)
        .order_by(person.c.name, person.c.id)
    )
    return [Member(*row) for row in rows.tuples()]


async def grant(session: Session, council: int, who: str | int) -> Member | None:
    """Makes somebody a lead. None where nobody, or not one alone, is meant."""
    found = await meant(session, council, who)
    if len(found) != 1:
        return None
    await appoint_lead(session, found[0].id, council)
    return found[0]


async def withdraw(session: Session, council: int, number: int) -> Fate:
    """Takes the role from a lead, but not from the last. Of two at once, the second waits for the first."""
    fate = await withdrawable(session, council, number, to_change=True)
    if fate is Fate.WITHDRAWN:
        await session.execute(
            update(person).where(person.c.id == number, person.c.council_id == council).values(is_lead=False)
        )
    return fate


async def withdrawable(session: Session, council: int, number: int, *, to_change: bool = False) -> Fate:
    """What would become of a withdrawal. `to_change`: no other is made before the commit."""
    if to_change:
        await _hold(session, council)
    present = [one.id for one in await leads(session, council)]
    if number not in present:
        return Fate.NOT_LEAD
    return Fate.WITHDRAWN if len(present) > 1 else Fate.LAST


async def still_leads(session: Session, council: int, number: int) -> bool:
    """Whether somebody leads the council. The role is not withdrawn before the commit."""
    await _hold(session, council)
    return number in [one.id for one in await leads(session, council)]


async def _hold(session: Session, council: int) -> None:
    await session.execute(
        select(tables.council.c.id).where(tables.council.c.id == council).with_for_update(key_share=True)
    )


async def by_account(session: Session, one: Account) -> tuple[int, Member] | None:
    """Somebody's council, and who they are; None for nobody on a roster."""
    rows = await session.execute(
        select(person.c.council_id, *_MEMBER)
        .join(account, account.c.person_id == person.c.id)
        .where(
            account.c.door == one.door,
            account.c.workspace == one.workspace,
            func.lower(account.c.user_id) == one.user.lower(),
            still_here,
        )
    )
    row = rows.tuples().one_or_none()
    return (row[0], Member(*row[1:])) if row else None
