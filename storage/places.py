"""Channels and teams whose members are asked: which there are, and when each is read next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, RowMapping, and_, case, false, func, literal, or_, select, true, update

from conversations.people import Address, Place
from conversations.places import Asked, CameBy
from storage.columns import AwareDateTime
from storage.conditions import is_asked
from storage.database import Session
from storage.outbox import address_of
from storage.statements import insert
from storage.tables import account, address, asked_member, asked_place, person

SOON = timedelta(seconds=30)
"""After word that somebody came or left: a hundred at once cost one reading."""

DAILY = timedelta(days=1)

CLAIM = timedelta(minutes=10)
"""How long nobody else reads a place that one process has begun to read."""


@dataclass(frozen=True, slots=True)
class Due:
    """A place that is to be read, and is this process's to read until `until`. `read_at`, `fault`: of the last
    reading.
    """

    id: int
    council: int
    address: Address
    name: str
    read_at: datetime | None
    fault: str | None
    until: datetime


is_its_address = and_(
    address.c.door == asked_place.c.door,
    address.c.workspace == asked_place.c.workspace,
    address.c.conversation == asked_place.c.conversation,
    address.c.council_id == asked_place.c.council_id,
)


async def ask(session: Session, council: int, lane: int, now: datetime, *, with_guests: bool) -> bool:
    """The members of a channel, by its address, are asked from now on. False if the council has none of it."""
    columns = {
        "council_id": address.c.council_id,
        "door": address.c.door,
        "workspace": address.c.workspace,
        "conversation": address.c.conversation,
        "name": literal(""),
        "with_guests": true() if with_guests else false(),
        "added_at": literal(now, AwareDateTime()),
        "due_at": literal(now, AwareDateTime()),
    }
    found = select(*columns.values()).where(_is_channel(council, lane))
    upsert = insert(session, asked_place).from_select(list(columns), found)
    made = await session.scalars(
        upsert.on_conflict_do_update(
            index_elements=["door", "workspace", "conversation"],
            set_={"with_guests": upsert.excluded.with_guests, "due_at": upsert.excluded.due_at},
        ).returning(asked_place.c.id)
    )
    return bool(made.all())


async def channel(session: Session, council: int, lane: int) -> Address | None:
    """A channel of the council, by its address."""
    rows = await session.execute(select(address).where(_is_channel(council, lane)))
    row = rows.mappings().one_or_none()
    return None if row is None else address_of(row)


def _is_channel(council: int, lane: int) -> ColumnElement[bool]:
    return and_(address.c.id == lane, address.c.council_id == council, address.c.place == Place.SHARED.value)


async def is_any_due(session: Session, doors: Sequence[str], now: datetime) -> bool:
    """Whether there is anything to claim."""
    return await session.scalar(select(asked_place.c.id).where(_is_due(doors, now)).limit(1)) is not None


def _is_due(doors: Sequence[str], now: datetime) -> ColumnElement[bool]:
    return and_(asked_place.c.due_at <= now, asked_place.c.door.in_(list(doors)))


async def claim_due(session: Session, doors: Sequence[str], now: datetime) -> Due | None:
    """A place that is to be read by now, on one of these doors; no other process is given it for a while."""
    until = now + CLAIM
    first = (
        select(asked_place.c.id)
        .where(_is_due(doors, now))
        .order_by(asked_place.c.due_at, asked_place.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    number = await session.scalar(
        update(asked_place)
        .where(asked_place.c.id == first.scalar_subquery())
        .values(due_at=until)
        .returning(asked_place.c.id)
    )
    if number is None:
        return None
    rows = await session.execute(
        select(address, asked_place.c.name, asked_place.c.read_at, asked_place.c.fault)
        .join(asked_place, is_its_address)
        .where(asked_place.c.id == number)
    )
    row = rows.mappings().one_or_none()
    if row is None:
        return None
    return Due(number, row["council_id"], address_of(row), row["name"], row["read_at"], row["fault"], until)


def is_newest(due: Due) -> ColumnElement[bool]:
    """Whether nobody has begun to read the place since: what was found would undo what they find."""
    return and_(
        asked_place.c.id == due.id,
        asked_place.c.council_id == due.council,
        asked_place.c.read_at.is_not_distinct_from(due.read_at),
        or_(asked_place.c.due_at.is_(None), asked_place.c.due_at <= due.until),
    )


async def note_fault(session: Session, due: Due, reason: str, again_at: datetime) -> bool:
    """The place could not be read: nobody is taken off the roster because of it. What came in meanwhile is read
    soon all the same. False, and nothing is noted, where somebody else has begun to read it since.
    """
    noted = await session.scalars(
        update(asked_place)
        .where(is_newest(due))
        .values(fault=reason, due_at=_unless_stirred(due, again_at))
        .returning(asked_place.c.id)
    )
    return bool(noted.all())


async def was_read(session: Session, due: Due, name: str, now: datetime) -> None:
    """What came in while it was read is read again soon."""
    await session.execute(
        update(asked_place)
        .where(asked_place.c.id == due.id, asked_place.c.council_id == due.council)
        .values(
            name=name or asked_place.c.name,
            read_at=now,
            fault=None,
            due_at=_unless_stirred(due, now + DAILY),
        )
    )


def _unless_stirred(due: Due, again_at: datetime) -> ColumnElement[datetime]:
    return case(
        (asked_place.c.due_at < due.until, asked_place.c.due_at),
        else_=literal(again_at, AwareDateTime()),
    )


async def stir(session: Session, moved: Sequence[Address], now: datetime) -> int:
    """Somebody came to these conversations or left them: the places that are they, or whose door says that they
    belong to them, are read soon. Returns how many. Call it in a transaction of its own: a reading holds its
    place before people and conversations, and turns hold those first.
    """
    if not moved:
        return 0
    soon = now + SOON
    names = {(one.door, one.workspace, one.conversation) for one in moved}
    rows = await session.execute(
        select(asked_place.c.id, address)
        .join(address, is_its_address)
        .where(
            or_(*(and_(address.c.door == one.door, address.c.workspace == one.workspace) for one in moved)),
            or_(asked_place.c.due_at.is_(None), asked_place.c.due_at > soon),
        )
    )
    wanted = [row[asked_place.c.id] for row in rows.mappings() if _names(row) & names]
    ours = asked_place.c.id.in_(sorted(wanted))
    # In the order of their ids, so that two who tell of the same places never wait for each other in a circle.
    await session.execute(select(asked_place.c.id).where(ours).order_by(asked_place.c.id).with_for_update())
    await session.execute(update(asked_place).where(ours).values(due_at=soon))
    return len(wanted)


def _names(row: RowMapping) -> set[tuple[str, str, str]]:
    one = address_of(row)
    around = (one.conversation, *one.reference.values())
    return {(one.door, one.workspace, each) for each in around}


async def listed(session: Session, council: int) -> list[Asked]:
    """The places of a council, by name."""
    people = (
        select(func.count(person.c.id.distinct()))
        .join(account, account.c.person_id == person.c.id)
        .join(asked_member, asked_member.c.account_id == account.c.id)
        .where(asked_member.c.place_id == asked_place.c.id, is_asked)
        .correlate(asked_place)
        .scalar_subquery()
    )
    rows = await session.execute(
        select(
            address.c.id,
            asked_place.c.name,
            asked_place.c.door,
            asked_place.c.workspace,
            asked_place.c.conversation,
            asked_place.c.with_guests,
            people,
            asked_place.c.read_at,
            asked_place.c.fault,
        )
        .join(address, is_its_address)
        .where(asked_place.c.council_id == council)
        .order_by(asked_place.c.name, asked_place.c.id)
    )
    return [Asked(*row) for row in rows.tuples()]


async def came_by(session: Session, council: int) -> dict[CameBy, int]:
    """How many of those who are asked came in which way."""
    rows = await session.execute(
        select(person.c.came_by, func.count())
        .where(person.c.council_id == council, is_asked)
        .group_by(person.c.came_by)
    )
    return {CameBy(way): count for way, count in rows.tuples()}
