"""A picture on a card of its own, small enough for Teams.

Teams takes messages of about 100 KB in UTF-16, advises 80, and says that images in them do not count
(https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages); it used to take 28
and to count them. So a picture is tried in 80 first, and coarser in half of it where Teams finds that too much.
"""

from base64 import b64encode
from collections.abc import Sequence

from adapters.teams.cards import envelope
from adapters.teams.client import Json, serialised
from adapters.teams.texts import MORE, Element, clean, shorten
from conversations.cards import Card, Picture

ROOMS: Sequence[int] = (80_000, 52_000)
"""Bytes in UTF-16 for the whole message; the smaller is under 28 KB in UTF-8, which has one for each letter."""

ALT_LIMIT = 2_000


def picture_card(card: Card, picture: Picture, png: bytes) -> Element:
    """No wider than Teams makes a card by itself: the picture has the pixels of a phone."""
    image: Element = {
        "type": "Image",
        "url": f"data:image/png;base64,{b64encode(png).decode()}",
        "altText": shorten(clean(picture.alt), ALT_LIMIT) or MORE,
        "size": "Stretch",
    }
    return envelope(card, [image], is_wide=False)


def bytes_left(room: int, message: Json) -> int:
    """For the PNG, beside all else in the message. In base64 three bytes are four letters of two bytes each."""
    return (room - len(serialised(message).decode().encode("utf-16-le"))) // 8 * 3
