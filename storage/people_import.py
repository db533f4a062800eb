"""Thousands of people put on a council's roster at once, or changed there, from a file."""

from collections.abc import Sequence
from datetime import datetime
from itertools import islice

from sqlalchemy import Integer, Text, and_, bindparam, literal, select, update

from conversations.people import Account, Person
from conversations.people_changes import Added, Changed, OnRoster
from conversations.places import CameBy
from storage.columns import Id, dump_pattern
from storage.conditions import still_here
from storage.database import Session
from storage.people import next_ordinals, person_of, row_of
from storage.statements import insert, one_of, rows_of
from storage.tables import account, person, workspace

_CHUNK = 5_000

_TOLD = {name: Text() for name in ("name", "role", "service_area", "zone", "pattern")}


async def roster_of(session: Session, council: int, *, to_change: bool = False) -> dict[Account, OnRoster]:
    """Everybody known to the council by an account. `to_change`: nobody joins it before the commit."""
    if to_change:
        await next_ordinals(session, [council])
    rows = await session.execute(
        select(person, account.c.door, account.c.workspace, account.c.user_id)
        .join(account, account.c.person_id == person.c.id)
        .where(person.c.council_id == council, account.c.council_id == council)
        .order_by(person.c.id)
    )
    return {
        Account(row["door"], row["workspace"], row["user_id"]): OnRoster(
            person_of(row), row["name"] != row["user_id"], row["removed_at"] is not None
        )
        for row in rows.mappings()
    }


async def workspaces_of(session: Session, council: int) -> set[tuple[str, str]]:
    """By door and id."""
    rows = await session.execute(
        select(workspace.c.door, workspace.c.external_id).where(workspace.c.council_id == council)
    )
    return set(rows.tuples())


async def add(
    session: Session,
    council: int,
    added: Sequence[Added],
    now: datetime,
    *,
    came_by: CameBy = CameBy.FILE,
) -> None:
    """Puts new people on the roster; their nudges are planned with the next ones."""
    first = (await next_ordinals(session, [council]))[council]
    for start in range(0, len(added), _CHUNK):
        await _add(session, council, first + start, added[start : start + _CHUNK], now, came_by=came_by)


async def _add(
    session: Session, council: int, first: int, added: Sequence[Added], now: datetime, *, came_by: CameBy
) -> None:
    """From the ordinal `first` on; accounts find their people by ordinal, which no two of a council share."""
    told = rows_of(
        session,
        "told",
        {"ordinal": Integer(), "locale": Text(), **_TOLD},
        [(first + place, each.person.locale, *_told(each.person)) for place, each in enumerate(added)],
    )
    same = row_of(Person(0, council, ""), now)
    columns = {name: literal(value, person.c[name].type) for name, value in same.items()} | {
        "ordinal": told.c.ordinal,
        "locale": told.c.locale,
        "came_by": literal(came_by.value),
        **{name: told.c[name] for name in _TOLD},
    }
    await session.execute(insert(session, person).from_select(list(columns), select(*columns.values())))
    known = rows_of(
        session,
        "known",
        {"ordinal": Integer(), "door": Text(), "workspace": Text(), "user": Text()},
        [
            (first + place, each.account.door, each.account.workspace, each.account.user)
            for place, each in enumerate(added)
        ],
    )
    # Looked up row by row: as a join, SQLite goes through all people for each new one.
    number = (
        select(person.c.id)
        .where(person.c.council_id == council, person.c.ordinal == known.c.ordinal)
        .scalar_subquery()
    )
    accounts = select(literal(council, Id), number, known.c.door, known.c.workspace, known.c.user)
    columns_ = ["council_id", "person_id", "door", "workspace", "user_id"]
    await session.execute(insert(session, account).from_select(columns_, accounts))


async def change(session: Session, council: int, changed: Sequence[Changed]) -> None:
    """Saves what the roster says of people; who was taken off it is back. Their nudges are planned anew."""
    if changed:
        await session.execute(
            update(person)
            .where(person.c.id == bindparam("person"), person.c.council_id == bindparam("council"))
            .values(
                **{name: bindparam(f"new_{name}") for name in _TOLD},
                removed_at=None,
                is_planned=False,
            ),
            [
                {
                    "person": one.id,
                    "council": council,
                    **{f"new_{name}": told for name, told in zip(_TOLD, _told(one), strict=True)},
                }
                for one in sorted((each.after for each in changed), key=lambda one: one.id)
            ],
        )


async def note_named(session: Session, council: int, named: Sequence[Account]) -> None:
    """Whom a file names stays on the roster when they leave the channel by which they came."""
    for door, workspace_ in sorted({(one.door, one.workspace) for one in named}):
        users = [(one.user,) for one in named if (one.door, one.workspace) == (door, workspace_)]
        told = rows_of(session, "told", {"user": Text()}, users)
        owners = select(account.c.person_id).where(
            account.c.door == door,
            account.c.workspace == workspace_,
            account.c.user_id.in_(select(told.c.user)),
        )
        await session.execute(
            update(person)
            .where(
                person.c.council_id == council,
                person.c.came_by == CameBy.PLACE.value,
                person.c.id.in_(owners),
            )
            .values(came_by=CameBy.FILE.value)
        )


async def take_off(session: Session, council: int, people: Sequence[Person], now: datetime) -> int:
    """Takes people off the roster, but for its leads; returns how many. Their answers stay."""
    taken = 0
    in_order = iter(sorted(one.id for one in people))
    while chunk := list(islice(in_order, _CHUNK)):
        gone = await session.scalars(
            update(person)
            .where(
                and_(person.c.council_id == council, one_of(session, person.c.id, chunk)),
                still_here,
                ~person.c.is_lead,
            )
            .values(removed_at=now, is_planned=False)
            .returning(person.c.id)
        )
        taken += len(gone.all())
    return taken


def _told(one: Person) -> tuple[str, ...]:
    """What the roster says of somebody, in the order of _TOLD."""
    return one.name, one.role.value, one.service_area, one.zone, dump_pattern(one.pattern)
