"""A council's settings in words: all on one card, with a button for each that can be changed in chat."""

from collections.abc import Iterator

from conversations import events
from conversations.buttons import encode
from conversations.calendar import OPENING_TIME, next_round, quarter_at, quarter_code
from conversations.cards import Button, Buttons, Card, Fact, Facts, Heading, Text
from conversations.events import Event
from conversations.language import Language
from conversations.people import HOME_ZONE
from conversations.settings import CouncilSettings, Setting
from conversations.words import is_named

PLACES_NAMED = 5
LEADS_NAMED = 5

WAYS = ("place", "file", "word")
"""How people come to be asked, in the order of telling."""

_CHANGED_ALONE = (
    *(Setting.NAME, Setting.NATION, Setting.YEAR, Setting.OPENING, Setting.POSTS, Setting.PEOPLE),
    *(Setting.OPTIONAL, Setting.LEAST),
)


def compose_settings(
    settings: CouncilSettings, language: Language, *, private: bool = False, at_end: bool = False
) -> Card:
    """`private`: it is shown to one lead where others read along, so the guided set-up is not offered.

    `at_end`: the set-up ends here.
    """
    words = language.wording
    title = words.text("settings-title", {"council": words.council(settings.name)})
    facts = tuple(Fact(words.text(f"setting-{name}"), value) for name, value in _all(settings, language))
    change = words.text("set-up-done" if at_end else "settings-change")
    return Card(
        f"{title}. {facts[0].label}: {facts[0].value}. {facts[1].label}: {facts[1].value}. {change}",
        (
            Heading(title),
            Facts(facts),
            Text(change, quiet=not at_end),
            Buttons(tuple(_buttons(settings, language, private=private))),
            Text(words.text("settings-fixed"), quiet=True),
        ),
    )


def present(setting: Setting, settings: CouncilSettings, language: Language) -> str:
    """How one setting stands, in words."""
    words = language.wording
    match setting:
        case Setting.NAME:
            return settings.name if is_named(settings.name) else words.text("settings-unnamed")
        case Setting.NATION:
            return words.text(f"nation-{settings.calendar.nation}")
        case Setting.YEAR:
            code = quarter_code(quarter_at(settings.now, HOME_ZONE), settings.calendar.year)
            return words.text(
                "setting-year-now", {"year": words.text(f"year-{settings.calendar.year}"), "code": code}
            )
        case Setting.POSTS:
            return words.text(f"setting-posts-{settings.posts}")
        case Setting.PEOPLE:
            return _people(settings, language)
        case Setting.OPTIONAL:
            return words.text("setting-optional-yes" if settings.is_optional else "setting-optional-no")
        case Setting.OPENING:
            return _opening(settings, language)
        case Setting.LEAST:
            return words.text("setting-people-count", {"count": settings.least})


def _all(settings: CouncilSettings, language: Language) -> Iterator[tuple[str, str]]:
    """Every setting by its name, with how it stands."""
    words, calendar = language.wording, settings.calendar
    for setting in (Setting.NAME, Setting.NATION, Setting.YEAR, Setting.OPENING):
        yield setting, present(setting, settings, language)
    yield "time", words.text("setting-time-now", {"time": words.clock(OPENING_TIME), "weeks": calendar.weeks})
    for setting in (Setting.POSTS, Setting.PEOPLE, Setting.OPTIONAL):
        yield setting, present(setting, settings, language)
    yield "questions", words.text("setting-questions-now", {"count": settings.questions_each})
    yield Setting.LEAST, present(Setting.LEAST, settings, language)
    yield "keep", words.text("setting-keep-now", {"months": settings.keep_months})
    yield "shares", words.text("setting-shares-yes" if settings.shares else "setting-shares-no")
    yield "leads", _leads(settings, language)


def _buttons(settings: CouncilSettings, language: Language, *, private: bool) -> Iterator[Button]:
    """The guided set-up first, until the council was led through it."""
    words = language.wording
    if not settings.is_set_up and not private:
        yield _button("button-set-up", events.ShowSetting(Setting.NAME, guided=True), language, primary=True)
    for setting in _CHANGED_ALONE:
        yield Button(words.text(f"setting-{setting}"), encode(events.ShowSetting(setting)))
    yield _button(
        "button-stop-sharing" if settings.shares else "button-share",
        events.OfferSharing(not settings.shares),
        language,
    )
    yield _button("button-leads", events.ShowLeads(), language)


def _button(label: str, event: Event, language: Language, *, primary: bool = False) -> Button:
    return Button(language.wording.text(label), encode(event), primary)


def _people(settings: CouncilSettings, language: Language) -> str:
    words, asked = language.wording, settings.asked
    if not asked.people:
        return words.text("setting-people-none")
    ways = [
        words.text(f"setting-people-{way}", {"count": asked.came_by[way]})
        for way in WAYS
        if asked.came_by.get(way)
    ]
    said = words.text("setting-people-now", {"count": asked.people, "ways": words.all_of(ways)})
    if not asked.places:
        return said
    shown = asked.places[:PLACES_NAMED]
    names = ", ".join(shown) + ("\u2026" if len(asked.places) > len(shown) else "")
    return f"{said} {words.text('setting-people-places', {'names': names})}"


def _opening(settings: CouncilSettings, language: Language) -> str:
    words = language.wording
    if settings.checkin is not None:
        return words.text(
            "setting-opening-open", {"closes": words.moment(settings.checkin.closes_at, HOME_ZONE)}
        )
    following = next_round(settings.calendar, settings.now)
    if following is None:
        return words.text("setting-opening-none")
    return words.text("setting-opening-next", {"opens": words.moment(following.opens_at, HOME_ZONE)})


def _leads(settings: CouncilSettings, language: Language) -> str:
    words, leads = language.wording, settings.leads
    if not leads:
        return words.text("setting-leads-none")
    more = len(leads) - LEADS_NAMED
    if more <= 0:
        return words.all_of(leads)
    return words.text("status-names-more", {"names": ", ".join(leads[:LEADS_NAMED]), "count": more})
