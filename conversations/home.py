"""Where somebody stands, on one card: their check-in, and for a lead how it goes and what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from conversations import events
from conversations.buttons import encode
from conversations.calendar import YearKind
from conversations.cards import Button, Buttons, Card, Fact, Facts, Heading, Part, Text
from conversations.effort import minutes_for
from conversations.events import Event
from conversations.language import Language
from conversations.people import HOME_ZONE, CheckIn
from conversations.settings import Setting
from conversations.shares import percent
from conversations.state import Phase


@dataclass(frozen=True, slots=True)
class Response:
    """How the council's check-in goes: people who are asked, who have begun and who have finished."""

    people: int
    started: int
    finished: int


@dataclass(frozen=True, slots=True)
class LeadView:
    """What a lead is shown besides. `response`: of the check-in that is open, if any."""

    response: Response | None
    is_set_up: bool


@dataclass(frozen=True, slots=True)
class HomeView:
    """`checkin` is the one that is open for the person, in whose `zone` times are told; `opens_at`: when the
    next one opens by the calendar. `done` of `total` questions, both 0 before they start, and `ahead`, how many
    they will get then. `lead`: None for whoever leads nobody.
    """

    name: str
    council: str
    year: YearKind
    zone: str
    phase: Phase
    checkin: CheckIn | None = None
    opens_at: datetime | None = None
    done: int = 0
    total: int = 0
    ahead: int = 0
    is_left_out: bool = False
    lead: LeadView | None = None


def compose_home(view: HomeView, language: Language, *, on_page: bool = False) -> Card:
    words = language.wording
    title = words.text("home-title", {"name": view.name})
    standing = _standing(view, language)
    parts: list[Part] = [
        Heading(title),
        *(Text(line) for line in _checkin(view, language)),
        Text(standing),
        Buttons(tuple(_own_buttons(view, language))),
        *(() if view.lead is None else _of_lead(view, view.lead, language)),
    ]
    if on_page:
        parts.append(Text(words.text("home-page"), quiet=True))
    return Card(f"{title}. {standing}", tuple(parts))


def compose_stranger(language: Language) -> Card:
    """The page of whoever nothing is known of."""
    words = language.wording
    title, text = words.text("home-stranger-title"), words.text("home-stranger")
    buttons = (
        _button("button-start", events.Start(), language, primary=True),
        _button("button-help", events.ShowHelp(), language),
    )
    return Card(f"{title}. {text}", (Heading(title), Text(text), Buttons(buttons)))


def _checkin(view: HomeView, language: Language) -> Iterator[str]:
    words = language.wording
    council = words.council(view.council)
    if view.checkin is not None:
        quarter = words.quarter_with_code(view.checkin.quarter, view.year)
        closes = words.moment(view.checkin.closes_at, view.zone)
        first = f"{council[:1].upper()}{council[1:]}"
        yield words.text("home-open", {"council": first, "quarter": quarter, "closes": closes})
    elif view.opens_at is not None:
        opens = words.day(view.opens_at, HOME_ZONE)
        yield words.text("home-opens", {"council": council, "opens": opens})
    else:
        yield words.text("home-none", {"council": council})


def _standing(view: HomeView, language: Language) -> str:
    words = language.wording
    said: dict[str, str | int] = {"done": view.done, "total": view.total}
    if view.is_left_out:
        return words.text("home-left-out")
    if view.phase is Phase.STOPPED:
        return words.text("home-stopped")
    if view.checkin is None:
        return words.text("home-nothing")
    if not view.total:
        return words.text("home-new", {"count": view.ahead, "minutes": minutes_for(view.ahead)})
    return words.text("home-finished" if view.phase is Phase.FINISHED else "home-begun", said)


def _own_buttons(view: HomeView, language: Language) -> Iterator[Button]:
    """What they have most likely come for stands out."""
    if view.is_left_out:
        yield _button("button-include-me", events.LeaveOut(False), language, primary=True)
    elif view.checkin is not None and view.total and view.phase is Phase.FINISHED:
        yield _button("button-recap", events.ShowRecap(), language)
    elif view.checkin is not None:
        has_begun = view.total or view.phase is Phase.STOPPED
        yield _button("button-resume" if has_begun else "button-start", events.Start(), language, primary=True)
    yield _button("button-actions", events.ShowActions(), language)
    yield _button("button-my-data", events.ShowMyData(), language)
    yield _button("button-help", events.ShowHelp(), language)


def _of_lead(view: HomeView, lead: LeadView, language: Language) -> Iterator[Part]:
    words = language.wording
    yield Heading(words.text("home-lead-title"))
    if lead.response is not None:
        yield Facts(tuple(_response(lead.response, language)))
    if not lead.is_set_up:
        yield Text(words.text("home-lead-set-up"))
    set_up = events.ShowSetting(Setting.NAME, guided=True)
    buttons = [
        *([] if lead.is_set_up else [_button("button-set-up", set_up, language, primary=True)]),
        *([] if view.checkin is not None else [_button("button-open", events.OfferOpen(), language)]),
        _button("button-status", events.ShowStatus(), language),
        _button("button-summary", events.ShowSummary(), language),
        _button("button-settings", events.ShowSettings(), language),
    ]
    yield Buttons(tuple(buttons))


def _response(response: Response, language: Language) -> Iterator[Fact]:
    words = language.wording
    if not response.people:
        yield Fact(words.text("status-started"), words.text("status-nobody"))
        return
    for message, count in (("status-started", response.started), ("status-finished", response.finished)):
        share = percent(count, response.people)
        said = {"count": count, "people": response.people, "share": share}
        yield Fact(words.text(message), words.text("status-share", said))


def _button(label: str, event: Event, language: Language, *, primary: bool = False) -> Button:
    return Button(language.wording.text(label), encode(event), primary)
