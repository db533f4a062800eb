"""Invitations and reminders, for a tired reader on a phone."""

from dataclasses import dataclass
from datetime import datetime

from conversations import buttons, events
from conversations.cards import Button, Buttons, Card, Part, Text
from conversations.effort import minutes_for
from conversations.language import Language
from conversations.nudges import NudgeKind


@dataclass(frozen=True, slots=True)
class Nudged:
    """Where somebody stands when they are nudged: `done` of `total` questions, both 0 before they start, and
    `ahead`, how many they will get then. The check-in closes at `closes_at`, told in their `zone`.
    `is_optional`: they need not take part.
    """

    name: str
    done: int
    total: int
    ahead: int
    closes_at: datetime
    zone: str
    is_optional: bool = False


def compose_nudge(kind: NudgeKind, person: Nudged, language: Language) -> Card:
    """Why they are written to, where they stand, and a way to be left in peace."""
    words = language.wording
    has_begun = person.done > 0
    greeting = words.text(_greeting(kind, has_begun), {"name": person.name})
    standing = _standing(person, language)
    quiet = words.text("nudge-quiet-last" if kind is NudgeKind.LAST_DAY else "nudge-quiet")
    free = (words.text("nudge-optional"),) if person.is_optional else ()
    parts: tuple[Part, ...] = (
        Text(greeting),
        Text(standing),
        *map(Text, free),
        Buttons(tuple(_buttons(kind, has_begun, language, is_optional=person.is_optional))),
        Text(quiet, quiet=True),
    )
    return Card(" ".join((greeting, standing, *free)), parts)


def _greeting(kind: NudgeKind, has_begun: bool) -> str:
    return "nudge-reminder-begun" if has_begun and kind is NudgeKind.REMINDER else f"nudge-{kind}"


def _standing(person: Nudged, language: Language) -> str:
    words = language.wording
    closes = words.moment(person.closes_at, person.zone)
    if person.done:
        return words.text("nudge-begun", {"done": person.done, "total": person.total, "closes": closes})
    ahead = person.total or person.ahead
    return words.text("nudge-ahead", {"count": ahead, "minutes": minutes_for(ahead), "closes": closes})


def _buttons(kind: NudgeKind, has_begun: bool, language: Language, *, is_optional: bool) -> list[Button]:
    """On the last day there is nothing left to snooze until."""
    words = language.wording
    start = Button(
        words.text("button-resume" if has_begun else "button-start"), buttons.encode(events.Start()), True
    )
    snooze = Button(words.text("button-snooze-tomorrow"), "snooze-tomorrow")
    stop = Button(words.text("button-stop-reminders"), buttons.encode(events.WantReminders(False)))
    out = Button(words.text("button-leave-out"), buttons.encode(events.LeaveOut(True)))
    puts_off = [] if kind is NudgeKind.LAST_DAY else [snooze]
    return [start, *puts_off, stop, *([out] if is_optional else [])]
