"""The value that a button carries, the same on every door: a word, and what belongs to it after bars, such as
`word|check-in|question|detail`.

The longest value on a question is 48 characters of question id, a number and a word; on a summary, the name of
a theme and of a service area: under every platform's limit (Slack: 2,000 for a button, 255 for an action id).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

from conversations import events
from conversations.action_values import WORDS as ACTION_WORDS
from conversations.action_values import action_value, read_action_value
from conversations.answers import Choice
from conversations.events import Event
from conversations.export_format import ExportFormat
from conversations.people import WorkingPattern
from conversations.places_values import WORDS as PLACE_WORDS
from conversations.places_values import place_value, read_place_value
from conversations.roster_values import WORD as ROSTER_WORD
from conversations.roster_values import read_roster_value, roster_value
from conversations.settings import Setting
from conversations.settings_values import WORDS as SETTING_WORDS
from conversations.settings_values import read_setting_value, setting_value
from conversations.summary_values import read_summary_value, summary_value

PLAIN: dict[str, Event] = {
    "start": events.Start(),
    "resume": events.Start(),
    "show": events.Start(),
    "pause": events.Pause(),
    "progress": events.ShowProgress(),
    "help": events.ShowHelp(),
    "recap": events.ShowRecap(),
    "summary": events.ShowSummary(),
    "actions": events.ShowActions(),
    "snooze-tomorrow": events.Typed("snooze tomorrow"),
    "unsnooze": events.Snooze(None),
    "back-at-work": events.GoAway(None),
    "stop-reminders": events.WantReminders(False),
    "start-reminders": events.WantReminders(True),
    "status": events.ShowStatus(),
    "calendar": events.ShowCalendar(),
    "nudge": events.OfferNudge(),
    "open": events.OfferOpen(),
    "open-now": events.OpenCheckIn(),
    "close": events.OfferClose(),
    "pause-checkin": events.PauseCheckIn(),
    "resume-checkin": events.ResumeCheckIn(),
    "post-here": events.PostHere(),
    "optional": events.SetOptional(True),
    "mandatory": events.SetOptional(False),
    "export": events.Export(ExportFormat.XLSX),
    **{f"export-{each}": events.Export(each) for each in ExportFormat},
    "benchmark": events.ShowBenchmark(),
    "share": events.OfferSharing(True),
    "share-now": events.ShareFigures(True),
    "stop-sharing": events.OfferSharing(False),
    "stop-sharing-now": events.ShareFigures(False),
    "ask-here": events.OfferPlace(),
    "ask-here-guests": events.OfferPlace(with_guests=True),
    "stop-asking-here": events.OfferStopPlace(),
    "asked": events.ShowPlaces(),
    "leads": events.ShowLeads(),
    "settings": events.ShowSettings(),
    "set-up": events.ShowSetting(Setting.NAME, guided=True),
    "set-up-done": events.FinishSetUp(),
    "home": events.ShowHome(),
    "leave-out": events.LeaveOut(True),
    "include-me": events.LeaveOut(False),
    "join-accounts": events.OfferJoin(),
    "my-data": events.ShowMyData(),
    "my-data-file": events.SendMyData(),
    "roster-leave": events.LeaveRoster(),
    "import": events.ShowImport(),
    "correct": events.ShowCorrection(),
    "withdraw": events.OfferWithdrawal(),
    "erase": events.OfferErasure(),
    "audit": events.ShowAudit(),
}
"""Plain buttons by value, and typed commands by name. Three words mean Start, so that a button can say Start,
Resume or Show. Which day is tomorrow is known when a button is pressed, not when it is sent: so that one says
what could be typed.
"""

_PLAIN_WORDS = {event: word for word, event in reversed(PLAIN.items())}

_ON_QUESTION: dict[str, Callable[[int, str], Event]] = {
    "skip": events.Skip,
    "back": events.Back,
    "change": events.Change,
    "comment": events.OpenComment,
}
_ON_QUESTION_WORDS = {kind: word for word, kind in _ON_QUESTION.items()}

_ON_CHECKIN: dict[str, Callable[[int], Event]] = {
    "nudge-all": events.NudgeAll,
    "close-now": events.CloseCheckIn,
    "withdraw-now": events.Withdraw,
}
_ON_CHECKIN_WORDS = {kind: word for word, kind in _ON_CHECKIN.items()}

_ON_PERSON: dict[str, Callable[[int], Event]] = {
    "add-lead": events.AddLead,
    "remove-lead": events.OfferRemoveLead,
    "remove-lead-now": events.RemoveLead,
    "erase-now": events.Erase,
    "join-now": events.ConfirmJoin,
    "join-refuse": events.RefuseJoin,
}
_ON_PERSON_WORDS = {kind: word for word, kind in _ON_PERSON.items()}

_ON_DAY: dict[str, Callable[[date], Event]] = {
    "snooze": events.Snooze,
    "away": events.GoAway,
    "move-close": events.MoveClose,
}
_ON_DAY_WORDS = {kind: word for word, kind in _ON_DAY.items()}

_OnActions = events.ShowActions | events.AcceptAction | events.AddAction | events.ChangeAction


def encode(event: Event) -> str:
    """The value of a button that makes `event` happen.

    Raises ValueError for an event that no button can carry, such as typed text.
    """
    match event:
        case events.Answer(checkin, question, choice):
            return f"answer|{checkin}|{question}|{int(choice)}"
        case events.NameBarrier(checkin, question, barrier):
            return f"barrier|{checkin}|{question}|{barrier or ''}"
        case events.Comment() | events.MayQuote():
            return f"{_comment_word(event)}|{event.checkin}|{event.question}"
        case events.Skip() | events.Back() | events.Change() | events.OpenComment():
            return f"{_ON_QUESTION_WORDS[type(event)]}|{event.checkin}|{event.question}"
        case events.NudgeAll() | events.CloseCheckIn() | events.Withdraw():
            return f"{_ON_CHECKIN_WORDS[type(event)]}|{event.checkin}"
        case (
            events.AddLead(int() as person)
            | events.OfferRemoveLead(int() as person)
            | events.RemoveLead(person)
            | events.Erase(person)
            | events.ConfirmJoin(int() as person)
            | events.RefuseJoin(int() as person)
        ):
            return f"{_ON_PERSON_WORDS[type(event)]}|{person}"
        case events.Snooze(date() as day) | events.GoAway(date() as day) | events.MoveClose(day):
            return f"{_ON_DAY_WORDS[type(event)]}|{day}"
        case events.SetPattern(pattern):
            days = "".join(map(str, sorted(pattern.days)))
            return f"hours|{days}|{pattern.starts:%H:%M}|{pattern.ends:%H:%M}"
    if event in _PLAIN_WORDS:
        return _PLAIN_WORDS[event]
    value = _longer_value(event)
    if value is not None:
        return value
    raise ValueError(f"{type(event).__name__} cannot be put on a button")


def _longer_value(event: Event) -> str | None:
    """The value of what has a module for its values."""
    if isinstance(event, events.ShowSummary):
        return f"summary|{summary_value(event)}"
    if isinstance(event, events.ShowSetting | events.SetNation | events.SetYear):
        return setting_value(event)
    if isinstance(event, events.ApplyRoster):
        return roster_value(event)
    return action_value(event) if isinstance(event, _OnActions) else place_value(event)


def _comment_word(event: events.Comment | events.MayQuote) -> str:
    if isinstance(event, events.Comment):
        return "say"
    return "quote" if event.wanted else "unquote"


def decode(value: str, text: str = "", *, ticked: bool = False) -> Event:
    """The event behind a button's value; `text` is what was written beside it, if anything, and `ticked`
    whether that may be quoted.

    Never raises: a value that is not ours gives `Unreadable`.
    """
    if value in PLAIN:
        return PLAIN[value]
    match value.split("|"):
        case [word, day] if word in _ON_DAY:
            return _on_day(word, day)
        case ["hours", days, starts, ends]:
            return _hours(days, starts, ends)
        case ["summary", *fields]:
            return read_summary_value(fields) or events.Unreadable()
        case [word, number] if word in PLACE_WORDS:
            return read_place_value(word, number) or events.Unreadable()
        case [word, *_] if word == ROSTER_WORD:
            return read_roster_value(value) or events.Unreadable()
        case [word, *_] as fields if word in SETTING_WORDS:
            return read_setting_value(fields) or events.Unreadable()
        case [word, *_] as fields if word in ACTION_WORDS:
            return read_action_value(fields) or events.Unreadable()
        case [word, number, *rest] if number.isascii() and number.isdigit() and len(number) <= 18:
            event = _on_checkin(word, int(number), rest, text)
            return replace(event, may_quote=ticked) if isinstance(event, events.Comment) else event
        case _:
            return events.Unreadable()


def _on_checkin(word: str, checkin: int, rest: list[str], text: str) -> Event:
    match word, rest:
        case _, [] if word in _ON_CHECKIN:
            return _ON_CHECKIN[word](checkin)
        case _, [] if word in _ON_PERSON:
            return _ON_PERSON[word](checkin)
        case "answer", [question, choice]:
            return _answer(checkin, question, choice)
        case "barrier", [question, barrier]:
            return events.NameBarrier(checkin, question, barrier or None)
        case "say", [question]:
            return events.Comment(checkin, question, text)
        case "quote" | "unquote", [question]:
            return events.MayQuote(checkin, question, word == "quote")
        case _, [question] if word in _ON_QUESTION:
            return _ON_QUESTION[word](checkin, question)
        case _:
            return events.Unreadable()


def _answer(checkin: int, question: str, choice: str) -> Event:
    try:
        return events.Answer(checkin, question, Choice(int(choice)))
    except ValueError:
        return events.Unreadable()


def _on_day(word: str, day: str) -> Event:
    try:
        return _ON_DAY[word](date.fromisoformat(day))
    except ValueError:
        return events.Unreadable()


def _hours(days: str, starts: str, ends: str) -> Event:
    try:
        pattern = WorkingPattern(frozenset(map(int, days)), _clock(starts), _clock(ends))
    except ValueError:
        return events.Unreadable()
    fits = pattern.days and pattern.days <= set(range(1, 8)) and pattern.starts < pattern.ends
    return events.SetPattern(pattern) if fits else events.Unreadable()


def _clock(text: str) -> time:
    if len(text) != len("09:00") or text[2] != ":":
        raise ValueError(text)
    return time.fromisoformat(text)
