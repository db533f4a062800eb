"""How a check-in goes, for digital leads: who was invited, reached, has started and finished, and who was not
reached and why. And the number of people before a lead has them reminded.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from conversations import buttons, events
from conversations.calendar import Calendar, next_round
from conversations.cards import Button, Buttons, Card, Fact, Facts, Heading, Part, Text
from conversations.language import Language
from conversations.nudges import NudgeKind
from conversations.people import HOME_ZONE, CheckIn
from conversations.shares import percent

NAMES_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Unreached:
    """People who cannot be written to for one reason: the sentence of a door, with what to do, or nothing for
    those with whom there is no conversation. `names` are for a lead alone, and may be fewer than `people`.
    """

    reason: str
    people: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NextNudges:
    """What is scheduled next."""

    kind: NudgeKind
    due_at: datetime


@dataclass(frozen=True, slots=True)
class StatusFigures:
    """`checkin` is the one that is open, or the last one; None when there was none yet. `people` are all who
    are asked, and `stopped` those among them who want no more questions. Times are told in `zone`.

    `is_past`: there is a later check-in. Of this one, `started` are those who gave an answer; who finished, is
    silent or cannot be reached is not known of it, and not shown. `is_optional`: people need not take part.
    """

    checkin: CheckIn | None
    calendar: Calendar
    now: datetime
    zone: str = HOME_ZONE
    people: int = 0
    invited: int = 0
    reached: int = 0
    started: int = 0
    finished: int = 0
    stopped: int = 0
    without_reminders: int = 0
    away: int = 0
    unreachable: tuple[Unreached, ...] = ()
    next_nudges: NextNudges | None = None
    waiting: int = 0
    undelivered: int = 0
    is_past: bool = False
    is_optional: bool = False


def compose_status(figures: StatusFigures, language: Language) -> Card:
    words, checkin = language.wording, figures.checkin
    if checkin is None:
        title, state = words.text("status-none"), ""
    else:
        quarter = words.quarter_with_code(checkin.quarter, figures.calendar.year)
        title, state = words.text("status-title", {"quarter": quarter}), _state(checkin, figures, language)
    parts: list[Part] = [Heading(title)]
    if checkin is not None:
        parts += [Text(state), *_turnout(checkin, figures, language), *_unreachable(figures, language)]
    parts += [Facts(tuple(_outlook(figures, language))), Buttons(tuple(_buttons(figures, language)))]
    return Card(f"{title}. {state}" if state else title, tuple(parts))


def _state(checkin: CheckIn, figures: StatusFigures, language: Language) -> str:
    words = language.wording
    closes = words.moment(checkin.closes_at, figures.zone)
    if figures.now >= checkin.closes_at:
        return words.text("status-closed", {"closes": closes})
    if figures.now < checkin.opens_at:
        return words.text(
            "status-not-yet", {"opens": words.moment(checkin.opens_for(figures.zone), figures.zone)}
        )
    return words.text("status-paused" if checkin.paused_at else "status-open", {"closes": closes})


def _turnout(checkin: CheckIn, figures: StatusFigures, language: Language) -> Iterator[Part]:
    words = language.wording
    if checkin.synthetic:
        yield Text(words.text("status-synthetic"))
    if not figures.people:
        yield Text(words.text("status-nobody"))
        return
    shown = _counts(figures)
    yield Facts(tuple(_share(message, count, figures, language) for message, count in shown.items()))
    if figures.is_optional and not figures.is_past:
        yield Text(words.text("status-optional"))
    if figures.is_past:
        yield Text(words.text("status-past"))


def _counts(figures: StatusFigures) -> dict[str, int]:
    counts = {"status-invited": figures.invited, "status-reached": figures.reached}
    if figures.is_past:
        return counts | {"status-answered": figures.started}
    counts |= {"status-started": figures.started, "status-finished": figures.finished}
    quiet = {
        "status-stopped": figures.stopped,
        "status-without-reminders": figures.without_reminders,
        "status-away": figures.away,
    }
    return counts | {message: count for message, count in quiet.items() if count}


def _share(message: str, count: int, figures: StatusFigures, language: Language) -> Fact:
    said = {"count": count, "people": figures.people, "share": percent(count, figures.people)}
    return Fact(language.wording.text(message), language.wording.text("status-share", said))


def _unreachable(figures: StatusFigures, language: Language) -> Iterator[Part]:
    if figures.unreachable and not figures.is_past:
        yield Heading(language.wording.text("status-unreachable"))
        yield Facts(tuple(_reason(each, language) for each in figures.unreachable))


def _reason(unreached: Unreached, language: Language) -> Fact:
    words = language.wording
    reason = unreached.reason or words.text("status-no-conversation")
    if unreached.names:
        names = ", ".join(unreached.names[:NAMES_SHOWN])
        more = unreached.people - min(len(unreached.names), NAMES_SHOWN)
        if more > 0:
            names = words.text("status-names-more", {"names": names, "count": more})
        reason = words.text("status-reason-names", {"reason": reason, "names": names})
    return Fact(words.text("status-reason-people", {"count": unreached.people}), reason)


def _outlook(figures: StatusFigures, language: Language) -> Iterator[Fact]:
    """What comes next, and what has not arrived."""
    words = language.wording
    yield Fact(words.text("status-next"), _next(figures, language))
    if figures.waiting:
        yield Fact(words.text("status-waiting"), words.text("number", {"number": figures.waiting}))
    if figures.undelivered:
        said = words.text("status-undelivered-count", {"count": figures.undelivered})
        yield Fact(words.text("status-undelivered"), said)


def _next(figures: StatusFigures, language: Language) -> str:
    words = language.wording
    if figures.next_nudges is not None:
        kind = words.text(f"status-kind-{figures.next_nudges.kind}")
        due = words.moment(figures.next_nudges.due_at, figures.zone)
        return words.text("status-next-nudges", {"kind": kind, "due": due})
    following = next_round(figures.calendar, figures.now)
    if following is None:
        return words.text("status-next-nothing")
    return words.text("status-next-opens", {"opens": words.day(following.opens_at, HOME_ZONE)})


def _buttons(figures: StatusFigures, language: Language) -> list[Button]:
    """What a lead may want to do next; only one of them is to the point."""
    checkin = figures.checkin
    if figures.is_past:
        value = "status"
    elif checkin is None or not checkin.is_open(figures.now):
        value = "open"
    else:
        value = "resume-checkin" if checkin.paused_at else "nudge"
    return [Button(language.wording.text(f"button-{each}"), each) for each in (value, "calendar")]


@dataclass(frozen=True, slots=True)
class NudgeOffered:
    """How many people would be reminded now."""

    checkin: CheckIn
    people: int
    zone: str = HOME_ZONE


def compose_nudge_offer(offered: NudgeOffered, language: Language) -> Card:
    words = language.wording
    if not offered.people:
        said = words.text("nudge-offer-nobody")
        status = Button(words.text("button-status"), buttons.encode(events.ShowStatus()))
        return Card(said, (Text(said), Buttons((status,))))
    closes = words.moment(offered.checkin.closes_at, offered.zone)
    said = words.text("nudge-offer", {"count": offered.people, "closes": closes})
    value = buttons.encode(events.NudgeAll(offered.checkin.id))
    confirm = Button(words.text("button-nudge-all"), value, primary=True)
    return Card(said, (Text(said), Buttons((confirm,))))
