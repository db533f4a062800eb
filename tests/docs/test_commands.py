"""Every command, setting and make target that the pages show is there, and each is told of somewhere."""

import re

import pytest
from typer.core import TyperGroup

from bot.settings import Settings
from tests.docs.commands import PROGRAM, Command, NotThere, as_command, commands_in, options_in, shown_in
from tests.docs.pages import ROOT, Page, pages

PAGES = pages()

_SETTING = re.compile(r"\bWAYMARK_[A-Z_]+")
_TARGET = re.compile(r"^make ([a-z]+)")


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_every_command_that_is_shown_is_there_with_its_options(page: Page) -> None:
    for code in (*page.spans, *page.blocks):
        if line := shown_in(code):
            options_in(line)


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_every_example_is_one_that_the_command_line_understands(page: Page) -> None:
    """Its own parser reads it; nothing is run."""
    for code in page.blocks:
        if code.startswith("waymark "):
            (command,), words = commands_in(code.removeprefix("waymark "))
            command.make_context(str(command.name), words)


@pytest.mark.parametrize(
    "line", ["summery", "people export FILE", "people import FILE --aply", "checkin open|shut", "lead, leed"]
)
def test_what_is_not_there_is_found(line: str) -> None:
    shown = shown_in(f"waymark {line}")
    assert shown is not None
    with pytest.raises(NotThere):
        options_in(shown)


def test_every_command_is_told_of_somewhere() -> None:
    shown = [line for page in PAGES for code in (*page.spans, *page.blocks) if (line := shown_in(code))]
    told = {id(each) for line in shown for each in commands_in(line)[0]}
    missing = [
        path
        for name, command in PROGRAM.commands.items()
        for path, each in _below(name, as_command(command))
        if id(each) not in told
    ]
    assert missing == []


def _below(name: str, command: Command) -> list[tuple[str, Command]]:
    """The commands of a group, by what is typed for them; or the command itself."""
    if not isinstance(command, TyperGroup):
        return [(name, command)]
    return [(f"{name} {each}", as_command(below)) for each, below in command.commands.items()]


def test_every_setting_that_is_named_is_one_and_every_one_is_told_of() -> None:
    settings = {
        str(field.validation_alias or f"WAYMARK_{name.upper()}")
        for name, field in Settings.model_fields.items()
    }
    texts = [page.path.read_text("utf-8") for page in PAGES]
    assert {name for text in texts for name in _SETTING.findall(text)} <= settings
    assert [name for name in sorted(settings) if not any(name in text for text in texts)] == []


def test_every_make_target_that_is_named_is_one() -> None:
    made = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {
        found[1] for page in PAGES for code in (*page.spans, *page.blocks) if (found := _TARGET.match(code))
    }
    assert named
    assert named <= made
