"""Working hours as people type them: `mon-thu 10:00-15:00`, `weekdays 8.30am to 4pm`, `Monday and Friday`."""

import re
from collections.abc import Sequence
from datetime import time

from conversations.people import WorkingPattern
from conversations.words import Wording

WEEKEND = frozenset({6, 7})
_WEEKDAYS = frozenset(range(1, 6))
_AFTERNOON = range(1, 8)
"""Hours that mean the afternoon when they are written as an end without more, as in `9-5`."""

_MOST_WORDS = 20

_CLOCK = r"([0-9]{1,2})(?:[:.]([0-9]{2}))?\s*([^\W0-9]+(?:\.[^\W0-9]+)?)?"
_HOURS = re.compile(rf"(.*?)\s*{_CLOCK}\s*(-|\s[^\W0-9]+\s)\s*{_CLOCK}")
_DASHES = str.maketrans("\N{EN DASH}\N{EM DASH}", "--")


def read_pattern(text: str, present: WorkingPattern, wording: Wording) -> WorkingPattern | None:
    """When somebody works, as they say it; what they leave out, days or hours, stays as at present.

    None when it is not understood, or when the start does not come before the end.
    """
    plain = " ".join(text.casefold().translate(_DASHES).strip(" .!?").split())
    found = _HOURS.fullmatch(plain)
    words = _day_words(found[1] if found else plain, wording)
    if len(words) > _MOST_WORDS or not (words or found):
        return None
    days = _days(words, wording) if words else present.days
    starts, ends = _times(found.groups()[1:], wording) if found else (present.starts, present.ends)
    if not days or starts is None or ends is None or starts >= ends:
        return None
    return WorkingPattern(days, starts, ends)


def _day_words(text: str, wording: Wording) -> list[str]:
    """The names of days, with `-` between the two ends of a range."""
    small = wording.particles
    words = text.replace("-", " - ").replace(",", " ").split()
    spread = ["-" if word in small["to"] else word for word in words]
    return [word for word in spread if word not in small["and"] | small["around-day"]]


def _days(words: list[str], wording: Wording) -> frozenset[int] | None:
    match words:
        case []:
            return frozenset()
        case [first, "-", last, *rest] if first in wording.weekdays and last in wording.weekdays:
            some = _from_to(wording.weekdays[first], wording.weekdays[last])
        case [first, *rest] if first in wording.weekdays:
            some = frozenset({wording.weekdays[first]})
        case [first, *rest] if first in wording.particles["weekdays"]:
            some = _WEEKDAYS
        case _:
            return None
    others = _days(rest, wording)
    return None if others is None else some | others


def _from_to(first: int, last: int) -> frozenset[int]:
    """Both included; a range may run over the weekend."""
    return frozenset((first + step - 1) % 7 + 1 for step in range((last - first) % 7 + 1))


def _times(parts: Sequence[str | None], wording: Wording) -> tuple[time | None, time | None]:
    start_hour, start_minute, start_half, to, end_hour, end_minute, end_half = parts
    small = wording.particles
    if to is None or to.strip() not in {"-"} | small["to"] | small["and"]:
        return None, None
    starts = _time(start_hour, start_minute, start_half, wording)
    ends = _time(end_hour, end_minute, end_half, wording)
    if starts and ends and ends <= starts and end_half is None and ends.hour in _AFTERNOON:
        ends = ends.replace(hour=ends.hour + 12)
    return starts, ends


def _time(hour: str | None, minute: str | None, half: str | None, wording: Wording) -> time | None:
    number = int(hour or 0)
    if half is not None:
        if not 1 <= number <= 12 or half not in wording.particles["am"] | wording.particles["pm"]:
            return None
        number = number % 12 + (12 if half in wording.particles["pm"] else 0)
    try:
        return time(number, int(minute or 0))
    except ValueError:
        return None
