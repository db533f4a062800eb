"""Damaged copies of things that are right: what starts from nothing hardly gets past the first check."""

import copy
import json
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from tests.scale import IS_WHOLE

Json = dict[str, Any]

any_text = st.text(st.characters(codec=None), max_size=40)
any_json = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), any_text),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(any_text, inner, max_size=3)),
    max_leaves=6,
)


def cases(number: int) -> settings:
    """So many cases in every run of the tests, and twenty times as many in `make fuzz`."""
    return settings(
        max_examples=number * 20 if IS_WHOLE else number,
        deadline=None,
        database=None,
        derandomize=not IS_WHOLE,
        print_blob=True,
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )


@st.composite
def damaged(draw: st.DrawFn, originals: list[Json]) -> Json:
    """One of them with one to four parts replaced, taken out or moved in from another."""
    changed = copy.deepcopy(draw(st.sampled_from(originals)))
    for _ in range(draw(st.integers(1, 4))):
        parent, key = _spot(draw, changed)
        if parent is None:
            break
        match draw(st.sampled_from(("replace", "replace", "remove", "swap", "repeat"))):
            case "remove":
                del parent[key]
            case "swap":
                parent[key] = copy.deepcopy(draw(st.sampled_from(originals)))
            case "repeat" if isinstance(parent[key], str) and len(parent[key]) < 1_000:
                parent[key] *= draw(st.sampled_from((0, 2, 3_000)))
            case _:
                parent[key] = draw(any_json)
    return changed


def _spot(draw: st.DrawFn, whole: Json) -> tuple[Any, Any]:
    """Somewhere in it: the part that holds it, and under which name or number."""
    parent, key = None, None
    part: Any = whole
    while isinstance(part, dict | list) and part and (parent is None or draw(st.booleans())):
        parent = part
        key = draw(st.sampled_from(sorted(part) if isinstance(part, dict) else range(len(part))))
        part = parent[key]
    return parent, key


@st.composite
def damaged_bytes(draw: st.DrawFn, originals: list[bytes]) -> bytes:
    """One of them with some bytes replaced, taken out or put in, or cut short."""
    changed = bytearray(draw(st.sampled_from(originals)))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(changed)))
        length = draw(st.sampled_from((0, 1, 2, 8, 1_000_000)))
        changed[start : start + length] = draw(st.binary(max_size=8))
    return bytes(changed)


def as_bytes(payload: Json) -> bytes:
    """As JSON, whatever it holds: halves of characters are escaped."""
    return json.dumps(payload).encode()
