"""Settings on buttons: what a button's value says about them."""

from collections.abc import Sequence

from conversations.calendar import Nation, YearKind
from conversations.events.setting_up import SetNation, SetYear, ShowSetting
from conversations.settings import STEPS, Setting

WORDS = ("setting", "set-up", "nation", "year")
"""What such a value begins with."""

_GUIDED = "set-up"


def setting_value(event: ShowSetting | SetNation | SetYear) -> str:
    match event:
        case ShowSetting(setting, guided):
            return f"{_GUIDED if guided else 'setting'}|{setting}"
        case SetNation(nation, guided):
            return f"nation|{nation}|{_GUIDED if guided else ''}"
        case SetYear(year, guided):
            return f"year|{year}|{_GUIDED if guided else ''}"


def read_setting_value(fields: Sequence[str]) -> ShowSetting | SetNation | SetYear | None:
    """`fields`: all of the value. None when they are not as `setting_value` writes them."""
    match fields:
        case ["set-up", setting] if setting in STEPS:
            return ShowSetting(Setting(setting), guided=True)
        case ["setting", setting] if setting in set(Setting):
            return ShowSetting(Setting(setting))
        case ["nation", nation, "" | "set-up" as guided] if nation in set(Nation):
            return SetNation(Nation(nation), bool(guided))
        case ["year", year, "" | "set-up" as guided] if year in set(YearKind):
            return SetYear(YearKind(year), bool(guided))
        case _:
            return None
