"""What digital leads decide for their council, and what they are shown before and after.

Pressed twice, nothing here happens twice: whoever finds it done already is told so.
"""

from datetime import date, datetime
from typing import assert_never
from zoneinfo import ZoneInfo

from conversations import effects, events
from conversations.buttons import encode
from conversations.calendar import Round, closing_on, last_day, opened_now
from conversations.context import Context
from conversations.effects import Effect, Say
from conversations.file_asked import take_away
from conversations.least import set_least
from conversations.nudges import next_manual
from conversations.optional import set_optional
from conversations.people import HOME_ZONE, CheckIn, Place
from conversations.places_lead import AboutPlaces, decide_places
from conversations.roles import AboutRoles, decide_role
from conversations.setting_up import AboutSettings, decide_setting
from conversations.sharing import AboutBenchmark, decide_sharing
from conversations.upcoming import next_opening

AboutCouncil = AboutSettings | AboutPlaces | AboutRoles | AboutBenchmark | events.SetLeast | events.SetOptional

Decision = (
    events.ShowStatus
    | events.ShowCalendar
    | events.OfferNudge
    | events.NudgeAll
    | events.OfferOpen
    | events.OpenCheckIn
    | events.OfferClose
    | events.CloseCheckIn
    | events.MoveClose
    | events.PauseCheckIn
    | events.ResumeCheckIn
    | events.PostHere
    | events.Export
    | events.ShowAudit
    | AboutCouncil
)


def decide(event: Decision, context: Context) -> tuple[Effect, ...]:
    """What follows; nothing but a refusal for somebody who is no lead."""
    if not context.person.is_lead:
        return (Say("leads-only"),)
    if isinstance(event, AboutCouncil):
        return _about_council(event, context)
    match event:
        case events.ShowStatus() | events.ShowCalendar() | events.ShowAudit():
            return (_shown(event, context),)
        case events.OfferOpen():
            return _offer_open(context)
        case events.OpenCheckIn():
            return _open(context)
        case events.CloseCheckIn(checkin):
            return _close(checkin, context)
        case events.NudgeAll(checkin):
            return _nudge_all(checkin, context)
        case events.PostHere():
            is_shared = context.place is Place.SHARED
            return effects.PostHere(), Say("posts-come-here" if is_shared else "posts-come-here-directly")
        case events.Export():
            return take_away(event, context)
        case _:
            return _about_running(event, context)


def _about_council(event: AboutCouncil, context: Context) -> tuple[Effect, ...]:
    """What holds for all of the council's check-ins."""
    if isinstance(event, AboutSettings):
        return decide_setting(event, context)
    if isinstance(event, AboutPlaces):
        return decide_places(event, context)
    if isinstance(event, AboutRoles):
        return decide_role(event)
    if isinstance(event, AboutBenchmark):
        return decide_sharing(event, context)
    if isinstance(event, events.SetLeast):
        return set_least(event.people, context)
    return set_optional(event, context)


def _shown(
    event: events.ShowStatus | events.ShowCalendar | events.ShowAudit, context: Context
) -> effects.Status | effects.NextQuarters | effects.AuditTrail:
    match event:
        case events.ShowStatus():
            return effects.Status(names=context.place is Place.DIRECT)
        case events.ShowCalendar():
            return effects.NextQuarters()
        case events.ShowAudit():
            return effects.AuditTrail()


_AboutRunning = (
    events.OfferNudge | events.OfferClose | events.MoveClose | events.PauseCheckIn | events.ResumeCheckIn
)


def _about_running(event: _AboutRunning, context: Context) -> tuple[Effect, ...]:
    """What needs a check-in that is open."""
    checkin = context.council_checkin
    if checkin is None:
        return (_none_running(context),)
    match event:
        case events.OfferNudge():
            return (_not_now(checkin, context) or effects.NudgeOffer(checkin.id),)
        case events.OfferClose():
            confirm = encode(events.CloseCheckIn(checkin.id))
            return (Say("close-offer", _when(checkin, context), (confirm,)),)
        case events.MoveClose(day):
            return _move_close(checkin, day, context)
        case events.PauseCheckIn():
            return _pause(checkin)
        case events.ResumeCheckIn():
            return _resume(checkin)
        case _:
            assert_never(event)


def _none_running(context: Context) -> Say:
    opens = next_opening(context)
    if opens is None:
        return Say("none-running", buttons=("open",))
    return Say("none-running-until", {"opens": opens}, ("open",))


