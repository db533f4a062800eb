"""A program that is told to stop before it has started breaks the start off, and leaves nothing half-done."""

import asyncio

import pytest

from bot.stopping import ToldToStop, unless_told


async def test_a_start_that_nobody_breaks_off_comes_to_its_end() -> None:
    async def start() -> str:
        return "started"

    assert await unless_told(asyncio.Event(), start()) == "started"


async def test_what_goes_wrong_with_a_start_is_told() -> None:
    async def start() -> None:
        raise LookupError("no database")

    with pytest.raises(LookupError, match="no database"):
        await unless_told(asyncio.Event(), start())


async def test_a_start_that_hangs_is_broken_off_and_may_undo_what_it_did() -> None:
    told, undone = asyncio.Event(), asyncio.Event()

    async def start() -> None:
        try:
            told.set()
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            undone.set()

    with pytest.raises(ToldToStop):
        await unless_told(told, start())
    assert undone.is_set()


async def test_what_goes_wrong_while_a_start_is_undone_is_no_fault_of_the_stop() -> None:
    told = asyncio.Event()

    async def start() -> None:
        try:
            told.set()
            await asyncio.Event().wait()
        finally:
            raise ConnectionError

    with pytest.raises(ToldToStop):
        await unless_told(told, start())
