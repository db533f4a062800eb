"""What a lead does about the benchmark: sees it, joins it, leaves it."""

from typing import assert_never

from conversations import effects, events
from conversations.buttons import encode
from conversations.context import Context
from conversations.effects import Effect, Say
from conversations.people import Place

AboutBenchmark = events.ShowBenchmark | events.OfferSharing | events.ShareFigures


def decide_sharing(event: AboutBenchmark, context: Context) -> tuple[Effect, ...]:
    match event:
        case events.ShowBenchmark(only_me):
            return (effects.Benchmark(private=only_me and context.place is Place.SHARED),)
        case events.OfferSharing(wanted):
            confirm = encode(events.ShareFigures(wanted))
            offer = Say("share-offer" if wanted else "share-stop-offer", buttons=(confirm,))
            return (_done_already(wanted, context) or offer,)
        case events.ShareFigures(wanted):
            refused = _done_already(wanted, context)
            return (refused,) if refused is not None else (effects.ShareFigures(wanted), _done(wanted))
        case _:
            assert_never(event)


def _done_already(wanted: bool, context: Context) -> Say | None:
    if wanted is not context.shares:
        return None
    return Say("sharing-already", buttons=("benchmark",)) if wanted else Say("sharing-not", buttons=("share",))


def _done(wanted: bool) -> Say:
    return Say("sharing", buttons=("benchmark",)) if wanted else Say("sharing-stopped", buttons=("share",))
