"""A file of people for the roster: CSV as spreadsheets write it, with faults by line.

Lines are counted as an editor counts them: a quoted cell may run over several.
"""

import codecs
import csv
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from conversations.matching import plain
from conversations.people import Account, Role, WorkingPattern
from conversations.people_columns import (
    COLUMNS,
    BadCell,
    Cells,
    Column,
    is_email,
    quoted,
)
from conversations.words import Wording

LARGEST = 64 * 1024 * 1024
"""In bytes."""

MOST_ROWS = 250_000

_DELIMITERS = ",;\t"
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class PeopleFileFault(ValueError):
    """The whole file cannot be used; the text says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Fault:
    line: int
    problem: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.problem}"


@dataclass(frozen=True, slots=True)
class Email:
    """Whom the platform knows by this address, in a workspace of its own."""

    door: str
    workspace: str
    address: str


@dataclass(frozen=True, slots=True)
class Details:
    """What the roster is to say of somebody; None leaves it as it is. `name` is for those whose platform has
    not told theirs yet.
    """

    name: str | None = None
    role: Role | None = None
    service_area: str | None = None
    zone: str | None = None
    pattern: WorkingPattern | None = None


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    who: Account | Email
    details: Details


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """`ignored`: columns that mean nothing here, by their names."""

    rows: Sequence[Row]
    faults: Sequence[Fault]
    ignored: Sequence[str]


@dataclass(frozen=True, slots=True)
class Where:
    """Platform and workspace of the people where the file does not say."""

    platform: str | None = None
    workspace: str | None = None


def read_people(data: bytes, where: Where, wording: Wording, zones: Collection[str]) -> PeopleFile:
    """The people in a file, and in words what is wrong with it by line. `zones`: all time zones there are.

    Raises PeopleFileFault.
    """
    text = _decoded(data, wording)
    header, records = _records(text, wording)
    columns, ignored = _columns(header, wording)
    _require(columns, where, wording)
    reader = _Rows(columns, where, wording, zones, width=len(header))
    rows: list[Row] = []
    faults: list[Fault] = []
    seen: dict[Account | Email, int] = {}
    for line, record in records:
        if isinstance(record, str):
            faults.append(Fault(line, record))
        elif any(cell and not cell.isspace() for cell in record):
            try:
                row = reader.read(line, record)
                first = seen.setdefault(row.who, line)
                if first != line:
                    raise BadCell(wording.text("people-same-as", {"line": str(first)}))
                rows.append(row)
            except BadCell as bad:
                faults.append(Fault(line, str(bad)))
        if len(rows) + len(faults) > MOST_ROWS:
            raise PeopleFileFault(wording.text("people-file-too-long", {"most": f"{MOST_ROWS:,}"}))
    return PeopleFile(rows, faults, ignored)


class _Rows:
    """Reads the rows under one header."""

    def __init__(
        self,
        columns: Mapping[Column, int],
        where: Where,
        wording: Wording,
        zones: Collection[str],
        *,
        width: int,
    ) -> None:
        self._columns = columns
        self._where = where
        self._wording = wording
        self._cells = Cells(wording, zones)
        self._width = width

    def read(self, line: int, record: Sequence[str]) -> Row:
        """Raises BadCell."""
        if any(record[self._width :]):
            said = {"cells": len(record), "columns": self._width}
            raise BadCell(self._wording.text("people-too-many-cells", said))
        row = {
            column: self._cells.tidy(record[place], column)
            for column, place in self._columns.items()
            if place < len(record)
        }
        cells = self._cells
        nation = cells.nation(row.get(Column.NATION, ""))
        details = Details(
            name=row.get(Column.NAME) or None,
            role=cells.role(row.get(Column.ROLE, "")),
            service_area=row.get(Column.AREA) or None,
            zone=cells.zone(row.get(Column.ZONE, "")) or nation,
            pattern=cells.pattern(row.get(Column.HOURS, "")),
        )
        return Row(line, self._who(row), details)

    def _who(self, row: Mapping[Column, str]) -> Account | Email:
        named = row.get(Column.PLATFORM) or self._where.platform
        workspace = row.get(Column.WORKSPACE) or self._where.workspace
        who = row.get(Column.USER) or row.get(Column.EMAIL)
        if not named:
            raise BadCell(self._wording.text("people-platform-empty"))
        if not workspace:
            raise BadCell(self._wording.text("people-workspace-empty"))
        if not who:
            raise BadCell(self._wording.text("people-nobody"))
        door = self._cells.platform(named)
        if is_email(who):
            return Email(door, workspace, self._cells.email(who))
        return Account(door, workspace, self._cells.user(who, door))


# From bytes to records


def _decoded(data: bytes, wording: Wording) -> str:
    if len(data) > LARGEST:
        raise PeopleFileFault(wording.text("people-file-too-large", {"most": LARGEST // 1024 // 1024}))
    if data.startswith(_SPREADSHEETS):
        raise PeopleFileFault(wording.text("people-file-spreadsheet"))
    unreadable = PeopleFileFault(wording.text("people-file-unreadable"))
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16")
        if b"\0" in data:
            raise unreadable
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise unreadable from None


def _records(text: str, wording: Wording) -> tuple[list[str], Iterator[tuple[int, list[str] | str]]]:
    """The header, and each record after it with its first line. A text in place of a record says what is wrong
    with it.
    """
    for delimiter in sorted(_DELIMITERS, key=lambda each: -_recognised(text, each, wording)):
        records = _split(text, delimiter, wording)
        for _, header in records:
            if isinstance(header, str):
                raise PeopleFileFault(wording.text("people-file-header", {"problem": header}))
            if any(cell.strip() for cell in header):
                return header, records
        break
    raise PeopleFileFault(wording.text("people-file-empty"))


def _recognised(text: str, delimiter: str, wording: Wording) -> int:
    """How many columns of the header are known when it is split so."""
    for _, header in _split(text, delimiter, wording):
        if isinstance(header, list) and any(cell.strip() for cell in header):
            return sum(plain(cell) in COLUMNS for cell in header)
    return 0


def _split(text: str, delimiter: str, wording: Wording) -> Iterator[tuple[int, list[str] | str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "limit" in str(error) or "end of data" in str(error):
                raise PeopleFileFault(wording.text("people-file-open-quote", {"line": str(line)})) from None
            yield line, wording.text("people-quote-within")


# The header


def _columns(header: Sequence[str], wording: Wording) -> tuple[dict[Column, int], list[str]]:
    """Where each column is, and the names of those that mean nothing here."""
    columns: dict[Column, int] = {}
    ignored: list[str] = []
    for place, cell in enumerate(header):
        column = COLUMNS.get(plain(cell))
        if column is None:
            ignored += [" ".join(cell.split())] if cell.strip() else []
        elif column in columns:
            both = {"first": quoted(header[columns[column]]), "second": quoted(cell)}
            said = {"column": column.value, **both}
            raise PeopleFileFault(wording.text("people-file-column-twice", said))
        else:
            columns[column] = place
    return columns, ignored


def _require(columns: Mapping[Column, int], where: Where, wording: Wording) -> None:
    if Column.USER not in columns and Column.EMAIL not in columns:
        raise PeopleFileFault(wording.text("people-file-nobody"))
    if Column.PLATFORM not in columns and where.platform is None:
        raise PeopleFileFault(wording.text("people-file-no-platform"))
    if Column.WORKSPACE not in columns and where.workspace is None:
        raise PeopleFileFault(wording.text("people-file-no-workspace"))
