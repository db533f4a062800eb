"""The benchmark of councils that share their figures: how it grows, and where one council stands in it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from conversations.benchmark import (
    Means,
    add,
    edition,
    is_ready,
    means_of,
    oldest_counted,
    quartiles,
    together,
)
from conversations.benchmark_cards import (
    BenchmarkView,
    NoBenchmark,
    Reason,
    compose_benchmark,
    compose_no_benchmark,
)
from conversations.cards import Card
from conversations.framework import Framework
from conversations.gathering import Gathering, Source
from conversations.language import Language
from conversations.national import LEAST_COUNCILS
from conversations.people import CheckIn
from conversations.reckoning import summary_figures
from conversations.scoring import OVERALL
from storage import benchmarks, checkins, councils, snapshots
from storage.benchmarks import Published, Sharing
from storage.database import Database, Session

_QUARTERS_TRIED = 8
"""How far back a benchmark is looked for."""

_Group = tuple[int, str]
"""What is counted together: a quarter and an edition."""


@dataclass(frozen=True, slots=True)
class Sector:
    """`questions_each`: how many questions people get in a check-in."""

    database: Database
    framework: Framework
    questions_each: int

    async def count_due(self, now: datetime) -> int:
        """Counts the councils that it is time for; returns how many check-ins that were."""
        async with self.database.read() as session:
            groups = _enough(await benchmarks.uncounted(session, now, oldest_counted(now)), now)
            means = {group: await self._means(session, ready) for group, ready in groups.items()}
        return sum([await self._count(group, found, now) for group, found in means.items()])

    async def _means(self, session: Session, ready: Sequence[Sharing]) -> dict[int, Means]:
        """By check-in; those are left out whose council shows no mean."""
        found = {
            each.checkin.id: await shown_means(
                session, Gathering(self.framework, self.questions_each, each.least), each.checkin
            )
            for each in ready
        }
        return {checkin: means for checkin, means in found.items() if OVERALL in means}

    async def _count(self, group: _Group, means: Mapping[int, Means], now: datetime) -> int:
        """In one transaction, so that the marks and the counts always agree."""
        if len(means) < LEAST_COUNCILS:
            return 0
        async with self.database.write() as session:
            claimed = await benchmarks.claim(session, means)
            if len(claimed) < LEAST_COUNCILS:
                return 0
            before = await benchmarks.published(session, *group)
            counts = add(before, [means[each] for each in sorted(claimed)])
            await benchmarks.publish(session, Published(*group, counts), now)
            await benchmarks.mark(session, claimed, now)
        return len(claimed)


def _enough(uncounted: Sequence[Sharing], now: datetime) -> dict[_Group, list[Sharing]]:
    groups: defaultdict[_Group, list[Sharing]] = defaultdict(list)
    for each in uncounted:
        if is_ready(each.checkin, each.published_at, each.since, now):
            groups[_group_of(each.checkin)].append(each)
    return {group: ready for group, ready in groups.items() if len(ready) >= LEAST_COUNCILS}


def _group_of(checkin: CheckIn) -> _Group:
    return checkin.quarter, edition(checkin.framework_version, synthetic=checkin.synthetic)


async def shown_means(session: Session, gathering: Gathering, checkin: CheckIn) -> dict[str, int]:
    """The means that a council's own summary of a check-in shows."""
    loaded = await snapshots.load(session, checkin.council, [checkin.id])
    source = Source(checkin.quarter, checkin.framework_version, loaded[checkin.id])
    return means_of(summary_figures(gathering.framework, gathering.part(source, None)))


async def benchmark_view(
    session: Session, gathering: Gathering, council: int, now: datetime
) -> BenchmarkView | NoBenchmark:
    """Of the latest closed check-in for which there is a benchmark."""
    if await benchmarks.shares_since(session, council) is None:
        return NoBenchmark(Reason.NOT_SHARING)
    year = (await councils.calendar_of(session, council)).year
    newest = await checkins.latest(session, council, _QUARTERS_TRIED)
    closed = [each for each in newest if each.closes_at <= now]
    if not closed:
        return NoBenchmark(Reason.NONE_CLOSED, year)
    for each in closed:
        group = _group_of(each)
        own, told = await benchmarks.published(session, *group), await benchmarks.told(session, *group)
        parts = [counts.counted for counts in (own, *(one.counts for one in told)) if counts.counted]
        tallies = together(parts)
        if quartiles(tallies.get(OVERALL, {})) is not None:
            return BenchmarkView(
                quarter=each.quarter,
                year=year,
                means=await shown_means(session, gathering, each),
                tallies=tallies,
                deployments=len(parts),
                is_synthetic=each.synthetic,
                newer=closed[0].quarter if each is not closed[0] else None,
            )
    return NoBenchmark(Reason.TOO_FEW, year, closed[0].quarter)


async def benchmark_card(
    session: Session, gathering: Gathering, council: int, language: Language, now: datetime
) -> Card:
    view = await benchmark_view(session, gathering, council, now)
    if isinstance(view, NoBenchmark):
        return compose_no_benchmark(view, language)
    return compose_benchmark(view, language)
