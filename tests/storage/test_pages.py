"""The bot's own pages: none stays for good that bears the id of somebody who was erased."""

from datetime import timedelta

from sqlalchemy import update

from conversations.effects import Home
from conversations.people import page_of
from storage import erasure, outbox, pages, tables
from storage.database import Database, Session
from storage.outbox import Origin, Outgoing, SentCard, address_key
from tests.searching import numbered, traces
from tests.storage.world import NOW, account, found_council, meet, open_lane, say

HOUR = timedelta(hours=1)
USER = "U0ZEPH"


async def open_page(session: Session, user: str = USER) -> int:
    """Somebody has looked at their page; gives its lane."""
    await found_council(session)
    one = await meet(session, user)
    page = page_of(account(user))
    lane = (await outbox.remember_addresses(session, [Origin(page, None, one.council)]))[address_key(page)]
    await outbox.queue(session, [Outgoing(one.council, lane, Home(one.id, on_page=True), "en")], NOW)
    await outbox.remember_cards(session, [SentCard(lane, "home", f"view-{user}")])
    return lane


async def erase(session: Session, user: str = USER) -> int:
    one = await meet(session, user)
    assert await erasure.erase(session, one.council, one.id, NOW)
    return one.id


async def tidy(database: Database, hours: int) -> int:
    async with database.write() as session:
        return await pages.purge(session, NOW + hours * HOUR)


async def test_an_erased_persons_page_leaves_no_trace_though_no_server_ever_clears_it(
    database: Database,
) -> None:
    async with database.write() as session:
        await open_page(session)
        number = await erase(session)
    assert await tidy(database, 23) == 0, "a server may still clear it"
    assert len(await traces(database, USER)) == 1
    assert await tidy(database, 25) == 1
    assert (await traces(database, USER, "StrangerPage"), await numbered(database, number)) == ([], [])


async def test_a_page_whose_clearing_was_given_up_goes_at_once(database: Database) -> None:
    async with database.write() as session:
        lane = await open_page(session)
        await erase(session)
        await session.execute(
            update(tables.outbox).where(tables.outbox.c.address_id == lane).values(state="dead")
        )
    assert await tidy(database, 1) == 1
    assert await traces(database, USER, "StrangerPage") == []


async def test_pages_of_people_who_are_there_and_other_conversations_stay(database: Database) -> None:
    async with database.write() as session:
        await open_page(session)
        await open_page(session, "U2")
        await erase(session)
        await open_page(session)
        await say(session, await open_lane(session), "hello")
    assert await tidy(database, 25) == 0
    assert await traces(database, f"page/{USER}", "page/U2", "D1")


async def test_pages_go_a_few_at_a_time(database: Database) -> None:
    """Small transactions: turns never wait long behind them."""
    users = [f"U{number}" for number in range(5)]
    async with database.write() as session:
        for user in users:
            await open_page(session, user)
            await erase(session, user)
        later = NOW + 25 * HOUR
        assert [await pages.purge(session, later, limit=2) for _ in range(4)] == [2, 2, 1, 0]
