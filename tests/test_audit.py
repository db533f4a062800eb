"""`make audit` says that all is well only when all was looked up."""

import json
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
CHECK = ROOT / "docs" / "audit" / "check.py"
FILES = ("a.txt", "b.txt", "c.txt")
WELL = {"name": "yarl", "version": "1.25", "vulns": []}
WEAK = {
    "name": "aiohttp",
    "version": "3.0",
    "vulns": [{"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["3.1"]}],
}
UNKNOWN = {"name": "botbuilder", "skip_reason": "not found"}


Packages = list[dict[str, Any]]


def pip_audit(
    folder: Path, found: Mapping[tuple[str, str], Packages], *, hangs_at: tuple[str, str] | None = None
) -> str:
    """A stand-in that finds these with each source in each file, and otherwise reaches nothing."""
    stand_in = folder / "pip-audit"
    reports = {key: json.dumps({"dependencies": packages}) for key, packages in found.items()}
    stand_in.write_text(
        f"#!{sys.executable}\nimport signal, sys\n"
        "source, file = (sys.argv[sys.argv.index(each) + 1] for each in"
        " ('--vulnerability-service', '--requirement'))\n"
        f"(source, file) == {hangs_at!r} and signal.pause()\n"
        f"found = {reports!r}.get((source, file))\n"
        "sys.exit(found and print(found) or 1)\n"
    )
    stand_in.chmod(0o700)
    return str(stand_in)


def audit(folder: Path, **found: Packages) -> tuple[int, str]:
    """Of one file, by source."""
    file = "requirements.txt"
    stand_in = pip_audit(folder, {(source, file): packages for source, packages in found.items()})
    command = [sys.executable, str(CHECK), stand_in, file]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert done.stderr == ""
    return done.returncode, done.stdout


@pytest.fixture
def check() -> ModuleType:
    spec = spec_from_file_location("check", CHECK)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_weakness_is_told_with_the_version_that_mends_it(tmp_path: Path) -> None:
    code, said = audit(tmp_path, pypi=[WELL, WEAK, UNKNOWN])
    assert code == 1
    assert "aiohttp 3.0: PYSEC-1, CVE-1; mended in 3.1" in said


@pytest.mark.parametrize("sources", [{"pypi": [WELL]}, {"osv": [WELL]}, {"pypi": [UNKNOWN], "osv": [WELL]}])
def test_all_is_well_when_one_source_knows_everything(tmp_path: Path, sources: dict[str, Packages]) -> None:
    assert audit(tmp_path, **sources)[0] == 0


def test_where_no_source_can_be_reached_it_says_so_and_not_that_all_is_well(tmp_path: Path) -> None:
    """pip-audit itself finds no weakness in what it could not look up."""
    for nothing in (audit(tmp_path), audit(tmp_path, pypi=[UNKNOWN, UNKNOWN])):
        assert nothing[0] == 3
        assert "nothing was looked up" in nothing[1]


def test_what_was_not_looked_up_is_named(tmp_path: Path) -> None:
    code, said = audit(tmp_path, pypi=[WELL, UNKNOWN])
    assert code == 3
    assert "Not looked up: botbuilder." in said


@pytest.mark.parametrize("silent", FILES)
def test_what_was_found_in_some_files_is_told_though_another_gets_no_answer(
    tmp_path: Path, check: ModuleType, capsys: pytest.CaptureFixture[str], silent: str
) -> None:
    found = {("pypi", file): [WEAK] for file in FILES if file != silent}
    assert check.main(pip_audit(tmp_path, found), FILES) == 1
    said = capsys.readouterr().out
    assert "aiohttp 3.0: PYSEC-1" in said
    assert f"Not looked up: {silent}." in said


def test_nothing_found_in_some_files_is_not_all_well_while_another_gets_no_answer(
    tmp_path: Path, check: ModuleType
) -> None:
    found = {("pypi", file): [WELL] for file in FILES[1:]}
    assert check.main(pip_audit(tmp_path, found), FILES) == 3


def test_a_file_about_which_one_source_does_not_answer_is_looked_up_with_the_other(
    tmp_path: Path, check: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    found: dict[tuple[str, str], Packages] = {
        ("pypi", "a.txt"): [WEAK],
        ("osv", "b.txt"): [WELL],
        ("pypi", "c.txt"): [WELL],
    }
    assert check.main(pip_audit(tmp_path, found), FILES) == 1
    assert "Not looked up" not in capsys.readouterr().out


def test_a_look_up_that_hangs_is_no_answer_and_takes_nothing_from_what_was_found(
    tmp_path: Path, check: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "_PATIENCE", 2)
    found = {("pypi", file): [WEAK] for file in FILES}
    assert check.main(pip_audit(tmp_path, found, hangs_at=("pypi", "b.txt")), FILES) == 1
    said = capsys.readouterr().out
    assert "aiohttp 3.0: PYSEC-1" in said
    assert "Not looked up: b.txt, c.txt." in said


def test_a_pip_audit_that_cannot_be_run_is_no_answer(tmp_path: Path, check: ModuleType) -> None:
    assert check.main(str(tmp_path / "nowhere"), FILES) == 3


def test_everything_that_is_locked_is_looked_up() -> None:
    recipe = (ROOT / "Makefile").read_text("utf-8").partition("\naudit:")[2].partition("\n\n")[0]
    assert "$(wildcard requirements/*.txt)" in recipe
    assert "make audit" in (ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8")
