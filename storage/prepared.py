"""Statements of the busy road, compiled once for each engine.

SQLAlchemy compiles an ON CONFLICT anew at every call (such an Insert has `inherit_cache = False`), which
takes longer than running it; and for many rows it builds a dictionary of parameters for each.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, Dialect, Insert, RowMapping
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from storage.columns import AwareDateTime
from storage.database import Session
from storage.driver import driver

Values = Mapping[str, object]
"""By the names of the statement's parameters."""

AnyRow = RowMapping | Mapping[str, Any]
"""By the names of the columns, however it was read."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place in a statement: `value` stands there where `name` is None. `process` makes the driver's value of
    ours.
    """

    name: str | None
    value: object
    process: Callable[[Any], Any] | None


@dataclass(frozen=True, slots=True)
class _Compiled:
    """`columns`: of the rows that come back, and what makes our values of the driver's."""

    sql: str
    slots: tuple[_Slot, ...]
    columns: tuple[tuple[str, Callable[[Any], Any] | None], ...]

    def rows(self, given: Sequence[Values]) -> list[tuple[object, ...]]:
        return list(zip(*(_column(slot, given) for slot in self.slots), strict=True))

    def named(self, rows: Sequence[Sequence[Any]]) -> list[Mapping[str, Any]]:
        return [
            {
                name: cell if process is None else process(cell)
                for (name, process), cell in zip(self.columns, row, strict=True)
            }
            for row in rows
        ]


def _column(slot: _Slot, given: Sequence[Values]) -> list[object]:
    """By column, not by row: it takes half as long."""
    if slot.name is None:
        return [slot.value] * len(given)
    name, process = slot.name, slot.process
    if process is None:
        return [values[name] for values in given]
    return [process(values[name]) for values in given]


class Prepared:
    """`make` gives the statement; it is told whether the engine is SQLite. `columns`: those that an INSERT is
    given. Every place must be named in the values.
    """

    def __init__(self, make: Callable[[bool], ClauseElement], columns: Sequence[str] | None = None) -> None:
        self._make = make
        self._columns = list(columns) if columns is not None else None
        self._compiled: dict[str, _Compiled] = {}

    async def run(self, session: Session, rows: Sequence[Values]) -> None:
        """Once for each row, in their order; nothing without rows."""
        if rows:
            compiled = self._for(session)
            await (await driver(session)).run(compiled.sql, compiled.rows(rows))

    async def fetch(self, session: Session, values: Values) -> list[Mapping[str, Any]]:
        """Once; gives the rows that come back."""
        compiled = self._for(session)
        rows = await (await driver(session)).fetch(compiled.sql, compiled.rows([values])[0])
        return compiled.named(rows)

    def _for(self, session: Session) -> _Compiled:
        dialect = session.get_bind().dialect
        if (known := self._compiled.get(dialect.name)) is None:
            known = self._compiled[dialect.name] = self._compile(dialect)
        return known

    def _compile(self, dialect: Dialect) -> _Compiled:
        statement = self._make(dialect.name == "sqlite")
        compiled: Any = statement.compile(dialect=dialect, column_keys=self._columns)
        usual = _defaults(statement) if self._columns is not None else {}
        slots = [
            _slot(compiled.binds[name], dialect, name in (self._columns or ()), usual)
            for name in compiled.positiontup
        ]
        columns = [(each.name, _result_processor(each.type, dialect)) for each in compiled._result_columns]
        return _Compiled(str(compiled), tuple(slots), tuple(columns))


def _defaults(statement: ClauseElement) -> dict[str, object]:
    """What columns have that an INSERT is not given."""
    assert isinstance(statement, Insert)
    return {
        column.name: column.default.arg
        for column in statement.table.columns
        if isinstance(column.default, ScalarElementColumnDefault)
    }


def _slot(bind: BindParameter[Any], dialect: Dialect, is_given: bool, usual: Mapping[str, object]) -> _Slot:
    process = _processor(bind.type, dialect)
    if is_given or (bind.required and bind.key not in usual):
        return _Slot(bind.key, None, process)
    constant = usual.get(bind.key, bind.value)
    return _Slot(None, process(constant) if process else constant, process)


def _processor(kind: Any, dialect: Dialect) -> Callable[[Any], Any] | None:
    process: Callable[[Any], Any] | None = kind.dialect_impl(dialect).bind_processor(dialect)
    if process is not None and isinstance(kind, AwareDateTime):
        # The rows of a transaction share their moments.
        return lru_cache(maxsize=16)(process)
    return process


def _result_processor(kind: Any, dialect: Dialect) -> Callable[[Any], Any] | None:
    process: Callable[[Any], Any] | None = kind.dialect_impl(dialect).result_processor(dialect, None)
    return process
