"""`waymark council set --optional` and `waymark council connect`, in this process."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from conversations.people import Account
from storage import councils, people, schema
from storage.database import Database, Session

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    address = f"sqlite:///{tmp_path / 'waymark.db'}"
    monkeypatch.setenv("WAYMARK_DATABASE_URL", address)
    monkeypatch.chdir(tmp_path)
    return address


def written(url: str, change: Callable[[Session], Coroutine[object, object, object]]) -> None:
    async def write() -> None:
        database = Database(url)
        await schema.upgrade(database)
        async with database.write() as session:
            await change(session)
        await database.close()

    asyncio.run(write())


@pytest.fixture
def anytown(url: str) -> str:
    """A council with a Slack workspace, and nobody in it yet."""
    written(url, lambda session: councils.ensure_workspace(session, "slack", "T1", "Anytown", NOW))
    return url


def council(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["council", *arguments])


def audited() -> str:
    return CliRunner().invoke(app, ["audit"]).stdout


def test_whether_people_must_take_part_is_set_and_goes_on_record(anytown: str) -> None:
    assert "Check-ins are optional from now on" in council("set", "--optional").stdout
    assert "check-ins: optional" in audited()
    again = council("set", "--optional")
    assert (again.exit_code, "optional already" in again.stdout) == (0, True)
    assert "Everybody is expected to take part from now on" in council("set", "--mandatory").stdout


def test_nothing_to_set_says_what_could_be(anytown: str) -> None:
    refused = council("set")
    assert (refused.exit_code, "--optional" in refused.output) == (2, True)


def test_a_second_platform_is_connected_to_the_council(anytown: str) -> None:
    done = council("connect", "teams", "tenant-1")
    assert (done.exit_code, done.stdout) == (0, "teams tenant-1 belongs to council 1.\n")
    assert "connected: teams" in audited()


def test_a_workspace_whose_people_have_written_stays_where_it_is(anytown: str) -> None:
    async def write_from_there(session: Session) -> None:
        await councils.ensure_workspace(session, "teams", "tenant-1", "Tenant", NOW)
        await people.load_standings(session, [Account("teams", "tenant-1", "U1")], NOW)

    written(anytown, write_from_there)
    refused = council("connect", "teams", "tenant-1", "--council", "1")
    assert refused.exit_code == 1
    assert "nothing has changed" in refused.output
    assert "connected" not in CliRunner().invoke(app, ["audit", "--council", "1"]).stdout
