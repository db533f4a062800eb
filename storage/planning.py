"""Which nudges are planned: the table `nudge` is brought to what conversations.nudges says, and written only
where it differs.

One process plans a council at a time, some thousand people in a transaction, so that nobody's turn waits long.
Whatever changes about a person or a council meanwhile marks them to be planned once more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Integer, Select, Text, and_, exists, func, literal, or_, select, update

from conversations.calendar import Calendar
from conversations.codec import load_calendar
from conversations.nudges import PlannedNudge, next_manual
from conversations.people import CheckIn
from storage import checkins
from storage.alike import SOMEBODY, Kind, Known, Planner, Somebody, due_at
from storage.columns import AwareDateTime, Id
from storage.conditions import has_finished, is_of_action, is_unplanned, may_be_nudged, reminds_unasked
from storage.councils import calendar_of, replan
from storage.database import Session
from storage.nudges import NudgeKey, NudgeState, end
from storage.statements import insert, one_of, plus_seconds, rows_of
from storage.tables import checkin as checkin_table
from storage.tables import council as council_table
from storage.tables import nudge, person

AT_ONCE = 5_000
"""The most people in one transaction."""

_RECENT = 3
"""How many of a council's check-ins may hold nudges that are still planned."""

_REPLANNABLE = (NudgeState.PLANNED.value, NudgeState.WITHDRAWN.value)
_OUTDATED = "The person, the check-in or the calendar has changed."

KnownNudges = Mapping[tuple[int, int], Mapping[str, Known]]
"""By check-in and person, then by key."""


@dataclass(frozen=True, slots=True)
class Changes:
    """`people`: how many were looked at."""

    people: int
    planned: int = 0
    withdrawn: int = 0

    @property
    def total(self) -> int:
        return self.planned + self.withdrawn


@dataclass(slots=True)
class _Work:
    """What has to be written for one check-in: kinds of people with numbers of our own, people (id, ordinal,
    kind) who have no nudges in it yet, those who have some that differ, and nudges to withdraw.
    """

    kinds: dict[Kind, int] = field(default_factory=dict)
    new: list[tuple[int, int, int]] = field(default_factory=list)
    changed: list[tuple[int, int, int]] = field(default_factory=list)
    unwanted: list[NudgeKey] = field(default_factory=list)
    planned: int = 0


async def unplanned_councils(session: Session) -> list[int]:
    """The councils of which somebody's nudges have to be planned."""
    somebody = exists().where(person.c.council_id == council_table.c.id, is_unplanned)
    rows = await session.scalars(
        select(council_table.c.id)
        .where(or_(council_table.c.planned_to.is_not(None), somebody))
        .order_by(council_table.c.id)
    )
    return list(rows)


async def plan_council(session: Session, council: int, now: datetime, limit: int = AT_ONCE) -> Changes | None:
    """Plans the nudges of those people of a council who need it, at most `limit`.

    Call it again, in a new transaction, until it has looked at nobody. None while another process does it.
    """
    held = await session.execute(
        select(council_table.c.calendar, council_table.c.planned_to, council_table.c.is_optional)
        .where(council_table.c.id == council)
        .with_for_update(skip_locked=True, key_share=True)
    )
    row = held.tuples().one_or_none()
    if row is None:
        return None
    calendar, planned_to, is_optional = row
    if planned_to is None:
        people = await _take_changed(session, council, limit)
    else:
        people = await _take_next(session, council, planned_to, limit)
    return await _plan(session, council, load_calendar(calendar), people, now, is_optional=is_optional)


