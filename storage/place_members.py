"""Who is a member of which place whose members are asked, and what that does to the roster.

What a place says of people who wrote first or stood in a file changes nothing about them: they stay when they
leave it. Whoever left the roster of themselves, or was taken off it while a member, does not come back by
staying one.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, Text, and_, delete, exists, func, literal, or_, select, update

from conversations.people import Address, Person, Place
from conversations.people_changes import Added
from conversations.places import CameBy, Kind, Member, Members, Preview
from storage import outbox, people_import, places
from storage.columns import Id
from storage.conditions import still_here
from storage.database import Session
from storage.people import next_ordinals, update_profiles
from storage.places import Due, is_its_address
from storage.statements import insert, one_of, rows_of
from storage.tables import account, address, asked_member, asked_place, person

_CHUNK = 500
"""Of addresses, which take three parameters each."""


@dataclass(frozen=True, slots=True)
class Changes:
    """`added`: people new on the roster; `back`: who had been taken off it; `gone`: taken off now."""

    added: int = 0
    back: int = 0
    gone: int = 0

    @property
    def total(self) -> int:
        return self.added + self.back + self.gone


async def save(session: Session, due: Due, members: Members, now: datetime) -> Changes:
    """Brings the roster to who is in a place; the same members twice change nothing, nor does a list that was
    asked for before somebody else began to read the place.
    """
    await next_ordinals(session, [due.council])  # nobody joins the council meanwhile
    with_guests = await session.scalar(
        select(asked_place.c.with_guests).where(places.is_newest(due)).with_for_update()
    )
    if with_guests is None:
        return Changes()
    wanted = _wanted(due.address, members, with_guests=with_guests)
    added = await _meet(session, due, wanted, now)
    known = await _known(session, due, wanted)
    before = set(
        await session.scalars(select(asked_member.c.account_id).where(asked_member.c.place_id == due.id))
    )
    joined, left = sorted(known.keys() - before), sorted(before - known.keys())
    await _join(session, due.id, joined)
    await session.execute(
        delete(asked_member).where(
            asked_member.c.place_id == due.id, one_of(session, asked_member.c.account_id, left)
        )
    )
    back = await _bring_back(session, due.council, joined)
    gone = await _take_off(session, due.council, left, now)
    told = {number: wanted[user] for number, user in known.items()}
    await _refresh(session, due.council, told)
    await _remember_chats(session, due.council, told)
    await places.was_read(session, due, members.name, now)
    return Changes(added, back, gone)


async def stop(session: Session, council: int, lane: int, now: datetime) -> int:
    """The members of a channel, by its address, are no longer asked because of it. Returns how many people left
    the roster.
    """
    await next_ordinals(session, [council])
    place = await session.scalar(_place(council, lane).with_for_update(of=asked_place))
    if place is None:
        return 0
    left = await session.scalars(
        delete(asked_member).where(asked_member.c.place_id == place).returning(asked_member.c.account_id)
    )
    accounts = left.all()
    await session.execute(delete(asked_place).where(asked_place.c.id == place))
    return await _take_off(session, council, accounts, now)


async def leaving(session: Session, council: int, lane: int) -> int:
    """How many people would leave the roster if a channel's members were no longer asked."""
    place = await session.scalar(_place(council, lane))
    if place is None:
        return 0
    members = select(account.c.person_id).join(asked_member, asked_member.c.account_id == account.c.id)
    count = await session.scalar(
        select(func.count())
        .select_from(person)
        .where(
            _goes_with_places(council),
            person.c.id.in_(members.where(asked_member.c.place_id == place)),
            ~_is_member(asked_member.c.place_id != place),
        )
    )
    return count or 0


async def preview(
    session: Session, council: int, lane: int, where: Address, members: Members, *, with_guests: bool
) -> Preview:
    """What asking these members would do. Nothing is written."""
    wanted = _wanted(where, members, with_guests=with_guests)
    known = await session.scalar(
        select(func.count())
        .select_from(account)
        .join(person, person.c.id == account.c.person_id)
        .where(_is_of(session, council, where, wanted), still_here)
    )
    return Preview(
        place=lane,
        name=members.name,
        with_guests=with_guests,
        added=len(wanted) - (known or 0),
        known=known or 0,
        guests=members.count(Kind.GUEST),
        outsiders=members.count(Kind.OUTSIDER),
        bots=members.count(Kind.BOT),
    )


def _wanted(where: Address, members: Members, *, with_guests: bool) -> dict[str, Member]:
    """Those who are asked, by their id in the place's own workspace; accounts of others are nobody there."""
    return {
        one.account.user: one
        for one in members.people
        if one.is_wanted(with_guests=with_guests)
        and (one.account.door, one.account.workspace) == (where.door, where.workspace)
    }


def _place(council: int, lane: int) -> Select[tuple[int]]:
    return (
        select(asked_place.c.id)
        .join(address, is_its_address)
        .where(address.c.id == lane, asked_place.c.council_id == council)
    )


