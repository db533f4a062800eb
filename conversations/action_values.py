"""The action plan on buttons: what a button's value says about it."""

import re
from collections.abc import Sequence
from datetime import date

from conversations.actions import (
    ActionChange,
    Assign,
    AssignMe,
    Mark,
    Progress,
    Serve,
    SetDue,
)
from conversations.answers import LEVELS
from conversations.events import AcceptAction, AddAction, ChangeAction, ShowActions
from conversations.framework import Cut

WORDS = ("actions", "accept", "action")
"""What such a value begins with."""

HIGHEST = 999_999
"""No council has more actions than that: what is higher is no number of one."""

_ONLY_ME = "me"
_NUMBER = re.compile(r"[1-9][0-9]{0,5}")
_CHECKIN = re.compile(r"[0-9]{1,18}")
_ID = re.compile(r"[a-z][a-z0-9-]{0,47}")
_THEME = re.compile(rf"(?:{'|'.join(Cut)}):[a-z][a-z0-9-]{{0,47}}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def action_value(event: ShowActions | AcceptAction | AddAction | ChangeAction) -> str | None:
    """None for what somebody has to write in words."""
    match event:
        case ShowActions(only_me, number):
            return f"actions|{number or ''}|{_ONLY_ME if only_me else ''}"
        case AcceptAction(checkin, theme, question, level):
            return f"accept|{checkin}|{theme}|{question}|{int(level)}"
        case ChangeAction(number, change):
            what = _change_value(change)
            return what and f"action|{number}|{what}"
        case AddAction():
            return None


def read_action_value(fields: Sequence[str]) -> ShowActions | AcceptAction | ChangeAction | None:
    """`fields`: all of the value. None when they are not as `action_value` writes them."""
    match fields:
        case ["actions", number, "" | "me" as who] if not number or _NUMBER.fullmatch(number):
            return ShowActions(who == _ONLY_ME, int(number) if number else None)
        case ["accept", checkin, theme, question, level] if (
            _CHECKIN.fullmatch(checkin) and _THEME.fullmatch(theme) and _ID.fullmatch(question)
        ):
            levels = {str(int(each)): each for each in LEVELS}
            return AcceptAction(int(checkin), theme, question, levels[level]) if level in levels else None
        case ["action", number, *what] if _NUMBER.fullmatch(number):
            change = _read_change(what)
            return None if change is None else ChangeAction(int(number), change)
        case _:
            return None


def _change_value(change: ActionChange) -> str | None:
    match change:
        case Mark(progress):
            return progress.value
        case Serve(mission):
            return f"for|{mission}"
        case AssignMe():
            return "mine"
        case Assign(None):
            return "nobody"
        case SetDue(day):
            return f"due|{day or ''}"
        case _:
            return None


def _read_change(what: Sequence[str]) -> ActionChange | None:
    match what:
        case [progress] if progress in set(Progress):
            return Mark(Progress(progress))
        case ["for", mission] if _ID.fullmatch(mission):
            return Serve(mission)
        case ["mine"]:
            return AssignMe()
        case ["nobody"]:
            return Assign(None)
        case ["due", ""]:
            return SetDue(None)
        case ["due", day] if _DAY.fullmatch(day):
            return _due(day)
        case _:
            return None


def _due(day: str) -> SetDue | None:
    try:
        return SetDue(date.fromisoformat(day))
    except ValueError:
        return None