async def plan_manual(session: Session, council: int, checkin: int, now: datetime) -> int | None:
    """Has everybody reminded who has not finished, once they are planned anew; returns how many they are.

    None when they may not be reminded now: somebody else may have had them reminded a moment ago.
    """
    this = and_(checkin_table.c.id == checkin, checkin_table.c.council_id == council)
    rows = await session.execute(select(checkin_table).where(this).with_for_update(key_share=True))
    row = rows.mappings().one_or_none()
    if row is None or not _may_remind(checkins.checkin_of(row), await calendar_of(session, council), now):
        return None
    await session.execute(update(checkin_table).where(this).values(nudged_at=now))
    await replan(session, [council])
    return await count_unfinished(session, council, checkin)


def _may_remind(checkin: CheckIn, calendar: Calendar, now: datetime) -> bool:
    is_running = checkin.is_open(now) and checkin.paused_at is None
    return is_running and next_manual(calendar, checkin.nudged_at, now) is None


async def count_unfinished(session: Session, council: int, checkin: int) -> int:
    """How many people may be reminded that they have not finished. Those who need not take part are reminded
    once at most.
    """
    has_had_enough = and_(
        exists().where(council_table.c.id == council, council_table.c.is_optional),
        exists().where(
            nudge.c.checkin_id == checkin,
            nudge.c.person_id == person.c.id,
            nudge.c.sent_on.is_not(None),
            reminds_unasked,
        ),
    )
    number = await session.scalar(
        select(func.count())
        .select_from(person)
        .where(
            person.c.council_id == council,
            may_be_nudged,
            ~has_finished(literal(checkin)),
            ~has_had_enough,
        )
    )
    return number or 0


async def count_people(session: Session, council: int) -> int:
    """How many people the council has had: it decides how far nudges are spread."""
    last = await session.scalar(select(func.max(person.c.ordinal)).where(person.c.council_id == council))
    return 1 if last is None else last + 1


async def known_nudges(session: Session, checkins: Sequence[int], people: Sequence[int]) -> KnownNudges:
    """Without the reminders of actions, which are none of the check-in's."""
    rows = await session.execute(
        select(
            nudge.c.checkin_id,
            nudge.c.person_id,
            nudge.c.key,
            nudge.c.state,
            nudge.c.due_at,
            nudge.c.expires_at,
            nudge.c.sent_on,
        ).where(nudge.c.checkin_id.in_(checkins), one_of(session, nudge.c.person_id, people), ~is_of_action)
    )
    found: dict[tuple[int, int], dict[str, Known]] = {}
    for checkin, number, key, *known in rows.tuples():
        found.setdefault((checkin, number), {})[key] = Known(*known)
    return found


async def _take_changed(session: Session, council: int, limit: int) -> Sequence[Somebody]:
    """People about whom something has changed. Those whose turn goes on right now are left for later."""
    changed = (
        select(person.c.id)
        .where(person.c.council_id == council, is_unplanned)
        .limit(limit)
        .with_for_update(skip_locked=True, key_share=True)
        .cte("changed")
    )
    rows = await session.execute(
        update(person).where(person.c.id.in_(select(changed.c.id))).values(is_planned=True).returning(*SOMEBODY)
    )
    return list(map(Somebody._make, rows))


async def _take_next(session: Session, council: int, planned_to: int, limit: int) -> Sequence[Somebody]:
    """The next of all people, by their ordinals. That writes one row, however many people there are."""
    rows = await session.execute(
        select(*SOMEBODY)
        .where(person.c.council_id == council, person.c.ordinal >= planned_to)
        .order_by(person.c.ordinal)
        .limit(limit)
    )
    people = list(map(Somebody._make, rows))
    rest = people[-1].ordinal + 1 if len(people) == limit else None
    await session.execute(update(council_table).where(council_table.c.id == council).values(planned_to=rest))
    return people


