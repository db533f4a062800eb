"""Pictures on their way out, for doors that show them: drawn aside, and told in words when that fails."""

import logging
from collections import OrderedDict
from functools import cache

from adapters.base import TryLater, Undeliverable
from adapters.charts import Png
from adapters.charts.aside import Aside, NotDrawn
from conversations.cards import Picture

TRIES = 5
_KEPT = 1_000

log = logging.getLogger(__name__)


async def drawn(picture: Picture, most: int | None = None) -> Png | None:
    """`most`: how many bytes it may have. None where it cannot be drawn, whatever the reason."""
    try:
        return await _aside().draw(picture.drawing, most)
    except Exception as error:
        # It is left to words, and its texts stay out of the log.
        why = str(error) if isinstance(error, NotDrawn) else type(error).__name__
        log.warning("A picture could not be drawn (%s).", why)
        return None


def close() -> None:
    """Ends what draws. Whoever wants another picture after all gets one."""
    _aside().close()
    _aside.cache_clear()


@cache
def _aside() -> Aside:
    """One for all doors."""
    return Aside()


class Patience:
    """Which pictures are worth another try, by the keys of their messages.

    One that may have arrived is not sent twice, one that was refused is not tried beside its words, and one
    that failed several times holds up no longer what is said after it.
    """

    def __init__(self) -> None:
        self._failures: OrderedDict[str, int] = OrderedDict()

    def is_over(self, key: str) -> bool:
        return self._failures.get(key, 0) >= TRIES

    def note(self, key: str, problem: TryLater | Undeliverable) -> None:
        is_to_try = isinstance(problem, TryLater) and not problem.ambiguous
        self._failures[key] = self._failures.get(key, 0) + 1 if is_to_try else TRIES
        while len(self._failures) > _KEPT:
            self._failures.popitem(last=False)
