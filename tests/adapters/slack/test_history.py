"""`find`: whether a message that may have arrived did, so that nobody gets it twice."""

from datetime import UTC, datetime, timedelta

import pytest

from adapters.base import ABSENT, UNKNOWN, Delivery, Found, TryLater
from adapters.slack.config import SlackConfig
from adapters.slack.door import SlackDoor
from adapters.slack.history import PAGE, PAGES
from bot.clock import utc_now
from conversations.cards import Card, Text
from conversations.people import Address, Place
from tests.adapters.slack.running import Recorder, serving
from tests.platforms.slack import Person, Slack
from tests.platforms.slack_failures import Dropped, Failure, Malformed, RateLimited, Says, ServerError, Stalls
from tests.platforms.slack_messages import Posted

HELLO = Card("Hello", (Text("Hello"),))


def direct(person: Person) -> Address:
    return Address("slack", "T0ANYTOWN", person.id, Place.DIRECT, {"channel": person.direct})


def a_minute_ago() -> datetime:
    return datetime.now(UTC) - timedelta(minutes=1)


def chat(slack: Slack, count: int) -> None:
    """So many messages of other programs and people, as they come into the conversation."""
    metadata = {"event_type": "other", "event_payload": {"key": "1"}}
    slack.api.messages += [
        Posted(slack.me.direct, slack.api.ts(), "x", [], metadata=metadata) for _ in range(count)
    ]


async def test_a_message_whose_acknowledgement_was_lost_is_found_by_its_key(
    slack: Slack, door: SlackDoor
) -> None:
    since = a_minute_ago()
    slack.fail("chat.postMessage", Dropped(after_taking=True))
    with pytest.raises(TryLater) as broken:
        await door.deliver(Delivery("1", direct(slack.me), HELLO))
    assert broken.value.ambiguous
    assert await door.find(direct(slack.me), "1", since) == Found(arrived=True, ref=slack.last.ts)


async def test_a_message_that_never_came_is_known_not_to_be_there(slack: Slack, door: SlackDoor) -> None:
    slack.fail("chat.postMessage", Dropped())
    with pytest.raises(TryLater):
        await door.deliver(Delivery("1", direct(slack.me), HELLO))
    await door.deliver(Delivery("2", direct(slack.me), HELLO))
    chat(slack, 1)
    assert await door.find(direct(slack.me), "1", a_minute_ago()) == ABSENT


async def test_it_is_found_behind_what_was_said_since(slack: Slack, door: SlackDoor) -> None:
    since = a_minute_ago()
    ref = await door.deliver(Delivery("1", direct(slack.me), HELLO))
    chat(slack, PAGE + 1)
    assert await door.find(direct(slack.me), "1", since) == Found(arrived=True, ref=ref)


async def test_the_search_ends_where_too_much_was_said_since(slack: Slack, door: SlackDoor) -> None:
    """Protects delivery from reading for ever; and what was not reached is not called absent."""
    chat(slack, PAGE * PAGES + 1)
    assert await door.find(direct(slack.me), "1", a_minute_ago()) == UNKNOWN
    assert len(slack.called("conversations.history")) == PAGES


async def test_what_was_said_long_before_is_not_looked_at(slack: Slack, door: SlackDoor) -> None:
    await door.deliver(Delivery("1", direct(slack.me), HELLO))
    assert await door.find(direct(slack.me), "1", datetime.now(UTC) + timedelta(minutes=2)) == ABSENT


async def test_a_person_is_looked_up_by_name_alone(slack: Slack, door: SlackDoor) -> None:
    """Protects first invitations: nothing came back that told the conversation."""
    since = a_minute_ago()
    nowhere = Address("slack", slack.team, slack.me.id, Place.DIRECT)
    slack.fail("chat.postMessage", Dropped(after_taking=True))
    with pytest.raises(TryLater):
        await door.deliver(Delivery("1", nowhere, HELLO))
    assert (await door.find(nowhere, "1", since)).arrived


async def test_channels_are_not_read(slack: Slack, door: SlackDoor) -> None:
    """Protects what colleagues say there: the app asks for no permission to read it."""
    channel = Address("slack", slack.team, slack.channel(), Place.SHARED)
    await door.deliver(Delivery("1", channel, HELLO))
    assert await door.find(channel, "1", a_minute_ago()) == UNKNOWN
    assert slack.called("conversations.history") == []


@pytest.mark.parametrize(
    "failure",
    [Says("missing_scope"), Says("brand_new_code"), RateLimited(30), ServerError(), Malformed("[]"), Dropped()],
    ids=str,
)
async def test_where_slack_does_not_answer_it_cannot_tell(
    slack: Slack, door: SlackDoor, failure: Failure
) -> None:
    slack.fail("conversations.history", failure)
    assert await door.find(direct(slack.me), "1", a_minute_ago()) == UNKNOWN


async def test_an_answer_of_another_shape_tells_nothing(slack: Slack, door: SlackDoor) -> None:
    slack.fail("conversations.history", Malformed('{"ok": true, "messages": [{"text": "no time"}]}'))
    assert await door.find(direct(slack.me), "1", a_minute_ago()) == UNKNOWN


async def test_the_search_takes_no_longer_than_a_call_may(slack: Slack, config: SlackConfig) -> None:
    """Protects the lease, in which the message still has to be sent."""
    door, take = SlackDoor(config, now=utc_now, timeout=0.2), Recorder()
    async with serving(door, take):
        slack.fail("conversations.history", Stalls())
        assert await door.find(direct(slack.me), "1", a_minute_ago()) == UNKNOWN


async def test_a_closed_door_cannot_tell(slack: Slack, door: SlackDoor) -> None:
    await door.close()
    assert await door.find(direct(slack.me), "1", a_minute_ago()) == UNKNOWN