def _named(session: Session, where: Address, users: Collection[str]) -> ColumnElement[bool]:
    told = rows_of(session, "told", {"user": Text()}, [(user,) for user in users])
    return and_(
        account.c.door == where.door,
        account.c.workspace == where.workspace,
        account.c.user_id.in_(select(told.c.user)),
    )


def _is_of(session: Session, council: int, where: Address, users: Collection[str]) -> ColumnElement[bool]:
    return and_(account.c.council_id == council, _named(session, where, users))


async def _meet(session: Session, due: Due, wanted: Mapping[str, Member], now: datetime) -> int:
    """Puts on the roster who is not known at all."""
    known = set(await session.scalars(select(account.c.user_id).where(_named(session, due.address, wanted))))
    new = [one for user, one in wanted.items() if user not in known]
    added = [Added(0, one.account, _person(due.council, one)) for one in new]
    await people_import.add(session, due.council, added, now, came_by=CameBy.PLACE)
    return len(new)


def _person(council: int, one: Member) -> Person:
    usual = Person(0, council, one.account.user)
    return Person(
        0, council, one.name or usual.name, locale=one.locale or usual.locale, zone=one.zone or usual.zone
    )


async def _known(session: Session, due: Due, wanted: Mapping[str, Member]) -> dict[int, str]:
    """Account and user of the members, all known by now."""
    rows = await session.execute(
        select(account.c.id, account.c.user_id).where(_is_of(session, due.council, due.address, wanted))
    )
    return dict(rows.tuples().all())


async def _join(session: Session, place: int, accounts: Sequence[int]) -> None:
    if accounts:
        members = select(literal(place, Id), account.c.id).where(one_of(session, account.c.id, accounts))
        await session.execute(
            insert(session, asked_member)
            .from_select(["place_id", "account_id"], members)
            .on_conflict_do_nothing()
        )


async def _bring_back(session: Session, council: int, accounts: Sequence[int]) -> int:
    """Who had been taken off the roster is back on it, but leads no more: a channel gives nobody a role."""
    owners = select(account.c.person_id).where(one_of(session, account.c.id, accounts))
    back = await session.scalars(
        update(person)
        .where(person.c.council_id == council, person.c.id.in_(owners), person.c.removed_at.is_not(None))
        .values(removed_at=None, is_planned=False, is_lead=False, came_by=CameBy.PLACE.value)
        .returning(person.c.id)
    )
    return len(back.all())


async def _take_off(session: Session, council: int, accounts: Sequence[int], now: datetime) -> int:
    """Who came by a place and is in none any more leaves the roster, but for its leads. Their answers stay."""
    owners = select(account.c.person_id).where(one_of(session, account.c.id, accounts))
    gone = await session.scalars(
        update(person)
        .where(_goes_with_places(council), person.c.id.in_(owners), ~_is_member())
        .values(removed_at=now, is_planned=False)
        .returning(person.c.id)
    )
    return len(gone.all())


def _goes_with_places(council: int) -> ColumnElement[bool]:
    came = person.c.came_by == CameBy.PLACE.value
    return and_(person.c.council_id == council, came, ~person.c.is_lead, still_here)


def _is_member(*which: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(account.c.person_id == person.c.id, asked_member.c.account_id == account.c.id, *which)


async def _refresh(session: Session, council: int, told: Mapping[int, Member]) -> None:
    """What the platform says of those who came by a place; of others only a name where none is known."""
    came = person.c.came_by == CameBy.PLACE.value
    rows = await session.execute(
        select(account.c.id, person.c.id, person.c.name, person.c.locale, person.c.zone, came)
        .join(person, person.c.id == account.c.person_id)
        .where(one_of(session, account.c.id, told), or_(came, person.c.name == account.c.user_id))
    )
    changed: dict[int, Person] = {}
    for number, who, *known, is_from_place in rows.tuples():
        one, (name, locale, zone) = told[number], known
        fresh = (one.name or name, locale, zone)
        if is_from_place:
            fresh = (one.name or name, one.locale or locale, one.zone or zone)
        if fresh != (name, locale, zone):
            changed[who] = Person(who, council, fresh[0], locale=fresh[1], zone=fresh[2])
    await update_profiles(session, list(changed.values()))


async def _remember_chats(session: Session, council: int, told: Mapping[int, Member]) -> None:
    """Where to write to those who have no conversation of their own yet."""
    has_chat = exists().where(address.c.person_id == account.c.person_id, address.c.place == Place.DIRECT.value)
    reachable = {number: one.chat for number, one in told.items() if one.chat is not None}
    rows = await session.execute(
        select(account.c.id, account.c.person_id).where(one_of(session, account.c.id, reachable), ~has_chat)
    )
    origins = [
        outbox.Origin(chat, who, council)
        for number, who in rows.tuples()
        for chat in (reachable[number],)
        if chat is not None
    ]
    for start in range(0, len(origins), _CHUNK):
        await outbox.remember_addresses(session, origins[start : start + _CHUNK])
