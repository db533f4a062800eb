"""One target in a process of its own: `python -m tests.fuzz.guided_target TARGET FILE`, and libFuzzer options.

A case that fails is written to the file.
"""

import sys
from pathlib import Path
from random import Random

import atheris

from tests.fuzz.json_mutator import mutated

with atheris.instrument_imports(include=["adapters", "bot", "conversations"]):
    from tests.fuzz.targets import TARGETS


def main(name: str, failed: Path, options: list[str]) -> None:
    target = TARGETS[name]
    how = {"custom_mutator": _mutate} if target.is_json else {}
    with target.opened() as check:

        def keeping(data: bytes) -> None:
            """libFuzzer does not always keep what made Python fail."""
            try:
                check(data)
            except BaseException:
                failed.write_bytes(data)
                raise

        atheris.Setup([sys.argv[0], *options], keeping, **how)
        atheris.Fuzz()


def _mutate(data: bytes, most: int, seed: int) -> bytes:
    return mutated(data, most, Random(seed), atheris.Mutate)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
