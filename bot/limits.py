"""How much one caller may do in a while: buckets of tokens, in this process alone."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable

MOST = 10_000
"""Callers that are remembered; beyond that the one not heard of for longest is forgotten."""


class Buckets:
    """A bucket for each caller: `burst` tokens at once, and one more every `seconds`.

    All that is kept of a bucket is when it is full again.
    """

    def __init__(
        self, burst: int, seconds: float, *, clock: Callable[[], float] = time.monotonic, most: int = MOST
    ) -> None:
        self._depth = burst * seconds
        self._seconds = seconds
        self._clock = clock
        self._most = most
        self._full_at: OrderedDict[Hashable, float] = OrderedDict()

    def __len__(self) -> int:
        return len(self._full_at)

    def take(self, caller: Hashable) -> bool:
        """Whether there was a token, which is gone now."""
        now = self._clock()
        full_at = max(self._full_at.get(caller, now), now) + self._seconds
        if full_at - now > self._depth:
            return False
        self._keep(caller, full_at)
        return True

    def is_empty(self, caller: Hashable) -> bool:
        now = self._clock()
        return max(self._full_at.get(caller, now), now) + self._seconds - now > self._depth

    def give_back(self, caller: Hashable) -> None:
        """One token, which was taken for nothing."""
        if caller in self._full_at:
            self._keep(caller, self._full_at[caller] - self._seconds)

    def forget(self, caller: Hashable) -> None:
        """The bucket is full again."""
        self._full_at.pop(caller, None)

    def _keep(self, caller: Hashable, full_at: float) -> None:
        self._full_at[caller] = full_at
        self._full_at.move_to_end(caller)
        if len(self._full_at) > self._most:
            self._full_at.popitem(last=False)
