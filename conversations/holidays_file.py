"""A council's own days off and days at work, read from CSV text: every fault is named, each with its line."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from conversations.calendar import Calendar, Holiday, Nation

COLUMNS = ("date", "change", "name")
LONGEST_NAME = 100

_ADD, _REMOVE = "add", "remove"
_COMMENT = "#"
_DATES = (
    re.compile(r"(?P<year>20\d\d)-(?P<month>\d\d?)-(?P<day>\d\d?)", re.ASCII),
    re.compile(r"(?P<day>\d\d?)/(?P<month>\d\d?)/(?P<year>20\d\d)", re.ASCII),
)


@dataclass(frozen=True, slots=True)
class Fault:
    line: int
    problem: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.problem}"


class HolidayFaults(ValueError):
    """A file of holidays that cannot be used, with everything that is wrong with it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


def read_holidays(text: str, nation: Nation) -> tuple[tuple[Holiday, ...], tuple[date, ...]]:
    """The days off beside the nation's bank holidays, and the bank holidays on which the council works.

    The first line names the COLUMNS; a change is `add` or `remove`. Blank lines and those that begin with # are
    passed over. Raises HolidayFaults with every fault that could be found.
    """
    lines = _lines(text)
    number, line = next(lines, (1, ""))
    if [each.casefold() for each in _cells(line)] != list(COLUMNS):
        raise HolidayFaults([Fault(number, f"expected the columns {','.join(COLUMNS)}, not {_quoted(line)}")])
    days: dict[date, int] = {}
    faults, changes = [], []
    for number, line in lines:
        cells = _cells(line)
        problems = list(_problems(cells, nation, days))
        faults += [Fault(number, each) for each in problems]
        if day := _day(cells[0]):
            days.setdefault(day, number)
            changes.append((day, cells))
    if faults:
        raise HolidayFaults(faults)
    added = tuple(Holiday(day, name) for day, (_, change, name) in changes if change.casefold() == _ADD)
    return added, tuple(day for day, (_, change, _) in changes if change.casefold() == _REMOVE)


def _problems(cells: list[str], nation: Nation, days: Mapping[date, int]) -> Iterator[str]:
    """What is wrong with a line; `days` tells on which line a day stood before."""
    if len(cells) != len(COLUMNS):
        yield f"expected {','.join(COLUMNS)}; a name with a comma in it needs double quotes around it"
        return
    day, change, name = _day(cells[0]), cells[1].casefold(), cells[2]
    if change not in {_ADD, _REMOVE}:
        yield f"{_quoted(cells[1])} is no change; expected {_ADD} or {_REMOVE}"
    if change == _ADD and not name:
        yield "a day off that is added needs a name"
    if len(name) > LONGEST_NAME:
        yield f"the name has {len(name)} characters; expected at most {LONGEST_NAME}"
    if day is None:
        yield f"{_quoted(cells[0])} is no date; expected one such as 2026-12-24 or 24/12/2026"
    elif day in days:
        yield f"{day} is on line {days[day]} already; expected each day once"
    else:
        yield from _disagreement(day, change, nation)


def _disagreement(day: date, change: str, nation: Nation) -> Iterator[str]:
    """A change that would change nothing: mostly a day or a nation mistaken for another."""
    bank_holiday = Calendar(nation=nation).holiday(day)
    place = nation.replace("-", " ").title()
    if change == _ADD and bank_holiday is not None:
        yield f"{day} is a bank holiday in {place} already ({bank_holiday}); expected another day"
    if change == _REMOVE and bank_holiday is None:
        yield f"{day} is no bank holiday in {place}; expected one to remove"


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip(" \t,") and not line.lstrip(' \t"').startswith(_COMMENT):
            yield number, line


def _cells(line: str) -> list[str]:
    """Its columns, without the empty ones that spreadsheets put at a line's end; one if quotes don't match."""
    try:
        cells = [each.strip() for each in next(csv.reader([line], strict=True), [])]
    except csv.Error:
        return [line]
    while len(cells) > len(COLUMNS) and not cells[-1]:
        cells.pop()
    return [*cells, ""] if len(cells) == len(COLUMNS) - 1 else cells


def _day(text: str) -> date | None:
    for form in _DATES:
        if found := form.fullmatch(text):
            try:
                return date(int(found["year"]), int(found["month"]), int(found["day"]))
            except ValueError:
                return None
    return None


def _quoted(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:40]}…")
