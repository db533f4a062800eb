"""What people are told while no check-in is open for them: when the next one opens."""

from conversations.calendar import next_round
from conversations.context import Context
from conversations.effects import Say
from conversations.people import HOME_ZONE


def none_open(context: Context) -> Say:
    """A lead also learns how to open one, unless one is open at the council already."""
    words, person, running = context.language.wording, context.person, context.council_checkin
    if running is not None and running.opens_for(person.zone) > context.now:
        return Say("checkin-opens-soon", {"opens": words.moment(running.opens_for(person.zone), person.zone)})
    opens = next_opening(context)
    buttons = ("open",) if person.is_lead else ()
    if opens is None:
        return Say("no-checkin", buttons=buttons)
    return Say("no-checkin-until-lead" if person.is_lead else "no-checkin-until", {"opens": opens}, buttons)


def next_opening(context: Context) -> str | None:
    """The day on which the next check-in opens by the calendar, the same in every time zone."""
    following = next_round(context.calendar, context.now)
    return None if following is None else context.language.wording.day(following.opens_at, HOME_ZONE)
