"""The terminal as a door: it writes to whoever is there, and remembers nothing."""

from pathlib import Path

import pytest

from adapters.base import UNKNOWN, Delivery, Door, Undeliverable
from adapters.terminal import TerminalDoor
from conversations.cards import Card, Text
from conversations.people import Account, Address, Place
from tests.adapters.files import FILE, WITH_FILE
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


async def test_a_file_is_saved_beside_and_never_in_place_of_another(tmp_path: Path) -> None:
    written: list[str] = []
    door = TerminalDoor("local", "ann", written.append, width=40, folder=tmp_path)
    for _ in range(2):
        await door.deliver(Delivery("1", ADDRESS, WITH_FILE))
    first, second = (tmp_path / FILE.name, tmp_path / f"{FILE.name.removesuffix('.csv')}-2.csv")
    assert first.read_bytes() == second.read_bytes() == FILE.content
    assert [str(path) in said for path, said in zip((first, second), written, strict=True)] == [True, True]
    assert FILE.instead not in "".join(written)


async def test_a_file_that_cannot_be_saved_is_told_in_words(tmp_path: Path) -> None:
    written: list[str] = []
    door = TerminalDoor("local", "ann", written.append, folder=tmp_path / "gone")
    await door.deliver(Delivery("1", ADDRESS, WITH_FILE))
    assert FILE.instead in written[0]


async def test_it_cannot_tell_what_arrived_and_writes_to_nobody_who_is_not_there() -> None:
    door = TerminalDoor("local", "ann", lambda _: None)
    assert await door.find(ADDRESS, "1", NOW) == UNKNOWN
    assert door.direct(Account("terminal", "local", "bob")) is None


async def test_it_has_no_channel_whose_members_could_be_asked() -> None:
    with pytest.raises(Undeliverable):
        await TerminalDoor("local", "ann", lambda _: None).members(ADDRESS)
