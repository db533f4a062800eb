"""What is typed about channels whose members are asked, and what leads are told about them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from conversations import effects, events
from conversations.buttons import decode
from conversations.cards import Card
from conversations.effects import Say
from conversations.language import Language
from conversations.people import Place
from conversations.places import Asked, CameBy, Preview, Roster
from conversations.places_cards import (
    MOST_BUTTONS,
    MOST_SHOWN,
    compose_offer,
    compose_places,
    compose_stop_offer,
    compose_unread,
)
from conversations.step import step
from tests.conversations.builders import BOTH, ENGLISH, a_context, a_person, after, buttons_of

LEAD = a_person(is_lead=True)
CHANNEL = a_context(person=LEAD, place=Place.SHARED)
READY = after(events.Arrived())
READ_AT = datetime(2026, 10, 7, 8, 30, tzinfo=UTC)
HOUSING = Asked(7, "#housing", "slack", "T1", "C1", with_guests=False, people=12, read_at=READ_AT)
SEEN = Preview(7, "#housing", False, added=10, known=2, guests=3, outsiders=1, bots=2)


def typed(text: str, context: object = CHANNEL) -> tuple[effects.Effect, ...]:
    assert isinstance(context, type(CHANNEL))
    return step(READY, events.Typed(text), context).effects


def pressed(card: Card) -> list[events.Event]:
    return [decode(button.value) for button in buttons_of(card)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ask here", effects.PlaceOffer(private=True)),
        ("Ask this channel.", effects.PlaceOffer(private=True)),
        ("ask this team", effects.PlaceOffer(private=True)),
        ("ask here with guests", effects.PlaceOffer(with_guests=True, private=True)),
        ("stop asking here", effects.PlaceStopOffer(private=True)),
        ("who is asked?", effects.Places(private=True)),
        ("asked", effects.Places(private=True)),
        ("who’s asked", effects.Places(private=True)),
    ],
)
def test_each_command_has_several_names(text: str, told: effects.Effect) -> None:
    assert typed(text) == (told,)


@pytest.mark.parametrize("text", ["holi yma", "holi yma gyda gwesteion", "peidio â holi yma"])
def test_welsh_commands_are_understood(text: str) -> None:
    (told,) = typed(text, replace(CHANNEL, language=BOTH["cy"]))
    assert isinstance(told, effects.PlaceOffer | effects.PlaceStopOffer)


@pytest.mark.parametrize(
    ("text", "said"), [("ask here", "ask-here-in-channel"), ("stop asking here", "stop-asking-in-channel")]
)
def test_alone_with_the_bot_a_lead_is_told_where_to_type_it(text: str, said: str) -> None:
    (told,) = typed(text, a_context(person=LEAD))
    assert isinstance(told, Say)
    assert told.message == said


def test_an_offer_tells_who_would_join_and_who_is_left_out() -> None:
    card = compose_offer(SEEN, ENGLISH)
    assert "Shall everybody in #housing be asked" in card.text
    assert "10 people would join the roster; 2 are on it already." in card.text
    assert "Left out: 3 guests, 1 person from another organisation and 2 bots." in card.text
    assert pressed(card) == [events.AskPlace(7), events.AskPlace(7, with_guests=True)]


def test_an_offer_with_guests_leaves_no_guest_out() -> None:
    card = compose_offer(replace(SEEN, with_guests=True), ENGLISH)
    assert "guest" not in card.text.partition("Left out:")[2].partition("\n")[0]
    assert pressed(card) == [events.AskPlace(7, with_guests=True)]


def test_what_is_so_already_is_not_offered_again() -> None:
    card = compose_offer(replace(SEEN, guests=0), ENGLISH, asked=HOUSING)
    assert "Everybody in #housing is asked already." in card.text
    assert pressed(card) == [events.OfferStopPlace(7)]


def test_guests_can_be_added_to_a_channel_that_is_asked() -> None:
    card = compose_offer(SEEN, ENGLISH, asked=HOUSING)
    assert pressed(card) == [events.AskPlace(7, with_guests=True), events.OfferStopPlace(7)]


@pytest.mark.parametrize("language", BOTH.values(), ids=BOTH)
@pytest.mark.parametrize("count", [0, 1, 2, 3, 6, 1_000])
def test_every_number_can_be_said(language: Language, count: int) -> None:
    seen = replace(SEEN, added=count, known=count, guests=count, outsiders=count, bots=count)
    roster = Roster([replace(HOUSING, people=count)], {CameBy.PLACE: count})
    cards = [
        compose_offer(seen, language),
        compose_stop_offer(HOUSING, count, language),
        compose_places(roster, language),
    ]
    assert all(card.text for card in cards)


def test_stopping_is_offered_where_there_is_something_to_stop() -> None:
    card = compose_stop_offer(HOUSING, 5, ENGLISH)
    assert "5 people would no longer be asked." in card.text
    assert pressed(card) == [events.StopPlace(7)]
    assert pressed(compose_stop_offer(None, 0, ENGLISH)) == [events.ShowPlaces()]


def test_a_channel_that_cannot_be_read_now_can_be_asked_one_that_never_can_is_not_offered() -> None:
    assert pressed(compose_unread("Busy.", ENGLISH, anyway=events.AskPlace(7, True))) == [
        events.AskPlace(7, with_guests=True)
    ]
    assert pressed(compose_unread("Archived.", ENGLISH)) == []


def test_who_is_asked_is_told_by_channel_and_by_how_they_came() -> None:
    faulty = Asked(8, "", "teams", "t", "19:x", with_guests=True, people=1, fault="Gone.")
    roster = Roster([HOUSING, faulty], {CameBy.FILE: 5, CameBy.PLACE: 3, CameBy.WORD: 1})
    card = compose_places(roster, ENGLISH)
    assert "9 people are on the roster: 5 from a file, 3 because of a channel, 1 who wrote to me" in card.text
    assert "#housing: 12 people. Last read at 9:30am on Wednesday 7 October." in card.text
    assert (
        "A channel without a name, with guests: 1 person. Not read yet. It cannot be read now: Gone."
        in card.text
    )
    assert pressed(card) == [events.OfferStopPlace(7), events.OfferStopPlace(8)]


def test_many_channels_fit_in_one_card() -> None:
    many = [replace(HOUSING, place=number, name=f"#{'n' * 78}") for number in range(MOST_SHOWN + 3)]
    card = compose_places(Roster(many, {}), ENGLISH)
    assert "And 3 more." in card.text
    assert len(buttons_of(card)) == MOST_BUTTONS
    assert all(len(button.label) <= 75 for button in buttons_of(card))
