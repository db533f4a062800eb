"""`make audit` says that all is well only when all was looked up."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
WELL = {"name": "yarl", "version": "1.25", "vulns": []}
WEAK = {
    "name": "aiohttp",
    "version": "3.0",
    "vulns": [{"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["3.1"]}],
}
UNKNOWN = {"name": "botbuilder", "skip_reason": "not found"}


def audit(folder: Path, **found: list[dict[str, Any]]) -> tuple[int, str]:
    """With a stand-in for pip-audit that finds these with each source, and reaches no other."""
    stand_in = folder / "pip-audit"
    reports = {source: json.dumps({"dependencies": packages}) for source, packages in found.items()}
    stand_in.write_text(
        f"#!{sys.executable}\nimport sys\n"
        f"found = {reports!r}.get(sys.argv[sys.argv.index('--vulnerability-service') + 1])\n"
        "sys.exit(found and print(found) or 1)\n"
    )
    stand_in.chmod(0o700)
    command = [sys.executable, str(ROOT / "docs" / "audit" / "check.py"), str(stand_in), "requirements.txt"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert done.stderr == ""
    return done.returncode, done.stdout


def test_a_weakness_is_told_with_the_version_that_mends_it(tmp_path: Path) -> None:
    code, said = audit(tmp_path, pypi=[WELL, WEAK, UNKNOWN])
    assert code == 1
    assert "aiohttp 3.0: PYSEC-1, CVE-1; mended in 3.1" in said


@pytest.mark.parametrize("sources", [{"pypi": [WELL]}, {"osv": [WELL]}, {"pypi": [UNKNOWN], "osv": [WELL]}])
def test_all_is_well_when_one_source_knows_everything(
    tmp_path: Path, sources: dict[str, list[dict[str, Any]]]
) -> None:
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


def test_everything_that_is_locked_is_looked_up() -> None:
    recipe = (ROOT / "Makefile").read_text("utf-8").partition("\naudit:")[2].partition("\n\n")[0]
    assert "$(wildcard requirements/*.txt)" in recipe
    assert "make audit" in (ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8")
