"""Check-ins in which people need not take part: a lead says so, and everybody who is asked is told so."""

from conversations import effects, events
from conversations.context import Context
from conversations.effects import Effect, Say


def set_optional(event: events.SetOptional, context: Context) -> tuple[Effect, ...]:
    if not may_change(context.is_optional, wanted=event.wanted):
        return (said_of_same(wanted=event.wanted),)
    return effects.SetOptional(event.wanted), said_of_change(wanted=event.wanted)


def may_change(is_optional: bool, *, wanted: bool) -> bool:
    return wanted != is_optional


def said_of_change(*, wanted: bool) -> Say:
    """What a lead is told when it has changed, with the way back."""
    if wanted:
        return Say("optional-set", buttons=("mandatory",))
    return Say("mandatory-set", buttons=("optional",))


def said_of_same(*, wanted: bool) -> Say:
    return Say("optional-already" if wanted else "mandatory-already")


def optional_detail(*, wanted: bool) -> str:
    """The setting as it stands on record."""
    return "check-ins: optional" if wanted else "check-ins: mandatory"


def may_stay_out(context: Context) -> tuple[Say, ...]:
    """What somebody who meets the bot is told where they need not take part."""
    return (Say("welcome-optional", buttons=("leave-out",)),) if context.is_optional else ()
