"""How a check-in goes: who was invited, who was reached or cannot be, and who has answered; and its posts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, case, distinct, exists, func, literal, or_, select

from conversations.calendar import Calendar
from conversations.nudges import NudgeKind
from conversations.people import HOME_ZONE, CheckIn, Place
from conversations.posts import LATEST
from storage.checkins import checkin_of
from storage.conditions import has_finished, is_asked, is_of_action
from storage.councils import readable_calendar
from storage.database import Session
from storage.nudges import NudgeState
from storage.reach import NOWHERE, reach_of
from storage.statements import insert, is_dead, is_planned, is_queued, one_of
from storage.summaries import were_asked
from storage.tables import address, answer, nudge, outbox, person, post
from storage.tables import checkin as checkin_table
from storage.tables import council as council_table


@dataclass(frozen=True, slots=True)
class Area:
    """How many people of a service area were asked, and how many gave any answer."""

    asked: int
    answered: int


@dataclass(frozen=True, slots=True)
class Turnout:
    """Of the people who are on the roster. `started` counts whoever began, by themselves or not.

    `is_past`: people have moved on to a later check-in, or may. What is known of a person is known of their
    present one, so that only answers can be counted: `started` counts them, and the others are 0.
    """

    areas: Mapping[str, Area] = field(default_factory=dict)
    started: int = 0
    finished: int = 0
    stopped: int = 0
    without_reminders: int = 0
    away: int = 0
    is_past: bool = False

    @property
    def asked(self) -> int:
        return sum(area.asked for area in self.areas.values())

    @property
    def answered(self) -> int:
        return sum(area.answered for area in self.areas.values())


@dataclass(frozen=True, slots=True)
class Outreach:
    """`invited`: people to whom an invitation was sent, or tried. `reached`: to whom any nudge was delivered.

    `unreachable`: the names of people who cannot be written to, by the platform's reason; no reason where there
    is no conversation with them.
    """

    invited: int
    reached: int
    unreachable: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Upcoming:
    """The nudge that is due next."""

    key: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Letters:
    """A council's messages that wait to be sent, and those that were given up."""

    waiting: int
    undelivered: int


async def turnout(session: Session, checkin: CheckIn, now: datetime) -> Turnout:
    """Who is asked in a check-in, and how far they have come."""
    answered = exists().where(
        answer.c.council_id == checkin.council,
        answer.c.checkin_id == checkin.id,
        answer.c.person_id == person.c.id,
    )
    is_past = await _has_later(session, checkin)
    today = now.astimezone(ZoneInfo(HOME_ZONE)).date()
    is_quiet = or_(person.c.has_stopped, ~person.c.wants_reminders)
    rows = await session.execute(
        select(
            person.c.service_area,
            func.count(),
            _count(answered),
            _count(or_(person.c.checkin_id == checkin.id, answered)),
            _count(has_finished(literal(checkin.id))),
            _count(person.c.has_stopped),
            _count(and_(~person.c.has_stopped, ~person.c.wants_reminders)),
            _count(and_(~is_quiet, person.c.away_until > today)),
        )
        .where(*were_asked(checkin.council, min(now, checkin.closes_at)))
        .group_by(person.c.service_area)
        .order_by(person.c.service_area)
    )
    areas: dict[str, Area] = {}
    totals = [0] * 5
    for area, asked, answers, *counts in rows.tuples():
        areas[area] = Area(asked, answers)
        totals = [total + count for total, count in zip(totals, counts, strict=True)]
    if is_past:
        return Turnout(areas, sum(area.answered for area in areas.values()), is_past=True)
    started, finished, stopped, without_reminders, away = totals
    return Turnout(areas, started, finished, stopped, without_reminders, away)


async def _has_later(session: Session, checkin: CheckIn) -> bool:
    """Whether a later check-in is there: it is made before the first of its people can begin it."""
    later = exists().where(
        checkin_table.c.council_id == checkin.council, checkin_table.c.quarter > checkin.quarter
    )
    return bool(await session.scalar(select(later)))


