"""`waymark doctor`: every part that is unwell is named, with what to do."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web

from adapters.findings import Finding
from adapters.slack.checkup import examine as examine_slack
from adapters.slack.config import SlackConfig
from adapters.teams.checkup import examine as examine_teams
from adapters.teams.config import TeamsConfig
from bot.clock import utc_now
from bot.doctor import examine
from bot.settings import Settings
from storage import schema
from storage.database import Database
from tests.adapters.teams.conftest import config_for
from tests.platforms.slack import Slack
from tests.platforms.slack_failures import ServerError
from tests.platforms.teams import Teams


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    async with Slack() as running:
        yield running


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with Teams() as running:
        yield running


@pytest.fixture
async def address() -> AsyncIterator[str]:
    """A server that says it is alive."""

    async def health(_request: web.Request) -> web.Response:
        return web.Response()

    site = web.Application()
    site.add_routes([web.get("/healthz", health)])
    runner = web.AppRunner(site)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


def slack_of(slack: Slack, token: str | None = None) -> SlackConfig:
    return SlackConfig(slack.signing_secret, token or slack.bot_token, api_url=slack.api_url)


def settings_for(folder: Path, **others: str) -> Settings:
    return Settings.model_validate({"database_url": f"sqlite:///{folder / 'waymark.db'}", **others})


def faults(found: list[Finding]) -> list[str]:
    return [each.what for each in found if each.cure is not None]


async def test_slack_with_its_scopes_is_well(slack: Slack) -> None:
    found = await examine_slack(slack_of(slack), utc_now())
    assert [each.what for each in found] == ["Slack sign-in", "Slack scopes", "Clock"]
    assert faults(found) == []


async def test_a_missing_scope_is_named(slack: Slack) -> None:
    slack.api.scopes.remove("files:write")
    (scopes,) = [each for each in await examine_slack(slack_of(slack), utc_now()) if each.cure is not None]
    assert scopes.what == "Slack scopes"
    assert "files:write" in scopes.found


async def test_a_needless_scope_is_named_and_does_no_harm(slack: Slack) -> None:
    slack.api.scopes.append("channels:history")
    found = await examine_slack(slack_of(slack), utc_now())
    assert faults(found) == []
    assert "channels:history" in found[1].found


async def test_a_refused_token_is_told_without_the_token(slack: Slack) -> None:
    (found,) = await examine_slack(slack_of(slack, "xoxb-wrong"), utc_now())
    assert found.what == "Slack sign-in"
    assert found.cure is not None
    assert "xoxb-wrong" not in repr(found)


async def test_slack_out_of_reach_is_told_as_that(slack: Slack) -> None:
    slack.api.fail("auth.test", ServerError(503))
    (found,) = await examine_slack(slack_of(slack), utc_now())
    assert "could not be asked" in found.found


async def test_a_clock_that_is_off_is_told(slack: Slack, teams: Teams) -> None:
    late = utc_now() - timedelta(minutes=4)
    for found in (await examine_slack(slack_of(slack), late), await examine_teams(config_for(teams), late)):
        assert faults(found) == ["Clock"]
        assert "behind" in found[-1].found


async def test_teams_that_signs_in_is_well(teams: Teams) -> None:
    found = await examine_teams(config_for(teams), utc_now())
    assert [each.what for each in found] == ["Teams sign-in", "Teams signing keys", "Clock"]
    assert faults(found) == []


async def test_a_wrong_password_and_missing_keys_are_told(teams: Teams) -> None:
    teams.login.failures.append((401, '{"error_description": "AADSTS7000215: secret"}'))
    teams.login.keys_broken = True
    found = await examine_teams(config_for(teams), utc_now())
    assert faults(found) == ["Teams sign-in", "Teams signing keys"]
    assert "AADSTS7000215" in found[0].found
    assert teams.app_password not in repr(found)


async def test_local_test_clients_need_no_sign_in() -> None:
    assert faults(await examine_teams(TeamsConfig(loopback=True), utc_now())) == []


async def test_an_empty_deployment_is_told_what_is_missing(tmp_path: Path) -> None:
    found = await examine(settings_for(tmp_path), utc_now())
    assert faults(found) == ["Database", "Platforms", "Public address"]
    assert not (tmp_path / "waymark.db").exists()


async def test_a_deployment_that_works_is_well_but_for_encryption(
    tmp_path: Path, slack: Slack, address: str
) -> None:
    settings = settings_for(
        tmp_path,
        public_url=address,
        SLACK_SIGNING_SECRET=slack.signing_secret,
        SLACK_BOT_TOKEN=slack.bot_token,
        SLACK_API_URL=slack.api_url,
    )
    database = Database(settings.database_url)
    await schema.upgrade(database)
    await database.close()
    assert faults(await examine(settings, utc_now())) == ["Public address"]


async def test_a_database_that_lost_some_of_its_rows_is_told(tmp_path: Path) -> None:
    """Protects: somebody who opened the file without Waymark learns of it here, and from no other command."""
    settings = settings_for(tmp_path)
    database = Database(settings.database_url)
    await schema.upgrade(database)
    await database.close()
    with closing(sqlite3.connect(database.location.where)) as direct:
        direct.execute("INSERT INTO card VALUES (77, 'key', 'ref')")
        direct.commit()
    (found,) = [each for each in await examine(settings, utc_now()) if each.what == "Database"]
    assert "Restore it from a backup" in (found.cure or "")


async def test_an_address_that_does_not_answer_is_told(tmp_path: Path) -> None:
    found = await examine(settings_for(tmp_path, public_url="http://127.0.0.1:9"), utc_now())
    assert "does not answer" in found[-1].found


async def test_settings_that_are_half_there_are_told(tmp_path: Path) -> None:
    settings = settings_for(tmp_path, SLACK_SIGNING_SECRET="one", MicrosoftAppPassword="two")
    found = await examine(settings, utc_now())
    assert {"Slack settings", "Teams settings"} <= set(faults(found))
