"""`deliver`: which call carries a message, and what happens when Slack says no."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from adapters.base import Delivery, TryLater, Undeliverable, Unreachable
from adapters.slack.config import SlackConfig
from adapters.slack.door import SlackDoor
from bot.clock import utc_now
from conversations.cards import Card, Text
from conversations.events import Answer, Comment, OpenComment
from conversations.people import Account, Address, Place
from tests.adapters.slack.cards import COMMENT, FORM_CARD, QUESTION_CARD, SUMMARY_CARD
from tests.adapters.slack.running import Recorder
from tests.platforms.slack import Person, Slack
from tests.platforms.slack_failures import (
    Dropped,
    Failure,
    Malformed,
    RateLimited,
    Redirects,
    Says,
    ServerError,
)

HELLO = Card("Hello", (Text("Hello"),))


def direct(person: Person) -> Address:
    return Address("slack", "T0ANYTOWN", person.id, Place.DIRECT, {"channel": person.direct})


def shared(channel: str) -> Address:
    return Address("slack", "T0ANYTOWN", channel, Place.SHARED)


async def test_a_message_is_posted_safely(slack: Slack, door: SlackDoor) -> None:
    """Protects every message: text for notifications, nothing parsed or unfurled, and the key to find it by."""
    name = await door.deliver(Delivery("outbox-1", direct(slack.me), QUESTION_CARD))
    [arguments] = slack.called("chat.postMessage")
    assert name == slack.last.ts
    assert arguments["text"] == QUESTION_CARD.text
    assert arguments["parse"] == "none"
    for name in ("unfurl_links", "unfurl_media", "link_names", "mrkdwn"):
        assert arguments[name] is False
    assert arguments["metadata"] == {"event_type": "waymark_message", "event_payload": {"key": "outbox-1"}}


async def test_a_card_takes_the_place_of_another(slack: Slack, door: SlackDoor) -> None:
    """Protects the conversation from growing: the pressed card shows the choice, and no second one appears."""
    name = await door.deliver(Delivery("1", direct(slack.me), QUESTION_CARD))
    again = await door.deliver(Delivery("2", direct(slack.me), HELLO, replaces=name))
    assert again == name
    assert [message.text for message in slack.messages] == ["Hello"]
    assert slack.last.updates == 1


@pytest.mark.parametrize("code", ["message_not_found", "cant_update_message", "edit_window_closed"])
async def test_a_message_that_cannot_be_updated_is_given_up(slack: Slack, door: SlackDoor, code: str) -> None:
    """Protects from endless retries: the reason is for a lead to read."""
    slack.fail("chat.update", Says(code))
    with pytest.raises(Undeliverable, match=r"[Uu]pdate") as given_up:
        await door.deliver(Delivery("1", direct(slack.me), HELLO, replaces="1.1"))
    assert not isinstance(given_up.value, Unreachable), "the person can still be reached"


async def test_a_person_is_reached_by_name_alone(slack: Slack, door: SlackDoor) -> None:
    """Protects nudges: the conversation is opened before the first message, and only once."""
    address = Address("slack", slack.team, slack.me.id, Place.DIRECT)
    name = await door.deliver(Delivery("1", address, HELLO))
    await door.deliver(Delivery("2", address, QUESTION_CARD, replaces=name))
    assert slack.called("conversations.open") == [{"users": slack.me.id}]
    assert len(slack.messages) == 1


async def test_a_person_whose_conversation_is_gone_gets_a_new_one(slack: Slack, door: SlackDoor) -> None:
    """Protects people after the app was set up anew: their old conversation was another bot's."""
    address = Address("slack", slack.team, slack.me.id, Place.DIRECT, {"channel": "D0OLD"})
    await door.deliver(Delivery("1", address, HELLO))
    assert slack.last.channel == slack.me.direct


async def test_a_person_who_is_gone_is_unreachable(slack: Slack, door: SlackDoor) -> None:
    """Protects the list of people: nobody to open a conversation with."""
    with pytest.raises(Unreachable, match="no such person"):
        await door.deliver(Delivery("1", Address("slack", slack.team, "U0GONE", Place.DIRECT), HELLO))


async def test_answers_to_commands_that_two_people_type_to_each_other_reach_each_alone(
    slack: Slack, door: SlackDoor, take: Recorder
) -> None:
    """Protects private answers that wait: "D..." is not always the bot's own conversation."""
    bob = slack.person("Bob")
    slack.api.channels["D0BOTH"] = {slack.me.id, bob.id}
    await slack.command("progress", channel="D0BOTH")
    await bob.command("help", channel="D0BOTH")
    mine, theirs = (inbound.address for inbound in take.taken)
    await door.deliver(Delivery("1", mine, QUESTION_CARD))
    await door.deliver(Delivery("2", theirs, HELLO))
    assert [message.channel for message in slack.messages] == [slack.me.direct]
    assert [message.text for message in bob.messages] == ["Hello"]


