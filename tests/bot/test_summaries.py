"""A summary is read from what was published: of the right check-ins, quarters and people."""

from datetime import datetime, timedelta

import pytest

from bot.summaries import QUARTERS_SHOWN, NoSuchQuarter, summary_view
from conversations.answers import Choice
from conversations.calendar import YearKind
from conversations.figures import State
from conversations.gathering import Gathering
from conversations.material import HeldBack, Response
from conversations.people import Role
from conversations.published import Value
from conversations.scoring import OVERALL
from conversations.summary_request import FIRST_SCREEN, Look, Split, SummaryRequest
from conversations.summary_view import SummaryView
from storage import bulk, checkins, councils
from storage.bulk import NewAnswer, NewPerson
from storage.database import Database
from tests.bot.anytown import FIRST, HIGH, HOUSING, LOW, SECOND, Anytown, found
from tests.conversations.builders import FRAMEWORK
from tests.program import languages_without
from tests.storage.world import NOW, QUARTER, found_council

DAY = timedelta(days=1)
LEADER = NewPerson("Bo", Role.LEADER, "Corporate")
EACH = len(FRAMEWORK.questions)
GATHERING = Gathering(FRAMEWORK, EACH, 5)


@pytest.fixture
async def anytown(database: Database) -> Anytown:
    """Twelve people of Housing, twelve leaders and three registrars."""
    registrars = [NewPerson("Cy", Role.FRONTLINE, "Registrars")] * 3
    return await found(database, *[HOUSING] * 12, *[LEADER] * 12, *registrars)


async def past(
    anytown: Anytown, ago: int, value: Value, version: str = "1.0.0", *, question: str = FIRST.id
) -> None:
    """A check-in so many quarters ago, in which everybody said the same."""
    opens_at = NOW - ago * 91 * DAY
    async with anytown.database.write() as session:
        checkin = await checkins.ensure_checkin(
            session,
            anytown.checkin.council,
            QUARTER - ago,
            opens_at,
            opens_at + 14 * DAY,
            framework_version=version,
        )
        new = [NewAnswer(one, question, value.choice, opens_at) for one in anytown.people]
        await bulk.add_answers(session, checkin.council, checkin.id, new)
    await anytown.publisher.publish(checkin, checkin.closes_at)


async def view_of(
    anytown: Anytown,
    request: SummaryRequest = FIRST_SCREEN,
    now: datetime = NOW,
    gathering: Gathering = GATHERING,
) -> SummaryView:
    found_ = await asked(anytown, request, now, gathering)
    assert isinstance(found_, SummaryView)
    return found_


async def asked(
    anytown: Anytown,
    request: SummaryRequest = FIRST_SCREEN,
    now: datetime = NOW,
    gathering: Gathering = GATHERING,
) -> SummaryView | NoSuchQuarter | None:
    async with anytown.database.read() as session:
        return await summary_view(session, gathering, anytown.checkin.council, request, now)


def mean_tenths(view: SummaryView, key: str = OVERALL) -> int | None:
    figures = {each.key: each for each in (view.figures.overall, *view.figures.themes)}[key]
    return figures.measure.mean_tenths if figures.measure else None


# Which check-in


