"""Files of figures in Slack: uploaded like pictures, and told in words where that fails."""

from datetime import timedelta

import pytest

from adapters.base import Delivery, TryLater
from adapters.slack.door import SlackDoor
from bot.clock import utc_now
from tests.adapters.files import FILE, WITH_FILE
from tests.adapters.slack.running import Recorder
from tests.adapters.slack.test_pictures import STEPS, direct, shared, steps
from tests.platforms.slack import Slack
from tests.platforms.slack_failures import Dropped, Says, ServerError


async def test_a_file_arrives_whole_beneath_its_words(slack: Slack, door: SlackDoor) -> None:
    assert await door.deliver(Delivery("1", direct(slack.me), WITH_FILE)) is None
    assert steps(slack) == list(STEPS)
    [message] = slack.messages
    assert message.file is not None
    assert message.file.data == FILE.content
    assert message.file.name.startswith("waymark-anytown-q3-2026-27-")
    assert message.file.name.endswith(".csv")
    assert message.words.splitlines()[:2] == [FILE.title, "For a report, type export html."]


async def test_a_file_is_for_the_whole_channel_that_asked(slack: Slack, door: SlackDoor) -> None:
    ada = slack.person("Ada")
    await door.deliver(Delivery("1", shared(slack.channel(ada)), WITH_FILE))
    assert ada.last.file is not None


async def test_a_private_file_goes_to_the_persons_own_conversation(
    slack: Slack, door: SlackDoor, take: Recorder
) -> None:
    """Protects: no file in a channel is for one pair of eyes."""
    ada = slack.person("Ada")
    await slack.command("export only me", slack.channel(ada))
    await door.deliver(Delivery("1", take.last.address, WITH_FILE, private=True, via=take.last.via))
    assert slack.last.file is not None
    assert slack.last.channel == slack.me.direct
    assert ada.messages == []


@pytest.mark.parametrize("step", STEPS)
async def test_a_file_that_slack_refuses_is_told_in_words(slack: Slack, door: SlackDoor, step: str) -> None:
    slack.fail(step, ServerError(403) if step == "upload" else Says("missing_scope"))
    await door.deliver(Delivery("1", direct(slack.me), WITH_FILE))
    [message] = slack.api.messages
    assert message.file is None
    assert FILE.instead in message.words


@pytest.mark.parametrize("step", STEPS[:2])
async def test_a_file_is_tried_again_while_nobody_has_seen_it(slack: Slack, door: SlackDoor, step: str) -> None:
    slack.fail(step, Dropped())
    with pytest.raises(TryLater) as failed:
        await door.deliver(Delivery("1", direct(slack.me), WITH_FILE))
    assert not failed.value.ambiguous
    await door.deliver(Delivery("1", direct(slack.me), WITH_FILE))
    [message] = slack.messages
    assert message.file is not None


async def test_a_file_that_arrived_is_found_by_its_name(slack: Slack, door: SlackDoor) -> None:
    """Protects: after a broken connection it does not come twice."""
    await door.deliver(Delivery("1", direct(slack.me), WITH_FILE))
    since = utc_now() - timedelta(minutes=5)
    assert (await door.find(direct(slack.me), "1", since)).arrived
    assert not (await door.find(direct(slack.me), "2", since)).arrived
