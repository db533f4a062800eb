"""Which card a message stands on, and which it takes the place of."""

from conversations import events
from conversations.effects.messages import Answered, Ask, AskBarrier, BarrierNamed, Message
from conversations.events import Event


def card_key(message: Message) -> str | None:
    """Names the card that a later message may replace; None for messages that stay as they are."""
    match message:
        case Ask() | Answered():
            return _ask_key(message.checkin, message.question)
        case AskBarrier() | BarrierNamed():
            return _barrier_key(message.checkin, message.question)
        case _:
            return None


def replaces_card(message: Message) -> bool:
    """Whether the message takes the place of an earlier card with the same key."""
    return isinstance(message, Answered | BarrierNamed)


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
        case _:
            return None


def _ask_key(checkin: int, question: str) -> str:
    return f"ask:{checkin}:{question}"


def _barrier_key(checkin: int, question: str) -> str:
    return f"barrier:{checkin}:{question}"
