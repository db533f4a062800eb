"""The synthetic council's action plan: what was agreed on one gap was done, and the gap closed; the next ones
are under way.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot import actions as plan
from conversations.action_proposals import next_step
from conversations.actions import ActionChange, Assign, Mark, Progress, SetDue
from conversations.answers import Choice
from conversations.effects import AcceptAction, ChangeAction
from conversations.framework import Cut
from conversations.gathering import Gathering
from conversations.people import CheckIn, Person, Role
from conversations.scoring import theme_key
from storage import actions, checkins
from storage.database import Database

_DAY = timedelta(days=1)
_DUE_IN = 21 * _DAY


@dataclass(frozen=True, slots=True)
class _Made:
    """An action on an enabler, of the check-in so many quarters ago, and how far it came. `level`: whose next
    step it is.
    """

    enabler: str
    ago: int
    level: Choice
    progress: Progress


_PLAN = (
    _Made("capabilities", 1, Choice.LEVEL_2, Progress.DONE),
    _Made("data", 0, Choice.LEVEL_2, Progress.STARTED),
    _Made("connectivity", 0, Choice.LEVEL_2, Progress.PLANNED),
)


async def fill_plan(
    database: Database, gathering: Gathering, people: Sequence[Person], newest: int, now: datetime
) -> None:
    """Leaves out what a framework file with other enablers has not. `newest`: the last check-in's quarter."""
    leaders = [replace(each, is_lead=True) for each in people if each.role is Role.LEADER]
    for made in _PLAN:
        async with database.write() as session:
            checkin = await checkins.by_quarter(session, leaders[0].council, newest - made.ago)
            proposal = _proposal(made, gathering, checkin) if checkin else None
            if checkin is None or proposal is None:
                continue
            moment = min(checkin.closes_at + _DAY, now)
            lead, owner = leaders[0], leaders[1 + _PLAN.index(made)]
            await plan.decide(session, gathering, lead, proposal, moment)
            added = await actions.latest(session, lead.council)
            assert added is not None, "it was accepted a moment ago"
            for change in _changes(made, owner, now):
                later = min(moment + 30 * _DAY, now)
                await plan.decide(session, gathering, lead, ChangeAction(added.number, change), later)


def _proposal(made: _Made, gathering: Gathering, checkin: CheckIn) -> AcceptAction | None:
    for question in gathering.framework.questions:
        text = next_step(question, made.level)
        if question.enabler == made.enabler and text is not None:
            theme = theme_key(Cut.ENABLER, made.enabler)
            return AcceptAction(checkin.id, theme, question.id, made.level, question.mission, text)
    return None


def _changes(made: _Made, owner: Person, now: datetime) -> list[ActionChange]:
    """What is only planned has nobody yet who sees to it."""
    if made.progress is Progress.PLANNED:
        return []
    due = [] if made.progress.is_ended else [SetDue((now + _DUE_IN).date())]
    return [Assign(owner.name), *due, Mark(made.progress)]
