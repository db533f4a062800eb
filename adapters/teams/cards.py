"""A card laid out as an Adaptive Card that Teams takes whatever is on it."""

import json
from collections.abc import Iterator, Sequence

from adapters.teams.elements import Room, elements
from adapters.teams.texts import MORE, Element, clean, shorten, words
from conversations.cards import Card
from conversations.pictures import in_words

LIMIT = 26_000
"""In bytes: Teams refuses messages over about 28 KB, and a message is a little more than its card."""

SUMMARY_LIMIT = 500

_ROOMS = (
    Room(),
    Room(text=4_000),
    Room(text=2_000),
    Room(text=1_000, rows=60),
    Room(text=400, rows=40),
    Room(text=150, rows=25),
    Room(text=60, rows=10, columns=6),
)
"""From everything to the gist: texts are shortened before rows are left out."""


def adaptive_card(card: Card) -> Element:
    """The card in the first room in which it fits; parts at its end are left out if it fits in none.

    Whatever is left out leaves an ellipsis in its place. Pictures are told in words.
    """
    card = in_words(card)
    for room in _ROOMS:
        rendered = _render(card, room, len(card.parts))
        if size(rendered) <= LIMIT:
            return rendered
    return next(fitting for fitting in _without_the_end(card) if size(fitting) <= LIMIT)


def summary(card: Card) -> str:
    """The line for notifications and chat lists."""
    return shorten(clean(card.text), SUMMARY_LIMIT) or MORE


def envelope(card: Card, body: Sequence[Element], *, is_wide: bool) -> Element:
    """What stands around the elements of every card. `is_wide`: as wide as the chat."""
    wide: Element = {"msteams": {"width": "Full"}} if is_wide else {}
    return {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.5",
        "fallbackText": summary(card),
        **wide,
        "body": list(body),
    }


def size(card: Element) -> int:
    return len(json.dumps(card, ensure_ascii=False, separators=(",", ":")).encode())


def _without_the_end(card: Card) -> Iterator[Element]:
    count = len(card.parts)
    while count:
        count //= 2
        yield _render(card, _ROOMS[-1], count)


def _render(card: Card, room: Room, count: int) -> Element:
    body = [
        element
        for position, part in enumerate(card.parts[:count])
        for element in elements(part, position, room)
    ]
    if count < len(card.parts):
        body.append(words(MORE, 1))
    return envelope(card, body or [words(card.text or MORE, room.text)], is_wide=True)
