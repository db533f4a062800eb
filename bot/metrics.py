"""What is counted, for Prometheus. No label names a person, a council, a conversation or a workspace.

Counting costs about a microsecond. What lives in the database is read when somebody asks (see bot.gauges).
"""

import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import cache

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

_QUICK = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""In seconds. Slack waits 3 seconds for an answer, Teams 15."""

_LONG = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0, 60.0, 300.0, 1800.0, 7200.0, 86400.0)
"""In seconds: from an answer that goes out at once to one that is given up after a day."""


class Metrics:
    """One process's figures, in a registry of their own."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.registry = registry = CollectorRegistry()
        self._monotonic = monotonic
        turns = Counter(
            "waymark_turns",
            "Events that the doors handed in, by what became of them: "
            "taken, repeated (sent again by the platform), failed, hurried (too many by one person).",
            ["door", "outcome"],
            registry=registry,
        )
        acks = Histogram(
            "waymark_ack_seconds",
            "From a verified event to its commit; the platform is answered then.",
            ["door"],
            buckets=_QUICK,
            registry=registry,
        )
        deliveries = Counter(
            "waymark_deliveries",
            "Attempts to send a message, by how they ended: sent, postponed, dead, dropped (not needed).",
            ["door", "outcome"],
            registry=registry,
        )
        waits = Histogram(
            "waymark_delivery_seconds",
            "From the commit that queued a message to the platform's answer that took it.",
            ["door"],
            buckets=_LONG,
            registry=registry,
        )
        platform_errors = Counter(
            "waymark_platform_errors",
            "Calls to a platform that failed: rate_limited, try_later, ambiguous, refused, unreachable, fault.",
            ["door", "kind"],
            registry=registry,
        )
        database = Histogram(
            "waymark_database_seconds",
            "Time in one transaction with its commit; read or write.",
            ["kind"],
            buckets=_QUICK,
            registry=registry,
        )
        log_lines = Counter(
            "waymark_log_lines", "Lines of the log, warnings and errors.", ["level"], registry=registry
        )
        refusals = Counter(
            "waymark_http_refusals",
            "HTTP requests that went no further, by status.",
            ["status"],
            registry=registry,
        )
        # Looking a label up takes longer than counting does.
        self._turns, self._acks = cache(turns.labels), cache(acks.labels)
        self._deliveries, self._waits = cache(deliveries.labels), cache(waits.labels)
        self._platform_errors, self._database = cache(platform_errors.labels), cache(database.labels)
        self._log_lines, self._refusals = cache(log_lines.labels), cache(refusals.labels)
        self.queued = Gauge("waymark_queue_messages", "Messages that wait to be sent.", registry=registry)
        self.oldest = Gauge(
            "waymark_queue_oldest_seconds",
            "For how long the oldest of them has waited; 0 when none does.",
            registry=registry,
        )
        self.dead = Gauge("waymark_dead_letters", "Messages that were given up.", registry=registry)
        self.nudges_due = Gauge(
            "waymark_nudges_due", "Nudges whose moment has come, not handed over yet.", registry=registry
        )
        self.drift = Gauge(
            "waymark_clock_drift_seconds",
            "By how much this machine's clock is ahead: of the database server's (database), "
            "or of its own course over the last hour (itself).",
            ["against"],
            registry=registry,
        )
        self.is_read = Gauge(
            "waymark_database_up", "1 when the figures of the queue could be read, else 0.", registry=registry
        )
        started = Gauge("waymark_start_time_seconds", "When this process began, since 1970.", registry=registry)
        started.set_to_current_time()
        self._ticked_at = monotonic()
        tick_age = Gauge(
            "waymark_last_tick_age_seconds",
            "Since the schedule last did what was due; it does so every ten seconds.",
            registry=registry,
        )
        tick_age.set_function(lambda: self._monotonic() - self._ticked_at)

    def turn(self, door: str, outcome: str, seconds: float) -> None:
        self._turns(door, outcome).inc()
        self._acks(door).observe(seconds)

    def hurried(self, door: str) -> None:
        """An event that was left out: one person sent too many."""
        self._turns(door, "hurried").inc()

    def delivery(self, door: str, outcome: str) -> None:
        self._deliveries(door, outcome).inc()

    def delivered(self, door: str, after: timedelta) -> None:
        self._waits(door).observe(max(0.0, after.total_seconds()))

    def platform_error(self, door: str, kind: str) -> None:
        self._platform_errors(door, kind).inc()

    def transaction(self, kind: str, seconds: float) -> None:
        self._database(kind).observe(seconds)

    def logged(self, level: str) -> None:
        if level in ("warning", "error"):
            self._log_lines(level).inc()

    def refused(self, status: int) -> None:
        self._refusals(str(status)).inc()

    def ticking(self, tick: Callable[[], Awaitable[None]]) -> Callable[[], Awaitable[None]]:
        """The same job, which leaves when it was last done."""

        async def noted() -> None:
            await tick()
            self._ticked_at = self._monotonic()

        return noted
