"""Evidence and comments: whose question they go with, and what of them is kept."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations import events
from conversations.answers import COMMENT_LIMIT
from conversations.effects import AskComment, RecordComment, Say
from conversations.step import step
from tests.conversations.builders import (
    A_CONTEXT,
    CHECKIN,
    QUESTIONS,
    STARTED,
    after,
    answers,
    change,
    outline,
    play,
)

TWO_DONE = after(events.Start(), *answers(2))


def kept(text: str) -> RecordComment:
    """The comment that is recorded when `text` is sent with question 2."""
    turn = step(TWO_DONE, events.Comment(CHECKIN.id, QUESTIONS[1], text), A_CONTEXT)
    record = turn.effects[0]
    assert isinstance(record, RecordComment)
    return record


def test_a_comment_changes_no_answer() -> None:
    turn = step(TWO_DONE, events.Comment(CHECKIN.id, QUESTIONS[1], "We agreed it in May."), A_CONTEXT)
    assert turn.state == replace(TWO_DONE, last_commented=QUESTIONS[1])
    assert turn.effects == (
        RecordComment(CHECKIN.id, QUESTIONS[1], "We agreed it in May."),
        Say("comment-kept", {"number": 2}, (f"quote|{CHECKIN.id}|{QUESTIONS[1]}",)),
    )


def test_a_typed_comment_goes_with_the_question_answered_last() -> None:
    """Not with the one of the highest number, and not with the one being asked."""
    edited, _ = play(TWO_DONE, change(1), events.Typed("5"))
    turn = step(edited, events.Typed("comment We agreed it in May."), A_CONTEXT)
    assert turn.effects[0] == RecordComment(CHECKIN.id, QUESTIONS[0], "We agreed it in May.")


def test_a_typed_comment_goes_with_the_question_that_it_numbers() -> None:
    turn = step(TWO_DONE, events.Typed("comment 1: seen: twice\non site"), A_CONTEXT)
    assert turn.effects[0] == RecordComment(CHECKIN.id, QUESTIONS[0], "seen: twice\non site")


@pytest.mark.parametrize("number", [0, 11, 999])
def test_a_comment_on_a_question_that_is_not_there_is_not_kept(number: int) -> None:
    turn = step(TWO_DONE, events.Typed(f"comment {number}: x"), A_CONTEXT)
    assert turn.effects == (Say("no-such-question", {"number": number, "last": 10}),)


def test_a_comment_waits_for_an_answer() -> None:
    """A comment hangs on an answer; without one the person is told, and nothing is recorded."""
    for event in (
        events.Comment(CHECKIN.id, QUESTIONS[0], "x"),
        events.OpenComment(CHECKIN.id, QUESTIONS[0]),
        events.Typed("comment 1: x"),
    ):
        assert outline(step(STARTED, event, A_CONTEXT).effects) == "comment-needs-answer"


def test_the_form_knows_its_question() -> None:
    turn = step(TWO_DONE, events.OpenComment(CHECKIN.id, QUESTIONS[1]), A_CONTEXT)
    assert turn.effects == (AskComment(CHECKIN.id, QUESTIONS[1], 2),)


@pytest.mark.parametrize("typed", [True, False])
def test_a_comment_of_10_000_characters_is_cut_and_the_person_is_told(typed: bool) -> None:
    """The first 4,000 characters are kept, and nobody believes that all was."""
    text = "é" * 10_000
    sent = events.Typed(f"comment {text}") if typed else events.Comment(CHECKIN.id, QUESTIONS[1], text)
    turn = step(TWO_DONE, sent, A_CONTEXT)
    assert turn.effects == (
        RecordComment(CHECKIN.id, QUESTIONS[1], "é" * 4_000),
        Say("comment-cut", {"number": 2, "limit": 4_000}, (f"quote|{CHECKIN.id}|{QUESTIONS[1]}",)),
    )


def test_a_comment_of_just_the_limit_is_not_said_to_be_cut() -> None:
    turn = step(TWO_DONE, events.Comment(CHECKIN.id, QUESTIONS[1], f" {'x' * COMMENT_LIMIT}\n"), A_CONTEXT)
    assert outline(turn.effects) == "RecordComment comment-kept"


@pytest.mark.parametrize("empty", ["", " ", "\n\t ", "\u00a0"])
def test_a_comment_without_words_is_not_kept(empty: str) -> None:
    turn = step(TWO_DONE, events.Comment(CHECKIN.id, QUESTIONS[1], empty), A_CONTEXT)
    assert outline(turn.effects) == "comment-empty"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\0b", "a\ufffdb"),
        ("a\ud800b", "a\ufffdb"),
        ("a\udfff c", "a\ufffd c"),
        ("\0", "\ufffd"),
        ("😀 Ŵy\u0302th", "😀 Ŵy\u0302th"),
        ("line one\r\nline two", "line one\r\nline two"),
    ],
)
def test_only_what_no_database_can_carry_is_replaced(text: str, expected: str) -> None:
    """PostgreSQL refuses NUL, and UTF-8 has no lone surrogates; everything else is kept as typed."""
    assert kept(text).text == expected


@given(st.text(st.characters(codec=None), min_size=1, max_size=50).filter(lambda text: text.strip() != ""))
def test_what_is_kept_can_always_be_stored(text: str) -> None:
    record = kept(text)
    assert "\0" not in record.text
    assert record.text.encode()
    assert len(record.text) == len(text.strip())
