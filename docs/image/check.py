"""Does what the image does, without Docker: runs the commands of the Dockerfile in an empty folder, then the
program as another user than its owner, with nothing writable but its data and its temporary folder.

    /usr/bin/python3 docs/image/check.py    prints what it found; ends with 0 when all is well

It takes some minutes, since everything is installed anew from the locked requirements. Run as root, it starts
the program as nobody, who must be able to reach the Python that it is run with.
"""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOBODY = 65534
_STOPS_WITHIN = 10.0
_STARTS_WITHIN = 30.0


def instructions(text: str) -> Iterator[tuple[str, str]]:
    """Each instruction of a Dockerfile with what it says."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    for line in "\n".join(lines).replace("\\\n", " ").splitlines():
        word, _, rest = line.partition(" ")
        yield word, rest.strip()


class Image:
    """A folder in place of the root of the image's files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder)}
        self._workdir = folder

    def inside(self, text: str) -> str:
        """A text of the Dockerfile with its folders where they are here."""
        return re.sub(r"(?<![\w.}])/(app|build|data|tmp)\b", rf"{self.folder}/\1", text)

    def do(self, word: str, rest: str) -> None:
        match word:
            case "WORKDIR":
                self._workdir = Path(self.inside(rest))
                self._workdir.mkdir(exist_ok=True)
            case "RUN" if "useradd" in rest:
                (self.folder / "data").mkdir()
            case "RUN":
                say(f"RUN {rest}")
                command = ["/bin/sh", "-ec", self.inside(re.sub("^python ", f"{sys.executable} ", rest))]
                quiet = {**self.environment, "PIP_QUIET": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
                subprocess.run(command, cwd=self._workdir, env=quiet, check=True, timeout=900)
            case "COPY" if not rest.startswith("--from"):
                *sources, target = rest.split()
                for source in sources:
                    copy(ROOT / source, self._workdir / target, is_folder=target.endswith("/"))
            case "ENV":
                for name, value in re.findall(r"(\w+)=(\S+)", rest):
                    self.environment[name] = self.inside(value.replace("$PATH", "/usr/bin:/bin"))


def copy(source: Path, target: Path, *, is_folder: bool) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        target.mkdir(exist_ok=True, parents=True) if is_folder else None
        shutil.copy(source, target)


def say(text: str) -> None:
    print(text, flush=True)


def start(image: Image, command: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[str]:
    """As nobody where this runs as root: then what root owns is read-only to it."""
    user = NOBODY if os.geteuid() == 0 else None
    return subprocess.Popen(
        list(command),
        cwd=image.folder / "data",
        env={**image.environment, **environment},
        user=user,
        group=user,
        extra_groups=None if user is None else [],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(image: Image, command: Sequence[str], environment: Mapping[str, str]) -> None:
    process = start(image, command, environment)
    _, said = process.communicate(timeout=120)
    if process.returncode != 0:
        raise SystemExit(f"{command} ended with {process.returncode}:\n{said}")
    say(f"well: {' '.join(command)[:60]}")


def ready(port: int, process: subprocess.Popen[str]) -> str:
    """What /readyz says, once it says anything."""
    give_up = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < give_up and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.2)
    raise SystemExit("The server did not get ready.")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def check(folder: Path) -> None:
    image = Image(folder)
    (folder / "tmp").mkdir()
    said = list(instructions((ROOT / "Dockerfile").read_text("utf-8")))
    for word, rest in said:
        image.do(word, rest)
    for writable in ("data", "tmp"):
        if os.geteuid() == 0:
            os.chown(folder / writable, NOBODY, NOBODY)
    if os.geteuid() != 0:
        subprocess.run(["chmod", "-R", "a-w", str(folder / "app")], check=True)
    shutil.rmtree(folder / "build")
    port = free_port()
    # No secret is at hand here, so it listens on this machine alone.
    settings = {"WAYMARK_HOST": "127.0.0.1", "WAYMARK_PORT": str(port), "TMPDIR": str(folder / "tmp")}
    (health,) = [rest.partition("CMD ")[2] for word, rest in said if word == "HEALTHCHECK"]
    (command,) = [json.loads(rest) for word, rest in said if word == "CMD"]
    run(image, ["waymark", "framework", "check"], settings)
    run(image, ["waymark", "db", "upgrade"], settings)
    run(image, ["waymark", "demo"], settings)
    picture = str(folder / "data" / "summary.png")
    run(image, ["waymark", "summary", "--picture", picture], settings)
    server = start(image, command, settings)
    try:
        say(f"ready: {ready(port, server)}")
        run(image, json.loads(health), settings)
        begun = time.monotonic()
        server.send_signal(signal.SIGTERM)
        _, log = server.communicate(timeout=_STOPS_WITHIN)
    finally:
        server.kill()
    if server.returncode != 0:
        raise SystemExit(f"The server ended with {server.returncode}:\n{log}")
    say(f"stopped by SIGTERM with 0 after {time.monotonic() - begun:.1f} seconds")
    left = sorted(str(each.relative_to(folder)) for each in (folder / "app").rglob("*.db*"))
    if left:
        raise SystemExit(f"Something was written where the program is: {left}")
    say(f"the program takes {size_of(folder / 'app'):,} MB")


def size_of(folder: Path) -> int:
    return sum(each.stat().st_size for each in folder.rglob("*") if each.is_file()) // 1_000_000


def main() -> None:
    folder = Path(tempfile.mkdtemp(prefix="waymark-image-"))
    try:
        folder.chmod(0o755)
        check(folder)
    finally:
        subprocess.run(["chmod", "-R", "u+w", str(folder)], check=False)
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
