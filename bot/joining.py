"""Carries out what people do to join their accounts, in the transaction of their turn; and makes codes."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import assert_never

from conversations import joining
from conversations.audit import Deed, Entry
from conversations.cards import Card
from conversations.compose import compose
from conversations.effects import (
    ConfirmJoin,
    JoinCode,
    JoinRecord,
    Message,
    RefuseJoin,
    RequestJoinCode,
    Say,
    UseJoinCode,
)
from conversations.joining import GOOD_FOR, MOST_WRONG, Side, code_hash
from conversations.language import Language
from conversations.people import Person
from storage import audit, join_codes, outbox
from storage import joining as store
from storage.database import Database, Session
from storage.join_codes import Pending
from storage.outbox import Outgoing

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no I, O, 0, 1: people copy these by hand
_TRIED = Entry(Deed.REFUSED, "join")
_MINUTES = {"minutes": int(GOOD_FOR.total_seconds()) // 60}


def new_code() -> str:
    """Eight letters in two groups: 40 random bits, of which five may be tried in a quarter of an hour."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(2))


async def code_card(
    database: Database, council: int, message: JoinCode, language: Language, now: datetime
) -> Card | None:
    """Made anew whenever the message is: the newest code counts. None once a code was used, or is asked for no
    more: a message that is sent a second time breaks off nothing.
    """
    code = new_code()
    async with database.write() as session:
        given = await join_codes.give(session, council, message.person, code_hash(code), now + GOOD_FOR)
    return compose(joining.told_code(code), language) if given else None


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a person did, at which address; `answer` makes a message to them there of what they are told."""

    person: Person
    record: JoinRecord
    address_id: int
    answer: Callable[[Message], Outgoing]

    @property
    def council(self) -> int:
        return self.person.council


@dataclass
class Joinings:
    """What the people of one transaction want joined: last of all, so that whatever else the same transaction
    has kept of them moves along, and nobody is joined to who has been erased.
    """

    _wishes: list[_Wish] = field(default_factory=list)

    @property
    def has_wishes(self) -> bool:
        return bool(self._wishes)

    def ask(
        self, person: Person, record: JoinRecord, address_id: int, answer: Callable[[Message], Outgoing]
    ) -> None:
        self._wishes.append(_Wish(person, record, address_id, answer))

    def concern(self, person: Person) -> bool:
        return any(each.person.id == person.id for each in self._wishes)

    async def carry_out(self, session: Session, now: datetime) -> None:
        for wish in self._wishes:
            await outbox.queue(session, await _messages(session, wish, now), now)


async def _messages(session: Session, wish: _Wish, now: datetime) -> list[Outgoing]:
    """What follows, and what is said about it."""
    me = await join_codes.side(session, wish.council, wish.person.id)
    if me is None:
        return []
    match wish.record:
        case RequestJoinCode():
            await join_codes.ask(session, wish.council, me.id, now + GOOD_FOR)
            return [wish.answer(JoinCode(me.id))]
        case UseJoinCode(hashed):
            return [wish.answer(await _use(session, wish, me, hashed, now))]
        case ConfirmJoin(number):
            return await _confirm(session, wish, me, number, now)
        case RefuseJoin(number):
            return await _refuse(session, wish, me, number, now)
        case _:
            assert_never(wish.record)


async def _use(session: Session, wish: _Wish, me: Side, hashed: str, now: datetime) -> Say:
    council = wish.council
    if await join_codes.tries(session, council, me.id, _TRIED, now - GOOD_FOR) >= MOST_WRONG:
        return Say("join-too-often", _MINUTES)
    number = await join_codes.owner_of(session, council, hashed, now)
    owner = None if number is None else await join_codes.side(session, council, number)
    if owner is not None and joining.is_same_place(me, owner):
        return Say("join-same-place")
    if owner is not None:
        await join_codes.use(session, council, Pending(owner.id, me.id, has_agreed=False))
        return joining.asked_first(me, owner)
    await audit.record(session, [audit.Record(council, me.id, _TRIED)], now)
    is_elsewhere = await join_codes.is_elsewhere(session, council, hashed, now)
    return Say("join-elsewhere") if is_elsewhere else Say("join-wrong", _MINUTES)


async def _confirm(
    session: Session, wish: _Wish, me: Side, number: int | None, now: datetime
) -> list[Outgoing]:
    """The first confirmation has the second asked for, and that one joins."""
    council = wish.council
    found = await _pending(session, wish, number, now)
    other = None if found is None else await join_codes.side(session, council, found.with_whom(me.id))
    if found is None or other is None or (found.owner == me.id and not found.has_agreed):
        return [wish.answer(Say("join-nothing"))]
    if found.owner == me.id:
        return await _join(session, wish, me, other, now)
    told = [wish.answer(joining.waiting_for(other))]
    if not found.has_agreed:
        await join_codes.agree(session, council, other.id, now + GOOD_FOR)
        told += _to(other, council, joining.asked_second(other, me))
    return told


async def _join(session: Session, wish: _Wish, me: Side, other: Side, now: datetime) -> list[Outgoing]:
    keep = joining.kept(me, other)
    gone = other if keep is me else me
    if not await store.merge(session, wish.council, keep.id, gone.id, lane=wish.address_id):
        return [wish.answer(Say("join-nothing"))]
    done = Entry(Deed.ACCOUNTS_JOINED, subject=keep.id)
    await audit.record(session, [audit.Record(wish.council, keep.id, done)], now)
    said = joining.joined(me, other)
    return [wish.answer(said), *_to(other, wish.council, said)]


async def _refuse(session: Session, wish: _Wish, me: Side, number: int | None, now: datetime) -> list[Outgoing]:
    """Whoever made the code is told, or who used it, if they have been asked already."""
    found = await _pending(session, wish, number, now)
    if found is None:
        return [wish.answer(Say("join-nothing"))]
    other = await join_codes.side(session, wish.council, found.with_whom(me.id))
    await join_codes.drop(session, wish.council, found.owner)
    told = [wish.answer(Say("join-refused"))]
    if other is not None and found.has_agreed:
        told += _to(other, wish.council, Say("join-refused-there", {"there": me.platforms}))
    return told


async def _pending(session: Session, wish: _Wish, number: int | None, now: datetime) -> Pending | None:
    """What they are asked about. `number`: with whom; an old button may name somebody else."""
    me = wish.person.id
    found = await join_codes.pending(session, wish.council, me, now)
    return next((each for each in found if number is None or each.with_whom(me) == number), None)


def _to(side: Side, council: int, said: Say) -> list[Outgoing]:
    """To the conversation that they used last."""
    return [] if side.lane is None else [Outgoing(council, side.lane, said, side.locale)]
