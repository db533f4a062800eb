"""A small council to test with."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import RowMapping, select

from conversations.effects import Say
from conversations.people import Account, Address, CheckIn, Person, Place
from storage import bulk, checkins, councils, delivery, outbox, people, planning, undelivered, waiting
from storage.database import Database, Session
from storage.tables import nudge
from storage.undelivered import Undelivered

NOW = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
JOINED = NOW - timedelta(days=100)
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


async def meet(session: Session, user: str = "U1", workspace: str = "T1", *, at: datetime = NOW) -> Person:
    one = account(user, workspace)
    return (await people.load_standings(session, [one], at))[one].person


async def hire(session: Session, council: int, *people: bulk.NewPerson, at: datetime = JOINED) -> list[Person]:
    """People who were there long before the check-in; one called Ann when none are named."""
    return await bulk.add_people(session, council, people or [bulk.NewPerson("Ann")], at)


async def plan_nudges(database: Database, council: int, now: datetime = NOW) -> list[planning.Changes]:
    """Plans until everybody is planned; what each transaction changed."""
    made: list[planning.Changes] = []
    while True:
        async with database.write() as session:
            changes = await planning.plan_council(session, council, now)
        assert changes is not None, "nobody else plans"
        if not changes.people:
            return made
        made.append(changes)


async def nudge_rows(database: Database, *states: str) -> list[RowMapping]:
    """Nudges by person and due time; those in any of the states, or all."""
    async with database.read() as session:
        rows = await session.execute(select(nudge).order_by(nudge.c.person_id, nudge.c.due_at, nudge.c.key))
    return [row for row in rows.mappings() if not states or row["state"] in states]


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


async def given_up(session: Session, council: int) -> list[Undelivered]:
    """The messages of a council that are not tried any more."""
    return [each for each in await undelivered.oldest(session, council, 100) if each.is_dead]
