"""Reads what a summary shows: from published counts alone, so that nobody can be made out behind them."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from conversations.calendar import YearKind
from conversations.figures import SummaryFigures, Trend
from conversations.gathering import Gathering, Source
from conversations.material import HeldBack
from conversations.people import CheckIn, Role
from conversations.reckoning import summary_figures, trend
from conversations.releases import Tags
from conversations.scoring import OVERALL
from conversations.summary_request import Look, Split, SummaryRequest
from conversations.summary_view import SummaryView
from storage import checkins, councils, releases, segments, snapshots, summaries
from storage.database import Session

QUARTERS_SHOWN = 12
"""In a trend."""

_QUARTERS_KEPT = 80
"""As far back as somebody may ask."""


@dataclass(frozen=True, slots=True)
class NoSuchQuarter:
    """`held`: the quarters that had a check-in, the newest first."""

    request: SummaryRequest
    held: tuple[int, ...]
    year: YearKind


async def summary_view(
    session: Session, gathering: Gathering, council: int, request: SummaryRequest, now: datetime
) -> SummaryView | NoSuchQuarter | None:
    """What a council asks to see; None where no check-in has opened yet."""
    calendar = await councils.calendar_of(session, council)
    newest = await checkins.latest(session, council, _QUARTERS_KEPT)
    held = [each for each in newest if each.opens_at <= now]
    if not held:
        return None
    with_figures = await snapshots.with_figures(session, council)
    shown = [each for each in held if each.id in with_figures]
    this = _of_quarter(held, request.quarter) if request.quarter else next(iter(shown), held[0])
    before = _before(this, held, shown, request.compare) if this else None
    if this is None or (before is None and request.compare is not None):
        return NoSuchQuarter(request, tuple(each.quarter for each in held), calendar.year)
    reading = _Reading(session, gathering, this, before, now)
    return SummaryView(
        council=(await councils.council(session, council)).name,
        year=calendar.year,
        checkin=this,
        is_open=this.is_open(now),
        request=request,
        figures=await reading.figures(),
        split=await reading.split(request.split) if request.split else {},
        trends=await reading.trends(request, shown) if request.look is Look.TREND else {},
        least=gathering.least,
    )


def _of_quarter(held: Sequence[CheckIn], quarter: int) -> CheckIn | None:
    return next((each for each in held if each.quarter == quarter), None)


def _before(
    this: CheckIn, held: Sequence[CheckIn], shown: Sequence[CheckIn], compare: int | None
) -> CheckIn | None:
    """The check-in to compare with: the one that is asked for, else the latest before that has figures."""
    if compare is not None:
        return _of_quarter(held, compare)
    return next((each for each in shown if each.quarter < this.quarter), None)


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads two check-ins, of the later of which answers may still wait."""

    session: Session
    gathering: Gathering
    this: CheckIn
    before: CheckIn | None
    now: datetime

    async def figures(self) -> SummaryFigures:
        waiting = await releases.waiting(self.session, self.this)
        response = await summaries.response(self.session, self.this, self.now)
        this, before = await self._sources("role")
        answers = sum(waiting.values())
        held_back = HeldBack(waiting=answers) if self.this.is_open(self.now) else HeldBack(for_good=answers)
        material = self.gathering.whole(replace(this, waiting=tuple(waiting)), before, response, held_back)
        return summary_figures(self.gathering.framework, material)

    async def split(self, split: Split) -> dict[str, SummaryFigures]:
        """Of all who were asked, and of those who were told apart."""
        sources = await self._sources(split)
        asked = await segments.asked(self.session, self.this.council, min(self.now, self.this.closes_at))
        if split is Split.ROLE:
            groups = {role.value: Tags(role=role) for role in Role if any(one.role is role for one in asked)}
        else:
            told = {group.area for group in sources[0].groups if group.area is not None}
            groups = {area: Tags(area=area) for area in {one.area for one in asked} | told}
        figures = {}
        for name, group in groups.items():
            figures[name] = summary_figures(self.gathering.framework, self.gathering.part(*sources, group))
            await asyncio.sleep(0)  # with many areas it takes long enough for turns to wait
        return figures

    async def trends(self, request: SummaryRequest, shown: Sequence[CheckIn]) -> dict[str, Trend]:
        key = request.theme or OVERALL
        if key not in self.gathering.asked:
            return {}
        earlier = [each for each in shown if each.quarter < self.this.quarter]
        sources = await self._read([self.this, *earlier[: QUARTERS_SHOWN - 1]])
        rounds = self.gathering.rounds(sources, key)
        return {key: trend(self.gathering.framework, key, rounds, self.gathering.each)}

    async def _sources(self, telling: str) -> tuple[Source, Source | None]:
        if self.before is None:
            (this,) = await self._read([self.this], telling)
            return this, None
        this, before = await self._read([self.this, self.before], telling)
        return this, before

    async def _read(self, wanted: Sequence[CheckIn], telling: str | None = None) -> list[Source]:
        numbers = [each.id for each in wanted]
        groups = await snapshots.load(self.session, self.this.council, numbers, telling=telling)
        return [Source(each.quarter, each.framework_version, groups[each.id]) for each in wanted]