# Nudging


def _nudge_all(checkin: int, context: Context) -> tuple[Effect, ...]:
    running = context.council_checkin
    if running is None or running.id != checkin:
        return (Say("closed-already"),)
    refused = _not_now(running, context)
    if refused is not None:
        return (refused,)
    return effects.NudgeAll(checkin), Say("nudging", buttons=("status",))


def _not_now(checkin: CheckIn, context: Context) -> Say | None:
    """Why not everybody can be nudged now; None when they can."""
    if checkin.paused_at is not None:
        return Say("nudge-paused", buttons=("resume-checkin",))
    again = next_manual(context.calendar, checkin.nudged_at, context.now)
    if again is None or checkin.nudged_at is None:
        return None
    words = context.language.wording
    last = words.day(checkin.nudged_at, HOME_ZONE)
    return Say("nudge-too-soon", {"last": last, "again": words.calendar_day(again)}, ("status",))


# Opening


def _offer_open(context: Context) -> tuple[Effect, ...]:
    opened = _opened_now(context)
    if isinstance(opened, Say):
        return (opened,)
    return (Say("open-offer", _when(opened, context), ("open-now", "calendar")),)


def _open(context: Context) -> tuple[Effect, ...]:
    opened = _opened_now(context)
    if isinstance(opened, Say):
        return (opened,)
    record = effects.OpenCheckIn(opened.quarter, opened.closes_at)
    return record, Say("opened", _when(opened, context), ("status", "close"))


def _opened_now(context: Context) -> Round | Say:
    """The check-in that would open, or why none can."""
    if context.council_checkin is not None:
        return _open_already(context.council_checkin, context)
    opened = opened_now(context.calendar, context.now)
    if opened is not None:
        return opened
    opens = next_opening(context)
    if opens is None:
        return Say("no-days-left", buttons=("calendar",))
    return Say("no-days-left-until", {"opens": opens}, ("calendar",))


def _open_already(checkin: CheckIn, context: Context) -> Say:
    if checkin.paused_at is not None:
        return Say("open-already-paused", _when(checkin, context), ("resume-checkin",))
    return Say("open-already", _when(checkin, context), ("status", "close"))


# Closing


def _close(checkin: int, context: Context) -> tuple[Effect, ...]:
    running = context.council_checkin
    if running is None or running.id != checkin:
        return (Say("closed-already"),)
    said = {"quarter": context.language.wording.quarter_with_code(running.quarter, context.calendar.year)}
    return effects.ChangeCheckIn(checkin, closes_at=context.now), Say("closed", said, ("open", "summary"))


def _move_close(checkin: CheckIn, day: date, context: Context) -> tuple[Effect, ...]:
    words = context.language.wording
    closes_at = closing_on(context.calendar, checkin.quarter, day, context.now)
    if closes_at is None:
        said = {"day": words.calendar_day(day), "last": words.calendar_day(last_day(checkin.quarter))}
        return (Say("close-day-refused", said, ("calendar",)),)
    if closes_at == checkin.closes_at:
        return (Say("close-is-then", {"closes": _time(closes_at, context)}),)
    moved = {"closes": _time(closes_at, context), "before": _time(checkin.closes_at, context)}
    way_back = events.MoveClose(checkin.closes_at.astimezone(ZoneInfo(HOME_ZONE)).date())
    return effects.ChangeCheckIn(checkin.id, closes_at=closes_at), Say(
        "close-moved", moved, (encode(way_back),)
    )


# Pausing


def _pause(checkin: CheckIn) -> tuple[Effect, ...]:
    if checkin.paused_at is not None:
        return (Say("checkin-paused-already", buttons=("resume-checkin",)),)
    return effects.ChangeCheckIn(checkin.id, paused=True), Say("checkin-paused", buttons=("resume-checkin",))


def _resume(checkin: CheckIn) -> tuple[Effect, ...]:
    if checkin.paused_at is None:
        return (Say("checkin-not-paused", buttons=("pause-checkin",)),)
    return effects.ChangeCheckIn(checkin.id, paused=False), Say("checkin-resumed", buttons=("pause-checkin",))


def _when(opened: CheckIn | Round, context: Context) -> dict[str, str | int]:
    quarter = context.language.wording.quarter_with_code(opened.quarter, context.calendar.year)
    return {"quarter": quarter, "closes": _time(opened.closes_at, context)}


def _time(moment: datetime, context: Context) -> str:
    return context.language.wording.moment(moment, context.person.zone)
