"""`waymark calendar`, `checkin`, `nudge` and `person`, as people run them."""

import re
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from conversations.calendar import Calendar, last_day, quarter_at
from conversations.people import HOME_ZONE
from tests.shell import Shell, Typed

_ACCOUNT = ("terminal", "demo", "sam taylor")


@pytest.fixture
def shell(demo_file: Path, tmp_path: Path) -> Shell:
    """With the demo council, whose workspace is the terminal's, and no check-in that is open."""
    shutil.copy(demo_file, tmp_path)
    return Typed(tmp_path)


def test_the_calendar_shows_four_quarters_with_their_days_off(shell: Shell) -> None:
    shown = shell.run("calendar")
    assert shown.returncode == 0
    assert len(re.findall(r"\(Q\d \d{4}/\d\d\)", shown.stdout)) == 4


def test_the_calendar_can_be_changed_and_says_what_it_is_then(shell: Shell, tmp_path: Path) -> None:
    days = tmp_path / "days.csv"
    days.write_text("date,change,name\n2030-04-02,add,Founders' Day\n")
    changed = shell.run("calendar", "set", "--nation", "scotland", "--year", "calendar", "--weeks", "4")
    assert changed.returncode == 0
    assert len(re.findall(r"\(Q\d \d{4}\)", changed.stdout)) == 4
    assert shell.run("calendar", "freeze", "2030-03-22", "6 May 2030", "Pre-election period").returncode == 0
    assert shell.run("calendar", "holidays", str(days)).returncode == 0
    assert shell.run("calendar", "unfreeze", "2030-03-22").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("freeze", "2030-13-01", "2030-05-06", "x"), "'2030-13-01' is no date"),
        (("freeze", "2030-05-06", "2030-05-01", "x"), "ends (2030-05-01) before it begins"),
        (("unfreeze", "2030-05-06"), "No freeze begins on 06/05/2030"),
        (("set", "--reminders", "0,8"), "'0,8' are no working days"),
        (("set", "--reminders", "3,8,9"), "at most two numbers"),
        (("holidays", "missing.csv"), "missing.csv cannot be read"),
    ],
)
def test_a_bad_calendar_is_named_and_changes_nothing(
    shell: Shell, arguments: tuple[str, ...], named: str
) -> None:
    before = shell.run("calendar").stdout
    refused = shell.run("calendar", *arguments)
    assert (refused.returncode, named in refused.stderr) == (1, True), refused.stderr
    assert shell.run("calendar").stdout == before


@pytest.mark.parametrize("arguments", [("--weeks", "13"), ("--nation", "france"), ("--year", "lunar")])
def test_a_choice_that_there_is_not_is_wrong_usage(shell: Shell, arguments: tuple[str, str]) -> None:
    refused = shell.run("calendar", "set", *arguments)
    assert refused.returncode == 2
    assert "Invalid value" in refused.stderr


def test_a_holiday_file_with_faults_is_refused_by_line(shell: Shell, tmp_path: Path) -> None:
    days = tmp_path / "days.csv"
    days.write_text("date,change,name\n2030-04-02,add,Founders' Day\n2030-02-30,add,Never\n")
    refused = shell.run("calendar", "holidays", str(days))
    assert refused.returncode == 1
    assert "line 3" in refused.stderr
    days.write_bytes(b"\xff\xfe\x00")
    assert "is not UTF-8 text" in shell.run("calendar", "holidays", str(days)).stderr


def test_a_check_in_is_opened_paused_resumed_and_closed(shell: Shell) -> None:
    """On the last evening of a quarter none can be opened, and the sentence says so."""
    opened = shell.run("checkin", "open")
    if opened.returncode:
        assert "no working day left" in opened.stderr
        return
    assert "The check-in is open until" in opened.stdout
    again = shell.run("checkin", "open")
    assert (again.returncode, "is open already" in again.stderr) == (1, True)
    assert "paused" in shell.run("checkin", "pause").stdout
    assert "go on" in shell.run("checkin", "resume").stdout
    assert "Invited" in shell.run("checkin", "status").stdout
    assert "closed" in shell.run("checkin", "close").stdout
    none = shell.run("checkin", "close")
    assert (none.returncode, "No check-in is open." in none.stderr) == (1, True)


