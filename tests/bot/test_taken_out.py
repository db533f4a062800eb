"""Whoever takes Waymark out of their chat is known to be out of reach until they are back."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import select

from adapters.base import Inbound
from bot.taken_out import REASON
from conversations.events import Arrived, Event, TakenOut
from storage import reach, tables
from tests.program import Program


async def _reach(program: Program, user: str) -> reach.Reach:
    standing = await program.standing(user)
    async with program.application.database.read() as session:
        return (await reach.reach_of(session, {standing.person.id: standing.lane}))[standing.person.id]


def _event(program: Program, event: Event, key: str) -> Inbound:
    return replace(program.door.inbound("ann", event, program.clock.now), key=key)


async def test_a_removal_cuts_off_without_a_word_and_an_addition_brings_back(program: Program) -> None:
    await program.says("ann", "hello")
    before = len(program.door.sent)
    removal = _event(program, TakenOut(), "removed")
    assert not (await program.take(removal)).repeated
    await program.send()
    gone = await _reach(program, "ann")
    assert (gone.is_open, gone.reason) == (False, REASON)
    assert len(program.door.sent) == before, "nobody is written to who has just left"
    await program.take(_event(program, Arrived(), "added"))
    assert (await _reach(program, "ann")).is_open
    assert (await program.take(removal)).repeated
    assert (await _reach(program, "ann")).is_open, "sent again, the removal is not news"


@pytest.mark.parametrize(
    ("told", "is_open"),
    [((TakenOut(), Arrived()), True), ((Arrived(), TakenOut()), False)],
    ids=["back", "gone"],
)
async def test_of_a_removal_and_an_addition_together_the_last_counts(
    program: Program, told: tuple[Event, Event], *, is_open: bool
) -> None:
    await program.says("ann", "hello")
    taken = [program.take(_event(program, each, f"{place}")) for place, each in enumerate(told)]
    await asyncio.gather(*taken)
    assert (await _reach(program, "ann")).is_open is is_open


async def test_a_stranger_who_removes_waymark_becomes_nobody(program: Program) -> None:
    await program.take(_event(program, TakenOut(), "removed"))
    async with program.application.database.read() as session:
        assert (await session.scalars(select(tables.account.c.id))).all() == []
