"""Who is not asked at all, because they said so. They can be asked again whenever they like."""

from conversations import effects, events
from conversations.context import Context
from conversations.effects import Effect, Say


def leave_out(event: events.LeaveOut, context: Context) -> tuple[Effect, ...]:
    """What is kept, and what they are told. What they answered before stays."""
    if event.wanted == is_left_out(context):
        return (reminded_of_it(),) if event.wanted else (Say("included-already", buttons=("start",)),)
    if event.wanted:
        return effects.RecordLeftOut(context.now), Say("left-out", buttons=("include-me",))
    return effects.RecordLeftOut(None), Say("included", buttons=("start", "leave-out"))


def is_left_out(context: Context) -> bool:
    return context.person.left_out_at is not None


def reminded_of_it() -> Say:
    return Say("left-out-already", buttons=("include-me",))
