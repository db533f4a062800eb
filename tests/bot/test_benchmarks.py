"""Councils that share their figures are counted five at a time and see where they stand; others see nothing."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

from bot.benchmarks import benchmark_view
from conversations.answers import LEVELS, Choice
from conversations.benchmark import Counts, councils_in, edition, quartiles
from conversations.benchmark_cards import BenchmarkView, NoBenchmark, Reason
from conversations.gathering import Gathering
from conversations.people import CheckIn
from conversations.scoring import OVERALL
from storage import benchmarks, councils
from storage.benchmarks import Peer, Told
from storage.database import Database, Session
from tests.bot.sector import CLOSES, EDITION, FIRST, SHOWN, VERSION, counts_now, found_sharing, sector
from tests.conversations.builders import FRAMEWORK
from tests.storage.world import NOW, QUARTER, found_council

ENABLER, MISSION = f"enabler:{FIRST.enabler}", f"mission:{FIRST.mission}"
GATHERING = Gathering(FRAMEWORK, 10, 5)
FIVE = tuple(LEVELS)
L2, L4 = Choice.LEVEL_2, Choice.LEVEL_4


async def view_of(database: Database, council: int) -> BenchmarkView | NoBenchmark:
    async with database.read() as session:
        return await benchmark_view(session, GATHERING, council, SHOWN)


async def seen_by(database: Database, checkin: CheckIn) -> BenchmarkView:
    view = await view_of(database, checkin.council)
    assert isinstance(view, BenchmarkView), view
    return view


async def test_five_councils_are_counted_when_their_checkins_have_closed(database: Database) -> None:
    await found_sharing(database, *FIVE)
    assert await sector(database).count_due(SHOWN - timedelta(seconds=1)) == 0
    assert await counts_now(database) == Counts()
    assert await sector(database).count_due(SHOWN) == 5
    counts = await counts_now(database)
    assert counts.counted[OVERALL] == counts.counted[ENABLER] == {10: 1, 20: 1, 30: 1, 40: 1, 50: 1}


async def test_four_councils_are_not_counted(database: Database) -> None:
    await found_sharing(database, *FIVE[:4])
    assert await sector(database).count_due(SHOWN) == 0
    assert await counts_now(database) == Counts()


async def test_those_who_come_later_wait_for_four_others(database: Database) -> None:
    await found_sharing(database, *FIVE)
    await sector(database).count_due(SHOWN)
    before = await counts_now(database)
    await found_sharing(database, *[L4] * 4, begins_with=6)
    assert await sector(database).count_due(SHOWN) == 0
    assert await counts_now(database) == before
    await found_sharing(database, L4, begins_with=10)
    assert await sector(database).count_due(SHOWN) == 5
    assert (await counts_now(database)).counted[OVERALL] == {10: 1, 20: 1, 30: 1, 40: 6, 50: 1}


async def test_nobody_is_counted_twice_by_programs_that_run_at_once(
    database: Database, replica: Database
) -> None:
    await found_sharing(database, *FIVE, *FIVE)
    counted = await asyncio.gather(*(sector(one).count_due(SHOWN) for one in (database, replica) * 3))
    assert sum(counted) == 10
    assert (await counts_now(database)).councils == 10


class Interrupted(Database):
    """In which something happens between what was read and what is written."""

    def __init__(self, url: str, before_writing: Callable[[], Awaitable[None]]) -> None:
        super().__init__(url)
        self.before_writing = before_writing

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Session]:
        await self.before_writing()
        async with super().write() as session:
            yield session


async def test_when_one_of_five_leaves_at_that_moment_the_others_wait_for_another(
    database: Database, database_url: str
) -> None:
    made = await found_sharing(database, *FIVE)

    async def one_leaves() -> None:
        async with database.write() as session:
            await benchmarks.share(session, made[0].council, wanted=False, now=NOW)

    interrupted = Interrupted(database_url, one_leaves)
    counted = await sector(interrupted).count_due(SHOWN)
    await interrupted.close()
    assert counted == 0
    assert await counts_now(database) == Counts()
    await found_sharing(database, L4, begins_with=6)
    assert await sector(database).count_due(SHOWN) == 5
    assert (await counts_now(database)).counted[OVERALL] == {20: 1, 30: 1, 40: 2, 50: 1}


async def test_councils_that_do_not_share_are_not_counted_and_see_nothing(database: Database) -> None:
    await found_sharing(database, *FIVE)
    (other,) = await found_sharing(database, L4, begins_with=6, shares=False)
    assert await sector(database).count_due(SHOWN) == 5
    assert (await counts_now(database)).councils == 5
    assert await view_of(database, other.council) == NoBenchmark(Reason.NOT_SHARING)


async def test_who_has_left_is_not_counted_later_but_what_was_counted_stays(database: Database) -> None:
    made = await found_sharing(database, *FIVE)
    await sector(database).count_due(SHOWN)
    before = await counts_now(database)
    await found_sharing(database, *FIVE, quarter=QUARTER + 1, closes_at=SHOWN)
    async with database.write() as session:
        await benchmarks.share(session, made[0].council, wanted=False, now=SHOWN)
    assert await sector(database).count_due(SHOWN + timedelta(days=1)) == 0
    assert await counts_now(database) == before
    assert await counts_now(database, QUARTER + 1) == Counts()
    assert await view_of(database, made[0].council) == NoBenchmark(Reason.NOT_SHARING)


async def test_a_checkin_waits_half_a_year_for_others(database: Database) -> None:
    await found_sharing(database, *FIVE[:4])
    (late,) = await found_sharing(database, L4, begins_with=5, shares=False)
    async with database.write() as session:
        await benchmarks.share(session, late.council, wanted=True, now=NOW)
    assert await sector(database).count_due(NOW + timedelta(days=300)) == 0
    assert await sector(database).count_due(NOW + timedelta(days=260)) == 5


async def test_quarters_long_before_it_joined_are_not_counted(database: Database) -> None:
    await found_sharing(database, *FIVE, quarter=QUARTER - 2)
    await found_sharing(database, *FIVE, quarter=QUARTER - 1)
    assert await sector(database).count_due(SHOWN) == 5
    assert (await counts_now(database, QUARTER - 1)).councils == 5


async def test_made_up_councils_are_never_counted_among_real_ones(database: Database) -> None:
    await found_sharing(database, *FIVE[:4])
    made = await found_sharing(database, *FIVE, begins_with=6, synthetic=True)
    assert await sector(database).count_due(SHOWN) == 5
    assert await counts_now(database) == Counts()
    assert (await counts_now(database, edition=edition(VERSION, synthetic=True))).councils == 5
    assert (await seen_by(database, made[0])).is_synthetic


async def test_a_council_that_shows_no_mean_is_not_counted(database: Database) -> None:
    await found_sharing(database, *FIVE[:4])
    await found_sharing(database, L4, begins_with=5, answers=4)
    assert await sector(database).count_due(SHOWN) == 0


async def test_a_mean_counts_where_the_council_itself_shows_it(database: Database) -> None:
    """A council that asks for ten people behind a figure shows no mean of five answers."""
    made = await found_sharing(database, *FIVE)
    async with database.write() as session:
        await councils.set_least(session, made[0].council, 10)
    assert await sector(database).count_due(SHOWN) == 0


async def test_a_council_sees_its_own_means_among_the_quartiles(database: Database) -> None:
    made = await found_sharing(database, *FIVE)
    await sector(database).count_due(SHOWN)
    view = await seen_by(database, made[4])
    assert (view.quarter, view.deployments, view.means[OVERALL]) == (QUARTER, 1, 50)
    assert view.means[MISSION] == 50
    assert councils_in(view.tallies[OVERALL]) == 5


async def test_councils_of_other_deployments_join_in(database: Database) -> None:
    """Three councils are too few by themselves; with those of others they have a benchmark."""
    made = await found_sharing(database, *FIVE[:3])
    assert await view_of(database, made[0].council) == NoBenchmark(Reason.TOO_FEW, quarter=QUARTER)
    async with database.write() as session:
        for key in ("k1", "k2"):
            await benchmarks.trust(session, Peer(key, f"Deployment {key}"), NOW)
            told = Told(Peer(key, ""), QUARTER, EDITION, Counts({OVERALL: {20: 3, 30: 3}}), CLOSES)
            await benchmarks.keep_told(session, told, SHOWN)
    view = await seen_by(database, made[0])
    assert (view.deployments, view.tallies) == (2, {OVERALL: {20: 6, 30: 6}})
    assert quartiles(view.tallies[OVERALL]) is not None


async def test_before_there_is_a_benchmark_of_a_quarter_the_one_before_is_shown(database: Database) -> None:
    made = await found_sharing(database, *FIVE, quarter=QUARTER - 1)
    await sector(database).count_due(SHOWN)
    await found_sharing(database, *FIVE[:4], quarter=QUARTER)
    await sector(database).count_due(SHOWN)
    view = await seen_by(database, made[0])
    assert (view.quarter, view.newer) == (QUARTER - 1, QUARTER)


async def test_without_a_closed_checkin_there_is_nothing_to_compare(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        await benchmarks.share(session, council, wanted=True, now=NOW)
    assert await view_of(database, council) == NoBenchmark(Reason.NONE_CLOSED)
