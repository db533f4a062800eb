"""States, messages and calendars as JSON text. Additive: fields that are missing take their defaults."""

from functools import lru_cache
from typing import get_args

from pydantic import TypeAdapter

from conversations.calendar import Calendar
from conversations.effects import Message
from conversations.state import State

_STATE = TypeAdapter(State)
_CALENDAR = TypeAdapter(Calendar)
_MESSAGES: dict[str, TypeAdapter[Message]] = {kind.__name__: TypeAdapter(kind) for kind in get_args(Message)}


def dump_state(state: State) -> str:
    return _STATE.dump_json(state).decode()


def load_state(text: str) -> State:
    """Raises pydantic.ValidationError (a ValueError) when the text is no state."""
    return _STATE.validate_json(text)


def dump_message(message: Message) -> str:
    kind = type(message).__name__
    return f"{kind} {_MESSAGES[kind].dump_json(message).decode()}"


def load_message(text: str) -> Message:
    """Raises ValueError when the text is no message."""
    kind, _, body = text.partition(" ")
    if kind not in _MESSAGES:
        raise ValueError(f"no message is called {kind!r}")
    return _MESSAGES[kind].validate_json(body)


def dump_calendar(calendar: Calendar) -> str:
    return _CALENDAR.dump_json(calendar).decode()


@lru_cache(maxsize=256)
def load_calendar(text: str) -> Calendar:
    """Raises ValueError when the text is no calendar. Turns read calendars often, and they seldom change."""
    return _CALENDAR.validate_json(text)
