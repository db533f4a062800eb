"""The roster from a file that a lead attached: fetched from the platform, shown, and written when they say so.

Nothing of the file is kept: it is fetched once more to be applied. What was shown is known again by its
fingerprint, so that nothing else is written. The network is never waited for within a transaction.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from zoneinfo import available_timezones

from adapters.base import FILE, Directory, Door, NoFile, NotFetched, TryLater, Undeliverable
from bot import people_import
from bot.people_import import Resolved, Written
from conversations.cards import Card
from conversations.effects import (
    Message,
    RosterApply,
    RosterClosed,
    RosterEnd,
    RosterLeave,
    RosterPreview,
    Say,
)
from conversations.effects.card_keys import ROSTER
from conversations.language import Language, Languages
from conversations.people import Address
from conversations.people_changes import Changes
from conversations.people_file import Email, PeopleFile, PeopleFileFault, Where, read_people
from conversations.roster_asked import LARGEST
from conversations.roster_cards import compose_roster_preview
from conversations.roster_plan import RosterPlan, fingerprint
from storage import outbox, roles
from storage.cards import put_away
from storage.database import Database, Session
from storage.outbox import Outgoing
from storage.waiting import Lane, Queued

MOST_EMAILS = 25
"""In one file: Slack answers about 50 questions a minute, and asks them again when the file is applied."""

_PATIENCE = 20.0  # seconds; a lane is leased for a minute


@dataclass(frozen=True, slots=True)
class _Read:
    """A file that can be used."""

    file: PeopleFile
    resolved: Resolved


class _Done(Exception):
    """The roster says all of it already."""


class _Otherwise(Exception):
    """It is not what the lead was shown."""


@dataclass(frozen=True, slots=True)
class RosterFiles:
    database: Database
    doors: Mapping[str, Door]
    languages: Languages

    async def preview(self, lane: Lane, message: Queued, wanted: RosterPreview, now: datetime) -> Card | None:
        """What the file would change. None where it cannot be used: the reason is queued as a message of its
        own, so that no preview seems to be open.
        """
        language = self.languages.pick(message.locale)
        ref = message.via.get(FILE, "")
        read = await self._read(lane, ref, wanted.name, language)
        async with self.database.write() as session:
            if isinstance(read, Say):
                await outbox.queue(session, [_answer(lane, message, read)], now)
                return None
            await _close(session, lane, message, RosterEnd.NEWER, now)
        changes = await people_import.preview(self.database, lane.council, read.resolved, language.wording)
        plan = _plan(wanted.name, read, changes)
        # Aside, for its fingerprint: it takes as long as the file is large.
        return await asyncio.to_thread(compose_roster_preview, plan, ref, language)

    async def carry_out(
        self, lane: Lane, message: Queued, wanted: RosterApply | RosterLeave, now: datetime
    ) -> None:
        """Does what a lead said to a preview, and closes it."""
        if isinstance(wanted, RosterApply):
            await self._apply(lane, message, wanted, now)
            return
        async with self.database.write() as session:
            await _close(session, lane, message, RosterEnd.LEFT, now, person=wanted.person)
            await outbox.queue(session, [_answer(lane, message, Say("roster-left"))], now)

    async def _apply(self, lane: Lane, message: Queued, wanted: RosterApply, now: datetime) -> None:
        """Writes what the lead was shown, and queues what became of it. Done twice, it changes nothing more."""
        language = self.languages.pick(message.locale)
        read = await self._read(lane, wanted.ref, wanted.name, language)
        async with self.database.write() as session:
            if isinstance(read, _Read):
                end, said = await _write(session, lane.council, read.resolved, wanted, language, now=now)
            else:
                end, said = None, read
            if end is not None:
                await _close(session, lane, message, end, now, person=wanted.person, said=said.arguments)
            await outbox.queue(session, [_answer(lane, message, said)], now)
            if end is RosterEnd.NEWER:
                again = Outgoing(
                    lane.council, lane.id, RosterPreview(wanted.name), message.locale, {FILE: wanted.ref}
                )
                await outbox.queue(session, [again], now)

    async def _read(self, lane: Lane, ref: str, name: str, language: Language) -> _Read | Say:
        """The file, or what is said where it cannot be used."""
        address = lane.address
        try:
            if not ref:
                raise NotFetched(NoFile.GONE)
            data = await self.doors[address.door].fetch(address, ref, LARGEST)
        except NotFetched as problem:
            return _not_fetched(problem.why, name)
        where = Where(address.door, address.workspace)
        try:
            # Aside: a large file takes as long as some thousand messages.
            file = await asyncio.to_thread(read_people, data, where, language.wording, available_timezones())
        except PeopleFileFault as fault:
            return Say("roster-faulty", {"name": name, "problem": str(fault)})
        return await self._looked_up(file, lane.address, name, language)

    async def _looked_up(
        self, file: PeopleFile, address: Address, name: str, language: Language
    ) -> _Read | Say:
        """The file with its people known by account: where it names them by e-mail address, their platform is
        asked, for no longer than others can wait for the lane.
        """
        door = self.doors[address.door]
        emails = sum(isinstance(row.who, Email) and row.who.door == door.name for row in file.rows)
        finds = {door.name: partial(door.whose, address)} if isinstance(door, Directory) else {}
        if finds and emails > MOST_EMAILS:
            return Say("roster-many-emails", {"name": name, "count": emails, "most": MOST_EMAILS})
        try:
            async with asyncio.timeout(_PATIENCE):
                return _Read(file, await people_import.resolve(file, finds, language.wording))
        except (TryLater, TimeoutError):
            return Say("file-not-now", {"name": name})
        except Undeliverable:
            return Say("roster-no-emails", {"name": name})


async def _write(
    session: Session,
    council: int,
    resolved: Resolved,
    wanted: RosterApply,
    language: Language,
    *,
    now: datetime,
) -> tuple[RosterEnd | None, Say]:
    """What becomes of the preview, and what is said of it. The role may have been withdrawn since they pressed
    the button: then it stays.
    """
    if not await roles.still_leads(session, council, wanted.person):
        return None, Say("leads-only")

    def permit(changes: Changes) -> None:
        if not changes.added and not changes.changed and not (wanted.take_off and changes.missing):
            raise _Done
        if fingerprint(changes, take_off=wanted.take_off) != wanted.plan:
            raise _Otherwise

    try:
        written = await people_import.write_within(
            session,
            council,
            resolved,
            now,
            permit,
            wording=language.wording,
            remove_missing=wanted.take_off,
            actor=wanted.person,
        )
    except _Done:
        return RosterEnd.NOTHING, Say("roster-nothing", {"name": wanted.name})
    except _Otherwise:
        return RosterEnd.NEWER, Say("roster-moved-on")
    return _written(wanted, written)


def _written(wanted: RosterApply, written: Written) -> tuple[RosterEnd, Say]:
    changes = written.changes
    said: dict[str, str | int] = {
        "name": wanted.name,
        "added": len(changes.added),
        "changed": len(changes.changed),
    }
    if wanted.take_off:
        return RosterEnd.APPLIED_OFF, Say("roster-applied-off", {**said, "off": written.taken_off})
    return RosterEnd.APPLIED, Say("roster-applied", said)


async def _close(
    session: Session,
    lane: Lane,
    message: Queued,
    end: RosterEnd,
    now: datetime,
    *,
    person: int | None = None,
    said: Mapping[str, str | int] | None = None,
) -> None:
    """Folds the preview that is open in the conversation, if one is; `person` said so."""
    card = await put_away(session, lane.id, ROSTER)
    if card is None:
        return
    who = [] if person is None else await roles.meant(session, lane.council, person)
    closed = RosterClosed(card, end, now, who[0].name if who else "", said or {})
    await outbox.queue(session, [_answer(lane, message, closed)], now)


def _plan(name: str, read: _Read, changes: Changes) -> RosterPlan:
    faults = sorted([*read.resolved.faults, *changes.faults], key=lambda each: each.line)
    return RosterPlan(name, changes, faults, read.file.ignored)


def _answer(lane: Lane, message: Queued, answer: Message) -> Outgoing:
    return Outgoing(lane.council, lane.id, answer, message.locale)


def _not_fetched(why: NoFile, name: str) -> Say:
    if why is NoFile.TOO_LARGE:
        return Say("roster-too-large", {"name": name, "most": LARGEST // 1_000_000})
    return Say(_NOT_FETCHED[why], {"name": name})


_NOT_FETCHED = {
    NoFile.GONE: "file-gone",
    NoFile.NOT_ALLOWED: "file-not-allowed",
    NoFile.NOT_NOW: "file-not-now",
}
