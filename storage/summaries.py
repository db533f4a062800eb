"""What summaries count. Read all of one summary in one transaction, so that its figures agree."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, case, distinct, func, or_, select

from conversations.answers import Choice
from storage.conditions import still_here
from storage.database import Session
from storage.tables import answer, person


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """A person's answer as it counts now. `revision` counts from 1."""

    question: str
    choice: Choice
    barrier: str | None
    comment: str | None
    revision: int
    answered_at: datetime


async def histogram(session: Session, council: int, checkin: int) -> dict[str, dict[Choice, int]]:
    """How many people made each choice, question by question; what nobody chose is left out."""
    rows = await session.execute(
        select(answer.c.question_id, answer.c.choice, func.count())
        .where(*_given_in(council, checkin))
        .group_by(answer.c.question_id, answer.c.choice)
    )
    counts: dict[str, dict[Choice, int]] = defaultdict(dict)
    for question, choice, number in rows.tuples():
        counts[question][Choice(choice)] = number
    return dict(counts)


async def respondents(
    session: Session, council: int, checkin: int, themes: Mapping[str, Collection[str]]
) -> dict[str, int]:
    """How many people gave a level to at least one question of each theme. `themes`: question ids by theme."""
    if not themes:
        return {}
    flags = [
        func.max(case((answer.c.question_id.in_(questions), 1), else_=0)).label(f"theme_{place}")
        for place, questions in enumerate(themes.values())
    ]
    people = (
        select(*flags)
        .where(*_given_in(council, checkin), answer.c.choice > 0)
        .group_by(answer.c.person_id)
        .subquery()
    )
    totals = (await session.execute(select(*(func.sum(flag) for flag in people.c)))).one()
    return {theme: int(total or 0) for theme, total in zip(themes, totals, strict=True)}


async def people_answered(session: Session, council: int, checkin: int) -> int:
    """How many people gave any answer; "not sure" and "doesn't apply" are answers too."""
    number = await session.scalar(
        select(func.count(distinct(answer.c.person_id))).where(*_given_in(council, checkin))
    )
    return number or 0


async def people_asked(session: Session, council: int, joined_before: datetime) -> int:
    """How many people the council had at a moment: those who joined before, and had not been removed."""
    number = await session.scalar(
        select(func.count()).select_from(person).where(*were_asked(council, joined_before))
    )
    return number or 0


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
        )
        .where(*_given_in(council, checkin), answer.c.person_id == person)
        .order_by(answer.c.question_id)
    )
    return [
        GivenAnswer(question, Choice(choice), barrier, comment, revision, answered_at)
        for question, choice, barrier, comment, revision, answered_at in rows.tuples()
    ]


def were_asked(council: int, before: datetime) -> tuple[ColumnElement[bool], ...]:
    """Who was on the council's roster at a moment."""
    return (
        person.c.council_id == council,
        person.c.created_at < before,
        or_(still_here, person.c.removed_at >= before),
    )


def _given_in(council: int, checkin: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return answer.c.council_id == council, answer.c.checkin_id == checkin
