"""What is put on record: who did what at a council, and never what anybody wrote.

Details name settings, formats, counts and commands: words of ours only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from conversations import effects, events
from conversations.actions import ActionChange, Assign, AssignMe, Mark, Reword, Serve, SetDue
from conversations.context import Context
from conversations.effects import Effect, Say
from conversations.events import Event
from conversations.optional import optional_detail
from conversations.setting_up import setting_details
from conversations.summary_request import SummaryRequest
from conversations.typed import ClaimCode, Command, Request, understand

ERASED = 0
"""Stands for whoever was erased, in place of the id that they had: people's ids begin with 1."""


class Deed(StrEnum):
    ROLE_GRANTED = "role-granted"
    ROLE_WITHDRAWN = "role-withdrawn"
    SETTING_CHANGED = "setting-changed"
    EXPORTED = "exported"
    SUMMARY_SEEN = "summary-seen"
    DATA_SENT = "data-sent"
    """Somebody was sent all that is held on a person."""
    WITHDREW = "withdrew"
    """Somebody took back a check-in's answers."""
    ERASED = "erased"
    REFUSED = "refused"
    """Somebody tried what they may not do, or with a wrong code."""
    PLAN_CHANGED = "plan-changed"
    """The action plan: taken over, added to, or an action changed."""
    CHECKIN_OPENED = "checkin-opened"
    CHECKIN_CLOSED = "checkin-closed"
    CHECKIN_MOVED = "checkin-moved"
    CHECKIN_PAUSED = "checkin-paused"
    CHECKIN_RESUMED = "checkin-resumed"
    NUDGED_ALL = "nudged-all"
    PERSON_CHANGED = "person-changed"
    """Somebody's entry on the roster."""
    PERSON_REMOVED = "person-removed"
    PEOPLE_IMPORTED = "people-imported"
    ACCOUNTS_JOINED = "accounts-joined"
    """Somebody's accounts on two platforms became one person's."""
    RETRIED = "retried"
    """Messages that had been given up were queued again."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A deed; `subject`: whom it was done to, by person id."""

    deed: Deed
    detail: str = ""
    subject: int | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """An entry as it is kept. `actor`: by person id; None for whoever runs Waymark, at the command line."""

    at: datetime
    actor: int | None
    entry: Entry


def deeds(event: Event, followed: Sequence[Effect], context: Context) -> tuple[Entry, ...]:
    """What of a turn goes on record: from what follows an event of the context's person."""
    told = [effect for effect in followed if not isinstance(effect, _NEVER)]
    found = [entry for effect in told for entry in _of(effect, event, context)]
    return tuple(dict.fromkeys(found))


_NEVER = (effects.RecordAnswer, effects.Answered, effects.Ask)
"""What nearly every turn has, and what never goes on record."""


def quarter_detail(quarter: int) -> str:
    """A quarter as it stands in a detail, such as `2026-Q4` of the calendar year."""
    year, index = divmod(quarter, 4)
    return f"{year}-Q{index + 1}"


def closes_detail(quarter: int, closes_at: datetime) -> str:
    return f"{quarter_detail(quarter)} closes {closes_at:%Y-%m-%d}"


def sharing_detail(*, wanted: bool) -> str:
    return f"share figures: {'on' if wanted else 'off'}"


def place_detail(record: effects.AskPlace | effects.StopPlace) -> str:
    """By the number of the channel: its name is not ours."""
    if isinstance(record, effects.StopPlace):
        return f"members of channel {record.place} are no longer asked"
    guests = " with guests" if record.with_guests else ""
    return f"members of channel {record.place} are asked{guests}"


def _of(effect: Effect, event: Event, context: Context) -> tuple[Entry, ...]:
    me = context.person.id
    match effect:
        case Say(message):
            return _refusal(message, event, context)
        case effects.AppointLead():
            return (Entry(Deed.ROLE_GRANTED, "lead", me),)
        case effects.Summarise(request):
            return (Entry(Deed.SUMMARY_SEEN, summary_detail(request)),)
        case effects.Benchmark():
            return (Entry(Deed.SUMMARY_SEEN, "benchmark"),)
        case effects.Status():
            return (Entry(Deed.SUMMARY_SEEN, "status"),)
        case effects.Home(on_page=on_page) if context.person.is_lead:
            # A page that is shown anew unasked tells of nobody who looked.
            is_asked = not on_page or isinstance(event, events.HomeOpened)
            return (Entry(Deed.SUMMARY_SEEN, "home"),) if is_asked else ()
        case effects.Files(format_):
            return (Entry(Deed.EXPORTED, format_.value),)
        case effects.MyData(number) | effects.MyDataFile(number):
            return (Entry(Deed.DATA_SENT, subject=number),)
        case effects.WithdrawAnswers(checkin):
            return (Entry(Deed.WITHDREW, _which(checkin, context), me),)
        case effects.EraseMe():
            return (Entry(Deed.ERASED, subject=me),)
        case _:
            return _decided(effect, context)


