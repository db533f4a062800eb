"""Takes back a person's answers, or erases the person (docs/decisions/0015).

What was published of their answers stays: numbers about groups of people, which hold nobody's answer.
"""

from datetime import datetime

from sqlalchemy import and_, delete, or_, select, update

from conversations.effects import StrangerPage
from conversations.people import Place
from storage import audit, mentions
from storage.conditions import language_of
from storage.database import Session
from storage.outbox import AddressKey, Outgoing, queue
from storage.pages import is_somebodys_page, pages_of
from storage.statements import among
from storage.tables import account, address, answer, answer_revision, card, checkin, nudge, outbox, person
from storage.tables import council as council_table


async def withdraw(session: Session, council: int, number: int, checkin: int) -> None:
    """Deletes somebody's answers in a check-in: choices, what holds back, comments, and how they came to be."""
    for table in (answer_revision, answer):
        await session.execute(
            delete(table).where(
                table.c.checkin_id == checkin, table.c.person_id == number, table.c.council_id == council
            )
        )


async def erase(
    session: Session, council: int, number: int, now: datetime, *, receipt_to: int | None = None
) -> bool:
    """Deletes a person and all that tells of them; False if there is none of that id in the council. On their
    pages they are queued to be strangers.

    `receipt_to`: one of their conversations, which stays as nobody's until `forget` is told of it, as pages do.
    """
    is_it = (person.c.id == number, person.c.council_id == council)
    found = await session.execute(select(person.c.name, language_of(session)).where(*is_it).with_for_update())
    row = found.tuples().one_or_none()
    if row is None:
        return False
    name, locale = row
    keys = await _accounts(session, council, number)
    pages = [page.lane for page in await pages_of(session, [number])]
    kept = pages if receipt_to is None else [*pages, receipt_to]
    await _clear_lanes(session, council, number, keys, kept)
    await _delete_answers(session, council, number)
    await session.execute(delete(nudge).where(nudge.c.person_id == number, nudge.c.council_id == council))
    await mentions.delete(session, council, {name, *(user for _, _, user in keys)})
    await audit.unlink(session, council, number)
    # With it go the accounts; what they were to do has no owner any more.
    await session.execute(delete(person).where(*is_it))
    await queue(session, [Outgoing(council, page, StrangerPage(), locale) for page in pages], now)
    return True


async def forget(session: Session, lane: int) -> None:
    """Deletes a conversation that is nobody's any more, once its receipt needs no sending: unless somebody has
    written from there again, or opened that page.
    """
    is_nobodys = (address.c.person_id.is_(None), address.c.place == Place.DIRECT.value, ~is_somebodys_page)
    await session.execute(delete(address).where(address.c.id == lane, *is_nobodys))


async def _accounts(session: Session, council: int, number: int) -> list[AddressKey]:
    rows = await session.execute(
        select(account.c.door, account.c.workspace, account.c.user_id).where(
            account.c.person_id == number, account.c.council_id == council
        )
    )
    return [(door, workspace, user) for door, workspace, user in rows.tuples()]


async def _clear_lanes(
    session: Session, council: int, number: int, accounts: list[AddressKey], kept: list[int]
) -> None:
    """Where they were written to before they were known, as to whoever installs Waymark, the conversation is
    nobody's and bears the name of their account. `kept`: those that stay, as nobody's.
    """
    is_nobodys = and_(
        address.c.person_id.is_(None),
        address.c.place == Place.DIRECT.value,
        among(address.c.door, address.c.workspace, address.c.conversation, accounts),
    )
    rows = await session.scalars(
        select(address.c.id)
        .where(
            address.c.council_id == council,
            or_(address.c.person_id == number, address.c.id.in_(kept), is_nobodys),
        )
        .order_by(address.c.id)
        .with_for_update()
    )
    lanes = rows.all()
    await session.execute(
        update(council_table)
        .where(council_table.c.id == council, council_table.c.posts_to.in_(lanes))
        .values(posts_to=None)
    )
    await session.execute(delete(outbox).where(outbox.c.address_id.in_(lanes)))
    await session.execute(delete(card).where(card.c.address_id.in_(lanes)))
    await session.execute(update(address).where(address.c.id.in_(kept)).values(person_id=None))
    await session.execute(delete(address).where(address.c.id.in_(lanes), address.c.id.not_in(kept)))


async def _delete_answers(session: Session, council: int, number: int) -> None:
    """By check-in, as the keys of the tables begin with it."""
    checkins = select(checkin.c.id).where(checkin.c.council_id == council)
    for table in (answer_revision, answer):
        await session.execute(
            delete(table).where(table.c.checkin_id.in_(checkins), table.c.person_id == number)
        )
