"""Reads what a summary shows: from published counts alone, so that nobody can be made out behind them."""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.quotes import quotes_of
from conversations.calendar import YearKind
from conversations.figures import SummaryFigures, Trend
from conversations.framework import Cut, Framework
from conversations.gathering import Gathering, Source
from conversations.material import HeldBack
from conversations.people import CheckIn, Role
from conversations.reckoning import levels_of_each, summary_figures, trend
from conversations.releases import Tags
from conversations.scoring import OVERALL, theme_key
from conversations.summary_request import Look, Split, SummaryRequest
from conversations.summary_split import area_named
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


@dataclass(frozen=True, slots=True)
class Everything:
    """All that there is to see of a check-in; `areas`, `roles` and `trends` as in SummaryView."""

    summary: SummaryView
    areas: Mapping[str, SummaryFigures]
    roles: Mapping[str, SummaryFigures]
    trends: Mapping[str, Trend]


async def summary_view(
    session: Session, gathering: Gathering, council: int, request: SummaryRequest, now: datetime
) -> SummaryView | NoSuchQuarter | None:
    """What a council asks to see; None where no check-in has opened yet."""
    reading = await _find(session, gathering, council, request, now)
    return await reading.view(request) if isinstance(reading, _Reading) else reading


async def everything(
    session: Session, gathering: Gathering, council: int, quarter: int | None, now: datetime
) -> Everything | NoSuchQuarter | None:
    """What somebody would see who asked for every look at a check-in, the latest by default."""
    request = SummaryRequest(quarter=quarter)
    reading = await _find(session, gathering, council, request, now)
    if not isinstance(reading, _Reading):
        return reading
    return Everything(
        summary=replace(await reading.view(request), quotes=await reading.quotes(_themes(gathering.framework))),
        areas=await reading.split(replace(request, split=Split.AREA)),
        roles=await reading.split(replace(request, split=Split.ROLE)),
        trends=await reading.trends([OVERALL, *_themes(gathering.framework)]),
    )


async def _find(
    session: Session, gathering: Gathering, council: int, request: SummaryRequest, now: datetime
) -> "_Reading | NoSuchQuarter | None":
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
    earlier = [each for each in shown if each.quarter < this.quarter]
    name = (await councils.council(session, council)).name
    is_optional = this == held[0] and await councils.is_optional(session, council)
    return _Reading(
        session, gathering, name, calendar.year, this, before, earlier, now, is_optional=is_optional
    )


def _is_of_theme(request: SummaryRequest) -> bool:
    """Whether one theme of everybody is looked at."""
    return request.theme is not None and request.look is Look.OVERVIEW and request.split is None


def _of_quarter(held: Sequence[CheckIn], quarter: int) -> CheckIn | None:
    return next((each for each in held if each.quarter == quarter), None)


def _before(
    this: CheckIn, held: Sequence[CheckIn], shown: Sequence[CheckIn], compare: int | None
) -> CheckIn | None:
    """The check-in to compare with: the one that is asked for, else the latest before that has figures."""
    if compare is not None:
        return _of_quarter(held, compare)
    return next((each for each in shown if each.quarter < this.quarter), None)


def _themes(framework: Framework) -> list[str]:
    return [theme_key(cut, theme.id) for cut in Cut for theme in framework.themes(cut)]


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads `this` check-in of a council, of which answers may still wait. `before`: the one to compare with;
    `earlier`: all before it that have figures, the newest first. `is_optional` is said of the newest one alone:
    what held in those before is not known.

    Where there is much to work out, it is done in parts, so that turns need not wait for all of it.
    """

    session: Session
    gathering: Gathering
    council: str
    year: YearKind
    this: CheckIn
    before: CheckIn | None
    earlier: Sequence[CheckIn]
    now: datetime
    is_optional: bool

    async def view(self, request: SummaryRequest) -> SummaryView:
        return SummaryView(
            council=self.council,
            year=self.year,
            checkin=self.this,
            is_open=self.this.is_open(self.now),
            request=request,
            figures=await self.figures(),
            split=await self.split(request),
            trends=await self.trends([request.theme or OVERALL]) if request.look is Look.TREND else {},
            least=self.least,
            quotes=await self.quotes([request.theme]) if _is_of_theme(request) else {},
            is_optional=self.is_optional,
        )

    @property
    def least(self) -> int:
        return self.this.least or self.gathering.least

    async def quotes(self, keys: Sequence[str | None]) -> Mapping[str, tuple[str, ...]]:
        framework, asked = self.gathering.framework, [key for key in keys if key is not None]
        return await quotes_of(self.session, framework, self.this, asked, least=self.least, now=self.now)

    async def figures(self) -> SummaryFigures:
        waiting = await releases.waiting(self.session, self.this)
        response = await summaries.response(self.session, self.this, self.now)
        this, before = await self._sources(Split.ROLE)
        answers = sum(waiting.values())
        held_back = HeldBack(waiting=answers) if self.this.is_open(self.now) else HeldBack(for_good=answers)
        material = self.gathering.whole(replace(this, waiting=tuple(waiting)), before, response, held_back)
        await asyncio.sleep(0)
        return summary_figures(self.gathering.framework, material)

    async def split(self, request: SummaryRequest) -> dict[str, SummaryFigures]:
        """Of all who were asked, and of those who were told apart; all figures of the one area asked for."""
        if request.split is None:
            return {}
        (this,) = await self._read([self.this], request.split)
        groups = await self._groups(this, request.split)
        levels = ((name, self.gathering.levels(this, group)) for name, group in groups.items())
        split = {}
        for name, figures in levels_of_each(self.gathering.framework, levels, self.gathering.each):
            split[name] = figures
            await asyncio.sleep(0)
        area = area_named(request.area, groups) if request.area is not None else None
        if area is not None:
            material = self.gathering.part(*await self._sources(request.split), groups[area])
            split[area] = summary_figures(self.gathering.framework, material)
        return split

    async def trends(self, keys: Collection[str]) -> dict[str, Trend]:
        """Of those of the keys that the framework has."""
        known = [key for key in keys if key in self.gathering.asked]
        sources = await self._read([self.this, *self.earlier[: QUARTERS_SHOWN - 1]]) if known else []
        rounds = self.gathering.rounds(sources, known)
        trends = {}
        for key in known:
            trends[key] = trend(self.gathering.framework, key, rounds, self.gathering.each)
            await asyncio.sleep(0)
        return trends

    async def _groups(self, this: Source, split: Split) -> dict[str, Tags]:
        """By the name of the area, or the role."""
        asked = await segments.asked(self.session, self.this.council, min(self.now, self.this.closes_at))
        if split is Split.ROLE:
            return {role.value: Tags(role=role) for role in Role if any(one.role is role for one in asked)}
        told = {group.area for group in this.groups if group.area is not None}
        return {area: Tags(area=area) for area in {one.area for one in asked} | told}

    async def _sources(self, telling: Split) -> tuple[Source, Source | None]:
        if self.before is None:
            (this,) = await self._read([self.this], telling)
            return this, None
        this, before = await self._read([self.this, self.before], telling)
        return this, before

    async def _read(self, wanted: Sequence[CheckIn], telling: Split | None = None) -> list[Source]:
        numbers = [each.id for each in wanted]
        groups = await snapshots.load(self.session, self.this.council, numbers, telling=telling)
        return [
            Source(each.quarter, each.framework_version, groups[each.id], least=each.least) for each in wanted
        ]