def _decided(effect: Effect, context: Context) -> tuple[Entry, ...]:
    match effect:
        case effects.OpenCheckIn(quarter, closes_at):
            return (Entry(Deed.CHECKIN_OPENED, closes_detail(quarter, closes_at)),)
        case effects.ChangeCheckIn():
            return (_changed(effect, context),)
        case effects.NudgeAll(checkin):
            return (Entry(Deed.NUDGED_ALL, _which(checkin, context)),)
        case effects.PostHere():
            return (Entry(Deed.SETTING_CHANGED, f"posts go to a {context.place} conversation"),)
        case effects.ShareFigures(wanted):
            return (Entry(Deed.SETTING_CHANGED, sharing_detail(wanted=wanted)),)
        case effects.SetLeast(people):
            return (Entry(Deed.SETTING_CHANGED, f"least: {people}"),)
        case effects.NameCouncil() | effects.ChangeCalendar() | effects.FinishSetUp():
            return tuple(Entry(Deed.SETTING_CHANGED, detail) for detail in setting_details(effect))
        case effects.SetOptional(wanted):
            return (Entry(Deed.SETTING_CHANGED, optional_detail(wanted=wanted)),)
        case effects.AskPlace() | effects.StopPlace():
            return (Entry(Deed.SETTING_CHANGED, place_detail(effect)),)
        case effects.AcceptAction(theme=theme) | effects.TakeProposal(theme) | effects.AddAction(theme):
            return (Entry(Deed.PLAN_CHANGED, f"action for {theme}"),)
        case effects.ChangeAction(number, change):
            return (Entry(Deed.PLAN_CHANGED, f"action {number}: {_CHANGES[type(change)]}"),)
        case _:
            return ()


_CHANGES: dict[type[ActionChange], str] = {
    Reword: "words",
    Assign: "owner",
    AssignMe: "owner",
    SetDue: "due date",
    Serve: "mission",
    Mark: "progress",
}
"""What of an action a change is about."""


def _changed(effect: effects.ChangeCheckIn, context: Context) -> Entry:
    which = _which(effect.checkin, context)
    if effect.paused is not None:
        return Entry(Deed.CHECKIN_PAUSED if effect.paused else Deed.CHECKIN_RESUMED, which)
    if effect.closes_at is None or effect.closes_at <= context.now:
        return Entry(Deed.CHECKIN_CLOSED, which)
    return Entry(Deed.CHECKIN_MOVED, f"{which} closes {effect.closes_at:%Y-%m-%d}")


def _which(checkin: int, context: Context) -> str:
    known = (context.council_checkin, context.checkin)
    quarters = [each.quarter for each in known if each is not None and each.id == checkin]
    return quarter_detail(quarters[0]) if quarters else f"check-in {checkin}"


def summary_detail(request: SummaryRequest) -> str:
    """A request as it stands in a detail: all but the name of an area, which is in the lead's own words."""
    quarters = [quarter_detail(each) for each in (request.quarter, request.compare) if each is not None]
    split = [f"by {request.split}"] if request.split is not None else []
    return " ".join([request.look, *([request.theme] if request.theme else []), *split, *quarters])


def _refusal(message: str, event: Event, context: Context) -> tuple[Entry, ...]:
    if message != "claim-wrong" and not message.endswith("leads-only"):
        return ()
    return (Entry(Deed.REFUSED, _attempt(event, context)),)


def _attempt(event: Event, context: Context) -> str:
    """What somebody tried, by the name of its command: never in their words."""
    if not isinstance(event, events.Typed):
        return _kebab(type(event).__name__)
    match understand(event.text, context.language):
        case Command(name) | Request(name):
            return name
        case ClaimCode():
            return "claim"
        case _:
            return "typed"


def _kebab(name: str) -> str:
    """`NudgeAll` as `nudge-all`."""
    return "".join(f"-{each.lower()}" if each.isupper() else each for each in name).lstrip("-")
