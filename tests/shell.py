"""Runs the command line as people do: on a database of its own, in a process of its own or in this one."""

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

from typer.testing import CliRunner

from bot.cli import app
from bot.settings import SHIPPED_FRAMEWORK


class Shell:
    """Runs `python -m bot` with a database in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        self.environment = {**kept, "WAYMARK_DATABASE_URL": f"sqlite:///{folder / 'waymark.db'}"}

    def run(self, *arguments: str, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        """Waits for the command to end, at most a minute."""
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            input=typed,
            capture_output=True,
            text=True,
            errors="replace",
            env={**self.environment, **environment},
            cwd=SHIPPED_FRAMEWORK.parent,
            timeout=60,
            check=False,
        )

    def start(
        self,
        *arguments: str,
        stdin: IO[str] | int | None = None,
        stdout: IO[str] | int = subprocess.DEVNULL,
        **environment: str,
    ) -> subprocess.Popen[str]:
        """Lets the command run; its log can be read from `stderr`."""
        return subprocess.Popen(
            [sys.executable, "-m", "bot", *arguments],
            stdin=stdin,
            stdout=stdout,
            stderr=subprocess.PIPE,
            text=True,
            env={**self.environment, **environment},
            cwd=SHIPPED_FRAMEWORK.parent,
        )


class Typed(Shell):
    """Runs the same commands in this process, which takes a tenth of the time. `chat`, `serve` and `doctor` set
    up the logs of the process they are in, and the first two read and listen outside it: they need a Shell.
    """

    def run(self, *arguments: str, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        assert arguments[0] not in ("chat", "serve", "doctor")
        others = dict.fromkeys(os.environ, None)
        given = {**others, **self.environment, **environment}
        done = CliRunner().invoke(app, arguments, typed, given, catch_exceptions=False, prog_name="waymark")
        return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr)
