"""Hears the statements of a transaction, however they reach the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import event

from storage.database import Session
from storage.driver import KEY, Driver, Values, driver

Statements = list[tuple[str, tuple[object, ...]]]
"""Each with its values; the first row of them, where there are more."""


@dataclass
class _Heard:
    real: Driver
    heard: Statements

    async def fetch(self, sql: str, values: Values) -> Sequence[Sequence[Any]]:
        self.heard.append((sql, tuple(values)))
        return await self.real.fetch(sql, values)

    async def run(self, sql: str, rows: Sequence[Values]) -> None:
        self.heard.append((sql, tuple(rows[0])))
        await self.real.run(sql, rows)


async def listen(session: Session) -> Statements:
    """A list that fills with the statements that are executed from now on."""
    heard: Statements = []

    def hear(*call: object) -> None:
        statement, parameters = str(call[2]), call[3]
        row = parameters[0] if isinstance(parameters, list) else parameters
        assert isinstance(row, tuple)
        heard.append((statement, row))

    event.listen((await session.connection()).sync_connection, "before_cursor_execute", hear)
    session.info[KEY] = _Heard(await driver(session), heard)
    return heard
