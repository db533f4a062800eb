"""How long it takes to answer."""

MINUTES_EACH = 0.5
"""How long a question takes: to read five descriptors and choose."""


def minutes_for(questions: int) -> int:
    """At least one, as people count."""
    return max(1, round(questions * MINUTES_EACH))
