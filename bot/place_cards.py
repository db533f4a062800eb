"""Composes what leads are told about channels whose members are asked: who is in one its platform is asked."""

import asyncio
from collections.abc import Mapping
from typing import assert_never

from adapters.base import Door, TryLater, Undeliverable
from conversations import effects, events
from conversations.cards import Card
from conversations.language import Language
from conversations.people import Address
from conversations.places import Asked, Members, Roster
from conversations.places_cards import compose_offer, compose_places, compose_stop_offer, compose_unread
from storage import place_members, places
from storage.database import Database

PATIENCE = 15.0
"""Seconds: the lead waits, and so do the other messages to the channel."""

_TOO_LONG = "it has so many members that counting them takes long"


async def place_card(
    database: Database,
    doors: Mapping[str, Door],
    council: int,
    message: effects.PlaceMessage,
    language: Language,
    *,
    lane: int | None,
) -> Card:
    """`lane`: the conversation that the card goes to. Raises LookupError where it is no channel."""
    if isinstance(message, effects.PlaceOffer):
        return await _offer(database, doors, council, lane or 0, language, with_guests=message.with_guests)
    async with database.read() as session:
        asked = await places.listed(session, council)
        match message:
            case effects.Places():
                return compose_places(Roster(asked, await places.came_by(session, council)), language)
            case effects.PlaceStopOffer(place):
                number = place or lane or 0
                leaving = await place_members.leaving(session, council, number)
                return compose_stop_offer(_of(asked, number), leaving, language)
            case _:
                assert_never(message)


async def _offer(
    database: Database,
    doors: Mapping[str, Door],
    council: int,
    lane: int,
    language: Language,
    *,
    with_guests: bool,
) -> Card:
    """The platform is asked between two transactions, never inside one."""
    async with database.read() as session:
        where = await places.channel(session, council, lane)
    if where is None or where.door not in doors:
        raise LookupError("this is no channel")
    anyway = events.AskPlace(lane, with_guests)
    try:
        members = await _members(doors[where.door], where)
    except TryLater as problem:
        return compose_unread(str(problem), language, anyway=anyway)
    except TimeoutError:
        return compose_unread(_TOO_LONG, language, anyway=anyway)
    except Undeliverable as refusal:
        return compose_unread(str(refusal), language)
    async with database.read() as session:
        seen = await place_members.preview(session, council, lane, where, members, with_guests=with_guests)
        return compose_offer(seen, language, asked=_of(await places.listed(session, council), lane))


async def _members(door: Door, where: Address) -> Members:
    async with asyncio.timeout(PATIENCE):
        return await door.members(where)


def _of(asked: list[Asked], lane: int) -> Asked | None:
    return next((one for one in asked if one.place == lane), None)
