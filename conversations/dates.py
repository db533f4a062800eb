"""Days as people type them: `tomorrow`, `Monday`, `12 Jan`, `12/1/2027`, in their language or in English."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from conversations.polite import before_please
from conversations.words import Wording

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_NUMERIC = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})(?:[/.-]([0-9]{4}|[0-9]{2}))?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})\s*([^\W0-9]*)\s+([^\W0-9]+)(?:\s+([0-9]{4}))?")
_MONTH_FIRST = re.compile(r"([^\W0-9]+)\s+([0-9]{1,2})([^\W0-9]*)(?:\s+([0-9]{4}))?")
_COUNT = re.compile(r"[1-9][0-9]?")
_CENTURY = 2000


def read_day(text: str, today: date, wording: Wording) -> date | None:
    """The day that a text means; None when it means none.

    A weekday is the next one after today, and next week is its Monday. A date without a year is the next such
    day, today included; numbers are in British order. A weekday before a date has to fit it.
    """
    said = " ".join(before_please(text, wording).casefold().replace(",", " ").strip(" .!?").split())
    if _is_next_week(said, wording):
        return today + timedelta(days=8 - today.isoweekday())
    plain = _without_particles(said, wording)
    if plain in wording.days_ahead:
        return today + timedelta(days=wording.days_ahead[plain])
    if plain in wording.weekdays:
        return today + timedelta(days=(wording.weekdays[plain] - today.isoweekday() - 1) % 7 + 1)
    if (days := _span(plain, wording)) is not None:
        return today + timedelta(days=days)
    return _date(plain, today, wording) or _date_on_weekday(plain, today, wording)


def starts_later(text: str, wording: Wording) -> bool:
    """Whether a text may name a first day, and none to come back on, as `from monday`, `12 jan to 16 jan`,
    `next week` and `in 3 days` do. `until next week` names the day to come back on.
    """
    words = text.casefold().split()
    if words and words[0] in wording.particles["to"]:
        return False
    from_ = wording.particles["from"] | wording.particles["ahead"]
    is_later = bool(words) and (words[0] in from_ or any(word in wording.particles["to"] for word in words[1:]))
    return is_later or _is_next_week(" ".join(words), wording)


def _is_next_week(said: str, wording: Wording) -> bool:
    words, around = said.split(), wording.particles["around-day"]
    starts = (at for at in range(min(len(words), 3)) if all(word in around for word in words[:at]))
    return any(" ".join(words[at:]) in wording.particles["next-week"] for at in starts)


def _span(plain: str, wording: Wording) -> int | None:
    """The days in `3 days`, `two weeks` or `a week`."""
    number, _, unit = plain.partition(" ")
    count = 1 if number in wording.particles["one"] else wording.numbers.get(number)
    if _COUNT.fullmatch(number):
        count = int(number)
    days = 1 if unit in wording.particles["days"] else 7 if unit in wording.particles["weeks"] else None
    return None if count is None or days is None else count * days


def _date_on_weekday(plain: str, today: date, wording: Wording) -> date | None:
    first, _, rest = plain.partition(" ")
    day = _date(_without_particles(rest, wording), today, wording)
    return day if day is not None and day.isoweekday() == wording.weekdays.get(first) else None


def _without_particles(plain: str, wording: Wording) -> str:
    """Without the words that stand around a day, such as `until` and `next`."""
    words, around = plain.split(), wording.particles["around-day"]
    while words and words[0] in around:
        del words[0]
    while words and words[-1] in around:
        del words[-1]
    return " ".join(words)


def _date(plain: str, today: date, wording: Wording) -> date | None:
    if found := _ISO.fullmatch(plain):
        return _on(int(found[3]), int(found[2]), found[1], today)
    if found := _NUMERIC.fullmatch(plain):
        return _on(int(found[1]), int(found[2]), found[3], today)
    plain = _with_months_apart(plain, wording)
    if found := _DAY_FIRST.fullmatch(plain):
        day, ending, month, year = found.groups()
    elif found := _MONTH_FIRST.fullmatch(plain):
        month, day, ending, year = found.groups()
    else:
        return None
    if month not in wording.months or (ending and ending not in wording.particles["ordinal"]):
        return None
    return _on(int(day), wording.months[month], year, today)


def _with_months_apart(plain: str, wording: Wording) -> str:
    """`12th of January` as `12th January`, and `12jan` as `12 jan`."""
    words = [word for word in plain.split() if word not in wording.particles["before-month"]]
    return " ".join(_parted(word, wording.months) for word in words)


def _parted(word: str, months: Mapping[str, int]) -> str:
    letters = word.lstrip("0123456789")
    return f"{word.removesuffix(letters)} {letters}" if letters in months and letters != word else word


def _on(day: int, month: int, year: str | None, today: date) -> date | None:
    if year is not None:
        return _valid(int(year) + (_CENTURY if len(year) == 2 else 0), month, day)
    found = (_valid(each, month, day) for each in (today.year, today.year + 1))
    return next((each for each in found if each is not None and each >= today), None)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
