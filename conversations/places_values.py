"""The values of buttons about a channel whose members are asked: a word, and the channel's address."""

from collections.abc import Callable

from conversations import events
from conversations.events import Event

WORDS: dict[str, Callable[[int], Event]] = {
    "ask-place": events.AskPlace,
    "ask-place-guests": lambda place: events.AskPlace(place, with_guests=True),
    "stop-asking": events.OfferStopPlace,
    "stop-place": events.StopPlace,
}


def place_value(event: Event) -> str | None:
    """None for what is about no channel that is named."""
    match event:
        case events.AskPlace(place, with_guests):
            return f"{'ask-place-guests' if with_guests else 'ask-place'}|{place}"
        case events.OfferStopPlace(int() as place):
            return f"stop-asking|{place}"
        case events.StopPlace(place):
            return f"stop-place|{place}"
        case _:
            return None


def read_place_value(word: str, number: str) -> Event | None:
    is_number = number.isascii() and number.isdigit() and len(number) <= 18
    return WORDS[word](int(number)) if is_number else None
