"""Socket Mode against a loopback socket: the same events, acknowledged after the commit."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from adapters.base import Delivery
from adapters.slack.config import SlackConfig
from adapters.slack.door import SlackDoor
from bot.clock import utc_now
from conversations.events import Arrived, Typed
from tests.adapters.slack.cards import QUESTION_CARD
from tests.adapters.slack.running import Recorder, Slow, recorded
from tests.adapters.slack.test_outgoing import direct
from tests.platforms.slack import Slack
from tests.platforms.slack_failures import ServerError


@asynccontextmanager
async def connected(slack: Slack, config: SlackConfig, take: Recorder) -> AsyncIterator[SlackDoor]:
    door = SlackDoor(replace(config, app_token=slack.app_token), now=utc_now)
    await door.open(take)
    await slack.sockets.ready()
    yield door
    await door.close()


async def test_no_route_is_needed(slack: Slack, config: SlackConfig, take: Recorder) -> None:
    """Protects a trial behind a firewall: nothing listens."""
    assert SlackDoor(replace(config, app_token=slack.app_token), now=utc_now).routes(take) == ()


async def test_everything_that_comes_by_http_comes_by_the_socket(
    slack: Slack, config: SlackConfig, take: Recorder
) -> None:
    """Protects the one translation: events, commands, buttons and forms."""
    async with connected(slack, config, take) as door:
        await slack.open_home()
        await slack.say("R&D")
        await slack.command("summary")
        await door.deliver(Delivery("1", direct(slack.me), QUESTION_CARD))
        assert (await slack.press("Established")).status == 200
    kinds = [type(inbound.event).__name__ for inbound in take.taken]
    assert kinds == ["Arrived", "Typed", "Typed", "Answer"]
    assert take.taken[0].event == Arrived()
    assert take.taken[1].event == Typed("R&D")
    assert take.taken[0].profile.name == "Sam Okafor"


async def test_the_socket_heeds_the_exceptions_from_the_proxy(
    slack: Slack, config: SlackConfig, take: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Protects: what the machine itself answers goes through no proxy, which the SDK does not know."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    async with asyncio.timeout(8), connected(slack, config, take):
        await slack.say("R&D")
    assert len(take.taken) == 1


async def test_the_acknowledgement_waits_for_the_commit(slack: Slack, config: SlackConfig) -> None:
    """Protects events: one that is not stored is not acknowledged, and Slack sends it again."""
    take = Slow()
    async with connected(slack, config, take):
        saying = asyncio.create_task(slack.say("4"))
        await take.begun.wait()
        assert slack.sockets.acknowledged == []
        take.commit.set()
        assert (await saying).status == 200


@pytest.mark.parametrize("name", ["block_actions", "message_im"])
async def test_what_could_not_be_stored_is_not_acknowledged(
    slack: Slack, config: SlackConfig, take: Recorder, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Protects redelivery, and the log from what storage says about it."""
    take.failures.append(RuntimeError("our secret plan"))
    async with connected(slack, config, take):
        lost = await slack.sockets.post("events_api", recorded(name))
        await take.failed.wait()
        await slack.say("4")
        assert lost not in slack.sockets.acknowledged
        assert await slack.sockets.send("events_api", recorded(name))
    assert "secret plan" not in caplog.text


async def test_another_workspace_is_not_heard(slack: Slack, config: SlackConfig, take: Recorder) -> None:
    """Protects councils from each other here too."""
    async with connected(slack, config, take):
        strange = await slack.sockets.post("events_api", recorded("message_im") | {"team_id": "T0ELSEWHERE"})
        await slack.say("4")
        assert strange not in slack.sockets.acknowledged
    assert len(take.taken) == 1


async def test_what_is_not_for_us_is_acknowledged(slack: Slack, config: SlackConfig, take: Recorder) -> None:
    """Protects from redeliveries that nobody needs."""
    async with connected(slack, config, take):
        assert await slack.sockets.send("events_api", recorded("message_changed"))
        assert await slack.sockets.send("interactive", recorded("view_closed"))
    assert take.taken == []


async def test_the_program_starts_while_slack_is_down(
    slack: Slack, config: SlackConfig, take: Recorder
) -> None:
    """slack_sdk: connect() does not return until Slack answers. Ours: `open` does, and `close` ends it."""
    slack.fail("apps.connections.open", *[ServerError()] * 10)
    door = SlackDoor(replace(config, app_token=slack.app_token), now=utc_now)
    async with asyncio.timeout(20):
        await door.open(take)
        await slack.until(lambda: slack.called("apps.connections.open") != [])
        await door.close()


async def test_closing_lets_work_finish(slack: Slack, config: SlackConfig) -> None:
    """slack_sdk: close() forgets its listeners. Ours: what is being stored is stored and acknowledged."""
    take = Slow()
    door = SlackDoor(replace(config, app_token=slack.app_token), now=utc_now)
    await door.open(take)
    await slack.sockets.ready()
    envelope = await slack.sockets.post("events_api", recorded("message_im"))
    await take.begun.wait()
    closing = asyncio.create_task(door.close())
    await asyncio.wait([closing], timeout=0.05)
    assert not closing.done()
    take.commit.set()
    await closing
    await slack.sockets.gone()
    assert len(take.taken) == 1
    assert envelope in slack.sockets.acknowledged


async def test_logs_hold_no_words_no_secrets_and_no_ticket(
    slack: Slack, config: SlackConfig, take: Recorder, caplog: pytest.LogCaptureFixture
) -> None:
    """slack_sdk: at debug level every envelope is in the log, and the socket's address with its ticket."""
    caplog.set_level(logging.DEBUG)
    async with connected(slack, config, take) as door:
        await slack.say("our secret plan")
        await door.deliver(Delivery("our secret plan", direct(slack.me), QUESTION_CARD))
    for secret in ("secret plan", "ticket", slack.bot_token, slack.app_token):
        assert secret not in caplog.text
