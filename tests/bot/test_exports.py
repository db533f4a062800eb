"""An export is read from what the summaries show, on both engines."""

from dataclasses import replace

from bot import demo
from bot.exports import read_export, today
from bot.publishing import Publisher
from bot.summaries import NoSuchQuarter, summary_view
from conversations.disclosure import LEAST_PEOPLE
from conversations.export_view import ExportView
from conversations.gathering import Gathering
from conversations.scoring import OVERALL, theme_key
from conversations.summary_request import Look, Split, SummaryRequest
from conversations.summary_view import SummaryView
from storage import councils
from storage.database import Database
from tests.conversations.builders import FRAMEWORK, NOW

GATHERING = Gathering(FRAMEWORK, 10, LEAST_PEOPLE)


async def filled(database: Database) -> int:
    """The demo council, with all of its figures published."""
    await demo.fill(database, FRAMEWORK, 10, NOW)
    await Publisher(database, FRAMEWORK, 10).publish_due(NOW)
    async with database.read() as session:
        (council,) = await councils.all_councils(session)
    return council.id


async def test_every_cut_is_what_a_summary_shows_of_it(database: Database) -> None:
    council = await filled(database)
    async with database.read() as session:
        view = await read_export(session, GATHERING, council, None, NOW)
        assert isinstance(view, ExportView)
        asked = SummaryRequest(quarter=view.summary.checkin.quarter)
        key = theme_key(
            next(each.cut for each in view.figures.themes if each.cut), view.figures.themes[0].theme
        )
        requests = [
            SummaryRequest(),
            replace(asked, split=Split.AREA),
            replace(asked, look=Look.TREND, theme=key),
            replace(asked, look=Look.TREND),
        ]
        shown = [await summary_view(session, GATHERING, council, request, NOW) for request in requests]
    whole, areas, one, everything = (each for each in shown if isinstance(each, SummaryView))
    assert view.figures == whole.figures
    assert view.areas.keys() == areas.split.keys()
    for name, figures in areas.split.items():
        measures = [each.measure for each in figures.themes]
        assert [each.measure for each in view.areas[name].themes] == measures
    assert {key: view.trends[key], OVERALL: view.trends[OVERALL]} == {**one.trends, **everything.trends}


async def test_a_quarter_that_had_no_check_in_is_not_there(database: Database) -> None:
    council = await filled(database)
    async with database.read() as session:
        found = await read_export(session, GATHERING, council, 2001 * 4, NOW)
    assert isinstance(found, NoSuchQuarter)
    assert len(found.held) == demo.QUARTERS


async def test_a_council_that_was_never_asked_has_nothing_to_take_away(database: Database) -> None:
    async with database.write() as session:
        council = (await councils.ensure_workspace(session, "slack", "T1", "Ford", NOW)).council
    async with database.read() as session:
        assert await read_export(session, GATHERING, council, None, NOW) is None


def test_the_day_is_that_in_london() -> None:
    late = NOW.replace(month=7, day=31, hour=23, minute=30)
    assert today(late).isoformat() == "2026-08-01"
