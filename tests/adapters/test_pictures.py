"""Pictures on their way out, whatever the door."""

import asyncio
import logging
import threading

import pytest

from adapters.base import TryLater, Undeliverable
from adapters.pictures import TRIES, Patience, drawn
from conversations.cards import Card, Picture
from conversations.pictures import picture_of
from tests.adapters.pictures import BARS, UNDRAWABLE

BUSY = TryLater("busy")


def the_picture(card: Card) -> Picture:
    picture = picture_of(card)
    assert picture is not None
    return picture


async def test_the_program_goes_on_while_a_picture_is_drawn() -> None:
    """Protects clicks, which the platforms want acknowledged within seconds."""
    drawing = asyncio.create_task(drawn(the_picture(BARS)))
    turns = 0
    while not drawing.done():
        await asyncio.sleep(0.001)
        turns += 1
    assert drawing.result() is not None
    assert turns > 5


async def test_pictures_are_drawn_one_after_another() -> None:
    """Protects clicks when many pictures are asked for at once."""
    await asyncio.gather(*(drawn(the_picture(BARS)) for _ in range(4)))
    assert [each.name for each in threading.enumerate() if "drawing" in each.name] == ["drawing_0"]


async def test_what_cannot_be_drawn_is_no_error_and_its_words_stay_out_of_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.DEBUG):
        assert await drawn(the_picture(UNDRAWABLE)) is None
        assert await drawn(the_picture(BARS), 100) is None
    ours = [record.getMessage() for record in caplog.records if record.name == "adapters.pictures"]
    assert ours == ["A picture could not be drawn (TooMuch)."] * 2


def test_a_picture_is_worth_a_few_tries() -> None:
    patience = Patience()
    for _ in range(TRIES):
        assert not patience.is_over("1")
        patience.note("1", BUSY)
    assert patience.is_over("1")
    assert not patience.is_over("2")


@pytest.mark.parametrize("problem", [TryLater("broken", ambiguous=True), Undeliverable("refused")], ids=str)
def test_a_picture_that_may_have_arrived_or_was_refused_is_not_worth_another(
    problem: TryLater | Undeliverable,
) -> None:
    patience = Patience()
    patience.note("1", problem)
    assert patience.is_over("1")


def test_no_more_is_remembered_than_can_be_waiting() -> None:
    """Protects memory: what was long ago is forgotten."""
    patience = Patience()
    for key in range(2_000):
        patience.note(str(key), Undeliverable("refused"))
    assert not patience.is_over("0")
    assert patience.is_over("1999")
