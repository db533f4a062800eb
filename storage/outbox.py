"""Messages on their way out: the conversations they go to, and the queue."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, case, select, update
from sqlalchemy.sql import ClauseElement

from conversations.codec import dump_message, load_message
from conversations.effects import Message
from conversations.people import Address, Place
from storage.columns import AwareDateTime, Words
from storage.database import Session
from storage.given import Given
from storage.prepared import AnyRow, Prepared
from storage.statements import insert, insert_into, is_sqlite
from storage.tables import address, card, outbox

AHEAD_OF_NUDGES = timedelta(hours=1)
"""Answers go before what was queued unasked in the last hour, such as the nudges of a whole council."""

AddressKey = tuple[str, str, str]
"""Door, workspace and conversation. (An Address itself cannot be a key: it holds a mapping.)"""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message to send, unless it is still here at `expires_at`. `via` is the door's own and is kept until the
    message is sent. `event`: of what it answers, as storage.seen hashes it.
    """

    council: int
    address_id: int
    message: Message
    locale: str
    via: Mapping[str, str] = field(default_factory=dict)
    private: bool = False
    expires_at: datetime | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """An address from which something came; `person` None where others read along."""

    address: Address
    person: int | None
    council: int


@dataclass(frozen=True, slots=True)
class SentCard:
    """A card that later messages may replace. `ref`: the door's name for it."""

    address_id: int
    key: str
    ref: str


def address_key(one: Address) -> AddressKey:
    return one.door, one.workspace, one.conversation


def readable(text: str) -> Message | None:
    """The message; None when this version of Waymark cannot read it."""
    try:
        return load_message(text)
    except ValueError:
        return None


def address_of(row: AnyRow) -> Address:
    return Address(
        door=row["door"],
        workspace=row["workspace"],
        conversation=row["conversation"],
        place=Place(row["place"]),
        reference=json.loads(row["reference"]),
    )


async def remember_addresses(session: Session, origins: Sequence[Origin]) -> dict[AddressKey, int]:
    """The ids of the addresses. Each is reachable again; nothing is written when nothing is new."""
    wanted = {address_key(one.address): _address_row(one) for one in origins}
    rows = await _KNOWN.fetch(session, _KEYS.values(wanted, is_sqlite=is_sqlite(session)))
    known = {(row["door"], row["workspace"], row["conversation"]): row for row in rows}
    ids = {key: row["id"] for key, row in known.items()}
    ids |= await _add_addresses(session, [wanted[key] for key in sorted(wanted.keys() - known.keys())])
    await _refresh_addresses(session, [(row, wanted[key]) for key, row in known.items()])
    return ids


def _known(is_sqlite: bool) -> ClauseElement:
    given = _KEYS.table(is_sqlite=is_sqlite)
    is_it = and_(
        address.c.door == given.c.door,
        address.c.workspace == given.c.workspace,
        address.c.conversation == given.c.conversation,
    )
    return select(address).join_from(given, address, is_it)


_KEYS = Given("given", door=Words(), workspace=Words(), conversation=Words())
_KNOWN = Prepared(_known)


async def queue(session: Session, messages: Sequence[Outgoing], now: datetime) -> None:
    """Queues the messages in order, and wakes their lanes."""
    if messages:
        await wake(session, {one.address_id for one in messages}, now - AHEAD_OF_NUDGES)
        await _ADD.run(session, [_queued_row(one, now) for one in messages])


async def queue_with_ids(session: Session, messages: Sequence[Outgoing], now: datetime) -> list[int]:
    """The same, and gives the numbers of the messages, in their order."""
    if not messages:
        return []
    await wake(session, {one.address_id for one in messages}, now)
    # SQLite numbers rows in the order in which they are given; asked to keep that order, SQLAlchemy would send
    # it one row at a time.
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    adding = insert(session, outbox).returning(outbox.c.id, sort_by_parameter_order=not is_sqlite)
    rows = await session.scalars(adding, [_queued_row(one, now) for one in messages])
    return sorted(rows.all())


