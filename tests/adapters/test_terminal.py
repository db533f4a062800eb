"""The terminal as a door: it writes to whoever is there, and remembers nothing."""

from adapters.base import UNKNOWN, Delivery, Door
from adapters.terminal import TerminalDoor
from conversations.cards import Card, Text
from conversations.people import Account, Address, Place
from tests.adapters.pictures import BARS
from tests.conversations.builders import NOW

ADDRESS = Address("terminal:ann", "local", "ann", Place.DIRECT)


async def test_a_card_is_written_at_once_at_any_pace() -> None:
    written: list[str] = []
    door: Door = TerminalDoor("local", "ann", written.append)
    await door.deliver(Delivery("1", ADDRESS, Card("Hello", (Text("Hello"),))))
    assert written == ["Hello"]
    assert door.pace is None


async def test_a_picture_is_written_in_characters_as_wide_as_the_terminal() -> None:
    written: list[str] = []
    await TerminalDoor("local", "ann", written.append, width=60).deliver(Delivery("1", ADDRESS, BARS))
    [shown] = written
    assert "██" in shown
    assert max(map(len, shown.splitlines())) <= 60


async def test_it_cannot_tell_what_arrived_and_writes_to_nobody_who_is_not_there() -> None:
    door = TerminalDoor("local", "ann", lambda _: None)
    assert await door.find(ADDRESS, "1", NOW) == UNKNOWN
    assert door.direct(Account("terminal", "local", "bob")) is None