async def test_a_summary_reaches_a_channel_without_the_bot(
    slack: Slack, door: SlackDoor, take: Recorder
) -> None:
    """Protects `/maturity summary` in any channel: for everyone there, by the command's reply address."""
    channel = slack.channel(has_bot=False)
    await slack.command("summary", channel=channel)
    name = await door.deliver(Delivery("1", take.last.address, SUMMARY_CARD, via=take.last.via))
    assert name is None, "what a reply address posts cannot be updated"
    assert slack.last.channel == channel
    assert slack.last.to is None
    assert slack.called("response_url")[0]["response_type"] == "in_channel"


async def test_a_private_answer_in_a_channel(slack: Slack, door: SlackDoor, take: Recorder) -> None:
    """Protects a person's progress: only they see it."""
    ada = slack.person("Ada")
    channel = slack.channel(ada)
    await slack.command("progress", channel)
    delivery = Delivery("1", take.last.address, HELLO, private=True, via=take.last.via)
    assert await door.deliver(delivery) is None
    assert slack.last.text == "Hello"
    assert ada.messages == []


async def test_a_private_answer_in_a_channel_without_the_bot(
    slack: Slack, door: SlackDoor, take: Recorder
) -> None:
    """Protects private answers to a command where the bot is no member."""
    ada = slack.person("Ada")
    await slack.command("progress", channel=slack.channel(ada, has_bot=False))
    await door.deliver(Delivery("1", take.last.address, HELLO, private=True, via=take.last.via))
    assert slack.last.to == slack.me.id
    assert ada.messages == []


async def test_a_private_answer_to_nobody_is_not_made_public(slack: Slack, door: SlackDoor) -> None:
    """Protects privacy when it is not known who asked."""
    with pytest.raises(Undeliverable, match="who asked"):
        await door.deliver(Delivery("1", shared(slack.channel()), HELLO, private=True))
    assert slack.calls == []


async def test_private_in_a_direct_conversation_is_an_ordinary_message(slack: Slack, door: SlackDoor) -> None:
    """Protects updates: in private already, so the message is kept and has a name."""
    assert await door.deliver(Delivery("1", direct(slack.me), HELLO, private=True)) is not None


@pytest.mark.parametrize("ticks", [True, False])
async def test_a_comment_is_written_in_a_form(
    slack: Slack, door: SlackDoor, take: Recorder, ticks: bool
) -> None:
    """Protects the whole way of a comment: button, form, words and tick, and back to the same conversation."""
    await door.deliver(Delivery("1", direct(slack.me), QUESTION_CARD))
    await slack.press("Add a comment")
    assert isinstance(take.last.event, OpenComment)
    form = Delivery("2", take.last.address, FORM_CARD, is_form=True, via=take.last.via)
    assert await door.deliver(form) is None
    assert slack.me.form.view["title"]["text"] == "Add a comment"
    await slack.submit("We <tried> R&D", ticks=ticks)
    assert isinstance(take.last.event, Comment)
    assert (take.last.event.text, take.last.event.may_quote) == ("We <tried> R&D", ticks)
    assert take.last.address.conversation == slack.me.id


async def test_an_answer_by_button_names_the_card(slack: Slack, door: SlackDoor, take: Recorder) -> None:
    """Protects the update of the pressed card."""
    name = await door.deliver(Delivery("1", direct(slack.me), QUESTION_CARD))
    await slack.press("2 Exploring")
    assert isinstance(take.last.event, Answer)
    assert int(take.last.event.choice) == 2
    assert take.last.message == name


@pytest.mark.parametrize(
    "code", ["expired_trigger_id", "invalid_trigger_id", "exchanged_trigger_id", "missing_scope"]
)
async def test_a_form_that_comes_too_late_is_a_message(
    slack: Slack, door: SlackDoor, take: Recorder, code: str
) -> None:
    """Protects comments on a slow day: the card is posted, with a button that opens the form."""
    await slack.command("comment")
    slack.fail("views.open", Says(code))
    await door.deliver(Delivery("1", take.last.address, FORM_CARD, is_form=True, via=take.last.via))
    assert slack.last.labels == [COMMENT.open.label]


async def test_an_old_trigger_is_not_even_tried(slack: Slack, door: SlackDoor) -> None:
    """Protects the rate limit, and the person from waiting twice."""
    stale = {"trigger": "1.2.3", "at": (datetime.now(UTC) - timedelta(seconds=3)).isoformat()}
    await door.deliver(Delivery("1", direct(slack.me), FORM_CARD, is_form=True, via=stale))
    assert slack.called("views.open") == []
    assert slack.last.labels == [COMMENT.open.label]


