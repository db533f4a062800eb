"""What people type, understood. Nothing here depends on where the person stands; step() decides that."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from conversations.answers import Choice
from conversations.language import Language
from conversations.polite import after_please, before_please


@dataclass(frozen=True, slots=True)
class Command:
    """One of the words.COMMANDS that stands alone."""

    name: str


@dataclass(frozen=True, slots=True)
class Number:
    value: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """An answer by its name, such as `established` or `not sure`."""

    choice: Choice


@dataclass(frozen=True, slots=True)
class Barrier:
    """What holds the council back, by its text."""

    id: str


@dataclass(frozen=True, slots=True)
class EditNumber:
    number: int


@dataclass(frozen=True, slots=True)
class CommentText:
    """`number` is None for a comment on the question answered last."""

    number: int | None
    text: str


@dataclass(frozen=True, slots=True)
class ClaimCode:
    code: str


@dataclass(frozen=True, slots=True)
class Request:
    """One of TAKES_WORDS with what was written after it, such as a day; which one depends on the day it is. A
    `look` at a summary has a name in its words, and no command before it.
    """

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Unclear:
    pass


Meaning = Command | Number | Chosen | Barrier | EditNumber | CommentText | ClaimCode | Request | Unclear

TAKES_WORDS = (
    *("snooze", "away", "hours", "close", "move-close"),
    *("summary", "why", "least", "actions", "benchmark", "export"),
    *("set-up", "nation", "year"),
)
"""Commands that a day or hours, or what is to be seen, can follow."""

KEEPS_WORDS = ("action", "add-action", "join", "add-lead", "remove-lead", "council-name")
"""Commands that somebody's own words can follow, which are kept as they were written."""

_ENDS_AS_TYPED = ("action", "add-action")
"""Those of KEEPS_WORDS after which a `please` at the end can belong to the words."""

_LONGEST_COMMAND = 6
"""In words, of those that can be followed by others."""

_NOT_LEVELS = {"not-sure": Choice.NOT_SURE, "not-applicable": Choice.NOT_APPLICABLE}
_NUMBERED = re.compile(r"(\d{1,3})\s*:(?:\s+(.*))?", re.DOTALL)
_LEADING_NUMBER = re.compile(r"(\d{1,3})\b[\s.:,)-]*(.*)")


def understand(text: str, language: Language) -> Meaning:
    """What a typed text means: in the person's language, else in English."""
    commands = language.wording.commands
    text = after_please(text, language.wording)
    asked = before_please(text, language.wording)
    plain = _plain(asked)
    name = commands.get(_folded(text).strip(" ."), commands.get(plain))
    first, rest = (*text.split(maxsplit=1), "", "")[:2]
    command = commands.get(_plain(first))
    if command == "comment":
        return _comment(rest)
    rest = (*asked.split(maxsplit=1), "", "")[1]
    if command == "claim" and rest:
        return ClaimCode(rest.strip().rstrip("."))
    if (request := _with_own_words(text, asked, commands)) is not None:
        return request
    if command == "edit" and (number := _number(_plain(rest), language)) is not None:
        return EditNumber(number)
    if name in _NOT_LEVELS:
        return Chosen(_NOT_LEVELS[name])
    if (number := _number(plain, language)) is not None:
        return Number(number)
    if (choice := _level(plain, language)) is not None:
        return Chosen(choice)
    if (barrier := _barrier(plain, language)) is not None:
        return Barrier(barrier)
    if name is not None:
        return Command(name)
    return _request(_without_beginning(plain, language), commands) or _look(plain, language) or Unclear()


def _look(plain: str, language: Language) -> Request | None:
    """What stands on a button beneath a summary, without the command before it."""
    words = language.wording.summary_words
    return Request("look", plain) if any(plain in words[name] for name in _LOOKS) else None


_LOOKS = (
    *("overview", "missions", "enablers", "principles", "grid", "trend", "gap"),
    *("by-role", "by-area"),
)


def _without_beginning(plain: str, language: Language) -> str:
    """`only me` goes to the end: `only me summary` is `summary only me`."""
    spellings = language.wording.summary_words["only-me"]
    beginning = next((each for each in spellings if re.match(rf"{re.escape(each)}\b", plain)), None)
    return plain if beginning is None else f"{_plain(plain.removeprefix(beginning))} {beginning}"


def _request(plain: str, commands: Mapping[str, str]) -> Request | None:
    """The longest beginning that is one of TAKES_WORDS, such as `remind me` in `remind me on Friday`."""
    words = plain.split()
    for count in range(min(len(words) - 1, _LONGEST_COMMAND), 0, -1):
        name = commands.get(_plain(" ".join(words[:count])))
        if name in TAKES_WORDS:
            return Request(name, " ".join(words[count:]))
    return None


def _with_own_words(text: str, asked: str, commands: Mapping[str, str]) -> Request | None:
    """`asked`: the text without a `please` at its end, which belongs to the words of some alone."""
    found = _beginning(text, commands)
    return found if found is not None and found.name in _ENDS_AS_TYPED else _beginning(asked, commands)


def _beginning(text: str, commands: Mapping[str, str]) -> Request | None:
    """What follows one of KEEPS_WORDS, as it was written; None where a longer command begins the text."""
    for count in range(_LONGEST_COMMAND, 0, -1):
        words = text.split(maxsplit=count)
        name = commands.get(_plain(" ".join(words[:count])))
        if name is not None:
            return Request(name, words[count]) if name in KEEPS_WORDS and len(words) > count else None
    return None


_AS_TYPED = str.maketrans(
    {
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{VARIATION SELECTOR-16}": None,
        "\N{COMBINING ENCLOSING KEYCAP}": None,
    }
)
"""What phones make of what is typed: curly apostrophes, and digits drawn as keys."""


def _folded(text: str) -> str:
    return " ".join(text.casefold().translate(_AS_TYPED).split())


def _plain(text: str) -> str:
    return _folded(text).strip(" .,:!?\"'\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}")


def _number(plain: str, language: Language) -> int | None:
    """The number in `4`, `four` or `level 4`; None for anything longer."""
    first, _, rest = plain.partition(" ")
    if rest and language.wording.commands.get(first) == "level":
        plain = rest
    found = _LEADING_NUMBER.fullmatch(plain)
    return int(found[1]) if found and not found[2] else language.wording.numbers.get(plain)


def _level(plain: str, language: Language) -> Choice | None:
    """The level in `established` or `4 established`."""
    if plain in language.level_names:
        return language.level_names[plain]
    found = _LEADING_NUMBER.fullmatch(plain)
    if found and language.level_names.get(found[2]) == int(found[1]):
        return language.level_names[found[2]]
    return None


def _barrier(plain: str, language: Language) -> str | None:
    """The barrier in `lack of digital expertise` or `3 lack of digital expertise`."""
    for number, barrier in enumerate(language.framework.barriers, start=1):
        if plain in (_plain(barrier.text), f"{number} {_plain(barrier.text)}"):
            return barrier.id
    return None


def _comment(rest: str) -> Meaning:
    if not rest.strip():
        return Command("comment")
    numbered = _NUMBERED.fullmatch(rest.strip())
    if numbered:
        return CommentText(int(numbered[1]), numbered[2] or "")
    return CommentText(None, rest)
