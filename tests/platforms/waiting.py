"""How long tests wait for what a platform is to receive."""

PATIENCE = 30.0
"""Seconds. Waiting ends at once when what is waited for comes, so that only a failing test is slow."""


class NothingYet(AssertionError):
    """The bot said nothing so far."""