async def test_an_old_reply_address_is_not_tried(slack: Slack, door: SlackDoor) -> None:
    """Protects from asking Slack for what it has forgotten: 30 minutes, as documented."""
    url = slack.api.reply_address("C0", slack.me.id)
    old = {"response_url": url, "at": (datetime.now(UTC) - timedelta(minutes=30)).isoformat()}
    with pytest.raises(Unreachable, match="Invite"):
        await door.deliver(Delivery("1", shared("C0"), HELLO, via=old))
    assert slack.called("response_url") == []


async def test_a_used_up_reply_address_is_given_up(slack: Slack, door: SlackDoor) -> None:
    """Protects from endless retries after Slack's five uses."""
    via = {"response_url": slack.api.reply_address("C0", slack.me.id), "at": datetime.now(UTC).isoformat()}
    for number in range(5):
        await door.deliver(Delivery(str(number), shared("C0"), HELLO, via=via))
    with pytest.raises(Undeliverable, match="expired_url"):
        await door.deliver(Delivery("6", shared("C0"), HELLO, via=via))


@pytest.mark.parametrize(
    "url", ["https://evil.example/x", "http://hooks.slack.com/x", "file:///etc/passwd", "::"]
)
async def test_a_reply_address_that_is_not_slacks_is_not_called(
    slack: Slack, door: SlackDoor, url: str
) -> None:
    """Protects summaries from being sent to a stranger, and the inside of the network from being called."""
    via = {"response_url": url, "at": datetime.now(UTC).isoformat()}
    with pytest.raises(Undeliverable):
        await door.deliver(Delivery("1", shared("C0"), HELLO, via=via))


async def test_a_reply_address_leads_nowhere_else(slack: Slack, door: SlackDoor) -> None:
    """Protects summaries in the same way: a redirect is not followed."""
    via = {"response_url": slack.api.reply_address("C0", slack.me.id), "at": datetime.now(UTC).isoformat()}
    slack.fail("response_url", Redirects(slack.api.reply_address("C1", slack.me.id)))
    with pytest.raises(Undeliverable):
        await door.deliver(Delivery("1", shared("C0"), HELLO, via=via))
    assert slack.api.messages == []


@pytest.mark.parametrize("method", ["chat.postMessage", "response_url"])
@pytest.mark.parametrize(
    ("failure", "after"),
    [
        (RateLimited(7), 7.0),
        (RateLimited(8, "text/plain"), 8.0),
        (RateLimited(9, "text/html"), 9.0),
        (RateLimited(10**12), 3600.0),
        (RateLimited(10**400), 3600.0),
        (ServerError(500), None),
        (ServerError(502, "text/html", "<h1>Bad gateway</h1>"), None),
        (ServerError(503, "text/plain", "no healthy upstream"), None),
        (Dropped(), None),
    ],
    ids=str,
)
async def test_a_passing_failure_is_tried_again_later(
    slack: Slack, door: SlackDoor, method: str, failure: Failure, after: float | None
) -> None:
    """Protects messages: nothing that passes loses one, and Slack's Retry-After is handed on."""
    slack.fail(method, failure)
    via = {"response_url": slack.api.reply_address("C0", slack.me.id), "at": datetime.now(UTC).isoformat()}
    address = direct(slack.me) if method == "chat.postMessage" else shared("C0")
    delivery = Delivery("1", address, HELLO, via=via)
    with pytest.raises(TryLater) as later:
        await door.deliver(delivery)
    assert later.value.after == after
    await door.deliver(delivery)
    assert len(slack.api.messages) == 1


@pytest.mark.parametrize(
    "failure",
    [
        Malformed(),
        Malformed("[]"),
        Malformed("null"),
        Malformed(""),
        Says("ratelimited"),
        Says("internal_error"),
    ],
    ids=str,
)
async def test_an_unreadable_answer_is_tried_again_later(
    slack: Slack, door: SlackDoor, failure: Failure
) -> None:
    """Protects from proxies that answer in Slack's place."""
    slack.fail("chat.postMessage", failure)
    with pytest.raises(TryLater):
        await door.deliver(Delivery("1", direct(slack.me), HELLO))


@pytest.mark.parametrize(
    ("failure", "may_have_arrived"),
    [
        (RateLimited(7), False),
        (Says("ratelimited"), False),
        (Says("service_unavailable"), False),
        (Says("internal_error"), True),
        (Says("fatal_error"), True),
        (ServerError(500), True),
        (ServerError(504, "text/html", "<h1>Gateway timeout</h1>"), True),
        (Dropped(), True),
        (Dropped(after_taking=True), True),
        (Malformed(), True),
        (Malformed("[]"), True),
    ],
    ids=str,
)
async def test_what_may_have_arrived_is_told_from_what_was_refused(
    slack: Slack, door: SlackDoor, failure: Failure, may_have_arrived: bool
) -> None:
    """Protects from doubles: what may have arrived is looked for before it is sent again."""
    slack.fail("chat.postMessage", failure)
    with pytest.raises(TryLater) as later:
        await door.deliver(Delivery("1", direct(slack.me), HELLO))
    assert later.value.ambiguous is may_have_arrived


