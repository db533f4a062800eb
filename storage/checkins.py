"""Check-ins: one round of questions at one council in one quarter."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import col, select

from conversations.people import CheckIn
from storage.database import Session
from storage.statements import insert
from storage.tables import CheckInRow, checkin


async def ensure_checkin(
    session: Session,
    council: int,
    quarter: int,
    opens_at: datetime,
    closes_at: datetime,
    *,
    framework_version: str,
    synthetic: bool = False,
) -> CheckIn:
    """The council's check-in of the quarter. One that is there already stays as it was planned."""
    await session.execute(
        insert(session, checkin)
        .values(
            council_id=council,
            quarter=quarter,
            opens_at=opens_at,
            closes_at=closes_at,
            framework_version=framework_version,
            synthetic=synthetic,
        )
        .on_conflict_do_nothing(index_elements=["council_id", "quarter"])
    )
    planned = await session.scalars(
        select(CheckInRow).where(CheckInRow.council_id == council, CheckInRow.quarter == quarter)
    )
    return _checkin(planned.one())


async def open_checkins(session: Session, councils: Collection[int], now: datetime) -> dict[int, CheckIn]:
    """The check-in that is open at each council that has one; the newest, should two overlap."""
    rows = await session.scalars(
        select(CheckInRow)
        .where(col(CheckInRow.council_id).in_(councils), CheckInRow.opens_at <= now, CheckInRow.closes_at > now)
        .order_by(col(CheckInRow.quarter))
    )
    return {row.council_id: _checkin(row) for row in rows}


async def latest(session: Session, council: int, limit: int = 8) -> list[CheckIn]:
    """The council's check-ins, newest first, planned ones included."""
    rows = await session.scalars(
        select(CheckInRow)
        .where(CheckInRow.council_id == council)
        .order_by(col(CheckInRow.quarter).desc())
        .limit(limit)
    )
    return [_checkin(row) for row in rows]


def _checkin(row: CheckInRow) -> CheckIn:
    return CheckIn(
        id=row.id,
        council=row.council_id,
        quarter=row.quarter,
        opens_at=row.opens_at,
        closes_at=row.closes_at,
        framework_version=row.framework_version,
        synthetic=row.synthetic,
    )
