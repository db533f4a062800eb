"""Cards that thousands of people get, composed once for each wording."""

from conversations.cards import Card
from conversations.compose import compose
from conversations.effects import Answered, Ask
from conversations.language import Languages

COMMON = Ask | Answered
"""Many people get the same; nothing in it is about a person."""

_MOST = 2_000


class CommonCards:
    """By what they ask, and the reader's locale."""

    def __init__(self, languages: Languages) -> None:
        self._languages = languages
        self._made: dict[tuple[Ask | Answered, str], Card] = {}

    def card(self, message: Ask | Answered, locale: str) -> Card:
        key = (message, locale)
        if (card := self._made.get(key)) is None:
            if len(self._made) >= _MOST:
                self._made.clear()
            card = self._made[key] = compose(message, self._languages.pick(locale))
        return card
