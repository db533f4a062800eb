"""What people can ask about what is kept of them: asked once where it cannot be undone."""

from dataclasses import replace

import pytest

from conversations import events
from conversations.answers import Choice
from conversations.buttons import decode
from conversations.compose import compose
from conversations.effects import EraseMe, ErasureReceipt, MyData, MyDataFile, Say, WithdrawAnswers
from conversations.language import Language
from conversations.state import Phase, State
from conversations.step import step
from tests.conversations.builders import (
    A_CONTEXT,
    CHECKIN,
    ENGLISH,
    FINISHED,
    NEXT_CHECKIN,
    WELSH,
    a_context,
    a_person,
    after,
    answers,
    buttons_of,
    outline,
    play,
)

ME = A_CONTEXT.person
HALF_WAY = after(events.Start(), *answers(2))
STOPPED = after(events.Start(), *answers(2), events.Typed("stop"))
BETWEEN = a_context(checkin=None)


def test_an_offer_changes_nothing_and_its_button_does_what_it_says() -> None:
    for event, confirmed in (
        (events.OfferWithdrawal(), events.Withdraw(CHECKIN.id)),
        (events.OfferErasure(), events.Erase(ME.id)),
    ):
        turn = step(HALF_WAY, event, A_CONTEXT)
        assert turn.state == HALF_WAY
        (offer,) = turn.effects
        assert isinstance(offer, Say)
        assert decode(offer.buttons[0]) == confirmed


@pytest.mark.parametrize("language", [ENGLISH, WELSH])
@pytest.mark.parametrize(
    ("offer", "confirmed"),
    [
        (events.OfferWithdrawal(), events.Withdraw(CHECKIN.id)),
        (events.OfferErasure(), events.Erase(ME.id)),
    ],
)
def test_an_offer_can_be_confirmed_by_typing_what_its_button_says(
    language: Language, offer: events.Event, confirmed: events.Event
) -> None:
    context = a_context(language=language)
    (said,) = step(HALF_WAY, offer, context).effects
    assert isinstance(said, Say)
    card = compose(said, context.language)
    label = buttons_of(card)[0].label
    assert label in card.text
    assert step(HALF_WAY, events.Typed(label), context) == step(HALF_WAY, confirmed, context)


def test_whoever_withdraws_stands_before_the_same_questions_unanswered() -> None:
    before = replace(FINISHED, previous=("old",), language="cy")
    turn = step(before, events.Withdraw(CHECKIN.id), A_CONTEXT)
    assert turn.effects[0] == WithdrawAnswers(CHECKIN.id)
    assert turn.state == State(phase=Phase.READY, previous=("old",), language="cy", withdrew_from=CHECKIN.id)


def test_whoever_stopped_and_withdraws_is_still_asked_nothing() -> None:
    assert step(STOPPED, events.Withdraw(CHECKIN.id), A_CONTEXT).state.phase is Phase.STOPPED


def test_answers_of_a_closed_checkin_are_not_withdrawn() -> None:
    """They are published by then; to go for good is another matter, and is offered."""
    for event in (events.OfferWithdrawal(), events.Withdraw(CHECKIN.id), events.Typed("withdraw")):
        turn = step(FINISHED, event, BETWEEN)
        assert outline(turn.effects) == "withdraw-closed"
        assert turn.state == FINISHED


def test_an_old_button_withdraws_nothing_from_a_later_checkin() -> None:
    later = a_context(checkin=NEXT_CHECKIN)
    state, _ = play(FINISHED, events.Start(), context=later)
    asked = state.current
    assert asked is not None
    state, _ = play(state, events.Answer(NEXT_CHECKIN.id, asked, Choice.LEVEL_4), context=later)
    turn = step(state, events.Withdraw(CHECKIN.id), later)
    assert (turn.state, outline(turn.effects)) == (state, "withdraw-closed")


def test_an_erasure_leaves_no_state_and_says_so_once() -> None:
    turn = step(FINISHED, events.Erase(ME.id), A_CONTEXT)
    assert turn.state == State()
    assert turn.effects == (EraseMe(), ErasureReceipt(was_lead=False))


def test_a_lead_is_told_what_it_means_for_the_council() -> None:
    lead = a_context(person=a_person(is_lead=True))
    assert outline(step(HALF_WAY, events.OfferErasure(), lead).effects) == "erase-offer-lead"
    assert step(HALF_WAY, events.Erase(ME.id), lead).effects[1] == ErasureReceipt(was_lead=True)


def test_a_button_from_before_an_erasure_asks_once_more() -> None:
    turn = step(HALF_WAY, events.Erase(ME.id + 1), A_CONTEXT)
    assert turn.state == HALF_WAY
    (said,) = turn.effects
    assert isinstance(said, Say)
    assert (said.message, decode(said.buttons[0])) == ("erase-old-button", events.Erase(ME.id))


def test_the_second_press_welcomes_nobody() -> None:
    turn = step(State(), events.Erase(ME.id + 1), A_CONTEXT)
    assert outline(turn.effects) == "EraseMe ErasureReceipt"


def test_my_data_is_the_persons_own() -> None:
    both = (MyData(ME.id), MyDataFile(ME.id))
    assert step(HALF_WAY, events.ShowMyData(), A_CONTEXT).effects == both
    assert step(HALF_WAY, events.SendMyData(), A_CONTEXT).effects == both[1:]


@pytest.mark.parametrize("was_lead", [True, False])
def test_a_receipt_is_there_in_both_languages(was_lead: bool) -> None:
    texts = {compose(ErasureReceipt(was_lead), each).text for each in (ENGLISH, WELSH)}
    assert len(texts) == 2
