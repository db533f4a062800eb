"""The command line as people run it, on a file of its own: in a process of its own where that shows."""

import os
import pty
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import pytest

from bot.settings import SHIPPED_FRAMEWORK
from conversations.calendar import YearKind, quarter_at, quarter_code
from conversations.people import HOME_ZONE
from storage import schema
from tests.shell import Shell, Typed

_SYNTHETIC = "These are synthetic answers, made up for a demonstration."


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


@pytest.fixture
def typed(tmp_path: Path) -> Typed:
    return Typed(tmp_path)


@pytest.fixture(scope="module")
def demo(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Typed:
    """With the demo council, which is read alone."""
    shell = Typed(tmp_path_factory.mktemp("demo"))
    shutil.copy(demo_file, shell.folder)
    return shell


def test_the_demo_is_filled_once_talks_and_resumes(shell: Shell) -> None:
    """What `make run` does, twice."""
    assert "360 made-up people" in shell.run("demo").stdout
    assert "nothing was added" in shell.run("demo").stdout
    first = shell.run("chat", "--lead", typed="start\n4\nskip\nsummary\n")
    assert first.returncode == 0, first.stderr
    for level in ("1 Starting", "2 Exploring", "3 Developing", "4 Established", "5 Leading"):
        assert level in first.stdout
    assert "Question 3 of 10" in first.stdout
    assert _SYNTHETIC in first.stdout
    second = shell.run("chat", "--lead", typed="")
    assert second.returncode == 0
    assert "Welcome back. 2 of 10 done." in second.stdout
    assert "Question 3 of 10" in second.stdout
    assert first.stderr == second.stderr == ""


def test_strange_bytes_in_a_pipe_are_answered_and_end_well(shell: Shell) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "chat"],
        input=b"\xff\xfe\x00\nstart\n",
        capture_output=True,
        env=shell.environment,
        cwd=SHIPPED_FRAMEWORK.parent,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0
    assert b"Question 1 of 10" in ended.stdout
    assert b"Traceback" not in ended.stderr


def test_a_welsh_speaker_is_answered_in_welsh(shell: Shell) -> None:
    assert "Cwestiwn 1 o 10" in shell.run("chat", "--locale", "cy", typed="dechrau\n").stdout


def test_summary_needs_a_council(typed: Typed) -> None:
    assert typed.run("summary").returncode == 1


def test_summary_tells_the_demo_councils_story(demo: Shell) -> None:
    printed = demo.run("summary")
    assert printed.returncode == 0
    assert _SYNTHETIC in printed.stdout
    assert "Established on leadership, Exploring on" in " ".join(printed.stdout.split())
    assert re.search(r"Registrars +withheld", demo.run("summary", "--by", "area").stdout)
    oldest = quarter_code(quarter_at(datetime.now(UTC), HOME_ZONE) - 4, YearKind.FINANCIAL)
    gaps = demo.run("summary", "--show", "gap", "--quarter", oldest).stdout
    assert re.search(r"Capabilities +leaders \d\.\d higher", gaps)
    trend = demo.run("summary", "--theme", "capabilities", "--show", "trend").stdout
    assert "Capabilities: clearly up from Exploring" in trend


def test_summary_saves_its_picture_as_a_file(demo: Shell, tmp_path: Path) -> None:
    file = tmp_path / "picture.png"
    saved = demo.run("summary", "--show", "gap", "--picture", str(file))
    assert saved.returncode == 0, saved.stderr
    assert f"The picture is in {file}." in saved.stdout
    assert file.read_bytes().startswith(b"\x89PNG")
    for arguments, says in (
        (("--picture", str(tmp_path / "no" / "folder.png")), "The picture cannot be written to"),
        (("--show", "why", "--picture", str(file)), "There is nothing to draw."),
    ):
        refused = demo.run("summary", *arguments)
        assert says in refused.stderr
        assert "Traceback" not in refused.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--theme", "dta"), "Data (enabler)"),
        (("--quarter", "Q9 2026/27"), "I know no quarter called"),
        (("--compare", "yesterday"), "no theme or view called"),
    ],
)
def test_summary_offers_what_may_have_been_meant(demo: Shell, arguments: tuple[str, str], says: str) -> None:
    refused = demo.run("summary", *arguments)
    assert refused.returncode == 1
    assert says in refused.stderr
    assert "Traceback" not in refused.stderr


def test_summary_of_a_quarter_without_a_check_in_names_those_that_had_one(demo: Shell) -> None:
    shown = demo.run("summary", "--quarter", "Q1 2015/16")
    assert shown.returncode == 0
    assert "There was no check-in in" in shown.stdout


def test_the_action_plan_is_printed_and_one_action_by_its_number(demo: Shell) -> None:
    plan = demo.run("actions")
    assert (plan.returncode, "2 actions are open. 1 is done." in plan.stdout) == (0, True)
    assert "What could come next" in plan.stdout
    one = demo.run("actions", "--number", "1")
    assert one.returncode == 0
    assert one.stdout.lstrip().startswith("Action 1\n")
    assert "Progress: done" in one.stdout
    assert "What could come next" not in one.stdout
    assert "There is no action 99" in demo.run("actions", "--number", "99").stdout


