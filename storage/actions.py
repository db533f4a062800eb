"""A council's action plan: kept, accepted once for each proposal, and changed by who may."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never

from sqlalchemy import ColumnElement, RowMapping, func, select, update

from conversations import actions, effects
from conversations.action_view import ChangeOutcome, ChangeResult
from conversations.actions import Action, ActionChange, Owner, Progress
from conversations.answers import Choice
from conversations.matching import plain
from conversations.people import Person
from storage.conditions import still_here
from storage.database import Session
from storage.nudges import NudgeState
from storage.statements import insert, is_planned
from storage.tables import account, action, checkin, council, nudge, person

NAMED_AT_MOST = 5
"""Of more people who may be meant, none is named."""

CHANGED = "The action has changed."


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a theme stands by published figures. `mean` in hundredths; `barrier`: the one named most."""

    level: Choice | None = None
    mean: int | None = None
    barrier: str | None = None


async def plan_of(session: Session, council: int) -> list[Action]:
    """All actions of a council, by number."""
    return await _load(session, council)


async def find(session: Session, council: int, number: int) -> Action | None:
    return next(iter(await _load(session, council, action.c.number == number)), None)


async def accepted(session: Session, council: int, checkin: int, question: str) -> Action | None:
    """The action that a proposal has become."""
    is_it = (action.c.checkin_id == checkin, action.c.question_id == question)
    return next(iter(await _load(session, council, *is_it)), None)


async def latest(session: Session, council: int) -> Action | None:
    """The one that was made last."""
    return next(iter((await _load(session, council))[-1:]), None)


async def people_called(session: Session, council: int, name: str) -> list[Owner]:
    """Who on the roster may be meant by a name, a part of one, a mention or a platform's user id."""
    wanted = name.strip().removeprefix("<").removesuffix(">").removeprefix("@").strip()
    by_id = await _by_user_id(session, council, wanted)
    if by_id or not plain(wanted):
        return by_id
    rows = await session.execute(
        select(person.c.id, person.c.name)
        .where(person.c.council_id == council, still_here)
        .order_by(person.c.name, person.c.id)
    )
    return _called(plain(wanted), [Owner(*row) for row in rows.tuples()])


async def accept(
    session: Session, council: int, proposal: effects.AcceptAction, standing: Standing, now: datetime
) -> bool:
    """Whether the proposal became an action: not what was accepted before, nor in a check-in of others."""
    await _hold(session, council)
    is_known = await session.scalar(
        select(checkin.c.id).where(checkin.c.id == proposal.checkin, checkin.c.council_id == council)
    )
    if is_known is None or await accepted(session, council, proposal.checkin, proposal.question):
        return False
    values = {
        "checkin_id": proposal.checkin,
        "question_id": proposal.question,
        "level": standing.level,
        "mean": standing.mean,
        "barrier": standing.barrier,
    }
    await _add(session, council, proposal, values, now)
    return True


async def add(session: Session, council: int, added: effects.AddAction, checkin: int, now: datetime) -> None:
    """Adds what a lead made up; `checkin`: of the council, whose summary it answers."""
    await _hold(session, council)
    await _add(session, council, added, {"checkin_id": checkin}, now)


async def change(
    session: Session, who: Person, number: int, wanted: ActionChange, now: datetime
) -> ChangeOutcome:
    """Changes an action of the council of `who`: a lead may, and its owner may say how far it is."""
    is_it = (action.c.council_id == who.council, action.c.number == number)
    rows = await session.execute(select(action).where(*is_it).with_for_update(key_share=True))
    row = rows.mappings().one_or_none()
    if row is None:
        return ChangeOutcome(ChangeResult.NO_SUCH_ACTION, number, wanted)
    if not who.is_lead and not (isinstance(wanted, actions.Mark) and row["owner_id"] == who.id):
        return await _outcome(session, who.council, ChangeResult.NOT_THEIRS, number, wanted)
    found = await _meant(session, who.council, wanted)
    if found is not None and len(found) != 1:
        return await _not_one(session, who.council, number, wanted, found)
    values = {"owner_id": found[0].id} if found else _values(wanted, who, row["progress"], now)
    if any(row[name] != value for name, value in values.items()):
        await session.execute(update(action).where(*is_it).values(changed_at=now, **values))
        await _withdraw_nudges(session, row)
    return await _outcome(session, who.council, ChangeResult.CHANGED, number, wanted)


async def changed(session: Session, council: int, number: int, wanted: ActionChange) -> ChangeOutcome:
    """What has become of a change, told from how the action stands."""
    now = await find(session, council, number)
    if now is None:
        return ChangeOutcome(ChangeResult.NO_SUCH_ACTION, number, wanted)
    found = await _meant(session, council, wanted)
    if found is not None and len(found) != 1:
        return await _not_one(session, council, number, wanted, found)
    if isinstance(wanted, actions.Mark) and now.progress is not wanted.progress:
        return ChangeOutcome(ChangeResult.NOT_THEIRS, number, wanted, now)
    return ChangeOutcome(ChangeResult.CHANGED, number, wanted, now)