async def _plan(
    session: Session,
    council: int,
    calendar: Calendar,
    people: Sequence[Somebody],
    now: datetime,
    *,
    is_optional: bool,
) -> Changes:
    recent = await checkins.latest(session, council, _RECENT)
    if not people or not recent:
        return Changes(len(people))
    size = await count_people(session, council)
    known = await known_nudges(session, [each.id for each in recent], [one.id for one in people])
    planned = withdrawn = 0
    for checkin in recent:
        planner = Planner(checkin, calendar, size, now, is_optional=is_optional)
        work = _compare(checkin, planner, people, known, is_over=checkin.closes_at <= now)
        await end(session, work.unwanted, NudgeState.WITHDRAWN, _OUTDATED)
        await _write(session, checkin, planner, work)
        planned += work.planned
        withdrawn += len(work.unwanted)
    return Changes(len(people), planned, withdrawn)


def _compare(
    checkin: CheckIn, planner: Planner, people: Sequence[Somebody], known: KnownNudges, *, is_over: bool
) -> _Work:
    work = _Work()
    for one in people:
        had = known.get((checkin.id, one.id), {})
        kind = None if is_over else planner.kind(one, had)
        wanted = () if kind is None else planner.nudges_of(kind)
        missing = sum(not _agrees(had.get(each.key), each, one.ordinal) for each in wanted)
        if missing and kind is not None:
            number = work.kinds.setdefault(kind, len(work.kinds))
            (work.changed if had else work.new).append((one.id, one.ordinal, number))
            work.planned += missing
        if had:
            keys = {each.key for each in wanted}
            work.unwanted += [
                (checkin.id, one.id, key)
                for key, each in had.items()
                if each.state == NudgeState.PLANNED and key not in keys
            ]
    return work


def _agrees(known: Known | None, wanted: PlannedNudge, ordinal: int) -> bool:
    """Whether there is nothing to write: what was handed over once stays as it is."""
    if known is None or known.state == NudgeState.WITHDRAWN:
        return False
    if known.state != NudgeState.PLANNED:
        return True
    return known.expires_at == wanted.expires_at and known.due_at == due_at(wanted, ordinal)


async def _write(session: Session, checkin: CheckIn, planner: Planner, work: _Work) -> None:
    """Writes the nudges of everybody in `work`, kind by kind."""
    columns = ["checkin_id", "person_id", "key", "council_id", "due_at", "expires_at", "state"]
    if work.new:
        wanted = _wanted(session, checkin, planner, work.kinds, work.new)
        await session.execute(insert(session, nudge).from_select(columns, wanted))
    if work.changed:
        wanted = _wanted(session, checkin, planner, work.kinds, work.changed)
        upsert = insert(session, nudge).from_select(columns, wanted)
        changes = {name: upsert.excluded[name] for name in ("due_at", "expires_at", "state")}
        await session.execute(
            upsert.on_conflict_do_update(
                index_elements=["checkin_id", "person_id", "key"],
                set_={**changes, "reason": None},
                where=nudge.c.state.in_(_REPLANNABLE),
            )
        )


def _wanted(
    session: Session,
    checkin: CheckIn,
    planner: Planner,
    kinds: Mapping[Kind, int],
    people: Sequence[tuple[int, int, int]],
) -> Select[tuple[int, int, str, int, datetime, datetime, str]]:
    """The nudges of people, in the order of the columns in `_write`."""
    who = rows_of(session, "who", {"id": Id, "ordinal": Integer(), "kind": Integer()}, people)
    slot = rows_of(
        session,
        "slot",
        {
            "kind": Integer(),
            "key": Text(),
            "due_at": AwareDateTime(),
            "expires_at": AwareDateTime(),
            "spread": Integer(),
        },
        [
            (number, each.key, each.due_at, each.expires_at, each.spread)
            for kind, number in kinds.items()
            for each in planner.nudges_of(kind)
        ],
    )
    return select(
        literal(checkin.id, Id),
        who.c.id,
        slot.c.key,
        literal(checkin.council, Id),
        plus_seconds(session, slot.c.due_at, who.c.ordinal % slot.c.spread),
        slot.c.expires_at,
        literal(NudgeState.PLANNED.value, Text()),
    ).where(slot.c.kind == who.c.kind)
