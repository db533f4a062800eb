"""`waymark audit`, `waymark person data` and `erase`, and for how long a council keeps answers."""

import asyncio
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from conversations.people import Account, page_of
from storage import my_data, outbox
from storage.database import Database
from storage.outbox import Origin

ANSWERED = "start\n1\n1\ncomment marzipan forms\nsummary\nexit\n"


class Commands:
    """The command line without a process for each command, which takes seconds."""

    def run(self, *arguments: str, typed: str = "") -> Result:
        return CliRunner().invoke(app, list(arguments), input=typed)

    @property
    def account(self) -> list[str]:
        """Of the council's only lead."""
        door, workspace, *user = self.run("lead", "list").stdout.strip().removeprefix("Ann Lead").split()
        return [door, workspace, " ".join(user)]

    def audit(self, *options: str) -> list[dict[str, object]]:
        done = self.run("audit", "--json", *options)
        assert done.exit_code == 0, done.output
        return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Commands:
    """With a council in which Ann leads, and has answered a question."""
    monkeypatch.setenv("WAYMARK_DATABASE_URL", f"sqlite:///{tmp_path / 'waymark.db'}")
    made = Commands()
    done = made.run("chat", "--as", "Ann Lead", "--lead", typed=ANSWERED)
    assert done.exit_code == 0, done.output
    return made


def test_a_persons_data_is_printed_or_saved(commands: Commands, tmp_path: Path) -> None:
    done = commands.run("person", "data", *commands.account)
    held = json.loads(done.stdout)
    assert (held["format"], held["person"]["name"]) == ("waymark-my-data-1", "Ann Lead")
    assert [each["comment"] for each in held["answers"] if each["is_current"]] == ["marzipan forms"]
    file = tmp_path / "ann.json"
    assert commands.run("person", "data", *commands.account, "-o", str(file)).exit_code == 0
    assert json.loads(file.read_text("utf-8"))["person"] == held["person"]
    assert commands.audit()[-1]["deed"] == "data-sent"


def test_nothing_is_known_of_a_stranger(commands: Commands) -> None:
    for command in (("data",), ("erase", "--yes")):
        done = commands.run("person", command[0], "slack", "T9", "U9", *command[1:])
        assert done.exit_code == 1
        assert "Nobody is known as slack T9 U9." in done.output


def test_an_operator_erases_somebody_who_asked_and_is_asked_first(commands: Commands) -> None:
    account = commands.account
    assert commands.run("person", "erase", *account, typed="n\n").exit_code == 1
    assert commands.account == account
    erased = commands.run("person", "erase", *account, "--yes")
    assert "claim " in erased.stdout, erased.output
    assert commands.run("person", "data", *account).exit_code == 1
    last = commands.audit()[-1]
    assert (last["deed"], last["actor"], last["subject"]) == ("erased", {"operator": True}, {"erased": True})
    assert not any("Ann" in str(each) for each in commands.audit())
    told = "Whoever runs Waymark deleted all that was kept about somebody who was erased."
    assert told in commands.run("audit").stdout
    assert "Home tab" not in erased.stdout, "they never opened a page"


def test_whoever_has_a_page_in_slack_is_erased_with_word_of_when_it_is_cleared(
    commands: Commands, tmp_path: Path
) -> None:
    door, workspace, user = commands.account
    asyncio.run(_open_page(f"sqlite:///{tmp_path / 'waymark.db'}", Account(door, workspace, user)))
    erased = commands.run("person", "erase", door, workspace, user, "--yes")
    assert "Their page in Slack (the Home tab) is cleared when the server next runs." in erased.stdout


async def _open_page(url: str, account: Account) -> None:
    database = Database(url)
    async with database.write() as session:
        found = await my_data.number_of(session, account)
        assert found is not None
        await outbox.remember_addresses(session, [Origin(page_of(account), None, found[0])])
    await database.close()


def test_the_record_is_printed_from_a_day_on_without_anybodys_words(commands: Commands) -> None:
    everything = commands.audit("--since", "2000-01-01")
    assert [each["deed"] for each in everything][-1] == "summary-seen"
    assert not any("marzipan" in str(each) for each in everything)
    assert commands.audit("--since", "2099-01-01") == []
    unclear = commands.run("audit", "--since", "soon")
    assert (unclear.exit_code, type(unclear.exception)) == (1, SystemExit)
    assert "'soon' is no date" in unclear.output


@pytest.mark.parametrize("months", ["5", "85"])
def test_answers_are_kept_neither_too_short_nor_for_ever(commands: Commands, months: str) -> None:
    done = commands.run("council", "set", "--keep-months", months)
    assert done.exit_code == 1
    assert "6 to 84 months" in done.output


def test_the_council_sets_how_long_answers_are_kept(commands: Commands) -> None:
    done = commands.run("council", "set", "--keep-months", "12")
    assert done.stdout.startswith("Answers are kept for 12 months"), done.output
    assert "until now it was 24" in done.stdout
    assert commands.audit()[-1]["detail"] == "keep months: 12"
    assert commands.run("council", "set").exit_code == 2
