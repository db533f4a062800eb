"""Damage to the parts of a JSON text, so that it stays one: bytes changed at random are hardly ever JSON."""

import json
from collections.abc import Callable
from random import Random
from typing import Any

Mutate = Callable[[bytes, int], bytes]
"""libFuzzer's own change of some bytes, to at most so many."""

_INSTEAD: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    10**18,
    1.5,
    float("inf"),
    "",
    "|",
    "\0",
    "\ud800",
    "x" * 3_000,
    [],
    {},
    [[]],
    {"": 0},
)


def mutated(data: bytes, most: int, chance: Random, mutate: Mutate) -> bytes:
    """One part is replaced, taken out, doubled, moved in from elsewhere, or has its letters changed."""
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        return mutate(data, most)
    spots = _spots(whole)
    if not spots or chance.random() < 0.2:
        return mutate(data, most)
    parent, key = chance.choice(spots)
    match chance.randrange(5):
        case 0:
            del parent[key]
        case 1:
            other, name = chance.choice(spots)
            parent[key] = json.loads(json.dumps(other[name]))
        case 2 if isinstance(parent, list) and len(parent) < 100:
            parent.append(parent[key])
        case 3 if isinstance(parent[key], str):
            changed = mutate(parent[key].encode(errors="surrogatepass"), len(parent[key]) + 40)
            parent[key] = changed.decode(errors="surrogateescape")
        case _:
            parent[key] = chance.choice(_INSTEAD)
    text = json.dumps(whole).encode()
    return text if len(text) <= most else mutate(data, most)


def _spots(whole: Any) -> list[tuple[Any, Any]]:
    """Every part but the whole: what holds it, and under which name or number."""
    found: list[tuple[Any, Any]] = []
    waiting = [whole]
    while waiting:
        part = waiting.pop()
        keys: list[Any] = []
        if isinstance(part, dict | list):
            keys = list(part) if isinstance(part, dict) else list(range(len(part)))
        found += [(part, key) for key in keys]
        waiting += [part[key] for key in keys]
    return found
