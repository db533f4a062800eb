"""Which card a message stands on, and which it takes the place of."""

from conversations import events
from conversations.effects.messages import Answered, Ask, AskBarrier, BarrierNamed, Message
from conversations.effects.roster import RosterClosed, RosterPreview
from conversations.events import Event

ROSTER = "roster"
"""The preview of a file of people that is open in a conversation: one that is closed has a key of its own."""


def card_key(message: Message) -> str | None:
    """Names the card that a later message may replace; None for messages that stay as they are."""
    match message:
        case Ask() | Answered():
            return _ask_key(message.checkin, message.question)
        case AskBarrier() | BarrierNamed():
            return _barrier_key(message.checkin, message.question)
        case RosterPreview():
            return ROSTER
        case RosterClosed():
            return message.card
        case _:
            return None


def replaces_card(message: Message) -> bool:
    """Whether the message takes the place of an earlier card with the same key."""
    return isinstance(message, Answered | BarrierNamed | RosterClosed)


def pressed_card(event: Event) -> str | None:
    """The key of the card on which the button for `event` stands, if it can be told from the event."""
    match event:
        case (
            events.Answer()
            | events.Skip()
            | events.Back()
            | events.Change()
            | events.OpenComment()
            | events.Comment()
        ):
            return _ask_key(event.checkin, event.question)
        case events.NameBarrier():
            return _barrier_key(event.checkin, event.question)
        case events.ApplyRoster() | events.LeaveRoster():
            return ROSTER
        case _:
            return None


def _ask_key(checkin: int, question: str) -> str:
    return f"ask:{checkin}:{question}"


def _barrier_key(checkin: int, question: str) -> str:
    return f"barrier:{checkin}:{question}"
