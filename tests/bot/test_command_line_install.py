"""`waymark slack`, `waymark teams` and `waymark doctor`, as people run them."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.shell import Shell, Typed

_APP = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"
_TEAMS = ("teams", "package", "--council", "Seaford Borough Council", "--website")
_SITE = "https://seaford.example.gov.uk"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Typed(tmp_path)


def test_the_manifest_for_slack_can_be_pasted_as_it_is(shell: Shell) -> None:
    ended = shell.run("slack", "manifest", WAYMARK_PUBLIC_URL=_SITE)
    assert ended.returncode == 0
    assert f"{_SITE}/slack/events" in ended.stdout
    assert json.loads(ended.stdout)["display_information"]["name"] == "Waymark"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("slack", "manifest"), 2, "--socket-mode"),
        (("slack", "manifest", "--url", "http://seaford.example.gov.uk"), 1, "https://"),
        ((*_TEAMS, "seaford.example.gov.uk"), 1, "--website"),
        ((*_TEAMS, _SITE, "--terms", "https://"), 1, "--terms"),
        (("teams", "package", "--council", "x" * 33, "--website", _SITE), 1, "32"),
    ],
)
def test_what_cannot_be_installed_is_refused_in_a_sentence(
    shell: Shell, arguments: tuple[str, ...], code: int, said: str
) -> None:
    ended = shell.run(*arguments, MicrosoftAppId=_APP)
    assert ended.returncode == code
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("app", ["", "waymark"])
def test_a_package_needs_the_id_of_its_bot(shell: Shell, app: str) -> None:
    ended = shell.run(*_TEAMS, _SITE, MicrosoftAppId=app)
    assert ended.returncode == 3
    assert "MicrosoftAppId" in ended.stderr


def test_the_package_for_teams_is_written_where_asked(shell: Shell) -> None:
    file = shell.folder / "app.zip"
    ended = shell.run(*_TEAMS, _SITE, "-o", str(file), MicrosoftAppId=_APP)
    assert ended.returncode == 0
    with zipfile.ZipFile(file) as zipped:
        made = json.loads(zipped.read("manifest.json"))
    assert made["bots"][0]["botId"] == _APP
    assert made["developer"]["privacyUrl"] == _SITE


def test_the_doctor_ends_with_a_fault_while_something_is_wrong(tmp_path: Path) -> None:
    ended = Shell(tmp_path).run("doctor")
    assert ended.returncode == 3
    assert "WRONG  Database" in ended.stdout
    assert "waymark db upgrade" in ended.stdout
    assert "need attention" in ended.stderr