async def wake(session: Session, lanes: Collection[int], now: datetime) -> None:
    """There is something to send, from `now` on."""
    # Lanes first: two transactions that write to one lane then follow each other, ids and all.
    await _WAKE.run(session, [{"lane": lane, "now": now} for lane in sorted(lanes)])


_WAKE = Prepared(
    lambda _: (
        update(address)
        .where(address.c.id == bindparam("lane"))
        # A lane that waits already keeps its place.
        .values(
            due_at=case(
                (address.c.due_at < bindparam("now"), address.c.due_at),
                else_=bindparam("now", type_=AwareDateTime()),
            ),
            wakes=address.c.wakes + 1,
        )
    )
)


def _queued_row(one: Outgoing, now: datetime) -> dict[str, object]:
    return {
        "council_id": one.council,
        "address_id": one.address_id,
        "message": dump_message(one.message),
        "locale": one.locale,
        "via": json.dumps(dict(one.via)) if one.via else None,
        "private": one.private,
        "state": "queued",
        "attempts": 0,
        "due_at": now,
        "created_at": now,
        "expires_at": one.expires_at,
        "event": one.event,
    }


async def remember_cards(session: Session, cards: Sequence[SentCard]) -> None:
    latest = {(one.address_id, one.key): one.ref for one in cards}
    await _REMEMBER.run(
        session,
        [{"address_id": lane, "key": key, "ref": ref} for (lane, key), ref in sorted(latest.items())],
    )


def _remember(is_sqlite: bool) -> ClauseElement:
    adding = insert_into(card, is_sqlite=is_sqlite)
    return adding.on_conflict_do_update(index_elements=["address_id", "key"], set_={"ref": adding.excluded.ref})


_REMEMBER = Prepared(_remember, ["address_id", "key", "ref"])
_ADD = Prepared(
    lambda is_sqlite: insert_into(outbox, is_sqlite=is_sqlite),
    [
        *("council_id", "address_id", "message", "locale", "via", "private", "state", "attempts"),
        *("due_at", "created_at", "expires_at", "event"),
    ],
)


def _address_row(one: Origin) -> dict[str, object]:
    door, workspace, conversation = address_key(one.address)
    return {
        "council_id": one.council,
        "person_id": one.person,
        "door": door,
        "workspace": workspace,
        "conversation": conversation,
        "place": one.address.place.value,
        "reference": json.dumps(dict(one.address.reference), sort_keys=True),
        "wakes": 0,
    }


async def _add_addresses(session: Session, new: Sequence[Mapping[str, object]]) -> dict[AddressKey, int]:
    if not new:
        return {}
    upsert = insert(session, address)
    key = [address.c.door, address.c.workspace, address.c.conversation]
    rows = await session.execute(
        # Another replica may have added it a moment ago: an update gives its id too.
        upsert.on_conflict_do_update(
            index_elements=key, set_={"reference": upsert.excluded.reference}
        ).returning(*key, address.c.id),
        new,
    )
    return {(door, workspace, conversation): number for door, workspace, conversation, number in rows.tuples()}


_REFRESHED = ("place", "reference", "person_id", "unreachable_since", "unreachable_reason")


async def _refresh_addresses(session: Session, pairs: Sequence[tuple[AnyRow, Mapping[str, object]]]) -> None:
    changes = []
    for row, wanted in pairs:
        fresh = dict.fromkeys(_REFRESHED) | {name: wanted[name] for name in ("place", "reference")}
        fresh["person_id"] = wanted["person_id"] or row["person_id"]
        if any(row[name] != value for name, value in fresh.items()):
            changes.append({"lane": row["id"]} | {f"new_{name}": value for name, value in fresh.items()})
    if changes:
        await session.execute(
            update(address)
            .where(address.c.id == bindparam("lane"))
            .values({name: bindparam(f"new_{name}") for name in _REFRESHED}),
            sorted(changes, key=lambda change: change["lane"]),
        )
