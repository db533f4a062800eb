"""Fuzzing that looks at which branches a case reaches: `python -m tests.fuzz.guided [TARGET ...]`.

Each target runs for FUZZ_SECONDS in a process of its own, and goes on from what earlier runs found, which is
kept in build/fuzz. Ends with 1 when a check fails; `python -m tests.fuzz.guided again TARGET FILE` tries that
case once more.
"""

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.fuzz.targets import TARGETS

FOLDER = Path("build") / "fuzz"
AGAIN = "again"
SECONDS = int(os.environ.get("FUZZ_SECONDS", "60"))

_TO_START = 300
"""Seconds, with what earlier runs found."""
_CASES = re.compile(r"stat::number_of_executed_units: *(\d+)")
_REACHED = re.compile(r"cov: (\d+)")


def run(name: str, seconds: int) -> bool:
    """Whether every case passed."""
    cases = _with_seeds(FOLDER / name, TARGETS[name].seeds)
    failed = FOLDER / f"{name}.failed"
    options = (
        f"-max_total_time={seconds}",
        "-timeout=10",
        "-rss_limit_mb=2048",
        "-print_final_stats=1",
        "-verbosity=1",
        f"-artifact_prefix={failed}-",
    )
    command = [sys.executable, "-m", "tests.fuzz.guided_target", name, str(failed), *options, str(cases)]
    code, said = _told_by(command, seconds + _TO_START)
    counted, reached = _CASES.search(said), _REACHED.findall(said)
    print(
        f"{name}: {int(counted[1]) if counted else 0:,} cases in {seconds} s, "
        f"{int(reached[-1]) if reached else 0:,} places in the code reached, "
        f"{'none failed' if code == 0 else 'one failed' if code else 'did not end'}",
        flush=True,
    )
    if code != 0:
        print(said[-5_000:])
        print(f"The case is in {failed}, or beside it when it took too long or too much memory.")
    return code == 0


def _told_by(command: Sequence[str], within: float) -> tuple[int | None, str]:
    """Its exit code, None when it does not end; and what it prints."""
    try:
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=within, check=False
        )
    except subprocess.TimeoutExpired as error:
        return None, (error.stdout or b"").decode(errors="replace")
    return done.returncode, done.stdout.decode(errors="replace")


def _with_seeds(folder: Path, seeds: Sequence[bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for seed in seeds:
        (folder / hashlib.sha256(seed).hexdigest()[:20]).write_bytes(seed)
    return folder


def main(words: Sequence[str]) -> int:
    """0 when every case of every target passed."""
    if words[:1] == [AGAIN]:
        with TARGETS[words[1]].opened() as check:
            check(Path(words[2]).read_bytes())
        return 0
    passed = [run(name, SECONDS) for name in words or TARGETS]
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
