"""Councils, the workspaces they are known by, and their digital leads."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import and_, delete, exists, func, or_, select, update

from conversations.calendar import Calendar
from conversations.codec import dump_calendar, load_calendar
from conversations.people import Account, Person
from storage import tables
from storage.conditions import language_of, still_here
from storage.database import Session
from storage.people import load_standings
from storage.reach import reach_of
from storage.statements import insert
from storage.tables import CouncilRow, account, address, asked_place, installation, person, workspace


@dataclass(frozen=True, slots=True)
class Council:
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class WorkspaceRecord:
    """`claim_hash`: of the open code that makes the first lead. `created`: by the call that returned this."""

    id: int
    council: int
    door: str
    external_id: str
    name: str
    claim_hash: str | None
    created: bool = False


@dataclass(frozen=True, slots=True)
class PostPlace:
    """Where the council's posts go: an address, and the language to write there."""

    lane: int
    locale: str


_IN_CHANNELS = "en"
"""The locale of conversations that are nobody's own."""

_WORKSPACE = (
    workspace.c.id,
    workspace.c.council_id,
    workspace.c.door,
    workspace.c.external_id,
    workspace.c.name,
    workspace.c.claim_hash,
)


async def create_council(session: Session, name: str, now: datetime) -> Council:
    row = CouncilRow(name=name, created_at=now)
    session.add(row)
    await session.flush()
    return Council(row.id, row.name)


async def council(session: Session, number: int) -> Council:
    """Raises LookupError when there is none of that id."""
    row = await session.get(CouncilRow, number)
    if row is None:
        raise LookupError(f"there is no council {number}")
    return Council(row.id, row.name)


async def all_councils(session: Session) -> list[Council]:
    rows = await session.scalars(select(CouncilRow).order_by(tables.council.c.id))
    return [Council(row.id, row.name) for row in rows]


async def calendar_of(session: Session, council: int, *, to_change: bool = False) -> Calendar:
    """`to_change`: nobody else changes it before the commit. Raises LookupError for an unknown council."""
    wanted = select(tables.council.c.calendar).where(tables.council.c.id == council)
    text = await session.scalar(wanted.with_for_update(key_share=True) if to_change else wanted)
    if text is None:
        raise LookupError(f"there is no council {council}")
    return load_calendar(text)


def readable_calendar(text: str) -> Calendar | None:
    """The calendar; None when this version of Waymark cannot read it. The other councils do not wait for it."""
    try:
        return load_calendar(text)
    except ValueError:
        return None


async def set_calendar(session: Session, council: int, calendar: Calendar) -> None:
    await session.execute(
        update(tables.council)
        .where(tables.council.c.id == council)
        .values(calendar=dump_calendar(calendar), planned_to=0)
    )


async def least_of(session: Session, council: int) -> int:
    """Of how many people the council's figures tell at least. Raises LookupError for an unknown council."""
    least = await session.scalar(select(tables.council.c.least).where(tables.council.c.id == council))
    if least is None:
        raise LookupError(f"there is no council {council}")
    return int(least)


async def set_least(session: Session, council: int, people: int) -> None:
    await session.execute(update(tables.council).where(tables.council.c.id == council).values(least=people))


async def set_optional(session: Session, council: int, *, wanted: bool) -> None:
    """Whether the council's people need not take part; how often they are reminded follows from it."""
    await session.execute(
        update(tables.council).where(tables.council.c.id == council).values(is_optional=wanted)
    )
    await replan(session, [council])


async def is_optional(session: Session, council: int) -> bool:
    """Whether the council's people need not take part."""
    found = await session.scalar(select(tables.council.c.is_optional).where(tables.council.c.id == council))
    return bool(found)


async def replan(session: Session, councils: Collection[int]) -> None:
    """The nudges of all people of these councils are to be planned anew."""
    await session.execute(
        update(tables.council).where(tables.council.c.id.in_(sorted(councils))).values(planned_to=0)
    )


async def set_posts_to(session: Session, council: int, address_id: int | None) -> None:
    """The council's posts go to this conversation; None: to its digital leads."""
    await session.execute(
        update(tables.council).where(tables.council.c.id == council).values(posts_to=address_id)
    )


async def posts_to(session: Session, council: int) -> list[PostPlace]:
    """The conversation that was set, while messages arrive there; else the council's leads, each alone."""
    chosen = await session.execute(
        select(address.c.id, func.coalesce(language_of(session), _IN_CHANNELS))
        .join(tables.council, tables.council.c.posts_to == address.c.id)
        .outerjoin(person, person.c.id == address.c.person_id)
        .where(
            tables.council.c.id == council,
            address.c.council_id == council,
            address.c.unreachable_since.is_(None),
            or_(address.c.person_id.is_(None), person.c.is_lead & still_here),
        )
    )
    places = [PostPlace(lane, locale) for lane, locale in chosen.tuples()]
    return places or await leads_to(session, council)


