"""Accounts on two platforms become one person's, once the person has said so on both.

Nothing of the one is told to the other before that but the platform, how many answers there are, and to who
made the code, by what name the other is known: a code may have been stolen.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import assert_never

from conversations import effects, events
from conversations.buttons import encode
from conversations.context import Context
from conversations.effects import Effect, Say
from conversations.typed import Command, Request

GOOD_FOR = timedelta(minutes=15)
"""How long a code can be used, and how long the second confirmation is waited for."""

MOST_WRONG = 5
"""How many wrong codes somebody may try within GOOD_FOR."""

AboutJoining = events.OfferJoin | events.UseJoinCode | events.ConfirmJoin | events.RefuseJoin


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two. `doors`: where they have accounts, by door and workspace; `answers`: how many, in all
    check-ins; `lane`: the direct conversation that they used last.
    """

    id: int
    name: str
    doors: frozenset[tuple[str, str]]
    answers: int
    created_at: datetime
    lane: int | None
    locale: str

    @property
    def platforms(self) -> str:
        return ", ".join(sorted({door.title() for door, _ in self.doors}))


def code_hash(code: str) -> str:
    """What is stored of a code: however it was written, with or without its dash."""
    plain = "".join(each for each in code.upper() if each.isalnum())
    return hashlib.sha256(plain.encode(errors="replace")).hexdigest()


def is_about_joining(meaning: Command | Request) -> bool:
    return meaning.name in ("join-accounts", "join", "join-now", "join-refuse")


def requested_joining(meaning: Command | Request) -> AboutJoining | Say:
    """What is typed means what the buttons do; whom it is about is known where it is stored."""
    match meaning:
        case Request("join", words):
            return events.UseJoinCode(words)
        case Command("join-now"):
            return events.ConfirmJoin()
        case Command("join-refuse"):
            return events.RefuseJoin()
        case Command("join-accounts"):
            return events.OfferJoin()
        case _:
            return Say("how-to-join")


def decide_joining(event: AboutJoining, context: Context) -> tuple[Effect, ...]:
    match event:
        case events.OfferJoin():
            return (effects.RequestJoinCode(),)
        case events.UseJoinCode(code):
            return (effects.UseJoinCode(code_hash(code)),)
        case events.ConfirmJoin(person):
            return (effects.ConfirmJoin(person),)
        case events.RefuseJoin(person):
            return (effects.RefuseJoin(person),)
        case _:
            assert_never(event)


def kept(one: Side, other: Side) -> Side:
    """Who of the two lives on: who has answered more, else who came first."""
    return min(one, other, key=lambda side: (-side.answers, side.created_at, side.id))


# What they are told


def told_code(code: str) -> Say:
    return Say("join-code", {"code": code, "minutes": _MINUTES})


def asked_first(me: Side, owner: Side) -> Say:
    """What is asked of who has brought the code."""
    return Say("join-offer", {**_both(me, owner), "name": me.name}, _answers(owner))


def asked_second(me: Side, other: Side) -> Say:
    """What is then asked of who made it."""
    return Say("join-confirm", {**_both(me, other), "name": other.name, "minutes": _MINUTES}, _answers(other))


def waiting_for(owner: Side) -> Say:
    return Say("join-waiting", {"there": owner.platforms, "minutes": _MINUTES})


def joined(one: Side, other: Side) -> Say:
    """What both are told afterwards."""
    said: dict[str, str | int] = {"here": one.platforms, "there": other.platforms}
    return Say("joined", said, ("progress", "my-data"))


def is_same_place(one: Side, other: Side) -> bool:
    """Whether both have an account in one workspace: then they are two people, or one who need not join."""
    return bool(one.doors & other.doors)


_MINUTES = int(GOOD_FOR.total_seconds()) // 60


def _both(me: Side, other: Side) -> dict[str, str | int]:
    return {"here": me.platforms, "there": other.platforms, "mine": me.answers, "theirs": other.answers}


def _answers(other: Side) -> tuple[str, str]:
    return encode(events.ConfirmJoin(other.id)), encode(events.RefuseJoin(other.id))
