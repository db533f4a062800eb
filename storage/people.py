"""People as their conversations see them: who they are and where they stand."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from sqlalchemy import and_, bindparam, func, or_, select, update
from sqlalchemy.sql import ClauseElement

from conversations.codec import dump_state, load_state
from conversations.people import Account, Person, Role
from conversations.state import Phase, State
from storage.columns import Words, dump_pattern, load_pattern
from storage.database import Session
from storage.given import Given
from storage.prepared import AnyRow, Prepared
from storage.statements import insert, is_sqlite
from storage.tables import account, council, person, workspace

AccountKey = tuple[str, str, str]


class UnknownWorkspace(Exception):
    """Nobody connected this workspace: there is no council that its people could belong to."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A person, where they stand, and the claim that is open in the workspace they write from.

    `lane`: the address of the direct conversation that they used last.
    """

    person: Person
    state: State
    claim_hash: str | None
    lane: int | None = None


async def load_standings(
    session: Session, accounts: Sequence[Account], now: datetime
) -> dict[Account, Standing]:
    """Everybody behind `accounts`, made where they are new. Their turns wait for each other until the commit.

    Two accounts of one person give equal standings. Raises UnknownWorkspace.
    """
    keys = {_key(one): one for one in accounts}
    found = await _find(session, keys)
    if new := keys.keys() - found.keys():
        await _create(session, new, now)
        found |= await _find(session, new)
    return {one: found[key] for key, one in keys.items()}


async def save_states(session: Session, states: Mapping[int, State]) -> None:
    """`states` by person id. The nudges of who finishes or stops, or no longer has, are planned anew."""
    await _SAVE_STATE.run(session, [_state_row(number, states[number]) for number in sorted(states)])


async def update_profiles(session: Session, people: Collection[Person]) -> None:
    """Saves the name, locale and time zone of each person; in another zone their nudges are planned anew."""
    if people:
        await session.execute(
            update(person)
            .where(person.c.id == bindparam("person"), person.c.council_id == bindparam("council"))
            .values(
                name=bindparam("new_name"),
                locale=bindparam("new_locale"),
                zone=bindparam("new_zone"),
                is_planned=and_(person.c.is_planned, person.c.zone == bindparam("new_zone")),
            ),
            [
                {
                    "person": one.id,
                    "council": one.council,
                    "new_name": one.name,
                    "new_locale": one.locale,
                    "new_zone": one.zone,
                }
                for one in sorted(people, key=lambda one: one.id)
            ],
        )


async def save_availability(session: Session, people: Collection[Person]) -> None:
    """Saves when each person may be nudged; their nudges are planned anew."""
    if people:
        await session.execute(
            update(person)
            .where(person.c.id == bindparam("person"), person.c.council_id == bindparam("council"))
            .values(
                pattern=bindparam("new_pattern"),
                wants_reminders=bindparam("wants"),
                away_until=bindparam("away"),
                snoozed_until=bindparam("snoozed"),
                left_out_at=bindparam("left_out"),
                is_planned=False,
            ),
            [
                {
                    "person": one.id,
                    "council": one.council,
                    "new_pattern": dump_pattern(one.pattern),
                    "wants": one.wants_reminders,
                    "away": one.away_until,
                    "snoozed": one.snoozed_until,
                    "left_out": one.left_out_at,
                }
                for one in sorted(people, key=lambda one: one.id)
            ],
        )


async def use_lanes(session: Session, lanes: Mapping[int, int]) -> None:
    """Notes the address of the direct conversation that each person, by id, used last."""
    if lanes:
        await session.execute(
            update(person).where(person.c.id == bindparam("person")).values(lane_id=bindparam("lane")),
            [{"person": number, "lane": lanes[number]} for number in sorted(lanes)],
        )


async def next_ordinals(session: Session, councils: Collection[int]) -> dict[int, int]:
    """The first free ordinal of each council. Nobody else can take it until the commit."""
    await session.execute(
        select(council.c.id)
        .where(council.c.id.in_(sorted(councils)))
        .order_by(council.c.id)
        .with_for_update(key_share=True)
    )
    last = await session.execute(
        select(person.c.council_id, func.max(person.c.ordinal))
        .where(person.c.council_id.in_(sorted(councils)))
        .group_by(person.c.council_id)
    )
    return dict.fromkeys(councils, 0) | {number: ordinal + 1 for number, ordinal in last.tuples()}


def person_of(row: AnyRow) -> Person:
    return Person(
        id=row["id"],
        council=row["council_id"],
        name=row["name"],
        role=Role(row["role"]),
        service_area=row["service_area"],
        # Off the roster nobody leads; back on it, they do again.
        is_lead=row["is_lead"] and row["removed_at"] is None,
        ordinal=row["ordinal"],
        locale=row["locale"],
        zone=row["zone"],
        pattern=load_pattern(row["pattern"]),
        wants_reminders=row["wants_reminders"],
        away_until=row["away_until"],
        snoozed_until=row["snoozed_until"],
        left_out_at=row["left_out_at"],
    )


def row_of(one: Person, now: datetime) -> dict[str, object]:
    """A row for a person who has not said anything yet; the database gives the id."""
    return {
        "council_id": one.council,
        "ordinal": one.ordinal,
        "name": one.name,
        "role": one.role,
        "service_area": one.service_area,
        "is_lead": one.is_lead,
        "locale": one.locale,
        "zone": one.zone,
        "pattern": dump_pattern(one.pattern),
        "wants_reminders": one.wants_reminders,
        "away_until": one.away_until,
        "snoozed_until": one.snoozed_until,
        "left_out_at": one.left_out_at,
        "state": dump_state(State()),
        "has_finished": False,
        "has_stopped": False,
        "created_at": now,
        "is_planned": False,
    }


_IS_AS_PLANNED = and_(
    person.c.has_stopped == bindparam("stopped"),
    person.c.has_finished == bindparam("finished"),
    or_(~person.c.has_finished, person.c.checkin_id.is_not_distinct_from(bindparam("checkin"))),
)
_SAVE_STATE = Prepared(
    lambda _: (
        update(person)
        .where(person.c.id == bindparam("person"))
        .values(
            state=bindparam("new_state"),
            checkin_id=bindparam("checkin"),
            has_finished=bindparam("finished"),
            has_stopped=bindparam("stopped"),
            is_planned=and_(person.c.is_planned, _IS_AS_PLANNED),
        )
    )
)


def _state_row(number: int, state: State) -> dict[str, object]:
    return {
        "person": number,
        "new_state": dump_state(state),
        "checkin": state.checkin,
        "finished": state.finished,
        "stopped": state.phase is Phase.STOPPED,
    }


def _key(one: Account) -> AccountKey:
    return one.door, one.workspace, one.user


async def _find(session: Session, keys: Collection[AccountKey]) -> dict[AccountKey, Standing]:
    """Everybody of known accounts, locked in the order of their ids."""
    rows = await _STANDINGS.fetch(session, _KEYS.values(keys, is_sqlite=is_sqlite(session)))
    return {
        (row["door"], row["workspace"], row["user_id"]): Standing(
            person_of(row), load_state(row["state"]), row["claim_hash"], row["lane_id"]
        )
        for row in rows
    }


def _standings(is_sqlite: bool) -> ClauseElement:
    given = _KEYS.table(is_sqlite=is_sqlite)
    is_theirs = and_(
        account.c.door == given.c.door,
        account.c.workspace == given.c.workspace,
        account.c.user_id == given.c.user_id,
    )
    return (
        select(person, account.c.door, account.c.workspace, account.c.user_id, workspace.c.claim_hash)
        .join_from(given, account, is_theirs)
        .join(person, account.c.person_id == person.c.id)
        .join(
            workspace, and_(workspace.c.door == account.c.door, workspace.c.external_id == account.c.workspace)
        )
        .order_by(person.c.id)
        .with_for_update(key_share=True, of=person)
    )


_KEYS = Given("given", door=Words(), workspace=Words(), user_id=Words())
_STANDINGS = Prepared(_standings)


async def _create(session: Session, keys: Collection[AccountKey], now: datetime) -> None:
    councils = await _councils(session, {key[:2] for key in keys})
    ordinals = {
        number: count(first) for number, first in (await next_ordinals(session, set(councils.values()))).items()
    }
    # With the councils locked, look again: another replica may have met the same people first.
    new = sorted(keys - (await _find(session, keys)).keys())
    if not new:
        return
    people = [
        Person(id=0, council=number, name=key[2], ordinal=next(ordinals[number]))
        for key in new
        for number in (councils[key[:2]],)
    ]
    ids = await insert_people(session, people, now)
    await session.execute(
        insert(session, account),
        [
            {"council_id": one.council, "person_id": number, "door": door, "workspace": place, "user_id": user}
            for one, number, (door, place, user) in zip(people, ids, new, strict=True)
        ],
    )


async def insert_people(session: Session, people: Sequence[Person], now: datetime) -> Sequence[int]:
    """Adds people under ids that the database gives, in the order of `people`."""
    return (
        await session.scalars(
            insert(session, person).returning(person.c.id, sort_by_parameter_order=True),
            [row_of(one, now) for one in people],
        )
    ).all()


async def _councils(session: Session, places: set[tuple[str, str]]) -> dict[tuple[str, str], int]:
    by_door = defaultdict(set)
    for door, place in places:
        by_door[door].add(place)
    councils: dict[tuple[str, str], int] = {}
    for door, names in by_door.items():
        rows = await session.execute(
            select(workspace.c.external_id, workspace.c.council_id).where(
                workspace.c.door == door, workspace.c.external_id.in_(sorted(names))
            )
        )
        councils |= {(door, name): number for name, number in rows.tuples()}
    for door, place in sorted(places - councils.keys()):
        raise UnknownWorkspace(f"{door} workspace {place} belongs to no council")
    return councils
