"""Student's t distribution, as far as intervals need it."""

from functools import lru_cache
from math import atan, cos, exp, inf, lgamma, log, pi, sqrt
from statistics import NormalDist

CONFIDENCE = 0.95

_STEPS = 64
"""Of Simpson's rule; an even number."""

_NORMAL = 1e6
"""From so many degrees of freedom on the normal distribution is the same to six digits."""


@lru_cache(maxsize=4096)
def quantile(freedom: float) -> float:
    """How far from the middle 95 % of the distribution reaches, for at least one degree of freedom.

    Newton's method, from the normal distribution's own reach. The share within a distance grows ever more
    slowly, and the normal's reach is the shorter: so each step goes outwards, and none goes too far.
    """
    reach = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
    if freedom >= _NORMAL:
        return reach
    step = inf
    for _ in range(100):
        if step <= reach * 1e-10:
            break
        step = (CONFIDENCE - _share_within(reach, freedom)) / (2 * _density(reach, freedom))
        reach += step
    return reach


def _share_within(reach: float, freedom: float) -> float:
    """Of the distribution: an integral over the angle whose tangent is reach / sqrt(freedom)."""
    if freedom == 1:
        return 2 * atan(reach) / pi
    angle = atan(reach / sqrt(freedom))
    width = angle / _STEPS
    heights: list[float] = [cos(step * width) ** (freedom - 1) for step in range(_STEPS + 1)]
    total = heights[0] + heights[-1] + 4 * sum(heights[1:-1:2]) + 2 * sum(heights[2:-1:2])
    return 2 * _scale(freedom) * sqrt(freedom) * total * width / 3


def _density(reach: float, freedom: float) -> float:
    return _scale(freedom) * exp(-(freedom + 1) / 2 * log(1 + reach * reach / freedom))


def _scale(freedom: float) -> float:
    """The density in the middle."""
    return exp(lgamma((freedom + 1) / 2) - lgamma(freedom / 2)) / sqrt(freedom * pi)
