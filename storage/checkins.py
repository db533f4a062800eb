"""Check-ins: one round of questions at one council in one quarter."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, bindparam, case, func, select, update
from sqlalchemy.sql import ClauseElement

from conversations.calendar import Calendar
from conversations.codec import load_calendar
from conversations.disclosure import LEAST_PEOPLE
from conversations.people import CheckIn
from storage.columns import Id
from storage.councils import replan
from storage.database import Session
from storage.given import Given
from storage.prepared import AnyRow, Prepared
from storage.statements import insert, is_sqlite
from storage.tables import checkin
from storage.tables import council as council_table

_FIRST_ZONES = timedelta(hours=26)
"""More than the time from where a day begins first to where it begins last."""


@dataclass(frozen=True, slots=True)
class CouncilNow:
    """A council's calendar, and the check-ins that may be open for somebody there, newest first. `least`,
    `shares`, `is_optional` and `is_set_up` as in Context; `name`: the council's.
    """

    calendar: Calendar
    checkins: tuple[CheckIn, ...] = ()
    least: int = LEAST_PEOPLE
    shares: bool = False
    is_optional: bool = False
    name: str = ""
    is_set_up: bool = False

    def open_for(self, zone: str, now: datetime) -> CheckIn | None:
        """The check-in that is open for people in a time zone."""
        return next((each for each in self.checkins if each.is_open_for(zone, now)), None)

    def open_at_home(self, now: datetime) -> CheckIn | None:
        return next((each for each in self.checkins if each.is_open(now)), None)

    def newest(self, now: datetime) -> CheckIn | None:
        """The check-in that is open at home, else the one that opens soon."""
        return self.open_at_home(now) or next(iter(self.checkins), None)


async def ensure_checkin(
    session: Session,
    council: int,
    quarter: int,
    opens_at: datetime,
    closes_at: datetime,
    *,
    framework_version: str,
    synthetic: bool = False,
    opens_locally: bool = True,
) -> CheckIn:
    """The council's check-in of the quarter. One that is there already stays as it was planned."""
    made = await session.scalar(
        insert(session, checkin)
        .values(
            council_id=council,
            quarter=quarter,
            opens_at=opens_at,
            closes_at=closes_at,
            framework_version=framework_version,
            synthetic=synthetic,
            opens_locally=opens_locally,
        )
        .on_conflict_do_nothing(index_elements=["council_id", "quarter"])
        .returning(checkin.c.id)
    )
    if made is not None:
        await replan(session, [council])
    found = await by_quarter(session, council, quarter)
    if found is None:
        raise LookupError(f"council {council} was removed while a check-in was made for it")
    return found


async def open_now(
    session: Session,
    council: int,
    quarter: int,
    now: datetime,
    closes_at: datetime,
    *,
    framework_version: str,
    synthetic: bool = False,
) -> CheckIn:
    """Opens the quarter's check-in at once until `closes_at`, everywhere; one that had closed opens again."""
    had_not_opened = checkin.c.opens_at > now
    upsert = insert(session, checkin).values(
        council_id=council,
        quarter=quarter,
        opens_at=now,
        closes_at=closes_at,
        framework_version=framework_version,
        synthetic=synthetic,
        opens_locally=False,
    )
    await session.execute(
        upsert.on_conflict_do_update(
            index_elements=["council_id", "quarter"],
            set_={
                "opens_at": case((had_not_opened, upsert.excluded.opens_at), else_=checkin.c.opens_at),
                "opens_locally": and_(checkin.c.opens_locally, ~had_not_opened),
                "closes_at": upsert.excluded.closes_at,
                "paused_at": None,
            },
        )
    )
    await replan(session, [council])
    opened = await by_quarter(session, council, quarter)
    assert opened is not None, "it was made, or was there"
    return opened


async def change(
    session: Session,
    council: int,
    number: int,
    *,
    closes_at: datetime | None = None,
    paused: bool | None = None,
    now: datetime,
) -> None:
    """Moves a check-in's close, pauses it or lets it go on; None leaves either as it is."""
    values: dict[str, object] = {}
    if closes_at is not None:
        values["closes_at"] = closes_at
    if paused is not None:
        values["paused_at"] = func.coalesce(checkin.c.paused_at, now) if paused else None
    if values:
        await session.execute(
            update(checkin).where(checkin.c.id == number, checkin.c.council_id == council).values(values)
        )
        await replan(session, [council])


async def current(session: Session, councils: Collection[int], now: datetime) -> dict[int, CouncilNow]:
    """What turns have to know of each of these councils."""
    given = _COUNCILS.values([[number] for number in sorted(councils)], is_sqlite=is_sqlite(session))
    found: dict[int, CouncilNow] = {}
    for row in await _CURRENT.fetch(session, {**given, "now": now, "soon": now + _FIRST_ZONES}):
        calendar = load_calendar(row["calendar"])
        known = found.get(
            row["council"],
            CouncilNow(
                calendar,
                least=row["own_least"],
                shares=row["shares_since"] is not None,
                is_optional=row["is_optional"],
                name=row["name"],
                is_set_up=row["set_up_at"] is not None,
            ),
        )
        more = () if row["id"] is None else (checkin_of(row),)
        found[row["council"]] = replace(known, checkins=known.checkins + more)
    return found


def _current(is_sqlite: bool) -> ClauseElement:
    may_be_open = and_(
        checkin.c.council_id == council_table.c.id,
        checkin.c.opens_at <= bindparam("soon"),
        checkin.c.closes_at > bindparam("now"),
    )
    of_council = (
        council_table.c.id.label("council"),
        council_table.c.calendar,
        council_table.c.least.label("own_least"),
        council_table.c.shares_since,
        council_table.c.is_optional,
        council_table.c.name,
        council_table.c.set_up_at,
    )
    return (
        select(*of_council, checkin)
        .outerjoin(checkin, may_be_open)
        .where(_COUNCILS.has(council_table.c.id, is_sqlite=is_sqlite))
        .order_by(checkin.c.quarter.desc())
    )


_COUNCILS = Given("councils", id=Id)
_CURRENT = Prepared(_current)


async def by_id(session: Session, council: int, number: int) -> CheckIn | None:
    return await _one(session, checkin.c.council_id == council, checkin.c.id == number)


async def by_quarter(session: Session, council: int, quarter: int) -> CheckIn | None:
    return await _one(session, checkin.c.council_id == council, checkin.c.quarter == quarter)


async def latest(session: Session, council: int, limit: int = 8) -> list[CheckIn]:
    """The council's check-ins, newest first, planned ones included."""
    rows = await session.execute(
        select(checkin).where(checkin.c.council_id == council).order_by(checkin.c.quarter.desc()).limit(limit)
    )
    return [checkin_of(row) for row in rows.mappings()]


def checkin_of(row: AnyRow) -> CheckIn:
    return CheckIn(
        id=row["id"],
        council=row["council_id"],
        quarter=row["quarter"],
        opens_at=row["opens_at"],
        closes_at=row["closes_at"],
        framework_version=row["framework_version"],
        synthetic=row["synthetic"],
        opens_locally=row["opens_locally"],
        paused_at=row["paused_at"],
        nudged_at=row["nudged_at"],
        least=row["least"],
    )


async def _one(session: Session, *conditions: ColumnElement[bool]) -> CheckIn | None:
    row = (await session.execute(select(checkin).where(*conditions))).mappings().one_or_none()
    return checkin_of(row) if row else None
