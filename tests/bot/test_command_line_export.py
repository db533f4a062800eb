"""`waymark export` and `waymark national`, as people run them."""

import csv
import json
import shutil
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.demo import COUNCIL
from conversations.export_file import parse_export
from tests.adapters.exports.pages import read_page
from tests.shell import Shell, Typed


@pytest.fixture(scope="module")
def shell(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """The demo council, with its exports beside it."""
    shell = Typed(tmp_path_factory.mktemp("demo"))
    shutil.copy(demo_file, shell.folder)
    for form in ("csv", "xlsx", "json", "html"):
        made = shell.run("export", "--format", form, "-o", str(shell.folder / f"demo.{form}"))
        assert (made.returncode, made.stderr) == (0, "")
        assert f"demo.{form}" in made.stdout
    return shell


@pytest.fixture
def folder(shell: Shell, tmp_path: Path) -> Path:
    """The exports of six councils, made from the demo's."""
    original: dict[str, Any] = json.loads((shell.folder / "demo.json").read_text("utf-8"))
    for number in range(6):
        council = json.dumps({**original, "council": f"Council {number}"})
        (tmp_path / f"{number}.json").write_text(council, "utf-8")
    return tmp_path


def test_every_format_holds_the_council(shell: Shell) -> None:
    page = read_page((shell.folder / "demo.html").read_bytes())
    assert COUNCIL in next(iter(page.all("h1"))).text
    book = load_workbook(BytesIO((shell.folder / "demo.xlsx").read_bytes()))
    assert len(book.sheetnames) > 8
    rows = list(csv.DictReader(StringIO((shell.folder / "demo.csv").read_text("utf-8-sig"))))
    assert {row["council"] for row in rows} == {COUNCIL}
    export = parse_export((shell.folder / "demo.json").read_bytes())
    assert (export.council, export.is_synthetic) == (COUNCIL, True)


def test_the_demo_shows_every_cut_and_withholds_its_small_area(shell: Shell) -> None:
    export = parse_export((shell.folder / "demo.json").read_bytes())
    assert {each.name: each.overall.state for each in export.areas}["Registrars"] == "withheld"
    assert len([each for each in export.areas if each.overall.state == "shown"]) > 3
    assert {each.role for each in export.roles if each.overall.state == "shown"} >= {"leader", "frontline"}
    assert len(export.trends) == len(export.themes) + 1
    assert {len(each.points) for each in export.trends} == {4}


def test_without_a_file_it_is_printed(shell: Shell) -> None:
    printed = shell.run("export", "--format", "json")
    assert parse_export(printed.stdout).council == COUNCIL


def test_an_earlier_quarter_can_be_taken_away_in_welsh(shell: Shell) -> None:
    newest = parse_export((shell.folder / "demo.json").read_bytes())
    earlier = newest.trends[0].points[0].quarter
    printed = shell.run("export", "--format", "json", "--quarter", earlier.code, "--locale", "cy")
    export = parse_export(printed.stdout)
    assert (export.quarter, export.language) == (earlier, "cy")


@pytest.mark.parametrize(
    ("arguments", "code", "named"),
    [
        (("--format", "json", "--quarter", "Q1 2001/02"), 1, "That quarter had no check-in. These had one: Q"),
        (("--format", "json", "--quarter", "spring"), 1, "'spring' is no quarter"),
        (("--format", "json", "--council", "7"), 1, "--council NUMBER"),
        (("--format", "json", "-o", "/nowhere/x.json"), 3, "/nowhere/x.json cannot be written"),
        (("--format", "pdf"), 2, "'pdf' is not one of"),
        ((), 2, "--format"),
    ],
)
def test_what_cannot_be_taken_away_is_said(
    shell: Shell, arguments: tuple[str, ...], code: int, named: str
) -> None:
    refused = shell.run("export", *arguments)
    assert (refused.returncode, named in refused.stderr) == (code, True), refused.stderr


def test_without_a_council_there_is_nothing_to_take_away(tmp_path: Path) -> None:
    refused = Typed(tmp_path).run("export", "--format", "csv")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "no council yet" in refused.stderr


def test_six_councils_are_shown_together_without_their_names(shell: Shell, folder: Path) -> None:
    files = [str(each) for each in sorted(folder.glob("*.json"))]
    shown = shell.run("national", *files)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "6 councils" in shown.stdout
    assert "Lower quartile" in shown.stdout
    assert "Council 0" not in shown.stdout
    table = shell.run("national", *files, "--format", "csv").stdout.removeprefix("\ufeff")
    assert {row["councils"] for row in csv.DictReader(StringIO(table))} == {"6"}
    for form in ("xlsx", "html"):
        assert shell.run("national", *files, "--format", form, "-o", str(folder / f"x.{form}")).returncode == 0
    assert len(load_workbook(BytesIO((folder / "x.xlsx").read_bytes())).sheetnames) == 2
    assert "Council 0" not in read_page((folder / "x.html").read_bytes()).text


def test_every_fault_of_every_file_is_named_by_file_and_path(shell: Shell, folder: Path) -> None:
    bad = json.loads((folder / "1.json").read_text("utf-8"))
    bad["council"] = 7
    bad["overall"]["levels"]["mean"] = 9
    (folder / "1.json").write_text(json.dumps(bad), "utf-8")
    (folder / "2.json").write_bytes(b"\xff\xfe no JSON")
    files = [str(folder / name) for name in ("0.json", "1.json", "2.json", "missing.json", "0.json")]
    refused = shell.run("national", *files)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert [line.removeprefix(f"{folder}/").split(": ")[:2] for line in refused.stderr.splitlines()] == [
        ["1.json", "$.council"],
        ["1.json", "$.overall.levels.mean"],
        ["2.json", "$"],
        ["missing.json", "cannot be read"],
        ["0.json", "is given twice"],
    ]


def test_a_council_twice_is_refused(shell: Shell, folder: Path) -> None:
    shutil.copy(folder / "0.json", folder / "copy.json")
    refused = shell.run("national", str(folder / "0.json"), str(folder / "copy.json"))
    assert refused.returncode == 1
    assert "Leave one out" in refused.stderr


def test_no_file_is_wrong_usage(shell: Shell) -> None:
    assert shell.run("national").returncode == 2
