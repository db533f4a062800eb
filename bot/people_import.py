"""A file of people, held against a council's roster and written there in one transaction."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from conversations.audit import Deed, Entry
from conversations.people import Account
from conversations.people_changes import Changes, Wanted, compare
from conversations.people_file import Email, Fault, PeopleFile
from conversations.words import Wording
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


async def resolve(file: PeopleFile, finds: Mapping[str, Find], wording: Wording) -> Resolved:
    """`finds`: by platform; without one its people cannot be named by e-mail address."""
    wanted: list[Wanted] = []
    faults = list(file.faults)
    for row in file.rows:
        who = row.who if isinstance(row.who, Account) else await _found(row.who, finds, wording)
        if isinstance(who, Account):
            wanted.append(Wanted(row.line, who, row.details))
        else:
            faults.append(Fault(row.line, who))
    return Resolved(tuple(wanted), tuple(faults))


async def preview(database: Database, council: int, resolved: Resolved, wording: Wording) -> Changes:
    """What would change. Nothing is written."""
    async with database.read() as session:
        return await _compare(session, council, resolved, wording)


async def write(
    database: Database,
    council: int,
    resolved: Resolved,
    now: datetime,
    permit: Permit,
    *,
    wording: Wording,
    remove_missing: bool,
) -> Written:
    """Writes what is right in the file, all of it or nothing."""
    for attempt in range(_COLLISIONS + 1):
        try:
            async with database.write() as session:
                return await write_within(
                    session,
                    council,
                    resolved,
                    now,
                    permit,
                    wording=wording,
                    remove_missing=remove_missing,
                )
        except Collided:
            if attempt == _COLLISIONS:
                raise
    raise AssertionError("the last attempt raises or returns")


async def write_within(
    session: Session,
    council: int,
    resolved: Resolved,
    now: datetime,
    permit: Permit,
    *,
    wording: Wording,
    remove_missing: bool,
    actor: int | None = None,
) -> Written:
    """The same in a transaction of the caller's. `actor` as in audit.Done."""
    changes = await _compare(session, council, resolved, wording, to_change=True)
    permit(changes)
    await people_import.add(session, council, changes.added, now)
    await people_import.change(session, council, changes.changed)
    await people_import.note_named(session, council, [each.account for each in resolved.wanted])
    off = await people_import.take_off(session, council, changes.missing, now) if remove_missing else 0
    what = f"{len(changes.added)} added, {len(changes.changed)} changed, {off} taken off"
    done = audit.Record(council, actor, Entry(Deed.PEOPLE_IMPORTED, what))
    await audit.record(session, [done], now)
    return Written(changes, off)


async def _compare(
    session: Session, council: int, resolved: Resolved, wording: Wording, *, to_change: bool = False
) -> Changes:
    roster = await people_import.roster_of(session, council, to_change=to_change)
    workspaces = await people_import.workspaces_of(session, council)
    # Aside: thousands of people take as long as some hundred messages.
    return await asyncio.to_thread(compare, council, resolved.wanted, roster, workspaces, wording)


async def _found(who: Email, finds: Mapping[str, Find], wording: Wording) -> Account | str:
    """The account, or why there is none."""
    find = finds.get(who.door)
    if find is None:
        said = {"platform": who.door, "instead": wording.text(_ID_OF.get(who.door, "people-any-id"))}
        return wording.text("people-no-lookup", said)
    account = await find(who.address)
    if account is None:
        return wording.text("people-unknown-email", {"platform": who.door})
    if account.workspace != who.workspace:
        said = {"workspace": account.workspace, "wanted": who.workspace}
        return wording.text("people-email-elsewhere", said)
    return account


_ID_OF = {"slack": "people-slack-id", "teams": "people-teams-id"}
