"""One setting on a card: how it stands, what can be chosen, and the way through the guided set-up."""

from collections.abc import Iterator

from conversations import events
from conversations.buttons import encode
from conversations.calendar import Nation, YearKind
from conversations.cards import Button, Buttons, Card, Heading, Part, Text
from conversations.events import Event
from conversations.language import Language
from conversations.settings import STEPS, CouncilSettings, Setting, step_after, step_before
from conversations.settings_cards import present

_CHOSEN = "\u2713 "
"""Before what is so already: not by a colour alone."""


def compose_setting(
    setting: Setting, settings: CouncilSettings, language: Language, *, guided: bool = False
) -> Card:
    words = language.wording
    name = words.text(f"setting-{setting}")
    title = name
    if guided:
        where: dict[str, str | int] = {"step": STEPS.index(setting) + 1, "steps": len(STEPS), "name": name}
        title = words.text("set-up-title", where)
    now = words.text("setting-now", {"value": present(setting, settings, language)})
    asked = (Text(line) for line in words.text(f"set-up-{setting}").splitlines())
    parts: list[Part] = [Heading(title), *asked, Text(now)]
    if choices := tuple(_choices(setting, settings, language, guided=guided)):
        parts.append(Buttons(choices))
    if guided:
        parts.append(Text(words.text(_typing(setting), {"next": STEPS.index(setting) + 2}), quiet=True))
        parts.append(Buttons(tuple(_ways(setting, language))))
    else:
        parts.append(Buttons((_button("button-settings", events.ShowSettings(), language),)))
    return Card(f"{title}. {now}", tuple(parts))


def _typing(setting: Setting) -> str:
    return "set-up-type-last" if step_after(setting) is None else "set-up-type"


def _choices(
    setting: Setting, settings: CouncilSettings, language: Language, *, guided: bool
) -> Iterator[Button]:
    words, calendar = language.wording, settings.calendar
    match setting:
        case Setting.NATION:
            for nation in Nation:
                label = words.text(f"nation-{nation}")
                yield _choice(label, events.SetNation(nation, guided), is_so=nation is calendar.nation)
        case Setting.YEAR:
            for year in YearKind:
                label = words.text(f"button-year-{year}")
                yield _choice(label, events.SetYear(year, guided), is_so=year is calendar.year)
        case Setting.PEOPLE:
            yield _button("button-set-up-places", events.ShowPlaces(), language)
            yield _button("button-import", events.ShowImport(), language)
        case Setting.OPTIONAL:
            label = "button-mandatory" if settings.is_optional else "button-optional"
            yield _button(label, events.SetOptional(not settings.is_optional), language)
        case Setting.OPENING:
            if settings.checkin is None:
                yield _button("button-open", events.OfferOpen(), language)
            yield _button("button-calendar", events.ShowCalendar(), language)
        case _:
            return


def _ways(setting: Setting, language: Language) -> Iterator[Button]:
    """Back, and on: whatever was chosen is kept already, so to go on without choosing is to skip."""
    before, after = step_before(setting), step_after(setting)
    if before is not None:
        yield _button("button-back", events.ShowSetting(before, guided=True), language)
    if after is None:
        yield _button("button-set-up-done", events.FinishSetUp(), language, primary=True)
    else:
        label = "button-set-up-keep" if setting in _CHOOSING else "button-set-up-next"
        yield _button(label, events.ShowSetting(after, guided=True), language, primary=setting not in _CHOOSING)


_CHOOSING = (Setting.NAME, Setting.NATION, Setting.YEAR)
"""What is chosen here. The others are changed in other places, or have said so already."""


def _choice(label: str, event: Event, *, is_so: bool) -> Button:
    return Button(f"{_CHOSEN}{label}" if is_so else label, encode(event))


def _button(label: str, event: Event, language: Language, *, primary: bool = False) -> Button:
    return Button(language.wording.text(label), encode(event), primary)
