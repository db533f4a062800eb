"""Messages on their way out, and what Teams may do to them."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from adapters.base import UNKNOWN, TryLater, Undeliverable, Unreachable
from adapters.teams.door import TeamsDoor
from adapters.teams.failures import failure, seconds
from conversations.cards import Card, Text
from conversations.people import Account, Address, Place
from tests.adapters.teams.conftest import Taker, served
from tests.adapters.teams.sending import HELLO, address_of, address_of_chat, ask, delivery
from tests.platforms.teams import Teams
from tests.platforms.teams_connector import Fault

NOW = datetime(2026, 1, 7, 9, 30, tzinfo=UTC)


async def test_a_message_reaches_a_person_from_what_was_stored(teams: Teams, door: TeamsDoor) -> None:
    """Protects: nudges, which nobody asked for: all they need stands in the stored address."""
    name = await door.deliver(delivery(address_of(teams, teams.member)))
    message = await teams.read()
    assert message.id == name
    assert message.texts == ["Hello there"]
    assert message.summary == "Hello"
    assert message.activity["recipient"] == {"id": teams.member.id, "aadObjectId": teams.member.aad}


async def test_an_address_that_was_taken_can_be_written_to(teams: Teams, door: TeamsDoor, taker: Taker) -> None:
    """Protects: what `receive` stores is what `deliver` needs."""
    await teams.say("hello")
    await door.deliver(delivery(taker.only.address))
    assert (await teams.read()).texts == ["Hello there"]


async def test_a_message_is_replaced(teams: Teams, door: TeamsDoor) -> None:
    """Protects: an answered question turns into one line, instead of a second card."""
    question = await ask(teams, door)
    answered = Card("Answered", (Text("You chose 4."),))
    name = await door.deliver(delivery(address_of(teams, teams.member), answered, replaces=question.id))
    assert name == question.id
    assert (question.texts, question.edits) == (["You chose 4."], 1)


async def test_an_answer_in_a_channel_goes_to_the_thread_that_asked(
    teams: Teams, door: TeamsDoor, taker: Taker
) -> None:
    """Protects: a summary appears under the question for it, not as news of its own."""
    channel = teams.channel()
    await teams.mention("summary", channel)
    taken = taker.only
    await door.deliver(delivery(taken.address, via=taken.via))
    path = teams.connector.calls[-1].path
    assert path.endswith(f"{channel.id};messageid={taken.key.rpartition(':')[2]}/activities")
    await door.deliver(delivery(taken.address))
    assert teams.connector.calls[-1].path.endswith(f"{channel.id}/activities")


async def test_a_private_answer_goes_to_the_persons_own_chat(
    teams: Teams, door: TeamsDoor, taker: Taker
) -> None:
    """Protects: what is for one person is not shown to the channel."""
    channel = teams.channel()
    await teams.mention("progress", channel)
    taken = taker.only
    await door.deliver(delivery(taken.address, private=True, via=taken.via))
    assert channel.messages == []
    assert (await teams.read()).activity["recipient"] == {
        "id": teams.member.id,
        "aadObjectId": teams.member.aad,
    }


async def test_a_private_answer_that_cannot_be_private_is_not_shown(teams: Teams, door: TeamsDoor) -> None:
    """Protects: no way of failing makes a private answer public."""
    channel = teams.channel()
    address = address_of_chat(teams, channel)
    with pytest.raises(Undeliverable):
        await door.deliver(delivery(address, private=True))
    teams.member.blocked = True
    with pytest.raises(Unreachable):
        await door.deliver(delivery(address, private=True, via={"user": teams.member.id}))
    with pytest.raises(Unreachable):
        await door.deliver(delivery(address, private=True, via={"user": "29:somebody-else"}))
    assert channel.messages == []


@pytest.mark.parametrize("missing", ["service_url", "bot"])
async def test_an_address_that_lacks_something_is_told_in_words(
    teams: Teams, door: TeamsDoor, missing: str
) -> None:
    """Protects: nothing but the three agreed exceptions comes out of a delivery."""
    reference = {
        name: value for name, value in address_of(teams, teams.member).reference.items() if name != missing
    }
    with pytest.raises(Undeliverable, match="has never heard"):
        await door.deliver(delivery(Address("teams", teams.tenant_id, "a:1", Place.DIRECT, reference)))


@pytest.mark.parametrize(
    "url",
    [
        "http://smba.example/uk/",
        "https://me@smba.example/",
        "file:///etc/passwd",
        "https://",
        "https://[",
        "http://127.0.0.1:99999/",
    ],
)
async def test_the_token_goes_to_safe_addresses_only(teams: Teams, door: TeamsDoor, url: str) -> None:
    """Protects: the bot's token is not sent in the clear or to nonsense, whatever was stored."""
    reference = {**address_of(teams, teams.member).reference, "service_url": url}
    with pytest.raises(Undeliverable):
        await door.deliver(delivery(Address("teams", teams.tenant_id, "a:1", Place.DIRECT, reference)))
    assert teams.login.token_requests == []


