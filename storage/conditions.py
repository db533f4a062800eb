"""What statements ask about people, in SQL."""

from sqlalchemy import ColumnElement, and_, cast, func, not_, or_, text
from sqlalchemy.dialects import postgresql

from conversations.nudges import NudgeKind
from storage.database import Session
from storage.statements import is_sqlite
from storage.tables import nudge, person

still_here = person.c.removed_at.is_(None)
"""On the roster."""

is_asked = and_(still_here, person.c.left_out_at.is_(None))
"""On the roster, and not left out at their own wish."""

may_be_nudged = and_(is_asked, person.c.wants_reminders, not_(person.c.has_stopped))
"""Whether somebody may be nudged at all; when, and in which check-in, is another matter."""

# Written into the SQL: the planners must see that the partial index fits.
is_unplanned = text("NOT person.is_planned")

is_of_action = nudge.c.key.startswith("action:")
"""A reminder of an action (see conversations.action_nudges), which is none of its check-in."""


reminds_unasked = or_(
    nudge.c.key == NudgeKind.LAST_DAY.value,
    *(nudge.c.key.startswith(f"{kind}:") for kind in (NudgeKind.REMINDER, NudgeKind.MANUAL)),
)
"""A reminder of a check-in that nobody asked for (see conversations.nudges)."""


def has_finished(checkin: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether somebody has finished a check-in: once reached its end."""
    return and_(person.c.has_finished, person.c.checkin_id.is_not_distinct_from(checkin))


def language_of(session: Session) -> ColumnElement[str]:
    """The locale in which somebody is written to: of the language they asked for, else their platform's."""
    asked: ColumnElement[str]
    if is_sqlite(session):
        asked = func.json_extract(person.c.state, "$.language")
    else:
        asked = cast(person.c.state, postgresql.JSON)["language"].as_string()
    return func.coalesce(asked, person.c.locale)