async def leads_to(session: Session, council: int) -> list[PostPlace]:
    """The council's leads, each alone, who can be reached."""
    rows = await session.execute(
        select(person.c.id, person.c.lane_id, language_of(session))
        .where(person.c.council_id == council, person.c.is_lead, still_here)
        .order_by(person.c.id)
    )
    leads = rows.tuples().all()
    reaches = await reach_of(session, {number: lane for number, lane, _ in leads})
    return [
        PostPlace(reach.lane, locale)
        for number, _, locale in leads
        for reach in (reaches.get(number),)
        if reach is not None and reach.lane is not None and reach.is_open
    ]


async def ensure_workspace(
    session: Session, door: str, external_id: str, name: str, now: datetime
) -> WorkspaceRecord:
    """The workspace; a new one gets a new council of its name.

    Councils of the same name stay apart: anybody can give a workspace any name.
    """
    if known := await _workspace(session, door, external_id):
        return known
    owner = (await create_council(session, name, now)).id
    made = await session.scalar(
        insert(session, workspace)
        .values(council_id=owner, door=door, external_id=external_id, name=name, created_at=now)
        .on_conflict_do_nothing(index_elements=["door", "external_id"])
        .returning(workspace.c.id)
    )
    if made is None:  # another replica was faster
        await session.execute(delete(tables.council).where(tables.council.c.id == owner))
    found = await _workspace(session, door, external_id)
    if found is None:
        raise LookupError(f"{door} workspace {external_id} was removed while it was looked up")
    return replace(found, created=made is not None)


async def connect(session: Session, place: WorkspaceRecord, council: int) -> bool:
    """Makes a workspace one of the council's. The council that it had goes where nothing else belongs to it;
    False, and nothing is done, where people have accounts in the workspace already: they cannot be moved.
    """
    if place.council == council:
        return True
    # Nobody else makes people of it before the commit.
    await session.execute(
        select(tables.council.c.id).where(tables.council.c.id == place.council).with_for_update()
    )
    has_accounts = exists().where(account.c.door == place.door, account.c.workspace == place.external_id)
    if await session.scalar(select(has_accounts)):
        return False
    values = {"council_id": council}
    await session.execute(update(workspace).where(workspace.c.id == place.id).values(**values, claim_hash=None))
    is_there = (installation.c.door == place.door, installation.c.workspace == place.external_id)
    await session.execute(update(installation).where(*is_there).values(values))
    for table in (asked_place, address):
        await session.execute(
            delete(table).where(
                table.c.door == place.door,
                table.c.workspace == place.external_id,
                table.c.council_id == place.council,
            )
        )
    others = exists().where(workspace.c.council_id == place.council)
    has_people = exists().where(person.c.council_id == place.council)
    await session.execute(
        delete(tables.council).where(tables.council.c.id == place.council, ~others, ~has_people)
    )
    return True


async def workspaces_without_lead(session: Session) -> list[WorkspaceRecord]:
    """The workspaces of all councils in which nobody is a digital lead."""
    led = exists().where(person.c.council_id == workspace.c.council_id, person.c.is_lead, still_here)
    rows = await session.execute(select(*_WORKSPACE).where(~led).order_by(workspace.c.id))
    return [WorkspaceRecord(*row) for row in rows.tuples()]


async def set_claim(session: Session, workspace_id: int, claim_hash: str | None) -> None:
    await session.execute(update(workspace).where(workspace.c.id == workspace_id).values(claim_hash=claim_hash))


async def appoint_lead(session: Session, person_id: int, council: int) -> None:
    """Makes a person of the council a digital lead; the council's open claims end."""
    await session.execute(
        update(person).where(person.c.id == person_id, person.c.council_id == council).values(is_lead=True)
    )
    await session.execute(
        update(workspace)
        .where(workspace.c.council_id == council, workspace.c.claim_hash.is_not(None))
        .values(claim_hash=None)
    )


async def claim_lead(session: Session, person_id: int, council: int, claim_hash: str) -> bool:
    """Appoints the person if the claim is still open. False when somebody else has used it.

    Of two transactions with the same claim, the second waits for the first to end.
    """
    used = await session.scalars(
        update(workspace)
        .where(workspace.c.council_id == council, workspace.c.claim_hash == claim_hash)
        .values(claim_hash=None)
        .returning(workspace.c.id)
    )
    if not used.all():
        return False
    await appoint_lead(session, person_id, council)
    return True


async def lead_add(session: Session, door: str, workspace: str, user: str, now: datetime) -> Person:
    """Makes somebody a digital lead who need not have spoken to the bot yet. Raises UnknownWorkspace."""
    account = Account(door, workspace, user)
    found = (await load_standings(session, [account], now))[account].person
    await appoint_lead(session, found.id, found.council)
    return replace(found, is_lead=True)


async def _workspace(session: Session, door: str, external_id: str) -> WorkspaceRecord | None:
    rows = await session.execute(
        select(*_WORKSPACE).where(and_(workspace.c.door == door, workspace.c.external_id == external_id))
    )
    row = rows.tuples().one_or_none()
    return WorkspaceRecord(*row) if row else None