async def test_a_council_without_a_check_in_has_no_summary(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
    async with database.read() as session:
        assert await summary_view(session, GATHERING, council, FIRST_SCREEN, NOW) is None


async def test_a_check_in_that_has_not_opened_yet_is_not_there(anytown: Anytown) -> None:
    assert await asked(anytown, now=NOW - DAY) is None


async def test_until_something_of_it_may_be_shown_the_check_in_before_is(anytown: Anytown) -> None:
    await past(anytown, 1, HIGH)
    await anytown.answer(LOW, *anytown.people[:4])
    await anytown.publisher.publish(anytown.checkin, NOW)
    assert (await view_of(anytown)).checkin.quarter == QUARTER - 1
    await anytown.answer(LOW, *anytown.people[4:12])
    await anytown.publisher.publish(anytown.checkin, NOW)
    view = await view_of(anytown)
    assert (view.checkin.quarter, view.is_open, mean_tenths(view)) == (QUARTER, True, 20)


async def test_answers_are_shown_once_they_are_published(anytown: Anytown) -> None:
    await anytown.answer(LOW, *anytown.people)
    view = await view_of(anytown)
    assert view.figures.overall.state is State.WITHHELD
    assert view.figures.held_back == HeldBack(waiting=27)
    await anytown.publisher.publish(anytown.checkin, NOW)
    assert mean_tenths(await view_of(anytown)) == 20


async def test_a_quarter_can_be_asked_for_and_compared_with_another(anytown: Anytown) -> None:
    for ago, value in ((1, LOW), (2, HIGH), (4, LOW)):
        await past(anytown, ago, value)
    view = await view_of(anytown, SummaryRequest(quarter=QUARTER - 2))
    assert (view.checkin.quarter, mean_tenths(view), view.is_open) == (QUARTER - 2, 50, False)
    assert view.figures.compared is not None
    assert view.figures.compared.quarter == QUARTER - 4
    assert view.figures.overall.change is not None
    assert view.figures.overall.change.tenths == 30
    compared = (await view_of(anytown, SummaryRequest(compare=QUARTER - 4))).figures.compared
    assert compared is not None
    assert compared.quarter == QUARTER - 4
    assert (await view_of(anytown, SummaryRequest(quarter=QUARTER - 4))).figures.compared is None


@pytest.mark.parametrize("request_", [SummaryRequest(quarter=8000), SummaryRequest(compare=8000)])
async def test_a_quarter_without_a_check_in_is_answered_with_those_that_had_one(
    anytown: Anytown, request_: SummaryRequest
) -> None:
    await past(anytown, 1, LOW)
    expected = NoSuchQuarter(request_, (QUARTER, QUARTER - 1), YearKind.FINANCIAL)
    assert await asked(anytown, request_) == expected


async def test_the_council_and_its_year_are_named(anytown: Anytown) -> None:
    async with anytown.database.write() as session:
        calendar = await councils.calendar_of(session, anytown.checkin.council)
    view = await view_of(anytown)
    assert (view.council, view.year, view.least) == ("Council T1", calendar.year, 5)


# Who


async def test_response_and_what_is_held_back_are_of_the_whole_council(anytown: Anytown) -> None:
    await anytown.answer(LOW, *anytown.people[:12])
    await anytown.answer(HIGH, *anytown.people[12:15], question=SECOND.id)
    await anytown.publisher.publish(anytown.checkin, NOW)
    assert (await view_of(anytown)).figures.held_back == HeldBack(waiting=3)
    closes_at = anytown.checkin.closes_at
    await anytown.publisher.publish(anytown.checkin, closes_at)
    figures = (await view_of(anytown, now=closes_at)).figures
    assert figures.held_back == HeldBack(for_good=3)
    assert figures.response == Response(27, 27, 15)


async def test_leaders_are_set_against_the_front_line(anytown: Anytown) -> None:
    """Three registrars wait for two others before they count among the front line."""
    await anytown.answer(LOW, *anytown.people[:12])
    await anytown.answer(HIGH, *anytown.people[12:])
    await anytown.publisher.publish(anytown.checkin, NOW)
    gap = (await view_of(anytown)).figures.overall.gap
    assert gap is not None
    assert (gap.leaders.mean_tenths, gap.frontline.mean_tenths) == (50, 20)


async def test_areas_are_set_beside_each_other_and_small_ones_withheld(anytown: Anytown) -> None:
    await past(anytown, 1, HIGH)
    await anytown.answer(LOW, *anytown.people[:12])
    await anytown.answer(HIGH, *anytown.people[12:])
    await anytown.publisher.publish(anytown.checkin, NOW)
    async with anytown.database.write() as session:
        await bulk.add_people(session, anytown.checkin.council, [NewPerson("New")], NOW - DAY)
    split = (await view_of(anytown, SummaryRequest(split=Split.AREA))).split
    assert split.keys() == {"Housing", "Corporate", "Registrars", ""}
    means = {area: each.overall.measure and each.overall.measure.mean_tenths for area, each in split.items()}
    assert means == {"Housing": 20, "Corporate": 50, "Registrars": None, "": None}
    assert {split[area].overall.state for area in ("Registrars", "")} == {State.WITHHELD}
    assert {each.response for each in split.values()} == {Response(0, 0, 0)}
    assert {each.held_back for each in split.values()} == {HeldBack()}


async def test_one_area_that_is_asked_for_has_all_figures(anytown: Anytown) -> None:
    await past(anytown, 1, HIGH)
    await anytown.answer(LOW, *anytown.people)
    await anytown.publisher.publish(anytown.checkin, NOW)
    split = (await view_of(anytown, SummaryRequest(split=Split.AREA, area="housing"))).split
    change = split["Housing"].overall.change
    assert change is not None
    assert change.tenths == -30
    assert split["Housing"].grid
    assert split["Corporate"].overall.measure is not None


async def test_roles_are_set_beside_each_other(anytown: Anytown) -> None:
    await anytown.answer(LOW, *anytown.people[:12])
    await anytown.answer(HIGH, *anytown.people[12:])
    await anytown.publisher.publish(anytown.checkin, NOW)
    split = (await view_of(anytown, SummaryRequest(split=Split.ROLE))).split
    means = {role: each.overall.measure and each.overall.measure.mean_tenths for role, each in split.items()}
    assert means == {"leader": 50, "frontline": 20}


# Over the quarters


async def test_a_trend_has_twelve_quarters_at_most_the_oldest_first(anytown: Anytown) -> None:
    for ago in range(14, 0, -1):
        await past(anytown, ago, HIGH if ago > 6 else LOW)
    request = SummaryRequest(theme=f"enabler:{FIRST.enabler}", look=Look.TREND)
    (trend,) = (await view_of(anytown, request)).trends.values()
    assert [point.quarter for point in trend.points] == list(range(QUARTER - QUARTERS_SHOWN, QUARTER))
    assert [point.measure and point.measure.mean_tenths for point in trend.points] == [50] * 6 + [20] * 6
    assert (await view_of(anytown)).trends == {}


async def test_a_trend_of_a_theme_that_is_no_more_is_empty(anytown: Anytown) -> None:
    await past(anytown, 1, LOW)
    assert (await view_of(anytown, SummaryRequest(theme="enabler:gone", look=Look.TREND))).trends == {}


async def test_when_the_questions_have_changed_common_ones_alone_are_compared(anytown: Anytown) -> None:
    """The first question was dropped from the framework after the check-in before."""
    await past(anytown, 1, HIGH, "0.9.0")
    async with anytown.database.write() as session:
        before = await checkins.by_quarter(session, anytown.checkin.council, QUARTER - 1)
        assert before is not None
        new = [NewAnswer(one, SECOND.id, Choice.LEVEL_3, NOW) for one in anytown.people]
        await bulk.add_answers(session, before.council, before.id, new)
    await anytown.publisher.publish(before, before.closes_at)
    framework = languages_without(FIRST.id).framework
    anytown.framework = framework
    await anytown.answer(HIGH, *anytown.people, question=SECOND.id)
    await anytown.publisher.publish(anytown.checkin, NOW)
    gathering = Gathering(framework, EACH, 5)
    view = await view_of(anytown, SummaryRequest(look=Look.TREND), gathering=gathering)
    assert view.figures.compared is not None
    assert view.figures.compared.is_common
    assert view.figures.overall.change is not None
    assert view.figures.overall.change.tenths == 20
    (trend,) = view.trends.values()
    assert trend.is_common
    assert [point.measure and point.measure.mean_tenths for point in trend.points] == [30, 50]
