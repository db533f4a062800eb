"""Which people are told apart in a check-in: decided once, and kept."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select

from conversations.people import CheckIn, Role
from conversations.releases import Segment, Tags
from storage.database import Session
from storage.statements import insert
from storage.summaries import were_asked
from storage.tables import person, segment


async def asked(session: Session, council: int, before: datetime) -> dict[Segment, int]:
    """How many people of each segment the council had at a moment."""
    rows = await session.execute(
        select(person.c.service_area, person.c.role, func.count())
        .where(*were_asked(council, before))
        .group_by(person.c.service_area, person.c.role)
    )
    return {Segment(area, Role(role)): people for area, role, people in rows.tuples()}


async def told(session: Session, checkin: CheckIn) -> dict[Segment, Tags]:
    """What is told of each segment; nothing before it was decided."""
    rows = await session.execute(
        select(segment.c.area, segment.c.role, segment.c.tells_area, segment.c.tells_role).where(
            segment.c.checkin_id == checkin.id, segment.c.council_id == checkin.council
        )
    )
    return {
        Segment(area, Role(role)): Tags(
            area=area if tells_area else None, role=Role(role) if tells_role else None
        )
        for area, role, tells_area, tells_role in rows.tuples()
    }


async def keep(session: Session, checkin: CheckIn, told: Mapping[Segment, Tags]) -> None:
    """What was kept first stays."""
    if told:
        await session.execute(
            insert(session, segment).on_conflict_do_nothing(),
            [
                {
                    "checkin_id": checkin.id,
                    "area": one.area,
                    "role": one.role.value,
                    "council_id": checkin.council,
                    "tells_area": tags.area is not None,
                    "tells_role": tags.role is not None,
                }
                for one, tags in told.items()
            ],
        )
