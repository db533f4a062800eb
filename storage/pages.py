"""The conversations that are the bot's own pages: known by the accounts whose they are."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import select

from conversations.people import Account, page_of
from storage.database import Session
from storage.outbox import address_key
from storage.statements import among, one_of
from storage.tables import account, address


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
