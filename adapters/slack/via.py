"""What an event left behind for its answers: a reply address and a trigger, both short-lived."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

TRIGGER_LIFE = timedelta(seconds=3)
REPLY_LIFE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Via:
    """Only what is still good at the moment of reading."""

    user: str | None = None
    trigger: str | None = None
    response_url: str | None = None


def read_via(via: Mapping[str, str], now: datetime) -> Via:
    age = _age(via.get("at", ""), now)
    return Via(
        user=via.get("user"),
        trigger=via.get("trigger") if age is not None and age < TRIGGER_LIFE else None,
        response_url=via.get("response_url") if age is not None and age < REPLY_LIFE else None,
    )


def _age(at: str, now: datetime) -> timedelta | None:
    try:
        return now - datetime.fromisoformat(at)
    except (ValueError, TypeError):
        return None
