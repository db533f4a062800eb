"""What is typed about the action plan, as the event that it means on the day it is typed."""

import re
from itertools import islice

from conversations import events
from conversations.action_values import HIGHEST
from conversations.actions import ActionChange, Assign, AssignMe, Mark, Progress, Reword, Serve, SetDue
from conversations.buttons import encode
from conversations.context import Context
from conversations.dates import read_day
from conversations.effects import Say
from conversations.figure_words import name_of
from conversations.framework import Cut
from conversations.language import Language
from conversations.matching import nearest, plain
from conversations.people import Place
from conversations.polite import before_please
from conversations.scoring import theme_key
from conversations.summary_typed import theme_spellings
from conversations.text import storable
from conversations.typed import Command, Meaning, Request

_NUMBER = re.compile(r"#?([0-9]+)[.:,]?")
_MOST_WORDS = 4
"""Of what can be done with an action, such as `is due on the`."""

_OFFERED = 3
_ECHOED = 60
"""How much of somebody's words is said back, in characters."""

_MARKS = {str(progress): Mark(progress) for progress in Progress}


def is_about_actions(meaning: Meaning) -> bool:
    """Whether it is about the action plan: that is for all who read along."""
    return isinstance(meaning, Command | Request) and meaning.name in ("actions", "action", "add-action")


def requested_action(meaning: Command | Request, context: Context) -> events.Event | Say:
    """The event, or what is said when something is missing or not understood."""
    words = meaning.words if isinstance(meaning, Request) else ""
    is_served = context.person.is_lead or (context.place is Place.DIRECT and meaning.name != "add-action")
    if not is_served:
        return Say("leads-only")
    match meaning.name:
        case "actions":
            return _plan(words, context)
        case "action":
            return _action(words, context)
        case _:
            return _added(words, context)


def _plan(words: str, context: Context) -> events.Event | Say:
    only_me = plain(words) in _only_me(context)
    if words and not only_me:
        return _action(words, context)
    return events.ShowActions(only_me)


def _action(words: str, context: Context) -> events.Event | Say:
    """A number, and what is to be done with that action. A `please` at the end belongs to new words alone."""
    _, as_typed = (*words.split(maxsplit=1), "", "")[:2]
    first, rest = (*before_please(words, context.language.wording).split(maxsplit=1), "", "")[:2]
    number = _number(first, context.language)
    if number is None:
        return Say("how-to-action")
    if not 0 < number <= HIGHEST:
        return Say("action-no-such", {"number": f"{number}"}, ("actions",))
    if not rest or plain(rest) in _only_me(context):
        return events.ShowActions(bool(rest), number)
    name, after = _doing(rest, context.language)
    if name == "say":
        _, after = _doing(as_typed, context.language)
    change = _change(number, name, after, context)
    if not context.person.is_lead and not isinstance(change, Mark):
        return Say("leads-only")
    return change if isinstance(change, Say) else events.ChangeAction(number, change)


def _only_me(context: Context) -> frozenset[str]:
    return frozenset(map(plain, context.language.wording.summary_words["only-me"]))


def _number(word: str, language: Language) -> int | None:
    found = _NUMBER.fullmatch(word) if word.isascii() else None
    if found is None:
        return language.wording.numbers.get(plain(word))
    return int(found[1][:9])


def _doing(words: str, language: Language) -> tuple[str | None, str]:
    """What is to be done, by its name among the action words, and what follows as it was written."""
    for count in range(_MOST_WORDS, 0, -1):
        parts = words.split(maxsplit=count)
        begins = plain(" ".join(parts[:count]))
        name = next((each for each, known in _spellings(language).items() if begins in known), None)
        if name is not None:
            return name, parts[count] if len(parts) > count else ""
    return None, words


def _spellings(language: Language) -> dict[str, frozenset[str]]:
    words = language.wording.action_words
    return {name: frozenset(map(plain, known)) for name, known in words.items()}


def _change(number: int, name: str | None, words: str, context: Context) -> ActionChange | Say:
    match name:
        case "due" if words:
            day = read_day(words, context.today, context.language.wording)
            return Say("day-unclear-action", {"number": f"{number}"}) if day is None else SetDue(day)
        case "owner" if words:
            return _owner(words, context.language)
        case "for" if words:
            return _mission(number, words, context.language)
        case "say" if words:
            return Reword(words)
        case "no-due" if not words:
            return SetDue(None)
        case "no-owner" if not words:
            return Assign(None)
        case str() if name in _MARKS and not words:
            return _MARKS[name]
        case _:
            return Say("action-unclear", {"number": f"{number}"})


def _owner(words: str, language: Language) -> Assign | AssignMe:
    known = _spellings(language)
    if plain(words) in known["me"]:
        return AssignMe()
    return Assign(None if plain(words) in known["no-owner"] else words.strip())


def _mission(number: int, words: str, language: Language) -> Serve | Say:
    """By its id or its name in either language; else the nearest are offered."""
    names = {
        plain(name): mission.id
        for mission in language.framework.missions
        for name in (mission.id, *language.theme_names[theme_key(Cut.MISSION, mission.id)])
    }
    if plain(words) in names:
        return Serve(names[plain(words)])
    near = dict.fromkeys(names[plain(name)] for name in nearest(words, names, 2 * _OFFERED))
    offered = near or dict.fromkeys(each.id for each in language.framework.missions)
    buttons = (encode(events.ChangeAction(number, Serve(each))) for each in islice(offered, _OFFERED))
    return Say("action-mission-unknown", {"words": _echo(words)}, tuple(buttons))


# Adding


def _added(words: str, context: Context) -> events.AddAction | events.TakeProposal | Say:
    """A theme, a colon, and what is to be done; a theme alone for what is proposed for it."""
    name, colon, text = words.partition(":")
    name = name if colon else before_please(name, context.language.wording)
    if not name.strip():
        return Say("how-to-add-action")
    spellings = theme_spellings(context.language)
    keys = spellings.get(plain(name), ())
    if len(keys) == 1:
        return events.AddAction(keys[0], text) if colon else events.TakeProposal(keys[0])
    if not keys:
        found = (spellings[plain(each)] for each in nearest(name, spellings, 2 * _OFFERED))
        keys = tuple(dict.fromkeys(key for each in found for key in each))[:_OFFERED]
    if not keys and not colon:
        return Say("how-to-add-action")
    if not keys:
        keys = tuple(theme_key(Cut.ENABLER, each.id) for each in context.language.framework.enablers)
    return Say("action-theme-unknown", {"words": _echo(name), "themes": _names(keys, context.language)})


def _names(keys: tuple[str, ...], language: Language) -> str:
    """As they can be typed: with their kind where several have the same name."""
    names = [name_of(key, language) for key in keys]
    kinds = (language.wording.text(f"summary-kind-{key.partition(':')[0]}") for key in keys)
    several = len(set(names)) < len(names)
    told = [f"{name} {kind}" if several else name for name, kind in zip(names, kinds, strict=True)]
    return language.wording.any_of(told)


def _echo(words: str) -> str:
    one_line = " ".join(storable(words).split())
    return one_line if len(one_line) <= _ECHOED else f"{one_line[: _ECHOED - 1]}\u2026"
