"""A whole quarter of a large council, through the whole program and both platforms (see tests.simulation)."""

import asyncio
from collections import Counter
from pathlib import Path

import pytest

from storage.database import Database
from tests.platforms.pace import busiest
from tests.scale import IS_WHOLE
from tests.simulation import INVITATION, LAST_DAY, REMINDER, SNOOZE, Habit, Quarter, simulate

PEOPLE = 4_000 if IS_WHOLE else 400

WHAT_EACH_GETS = {
    Habit.EARLY: {INVITATION: 1},
    Habit.AFTER_ONE: {INVITATION: 1, REMINDER: 1},
    Habit.AFTER_TWO: {INVITATION: 1, REMINDER: 2},
    Habit.HALF: {INVITATION: 1, REMINDER: 2, LAST_DAY: 1},
    Habit.QUIET: {INVITATION: 1},
    Habit.SNOOZES: {INVITATION: 1, SNOOZE: 1, REMINDER: 1, LAST_DAY: 1},
    Habit.AWAY: {INVITATION: 1, REMINDER: 1, LAST_DAY: 1},
    Habit.GONE: {},
    Habit.SILENT: {INVITATION: 1, REMINDER: 2, LAST_DAY: 1},
}


@pytest.fixture(scope="module")
def quarter(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Quarter:
    """One run for all tests of this file."""
    path = tmp_path_factory.mktemp("quarter") / "waymark.db"
    path.write_bytes(sqlite_template.read_bytes())

    async def run() -> Quarter:
        database = Database(f"sqlite:///{path}")
        try:
            return await simulate(database, PEOPLE)
        finally:
            await database.close()

    return asyncio.run(run())


@pytest.mark.timeout(1200)
def test_the_quarter_is_played_to_its_end(quarter: Quarter, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\n{quarter.table()}")
    assert quarter.left_over == 0
    assert sum(quarter.faults.values()) >= PEOPLE // 40


@pytest.mark.parametrize("habit", Habit)
def test_everybody_gets_exactly_the_nudges_that_are_due_to_them(quarter: Quarter, habit: Habit) -> None:
    group = quarter.of(habit)
    assert group
    wanted = Counter(WHAT_EACH_GETS[habit])
    assert [each.chat for each in group if quarter.kinds(each) != wanted] == []


def test_nobody_gets_two_nudges_on_one_day(quarter: Quarter) -> None:
    assert quarter.most_in_a_day(quarter.employees) == 1


def test_who_cannot_be_reached_is_told_apart(quarter: Quarter) -> None:
    gone = len(quarter.of(Habit.GONE))
    assert quarter.ends["invitation", "failed"] == gone
    assert quarter.ends["invitation", "sent"] == PEOPLE - gone + len(["the lead"])


def test_no_platform_is_ever_pushed_over_its_limits(quarter: Quarter) -> None:
    assert max(busiest(moments) for moments in quarter.slack_by_channel.values()) == 1
    assert max(busiest(moments) for moments in quarter.teams_by_chat.values()) <= 7
    assert busiest(quarter.teams_writes) <= 30


def test_the_channel_hears_of_each_week_and_of_the_close(quarter: Quarter) -> None:
    """In a channel nothing can be looked up, so what broke off after it was taken came twice."""
    titles = [words.splitlines()[0] for words in dict.fromkeys(quarter.posts)]
    assert [title.partition(":")[0].rstrip(".") for title in titles] == [
        "News of the check-in comes here from now on",
        "This week's check-in news",
        "This week's check-in news",
        "The check-in for October to December 2026 (Q3 2026/27) has closed",
        "Digital maturity of Anytown",
        "Bar chart",
    ]
