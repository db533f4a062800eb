"""Which commands the tests run, as far as their text tells: the words that they hand to the command line."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.docs.pages import ROOT

_RUNNERS = {"run", "start", "invoke"}
"""How what runs a command is called in the tests; beside it, whatever a test file defines that takes *words."""


@dataclass(frozen=True)
class Ran:
    """What one file of tests runs. `lines`: the first words of each command; `words`: all that it could add."""

    lines: frozenset[tuple[str, ...]]
    words: frozenset[str]

    def runs(self, path: tuple[str, ...], option: str = "") -> bool:
        """Whether it runs the command, and somewhere names the option."""
        is_run = any(line[: len(path)] == path for line in self.lines)
        return is_run and (not option or option in self.words)


def read_tests() -> list[Ran]:
    return [_ran(path.read_text("utf-8")) for path in sorted((ROOT / "tests").rglob("*.py"))]


def _ran(text: str) -> Ran:
    tree = ast.parse(text)
    runners = _RUNNERS | {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.args.vararg
    }
    lines: set[tuple[str, ...]] = set()
    before: set[tuple[str, ...]] = {()}
    for words in _handed_on(tree, runners):
        line = tuple(_leading(words))
        if line and len(line) < len(words) and isinstance(words[len(line)], ast.Starred):
            before.add(line)
        lines.add(line)
    strings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and node.value}
    return Ran(
        frozenset((*first, *line) for first in before for line in lines),
        frozenset(each for each in strings if isinstance(each, str)),
    )


def _handed_on(tree: ast.AST, runners: set[str]) -> Iterator[list[ast.expr]]:
    """The words of each call that may run a command, whether one by one or as a list."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in runners:
            yield node.args
            yield from (each.elts for each in node.args if isinstance(each, ast.List))


def _name(called: ast.expr) -> str:
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def _leading(words: list[ast.expr]) -> Iterator[str]:
    for each in words:
        if not (isinstance(each, ast.Constant) and isinstance(each.value, str)):
            return
        yield each.value


def run_by_ci() -> set[str]:
    """The make targets that every change is checked with."""
    texts = [
        path.read_text("utf-8") for path in (ROOT / ".ci/run", *(ROOT / ".github/workflows").glob("*.yml"))
    ]
    return {
        f"make {found}" for text in texts for found in re.findall(r"^[ -]*(?:run: )?make (\w+)", text, re.M)
    }


def made_by() -> dict[str, str]:
    """The make target that runs a script or a module, by its name."""
    found: dict[str, str] = {}
    target = ""
    for line in (ROOT / "Makefile").read_text("utf-8").splitlines():
        if begun := re.match(r"(\S+):", line):
            target = begun[1]
        if line.startswith("\t") and target.isalpha():
            for script in re.findall(r"docs/[\w/]+(?:run|\.py)|-m [\w.]+", line):
                found.setdefault(script, f"make {target}")
    return found


def is_test(name: str) -> bool:
    """Whether `file::test` is there."""
    file, _, test = name.partition("::")
    path = Path(ROOT / file)
    return path.is_file() and re.search(rf"^(async )?def {test}\(", path.read_text("utf-8"), re.M) is not None
