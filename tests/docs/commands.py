"""The program's commands, and which of them a line of documentation shows."""

import re
import shlex
from typing import cast

import typer
from typer.core import TyperCommand, TyperGroup

from bot.cli import app
from bot.cli_later import Later

Command = TyperCommand | TyperGroup

PROGRAM = cast(TyperGroup, typer.main.get_command(app))

_SHOWN = re.compile(r"(?:^|\s)waymark +([a-z].*)")


class NotThere(Exception):
    """A command or option that the program does not have."""


def shown_in(code: str) -> str | None:
    """The command line that code shows, behind `waymark`, without brackets and with | between alternatives."""
    found = _SHOWN.search(code)
    return re.sub(r"[\[\]\\]", "", found[1]).replace(", ", ",") if found else None


def commands_in(line: str) -> tuple[list[Command], list[str]]:
    """The commands that the first words name, `open|close` two, and the words behind them. Raises NotThere."""
    words = shlex.split(line, comments=True)
    found: list[Command] = [PROGRAM]
    while words and isinstance(group := found[-1], TyperGroup) and not words[0].startswith("-"):
        names = re.split(r"[|,]", words[0])
        if missing := [name for name in names if name not in group.commands]:
            raise NotThere(f"the command {missing[0]} of {line!r}")
        found, words = [as_command(group.commands[name]) for name in names], words[1:]
    return found, words


def options_in(line: str) -> set[tuple[str, str]]:
    """Each command that a line names with each option that it shows there, or with none. Raises NotThere."""
    commands, words = commands_in(line)
    shown = [word for word in words if word.startswith("-")]
    options = [option.partition("=")[0] for word in shown for option in word.split("|")]
    parameters = [parameter for command in commands for parameter in command.params]
    known = {option for each in parameters for option in (*each.opts, *each.secondary_opts)}
    if missing := [option for option in options if option not in known]:
        raise NotThere(f"the option {missing[0]} of {line!r}")
    return {(str(command.name), option) for command in commands for option in ("", *options)}


def as_command(command: object) -> Command:
    """The command itself, loaded if it was not yet."""
    if isinstance(command, Later):
        command = command.whole
    assert isinstance(command, TyperCommand | TyperGroup)
    return command
