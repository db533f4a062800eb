"""Whose members are asked: what leads decide about channels, and what platforms tell of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OfferPlace:
    """A lead wants everybody in the channel where they say so to be asked; they see first what that means."""

    with_guests: bool = False


@dataclass(frozen=True, slots=True)
class AskPlace:
    """A lead has read it and confirms. `place`: the channel, by its address."""

    place: int
    with_guests: bool = False


@dataclass(frozen=True, slots=True)
class OfferStopPlace:
    """A lead wants a channel's members to be asked no more. `place` as in AskPlace; None for the channel in
    which it was said.
    """

    place: int | None = None


@dataclass(frozen=True, slots=True)
class StopPlace:
    """A lead has read it and confirms."""

    place: int


@dataclass(frozen=True, slots=True)
class ShowPlaces:
    """A lead asks who is asked."""


@dataclass(frozen=True, slots=True)
class MembersChanged:
    """A platform tells that somebody came to a channel or left it, or that it has changed itself.

    Nobody says it: it is taken without a turn.
    """
