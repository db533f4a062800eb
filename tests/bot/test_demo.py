"""The made-up council tells the same story in whichever quarter it is filled."""

from datetime import UTC, datetime

import pytest

from bot import demo
from bot.actions import moved
from bot.summaries import summary_view
from conversations.actions import Progress
from conversations.answers import Choice
from conversations.figures import ThemeFigures
from conversations.gathering import Gathering
from conversations.statistics import Agreement
from conversations.summary_request import Split, SummaryRequest
from conversations.summary_view import SummaryView, figures_under
from storage import actions, checkins, councils
from storage.database import Database
from tests.conversations.builders import FRAMEWORK
from tests.program import LANGUAGES

MONTHS = [(2024, 2), (2025, 5), (2026, 8), (2026, 11)]

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)


async def view_of(database: Database, request: SummaryRequest, now: datetime) -> SummaryView:
    async with database.read() as session:
        (council,) = await councils.all_councils(session)
        view = await summary_view(session, Gathering(FRAMEWORK, 10, 5), council.id, request, now)
    assert isinstance(view, SummaryView)
    return view


def enabler(view: SummaryView, theme: str) -> ThemeFigures:
    return figures_under(f"enabler:{theme}", view.figures)


@pytest.mark.parametrize(("year", "month"), MONTHS)
async def test_a_gap_closes_as_a_theme_rises_opinions_are_split_and_a_small_service_is_withheld(
    database: Database, year: int, month: int
) -> None:
    now = datetime(year, month, 20, 12, tzinfo=UTC)
    await demo.fill(database, FRAMEWORK, 10, now)
    last = await view_of(database, SummaryRequest(split=Split.AREA), now)
    first = await view_of(database, SummaryRequest(quarter=last.checkin.quarter - demo.QUARTERS + 1), now)
    gaps = [enabler(view, "capabilities").gap for view in (first, last)]
    assert [gap.difference.is_clear for gap in gaps if gap] == [True, False]
    assert [each.key for each in last.figures.changed] == ["enabler:capabilities"]
    measure = enabler(last, "connectivity").measure
    assert measure is not None
    assert measure.agreement is Agreement.SPLIT
    told = {area for area, figures in last.split.items() if figures.overall.measure}
    assert last.split.keys() - told == {"Registrars", "Members"}


async def test_it_is_filled_once(database: Database) -> None:
    now = datetime(2026, 11, 20, 12, tzinfo=UTC)
    filled = await demo.fill(database, FRAMEWORK, 10, now)
    assert filled is not None
    assert filled.people == 360
    assert await demo.fill(database, FRAMEWORK, 10, now) is None


async def test_an_action_was_done_before_the_theme_rose_and_two_follow(database: Database) -> None:
    now = datetime(2026, 11, 20, 12, tzinfo=UTC)
    await demo.fill(database, FRAMEWORK, 10, now)
    async with database.read() as session:
        (council,) = await councils.all_councils(session)
        done, started, planned = await actions.plan_of(session, council.id)
        last = await checkins.by_quarter(session, council.id, done.quarter + 1)
        assert last is not None
        gathering = Gathering(FRAMEWORK, 10, 5)
        news = await moved(session, gathering, last, LANGUAGES.pick("en"), now)
    assert (done.progress, done.theme, done.level) == (Progress.DONE, "enabler:capabilities", Choice.LEVEL_2)
    assert (started.progress, planned.progress) == (Progress.STARTED, Progress.PLANNED)
    assert started.owner is not None
    assert started.due_on is not None
    assert "which is more than chance" in str(news)
