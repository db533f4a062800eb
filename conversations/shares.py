"""Parts of a whole in per cent, as people read them."""


def percent(part: int, whole: int) -> int:
    """Rounded to the nearest, halves up; nothing of nothing is 0."""
    return (200 * part + whole) // (2 * whole) if whole else 0
