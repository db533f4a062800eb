"""A small council to test with."""

from datetime import UTC, datetime, timedelta

from conversations.effects import Say
from conversations.people import Account, Address, CheckIn, Person, Place
from storage import checkins, councils, delivery, outbox, people, waiting
from storage.database import Database, Session

NOW = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
QUARTER = 2026 * 4
LEASE = timedelta(seconds=60)
SECOND = timedelta(seconds=1)


def account(user: str = "U1", workspace: str = "T1") -> Account:
    return Account("slack", workspace, user)


def address(conversation: str = "D1", workspace: str = "T1", place: Place = Place.DIRECT) -> Address:
    return Address("slack", workspace, conversation, place, {"channel": conversation})


async def found_council(session: Session, workspace: str = "T1") -> int:
    return (await councils.ensure_workspace(session, "slack", workspace, f"Council {workspace}", NOW)).council


async def plan_checkin(session: Session, council: int, quarter: int = QUARTER) -> CheckIn:
    return await checkins.ensure_checkin(
        session, council, quarter, NOW, NOW + timedelta(days=14), framework_version="1"
    )


async def meet(session: Session, user: str = "U1", workspace: str = "T1") -> Person:
    one = account(user, workspace)
    return (await people.load_standings(session, [one], NOW))[one].person


async def open_lane(session: Session, conversation: str = "D1", workspace: str = "T1") -> int:
    """The id of an address where others read along."""
    council = await found_council(session, workspace)
    place = address(conversation, workspace, Place.SHARED)
    known = await outbox.remember_addresses(session, [outbox.Origin(place, None, council)])
    return known[outbox.address_key(place)]


async def say(session: Session, lane: int, *words: str, workspace: str = "T1", now: datetime = NOW) -> None:
    council = await found_council(session, workspace)
    await outbox.queue(session, [outbox.Outgoing(council, lane, Say(word), "en") for word in words], now)


async def claim(
    database: Database, owner: str = "one", now: datetime = NOW, limit: int = 100
) -> list[waiting.Lane]:
    async with database.write() as session:
        return await delivery.claim(session, owner, ["slack"], now, LEASE, limit=limit)


async def words_in(database: Database, lanes: list[waiting.Lane], now: datetime = NOW) -> dict[int, list[str]]:
    """What is queued to be said, by lane."""
    async with database.read() as session:
        found = await waiting.queued(session, lanes, now)
    return {
        lane: [one.message.message for one in messages if isinstance(one.message, Say)]
        for lane, messages in found.items()
    }
