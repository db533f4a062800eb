"""Whose members are asked: leads name channels and take them back, and see first what that does."""

from conversations import effects, events
from conversations.context import Context
from conversations.effects import Effect, Say
from conversations.people import Place

AboutPlaces = events.OfferPlace | events.AskPlace | events.OfferStopPlace | events.StopPlace | events.ShowPlaces


def decide_places(event: AboutPlaces, context: Context) -> tuple[Effect, ...]:
    """What follows for a lead. Who is in a channel is known to its platform: what is said is read there."""
    match event:
        case events.OfferPlace(with_guests):
            if context.place is not Place.SHARED:
                return (Say("ask-here-in-channel", buttons=("asked",)),)
            return (effects.PlaceOffer(with_guests),)
        case events.OfferStopPlace(place):
            if place is None and context.place is not Place.SHARED:
                return (Say("stop-asking-in-channel", buttons=("asked",)),)
            return (effects.PlaceStopOffer(place),)
        case events.AskPlace(place, with_guests):
            return effects.AskPlace(place, with_guests), Say("place-asked", buttons=("asked",))
        case events.StopPlace(place):
            return effects.StopPlace(place), Say("place-stopped", buttons=("asked",))
        case events.ShowPlaces():
            return (effects.Places(),)
