"""Files through the whole program in Slack: the roster comes in, and what is kept of a person goes out."""

import json
from collections.abc import AsyncIterator

import pytest

from adapters.base import Pace, Rate
from adapters.slack.config import SlackConfig
from adapters.slack.door import SlackDoor
from bot.clock import utc_now
from conversations.people import Account
from storage.database import Database
from tests.journeys.serving import Served, served
from tests.platforms.slack import Slack

_QUICK = Pace(Rate(100, 1_000.0), Rate(100, 1_000.0), counts_updates=False)


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    async with Slack() as platform:
        yield platform


@pytest.fixture
async def program(database: Database, slack: Slack) -> AsyncIterator[Served]:
    config = SlackConfig(slack.signing_secret, slack.bot_token, api_url=slack.api_url)
    async with served(database, [SlackDoor(config, now=utc_now, pace=_QUICK)]) as running:
        slack.app_url = f"{running.url}/slack/events"
        yield running


async def test_a_lead_attaches_the_roster_and_applies_it(slack: Slack, program: Served) -> None:
    await slack.say("hello")
    await program.appoint(Account("slack", slack.team, slack.me.id))
    people = b"member id,name,role\nU0000ANN,Ann Lee,leader\nU0000BOB,Bob Mann,wizard\n"
    assert (await slack.me.attach("people.csv", people, "our people")).status == 200
    await slack.until(lambda: "what it would change" in slack.last.words)
    assert "New: Ann Lee" in slack.last.words
    assert "Line 3: 'wizard' is no role" in slack.last.words
    await slack.press("Apply the right rows")
    await slack.until(lambda: "1 added, 0 changed" in slack.last.words)
    (preview,) = [each for each in slack.messages if "Applied from people.csv by Sam Okafor" in each.words]
    assert "Apply the right rows" not in str(preview.blocks), "no button is left on it"
    assert [call.method for call in slack.api.calls if call.method in ("files.info", "file")] == [
        *("files.info", "file"),
        *("files.info", "file"),
    ]


async def test_an_app_without_the_permission_is_told_so(slack: Slack, program: Served) -> None:
    slack.api.scopes.remove("files:read")
    await slack.say("hello")
    await program.appoint(Account("slack", slack.team, slack.me.id))
    await slack.me.attach("people.csv", b"member id\nU0000ANN\n")
    await slack.until(lambda: any("files:read" in each.words for each in slack.messages))


@pytest.mark.usefixtures("program")
async def test_what_is_kept_of_a_person_comes_as_a_file(slack: Slack) -> None:
    await slack.say("start")
    await slack.say("my data")
    await slack.until(lambda: slack.last.file is not None)
    assert any("What is kept about you" in each.words for each in slack.messages)
    file = slack.last.file
    assert file is not None
    assert file.data is not None
    assert file.name.startswith("waymark-my-data-")
    assert json.loads(file.data)["person"]["name"] == "Sam Okafor"
