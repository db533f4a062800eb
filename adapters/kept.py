"""What a door made of cards that many people get: made once for all who get the same."""

from collections.abc import Callable
from typing import Generic, TypeVar

from conversations.cards import Card

MOST = 4_000
"""About as many as one check-in has questions and answers to fold them to, for a few kilobytes each at most."""

Made = TypeVar("Made")


class Kept(Generic[Made]):
    """Keeps common cards alone: what is told to one person does not stay here."""

    def __init__(self, make: Callable[[Card], Made], most: int = MOST) -> None:
        self._make = make
        self._most = most
        self._made: dict[Card, Made] = {}

    def of(self, card: Card, *, is_common: bool) -> Made:
        made = self._made.get(card)
        if made is None:
            made = self._make(card)
            if is_common:
                self._keep(card, made)
        return made

    def _keep(self, card: Card, made: Made) -> None:
        if len(self._made) >= self._most:
            self._made.clear()
        self._made[card] = made
