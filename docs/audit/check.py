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
_PATIENCE = 900

Package = dict[str, Any]


class Silent(Exception):
    """A source that does not answer."""


def ask(program: str, source: str, file: str) -> list[Package]:
    """What pip-audit tells of each package. It takes the same package in two files for an error."""
    options = ("--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json")
    done = subprocess.run(
        [program, *options, "--vulnerability-service", source, "--requirement", file],
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=False,
    )
    try:
        packages: list[Package] = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        raise Silent((done.stderr.strip().splitlines() or ["it says nothing"])[-1]) from None
    return packages


def weaknesses(package: Package) -> Iterator[str]:
    for each in package.get("vulns", ()):
        names = ", ".join((each["id"], *each.get("aliases", ())))
        mended = ", ".join(each.get("fix_versions", ())) or "no version yet"
        yield f"{package['name']} {package['version']}: {names}; mended in {mended}"


def looked_up(packages: Sequence[Package], source: str) -> int | None:
    """Tells what a source knows. None when that is nothing."""
    known = {each["name"] for each in packages if "skip_reason" not in each}
    unknown = {each["name"] for each in packages} - known
    if not known:
        print(f"{source}: knows none of these packages.")
        return None
    weak = sorted({line for each in packages for line in weaknesses(each)})
    print("\n".join((*weak, f"{source}: {len(weak)} weaknesses in {len(known)} packages.")))
    if unknown:
        print(f"Not looked up: {', '.join(sorted(unknown))}.")
    return FOUND if weak else NOT_LOOKED_UP if unknown else 0


def main(program: str, files: Sequence[str]) -> int:
    for source in SOURCES:
        try:
            packages = [each for file in files for each in ask(program, source, file)]
        except Silent as why:
            print(f"{source}: does not answer. {why}")
            continue
        found = looked_up(packages, source)
        if found is not None:
            return found
    print("No source of advisories can be reached from here: nothing was looked up. Try it where one can.")
    return NOT_LOOKED_UP


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
