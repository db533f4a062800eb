"""`waymark council set`, as people run it."""

import shutil
from pathlib import Path

import pytest

from tests.shell import Shell, Typed


@pytest.fixture(scope="module")
def demo(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    shell = Typed(tmp_path_factory.mktemp("demo"))
    shutil.copy(demo_file, shell.folder)
    return shell


def test_the_smallest_group_is_set_within_its_bounds_and_told(demo: Shell) -> None:
    done = demo.run("council", "set", "--least", "7")
    assert (done.returncode, done.stderr) == (0, "")
    assert "at least 7 people instead of 5" in done.stdout
    assert "fewer than 5 people" in demo.run("summary", "--by", "area").stdout, "past check-ins keep theirs"
    again = demo.run("council", "set", "--least", "7")
    assert (again.returncode, "7 people already" in again.stderr) == (1, True)


@pytest.mark.parametrize(("least", "code"), [("2", 1), ("51", 1), ("7.5", 2), ("many", 2)])
def test_any_other_number_is_refused(demo: Shell, least: str, code: int) -> None:
    refused = demo.run("council", "set", "--least", least)
    assert (refused.returncode, bool(refused.stderr)) == (code, True)
