"""Whether this process can do its work, and which part is unwell if not."""

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

import structlog

from adapters.base import Door, Learner
from bot.app import Application
from bot.asking import Asking
from storage import schema
from storage.faults import StorageFault
from storage.writable import try_to_write

WELL = "well"
FRESH, PATIENCE = 1.0, 2.0
"""Seconds; who asks has little patience."""

_LOG = structlog.get_logger("waymark.readiness")


class Fault(StrEnum):
    UNREACHABLE = "unreachable"
    SILENT = "does not answer"
    UNWRITABLE = "takes no writes"
    STOPPED = "stopped"
    NOT_OPEN = "not open"
    WAITING = "waits for its platform"


@dataclass(frozen=True, slots=True)
class Report:
    """Each part with what is wrong with it, or WELL; some of the parts are `doors`. Nothing here tells where
    anything is.
    """

    parts: Mapping[str, str]
    doors: Collection[str]

    @property
    def is_well(self) -> bool:
        """Also where one platform is waited for and another is served, which would suffer with it."""
        fine = {WELL, schema.Standing.NEWER}
        if any(self.parts[door] == WELL for door in self.doors):
            fine.add(Fault.WAITING)
        return fine.issuperset(self.parts.values())


class Readiness:
    def __init__(self, application: Application, *, fresh: float = FRESH, patience: float = PATIENCE) -> None:
        self._application = application
        self._database = Asking(self._ask, fresh=fresh, patience=patience)
        self._learners = {
            door.name: Asking(door.is_ready, fresh=fresh, patience=patience)
            for door in application.doors
            if isinstance(door, Learner)
        }

    async def report(self) -> Report:
        application = self._application
        # All at once: whoever asks waits no longer for two that hang than for one.
        database, doors = await asyncio.gather(self._database.answer(), self._doors())
        runners = {task.get_name(): Fault.STOPPED if task.done() else WELL for task in application.runners}
        return Report({**(database or {"database": Fault.SILENT}), **runners, **doors}, doors.keys())

    async def close(self) -> None:
        await self._database.close()
        for asking in self._learners.values():
            await asking.close()

    async def _doors(self) -> Mapping[str, str]:
        doors = self._application.doors
        found = await asyncio.gather(*(self._found(door) for door in doors))
        return {door.name: each for door, each in zip(doors, found, strict=True)}

    async def _found(self, door: Door) -> str:
        if door.name not in self._application.open_doors:
            return Fault.NOT_OPEN
        asking = self._learners.get(door.name)
        return WELL if asking is None or await asking.answer() else Fault.WAITING

    async def _ask(self) -> Mapping[str, str]:
        try:
            standing = await schema.standing(self._application.database)
            if standing is not schema.Standing.MISSING and not await self._can_write():
                return {"database": Fault.UNWRITABLE, "migrations": standing}
        except StorageFault as fault:
            # The sentence names the database's place, which is for the log and not for strangers.
            _LOG.error("not_ready", fault=str(fault))
            return {"database": Fault.UNREACHABLE}
        except Exception as error:
            _LOG.error("not_ready", error=type(error).__name__)
            return {"database": Fault.UNREACHABLE}
        return {"database": WELL, "migrations": standing}

    async def _can_write(self) -> bool:
        try:
            async with self._application.database.write() as session:
                await try_to_write(session, self._application.clock())
        except StorageFault as fault:
            _LOG.error("not_ready", fault=str(fault))
            return False
        return True
