"""Joining the benchmark, leaving it, and asking to see it: for leads alone, confirmed, taken back in a word."""

from dataclasses import replace

import pytest

from conversations import effects, events
from conversations.buttons import decode
from conversations.effects import Effect, Say
from conversations.events import Event
from conversations.people import Place
from conversations.step import step
from tests.conversations.builders import BOTH, a_context, a_person, after

READY = after(events.Arrived())
LEAD = a_context(person=a_person(is_lead=True))
CHANNEL = a_context(person=a_person(is_lead=True), place=Place.SHARED)


def effects_of(event: Event, *, channel: bool = False, shares: bool = False) -> tuple[Effect, ...]:
    turn = step(READY, event, replace(CHANNEL if channel else LEAD, shares=shares))
    assert turn.state == READY
    return turn.effects


def pressed(said: Effect) -> Event:
    assert isinstance(said, Say)
    (button,) = said.buttons
    return decode(button)


def test_joining_is_explained_first_and_done_when_it_is_confirmed() -> None:
    (offer,) = effects_of(events.Typed("share figures"))
    assert isinstance(offer, Say)
    assert offer.message == "share-offer"
    record, said = effects_of(pressed(offer))
    assert record == effects.ShareFigures(True)
    assert pressed(said) == events.ShowBenchmark()


def test_leaving_is_explained_first_and_done_when_it_is_confirmed() -> None:
    (offer,) = effects_of(events.Typed("stop sharing"), shares=True)
    assert isinstance(offer, Say)
    assert offer.message == "share-stop-offer"
    record, said = effects_of(pressed(offer), shares=True)
    assert record == effects.ShareFigures(False)
    assert pressed(said) == events.OfferSharing(True)


@pytest.mark.parametrize("words", ["share figures", "share them now"])
def test_who_has_joined_is_told_so(words: str) -> None:
    assert effects_of(events.Typed(words), shares=True) == (Say("sharing-already", buttons=("benchmark",)),)


@pytest.mark.parametrize("words", ["stop sharing", "stop sharing now"])
def test_who_has_not_joined_is_told_so(words: str) -> None:
    assert effects_of(events.Typed(words)) == (Say("sharing-not", buttons=("share",)),)


@pytest.mark.parametrize("language", BOTH)
def test_the_offer_says_what_is_shared_with_whom_and_how_to_leave(language: str) -> None:
    words = BOTH[language].wording
    text = words.text("share-offer")
    assert words.text("button-share-now").casefold() in text.casefold()
    assert words.text("button-stop-sharing").casefold() in text.casefold()
    assert "Waymark" in text, "other deployments are named"


@pytest.mark.parametrize("words", ["share them now", "stop sharing now"])
def test_what_stands_on_the_button_can_be_typed(words: str) -> None:
    wanted = words.startswith("share")
    assert effects_of(events.Typed(words), shares=not wanted)[0] == effects.ShareFigures(wanted)


@pytest.mark.parametrize("words", ["benchmark", "share figures", "share them now", "stop sharing now"])
@pytest.mark.parametrize("place", Place)
def test_nobody_but_a_lead_can_do_it(words: str, place: Place) -> None:
    turn = step(READY, events.Typed(words), a_context(place=place))
    assert [each.message for each in turn.effects if isinstance(each, Say)] == ["leads-only"]
    assert len(turn.effects) == 1


def test_in_a_channel_the_benchmark_is_for_all_unless_the_lead_asks_for_it_alone() -> None:
    assert effects_of(events.Typed("benchmark"), channel=True) == (effects.Benchmark(),)
    for words in ("benchmark only me", "only me benchmark"):
        assert effects_of(events.Typed(words), channel=True) == (effects.Benchmark(private=True),)
        assert effects_of(events.Typed(words)) == (effects.Benchmark(),)


def test_what_joining_means_is_told_to_the_lead_alone() -> None:
    (offer,) = effects_of(events.Typed("share figures"), channel=True)
    assert isinstance(offer, Say)
    assert offer.private


def test_other_words_after_benchmark_are_answered_with_what_can_be_typed() -> None:
    (said,) = effects_of(events.Typed("benchmark with Essex"))
    assert isinstance(said, Say)
    assert said.message == "how-to-benchmark"
