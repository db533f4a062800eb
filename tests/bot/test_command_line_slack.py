"""`waymark slack` and `waymark doctor` for several workspaces."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from adapters.base import Workspace
from adapters.slack.installations import Installed, Removal
from adapters.slack.manifest import SCOPES
from bot.cli import app
from bot.clock import utc_now
from bot.doctor import examine
from bot.installations import SlackInstallations
from bot.settings import Settings
from bot.token_keys import TokenKeys, new_key
from storage import installations
from storage.database import Database
from tests.platforms.slack_many import Slacks

OLD, NEW, LOST = new_key(), new_key(), new_key()
TOKEN = "xoxb-canary"


@pytest.fixture
def url(tmp_path: Path, sqlite_template: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a database of its own, which the commands use too."""
    path = tmp_path / "waymark.db"
    path.write_bytes(sqlite_template.read_bytes())
    monkeypatch.setenv("WAYMARK_DATABASE_URL", f"sqlite:///{path}")
    return f"sqlite:///{path}"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["slack", *arguments])


async def _keep(url: str, keys: str, workspace: str, token: str = TOKEN) -> None:
    database = Database(url)
    kept = SlackInstallations(database, TokenKeys(keys), utc_now)
    seaford = Workspace("slack", workspace, f"{workspace} Council")
    await kept.add(Installed(seaford, token, SCOPES, "U1"))
    await database.close()


async def _tokens(url: str) -> dict[str, str | None]:
    database = Database(url)
    async with database.read() as session:
        found = {each.workspace: each.token for each in await installations.every(session, "slack")}
    await database.close()
    return found


async def _remove(url: str, workspace: str) -> None:
    database = Database(url)
    kept = SlackInstallations(database, TokenKeys(OLD), utc_now)
    await kept.remove(workspace, Removal("app_uninstalled", utc_now()))
    await database.close()


def test_a_key_is_made_that_can_be_used() -> None:
    assert TokenKeys(run("key").stdout.strip()).encrypt(TOKEN, "T1")


def test_all_tokens_go_under_the_newest_key_and_the_old_one_can_go(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asyncio.run(_keep(url, OLD, "T1"))
    asyncio.run(_keep(url, OLD, "T2"))
    asyncio.run(_keep(url, OLD, "T3"))
    asyncio.run(_remove(url, "T3"))
    monkeypatch.setenv("WAYMARK_TOKEN_KEYS", f"{NEW},{OLD}")
    done = run("rotate-key")
    assert (done.exit_code, done.stdout) == (0, "Encrypted 2 tokens with the newest key.\n")
    for workspace, kept in asyncio.run(_tokens(url)).items():
        assert (kept is None) == (workspace == "T3")
        assert kept is None or TokenKeys(NEW).decrypt(kept, workspace) == TOKEN
    assert run("rotate-key").stdout == "Encrypted 0 tokens with the newest key.\n", "nothing is left to do"


def test_a_token_that_no_key_opens_is_named_and_left_and_the_others_go_on(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asyncio.run(_keep(url, OLD, "T1"))
    asyncio.run(_keep(url, LOST, "T2"))
    before = asyncio.run(_tokens(url))["T2"]
    monkeypatch.setenv("WAYMARK_TOKEN_KEYS", f"{NEW},{OLD}")
    done = run("rotate-key")
    assert done.exit_code == 3
    assert "T2 Council" in done.stderr
    assert "T1 Council" not in done.stderr
    after = asyncio.run(_tokens(url))
    assert after["T2"] == before
    assert TokenKeys(NEW).decrypt(after["T1"] or "", "T1") == TOKEN


@pytest.mark.parametrize("keys", ["", "short"])
def test_without_a_key_nothing_is_encrypted(url: str, monkeypatch: pytest.MonkeyPatch, keys: str) -> None:
    monkeypatch.setenv("WAYMARK_TOKEN_KEYS", keys)
    refused = run("rotate-key")
    assert refused.exit_code == 3
    assert "waymark slack key" in refused.stderr


def test_workspaces_are_listed_without_their_tokens(url: str) -> None:
    assert "No workspace" in run("workspaces").stdout
    asyncio.run(_keep(url, OLD, "T1"))
    asyncio.run(_keep(url, OLD, "T2"))
    asyncio.run(_remove(url, "T2"))
    first, second = run("workspaces").stdout.splitlines()
    assert first.startswith("T1  T1 Council: council 1, installed ")
    assert "removed" in second
    assert "app_uninstalled" in second
    tokens = asyncio.run(_tokens(url))
    assert str(tokens["T1"]) not in first


def test_the_manifest_names_the_way_back_once_workspaces_install_by_themselves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WAYMARK_PUBLIC_URL", "https://waymark.example.gov.uk")
    assert "redirect_urls" not in run("manifest").stdout
    monkeypatch.setenv("SLACK_CLIENT_ID", "1.2")
    made = json.loads(run("manifest").stdout)
    assert made["oauth_config"]["redirect_urls"] == ["https://waymark.example.gov.uk/slack/oauth_redirect"]


@pytest.fixture
async def slacks() -> AsyncIterator[Slacks]:
    async with Slacks("Seaford", "Anytown") as running:
        yield running


def _settings(url: str, slacks: Slacks, keys: str) -> Settings:
    return Settings.model_validate(
        {
            "database_url": url,
            "public_url": "http://127.0.0.1:9",
            "token_keys": keys,
            "SLACK_SIGNING_SECRET": slacks.signing_secret,
            "SLACK_CLIENT_ID": slacks.client_id,
            "SLACK_CLIENT_SECRET": slacks.client_secret,
            "SLACK_API_URL": slacks.api_url,
        }
    )


async def test_the_doctor_says_where_to_begin(url: str, slacks: Slacks) -> None:
    found = {each.what: each for each in await examine(_settings(url, slacks, OLD), utc_now())}
    assert "http://127.0.0.1:9/slack/install" in str(found["Slack workspaces"].cure)


async def test_the_doctor_looks_at_every_workspace(url: str, slacks: Slacks) -> None:
    for name in ("Seaford", "Anytown"):
        slacks[name].api.bot_token = f"{TOKEN}-{name}"
        await _keep(url, OLD, slacks[name].team, slacks[name].api.bot_token)
    slacks["Anytown"].api.scopes.remove("files:write")
    found = {each.what: each for each in await examine(_settings(url, slacks, f"{NEW},{OLD}"), utc_now())}
    seaford, anytown = "T0SEAFORD Council", "T0ANYTOWN Council"
    assert found[f"Slack sign-in, {seaford}"].cure is None
    assert found[f"Slack scopes, {seaford}"].cure is None
    assert "files:write" in found[f"Slack scopes, {anytown}"].found
    assert found[f"Slack scopes, {anytown}"].cure is not None
    assert "under an older key: 2" in found["Slack tokens"].found
    assert found["Slack tokens"].cure is None


async def test_the_doctor_names_removed_workspaces_and_lost_keys(url: str, slacks: Slacks) -> None:
    await _keep(url, LOST, "T1")
    await _keep(url, OLD, "T2")
    await _keep(url, OLD, "T3")
    await _remove(url, "T3")
    found = await examine(_settings(url, slacks, OLD), utc_now())
    wrong = {each.what: each for each in found if each.cure is not None}
    assert "T1 Council" in wrong["Slack tokens"].found
    assert "T2 Council" not in wrong["Slack tokens"].found
    assert "app_uninstalled" in wrong["Slack workspace, T3 Council"].found
    assert "/slack/install" in str(wrong["Slack sign-in, T2 Council"].cure), "its token is not known to Slack"
    assert TOKEN not in repr(found)
