"""Who shares, what was counted, and what other deployments told."""

from datetime import timedelta

from conversations.answers import LEVELS
from conversations.benchmark import Counts
from conversations.scoring import OVERALL
from storage import benchmarks, councils, releases
from storage.benchmarks import Peer, Published, Told
from storage.database import Database
from tests.bot.sector import CLOSES, found_sharing
from tests.storage.world import NOW, QUARTER, found_council, plan_checkin

LATER = NOW + timedelta(days=30)
FIVE = Counts({OVERALL: {20: 5}})
TEN = Counts({OVERALL: {20: 10}}, {"enabler:data": {31: 2}})
ESSEX, KENT = Peer("k1", "Essex"), Peer("k2", "Kent")


def told(peer: Peer, counts: Counts = FIVE, quarter: int = QUARTER) -> Told:
    return Told(peer, quarter, "1.0", counts, NOW)


async def test_a_council_joins_stays_and_leaves(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        assert await benchmarks.shares_since(session, council) is None
        for now in (NOW, LATER):
            await benchmarks.share(session, council, wanted=True, now=now)
            assert await benchmarks.shares_since(session, council) == NOW
        await benchmarks.share(session, council, wanted=False, now=LATER)
        assert await benchmarks.shares_since(session, council) is None


async def test_one_council_joins_for_itself(database: Database) -> None:
    async with database.write() as session:
        mine, other = [await found_council(session, each) for each in ("T1", "T2")]
        await benchmarks.share(session, mine, wanted=True, now=NOW)
        assert await benchmarks.shares_since(session, other) is None


async def test_what_can_be_counted_has_closed_with_figures_of_a_council_that_shares(database: Database) -> None:
    made = await found_sharing(database, *LEVELS[:2])
    await found_sharing(database, LEVELS[0], begins_with=3, shares=False)
    async with database.write() as session:
        await councils.set_least(session, made[1].council, 7)
        bare = await plan_checkin(session, await found_council(session, "T4"))
        await benchmarks.share(session, bare.council, wanted=True, now=NOW)
        await releases.claim(session, bare, None, CLOSES)
        assert await benchmarks.uncounted(session, CLOSES - timedelta(seconds=1), QUARTER) == []
        found = await benchmarks.uncounted(session, CLOSES, QUARTER)
        assert await benchmarks.uncounted(session, CLOSES, QUARTER + 1) == []
    assert [each.checkin for each in found] == made
    assert [(each.since, each.least) for each in found] == [(NOW, 5), (NOW, 7)]


async def test_what_is_counted_never_is_again(database: Database) -> None:
    made = [each.id for each in await found_sharing(database, *LEVELS[:3])]
    async with database.write() as session:
        assert await benchmarks.claim(session, made[:2]) == set(made[:2])
        await benchmarks.mark(session, made[:2], LATER)
    async with database.write() as session:
        assert await benchmarks.claim(session, made) == {made[2]}
        assert [each.checkin.id for each in await benchmarks.uncounted(session, LATER, QUARTER)] == [made[2]]


async def test_a_benchmark_takes_the_place_of_the_one_before(database: Database) -> None:
    async with database.write() as session:
        assert await benchmarks.published(session, QUARTER, "1.0") == Counts()
        for counts in (FIVE, TEN):
            await benchmarks.publish(session, Published(QUARTER, "1.0", counts), NOW)
        await benchmarks.publish(session, Published(QUARTER + 1, "1.0", FIVE), NOW)
        assert await benchmarks.published(session, QUARTER, "1.0") == TEN
        assert await benchmarks.published(session, QUARTER, "1.1") == Counts()
        assert await benchmarks.all_published(session) == [
            Published(QUARTER + 1, "1.0", FIVE),
            Published(QUARTER, "1.0", TEN),
        ]


async def test_the_latest_that_a_deployment_told_of_a_quarter_is_kept(database: Database) -> None:
    async with database.write() as session:
        for peer in (ESSEX, KENT):
            await benchmarks.trust(session, peer, NOW)
        for one in (told(ESSEX), told(KENT), told(ESSEX, TEN), told(ESSEX, quarter=QUARTER + 1)):
            await benchmarks.keep_told(session, one, LATER)
        assert await benchmarks.told(session, QUARTER, "1.0") == [told(ESSEX, TEN), told(KENT)]
        assert await benchmarks.told(session, QUARTER, "1.1") == []
        assert await benchmarks.told_by(session, "k1", QUARTER, "1.0") == told(ESSEX, TEN)
        assert await benchmarks.told_by(session, "k2", QUARTER + 1, "1.0") is None
        assert [each.quarter for each in await benchmarks.all_told(session)] == [
            QUARTER + 1,
            QUARTER,
            QUARTER,
        ]


async def test_what_a_deployment_told_goes_when_it_is_not_trusted_any_more(database: Database) -> None:
    async with database.write() as session:
        await benchmarks.trust(session, ESSEX, NOW)
        await benchmarks.trust(session, Peer("k1", "Essex Digital"), LATER)
        assert await benchmarks.peers(session) == [Peer("k1", "Essex Digital")]
        await benchmarks.keep_told(session, told(ESSEX), LATER)
        await benchmarks.distrust(session, "k1")
        assert not await benchmarks.peers(session)
        assert not await benchmarks.all_told(session)
