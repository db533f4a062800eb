"""The drivers themselves, for the statements of the busy road (see storage.prepared).

Through SQLAlchemy a statement takes three or four trips to SQLite's thread, and as much time again for what
SQLAlchemy keeps of it; here it takes one. The transaction and the connection remain SQLAlchemy's.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any, Protocol

import aiosqlite
from sqlalchemy.ext.asyncio import AsyncSession

from storage.faults import DriverFault

Values = Sequence[object]
"""One for each place in a statement, as the driver wants them."""

KEY = "driver"
"""Where a session keeps it in its `info`."""


class Driver(Protocol):
    """Both raise DriverFault."""

    async def fetch(self, sql: str, values: Values) -> Sequence[Sequence[Any]]:
        """Runs a statement that gives rows."""

    async def run(self, sql: str, rows: Sequence[Values]) -> None:
        """Runs a statement once for each row of values, in their order."""


async def driver(session: AsyncSession) -> Driver:
    """The driver of the session's transaction. The session must not be used after the end of that."""
    known: Driver | None = session.info.get(KEY)
    if known is None:
        connection = await session.connection()
        raw = (await connection.get_raw_connection()).driver_connection
        if isinstance(raw, aiosqlite.Connection):
            known = _Sqlite(raw)
        else:
            from storage.driver_postgres import Postgres

            known = Postgres(raw, connection)
        session.info[KEY] = known
    return known


class _Sqlite:
    def __init__(self, raw: aiosqlite.Connection) -> None:
        self._raw = raw

    async def fetch(self, sql: str, values: Values) -> Sequence[Sequence[Any]]:
        try:
            return list(await self._raw.execute_fetchall(sql, values))
        except sqlite3.Error as error:
            raise DriverFault(error) from error

    async def run(self, sql: str, rows: Sequence[Values]) -> None:
        try:
            await self._raw.executemany(sql, rows)
        except sqlite3.Error as error:
            raise DriverFault(error) from error