async def test_a_conversation_id_cannot_change_the_address(teams: Teams, door: TeamsDoor) -> None:
    """Protects: ids with slashes and dots stay one step of the path."""
    address = Address(
        "teams", teams.tenant_id, "../../token?x=", Place.DIRECT, address_of(teams, teams.member).reference
    )
    with pytest.raises((Undeliverable, Unreachable)):
        await door.deliver(delivery(address))
    assert teams.problems == []


@pytest.mark.parametrize(
    "fault",
    [
        Fault(status=200, body="<html>Sign in to the proxy"),
        Fault(status=200, body='{"id": 7}'),
        Fault(drop=True),
        Fault(status=500, body="Internal"),
        Fault(status=502),
    ],
)
async def test_a_fault_on_the_way_is_tried_later(teams: Teams, door: TeamsDoor, fault: Fault) -> None:
    """Protects: no message is lost to a network or a connector that is unwell."""
    teams.connector.script.append(fault)
    with pytest.raises(TryLater) as caught:
        await door.deliver(delivery(address_of(teams, teams.member)))
    assert caught.value.after is None


@pytest.mark.parametrize(
    ("fault", "may_have_arrived"),
    [
        (Fault(status=429), False),
        (Fault(status=412), False),
        (Fault(status=408), True),
        (Fault(status=500), True),
        (Fault(status=502), True),
        (Fault(status=504), True),
        (Fault(drop=True), True),
        (Fault(drop=True, taken=True), True),
        (Fault(status=200, body="<html>"), True),
    ],
    ids=str,
)
async def test_what_may_have_arrived_is_told_from_what_was_refused(
    teams: Teams, door: TeamsDoor, fault: Fault, may_have_arrived: bool
) -> None:
    """Protects: a council can choose that no reminder comes twice."""
    teams.connector.script.append(fault)
    with pytest.raises(TryLater) as caught:
        await door.deliver(delivery(address_of(teams, teams.member)))
    assert caught.value.ambiguous is may_have_arrived


async def test_what_never_left_cannot_have_arrived(teams: Teams, door: TeamsDoor) -> None:
    """Protects: no needless doubt when there was no connection, no token or no chat to write to."""
    reference = {**address_of(teams, teams.member).reference, "service_url": "http://127.0.0.1:1/uk/"}
    nowhere = delivery(Address("teams", teams.tenant_id, "a:1", Place.DIRECT, reference))
    teams.connector.script.append(Fault(status=500))
    channel = address_of_chat(teams, teams.channel())
    private = delivery(channel, private=True, via={"user": teams.member.id})
    for one in (nowhere, private):
        with pytest.raises(TryLater) as caught:
            await door.deliver(one)
        assert not caught.value.ambiguous


async def test_teams_cannot_tell_what_arrived_and_writes_to_nobody_first(teams: Teams, door: TeamsDoor) -> None:
    """Protects: resending stays a choice, and nobody is addressed at a chat that does not exist."""
    address = address_of(teams, teams.member)
    await door.deliver(delivery(address))
    assert await door.find(address, "key-1", NOW) == UNKNOWN
    assert door.direct(Account("teams", teams.tenant_id, teams.member.aad)) is None


async def test_it_is_told_when_calls_came_in(teams: Teams, door: TeamsDoor) -> None:
    """Protects: the checks of pace, which count what was refused as well."""
    teams.connector.script.append(Fault(status=429))
    address = address_of(teams, teams.member)
    with pytest.raises(TryLater):
        await door.deliver(delivery(address))
    await door.deliver(delivery(address))
    assert [chat for _, chat in teams.connector.attempts] == [teams.member.chat.id] * 2
    assert teams.connector.attempts[1][0] <= teams.member.chat.last.at


async def test_a_redirect_is_not_followed(teams: Teams, door: TeamsDoor) -> None:
    """Protects: the bot's token does not travel to wherever an answer points."""
    elsewhere = f"{teams.service_url}v3/conversations/{teams.member.chat.id}/activities"
    teams.connector.script.append(Fault(status=307, location=elsewhere))
    with pytest.raises(Undeliverable, match="307"):
        await door.deliver(delivery(address_of(teams, teams.member)))
    assert teams.connector.arrived == 1


