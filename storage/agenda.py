"""Which check-ins the schedule has to make or to move, as the councils' calendars say."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, or_, select

from conversations.calendar import Calendar, Round
from storage.councils import readable_calendar
from storage.database import Session
from storage.statements import insert
from storage.tables import checkin, council


@dataclass(frozen=True, slots=True)
class CouncilCalendar:
    """`since`: when the council came to Waymark. `calendar`: None when this version cannot read it."""

    council: int
    calendar: Calendar | None
    since: datetime


@dataclass(frozen=True, slots=True)
class Unopened:
    """A check-in that was made and has not opened at home yet."""

    council: int
    calendar: Calendar
    planned: Round


async def councils_without(session: Session, quarter: int) -> list[CouncilCalendar]:
    """The councils that have no check-in in a quarter."""
    has_one = exists().where(checkin.c.council_id == council.c.id, checkin.c.quarter == quarter)
    rows = await session.execute(
        select(council.c.id, council.c.calendar, council.c.created_at).where(~has_one).order_by(council.c.id)
    )
    return [CouncilCalendar(number, readable_calendar(text), since) for number, text, since in rows.tuples()]


async def unopened(session: Session, now: datetime) -> list[Unopened]:
    rows = await session.execute(
        select(
            checkin.c.council_id,
            council.c.calendar,
            checkin.c.quarter,
            checkin.c.opens_at,
            checkin.c.closes_at,
        )
        .join(council, council.c.id == checkin.c.council_id)
        .where(checkin.c.opens_at > now)
        .order_by(checkin.c.id)
    )
    return [
        Unopened(number, calendar, Round(quarter, opens_at, closes_at))
        for number, text, quarter, opens_at, closes_at in rows.tuples()
        if (calendar := readable_calendar(text)) is not None
    ]


async def schedule(
    session: Session, council: int, planned: Round, now: datetime, *, framework_version: str
) -> None:
    """Makes a quarter's check-in, or moves the one that is there, unless it has opened already."""
    upsert = insert(session, checkin).values(
        council_id=council,
        quarter=planned.quarter,
        opens_at=planned.opens_at,
        closes_at=planned.closes_at,
        framework_version=framework_version,
        synthetic=False,
    )
    new = upsert.excluded
    await session.execute(
        upsert.on_conflict_do_update(
            index_elements=["council_id", "quarter"],
            set_={"opens_at": new.opens_at, "closes_at": new.closes_at},
            # One that a lead opened a moment ago, after this tick had begun, is open although it says so later.
            where=checkin.c.opens_locally
            & (checkin.c.opens_at > now)
            & or_(checkin.c.opens_at != new.opens_at, checkin.c.closes_at != new.closes_at),
        )
    )
