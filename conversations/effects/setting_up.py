"""What is kept of a council's settings, and the cards that show them and where somebody stands."""

from dataclasses import dataclass

from conversations.calendar import Nation, YearKind
from conversations.settings import Setting


@dataclass(frozen=True, slots=True)
class NameCouncil:
    name: str


@dataclass(frozen=True, slots=True)
class ChangeCalendar:
    """`nation` and `year` as they shall be; None leaves either as it is."""

    nation: Nation | None = None
    year: YearKind | None = None


@dataclass(frozen=True, slots=True)
class FinishSetUp:
    """A lead was led through the settings."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All of a council's settings: read when it is sent. `private` as in Say. `at_end`: set-up ends here."""

    private: bool = False
    at_end: bool = False


@dataclass(frozen=True, slots=True)
class SettingCard:
    """One setting with what can be chosen: read when it is sent. `guided`: as a step of the guided set-up.
    `private` as in Say.
    """

    setting: Setting
    guided: bool = False
    private: bool = False


@dataclass(frozen=True, slots=True)
class Home:
    """Where a person stands, by id, and for a lead how it goes: read when it is sent. In direct conversations
    only.

    `on_page`: on the bot's own page, where the door has one, in place of what stood there; else as a message.
    """

    person: int
    on_page: bool = False
