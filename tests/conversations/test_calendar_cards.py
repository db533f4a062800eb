"""The next four check-ins, with the days off and the freezes that move them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from conversations.calendar import Calendar, Freeze, Holiday, Nation
from conversations.calendar_cards import QuarterRow, compose_next_quarters, next_quarters
from conversations.cards import Card, Facts
from tests.conversations.builders import BOTH, CHECKIN, ENGLISH, NOW, QUARTER, a_checkin

CALENDAR = Calendar()


def facts_of(card: Card) -> dict[str, str]:
    return {fact.label: fact.value for part in card.parts if isinstance(part, Facts) for fact in part.facts}


def the_day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()


def quarters_of(rows: tuple[QuarterRow, ...]) -> list[int]:
    return [row.quarter for row in rows]


def test_the_next_four_begin_with_the_quarter_whose_checkin_is_not_over() -> None:
    rows = next_quarters(CALENDAR, (), NOW)
    assert quarters_of(rows) == [QUARTER, QUARTER + 1, QUARTER + 2, QUARTER + 3]
    assert the_day(rows[0].opens_at) == date(2026, 10, 1)
    assert the_day(rows[1].opens_at) == date(2027, 1, 4)
    later = next_quarters(CALENDAR, (), datetime(2026, 11, 1, tzinfo=UTC))
    assert quarters_of(later) == [QUARTER + 1, QUARTER + 2, QUARTER + 3, QUARTER + 4]


def test_a_checkin_that_a_lead_moved_is_shown_as_it_is() -> None:
    rows = next_quarters(CALENDAR, (CHECKIN, a_checkin(6, QUARTER - 1)), datetime(2026, 11, 1, tzinfo=UTC))
    assert quarters_of(rows)[0] == QUARTER
    assert (rows[0].opens_at, rows[0].closes_at) == (CHECKIN.opens_at, CHECKIN.closes_at)


def test_a_checkin_that_was_closed_early_is_over() -> None:
    closed = replace(CHECKIN, closes_at=NOW)
    assert quarters_of(next_quarters(CALENDAR, (closed,), NOW))[0] == QUARTER + 1


def test_the_holidays_that_move_or_shorten_a_checkin_are_named() -> None:
    """Of January: New Year's Day. A holiday at the weekend moves nothing, and one after the close neither."""
    own = replace(
        CALENDAR, added=(Holiday(date(2027, 1, 6), "Founders' day"), Holiday(date(2027, 1, 9), "Saturday"))
    )
    january = next_quarters(own, (), NOW)[1]
    assert january.holidays == (
        Holiday(date(2027, 1, 1), "New Year's Day"),
        Holiday(date(2027, 1, 6), "Founders' day"),
    )


def test_every_nation_sees_its_own_holidays() -> None:
    scotland = next_quarters(replace(CALENDAR, nation=Nation.SCOTLAND), (), NOW)[1]
    assert scotland.opens_at is not None
    assert the_day(scotland.opens_at) == date(2027, 1, 5)
    assert len(scotland.holidays) == 2


def test_a_quarter_that_is_frozen_whole_has_no_checkin_and_says_so() -> None:
    freeze = Freeze(date(2026, 12, 31), date(2027, 4, 1), "Reorganisation")
    frozen = replace(CALENDAR, freezes=(freeze,))
    rows = next_quarters(frozen, (), NOW)
    assert [row.freezes for row in rows] == [(freeze,), (freeze,), (freeze,), ()]
    assert (rows[1].opens_at, rows[1].closes_at) == (None, None)
    shown = facts_of(compose_next_quarters(rows, frozen, ENGLISH))
    assert shown["January to March 2027 (Q4 2026/27)"].startswith(
        "No check-in: the quarter has no working day."
    )
    assert the_day(rows[2].opens_at) == date(2027, 4, 2)


def test_when_this_quarter_has_no_checkin_the_list_begins_with_the_next() -> None:
    frozen = replace(CALENDAR, freezes=(Freeze(date(2026, 9, 1), date(2026, 12, 31), "Reorganisation"),))
    assert quarters_of(next_quarters(frozen, (), NOW))[0] == QUARTER + 1


def test_a_freeze_without_a_reason_ends_with_its_last_day() -> None:
    frozen = replace(CALENDAR, freezes=(Freeze(date(2026, 10, 12), date(2026, 10, 16), ""),))
    card = compose_next_quarters(next_quarters(frozen, (), NOW), frozen, ENGLISH)
    assert "to Friday 16 October." in facts_of(card)["October to December 2026 (Q3 2026/27)"]


def test_a_freeze_that_ends_in_another_year_says_which() -> None:
    frozen = replace(CALENDAR, freezes=(Freeze(date(2026, 12, 21), date(2027, 1, 8), "Year end"),))
    card = compose_next_quarters(next_quarters(frozen, (), NOW), frozen, ENGLISH)
    assert "to Friday 8 January 2027: Year end." in facts_of(card)["October to December 2026 (Q3 2026/27)"]


def test_each_quarter_is_one_line_with_its_days() -> None:
    freeze = Freeze(date(2026, 10, 12), date(2026, 10, 16), "By-election")
    calendar = replace(CALENDAR, freezes=(freeze,), added=(Holiday(date(2026, 10, 9), "Council day"),))
    card = compose_next_quarters(next_quarters(calendar, (), NOW), calendar, ENGLISH)
    assert facts_of(card)["October to December 2026 (Q3 2026/27)"] == (
        "Opens Thursday 1 October, closes Wednesday 21 October. Holidays: Friday 9 October (Council day). "
        "Nothing is sent from Monday 12 October to Friday 16 October: By-election."
    )
    assert card.text.startswith("The next check-ins. October to December 2026")


@pytest.mark.parametrize("language", BOTH)
def test_four_quarters_are_shown_in_both_languages(language: str) -> None:
    card = compose_next_quarters(next_quarters(CALENDAR, (), NOW), CALENDAR, BOTH[language])
    assert len(facts_of(card)) == 4
