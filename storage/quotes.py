"""Comments that may be quoted, and how many people stand behind the figures beside them."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, func, select

from conversations.people import CheckIn
from conversations.quotes import Quotable
from storage.database import Session
from storage.tables import answer

MOST = 5_000
"""More are not looked at: a few are shown."""


async def quotable(session: Session, checkin: CheckIn) -> list[Quotable]:
    """Of answers that were published, so that no words come before the figure that they belong to."""
    rows = await session.execute(
        select(answer.c.person_id, answer.c.question_id, answer.c.comment)
        .where(*_published_in(checkin), answer.c.may_quote, answer.c.comment.is_not(None))
        .order_by(answer.c.question_id, answer.c.person_id)
        .limit(MOST)
    )
    return [Quotable(person, question, comment) for person, question, comment in rows.tuples()]


async def people_behind(session: Session, checkin: CheckIn, questions: Collection[str]) -> int:
    """How many people have a published level under any of these questions."""
    found = await session.scalar(
        select(func.count(answer.c.person_id.distinct())).where(
            *_published_in(checkin),
            answer.c.published_choice > 0,
            answer.c.question_id.in_(sorted(questions)),
        )
    )
    return int(found or 0)


def _published_in(checkin: CheckIn) -> tuple[ColumnElement[bool], ...]:
    return (
        answer.c.checkin_id == checkin.id,
        answer.c.council_id == checkin.council,
        answer.c.published_choice.is_not(None),
    )
