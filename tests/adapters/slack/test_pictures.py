"""Pictures in Slack: three steps, after any of which the picture's words are sent if it fails."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from adapters.base import ABSENT, UNKNOWN, Delivery, TryLater, Undeliverable
from adapters.pictures import TRIES
from adapters.slack.client import SlackClient
from adapters.slack.config import SlackConfig
from adapters.slack.door import SlackDoor
from adapters.slack.failures import Refusal
from bot.clock import utc_now
from conversations.cards import Card, Picture
from conversations.people import Address, Place
from tests.adapters.pictures import ALT, BARS, CARDS, TEXT, UNDRAWABLE
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

STEPS = ("files.getUploadURLExternal", "upload", "files.completeUploadExternal")
ADDRESS_ELSEWHERE = '{"ok": true, "upload_url": "%s", "file_id": "F1"}'


def direct(person: Person) -> Address:
    return Address("slack", "T0ANYTOWN", person.id, Place.DIRECT, {"channel": person.direct})


def shared(channel: str) -> Address:
    return Address("slack", "T0ANYTOWN", channel, Place.SHARED)


def steps(slack: Slack) -> list[str]:
    return [call.method for call in slack.calls if call.method in STEPS]


def is_told_in_words(slack: Slack) -> bool:
    """Once, and nothing else."""
    [message] = slack.api.messages
    return message.file is None and ALT in message.words and "2.2 Exploring" in message.words


@pytest.mark.parametrize("kind", CARDS)
async def test_a_picture_is_shown_with_its_words(slack: Slack, door: SlackDoor, kind: str) -> None:
    """Protects everybody who reads or hears it: what stands above, its title and its alternative text."""
    assert await door.deliver(Delivery("1", direct(slack.me), CARDS[kind])) is None
    assert steps(slack) == list(STEPS)
    [message] = slack.messages
    assert message.file is not None
    assert message.words.splitlines() == [TEXT, "Seaford Borough Council: digital maturity, autumn 2026", ALT]


async def test_a_picture_is_shown_to_the_whole_channel(slack: Slack, door: SlackDoor) -> None:
    ada = slack.person("Ada")
    await door.deliver(Delivery("1", shared(slack.channel(ada)), BARS))
    assert ada.last.file is not None


async def test_a_person_is_shown_a_picture_by_name_alone(slack: Slack, door: SlackDoor) -> None:
    """Protects the first message to somebody: the conversation is opened before."""
    await door.deliver(Delivery("1", Address("slack", slack.team, slack.me.id, Place.DIRECT), BARS))
    assert slack.last.channel == slack.me.direct
    assert slack.last.file is not None


async def test_a_private_picture_goes_to_the_persons_own_conversation(
    slack: Slack, door: SlackDoor, take: Recorder
) -> None:
    """Protects privacy: a file in a channel is for everybody there."""
    ada = slack.person("Ada")
    await slack.command("summary only me", slack.channel(ada))
    await door.deliver(Delivery("1", take.last.address, BARS, private=True, via=take.last.via))
    assert slack.last.file is not None
    assert slack.last.channel == slack.me.direct
    assert ada.messages == []


@pytest.mark.parametrize("step", STEPS)
async def test_a_private_picture_that_fails_is_told_to_the_person_alone(
    slack: Slack, door: SlackDoor, take: Recorder, step: str
) -> None:
    ada = slack.person("Ada")
    await slack.command("summary only me", slack.channel(ada))
    slack.fail(step, ServerError(403) if step == "upload" else Says("missing_scope"))
    await door.deliver(Delivery("1", take.last.address, BARS, private=True, via=take.last.via))
    assert is_told_in_words(slack)
    assert slack.last.to == slack.me.id
    assert ada.messages == []


async def test_a_private_picture_for_nobody_is_not_made_public(slack: Slack, door: SlackDoor) -> None:
    with pytest.raises(Undeliverable, match="who asked"):
        await door.deliver(Delivery("1", shared(slack.channel()), BARS, private=True))
    assert slack.calls == []


@pytest.mark.parametrize(
    ("step", "failure"),
    [
        ("files.getUploadURLExternal", Says("missing_scope")),
        ("files.getUploadURLExternal", Says("file_uploads_disabled")),
        ("files.getUploadURLExternal", Malformed('{"ok": true}')),
        ("upload", ServerError(403)),
        ("upload", Redirects("/upload/elsewhere")),
        ("files.completeUploadExternal", Says("missing_scope")),
        ("files.completeUploadExternal", Says("file_type_not_allowed")),
        ("files.completeUploadExternal", Says("brand_new_code")),
    ],
    ids=str,
)
async def test_a_picture_that_slack_refuses_is_told_in_words(
    slack: Slack, door: SlackDoor, step: str, failure: Failure
) -> None:
    """Protects what the picture says: at once, and nothing comes twice."""
    slack.fail(step, failure)
    name = await door.deliver(Delivery("1", direct(slack.me), BARS))
    assert name == slack.last.ts
    assert is_told_in_words(slack)


async def test_a_picture_that_cannot_be_drawn_is_told_in_words(slack: Slack, door: SlackDoor) -> None:
    await door.deliver(Delivery("1", direct(slack.me), UNDRAWABLE))
    assert is_told_in_words(slack)
    assert steps(slack) == []


async def test_a_picture_in_a_channel_without_the_bot_is_told_by_the_reply_address(
    slack: Slack, door: SlackDoor, take: Recorder
) -> None:
    """Protects `/maturity summary` in any channel."""
    await slack.command("summary", channel=slack.channel(has_bot=False))
    await door.deliver(Delivery("1", take.last.address, BARS, via=take.last.via))
    assert is_told_in_words(slack)
    assert slack.last.by_reply_address


async def test_a_picture_for_a_conversation_that_is_gone_is_told_in_a_new_one(
    slack: Slack, door: SlackDoor
) -> None:
    address = Address("slack", slack.team, slack.me.id, Place.DIRECT, {"channel": "D0OLD"})
    await door.deliver(Delivery("1", address, BARS))
    assert is_told_in_words(slack)


async def test_a_message_is_not_changed_into_a_picture_but_into_its_words(
    slack: Slack, door: SlackDoor
) -> None:
    """Slack cannot put a file in a message's place."""
    name = await door.deliver(Delivery("1", direct(slack.me), Card("Wait", ())))
    await door.deliver(Delivery("2", direct(slack.me), BARS, replaces=name))
    assert is_told_in_words(slack)
    assert slack.last.updates == 1


