"""A Slack door on loopback, between a loopback Slack and a recording `take`."""

from collections.abc import AsyncIterator

import pytest

from adapters.slack.config import SlackConfig
from adapters.slack.door import SlackDoor
from bot.clock import utc_now
from tests.adapters.slack.running import Recorder, serving
from tests.platforms.slack import Slack


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    async with Slack() as slack:
        yield slack


@pytest.fixture
def config(slack: Slack) -> SlackConfig:
    return SlackConfig(slack.signing_secret, slack.bot_token, api_url=slack.api_url)


@pytest.fixture
def take() -> Recorder:
    return Recorder()


@pytest.fixture
async def door(slack: Slack, config: SlackConfig, take: Recorder) -> AsyncIterator[SlackDoor]:
    """An open door that Slack posts to."""
    door = SlackDoor(config, now=utc_now)
    async with serving(door, take) as url:
        slack.app_url = url
        yield door
