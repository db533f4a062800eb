"""The database: opened from an address, used in transactions.

SQLite takes one writer at a time, so writes queue for one connection that begins with BEGIN IMMEDIATE (with a
deferred BEGIN, concurrent updates fail half-way or are lost). Readers have connections of their own: WAL lets
them read the last commit while a write goes on.
"""

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from time import perf_counter

from sqlalchemy import Connection, event
from sqlalchemy.engine import AdaptedConnection
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from storage.faults import Collided, DriverFault, explain
from storage.location import Location, locate

Session = AsyncSession
"""What every query function takes first: one transaction."""

_PATIENCE = 10.0


class Database:
    """`url`: `sqlite:///path` or `postgresql://user:password@host/name`. Opened at the first use.

    `patience`: seconds to wait for a connection or for another program's lock. `connections`: the most that are
    open at a time to a PostgreSQL server.
    """

    def __init__(self, url: str, *, patience: float = _PATIENCE, connections: int = 10) -> None:
        self.location = locate(url)
        self.on_transaction: Callable[[str, float], None] | None = None
        """Told of every transaction that was begun: read or write, and its seconds."""
        self.patience = patience
        if self.location.is_sqlite:
            self._writer = sqlite_engine(self.location, patience=patience)
            self._reader = sqlite_engine(self.location, patience=patience, read_only=True, connections=4)
        else:
            self._writer = postgres_engine(self.location, patience=patience, connections=connections)
            # A summary reads several times: all from one moment, so that counts agree with each other.
            self._reader = self._writer.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Session]:
        """One transaction: committed at the end, undone when anything is raised.

        Raises StorageFault when the database cannot be used.
        """
        async with self._transaction(self._writer, "write") as session:
            yield session

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Session]:
        """One transaction that sees a single moment and can change nothing; never waits for writers."""
        async with self._transaction(self._reader, "read") as session:
            yield session

    async def close(self) -> None:
        await self._writer.dispose()
        await self._reader.dispose()

    @asynccontextmanager
    async def _transaction(self, engine: AsyncEngine, kind: str) -> AsyncIterator[Session]:
        began = perf_counter()
        async with AsyncSession(engine, expire_on_commit=False, autoflush=False) as session:
            # Everything that goes wrong on the way to a connection is the database's; inside the transaction
            # an OSError can be the caller's own.
            try:
                await session.connection()
            except Exception as error:
                raise explain(error, self.location.where) or error from error
            try:
                yield session
                await session.commit()
            except (DBAPIError, DriverFault) as error:
                if isinstance(error, DriverFault) and error.is_lost:
                    await session.invalidate()
                if getattr(error.orig, "sqlstate", None) == "40P01":
                    raise Collided from error
                fault = explain(error, self.location.where)
                if fault is None:
                    raise
                raise fault from error
            finally:
                if self.on_transaction is not None:
                    self.on_transaction(kind, perf_counter() - began)


def sqlite_engine(
    location: Location,
    *,
    patience: float = _PATIENCE,
    read_only: bool = False,
    connections: int = 1,
    foreign_keys: bool = True,
) -> AsyncEngine:
    engine = create_async_engine(
        location.url,
        # The driver must not begin transactions by itself: `begin` does.
        connect_args={"isolation_level": None, "timeout": patience},
        pool_size=connections,
        max_overflow=0,
        pool_timeout=patience,
        hide_parameters=True,
    )
    pragmas = [
        "PRAGMA journal_mode=WAL",
        "PRAGMA synchronous=FULL",  # NORMAL loses acknowledged answers when the power goes
        f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}",
    ]
    if read_only:
        pragmas.append("PRAGMA query_only=ON")

    def try_to_open(*_: object) -> None:
        # aiosqlite leaves a thread behind when a file cannot be opened: find out without one.
        sqlite3.connect(location.where).close()

    def connect(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(pragma)
        cursor.close()

    def begin(connection: Connection) -> None:
        opened = connection.connection.dbapi_connection
        assert isinstance(opened, AdaptedConnection)
        # Through SQLAlchemy it would take four trips to the driver's thread.
        opened.run_async(lambda raw: raw.execute_fetchall("BEGIN" if read_only else "BEGIN IMMEDIATE"))

    event.listen(engine.sync_engine, "do_connect", try_to_open)
    event.listen(engine.sync_engine, "connect", connect)
    event.listen(engine.sync_engine, "begin", begin)
    return engine


def postgres_engine(location: Location, *, patience: float = _PATIENCE, connections: int = 1) -> AsyncEngine:
    return create_async_engine(
        location.url,
        connect_args={
            "timeout": patience,
            # JIT compilation takes longer than any of our queries.
            "server_settings": {
                "jit": "off",
                "lock_timeout": f"{patience:.3f}s",
                "application_name": "waymark",
            },
        },
        pool_size=connections,
        max_overflow=0,
        pool_timeout=patience,
        pool_pre_ping=True,  # a server that was restarted costs no turn
        hide_parameters=True,
    )
