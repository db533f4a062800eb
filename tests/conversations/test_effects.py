"""Which message takes the place of which card."""

import pytest

from conversations import effects, events
from conversations.answers import Choice
from conversations.buttons import decode
from conversations.compose import compose
from conversations.effects import card_key, pressed_card, replaces_card
from conversations.people import CheckIn
from tests.conversations.builders import CHECKIN, ENGLISH, NOW, QUESTIONS, buttons_of

ASK = effects.Ask(7, QUESTIONS[1], 2, 10)
ANSWERED = effects.Answered(7, QUESTIONS[1], 2, 10, Choice.LEVEL_4)
ASK_BARRIER = effects.AskBarrier(7, QUESTIONS[1], 2)
BARRIER_NAMED = effects.BarrierNamed(7, QUESTIONS[1], 2, None)
OTHERS = (
    effects.Say("hello"),
    effects.AskComment(7, QUESTIONS[1], 2),
    effects.Recap(7, ()),
    effects.Summarise(),
)


def test_an_answer_takes_the_place_of_its_question() -> None:
    assert card_key(ASK) == card_key(ANSWERED)
    assert card_key(ASK_BARRIER) == card_key(BARRIER_NAMED)
    assert [replaces_card(each) for each in (ASK, ANSWERED, ASK_BARRIER, BARRIER_NAMED)] == [
        *(False, True, False, True)
    ]


def test_cards_of_other_questions_and_checkins_are_left_alone() -> None:
    keys = [card_key(effects.Ask(checkin, question, 1, 10)) for checkin in (7, 8) for question in QUESTIONS[:2]]
    keys += [card_key(effects.AskBarrier(checkin, QUESTIONS[0], 1)) for checkin in (7, 8)]
    assert len(set(keys)) == 6


@pytest.mark.parametrize("message", OTHERS)
def test_other_messages_stay_as_they_are(message: effects.Message) -> None:
    assert card_key(message) is None
    assert not replaces_card(message)


@pytest.mark.parametrize("message", [ASK, ANSWERED, ASK_BARRIER])
def test_a_press_tells_on_which_card_it_was(message: effects.Message) -> None:
    """So that the card can be replaced where it stands: true of every button on it but Pause."""
    values = [button.value for button in buttons_of(compose(message, ENGLISH)) if button.value != "pause"]
    assert values
    assert {pressed_card(decode(value)) for value in values} == {card_key(message)}


@pytest.mark.parametrize("event", [events.Start(), events.Typed("4"), events.Arrived(), events.Unreadable()])
def test_other_events_stand_on_no_card(event: events.Event) -> None:
    assert pressed_card(event) is None


def test_a_checkin_is_open_from_its_first_moment_until_just_before_its_last() -> None:
    checkin: CheckIn = CHECKIN
    assert checkin.is_open(checkin.opens_at)
    assert checkin.is_open(NOW)
    assert not checkin.is_open(checkin.closes_at)
