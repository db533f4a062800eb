"""What summaries count. Read all of one summary in one transaction, so that its figures agree."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, case, exists, func, or_, select

from conversations.answers import Choice
from conversations.material import Response
from conversations.people import CheckIn
from storage.conditions import is_of_action, still_here
from storage.database import Session
from storage.nudges import NudgeState
from storage.tables import answer, nudge, person


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """A person's answer as it counts now. `revision` counts from 1."""

    question: str
    choice: Choice
    barrier: str | None
    comment: str | None
    revision: int
    answered_at: datetime
    may_quote: bool = False


async def response(session: Session, checkin: CheckIn, now: datetime) -> Response:
    """Of the people on the roster. Those could not be reached to whom nothing arrived and who said nothing."""
    were_there = were_asked(checkin.council, min(now, checkin.closes_at))
    answered = exists().where(answer.c.checkin_id == checkin.id, answer.c.person_id == person.c.id)
    counts = await session.execute(
        select(func.count(), func.sum(case((answered, 1), else_=0))).where(*were_there)
    )
    asked, answering = counts.tuples().one()
    failed = select(nudge.c.person_id).where(*_ended(checkin, NudgeState.FAILED))
    arrived = exists().where(*_ended(checkin, NudgeState.SENT), nudge.c.person_id == person.c.id)
    unreached = await session.scalar(
        select(func.count()).where(*were_there, person.c.id.in_(failed), ~arrived, ~answered)
    )
    return Response(asked=asked, reached=asked - (unreached or 0), answered=int(answering or 0))


async def answers_of(session: Session, council: int, checkin: int, person: int) -> list[GivenAnswer]:
    """One person's answers, by question id."""
    rows = await session.execute(
        select(
            answer.c.question_id,
            answer.c.choice,
            answer.c.barrier,
            answer.c.comment,
            answer.c.revision,
            answer.c.answered_at,
            answer.c.may_quote,
        )
        .where(*_given_in(council, checkin), answer.c.person_id == person)
        .order_by(answer.c.question_id)
    )
    return [GivenAnswer(question, Choice(choice), *others) for question, choice, *others in rows.tuples()]


def were_asked(council: int, before: datetime) -> tuple[ColumnElement[bool], ...]:
    """Who was on the council's roster at a moment, and not left out at their own wish."""
    return (
        person.c.council_id == council,
        person.c.created_at < before,
        or_(still_here, person.c.removed_at >= before),
        or_(person.c.left_out_at.is_(None), person.c.left_out_at >= before),
    )


def _ended(checkin: CheckIn, state: NudgeState) -> tuple[ColumnElement[bool], ...]:
    return nudge.c.checkin_id == checkin.id, nudge.c.state == state.value, ~is_of_action


def _given_in(council: int, checkin: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return answer.c.council_id == council, answer.c.checkin_id == checkin
