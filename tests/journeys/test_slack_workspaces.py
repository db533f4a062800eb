"""Several Slack workspaces on one server: each installs by itself, and is a council of its own."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from adapters.base import Pace, Rate
from adapters.slack.config import SlackConfig
from adapters.slack.door import SlackDoor
from bot.clock import utc_now
from bot.installations import REMOVED, SlackInstallations
from bot.token_keys import TokenKeys, new_key
from storage import installations, upkeep
from storage.database import Database
from tests.journeys.serving import Served, open_checkins, served
from tests.platforms.slack import Slack
from tests.platforms.slack_failures import Says
from tests.platforms.slack_many import Slacks
from tests.searching import traces

_QUICK = Pace(Rate(100, 1_000.0), Rate(100, 1_000.0), counts_updates=False)
KEY = new_key()


@pytest.fixture
async def slacks() -> AsyncIterator[Slacks]:
    async with Slacks("Seaford", "Anytown") as running:
        yield running


@asynccontextmanager
async def _program(database: Database, slacks: Slacks, keys: str = KEY) -> AsyncIterator[Served]:
    kept = SlackInstallations(database, TokenKeys(keys), utc_now)
    config = SlackConfig(slacks.signing_secret, api_url=slacks.api_url, oauth=slacks.oauth())
    door = SlackDoor(config, now=utc_now, installations=kept, pace=_QUICK)
    async with served(database, [door]) as program:
        slacks.connect(program.url)
        yield program


@pytest.fixture
async def program(database: Database, slacks: Slacks) -> AsyncIterator[Served]:
    async with _program(database, slacks) as running:
        yield running


async def _installed(slacks: Slacks, *names: str) -> list[Slack]:
    for name in names:
        assert (await slacks.install(slacks[name])).status == 200
    return [slacks[name] for name in names]


async def _kept(database: Database) -> dict[str, installations.Installation]:
    async with database.read() as session:
        return {each.workspace: each for each in await installations.every(session, "slack")}


def _said(slack: Slack, words: str) -> bool:
    return any(words in message.words for message in slack.messages)


async def test_an_installer_is_greeted_and_whoever_has_the_code_from_the_log_leads(
    slacks: Slacks, program: Served, capsys: pytest.CaptureFixture[str]
) -> None:
    (seaford,) = await _installed(slacks, "Seaford")
    await seaford.until(lambda: _said(seaford, "the council needs a digital lead"))
    written = capsys.readouterr()
    code = re.search(r"claim ([A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4})", written.out + written.err)
    assert code is not None
    await seaford.say(f"claim {code[1]}")
    await seaford.until(lambda: _said(seaford, "now a digital lead."))


async def test_two_workspaces_are_two_councils_each_answered_with_its_own_token(
    slacks: Slacks, program: Served, database: Database
) -> None:
    seaford, anytown = await _installed(slacks, "Seaford", "Anytown")
    kept = await _kept(database)
    assert len({each.council for each in kept.values()}) == 2
    await open_checkins(database, utc_now())
    for slack in (seaford, anytown):
        await slack.say("start")
        await slack.until(lambda slack=slack: _said(slack, "Question 1 of 10"))  # type: ignore[misc]
    await seaford.say("claim AAAA-BBBB-CCCC")
    await seaford.until(lambda: _said(seaford, "That code does not match"))
    assert not _said(anytown, "That code does not match"), "the same member id in another workspace"


async def test_no_token_can_be_read_in_the_database(
    slacks: Slacks, program: Served, database: Database
) -> None:
    seaford, anytown = await _installed(slacks, "Seaford", "Anytown")
    await seaford.say("hello")
    await slacks.uninstall(anytown)
    assert len(slacks.granted) == 2
    assert await traces(database, *slacks.granted, "canary", slacks.client_secret, KEY) == []
    assert (await _kept(database))["T0SEAFORD"].token is not None


async def test_a_removed_workspace_waits_and_goes_on_when_it_installs_again(
    slacks: Slacks, program: Served, database: Database
) -> None:
    (seaford,) = await _installed(slacks, "Seaford")
    await seaford.until(lambda: _said(seaford, "needs a digital lead"))
    await seaford.say("hello")
    await seaford.until(lambda: _said(seaford, "Hello Sam"))
    assert (await slacks.uninstall(seaford, at=utc_now().timestamp() + 1)).status == 200
    gone = (await _kept(database))["T0SEAFORD"]
    assert (gone.token, gone.removed_reason) == (None, "app_uninstalled")
    async with database.read() as session:
        (cut_off,) = await upkeep.unreachable(session, gone.council)
    assert cut_off.reason == REMOVED
    assert (await seaford.say("help")).status == 200, "what was on its way is taken all the same"
    await _installed(slacks, "Seaford")
    # The answer to `help` comes after all, before the new greeting.
    await seaford.until(lambda: _said(seaford, "what you can type"))
    back = (await _kept(database))["T0SEAFORD"]
    assert (back.council, back.removed_at) == (gone.council, None)
    async with database.read() as session:
        assert await upkeep.unreachable(session, gone.council) == []


async def test_a_revoked_token_is_noticed_when_sending_and_the_message_is_not_lost(
    slacks: Slacks, program: Served, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    (seaford,) = await _installed(slacks, "Seaford")
    await seaford.say("hello")
    await seaford.until(lambda: _said(seaford, "Hello Sam"))
    slacks.disown(seaford, "token_revoked")
    assert (await seaford.say("help")).status == 200
    for _ in range(100):
        await program.application.deliveries.drain()
        gone = (await _kept(database))["T0SEAFORD"]
        if gone.removed_at is not None:
            break
    assert (gone.token, gone.removed_reason) == (None, "token_revoked")
    written = capsys.readouterr()
    assert "slack_removed" in written.out + written.err, "the operator is told"
    await _installed(slacks, "Seaford")
    # The answer to `help` comes after all.
    await seaford.until(lambda: _said(seaford, "what you can type"))


async def test_a_token_that_slack_refuses_for_other_reasons_is_kept(
    slacks: Slacks, program: Served, database: Database
) -> None:
    """Slack says invalid_auth too when this server's address is not on the app's list."""
    (seaford,) = await _installed(slacks, "Seaford")
    await seaford.until(lambda: _said(seaford, "needs a digital lead"))
    seaford.fail("chat.postMessage", *[Says("invalid_auth")] * 3)
    await seaford.say("hello")
    await program.application.deliveries.drain()
    kept = (await _kept(database))["T0SEAFORD"]
    assert kept.token is not None
    assert kept.removed_at is None


async def test_another_replica_knows_at_once_what_this_one_installed_anew(
    slacks: Slacks, database: Database
) -> None:
    async with _program(database, slacks) as first, _program(database, slacks) as second:
        slacks.connect(first.url)
        (seaford,) = await _installed(slacks, "Seaford")
        slacks.connect(second.url)
        await seaford.say("hello")
        await seaford.until(lambda: _said(seaford, "Hello Sam"))
        slacks.disown(seaford)
        await seaford.say("help")
        await second.application.deliveries.drain()
        slacks.connect(first.url)
        await _installed(slacks, "Seaford")
        await seaford.until(lambda: _said(seaford, "what you can type"))


async def test_an_old_removal_does_not_undo_a_new_installation(
    slacks: Slacks, program: Served, database: Database
) -> None:
    (seaford,) = await _installed(slacks, "Seaford")
    token = seaford.api.bot_token
    earlier = (utc_now() - timedelta(minutes=5)).timestamp()
    assert (await seaford.send_event({"type": "app_uninstalled"}, at=earlier)).status == 200
    assert (await _kept(database))["T0SEAFORD"].removed_at is None
    assert seaford.api.bot_token == token