def test_framework_check_says_fine_or_names_every_fault(typed: Typed, tmp_path: Path) -> None:
    assert "36 questions, in en, cy" in typed.run("framework", "check").stdout
    bad = tmp_path / "bad.json"
    bad.write_text(SHIPPED_FRAMEWORK.read_text("utf-8").replace('"level": 3', '"level": 7', 1), "utf-8")
    checked = typed.run("framework", "check", str(bad))
    assert checked.returncode == 1
    assert "$.scale[2].level" in checked.stderr
    assert "Traceback" not in checked.stderr


def test_a_bad_framework_stops_the_start(shell: Shell, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{}")
    ended = shell.run("serve", WAYMARK_FRAMEWORK=str(bad))
    assert ended.returncode == 1
    assert "$.questions" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_lead_add_needs_a_workspace_that_is_known(typed: Typed, demo_file: Path) -> None:
    shutil.copy(demo_file, typed.folder)
    assert "is now a digital lead" in typed.run("lead", "add", "terminal", "demo", "kim").stdout
    refused = typed.run("lead", "add", "slack", "T0", "U1")
    assert refused.returncode == 1
    assert "No slack workspace T0 is known." in refused.stderr


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("sqlite:////proc/none/waymark.db", "cannot make the folder"),
        ("mysql://root@localhost/x", "cannot use mysql"),
        ("postgresql://u:canary@127.0.0.1:1/x", "cannot be reached"),
    ],
)
def test_a_database_that_cannot_be_used_is_named_without_its_password(
    typed: Typed, url: str, says: str
) -> None:
    ended = typed.run("db", "upgrade", WAYMARK_DATABASE_URL=url)
    assert ended.returncode == 3
    assert says in ended.stderr
    assert "canary" not in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_database_of_a_newer_version_is_refused(shell: Shell, typed: Typed) -> None:
    assert typed.run("db", "upgrade").returncode == 0
    with sqlite3.connect(shell.folder / "waymark.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    ended = shell.run("chat", typed="start\n")
    assert ended.returncode == 3
    assert "newer version" in ended.stderr


def test_a_port_in_use_is_named(shell: Shell) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ended = shell.run("serve", WAYMARK_PORT=port)
    assert ended.returncode == 3
    assert f"port {port}: another program uses it" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_server_starts_and_stops_when_told(shell: Shell) -> None:
    server = shell.start("serve", WAYMARK_PORT="0")
    try:
        assert server.stderr is not None
        for line in server.stderr:
            if '"listening"' in line:
                break
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=10) == 0
    finally:
        server.kill()
        server.communicate()


def test_the_version_of_the_program_and_of_its_tables_is_told(typed: Typed) -> None:
    """Protects: before an upgrade an operator can tell which it is, and whether the tables will change."""
    assert typed.run("version").stdout == f"Waymark {version('waymark')}, tables {schema.revisions()[-1]}\n"


def test_an_unknown_command_is_a_usage_error(shell: Shell) -> None:
    assert shell.run("sing").returncode == 2


def test_made_up_answers_never_get_into_a_council_that_is_there(shell: Shell, typed: Typed) -> None:
    shell.run("chat", typed="start\n4\n")
    assert "nothing was added" in typed.run("demo").stdout
    assert "synthetic" not in typed.run("summary").stdout


def test_two_people_at_two_terminals_see_their_own_conversation_alone(shell: Shell, typed: Typed) -> None:
    typed.run("db", "upgrade")
    names = ("Ann", "Bob", "Cat")
    chats = {
        name: shell.start("chat", "--as", name, stdin=subprocess.PIPE, stdout=subprocess.PIPE) for name in names
    }
    said = {name: chat.communicate("start\n4\n3\n", timeout=60)[0] for name, chat in chats.items()}
    for name, words in said.items():
        assert words.count("Hello ") == 1
        assert f"Hello {name}." in words
        assert words.count("Question 3 of 10 ") == 1


def test_a_terminal_that_cannot_show_a_letter_shows_the_rest(shell: Shell) -> None:
    told = shell.run("chat", typed="start\n4\n", PYTHONIOENCODING="latin-1")
    assert told.returncode == 0
    assert "? Question 1 of 10" in told.stdout
    assert "Question 2 of 10" in told.stdout
    assert "Traceback" not in told.stderr


def test_output_that_cannot_be_written_is_said_without_a_traceback(shell: Shell, demo_file: Path) -> None:
    shutil.copy(demo_file, shell.folder)
    with Path("/dev/full").open("w") as full:
        process = shell.start("summary", stdout=full)
        _, complaint = process.communicate(timeout=60)
    assert process.returncode == 3
    assert complaint.startswith("Waymark could not write its output: ")
    assert "Traceback" not in complaint


def test_a_chat_needs_a_name(shell: Shell) -> None:
    assert shell.run("chat", "--as", " ").returncode == 2


def test_ctrl_c_ends_a_chat_at_once_though_nobody_presses_enter(shell: Shell) -> None:
    keyboard, terminal = pty.openpty()
    chat = shell.start("chat", stdin=terminal, stdout=terminal)
    try:
        shown = b""
        while b"[Help]" not in shown:
            shown += os.read(keyboard, 10_000)
        chat.send_signal(signal.SIGINT)
        assert chat.wait(timeout=10) == 0
        assert chat.stderr is not None
        assert "Traceback" not in chat.stderr.read()
    finally:
        chat.kill()
        chat.communicate()
        os.close(keyboard)
        os.close(terminal)
