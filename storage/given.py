"""Lists of keys as parameters of prepared statements: a JSON text on SQLite, an array a column on PostgreSQL.

So a statement stays the same however many keys it is asked for.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    FromClause,
    Text,
    all_,
    any_,
    bindparam,
    func,
    select,
    type_coerce,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeEngine

from conversations.text import storable


class Given:
    """Rows that a statement is given, as a table of this name with these columns of numbers or texts."""

    def __init__(self, name: str, **columns: TypeEngine[Any]) -> None:
        self._name = name
        self._columns = columns

    def table(self, *, is_sqlite: bool) -> FromClause:
        if is_sqlite:
            rows = func.json_each(self._text).table_valued("value")
            cells: list[ColumnElement[Any]] = [
                func.json_extract(rows.c.value, f"$[{place}]") for place in range(len(self._columns))
            ]
        else:
            arrays = [
                bindparam(self._array(name), type_=postgresql.ARRAY(kind))
                for name, kind in self._columns.items()
            ]
            rows = func.unnest(*arrays).table_valued(*self._columns).render_derived()
            cells = list(rows.c)
        named = [
            type_coerce(cell, kind).label(name)
            for cell, (name, kind) in zip(cells, self._columns.items(), strict=True)
        ]
        return select(*named).select_from(rows).subquery(self._name)

    def has(self, column: ColumnElement[Any], *, is_sqlite: bool) -> ColumnElement[bool]:
        """Whether the column is among the values, where rows have one."""
        ((name, kind),) = self._columns.items()
        if is_sqlite:
            rows = func.json_each(self._text).table_valued("value")
            return column.in_(select(func.json_extract(rows.c.value, "$[0]")))
        return column == any_(bindparam(self._array(name), type_=postgresql.ARRAY(kind)))

    def lacks(self, column: ColumnElement[Any], *, is_sqlite: bool) -> ColumnElement[bool]:
        """The opposite. (The negation of `= ANY` would be `!= ANY`, which is something else.)"""
        if is_sqlite:
            return ~self.has(column, is_sqlite=True)
        ((name, kind),) = self._columns.items()
        return column != all_(bindparam(self._array(name), type_=postgresql.ARRAY(kind)))

    def values(self, rows: Iterable[Sequence[int | str]], *, is_sqlite: bool) -> dict[str, object]:
        """What the statement's parameters are for these rows."""
        clean = [[storable(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
        if is_sqlite:
            return {self._name: json.dumps(clean)}
        return {self._array(name): [row[place] for row in clean] for place, name in enumerate(self._columns)}

    @property
    def _text(self) -> BindParameter[str]:
        return bindparam(self._name, type_=Text())

    def _array(self, column: str) -> str:
        return f"{self._name}_{column}"
