"""A file of people, held against a council's roster and written there in one transaction."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from conversations.audit import Deed, Entry
from conversations.people import Account
from conversations.people_changes import Changes, Wanted, compare
from conversations.people_file import Email, Fault, PeopleFile
from storage import audit, people_import
from storage.database import Database, Session
from storage.faults import Collided

Find = Callable[[str], Awaitable[Account | None]]
"""Whose e-mail address it is on a platform; None for nobody's."""

_COLLISIONS = 3


@dataclass(frozen=True, slots=True)
class Resolved:
    """The rows of a file whose people are known by account, and what is wrong with the others."""

    wanted: tuple[Wanted, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """`taken_off`: how many people were taken off the roster because the file does not name them."""

    changes: Changes
    taken_off: int = 0


Permit = Callable[[Changes], None]
"""Is shown what would change. Where it raises, nothing is written."""


async def resolve(file: PeopleFile, finds: Mapping[str, Find]) -> Resolved:
    """`finds`: by platform; without one its people cannot be named by e-mail address."""
    wanted: list[Wanted] = []
    faults = list(file.faults)
    for row in file.rows:
        who = row.who if isinstance(row.who, Account) else await _found(row.who, finds.get(row.who.door))
        if isinstance(who, Account):
            wanted.append(Wanted(row.line, who, row.details))
        else:
            faults.append(Fault(row.line, who))
    return Resolved(tuple(wanted), tuple(faults))


async def preview(database: Database, council: int, resolved: Resolved) -> Changes:
    """What would change. Nothing is written."""
    async with database.read() as session:
        return await _compare(session, council, resolved)


async def write(
    database: Database,
    council: int,
    resolved: Resolved,
    now: datetime,
    permit: Permit,
    *,
    remove_missing: bool,
) -> Written:
    """Writes what is right in the file, all of it or nothing."""
    for _ in range(_COLLISIONS):
        with suppress(Collided):
            return await _write(database, council, resolved, now, permit, remove_missing=remove_missing)
    return await _write(database, council, resolved, now, permit, remove_missing=remove_missing)


async def _write(
    database: Database,
    council: int,
    resolved: Resolved,
    now: datetime,
    permit: Permit,
    *,
    remove_missing: bool,
) -> Written:
    async with database.write() as session:
        changes = await _compare(session, council, resolved, to_change=True)
        permit(changes)
        await people_import.add(session, council, changes.added, now)
        await people_import.change(session, council, changes.changed)
        off = await people_import.take_off(session, council, changes.missing, now) if remove_missing else 0
        what = f"{len(changes.added)} added, {len(changes.changed)} changed, {off} taken off"
        await audit.record_operator(session, council, Entry(Deed.PEOPLE_IMPORTED, what), now)
        return Written(changes, off)


async def _compare(session: Session, council: int, resolved: Resolved, *, to_change: bool = False) -> Changes:
    roster = await people_import.roster_of(session, council, to_change=to_change)
    return compare(council, resolved.wanted, roster, await people_import.workspaces_of(session, council))


async def _found(who: Email, find: Find | None) -> Account | str:
    """The account, or why there is none."""
    if find is None:
        return f"e-mail addresses cannot be looked up in {who.door}: give {_ID_OF.get(who.door, 'an id')}"
    account = await find(who.address)
    if account is None:
        return f"{who.door} knows nobody by this e-mail address"
    if account.workspace != who.workspace:
        return f"this e-mail address is known in workspace {account.workspace}, not {who.workspace}"
    return account


_ID_OF = {"slack": "a member id, or set Slack up", "teams": "an object id"}
