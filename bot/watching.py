"""What is told to the outside of each event and each message: figures, spans and a line in the log.

All of it by number or hash: never what somebody wrote, who they are, or a token.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime

import structlog

from adapters.base import Inbound, TryLater, Undeliverable, Unreachable
from bot.metrics import Metrics
from bot.tracing import Spans
from storage.delivery import Dead, Dropped, Postponed, Result, Sent
from storage.seen import event_id, shortened
from storage.waiting import Lane, Queued

_OUTCOMES: dict[type, str] = {Sent: "sent", Postponed: "postponed", Dead: "dead", Dropped: "dropped"}

_LOG = structlog.get_logger("waymark.delivery")


@dataclass(frozen=True, slots=True)
class Watch:
    metrics: Metrics = field(default_factory=Metrics)
    spans: Spans = field(default_factory=Spans)

    def receiving(self, route: str) -> AbstractContextManager[None]:
        """Around a request that a door answers."""
        return self.spans.span("receive", route=route)

    def taking(self, inbound: Inbound) -> AbstractContextManager[None]:
        """Around an event, until it is committed."""
        if not self.spans.are_kept:
            return self.spans.span("take")
        return self.spans.span("take", door=_platform(inbound.account.door), event_id=event_id(inbound.key))

    def delivering(self, lane: Lane, message: Queued) -> AbstractContextManager[None]:
        """Around everything that sending a message takes."""
        if not self.spans.are_kept:
            return self.spans.span("deliver")
        return self.spans.span(
            "deliver",
            door=_platform(lane.address.door),
            message=message.id,
            council=lane.council,
            conversation=lane.id,
        )

    def call_failed(self, door: str, error: Exception) -> None:
        """A call to a platform."""
        self.metrics.platform_error(_platform(door), _kind(error))

    def delivered(self, lane: Lane, message: Queued, result: Result, now: datetime) -> None:
        """What became of a message."""
        door = _platform(lane.address.door)
        self.metrics.delivery(door, _OUTCOMES[type(result)])
        if isinstance(result, Sent):
            after = now - message.created_at
            self.metrics.delivered(door, after)
            _LOG.info(
                "delivered",
                message=message.id,
                event_id=shortened(message.event) if message.event else None,
                door=door,
                council=lane.council,
                conversation=lane.id,
                seconds=round(after.total_seconds(), 3),
            )


def _platform(door: str) -> str:
    """Terminals are named after whoever sits there."""
    return door.partition(":")[0]


def _kind(error: Exception) -> str:
    match error:
        case Unreachable():
            return "unreachable"
        case Undeliverable():
            return "refused"
        case TryLater(after=None):
            return "ambiguous" if error.ambiguous else "try_later"
        case TryLater():
            return "rate_limited"
        case _:
            return "fault"
