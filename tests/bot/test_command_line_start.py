"""Lists of commands are shown without loading what the commands need, and say what those say of themselves."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.core import TyperCommand, TyperGroup

from tests.docs.commands import PROGRAM, as_command

_HEAVY = ("aiohttp", "alembic", "botbuilder", "matplotlib", "slack_sdk", "sqlalchemy")
_AT_REST = ("PIL", "holidays.countries", "matplotlib", "numpy", "opentelemetry", "xlsxwriter")
"""What a server that serves on both platforms has no use for before somebody asks for it."""
_BOTH = {
    "SLACK_SIGNING_SECRET": "secret",
    "SLACK_BOT_TOKEN": "xoxb-1",
    "SLACK_API_URL": "http://127.0.0.1:9/api/",
    "MicrosoftAppId": "4e2d0b1a-0000-4000-8000-000000000001",
    "MicrosoftAppPassword": "secret",
    "MicrosoftAppTenantId": "4e2d0b1a-0000-4000-8000-000000000002",
}
_LOADED = f"""
import sys
from bot.__main__ import main
try:
    main()
finally:
    print(*sorted(set({(*_HEAVY, *_AT_REST)}) & set(sys.modules)), file=sys.stderr)
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


def test_a_server_at_rest_has_loaded_nothing_that_it_may_never_need(tmp_path: Path) -> None:
    """Protects memory, and those who wait for a server that starts again."""
    environment = {**os.environ, **_BOTH, "WAYMARK_DATABASE_URL": f"sqlite:///{tmp_path / 'waymark.db'}"}
    command = [sys.executable, "-c", _LOADED, "serve"]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=environment | {"WAYMARK_PORT": "0"}
    ) as process:
        assert process.stderr is not None
        assert any('"no_lead_yet"' in line for line in process.stderr), "it serves, and knows a council"
        process.send_signal(signal.SIGTERM)
        *_, loaded = process.stderr
    assert "botbuilder" in loaded
    assert "slack_sdk" in loaded
    assert not set(loaded.split()) & set(_AT_REST)