def _last_working_day(now: datetime) -> date:
    """Of this quarter, where the demo council is."""
    quarter = quarter_at(now, HOME_ZONE)
    days = (last_day(quarter) - timedelta(days=back) for back in range(14))
    return next(day for day in days if Calendar().is_working_day(day))


def test_a_check_in_closes_on_another_day_and_on_none_that_it_cannot(shell: Shell) -> None:
    if shell.run("checkin", "open").returncode:
        assert "No check-in is open." in shell.run("checkin", "move", "2030-01-02").stderr
        return
    before = shell.run("checkin", "status").stdout
    gone = shell.run("checkin", "move", "2020-01-02")
    assert (gone.returncode, "cannot close on 2020-01-02" in gone.stderr) == (1, True)
    assert shell.run("checkin", "status").stdout == before
    last = _last_working_day(datetime.now(UTC))
    moved = shell.run("checkin", "move", last.isoformat())
    assert (moved.returncode, f"until {last:%A} {last.day} {last:%B %Y}." in moved.stdout) == (0, True)
    assert f"Open until 5pm on {last:%A} {last.day} {last:%B}" in shell.run("checkin", "status").stdout
    assert f"closes {last}" in shell.run("audit").stdout


def test_a_status_of_a_past_quarter_and_of_none(shell: Shell) -> None:
    refused = shell.run("checkin", "status", "--quarter", "Q5 2026")
    assert (refused.returncode, "Write it as Q3 2026/27" in refused.stderr) == (1, True)
    assert "no check-in" in shell.run("checkin", "status", "--quarter", "Q1 1999").stdout


def test_a_dry_run_says_who_gets_what_and_why_not_the_others(shell: Shell) -> None:
    if shell.run("checkin", "open").returncode:
        assert "No check-in is open." in shell.run("nudge", "--dry-run").stderr
        return
    shown = shell.run("nudge", "--dry-run", "--all")
    assert shown.returncode == 0
    assert "360 more would get one, but cannot be reached so far." in shown.stdout, "they have no chat"
    assert "0 of 360 people will get a nudge; nothing was sent now." in shown.stdout
    assert re.search(r"Synthetic person 1: invitation on \w{3} \d\d", shown.stdout)
    nobody = shell.run("nudge", typed="n\n")
    assert "Nobody is reminded." in nobody.stdout
    assert "360 people will be reminded" in shell.run("nudge", "--yes").stdout
    again = shell.run("nudge", "--yes")
    assert (again.returncode, "The next time can be on" in again.stderr) == (1, True)


def test_somebody_is_put_on_the_roster_changed_and_taken_off(shell: Shell) -> None:
    added = shell.run("person", "set", *_ACCOUNT, "--zone", "Europe/Paris", "--hours", "mon-thu 10:00-15:00")
    assert (added.returncode, added.stdout.strip()) == (0, "sam taylor is on the roster.")
    gone = shell.run("person", "remove", *_ACCOUNT)
    assert "is off the roster" in gone.stdout
    unknown = shell.run("person", "remove", "terminal", "demo", "nobody")
    assert (unknown.returncode, "Nobody is known as" in unknown.stderr) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--zone", "Europe/Pariss"), "Did you mean Europe/Paris?"),
        (("--hours", "nine to five"), "'nine to five' are no working hours"),
    ],
)
def test_a_bad_entry_is_named_and_changes_nothing(shell: Shell, arguments: tuple[str, str], named: str) -> None:
    refused = shell.run("person", "set", *_ACCOUNT, *arguments)
    assert (refused.returncode, named in refused.stderr) == (1, True), refused.stderr
    assert "Nobody is known as" in shell.run("person", "remove", *_ACCOUNT).stderr
