"""Which figures may be shown, so that no person can be made out behind them."""

from collections.abc import Mapping

LEAST_PEOPLE = 5
"""The smallest group that a figure may describe (as Viva Glint's default; see docs/decisions)."""


def withheld(people: Mapping[str, int], least: int = LEAST_PEOPLE) -> frozenset[str]:
    """The groups to withhold from a table whose total is shown, given the people behind each group.

    Groups of fewer than `least` people are withheld, and then the smallest of the others too: else those few
    could be worked out from the total and the rest. (Their numbers cannot just be added up to `least`: one
    person may be in several groups.) Groups of nobody show as empty: they describe no one.
    """
    by_size = sorted((count, group) for group, count in people.items() if count)
    small = [group for count, group in by_size if count < least]
    others = [group for count, group in by_size if count >= least]
    return frozenset(small + others[:1]) if small else frozenset()
