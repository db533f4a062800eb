"""Counts of what was tried against the program and what came of it, told at the end of a run."""

from collections import Counter

import pytest

Tried = Counter[str]
"""By what it is. What got through is counted, too, so that its 0 is told."""

_MARK = "tried: "
_TOTALS: Tried = Counter()


def record(request: pytest.FixtureRequest, tried: Tried) -> None:
    """Sends a test's counts to the process that tells them."""
    request.node.user_properties.extend((f"{_MARK}{what}", number) for what, number in tried.items())


def collect(report: pytest.TestReport) -> None:
    if report.when != "teardown":
        return
    for name, number in report.user_properties:
        if name.startswith(_MARK):
            _TOTALS[name.removeprefix(_MARK)] += int(str(number))


def tell(terminal: pytest.TerminalReporter) -> None:
    if _TOTALS:
        terminal.section("Tried against it")
        for what, number in _TOTALS.items():
            terminal.line(f"{what}: {number:,}")
