"""Which reminders of actions are planned: for the owners of all that is under way, brought to what
conversations.action_nudges says, and written only where it differs.

They are rows of `nudge` beside those of the check-in that the action belongs to: so nobody gets two on a day,
and whatever stops nudges stops them. What an action no longer needs is withdrawn when it is changed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select

from conversations.action_nudges import plan_action_nudges
from conversations.actions import Action, Progress
from conversations.nudges import PlannedNudge
from conversations.people import Person
from storage.actions import action_of
from storage.conditions import is_of_action, may_be_nudged
from storage.councils import readable_calendar
from storage.database import Session
from storage.nudges import NudgeKey, NudgeState, end
from storage.people import person_of
from storage.statements import insert, one_of
from storage.tables import action, checkin, council, nudge, person

_FAR = timedelta(days=366)
"""From an action's due day: no reminder comes as long before it, or after."""

_OPEN = tuple(each.value for each in Progress if not each.is_ended)
_IS_REPLANNABLE = or_(nudge.c.state == NudgeState.PLANNED.value, nudge.c.state == NudgeState.WITHDRAWN.value)
_OUTDATED = "The owner's time or the calendar has changed."


@dataclass(frozen=True, slots=True)
class _Owned:
    """An action under way with its owner, and the check-in that it belongs to."""

    action: Action
    owner: Person
    checkin: int
    planned: Sequence[PlannedNudge]


@dataclass(frozen=True, slots=True)
class _Known:
    state: str
    due_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class _Work:
    missing: Sequence[tuple[_Owned, PlannedNudge]]
    unwanted: Sequence[NudgeKey]

    @property
    def total(self) -> int:
        return len(self.missing) + len(self.unwanted)


async def is_outdated(session: Session, now: datetime) -> bool:
    """Whether there is anything to plan: it is looked up before anybody has to wait for it."""
    return (await _work(session, now)).total > 0


async def plan(session: Session, now: datetime) -> int:
    """Plans the reminders of all councils' actions; returns how many were planned or withdrawn."""
    work = await _work(session, now)
    await end(session, work.unwanted, NudgeState.WITHDRAWN, _OUTDATED)
    if work.missing:
        await _write(session, work.missing)
    return work.total


async def _work(session: Session, now: datetime) -> _Work:
    owned = await _owned(session, now)
    known = await _known(session, {each.owner.id for each in owned}) if owned else {}
    missing: list[tuple[_Owned, PlannedNudge]] = []
    wanted: set[NudgeKey] = set()
    for each in owned:
        for one in each.planned:
            key = (each.checkin, each.owner.id, one.key)
            wanted.add(key)
            if not _agrees(known.get(key), one, now):
                missing.append((each, one))
    unwanted = [key for key, one in known.items() if one.state == NudgeState.PLANNED and key not in wanted]
    return _Work(missing, unwanted)


def _agrees(known: _Known | None, wanted: PlannedNudge, now: datetime) -> bool:
    """Whether there is nothing to write: what was handed over once stays as it is, and what is due is due."""
    if known is None or known.state == NudgeState.WITHDRAWN:
        return False
    if known.state != NudgeState.PLANNED:
        return True
    is_due = known.due_at <= now and wanted.due_at <= now
    return known.expires_at == wanted.expires_at and (is_due or known.due_at == wanted.due_at)


async def _owned(session: Session, now: datetime) -> list[_Owned]:
    rows = await session.execute(
        select(
            action,
            checkin.c.quarter,
            person.c.name.label("owner"),
            council.c.calendar.label("calendar"),
            may_be_nudged.label("may_be_nudged"),
        )
        .join(checkin, checkin.c.id == action.c.checkin_id)
        .join(person, (person.c.id == action.c.owner_id) & (person.c.council_id == action.c.council_id))
        .join(council, council.c.id == action.c.council_id)
        .where(
            action.c.progress.in_(_OPEN),
            action.c.due_on.between((now - _FAR).date(), (now + _FAR).date()),
        )
        .order_by(action.c.council_id, action.c.number)
    )
    actions = rows.mappings().all()
    owners = await _owners(session, {row["owner_id"] for row in actions})
    owned = []
    for row in actions:
        calendar = readable_calendar(row["calendar"])
        if calendar is None:
            continue
        one, owner = action_of(row), owners[row["owner_id"]]
        planned = plan_action_nudges(one, owner, calendar, now, has_opted_out=not row["may_be_nudged"])
        owned.append(_Owned(one, owner, row["checkin_id"], planned))
    return owned


async def _owners(session: Session, numbers: set[int]) -> dict[int, Person]:
    if not numbers:
        return {}
    rows = await session.execute(select(person).where(one_of(session, person.c.id, numbers)))
    return {row["id"]: person_of(row) for row in rows.mappings()}


async def _known(session: Session, owners: set[int]) -> Mapping[NudgeKey, _Known]:
    """The reminders of all actions that these people ever had."""
    had = select(action.c.checkin_id).where(one_of(session, action.c.owner_id, owners)).distinct()
    rows = await session.execute(
        select(
            nudge.c.checkin_id,
            nudge.c.person_id,
            nudge.c.key,
            nudge.c.state,
            nudge.c.due_at,
            nudge.c.expires_at,
        ).where(nudge.c.checkin_id.in_(had), one_of(session, nudge.c.person_id, owners), is_of_action)
    )
    return {(number, who, key): _Known(*known) for number, who, key, *known in rows.tuples()}


async def _write(session: Session, missing: Sequence[tuple[_Owned, PlannedNudge]]) -> None:
    upsert = insert(session, nudge)
    changes = {name: upsert.excluded[name] for name in ("due_at", "expires_at", "state")}
    await session.execute(
        upsert.on_conflict_do_update(
            index_elements=["checkin_id", "person_id", "key"],
            set_={**changes, "reason": None},
            where=_IS_REPLANNABLE,
        ),
        [
            {
                "checkin_id": each.checkin,
                "person_id": each.owner.id,
                "key": one.key,
                "council_id": each.owner.council,
                "due_at": one.due_at,
                "expires_at": one.expires_at,
                "state": NudgeState.PLANNED.value,
            }
            for each, one in missing
        ],
    )
