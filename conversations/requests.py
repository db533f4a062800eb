"""What is typed about the schedule and for summaries, as the event that it means on the day it is typed."""

from collections.abc import Callable
from datetime import date

from conversations import events
from conversations.action_typed import is_about_actions, requested_action
from conversations.buttons import PLAIN
from conversations.context import Context
from conversations.dates import read_day, starts_later
from conversations.effects import Say
from conversations.events import Event
from conversations.file_asked import requested_file
from conversations.hours import read_pattern
from conversations.joining import is_about_joining, requested_joining
from conversations.people import WorkingPattern
from conversations.quiet import hours
from conversations.rights import confirmed
from conversations.roles import is_about_roles, requested_role
from conversations.setting_up import is_about_settings, requested_setting
from conversations.summary_asked import is_summary, requested_summary
from conversations.typed import Command, Meaning, Request

_ON_DAY: dict[str, tuple[Callable[[date], Event], str]] = {
    "snooze": (events.Snooze, "day-unclear-snooze"),
    "away": (events.GoAway, "day-unclear-away"),
    "close": (events.MoveClose, "day-unclear-close"),
    "move-close": (events.MoveClose, "day-unclear-close"),
}
"""What a day after the command makes happen, and what is said when the words are no day."""


def requested(meaning: Meaning, context: Context) -> Event | Say | None:
    """The event, or what is said when something is missing or not understood; None for anything else."""
    if is_summary(meaning):
        return requested_summary(meaning, context)
    if isinstance(meaning, Command | Request) and is_about_actions(meaning):
        return requested_action(meaning, context)
    if isinstance(meaning, Command | Request) and is_about_roles(meaning):
        return requested_role(meaning, context)
    if isinstance(meaning, Command | Request) and is_about_settings(meaning):
        return requested_setting(meaning, context)
    if isinstance(meaning, Command | Request) and is_about_joining(meaning):
        return requested_joining(meaning)
    return _else_requested(meaning, context)


def _else_requested(meaning: Meaning, context: Context) -> Event | Say | None:
    if is_for_leads(meaning) and not context.person.is_lead:
        return events.ShowStatus() if meaning == Command("status") else Say("leads-only")
    match meaning:
        case Command("hours"):
            return hours(context)
        case Command("snooze" | "away" | "move-close" as name):
            return Say(f"how-to-{name}")
        case Command("nudge-all" | "close-now" as name):
            return _confirmed_by_lead(name, context)
        case Command("withdraw-now" | "erase-now" as name):
            return confirmed(name, context)
        case Command("least"):
            return Say("least-now", {"least": context.least})
        case Request("least" | "export" | "benchmark" as name, words):
            return _READERS[name](words, context)
        case Command(name):
            return PLAIN.get(name)
        case Request("hours", words):
            return _hours(words, context)
        case Request("away", words) if starts_later(words, context.language.wording):
            return Say("away-starts-now")
        case Request(name, words):
            kind, unclear = _ON_DAY[name]
            day = read_day(words, context.today, context.language.wording)
            return Say(unclear) if day is None else kind(day)
        case _:
            return None


def _confirmed_by_lead(command: str, context: Context) -> Event:
    checkin = context.council_checkin
    if command == "nudge-all":
        return events.OfferNudge() if checkin is None else events.NudgeAll(checkin.id)
    return events.OfferClose() if checkin is None else events.CloseCheckIn(checkin.id)


def is_for_leads(meaning: Meaning) -> bool:
    """Whether only leads can decide this; they can type it where others read along as well."""
    return isinstance(meaning, Command | Request) and meaning.name in _FOR_LEADS


_FOR_LEADS = frozenset(
    {
        *("status", "calendar", "nudge", "nudge-all", "open", "open-now", "close", "close-now", "move-close"),
        *("pause-checkin", "resume-checkin", "post-here", "least", "benchmark", "export"),
        *("optional", "mandatory", "import"),
        *("leads", "add-lead", "remove-lead", "ask-here", "ask-here-guests", "stop-asking-here", "asked"),
        *("share", "share-now", "stop-sharing", "stop-sharing-now", "audit"),
        *("settings", "set-up", "council-name", "nation", "year"),
    }
)


def _least(words: str, context: Context) -> Event | Say:
    """The number in `7`, `seven` or `7 people`."""
    first, _, rest = words.partition(" ")
    number = context.language.wording.numbers.get(first)
    if first.isascii() and first.isdigit() and len(first) < 10:
        number = int(first)
    is_clear = number is not None and rest in {"", *context.language.wording.particles["people"]}
    return events.SetLeast(number) if is_clear and number is not None else Say("least-unclear")


def _benchmark(words: str, context: Context) -> Event | Say:
    only_me = words in context.language.wording.summary_words["only-me"]
    return events.ShowBenchmark(only_me=True) if only_me else Say("how-to-benchmark")


def _hours(words: str, context: Context) -> Event | Say:
    if words in context.language.wording.particles["usual"]:
        return events.SetPattern(WorkingPattern())
    pattern = read_pattern(words, context.person.pattern, context.language.wording)
    return Say("hours-unclear") if pattern is None else events.SetPattern(pattern)


_READERS = {"least": _least, "export": requested_file, "benchmark": _benchmark}