async def _meant(session: Session, council: int, wanted: ActionChange) -> list[Owner] | None:
    """Who may be meant as the owner; None where nobody is named."""
    if isinstance(wanted, actions.Assign) and wanted.owner is not None:
        return await people_called(session, council, wanted.owner)
    return None


async def _not_one(
    session: Session, council: int, number: int, wanted: ActionChange, found: Sequence[Owner]
) -> ChangeOutcome:
    if not found:
        return await _outcome(session, council, ChangeResult.NO_SUCH_PERSON, number, wanted)
    outcome = await _outcome(session, council, ChangeResult.SEVERAL_PEOPLE, number, wanted)
    named = tuple(each.name for each in found) if len(found) <= NAMED_AT_MOST else ()
    return replace(outcome, names=named)


async def _outcome(
    session: Session, council: int, result: ChangeResult, number: int, wanted: ActionChange
) -> ChangeOutcome:
    return ChangeOutcome(result, number, wanted, await find(session, council, number))


async def _withdraw_nudges(session: Session, row: RowMapping) -> None:
    """Of the action as it was: what is still wanted of its reminders is planned anew."""
    await session.execute(
        update(nudge)
        .where(
            nudge.c.checkin_id == row["checkin_id"],
            nudge.c.person_id == row["owner_id"],
            nudge.c.key.startswith(f"action:{row['number']}:"),
            is_planned,
        )
        .values(state=NudgeState.WITHDRAWN, reason=CHANGED)
    )


def _values(wanted: ActionChange, who: Person, progress: str, now: datetime) -> Mapping[str, object]:
    match wanted:
        case actions.Reword(text):
            return {"text": text}
        case actions.Assign():
            return {"owner_id": None}
        case actions.AssignMe():
            return {"owner_id": who.id}
        case actions.SetDue(day):
            return {"due_on": day}
        case actions.Serve(mission):
            return {"mission": mission}
        case actions.Mark(reached):
            if reached == progress:
                return {}
            return {"progress": reached.value, "ended_at": now if reached.is_ended else None}
    assert_never(wanted)


async def _hold(session: Session, number: int) -> None:
    """Nobody else adds an action to the council until the commit."""
    await session.execute(select(council.c.id).where(council.c.id == number).with_for_update(key_share=True))


async def _add(
    session: Session,
    council: int,
    new: effects.AcceptAction | effects.AddAction,
    values: Mapping[str, object],
    now: datetime,
) -> None:
    """Under the next number, while the council is held."""
    last = await session.scalar(select(func.max(action.c.number)).where(action.c.council_id == council))
    await session.execute(
        insert(session, action).values(
            council_id=council,
            number=(last or 0) + 1,
            theme=new.theme,
            mission=new.mission,
            text=new.text,
            progress=Progress.PLANNED.value,
            made_at=now,
            changed_at=now,
            **values,
        )
    )


async def _load(session: Session, council: int, *conditions: ColumnElement[bool]) -> list[Action]:
    rows = await session.execute(
        select(action, checkin.c.quarter, person.c.name.label("owner"))
        .join(checkin, checkin.c.id == action.c.checkin_id)
        .outerjoin(person, (person.c.id == action.c.owner_id) & (person.c.council_id == action.c.council_id))
        .where(action.c.council_id == council, *conditions)
        .order_by(action.c.number)
    )
    return [action_of(row) for row in rows.mappings()]


def action_of(row: RowMapping) -> Action:
    return Action(
        number=row["number"],
        theme=row["theme"],
        mission=row["mission"],
        text=row["text"],
        progress=Progress(row["progress"]),
        quarter=row["quarter"],
        made_at=row["made_at"],
        owner=None if row["owner"] is None else Owner(row["owner_id"], row["owner"]),
        due_on=row["due_on"],
        question=row["question_id"],
        level=None if row["level"] is None else Choice(row["level"]),
        mean=row["mean"],
        barrier=row["barrier"],
        ended_at=row["ended_at"],
    )


async def _by_user_id(session: Session, council: int, user: str) -> list[Owner]:
    rows = await session.execute(
        select(person.c.id, person.c.name)
        .join(account, account.c.person_id == person.c.id)
        .where(
            person.c.council_id == council,
            account.c.council_id == council,
            still_here,
            func.lower(account.c.user_id) == user.lower(),
        )
        .distinct()
        .order_by(person.c.name, person.c.id)
    )
    return [Owner(*row) for row in rows.tuples()]


def _called(wanted: str, people: Sequence[Owner]) -> list[Owner]:
    """Those of that very name; else those in whose name it is a word; else those with a word that begins so."""
    names = [(one, plain(one.name)) for one in people]
    return (
        [one for one, name in names if name == wanted]
        or [one for one, name in names if f" {wanted} " in f" {name} "]
        or [one for one, name in names if f" {wanted}" in f" {name}"]
    )
