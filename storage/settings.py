"""A council's settings, read together and changed one by one."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, select, update

from conversations.calendar import Nation, YearKind
from conversations.codec import load_calendar
from conversations.people import Place
from conversations.settings import Asked, CouncilSettings, PostsTo
from storage import checkins, roles
from storage.conditions import is_asked
from storage.councils import calendar_of, set_calendar
from storage.database import Session
from storage.tables import address, asked_place, person
from storage.tables import council as council_table


async def read(session: Session, council: int, now: datetime, *, questions_each: int) -> CouncilSettings:
    """Raises LookupError for an unknown council. `questions_each`: how many questions people get."""
    rows = await session.execute(
        select(council_table, address.c.place, address.c.unreachable_since)
        .outerjoin(
            address, (address.c.id == council_table.c.posts_to) & (address.c.council_id == council_table.c.id)
        )
        .where(council_table.c.id == council)
    )
    row = rows.mappings().one_or_none()
    if row is None:
        raise LookupError(f"there is no council {council}")
    is_reached = row["place"] is not None and row["unreachable_since"] is None
    here = (await checkins.current(session, [council], now))[council]
    return CouncilSettings(
        name=row["name"],
        calendar=load_calendar(row["calendar"]),
        now=now,
        questions_each=questions_each,
        checkin=here.open_at_home(now),
        posts=_posts(row["place"]) if is_reached else PostsTo.LEADS,
        asked=await _asked(session, council),
        is_optional=row["is_optional"],
        least=row["least"],
        keep_months=row["keep_months"],
        shares=row["shares_since"] is not None,
        leads=tuple(one.name for one in await roles.leads(session, council)),
        is_set_up=row["set_up_at"] is not None,
    )


async def rename(session: Session, council: int, name: str) -> None:
    await session.execute(update(council_table).where(council_table.c.id == council).values(name=name))


async def change_calendar(session: Session, council: int, nation: Nation | None, year: YearKind | None) -> None:
    """None leaves either as it is. All nudges of the council are planned anew."""
    calendar = await calendar_of(session, council, to_change=True)
    changed = replace(calendar, nation=nation or calendar.nation, year=year or calendar.year)
    await set_calendar(session, council, changed)


async def finish_set_up(session: Session, council: int, now: datetime) -> None:
    """The first time is kept."""
    await session.execute(
        update(council_table)
        .where(council_table.c.id == council, council_table.c.set_up_at.is_(None))
        .values(set_up_at=now)
    )


def _posts(place: str) -> PostsTo:
    return PostsTo.CHANNEL if place == Place.SHARED.value else PostsTo.DIRECT


async def _asked(session: Session, council: int) -> Asked:
    counts = await session.execute(
        select(person.c.came_by, func.count())
        .where(person.c.council_id == council, is_asked)
        .group_by(person.c.came_by)
    )
    names = await session.scalars(
        select(asked_place.c.name)
        .where(asked_place.c.council_id == council, asked_place.c.name != "")
        .order_by(asked_place.c.id)
    )
    return Asked(dict(counts.tuples().all()), tuple(names.all()))
