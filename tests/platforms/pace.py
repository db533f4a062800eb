"""How closely messages came in."""

from bisect import bisect_left
from collections.abc import Iterable


def busiest(moments: Iterable[float], window: float = 1.0) -> int:
    """The most that came in within any stretch of time that is shorter than `window`."""
    ordered = sorted(moments)
    return max((bisect_left(ordered, first + window) - place for place, first in enumerate(ordered)), default=0)
