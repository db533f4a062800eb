"""The Fluent files as data: which messages they hold, with which variables, and what can be typed."""

from dataclasses import dataclass
from functools import cache
from importlib import resources

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from conversations.words import LANGUAGES


@dataclass
class _Variables(Visitor):
    found: set[str]

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 (fluent.syntax's name)
        self.found.add(node.id.name)


def source(language: str) -> str:
    return (resources.files("conversations") / "wording" / f"{language}.ftl").read_text("utf-8")


@cache
def entries(language: str) -> tuple[ast.EntryType, ...]:
    return tuple(FluentParser().parse(source(language)).body)


@cache
def variables(language: str) -> dict[str, frozenset[str]]:
    """Every message of a file, with the variables in it."""
    found: dict[str, frozenset[str]] = {}
    for entry in entries(language):
        if isinstance(entry, ast.Message):
            seen = _Variables(set())
            seen.visit(entry)
            found[entry.id.name] = frozenset(seen.found)
    return found


def spellings(language: str, command: str) -> list[str]:
    """What a language's own file lists under a command; nothing when it has no such list."""
    for entry in entries(language):
        if isinstance(entry, ast.Message) and entry.id.name == f"typed-{command}" and entry.value:
            text = "".join(each.value for each in entry.value.elements if isinstance(each, ast.TextElement))
            return [spelling.strip() for spelling in text.split(",")]
    return []


FILES = tuple(LANGUAGES)


def sayable(language: str) -> dict[str, frozenset[str]]:
    """The variables of every message that is text for people: not a spelling, a button or part of a date."""
    parts = ("typed-", "button-", "weekday-", "month-")
    return {name: found for name, found in variables(language).items() if not name.startswith(parts)}
