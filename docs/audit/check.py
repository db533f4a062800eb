"""Looks for published weaknesses of all that is locked, with pip-audit.

    python docs/audit/check.py PIP_AUDIT FILE...

Ends with 0 when none is known, 1 with those that are, and 3 when not everything could be looked up: pip-audit
itself then says that it found none, and ends with 0.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Any

SOURCES = ("pypi", "osv")
"""Where advisories are asked for: the second when the first does not answer or knows nothing."""

FOUND, NOT_LOOKED_UP = 1, 3

_PATIENCE = 120
"""For how many seconds a file is waited for."""

Package = dict[str, Any]


class Silent(Exception):
    """A source that does not answer about a file. `hangs`: so slowly that it is asked about no other."""

    def __init__(self, why: str, *, hangs: bool = False) -> None:
        super().__init__(why)
        self.hangs = hangs


def ask(program: str, source: str, file: str) -> list[Package]:
    """What pip-audit tells of each package. It takes the same package in two files for an error."""
    options = ("--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json")
    try:
        done = subprocess.run(
            [program, *options, "--vulnerability-service", source, "--requirement", file],
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Silent(f"Nothing came within {_PATIENCE} seconds.", hangs=True) from None
    except OSError as error:
        raise Silent(f"{program} does not run: {error.strerror}.") from None
    try:
        packages: list[Package] = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        raise Silent((done.stderr.strip().splitlines() or ["it says nothing"])[-1]) from None
    return packages


def ask_all(program: str, source: str, files: Sequence[str]) -> tuple[list[Package], list[str]]:
    """What a source tells of the packages of all files, and the files about which it does not answer."""
    packages: list[Package] = []
    silent: list[str] = []
    for place, file in enumerate(files):
        try:
            packages += ask(program, source, file)
        except Silent as why:
            print(f"{source}: does not answer about {file}. {why}")
            if why.hangs:
                return packages, [*silent, *files[place:]]
            silent.append(file)
    return packages, silent


def weaknesses(package: Package) -> Iterator[str]:
    for each in package.get("vulns", ()):
        names = ", ".join((each["id"], *each.get("aliases", ())))
        mended = ", ".join(each.get("fix_versions", ())) or "no version yet"
        yield f"{package['name']} {package['version']}: {names}; mended in {mended}"


def known_of(packages: Sequence[Package]) -> set[str]:
    return {each["name"] for each in packages if "skip_reason" not in each}


def tell(packages: Sequence[Package], silent: Sequence[str]) -> int:
    """Tells what was found, and what was not looked up."""
    known = known_of(packages)
    weak = sorted({line for each in packages for line in weaknesses(each)})
    print("\n".join((*weak, f"{len(weak)} weaknesses in {len(known)} packages.")))
    missing = (*sorted({each["name"] for each in packages} - known), *silent)
    if missing:
        print(f"Not looked up: {', '.join(missing)}.")
    return FOUND if weak else NOT_LOOKED_UP if missing else 0


def main(program: str, files: Sequence[str]) -> int:
    found: list[Package] = []
    left = files
    for source in SOURCES:
        packages, silent = ask_all(program, source, left)
        if known_of(packages):
            found += packages
            left = silent
        elif packages:
            print(f"{source}: knows none of these packages.")
        if not left:
            break
    if found:
        return tell(found, left)
    print("No source of advisories can be reached from here: nothing was looked up. Try it where one can.")
    return NOT_LOOKED_UP


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
