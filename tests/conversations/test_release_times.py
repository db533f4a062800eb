"""A check-in is looked through every ten minutes while it is open, and twice after its close."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from conversations.release_times import EVERY, is_due
from tests.conversations.builders import a_checkin

CHECKIN = a_checkin()
OPENS, CLOSES = CHECKIN.opens_at, CHECKIN.closes_at
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("last", "now", "due"),
    [
        (None, OPENS - SECOND, False),
        (None, OPENS, True),
        (None, CLOSES - SECOND, True),
        (None, CLOSES + 400 * EVERY, True),
        (OPENS, OPENS + EVERY - SECOND, False),
        (OPENS, OPENS + EVERY, True),
        (CLOSES - SECOND, CLOSES, True),
        (CLOSES, CLOSES + EVERY - SECOND, False),
        (CLOSES, CLOSES + EVERY, True),
        (CLOSES + EVERY, CLOSES + 2 * EVERY, False),
        (CLOSES + 3 * EVERY, CLOSES + 400 * EVERY, False),
    ],
)
def test_due(last: datetime | None, now: datetime, due: bool) -> None:
    assert is_due(CHECKIN, last, now) is due


def test_a_close_that_is_moved_on_makes_it_due_once_more() -> None:
    assert not is_due(CHECKIN, CLOSES + EVERY, CLOSES + 2 * EVERY)
    later = replace(CHECKIN, closes_at=CLOSES + timedelta(days=1))
    assert is_due(later, CLOSES + EVERY, CLOSES + 2 * EVERY)
    assert is_due(later, CLOSES + 2 * EVERY, later.closes_at)
