"""Commands that are known by name before they are loaded: the program starts with the one that is called."""

from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup


class Later(TyperCommand):
    """A command, or a group with options of its own. `where`: `module:name` of its function or typer.Typer in
    bot; `about`: the first paragraph of its help, which is all that a list of commands shows.
    """

    def __init__(self, name: str, where: str, about: str) -> None:
        super().__init__(name, help=about)
        self._where = where

    @cached_property
    def whole(self) -> TyperCommand | TyperGroup:
        """What is called, loaded."""
        module, _, name = self._where.partition(":")
        found: typer.Typer | Callable[..., None] = getattr(import_module(f"bot.{module}"), name)
        made = typer.main.get_group(found) if isinstance(found, typer.Typer) else _command(found)
        assert isinstance(made, TyperCommand | TyperGroup)
        made.name = self.name
        return made

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Of the command itself, which therefore is what runs."""
        return self.whole.make_context(info_name, args, parent, **extra)


def group(name: str, about: str, *commands: Later) -> TyperGroup:
    return TyperGroup(name=name, help=about, commands=commands, no_args_is_help=True)


def _command(function: Callable[..., None]) -> object:
    alone = typer.Typer(add_completion=False)
    alone.command()(function)
    return typer.main.get_command(alone)
