"""A comment is quoted only where its writer ticked it, and they can take that back at any time."""

from dataclasses import replace

import pytest

from conversations import effects, events
from conversations.answers import COMMENT_LIMIT
from conversations.buttons import decode, encode
from conversations.compose import compose
from conversations.effects import Recap, RecordComment, RecordQuote, Say
from conversations.people import Place
from conversations.state import State
from conversations.step import step
from tests.conversations.builders import (
    A_CONTEXT,
    BOTH,
    CHECKIN,
    ENGLISH,
    NEXT_CHECKIN,
    QUESTIONS,
    a_context,
    after,
    answer,
    buttons_of,
    play,
    typed,
)

FIRST = QUESTIONS[0]
ANSWERED = (events.Start(), answer(1), answer(2))
LET = events.MayQuote(CHECKIN.id, FIRST, True)
BACK = events.MayQuote(CHECKIN.id, FIRST, False)


def comment(text: str = "We share it", *, may_quote: bool = False) -> events.Comment:
    return events.Comment(CHECKIN.id, FIRST, text, may_quote)


def last(*happened: events.Event) -> tuple[State, list[effects.Effect]]:
    """Where the person stands after it all, and what the last event did."""
    state = after(*ANSWERED, *happened[:-1])
    return play(state, happened[-1])


@pytest.mark.parametrize("may_quote", [True, False])
def test_a_comment_is_kept_as_it_is_ticked(may_quote: bool) -> None:
    state, (record, said) = last(comment(may_quote=may_quote))
    assert record == RecordComment(CHECKIN.id, FIRST, "We share it", may_quote)
    assert (FIRST in state.quotable) == may_quote
    assert isinstance(said, Say)
    assert said.message == ("comment-kept-quoted" if may_quote else "comment-kept")
    assert said.buttons == (encode(BACK if may_quote else LET),)


def test_no_comment_may_be_quoted_by_itself() -> None:
    for text in ("comment We share it", "comment 1: We share it"):
        assert last(*typed(text))[1][0] == RecordComment(
            CHECKIN.id, FIRST if "1:" in text else QUESTIONS[1], "We share it"
        )


def test_other_words_have_to_be_ticked_anew() -> None:
    state, (record, _) = last(comment(may_quote=True), comment("Other words"))
    assert record == RecordComment(CHECKIN.id, FIRST, "Other words", False)
    assert state.quotable == frozenset()


def test_a_comment_that_is_cut_can_be_quoted_as_well() -> None:
    _, (_, said) = last(comment("x" * (COMMENT_LIMIT + 1)))
    assert isinstance(said, Say)
    assert (said.message, said.buttons) == ("comment-cut", (encode(LET),))


@pytest.mark.parametrize("language", BOTH)
def test_the_button_beneath_lets_it_be_quoted_and_the_next_takes_that_back(language: str) -> None:
    _, (_, said) = last(comment())
    assert isinstance(said, Say)
    (button,) = buttons_of(compose(said, BOTH[language]))
    assert decode(button.value) == LET
    state, (record, quoted) = last(comment(), LET)
    assert record == RecordQuote(CHECKIN.id, FIRST, True)
    assert state.quotable == {FIRST}
    assert isinstance(quoted, Say)
    (button,) = buttons_of(compose(quoted, BOTH[language]))
    assert decode(button.value) == BACK
    state, (record, _) = last(comment(), LET, BACK)
    assert (record, state.quotable) == (RecordQuote(CHECKIN.id, FIRST, False), frozenset())


@pytest.mark.parametrize("language", BOTH)
def test_whoever_has_no_buttons_types_what_stands_on_them(language: str) -> None:
    context = a_context(language=BOTH[language])
    state = after(*ANSWERED, comment())
    for wanted in (True, False):
        word = BOTH[language].wording.text("button-quote" if wanted else "button-unquote")
        turn = step(state, events.Typed(word), context)
        assert turn.effects[0] == RecordQuote(CHECKIN.id, FIRST, wanted)


def test_typed_without_a_comment_it_says_how_to_add_one() -> None:
    _, effects_ = last(*typed("quote it"))
    assert effects_ == [Say("how-to-comment")]


@pytest.mark.parametrize("context", [a_context(checkin=None), a_context(checkin=NEXT_CHECKIN)])
def test_it_is_taken_back_after_the_close_too_but_not_let_then(context: object) -> None:
    state = after(*ANSWERED, comment(may_quote=True))
    assert isinstance(context, type(A_CONTEXT))
    assert step(state, BACK, context).effects[0] == RecordQuote(CHECKIN.id, FIRST, False)
    assert step(state, LET, context).effects == (Say("checkin-closed"),)


def test_a_question_without_an_answer_has_nothing_to_quote() -> None:
    event = events.MayQuote(CHECKIN.id, QUESTIONS[5], True)
    assert last(event)[1] == [Say("checkin-closed")]


def test_where_others_read_along_nothing_is_let() -> None:
    shared = replace(A_CONTEXT, place=Place.SHARED)
    assert step(after(*ANSWERED), LET, shared).effects == (Say("only-leads-here", private=True),)


def test_the_recap_tells_which_comments_may_be_quoted() -> None:
    _, effects_ = last(comment(may_quote=True), events.ShowRecap())
    (recap,) = (each for each in effects_ if isinstance(each, Recap))
    assert [line.quoted for line in recap.lines[:2]] == [True, False]
    assert str(compose(recap, ENGLISH)).count("may be quoted") == 1
