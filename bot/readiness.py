"""Whether this process can do its work, and which part is unwell if not."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import structlog

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


@dataclass(frozen=True, slots=True)
class Report:
    """Each part with what is wrong with it, or WELL. Nothing here tells where anything is."""

    parts: Mapping[str, str]

    @property
    def is_well(self) -> bool:
        return all(found in (WELL, schema.Standing.NEWER) for found in self.parts.values())


class Readiness:
    def __init__(self, application: Application, *, fresh: float = FRESH, patience: float = PATIENCE) -> None:
        self._application = application
        self._database = Asking(self._ask, fresh=fresh, patience=patience)

    async def report(self) -> Report:
        application = self._application
        database = await self._database.answer() or {"database": Fault.SILENT}
        runners = {task.get_name(): Fault.STOPPED if task.done() else WELL for task in application.runners}
        doors = {
            door.name: WELL if door.name in application.open_doors else Fault.NOT_OPEN
            for door in application.doors
        }
        return Report({**database, **runners, **doors})

    async def close(self) -> None:
        await self._database.close()

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
