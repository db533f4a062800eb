"""The conversations that are the bot's own pages: known by the accounts whose they are."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import and_, delete, exists, func, select

from conversations.people import PAGE, Account, page_of
from storage.database import Session
from storage.outbox import address_key
from storage.statements import among, is_queued, one_of, waits_since
from storage.tables import account, address, outbox

_PATIENCE = timedelta(days=1)
"""How long a page that is nobody's waits to be cleared."""

is_somebodys_page = and_(
    address.c.conversation.startswith(PAGE),
    exists().where(
        account.c.door == address.c.door,
        account.c.workspace == address.c.workspace,
        account.c.user_id == func.substr(address.c.conversation, len(PAGE) + 1),
    ),
)


class Page(NamedTuple):
    """`lane`: the conversation that shows it."""

    person: int
    lane: int


async def pages_of(session: Session, people: Collection[int]) -> list[Page]:
    """Those that were ever shown, of any of these people."""
    rows = await session.execute(
        select(account.c.person_id, account.c.door, account.c.workspace, account.c.user_id).where(
            one_of(session, account.c.person_id, people)
        )
    )
    owners = {
        address_key(page_of(Account(door, workspace, user))): person
        for person, door, workspace, user in rows.tuples()
    }
    ours = among(address.c.door, address.c.workspace, address.c.conversation, owners)
    found = await session.execute(
        select(address.c.door, address.c.workspace, address.c.conversation, address.c.id)
        .where(ours)
        .order_by(address.c.id)
    )
    return [Page(owners[door, workspace, name], lane) for door, workspace, name, lane in found.tuples()]


async def purge(session: Session, now: datetime, limit: int = 100) -> int:
    """Deletes at most `limit` pages of people who were erased, with what is queued for them, where nobody has
    cleared them for a day: their door may not be there any more. Returns how many: call until there are none.
    """
    still_waits = exists().where(outbox.c.address_id == address.c.id, is_queued, waits_since > now - _PATIENCE)
    is_left = (
        address.c.person_id.is_(None),
        address.c.conversation.startswith(PAGE),
        ~is_somebodys_page,
        ~still_waits,
    )
    lanes = await session.scalars(
        select(address.c.id)
        .where(*is_left)
        .order_by(address.c.id)
        .limit(limit)
        .with_for_update(of=address, skip_locked=True)
    )
    # Asked again: before its lane was locked, somebody may have opened the page.
    gone = await session.scalars(
        delete(address).where(address.c.id.in_(lanes.all()), *is_left).returning(address.c.id)
    )
    return len(gone.all())
