"""What stands between the doors and the turns: every event is measured, and nobody keeps the others waiting."""

import time
from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

from adapters.base import Inbound, Outcome, Take
from bot.limits import Buckets
from bot.watching import Watch
from conversations.events import Arrived, Hurried, MembersChanged, TakenOut

A_MINUTE = 60
"""Events of one person at once, and one more every second: two presses a second go through for a minute, which
is longer than all 36 questions take at that speed.
"""

_OF_PLATFORMS = (Arrived, MembersChanged, TakenOut)
"""Nobody hurries who does these: a platform tells them of a whole channel at once."""


class Gate:
    """Hands events on to `take`; `a_minute` of one person at once, and then one a second.

    Whoever sends more is told so once a minute, and what is left out is not stored. What the platform sent
    again, or has to send again, is not counted.
    """

    def __init__(
        self,
        take: Take,
        watch: Watch,
        *,
        a_minute: int = A_MINUTE,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._take = take
        self._watch = watch
        self._limits = Buckets(a_minute, 60 / a_minute, clock=monotonic)
        self._told = Buckets(1, 60.0, clock=monotonic)

    async def take(self, inbound: Inbound) -> Outcome:
        """As Turns.take."""
        person = inbound.account
        if isinstance(inbound.event, _OF_PLATFORMS) or self._limits.take(person):
            return await self._measured(inbound, self._limits)
        if self._told.take(person):
            return await self._measured(replace(inbound, event=Hurried()), self._told)
        self._watch.metrics.hurried(person.door)
        return Outcome()

    async def _measured(self, inbound: Inbound, counted: Buckets) -> Outcome:
        began = perf_counter()
        what = "failed"
        try:
            with self._watch.taking(inbound):
                outcome = await self._take(inbound)
            what = "repeated" if outcome.repeated else "taken"
        finally:
            if what != "taken":
                counted.give_back(inbound.account)
            self._watch.metrics.turn(inbound.account.door, what, perf_counter() - began)
        return outcome
