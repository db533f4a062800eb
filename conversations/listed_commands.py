"""The commands that Teams offers while somebody writes to the bot."""

from collections.abc import Sequence

from conversations.words import Wording

PERSONAL = (
    "start",
    "home",
    "recap",
    "snooze",
    "away",
    "hours",
    "stop-reminders",
    "summary",
    "actions",
    "help",
)
"""In a direct message; Teams shows ten at most."""

SHARED = ("summary", "by-area", "gap", "actions", "export", "status", "nudge", "calendar", "post-here", "help")
"""Where others read along: what leads ask for."""


def listed(names: Sequence[str], wording: Wording) -> list[tuple[str, str]]:
    """Each command as it is typed, and what it does."""
    return [(wording.text(f"listed-{name}"), wording.text(f"listed-{name}-does")) for name in names]
