"""A lead looks at the council's settings, or is led through them; and where somebody stands."""

from dataclasses import dataclass

from conversations.calendar import Nation, YearKind
from conversations.settings import Setting


@dataclass(frozen=True, slots=True)
class ShowSettings:
    """A lead asks for all settings."""


@dataclass(frozen=True, slots=True)
class ShowSetting:
    """A lead asks for one setting; `guided`: as a step of the guided set-up."""

    setting: Setting
    guided: bool = False


@dataclass(frozen=True, slots=True)
class NameCouncil:
    """A lead says what the council is called."""

    name: str


@dataclass(frozen=True, slots=True)
class SetNation:
    """A lead says whose bank holidays count; `guided` as in ShowSetting: the next step follows."""

    nation: Nation
    guided: bool = False


@dataclass(frozen=True, slots=True)
class SetYear:
    """A lead says how quarters are numbered; `guided` as in SetNation."""

    year: YearKind
    guided: bool = False


@dataclass(frozen=True, slots=True)
class FinishSetUp:
    """A lead has come to the end of the guided set-up."""


@dataclass(frozen=True, slots=True)
class ShowHome:
    """Somebody asks where they stand."""


@dataclass(frozen=True, slots=True)
class HomeOpened:
    """Somebody opened the bot's own page, on a door that has one."""
