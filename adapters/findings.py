"""What an examination of a deployment finds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

CLOCK_MAY_DIFFER = 60.0
"""In seconds. Signatures are refused after five minutes; a clock that is a minute off is going wrong."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`what` was looked at and what was `found`; `cure`: what to do about it, None when all is well."""

    what: str
    found: str
    cure: str | None = None


def clock_finding(headers: Mapping[str, str], now: datetime, asked: str) -> list[Finding]:
    """This machine's clock against the Date of an answer of `asked`; nothing when there was none."""
    try:
        theirs = parsedate_to_datetime(headers.get("Date", ""))
    except (TypeError, ValueError):
        return []
    if theirs.tzinfo is None:
        theirs = theirs.replace(tzinfo=UTC)
    seconds = (now - theirs).total_seconds()
    if abs(seconds) <= CLOCK_MAY_DIFFER:
        return [Finding("Clock", f"agrees with {asked}")]
    direction = "ahead of" if seconds > 0 else "behind"
    return [
        Finding(
            "Clock",
            f"{abs(seconds):,.0f} seconds {direction} {asked}",
            "Set this machine's clock by a time service (NTP): calls are refused when clocks differ.",
        )
    ]
