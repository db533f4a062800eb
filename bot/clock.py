"""The one place that reads the time; everything else is given a clock or a moment."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Gives the moment, with its time zone."""


def utc_now() -> datetime:
    return datetime.now(UTC)
