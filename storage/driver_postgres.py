"""PostgreSQL's driver, loaded only where it is used."""

from collections.abc import Sequence
from typing import Any, Protocol, cast

import asyncpg
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.driver import Values
from storage.faults import DriverFault

_ERRORS = (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError)


class _Asyncpg(Protocol):
    """What is used of asyncpg.Connection, which has no types."""

    async def fetch(self, sql: str, *values: object) -> list[Sequence[Any]]: ...
    async def executemany(self, sql: str, rows: Sequence[Values]) -> None: ...
    def is_in_transaction(self) -> bool: ...
    def is_closed(self) -> bool: ...


class Postgres:
    """SQLAlchemy begins a transaction with the first statement that goes through it, so that one does."""

    def __init__(self, raw: object, connection: AsyncConnection) -> None:
        self._raw = cast("_Asyncpg", raw)
        self._connection = connection

    async def fetch(self, sql: str, values: Values) -> Sequence[Sequence[Any]]:
        if not self._raw.is_in_transaction():
            return (await self._connection.exec_driver_sql(sql, tuple(values))).all()
        try:
            return await self._raw.fetch(sql, *values)
        except _ERRORS as error:
            raise self._fault(error) from error

    async def run(self, sql: str, rows: Sequence[Values]) -> None:
        if not self._raw.is_in_transaction():
            await self._connection.exec_driver_sql(sql, [tuple(row) for row in rows])
            return
        try:
            await self._raw.executemany(sql, rows)
        except _ERRORS as error:
            raise self._fault(error) from error

    def _fault(self, error: Exception) -> DriverFault:
        # Of the interface errors, those about values are ValueErrors; the others come when a connection is cut.
        is_cut = isinstance(error, asyncpg.InterfaceError) and not isinstance(error, ValueError)
        return DriverFault(error, is_lost=is_cut or self._raw.is_closed())
