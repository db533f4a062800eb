"""What becomes of channels whose members are asked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskPlace:
    """As events.AskPlace."""

    place: int
    with_guests: bool = False


@dataclass(frozen=True, slots=True)
class StopPlace:
    """As events.StopPlace."""

    place: int


@dataclass(frozen=True, slots=True)
class PlaceOffer:
    """What asking a channel's members would do, with a button that does it: the channel is read when it is
    sent. `private` as in Say.
    """

    with_guests: bool = False
    private: bool = False


@dataclass(frozen=True, slots=True)
class PlaceStopOffer:
    """How many would no longer be asked, with a button that does it: read when it is sent. `place` as in
    events.OfferStopPlace. `private` as in Say.
    """

    place: int | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """The channels whose members are asked, and how people came: read when it is sent. `private` as in Say."""

    private: bool = False


PlaceMessage = PlaceOffer | PlaceStopOffer | Places
"""About channels whose members are asked."""