@pytest.mark.parametrize("url", ["https://evil.example/x", "http://files.slack.com/x", "file:///etc/passwd"])
async def test_a_picture_is_sent_to_slack_alone(slack: Slack, door: SlackDoor, url: str) -> None:
    """Protects figures from strangers, and the inside of the network from being called."""
    slack.fail("files.getUploadURLExternal", Malformed(ADDRESS_ELSEWHERE % url))
    await door.deliver(Delivery("1", direct(slack.me), BARS))
    assert is_told_in_words(slack)
    assert slack.called("upload") == []


@pytest.mark.parametrize(
    ("api", "url"),
    [
        ("https://slack.com/api/", "https://files.slack.com/upload/v1/abc"),
        ("https://slack-gov.com/api/", "https://files.slack-gov.com/upload/v1/abc"),
    ],
)
async def test_slacks_own_file_hosts_may_be_sent_to(slack: Slack, api: str, url: str) -> None:
    """With a closed client, which calls nobody: what is not refused is put off."""
    client = SlackClient(SlackConfig(slack.signing_secret, slack.bot_token, api_url=api))
    await client.close()
    with pytest.raises(TryLater):
        await client.upload(url, b"", "image/png")
    with pytest.raises(Refusal, match="not_an_upload_address"):
        await client.upload(url.replace("files.", "evil."), b"", "image/png")


@pytest.mark.parametrize(
    ("step", "failure"),
    [
        *((step, failure) for step in STEPS[:2] for failure in (RateLimited(), ServerError(503), Dropped())),
        ("upload", Dropped(after_taking=True)),
        ("files.getUploadURLExternal", Says("internal_error")),
        ("files.getUploadURLExternal", Malformed("[]")),
        ("files.completeUploadExternal", RateLimited()),
        ("files.completeUploadExternal", Says("service_unavailable")),
    ],
    ids=str,
)
async def test_a_picture_that_was_not_shown_is_tried_again(
    slack: Slack, door: SlackDoor, step: str, failure: Failure
) -> None:
    """Protects from losses: before the last step nobody has seen anything, so there is no doubt."""
    slack.fail(step, failure)
    delivery = Delivery("1", direct(slack.me), BARS)
    with pytest.raises(TryLater) as later:
        await door.deliver(delivery)
    assert not later.value.ambiguous
    await door.deliver(delivery)
    [message] = slack.messages
    assert message.file is not None


