"""What a lead does about the council's settings: looks at them, changes them, or is led through them.

Each step of the guided set-up says itself which one comes next, so an old button does what it says and no more.
"""

from typing import assert_never

from conversations import effects, events
from conversations.buttons import encode
from conversations.calendar import Nation, YearKind
from conversations.context import Context
from conversations.effects import Effect, Say
from conversations.people import Place
from conversations.settings import STEPS, Setting, step_after
from conversations.text import storable
from conversations.typed import Command, Request
from conversations.words import Wording

AboutSettings = (
    events.ShowSettings
    | events.ShowSetting
    | events.NameCouncil
    | events.SetNation
    | events.SetYear
    | events.FinishSetUp
)

SHORTEST_NAME, LONGEST_NAME = 2, 80

_CHOICES = {"nation": Nation, "year": YearKind}
_ALONE = {"council-name": Setting.NAME, "nation": Setting.NATION, "year": Setting.YEAR}
_REQUESTS = ("set-up", *_ALONE)


def decide_setting(event: AboutSettings, context: Context) -> tuple[Effect, ...]:
    """What follows for a lead. The guided set-up is for one lead alone with the bot."""
    if context.place is Place.SHARED and _is_guided(event):
        return (Say("set-up-directly"),)
    match event:
        case events.ShowSettings():
            return (effects.Settings(),)
        case events.ShowSetting(Setting.LEAST):
            return (Say("least-now", {"least": context.least}),)
        case events.ShowSetting(setting, guided):
            return (effects.SettingCard(setting, guided),)
        case events.NameCouncil(name):
            return _name(name, context)
        case events.SetNation() | events.SetYear():
            return _choose(event, context)
        case events.FinishSetUp():
            record = () if context.is_set_up else (effects.FinishSetUp(),)
            return *record, effects.Settings(at_end=True)
        case _:
            assert_never(event)


def _is_guided(event: AboutSettings) -> bool:
    if isinstance(event, events.ShowSetting | events.SetNation | events.SetYear):
        return event.guided
    return isinstance(event, events.FinishSetUp)


def _name(text: str, context: Context) -> tuple[Effect, ...]:
    name = " ".join(storable(text).split()).strip("\"'")
    if not SHORTEST_NAME <= len(name) <= LONGEST_NAME or not any(letter.isalpha() for letter in name):
        return (Say("council-name-unclear", {"fewest": SHORTEST_NAME, "most": LONGEST_NAME}),)
    before, buttons = context.council_name, _onwards(Setting.NAME, context)
    if name == before:
        return (Say("council-name-same", {"name": name}, buttons),)
    return effects.NameCouncil(name), Say("council-named", {"before": before, "after": name}, buttons)


def _choose(event: events.SetNation | events.SetYear, context: Context) -> tuple[Effect, ...]:
    words = context.language.wording
    if isinstance(event, events.SetNation):
        setting, before, after = Setting.NATION, context.calendar.nation.value, event.nation.value
        record = effects.ChangeCalendar(nation=event.nation)
    else:
        setting, before, after = Setting.YEAR, context.calendar.year.value, event.year.value
        record = effects.ChangeCalendar(year=event.year)
    buttons = () if event.guided else _onwards(setting, context)
    said: dict[str, str | int] = {"after": words.text(f"{setting}-{after}")}
    if before == after:
        told: tuple[Effect, ...] = (Say(f"{setting}-same", said, buttons),)
    else:
        said["before"] = words.text(f"{setting}-{before}")
        told = record, Say(f"{setting}-changed", said, buttons)
    following = step_after(setting)
    return (*told, effects.SettingCard(following, guided=True)) if event.guided and following else told


def _onwards(setting: Setting, context: Context) -> tuple[str, ...]:
    """Until the council is set up, a change leads on to the next step too."""
    following = step_after(setting)
    if context.is_set_up or following is None or context.place is Place.SHARED:
        return ("settings",)
    return encode(events.ShowSetting(following, guided=True)), "settings"


def setting_details(
    record: effects.NameCouncil | effects.ChangeCalendar | effects.FinishSetUp,
) -> tuple[str, ...]:
    """What has changed, as it stands on record: the council's name is a lead's own words, and is left out."""
    match record:
        case effects.NameCouncil():
            return ("name of the council",)
        case effects.ChangeCalendar(nation, year):
            changed = (("nation", nation), ("year", year))
            return tuple(f"{name}: {value}" for name, value in changed if value is not None)
        case effects.FinishSetUp():
            return ("set up",)


def may_claim(context: Context) -> tuple[Say, ...]:
    """What somebody who meets the bot is told while nobody leads the council: most likely they installed it."""
    is_open = context.claim_hash is not None and not context.person.is_lead
    return (Say("welcome-claim"),) if is_open else ()


# What is typed


def is_about_settings(meaning: Command | Request) -> bool:
    """Whether it takes reading what follows the command."""
    return meaning.name in _ALONE or (isinstance(meaning, Request) and meaning.name in _REQUESTS)


def requested_setting(meaning: Command | Request, context: Context) -> events.Event | Say:
    """What is typed about a setting, as the event that it means for a lead."""
    if not context.person.is_lead:
        return Say("leads-only")
    if isinstance(meaning, Command):
        return events.ShowSetting(_ALONE[meaning.name])
    if meaning.name == "council-name":
        return events.NameCouncil(meaning.words)
    if meaning.name == "set-up":
        return _step(meaning.words)
    return _choice(meaning, context.language.wording)


def _step(words: str) -> events.Event:
    """The step of that number; from the first where it is none."""
    place = int(words) if words.isascii() and words.isdigit() and len(words) < 3 else 1
    return events.ShowSetting(STEPS[place - 1 if 1 <= place <= len(STEPS) else 0], guided=True)


def _choice(meaning: Request, wording: Wording) -> events.Event:
    """What was chosen; the choices where it was none of them."""
    found = next(
        (each for each in _CHOICES[meaning.name] if meaning.words in wording.setting_words[each.value]), None
    )
    match found:
        case Nation():
            return events.SetNation(found)
        case YearKind():
            return events.SetYear(found)
        case _:
            return events.ShowSetting(_ALONE[meaning.name])
