"""The home tab: published for one person; what is pressed there is answered in their direct conversation."""

import json
from datetime import UTC, datetime

import pytest

from adapters.base import Delivery, TryLater, Undeliverable
from adapters.slack.door import SlackDoor
from conversations.buttons import encode
from conversations.cards import Button, Buttons, Card, Text
from conversations.events import Start
from conversations.people import Address, Place
from tests.adapters.slack.cards import SUMMARY_CARD
from tests.adapters.slack.running import Recorder
from tests.platforms.slack import Slack
from tests.platforms.slack_failures import RateLimited, Says

HOME = Card("Hello Sam", (Text("Hello Sam"), Buttons((Button("Start", encode(Start()), primary=True),))))


def own(slack: Slack) -> Address:
    return Address("slack", slack.team, slack.me.id, Place.DIRECT)


def page(slack: Slack, card: Card = HOME, key: str = "1") -> Delivery:
    return Delivery(key, own(slack), card, on_page=True)


async def test_a_page_is_published_for_the_person_and_nothing_is_posted(slack: Slack, door: SlackDoor) -> None:
    assert await door.deliver(page(slack)) is None
    [arguments] = slack.called("views.publish")
    assert arguments["user_id"] == slack.me.id
    assert "Hello Sam" in json.dumps(slack.me.page.view)
    assert slack.messages == []


async def test_the_page_is_replaced_by_the_next_one(slack: Slack, door: SlackDoor) -> None:
    await door.deliver(page(slack))
    await door.deliver(page(slack, Card("Bye", (Text("Bye"),)), "2"))
    assert "Hello" not in json.dumps(slack.me.page.view)


async def test_a_page_with_tables_is_taken_too(slack: Slack, door: SlackDoor) -> None:
    """Protects from tables of data, which only messages can show: the loopback refuses what Slack would."""
    await door.deliver(page(slack, SUMMARY_CARD))
    assert "data_table" not in json.dumps(slack.me.page.view)


async def test_a_press_on_the_page_is_answered_in_the_direct_conversation(
    slack: Slack, door: SlackDoor, take: Recorder
) -> None:
    """Protects Start on the page: such a press comes from no channel and no message."""
    await door.deliver(page(slack))
    assert (await slack.me.press_on_page("Start")).status == 200
    assert take.last.event == Start()
    assert (take.last.address.conversation, take.last.address.place) == (slack.me.id, Place.DIRECT)
    assert take.last.message is None
    await door.deliver(
        Delivery("2", take.last.address, Card("Question 1", (Text("Question 1"),)), via=take.last.via)
    )
    assert [each.channel for each in slack.messages] == [slack.me.direct]


async def test_the_same_press_has_the_same_key_when_it_comes_again(
    slack: Slack, door: SlackDoor, take: Recorder
) -> None:
    await door.deliver(page(slack))
    await slack.me.press_on_page("Start")
    await slack.redeliver()
    assert take.taken[0].key == take.taken[1].key


async def test_a_page_is_tried_again_when_slack_is_busy(slack: Slack, door: SlackDoor) -> None:
    slack.fail("views.publish", RateLimited(7))
    with pytest.raises(TryLater) as later:
        await door.deliver(page(slack))
    assert later.value.after == 7


async def test_where_the_home_tab_is_off_a_lead_reads_how_to_switch_it_on(
    slack: Slack, door: SlackDoor
) -> None:
    slack.fail("views.publish", Says("not_enabled"))
    with pytest.raises(Undeliverable, match="Switch it on in the app"):
        await door.deliver(page(slack))


async def test_a_page_needs_no_trigger_and_no_reply_address(slack: Slack, door: SlackDoor) -> None:
    """Protects a page that waited in the outbox: what came with the event has run out by then."""
    stale = {"user": slack.me.id, "at": datetime(2020, 1, 1, tzinfo=UTC).isoformat(), "trigger": "old"}
    await door.deliver(Delivery("1", own(slack), HOME, on_page=True, via=stale))
    assert slack.me.id in slack.api.pages
