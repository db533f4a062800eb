"""`waymark people import` and `waymark lead`, as people run them."""

import shutil
from pathlib import Path

import pytest

from tests.shell import Shell, Typed


@pytest.fixture
def shell(demo_file: Path, tmp_path: Path) -> Shell:
    """With the demo council, whose workspace is the terminal's, and no check-in that is open."""
    shutil.copy(demo_file, tmp_path)
    return Typed(tmp_path)


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text("member id,name,role,service area,Grade\nann,Ann Lee,leader,Roads,7\nbob,Bob Oak,cllr,,\n")
    return path


def test_a_file_is_previewed_written_and_the_second_time_changes_nothing(shell: Shell, people: Path) -> None:
    shown = shell.run("people", "import", str(people))
    assert shown.returncode == 0, shown.stderr
    assert "Added: 2\n  line 2: Ann Lee (terminal)\n  line 3: Bob Oak (terminal)\n" in shown.stdout
    assert "passed over: Grade." in shown.stdout
    assert "Nothing is written yet." in shown.stdout
    again = shell.run("people", "import", str(people), "--apply")
    assert "Written: 2 added, 0 changed." in again.stdout
    third = shell.run("people", "import", str(people), "--apply")
    assert "Unchanged: 2\n" in third.stdout
    assert "Written: 0 added, 0 changed." in third.stdout


def test_a_change_is_told_and_who_is_missing_goes_only_when_asked(shell: Shell, people: Path) -> None:
    shell.run("people", "import", str(people), "--apply")
    people.write_text("member id,role\nann,frontline\n")
    kept = shell.run("people", "import", str(people))
    assert "line 2: Ann Lee: role from leader to frontline" in kept.stdout
    assert "On the roster, but not in the file: 1. They stay;" in kept.stdout
    gone = shell.run("people", "import", str(people), "--apply", "--remove-missing")
    assert "Taken off the roster: 1." in gone.stdout
    people.write_text("member id\nbob\n")
    assert "Back on the roster: 1\n" in shell.run("people", "import", str(people)).stdout


def test_a_wrong_row_keeps_everything_from_being_written_unless_it_is_skipped(
    shell: Shell, people: Path
) -> None:
    people.write_text("member id,role\nann,leader\nbob,boss\nx@anytown.gov.uk,\n")
    refused = shell.run("people", "import", str(people), "--apply")
    assert refused.returncode == 1
    assert "line 3: 'boss' is no role" in refused.stdout
    assert "line 4: e-mail addresses cannot be looked up in terminal" in refused.stdout
    assert "2 rows are wrong, so nothing is written." in refused.stderr
    assert "Added: 1\n" in shell.run("people", "import", str(people), "--skip-wrong").stdout
    both = shell.run("people", "import", str(people), "--apply", "--skip-wrong", "--remove-missing")
    assert (both.returncode, "without wrong rows" in both.stderr) == (1, True)
    written = shell.run("people", "import", str(people), "--apply", "--skip-wrong")
    assert (written.returncode, "Written: 1 added" in written.stdout) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("missing.csv",), "missing.csv cannot be read"),
        (("empty.csv",), "The file is empty."),
        (("roles.csv",), "No column says who people are."),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence(
    shell: Shell, tmp_path: Path, arguments: tuple[str], sentence: str
) -> None:
    (tmp_path / "empty.csv").write_text("")
    (tmp_path / "roles.csv").write_text("role\nleader\n")
    refused = shell.run("people", "import", str(tmp_path / arguments[0]))
    assert (refused.returncode, sentence in refused.stderr) == (1, True), refused.stderr


def test_leads_are_listed_and_the_last_stays(shell: Shell) -> None:
    who = ("terminal", "demo")
    assert "Nobody leads this council." in shell.run("lead", "list").stdout
    for user in ("ann", "bob"):
        shell.run("lead", "add", *who, user)
    assert "ann  terminal demo ann\nbob  terminal demo bob\n" in shell.run("lead", "list").stdout
    assert "bob is no longer a digital lead." in shell.run("lead", "remove", *who, "bob").stdout
    assert "bob is no digital lead." in shell.run("lead", "remove", *who, "bob").stdout
    for command in ("lead", "person"):
        refused = shell.run(command, "remove", *who, "ann")
        assert refused.returncode == 1
        assert "ann is the council's only digital lead." in refused.stderr
    nobody = shell.run("lead", "remove", *who, "cy")
    assert (nobody.returncode, "Nobody is known as terminal demo cy." in nobody.stderr) == (1, True)