async def test_a_connector_that_is_gone_is_tried_later(teams: Teams, door: TeamsDoor) -> None:
    """Protects: a refused connection is a passing fault."""
    reference = {**address_of(teams, teams.member).reference, "service_url": "http://127.0.0.1:1/uk/"}
    with pytest.raises(TryLater, match="could not be reached"):
        await door.deliver(delivery(Address("teams", teams.tenant_id, "a:1", Place.DIRECT, reference)))


async def test_an_empty_answer_is_enough(teams: Teams, door: TeamsDoor) -> None:
    """Protects: an update may be answered without a body; the message keeps its name."""
    question = await ask(teams, door)
    teams.connector.script.append(Fault(status=200, taken=True))
    to = address_of(teams, teams.member)
    assert await door.deliver(delivery(to, HELLO, replaces=question.id)) == question.id
    teams.connector.script.append(Fault(status=201, taken=True))
    assert await door.deliver(delivery(to)) is None


async def test_a_card_that_is_gone_cannot_be_replaced(teams: Teams, door: TeamsDoor) -> None:
    """Protects: a deleted card is not mistaken for a person who is gone."""
    with pytest.raises(Undeliverable, match="no longer in the chat") as caught:
        await door.deliver(delivery(address_of(teams, teams.member), replaces="1699"))
    assert not isinstance(caught.value, Unreachable)


async def test_in_local_mode_no_token_is_sent(taker: Taker) -> None:
    """Protects: test clients on this machine, which have no sign-in."""
    async with Teams(local=True) as local, served(local, taker) as door:
        await local.say("hello")
        await door.deliver(delivery(taker.only.address))
        assert (await local.read()).texts == ["Hello there"]


BLOCKED = rb'{"errorCode":209,"message":"{\r\n \"subCode\": \"MessageWritesBlocked\"\r\n}"}'


@pytest.mark.parametrize(
    ("status", "body", "kind", "said"),
    [
        (403, BLOCKED, Unreachable, "blocked or removed"),
        (403, b'{"error":{"code":"MessageWritesBlocked"}}', Unreachable, "blocked or removed"),
        (403, b'{"error":{"code":"ConversationBlockedByUser"}}', Unreachable, "unblock"),
        (403, b'{"error":{"code":"BotNotInConversationRoster"}}', Unreachable, "not a member"),
        (403, b'{"error":{"code":"ForbiddenOperationException"}}', Unreachable, "not installed"),
        (403, b'{"error":{"code":"BotDisabledByAdmin"}}', Unreachable, "administrator"),
        (403, b"", Unreachable, "does not let"),
        (404, b'{"error":{"code":"ConversationNotFound"}}', Unreachable, "no longer exists"),
        (404, b'{"error":{"code":"ActivityNotFoundInConversation"}}', Undeliverable, "no longer in the chat"),
        (404, b"<html>", Undeliverable, "does not know the place"),
        (413, b"", Undeliverable, "too large"),
        (
            400,
            b'{"error":{"code":"BadSyntax","message":"the words of a colleague"}}',
            Undeliverable,
            "BadSyntax",
        ),
        (400, b'{"error":{"code":"the words of a colleague"}}', Undeliverable, "(400)"),
        (400, b"[", Undeliverable, "(400)"),
        (302, b"", Undeliverable, "(302)"),
        (401, b"", TryLater, "token"),
        (408, b"", TryLater, "busy"),
        (412, b"", TryLater, "busy"),
        (429, b"", TryLater, "busy"),
        (503, b"", TryLater, "busy"),
    ],
)
def test_what_a_refusal_means(status: int, body: bytes, kind: type[Exception], said: str) -> None:
    """Protects: leads read what to do; a person who blocked the bot does not count as silent."""
    found = failure(status, body, None, NOW)
    assert type(found) is kind
    assert said in str(found)
    assert "words of a colleague" not in str(found)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("7", 7.0),
        ("1.5", 1.5),
        ("0", 0.0),
        (format_datetime(NOW + timedelta(seconds=90), usegmt=True), 90.0),
        (format_datetime(NOW - timedelta(seconds=90), usegmt=True), 0.0),
        ("9" * 400, 3600.0),
        ("-1", None),
        ("nan", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_a_number_or_a_date(value: str | None, expected: float | None) -> None:
    """Protects: Teams' own wish for how long to wait, and no nonsense in its place."""
    assert seconds(value, NOW) == expected
