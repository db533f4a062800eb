"""Lists of commands are shown without loading what the commands need, and say what those say of themselves."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from typer.core import TyperCommand, TyperGroup

from tests.docs.commands import PROGRAM, as_command

_HEAVY = ("aiohttp", "alembic", "botbuilder", "matplotlib", "slack_sdk", "sqlalchemy")
_LOADED = f"""
import sys
from bot.__main__ import main
try:
    main()
finally:
    print(*(set({_HEAVY}) & set(sys.modules)), file=sys.stderr)
"""


def _listed(group: TyperGroup, path: str = "") -> Iterator[tuple[str, TyperCommand | TyperGroup]]:
    """Every command as the list shows it that it stands in, by what is typed for it."""
    for name, each in group.commands.items():
        assert isinstance(each, TyperCommand | TyperGroup)
        yield f"{path}{name}", each
        if isinstance(each, TyperGroup):
            yield from _listed(each, f"{name} ")


_BY_PATH = dict(_listed(PROGRAM))


@pytest.mark.parametrize("path", _BY_PATH)
def test_a_command_is_listed_with_what_it_says_of_itself(path: str) -> None:
    listed = _BY_PATH[path]
    whole = as_command(listed)
    assert whole.name == listed.name == path.rsplit(maxsplit=1)[-1]
    assert (whole.help or "").split("\n\n")[0] == listed.help


@pytest.mark.parametrize(
    ("arguments", "says"),
    [(("--help",), "nudge"), (("people", "--help"), "places"), (("people", "sing"), "No such command 'sing'")],
)
def test_a_list_of_commands_and_a_mistyped_one_need_nothing_heavy(
    arguments: tuple[str, ...], says: str
) -> None:
    """People wait for them."""
    command = [sys.executable, "-c", _LOADED, *arguments]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert says in ended.stdout + ended.stderr
    assert ended.stderr.splitlines()[-1] == "", "what was loaded"
