"""`waymark outbox` and `waymark trace`: for an operator who looks for a message."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from adapters.base import Undeliverable
from bot.cli import app
from storage import schema, seen
from storage.database import Database
from tests.program import Program, Stage

KEY = "memory:anytown:typed-by-ann"


class Commands:
    """The command line without a process for each command, beside the program on the same file."""

    def __init__(self, url: str) -> None:
        self._url = url

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(app, list(arguments))

    def play(self, scene: Callable[[Program], Awaitable[None]]) -> list[str]:
        """The program runs while the scene does; gives all that has arrived."""

        async def job() -> list[str]:
            database = Database(self._url)
            await schema.upgrade(database)
            try:
                async with Stage(database).program() as program:
                    await scene(program)
                    return [each.card.text for each in program.door.sent]
            finally:
                await database.close()

        return asyncio.run(job())


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sqlite_template: Path) -> Commands:
    """With a council where the platform refused the first of two answers to Ann."""
    url = f"sqlite:///{tmp_path / 'waymark.db'}"
    monkeypatch.setenv("WAYMARK_DATABASE_URL", url)
    made = Commands(url)
    made.play(_hello_to_ann)
    return made


async def _hello_to_ann(program: Program) -> None:
    program.door.faults = [Undeliverable("msg_too_long")]
    await program.take(replace(program.door.typed("ann", "hello", program.clock.now), key=KEY))
    await program.send()


def test_what_was_given_up_is_listed_with_its_reason_and_without_words(commands: Commands) -> None:
    shown = commands.run("outbox")
    assert shown.exit_code == 0, shown.output
    assert "Anytown Council (council 1): 1 given up, 0 waiting." in shown.stdout
    assert "msg_too_long" in shown.stdout
    assert "waymark outbox retry" in shown.stdout
    (line,) = commands.run("outbox", "--json").stdout.splitlines()
    told = json.loads(line)
    assert (told["state"], told["what"], told["attempts"]) == ("dead", "Say", 1)
    assert (told["platform"], told["reason"]) == ("memory", "msg_too_long")
    assert "Ann" not in shown.stdout + line


def test_a_retried_message_is_sent_by_the_running_server_and_is_on_record(commands: Commands) -> None:
    done = commands.run("outbox", "retry", "--all")
    assert done.stdout == "1 queued again, 0 reminders planned anew, 0 left.\n", done.output

    async def send(program: Program) -> None:
        program.clock.move(days=400)
        await program.send()

    (arrived,) = commands.play(send)
    assert arrived.startswith("Hello Ann.")
    assert "0 given up, 0 waiting." in commands.run("outbox").stdout
    audit = commands.run("audit").stdout
    assert "Whoever runs Waymark had messages sent again: 1 messages, 0 reminders." in audit


def test_retrying_needs_a_choice_that_was_given_up(commands: Commands) -> None:
    assert commands.run("outbox", "retry").exit_code == 2
    assert commands.run("outbox", "retry", "1", "--all").exit_code == 2
    missed = commands.run("outbox", "retry", "999")
    assert missed.exit_code == 1
    assert "None of these was given up." in missed.output
    assert commands.run("outbox", "--council", "7").exit_code == 1


@pytest.mark.parametrize("named", [KEY, seen.event_id(KEY), seen.hashed(KEY)])
def test_an_event_is_traced_by_the_id_in_the_log_or_the_platforms_own(commands: Commands, named: str) -> None:
    shown = commands.run("trace", named)
    assert shown.exit_code == 0, shown.output
    steps = [line.split("Z  ")[1].split(":")[0] for line in shown.stdout.splitlines()[1:-1]]
    assert steps[:3] == ["taken", "queued", "queued"]
    assert "taken: received before this time, stored after it, then acknowledged" in shown.stdout
    assert f"event_id {seen.event_id(KEY)} says when it was received" in shown.stdout
    assert "given up after the attempt of this time: message 1 (Say) to memory" in shown.stdout
    assert "delivered: message 2 (Say) to memory, 1 attempts" in shown.stdout
    assert "Ann" not in shown.stdout


def test_an_event_that_was_never_taken_is_said_to_be_unknown(commands: Commands) -> None:
    missed = commands.run("trace", "Ev404")
    assert missed.exit_code == 1
    assert "No event Ev404 was taken" in missed.output
