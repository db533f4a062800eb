"""The columns of a file of people: what they are called, and what can stand in their cells."""

import re
from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from typing import Generic, TypeVar

from conversations.hours import WEEKEND, read_pattern
from conversations.matching import nearest, plain
from conversations.people import HOME_ZONE, Role, WorkingPattern
from conversations.text import storable
from conversations.words import Wording

T = TypeVar("T")


class Column(StrEnum):
    """What a column tells; the value is how it is named to people."""

    PLATFORM = "platform"
    WORKSPACE = "workspace"
    USER = "member id"
    EMAIL = "email"
    NAME = "name"
    ROLE = "role"
    AREA = "service area"
    NATION = "nation"
    ZONE = "time zone"
    HOURS = "hours"


class BadCell(ValueError):
    """A cell that cannot be used; the text says why."""


LONGEST = 100
"""Of a cell that is kept, in characters."""

LONGEST_EMAIL = 254

_CALLED: Mapping[Column, tuple[str, ...]] = {
    Column.PLATFORM: ("platform", "chat", "chat platform", "app"),
    Column.WORKSPACE: (
        *("workspace", "workspace id", "slack workspace", "team id"),
        *("tenant", "tenant id", "directory id", "teams tenant"),
    ),
    Column.USER: (
        *("user", "user id", "userid", "member", "member id", "memberid", "slack id", "slack member id"),
        *("object id", "objectid", "entra object id", "aad object id", "account", "account id", "id"),
    ),
    Column.EMAIL: (
        *("email", "e mail", "email address", "e mail address", "mail", "work email"),
        *("user principal name", "userprincipalname", "upn"),
    ),
    Column.NAME: ("name", "full name", "fullname", "person"),
    Column.ROLE: ("role", "roles", "waymark role", "kind of role"),
    Column.AREA: ("service area", "area", "service", "department", "directorate"),
    Column.NATION: ("nation", "country", "home nation"),
    Column.ZONE: ("time zone", "timezone", "zone", "tz", "nation or time zone"),
    Column.HOURS: ("hours", "working hours", "working pattern", "work pattern", "pattern"),
}
COLUMNS: Mapping[str, Column] = {name: column for column, names in _CALLED.items() for name in names}
"""By every name that people may give them, as `matching.plain` writes it."""

_PLATFORMS = {
    "slack": "slack",
    "teams": "teams",
    "microsoft teams": "teams",
    "ms teams": "teams",
    "terminal": "terminal",
    "memory": "memory",
}

_ROLES: Mapping[Role, tuple[str, ...]] = {
    Role.LEADER: ("leader", "leaders", "senior leader", "senior leaders", "leadership", "director", "manager"),
    Role.FRONTLINE: ("frontline", "front line", "front line staff", "frontline staff", "staff", "officer"),
    Role.ELECTED: ("elected", "elected member", "elected members", "councillor", "councillors", "cllr"),
}
_ROLE_NAMES = {name: role for role, names in _ROLES.items() for name in names}

_NATIONS = ("england", "scotland", "wales", "cymru", "northern ireland")

_FORMULA = ("=", "+", "-", "@")
_IDS = {
    "slack": (re.compile(r"[UW][A-Z0-9]+"), "people-no-slack-id"),
    "teams": (re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"), "people-no-teams-id"),
}
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class _Once(Generic[T]):
    """Reads each cell of a column once: thousands of rows have the same few."""

    def __init__(self, read: Callable[[str], T]) -> None:
        self._read = read
        self._known: dict[str, T] = {}
        self._bad: dict[str, str] = {}

    def __call__(self, cell: str) -> T | None:
        """None for an empty cell. Raises BadCell."""
        if not cell:
            return None
        if cell not in self._known and cell not in self._bad:
            try:
                self._known[cell] = self._read(cell)
            except BadCell as bad:
                self._bad[cell] = str(bad)
        if cell in self._bad:
            raise BadCell(self._bad[cell])
        return self._known[cell]


class Cells:
    """Reads what the roster says of people. `zones`: all time zones that there are."""

    def __init__(self, wording: Wording, zones: Collection[str]) -> None:
        self._wording = wording
        self._zones = {each.casefold(): each for each in zones}
        self.role = _Once(self._role)
        self.zone = _Once(self._zone)
        self.nation = _Once(self._nation)
        self.pattern = _Once(self._pattern)

    def _role(self, cell: str) -> Role:
        role = _ROLE_NAMES.get(plain(cell))
        if role is None:
            raise self._bad("people-no-role", cell)
        return role

    def _nation(self, cell: str) -> str:
        """Its time zone, which all four share."""
        if plain(cell) not in _NATIONS:
            raise self._bad("people-no-nation", cell)
        return HOME_ZONE

    def _zone(self, cell: str) -> str:
        if plain(cell) in _NATIONS:
            return HOME_ZONE
        if (zone := self._zones.get(cell.casefold())) is not None:
            return zone
        near = nearest(cell, self._zones.values(), 1)
        raise self._bad("people-zone-meant", cell, near=near[0]) if near else self._bad("people-no-zone", cell)

    def _pattern(self, cell: str) -> WorkingPattern:
        pattern = read_pattern(cell, WorkingPattern(), self._wording)
        if pattern is None:
            raise self._bad("people-no-hours", cell)
        if pattern.days <= WEEKEND:
            raise self._bad("people-weekend-hours", cell)
        return pattern

    def platform(self, cell: str) -> str:
        """Raises BadCell, as all below."""
        found = _PLATFORMS.get(plain(cell))
        if found is None:
            raise self._bad("people-no-platform", cell)
        return found

    def user(self, cell: str, platform: str) -> str:
        """An id as the platform writes it."""
        if platform not in _IDS:
            return cell
        shape, problem = _IDS[platform]
        if shape.fullmatch(cell) is None:
            raise self._bad(problem, cell)
        return cell.lower() if platform == "teams" else cell

    def email(self, cell: str) -> str:
        if len(cell) > LONGEST_EMAIL or _EMAIL.fullmatch(cell) is None:
            raise self._bad("people-no-email", cell)
        return cell.casefold()

    def tidy(self, cell: str, column: Column) -> str:
        """The cell in one line; not for a formula, and for what is too long."""
        text = " ".join(cell.split())
        if not text.isascii() or not text.isprintable():
            text = storable(text)
        if text.startswith(_FORMULA):
            raise self._bad_text("people-formula", column, sign=text[0])
        limit = LONGEST_EMAIL if column in (Column.EMAIL, Column.USER) else LONGEST
        if len(text) > limit:
            raise self._bad_text("people-too-long", column, length=f"{len(text):,}", most=f"{limit}")
        return text

    def _bad(self, problem: str, cell: str, **said: str) -> BadCell:
        return BadCell(self._wording.text(problem, {"cell": quoted(cell), **said}))

    def _bad_text(self, problem: str, column: Column, **said: str) -> BadCell:
        return BadCell(self._wording.text(problem, {"column": column.value, **said}))


def is_email(cell: str) -> bool:
    return "@" in cell


def quoted(cell: str) -> str:
    """What stands in a cell, to be shown in a sentence."""
    return repr(cell if len(cell) <= 40 else f"{cell[:39]}\u2026")