@pytest.mark.parametrize("step", STEPS)
async def test_a_picture_waits_as_long_as_slack_asks(slack: Slack, door: SlackDoor, step: str) -> None:
    slack.fail(step, RateLimited(7))
    with pytest.raises(TryLater) as later:
        await door.deliver(Delivery("1", direct(slack.me), BARS))
    assert later.value.after == 7.0


@pytest.mark.parametrize(
    "failure",
    [Says("internal_error"), ServerError(503), Dropped(), Dropped(after_taking=True), Malformed("[]")],
    ids=str,
)
async def test_a_picture_that_may_be_shown_is_told_from_one_that_was_refused(
    slack: Slack, door: SlackDoor, failure: Failure
) -> None:
    """Protects from doubles: it is looked for before anything is sent again."""
    slack.fail("files.completeUploadExternal", failure)
    with pytest.raises(TryLater) as later:
        await door.deliver(Delivery("1", direct(slack.me), BARS))
    assert later.value.ambiguous


async def test_a_picture_that_may_have_arrived_is_not_shown_twice(slack: Slack, door: SlackDoor) -> None:
    """In a channel nobody can look it up: its words are sent, which say the same."""
    slack.fail("files.completeUploadExternal", Dropped(after_taking=True))
    delivery = Delivery("1", shared(slack.channel()), BARS)
    with pytest.raises(TryLater):
        await door.deliver(delivery)
    assert await door.find(delivery.address, "1", a_minute_ago()) == UNKNOWN
    await door.deliver(delivery)
    assert [message.file is not None for message in slack.messages] == [True, False]


async def test_a_picture_that_was_refused_is_not_shown_beside_its_words(slack: Slack, door: SlackDoor) -> None:
    """They may have arrived, although nobody heard so, and by now Slack would take the picture."""
    slack.fail("files.getUploadURLExternal", Says("missing_scope"))
    slack.fail("chat.postMessage", Dropped(after_taking=True))
    delivery = Delivery("1", shared(slack.channel()), BARS)
    with pytest.raises(TryLater):
        await door.deliver(delivery)
    await door.deliver(delivery)
    assert [message.file for message in slack.messages] == [None, None]


async def test_a_picture_is_found_where_waymark_may_look(slack: Slack, door: SlackDoor) -> None:
    """Protects direct conversations from doubles: its file's name tells it from other messages' pictures."""
    slack.fail("files.completeUploadExternal", Dropped(after_taking=True))
    with pytest.raises(TryLater):
        await door.deliver(Delivery("1", direct(slack.me), BARS))
    assert (await door.find(direct(slack.me), "1", a_minute_ago())).arrived
    assert await door.find(direct(slack.me), "2", a_minute_ago()) == ABSENT


@pytest.mark.parametrize("step", STEPS)
async def test_a_picture_holds_up_the_conversation_for_a_few_tries_only(
    slack: Slack, door: SlackDoor, step: str
) -> None:
    """Protects what is said after it where a firewall keeps Slack's file host out."""
    slack.fail(step, *[RateLimited(1)] * (TRIES + 1))
    delivery = Delivery("1", direct(slack.me), BARS)
    for _ in range(TRIES):
        with pytest.raises(TryLater):
            await door.deliver(delivery)
    await door.deliver(delivery)
    assert is_told_in_words(slack)


async def test_one_pictures_failures_are_not_anothers(slack: Slack, door: SlackDoor) -> None:
    slack.fail("files.completeUploadExternal", ServerError())
    with pytest.raises(TryLater):
        await door.deliver(Delivery("1", direct(slack.me), BARS))
    await door.deliver(Delivery("2", direct(slack.me), BARS))
    assert slack.last.file is not None


async def test_words_that_are_too_long_are_cut(slack: Slack, door: SlackDoor) -> None:
    """Slack checks what it is sent, so that this passes only within its limits."""
    picture = BARS.parts[0]
    assert isinstance(picture, Picture)
    long = replace(picture, title="&" * 5_000, alt="<!here> " * 500)
    await door.deliver(Delivery("1", direct(slack.me), Card("<@U1> &" * 2_000, (long,))))
    assert slack.last.file is not None


async def test_a_closed_door_tries_pictures_later(slack: Slack, config: SlackConfig) -> None:
    door = SlackDoor(config, now=utc_now)
    with pytest.raises(TryLater):
        await door.deliver(Delivery("1", direct(slack.me), BARS))


def a_minute_ago() -> datetime:
    return datetime.now(UTC) - timedelta(minutes=1)