async def test_what_never_left_cannot_have_arrived(slack: Slack, door: SlackDoor, config: SlackConfig) -> None:
    """Protects from needless doubt: no connection, or none yet to the person."""
    unreachable = SlackDoor(replace(config, api_url="http://127.0.0.1:1/api/"), now=utc_now)
    await unreachable.open(Recorder())
    slack.fail("conversations.open", ServerError())
    unopened = Address("slack", slack.team, slack.me.id, Place.DIRECT)
    for one, address in ((unreachable, direct(slack.me)), (door, unopened)):
        with pytest.raises(TryLater) as later:
            await one.deliver(Delivery("1", address, HELLO))
        assert not later.value.ambiguous
    await unreachable.close()


async def test_somebody_who_never_spoke_can_be_written_to(slack: Slack, door: SlackDoor) -> None:
    """Protects invitations: a list of people is enough to reach them."""
    address = door.direct(Account("slack", slack.team, slack.me.id))
    await door.deliver(Delivery("1", address, HELLO))
    assert slack.last.channel == slack.me.direct


async def test_the_address_of_somebody_who_never_spoke_stays_the_same_when_they_do(
    slack: Slack, door: SlackDoor, take: Recorder
) -> None:
    """Protects the order of messages: one conversation, one lane."""
    await slack.say("hello")
    address = door.direct(take.last.account)
    assert address == replace(take.last.address, reference={})


@pytest.mark.parametrize(
    "code",
    ["channel_not_found", "is_archived", "user_disabled", "cannot_dm_bot", "account_inactive", "token_revoked"],
)
async def test_where_nobody_is_reached_any_more(slack: Slack, door: SlackDoor, code: str) -> None:
    """Protects the list of people: unreachable is told from unanswered, with what to do about it."""
    slack.fail("chat.postMessage", Says(code))
    with pytest.raises(Unreachable, match=r"^[A-Z].*\.$"):
        await door.deliver(Delivery("1", shared(slack.channel()), HELLO))


async def test_not_in_the_channel_says_what_to_do(slack: Slack, door: SlackDoor) -> None:
    with pytest.raises(Unreachable, match="/invite"):
        await door.deliver(Delivery("1", shared(slack.channel(has_bot=False)), HELLO))


@pytest.mark.parametrize(
    "code", ["invalid_auth", "missing_scope", "msg_too_long", "invalid_blocks", "brand_new_code"]
)
async def test_a_refusal_is_not_tried_again(slack: Slack, door: SlackDoor, code: str) -> None:
    """Protects the outbox from messages that Slack will never take."""
    slack.fail("chat.postMessage", Says(code))
    with pytest.raises(Undeliverable, match=r"^[A-Z].*\.$") as given_up:
        await door.deliver(Delivery("1", direct(slack.me), HELLO))
    assert not isinstance(given_up.value, Unreachable)


async def test_a_table_that_slack_does_not_take_is_sent_as_lines(slack: Slack, door: SlackDoor) -> None:
    """Protects summaries where Slack's own tables are not to be had."""
    slack.fail("chat.postMessage", Says("invalid_blocks"))
    await door.deliver(Delivery("1", direct(slack.me), SUMMARY_CARD))
    assert "People: 3.2" in slack.last.words


async def test_slacks_words_are_not_passed_on(slack: Slack, door: SlackDoor) -> None:
    """Protects leads and logs from whatever stands where a code should."""
    slack.fail("chat.postMessage", Says("<script>our secret plan</script>"))
    with pytest.raises(Undeliverable, match="unknown"):
        await door.deliver(Delivery("1", direct(slack.me), HELLO))


async def test_a_defect_of_ours_is_undeliverable(
    door: SlackDoor, slack: Slack, caplog: pytest.LogCaptureFixture
) -> None:
    """Protects the outbox's loop: `deliver` raises its three exceptions and nothing else."""
    broken = Delivery("1", direct(slack.me), replace(HELLO, parts=(Text(None),)))  # type: ignore[arg-type]
    with pytest.raises(Undeliverable):
        await door.deliver(broken)
    assert "TypeError" in caplog.text or "AttributeError" in caplog.text


async def test_a_closed_door_tries_later(door: SlackDoor, slack: Slack) -> None:
    """Protects messages that are due while the program stops."""
    await door.close()
    with pytest.raises(TryLater):
        await door.deliver(Delivery("1", direct(slack.me), HELLO))