async def outreach(session: Session, checkin: CheckIn) -> Outreach:
    tried = nudge.c.state.in_([NudgeState.QUEUED, NudgeState.SENT, NudgeState.FAILED])
    is_first = or_(
        nudge.c.key == NudgeKind.INVITATION.value, nudge.c.key.startswith(f"{NudgeKind.SNOOZE.value}:")
    )
    counts = await session.execute(
        select(
            func.count(distinct(case((and_(is_first, tried), nudge.c.person_id)))),
            func.count(distinct(case((nudge.c.state == NudgeState.SENT.value, nudge.c.person_id)))),
        )
        .join(person, person.c.id == nudge.c.person_id)
        .where(*_nudges_of(checkin), *were_asked(checkin.council, checkin.closes_at))
    )
    invited, reached = counts.tuples().one()
    return Outreach(invited, reached, await _unreachable(session, checkin))


async def upcoming(session: Session, checkin: CheckIn) -> Upcoming | None:
    rows = await session.execute(
        select(nudge.c.key, nudge.c.due_at)
        .where(*_nudges_of(checkin), is_planned)
        .order_by(nudge.c.due_at)
        .limit(1)
    )
    row = rows.tuples().one_or_none()
    return Upcoming(*row) if row else None


async def letters(session: Session, council: int) -> Letters:
    counts = [
        await session.scalar(
            select(func.count()).select_from(outbox).where(state, outbox.c.council_id == council)
        )
        or 0
        for state in (is_queued, is_dead)
    ]
    return Letters(*counts)


async def claim_post(session: Session, checkin: CheckIn, key: str, now: datetime) -> bool:
    """Whether the post of that key is still to be made; who asks first makes it."""
    claimed = await session.scalar(
        insert(session, post)
        .values(checkin_id=checkin.id, key=key, council_id=checkin.council, queued_at=now)
        .on_conflict_do_nothing(index_elements=["checkin_id", "key"])
        .returning(post.c.key)
    )
    return claimed is not None


async def posted(session: Session, checkins: Sequence[int]) -> set[tuple[int, str]]:
    """The posts that were made in these check-ins, by check-in and key."""
    rows = await session.execute(
        select(post.c.checkin_id, post.c.key).where(one_of(session, post.c.checkin_id, checkins))
    )
    return set(rows.tuples())


async def checkins_to_post(session: Session, now: datetime) -> list[tuple[CheckIn, Calendar]]:
    """The check-ins of all councils that may have something to post; made-up ones have not."""
    rows = await session.execute(
        select(checkin_table, council_table.c.calendar)
        .join(council_table, council_table.c.id == checkin_table.c.council_id)
        .where(
            checkin_table.c.opens_at <= now,
            checkin_table.c.closes_at > now - LATEST,
            ~checkin_table.c.synthetic,
        )
        .order_by(checkin_table.c.id)
    )
    found = [(checkin_of(row), readable_calendar(row["calendar"])) for row in rows.mappings()]
    return [(checkin, calendar) for checkin, calendar in found if calendar is not None]


async def _unreachable(session: Session, checkin: CheckIn) -> dict[str, tuple[str, ...]]:
    closed = select(address.c.person_id).where(
        address.c.council_id == checkin.council,
        address.c.unreachable_since.is_not(None),
        address.c.place == Place.DIRECT.value,
    )
    failed = select(nudge.c.person_id).where(*_nudges_of(checkin), nudge.c.state == NudgeState.FAILED.value)
    rows = await session.execute(
        select(person.c.id, person.c.name, person.c.lane_id)
        .where(person.c.council_id == checkin.council, is_asked, person.c.id.in_(closed.union(failed)))
        .order_by(person.c.name, person.c.id)
    )
    people = {number: (name, lane) for number, name, lane in rows.tuples()}
    reaches = await reach_of(session, {number: lane for number, (_, lane) in people.items()})
    names: dict[str, list[str]] = defaultdict(list)
    for number, (name, _) in people.items():
        reach = reaches.get(number, NOWHERE)
        if not reach.is_open:
            names[reach.reason or ""].append(name)
    return {reason: tuple(each) for reason, each in names.items()}


def _nudges_of(checkin: CheckIn) -> tuple[ColumnElement[bool], ...]:
    return nudge.c.council_id == checkin.council, nudge.c.checkin_id == checkin.id, ~is_of_action


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
