"""The door without a platform does what doors promise, so that tests against it mean something."""

import pytest

from adapters.base import ABSENT, Delivery, Door, Found, TryLater, Undeliverable, Unreachable, Workspace
from adapters.memory import MemoryDoor, buttons_of
from conversations import effects, events
from conversations.answers import Choice
from conversations.cards import Card, Text
from conversations.compose import compose
from conversations.people import Account, Address, Place
from conversations.places import Kind
from tests.adapters.pictures import BARS
from tests.conversations import builders
from tests.conversations.builders import ENGLISH, NOW, QUESTIONS

DM = Address("memory", "w1", "dm-alex", Place.DIRECT)
CHANNEL = Address("memory", "w1", "general", Place.SHARED)


def a_card(text: str = "hello") -> Card:
    return Card(text, (Text(text),))


def a_delivery(
    key: str, card: Card | None = None, *, to: Address = DM, replaces: str | None = None
) -> Delivery:
    return Delivery(key, to, card or a_card(), replaces=replaces)


async def test_a_message_is_kept_under_the_name_that_is_returned() -> None:
    door = MemoryDoor()
    name = await door.deliver(a_delivery("1"))
    assert door.shown == {"dm-alex": {name: a_card()}}
    assert [each.key for each in door.sent] == ["1"]


async def test_a_picture_is_kept_as_it_is() -> None:
    door = MemoryDoor()
    name = await door.deliver(a_delivery("1", BARS))
    assert door.shown["dm-alex"][name] == BARS


async def test_a_replacement_takes_the_place_of_the_message() -> None:
    door = MemoryDoor()
    name = await door.deliver(a_delivery("1", a_card("question")))
    again = await door.deliver(a_delivery("2", a_card("answered"), replaces=name))
    assert again == name
    assert door.shown["dm-alex"] == {name: a_card("answered")}
    assert len(door.sent) == 2


async def test_conversations_are_kept_apart() -> None:
    door = MemoryDoor()
    await door.deliver(a_delivery("1"))
    await door.deliver(a_delivery("2", a_card("to all"), to=CHANNEL))
    assert door.texts("alex") == ["hello"]
    assert list(door.shown) == ["dm-alex", "general"]


async def test_faults_come_in_order_and_leave_nothing_sent() -> None:
    """Each is raised once, before anything is kept: the next attempt meets the next fault, or succeeds."""
    door = MemoryDoor(faults=[TryLater("busy", 3), Undeliverable("gone")])
    with pytest.raises(TryLater) as caught:
        await door.deliver(a_delivery("1"))
    assert caught.value.after == 3
    with pytest.raises(Undeliverable):
        await door.deliver(a_delivery("1"))
    assert (door.sent, door.shown) == ([], {})
    await door.deliver(a_delivery("1"))
    assert len(door.sent) == 1


def test_what_somebody_does_alone_is_direct_and_in_a_channel_shared() -> None:
    door = MemoryDoor()
    alone = door.typed("alex", "4", NOW)
    among = door.typed("alex", "summary", NOW, channel="general")
    assert (alone.address, alone.event) == (DM, events.Typed("4"))
    assert (among.address, among.account) == (CHANNEL, alone.account)
    assert alone.profile.name == "Alex"


def test_every_event_has_a_key_of_its_own_unless_it_comes_again() -> None:
    door = MemoryDoor()
    keys = {door.typed("alex", "4", NOW).key for _ in range(3)}
    assert len(keys) == 3
    assert door.inbound("alex", events.Start(), NOW, key="again").key == "again"


async def test_a_press_sends_what_the_newest_button_of_that_name_carries() -> None:
    door = MemoryDoor()
    for number, question in enumerate(QUESTIONS[:2], start=1):
        ask = effects.Ask(7, question, number, 10)
        await door.deliver(a_delivery(str(number), compose(ask, ENGLISH)))
    pressed = door.pressed("alex", "4 Established", NOW)
    assert pressed.event == events.Answer(7, QUESTIONS[1], Choice.LEVEL_4)
    assert pressed.message == "2"


async def test_a_button_that_is_not_there_cannot_be_pressed() -> None:
    door = MemoryDoor()
    with pytest.raises(LookupError, match="Start"):
        door.pressed("alex", "Start", NOW)
    await door.deliver(a_delivery("1"))
    with pytest.raises(LookupError, match="Start"):
        door.pressed("alex", "Start", NOW)


def test_every_button_of_a_card_is_found() -> None:
    for message in (
        effects.Ask(7, QUESTIONS[0], 1, 10),
        effects.Answered(7, QUESTIONS[0], 1, 10, Choice.LEVEL_1),
    ):
        card = compose(message, ENGLISH)
        assert buttons_of(card) == builders.buttons_of(card) != []


async def test_it_knows_what_arrived() -> None:
    door = MemoryDoor()
    await door.deliver(a_delivery("1"))
    assert await door.find(DM, "1", NOW) == Found(arrived=True, ref="1")
    assert await door.find(DM, "2", NOW) == ABSENT
    assert await door.find(CHANNEL, "1", NOW) == ABSENT


def test_somebody_who_never_spoke_is_addressed_as_when_they_do() -> None:
    door = MemoryDoor()
    assert door.direct(Account("memory", "w1", "alex")) == door.typed("alex", "hello", NOW).address


async def test_it_is_a_door_that_needs_nothing() -> None:
    async def take(inbound: object) -> object:
        raise AssertionError("the memory door takes nothing by itself")

    door: Door = MemoryDoor("w2")
    assert door.routes(take) == ()  # type: ignore[arg-type]
    await door.open(take)  # type: ignore[arg-type]
    assert await door.workspaces() == (Workspace("memory", "w2", "Council of w2"),)
    await door.close()


async def test_a_channel_has_the_members_that_it_was_given_or_cannot_be_read() -> None:
    door = MemoryDoor()
    door.fill(CHANNEL.conversation, ann=Kind.MEMBER, gil=Kind.GUEST)
    found = await door.members(CHANNEL)
    assert [(one.account.user, one.kind) for one in found.people] == [("ann", Kind.MEMBER), ("gil", Kind.GUEST)]
    with pytest.raises(Unreachable):
        await door.members(DM)
