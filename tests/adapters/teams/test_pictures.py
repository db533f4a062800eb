"""Pictures in Teams: on a card of their own, as fine as there is room for, and else told in words."""

import pytest

from adapters.base import TryLater, Undeliverable, Unreachable
from adapters.charts import draw
from adapters.pictures import TRIES
from adapters.teams.door import TeamsDoor
from adapters.teams.pictures import ROOMS, bytes_left
from conversations.pictures import picture_of
from tests.adapters.pictures import ALT, BARS, CARDS, HEAVY, TEXT, UNDRAWABLE
from tests.adapters.teams.conftest import Taker
from tests.adapters.teams.sending import HELLO, address_of, address_of_chat, delivery
from tests.platforms.teams import Teams
from tests.platforms.teams_chats import Chat
from tests.platforms.teams_connector import Fault


def is_told_in_words(chat: Chat) -> bool:
    """Once, and nothing else."""
    [message] = chat.messages
    return not message.pictures and ALT in message.texts and "2.2 Exploring" in message.texts


@pytest.mark.parametrize("kind", CARDS)
async def test_a_picture_is_shown_with_what_it_says(teams: Teams, door: TeamsDoor, kind: str) -> None:
    """Protects everybody who reads or hears it: the line for notifications, and the alternative text."""
    name = await door.deliver(delivery(address_of(teams, teams.member), CARDS[kind]))
    [message] = teams.member.chat.messages
    assert message.id == name
    assert message.texts == [ALT]
    assert message.summary == TEXT
    assert len(message.pictures) == 1


async def test_a_picture_can_take_the_place_of_a_message(teams: Teams, door: TeamsDoor) -> None:
    to = address_of(teams, teams.member)
    name = await door.deliver(delivery(to, HELLO))
    assert await door.deliver(delivery(to, BARS, replaces=name)) == name
    assert teams.member.chat.last.pictures


async def test_a_private_picture_goes_to_the_persons_own_chat(
    teams: Teams, door: TeamsDoor, taker: Taker
) -> None:
    """Protects: what is for one person is not shown to the channel."""
    channel = teams.channel()
    await teams.mention("summary only me", channel)
    await door.deliver(delivery(taker.only.address, BARS, private=True, via=taker.only.via))
    assert channel.messages == []
    assert teams.member.chat.last.pictures


async def test_a_picture_that_is_heavy_gets_coarser_until_it_fits(teams: Teams, door: TeamsDoor) -> None:
    """Protects long names and many themes: the whole message stays within what Microsoft advises."""
    await door.deliver(delivery(address_of(teams, teams.member), HEAVY))
    [message] = teams.member.chat.messages
    [size] = teams.connector.sizes
    assert size <= ROOMS[0]
    picture = picture_of(HEAVY)
    assert picture is not None
    finest = draw(picture.drawing)
    assert len(message.pictures[0]) < ROOMS[0] * 3 / 8 < len(finest.data)


async def test_a_picture_that_teams_finds_too_large_is_sent_coarser(teams: Teams, door: TeamsDoor) -> None:
    """Protects: under 28 KB, which Teams has taken at all times."""
    teams.connector.fails(413, "MessageSizeTooBig")
    await door.deliver(delivery(address_of(teams, teams.member), BARS))
    [message] = teams.member.chat.messages
    assert message.pictures
    first, second = teams.connector.sizes
    assert second <= ROOMS[1] < first


@pytest.mark.parametrize("status", [400, 413])
async def test_a_picture_that_teams_does_not_take_is_told_in_words(
    teams: Teams, door: TeamsDoor, status: int
) -> None:
    """Protects what the picture says: at once, and nothing comes twice."""
    for _ in ROOMS:
        teams.connector.fails(status, "BadSyntax")
    await door.deliver(delivery(address_of(teams, teams.member), BARS))
    assert is_told_in_words(teams.member.chat)


async def test_a_picture_that_cannot_be_drawn_is_told_in_words(teams: Teams, door: TeamsDoor) -> None:
    await door.deliver(delivery(address_of(teams, teams.member), UNDRAWABLE))
    assert is_told_in_words(teams.member.chat)
    assert teams.connector.arrived == 1


async def test_a_picture_for_somebody_who_is_gone_is_not_sent_again_and_again(
    teams: Teams, door: TeamsDoor
) -> None:
    teams.member.blocked = True
    with pytest.raises(Unreachable):
        await door.deliver(delivery(address_of(teams, teams.member), BARS))
    assert teams.connector.arrived == 1


async def test_a_private_picture_that_cannot_be_private_is_not_shown(teams: Teams, door: TeamsDoor) -> None:
    channel = teams.channel()
    with pytest.raises(Undeliverable):
        await door.deliver(delivery(address_of_chat(teams, channel), BARS, private=True))
    assert channel.messages == []


@pytest.mark.parametrize(
    "fault", [Fault(status=500), Fault(status=502), Fault(drop=True), Fault(drop=True, taken=True)], ids=str
)
async def test_a_picture_that_may_have_arrived_is_not_shown_twice(
    teams: Teams, door: TeamsDoor, fault: Fault
) -> None:
    """Teams lets no bot look: the words are sent, which say the same."""
    teams.connector.script.append(fault)
    message = delivery(address_of(teams, teams.member), BARS)
    with pytest.raises(TryLater) as caught:
        await door.deliver(message)
    assert caught.value.ambiguous
    await door.deliver(message)
    assert [len(each.pictures) for each in teams.member.chat.messages] == [1, 0] if fault.taken else [0]


async def test_a_picture_that_teams_put_off_comes_later(teams: Teams, door: TeamsDoor) -> None:
    """Protects pictures at a busy hour, and Teams' Retry-After."""
    teams.connector.fails(429, retry_after="7")
    message = delivery(address_of(teams, teams.member), BARS)
    with pytest.raises(TryLater) as caught:
        await door.deliver(message)
    assert (caught.value.after, caught.value.ambiguous) == (7.0, False)
    await door.deliver(message)
    assert teams.member.chat.last.pictures


async def test_a_picture_holds_up_the_chat_for_a_few_tries_only(teams: Teams, door: TeamsDoor) -> None:
    """Protects what is said after it."""
    message = delivery(address_of(teams, teams.member), BARS)
    for _ in range(TRIES):
        teams.connector.fails(429)
        with pytest.raises(TryLater):
            await door.deliver(message)
    await door.deliver(message)
    assert is_told_in_words(teams.member.chat)


def test_what_is_left_for_the_picture_fills_the_room_and_no_more() -> None:
    """Base64 of as many bytes, and all else in the message, in two bytes a letter; 😀 has four."""
    message: dict[str, object] = {"text": "😀" * 10, "url": ""}
    count = bytes_left(10_000, message)
    filled = {**message, "url": "x" * (-(-count // 3) * 4)}
    size = len(str(filled).replace("'", '"').replace(": ", ":").replace(", ", ",").encode("utf-16-le"))
    assert 10_000 - 8 <= size <= 10_000
