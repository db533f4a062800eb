"""The server prepares for its first picture while it already serves."""

import asyncio
import gc
import threading
from collections.abc import Iterator

import pytest

from bot.preparing import prepare


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


async def test_others_have_their_turns_while_pictures_are_prepared() -> None:
    had_a_turn = threading.Event()
    preparing = asyncio.create_task(prepare(lambda: _wait_for(had_a_turn)))
    await asyncio.sleep(0.01)
    had_a_turn.set()
    await preparing


async def test_a_server_that_cannot_draw_goes_on() -> None:
    def fail() -> None:
        raise ImportError("no fonts")

    await prepare(fail)


async def test_what_was_loaded_is_not_looked_through_again_and_again() -> None:
    await prepare(lambda: None)
    assert gc.get_freeze_count() > 10_000


def _wait_for(event: threading.Event) -> None:
    assert event.wait(5), "nobody else had a turn"
