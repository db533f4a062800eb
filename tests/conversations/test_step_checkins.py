"""When a check-in has closed, and when the next one opens."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations import events
from conversations.answers import Choice
from conversations.effects import AnswerRecord, RecordAnswer, RecordQuote, RightsRecord
from conversations.people import Role
from conversations.state import Phase, State
from conversations.step import step
from tests.conversations.builders import (
    CHECKIN,
    FINISHED,
    NEXT_CHECKIN,
    QUARTER,
    QUESTIONS,
    STARTED,
    a_checkin,
    a_context,
    a_person,
    after,
    answers,
    outline,
    play,
    typed,
)
from tests.conversations.test_step_table import EVENTS, STANDINGS

CLOSED = a_context(checkin=None)
NEXT = a_context(checkin=NEXT_CHECKIN)

ON_QUESTION = events.Answer | events.Skip | events.Back | events.Change | events.NameBarrier
PRESSED = [
    name
    for name, event in EVENTS.items()
    if isinstance(event, ON_QUESTION | events.OpenComment | events.Comment)
]


# Closed


@pytest.mark.parametrize("standing", STANDINGS)
@pytest.mark.parametrize("name", PRESSED)
def test_no_card_works_after_the_close(standing: str, name: str) -> None:
    """What is closed stays as it was, and the person is told so."""
    before = STANDINGS[standing]
    turn = step(before, EVENTS[name], CLOSED)
    assert turn.state == before
    assert outline(turn.effects) == "checkin-closed"


@pytest.mark.parametrize("standing", STANDINGS)
@pytest.mark.parametrize("name", EVENTS)
def test_no_answer_is_recorded_or_asked_while_no_checkin_is_open(standing: str, name: str) -> None:
    turn = step(STANDINGS[standing], EVENTS[name], CLOSED)
    recorded = [effect for effect in turn.effects if isinstance(effect, AnswerRecord)]
    # Whoever takes back that a comment may be quoted can do so at any time.
    assert all(isinstance(effect, RecordQuote) and not effect.wanted for effect in recorded)
    assert "Ask" not in outline(turn.effects)
    if not any(isinstance(effect, RightsRecord) for effect in turn.effects):
        assert turn.state.choices == STANDINGS[standing].choices


@pytest.mark.parametrize("words", ["4", "established", "back", "skip"])
def test_an_answer_typed_while_none_is_open_is_told_when_the_next_opens(words: str) -> None:
    """Nobody is told to type `start` when that asks nothing."""
    turn = step(STANDINGS["ready"], events.Typed(words), CLOSED)
    assert turn.effects == step(STANDINGS["ready"], events.Start(), CLOSED).effects


@pytest.mark.parametrize("words", ["4", "established", "back", "edit 1", "comment x", "comment 1: x"])
def test_an_answer_typed_after_the_close_is_told_that_it_came_too_late(words: str) -> None:
    assert outline(step(STANDINGS["asking"], events.Typed(words), CLOSED).effects) == "checkin-closed"


@pytest.mark.parametrize("standing", [name for name in STANDINGS if name != "stopped"])
@pytest.mark.parametrize("words", ["start", "resume", "progress"])
def test_start_and_progress_say_that_none_is_open(standing: str, words: str) -> None:
    turn = step(STANDINGS[standing], events.Typed(words), CLOSED)
    assert outline(turn.effects) == "no-checkin-until"
    assert turn.state == STANDINGS[standing]


STOPPED_ONES = {
    "new": (State(Phase.STOPPED), Phase.READY),
    "begun": (after(events.Start(), events.Typed("stop")), Phase.PAUSED),
    "finished": (replace(FINISHED, phase=Phase.STOPPED), Phase.FINISHED),
}


@pytest.mark.parametrize("words", ["start", "resume"])
@pytest.mark.parametrize("name", STOPPED_ONES)
def test_whoever_stopped_and_comes_back_between_two_checkins_is_asked_in_the_next(
    name: str, words: str
) -> None:
    """They are told when it opens, and nothing of what they answered is lost."""
    stopped, phase = STOPPED_ONES[name]
    turn = step(stopped, events.Typed(words), CLOSED)
    assert outline(turn.effects) == "asked-again no-checkin-until"
    assert turn.state == replace(stopped, phase=phase)
    assert outline(step(turn.state, events.Start(), NEXT).effects).startswith("Ask")


def test_whoever_stopped_is_not_promised_to_be_asked_again() -> None:
    turn = step(STANDINGS["stopped"], events.ShowProgress(), CLOSED)
    assert (outline(turn.effects), turn.state) == ("stopped-already", STANDINGS["stopped"])


def test_the_answers_can_still_be_read_after_the_close() -> None:
    assert outline(step(FINISHED, events.ShowRecap(), CLOSED).effects) == "Recap"


def test_a_first_meeting_between_checkins_introduces_and_does_not_ask() -> None:
    turn = step(State(), events.Start(), CLOSED)
    assert outline(turn.effects) == "welcome welcome-privacy no-checkin-until"
    assert turn.state.phase is Phase.READY


# The next one


@pytest.mark.parametrize("standing", STANDINGS)
@pytest.mark.parametrize("name", EVENTS)
def test_the_next_checkin_begins_afresh(standing: str, name: str) -> None:
    """Wherever somebody was left, each event does what it does for one who has not started, or who stopped."""
    before = STANDINGS[standing]
    phase = Phase.STOPPED if before.phase is Phase.STOPPED else Phase.READY
    fresh = State(phase=phase, previous=before.questions)
    assert step(before, EVENTS[name], NEXT) == step(fresh, EVENTS[name], NEXT)


@pytest.mark.parametrize("name", PRESSED)
def test_last_quarters_cards_do_nothing_and_say_so(name: str) -> None:
    """Even those of a question that comes again: the answer of a closed check-in never moves."""
    begun, _ = play(FINISHED, events.Start(), context=NEXT)
    turn = step(begun, EVENTS[name], NEXT)
    assert turn.state == begun
    assert outline(turn.effects) == "checkin-closed"


def test_a_new_quarter_asks_ten_other_questions() -> None:
    begun, _ = play(FINISHED, events.Start(), context=NEXT)
    assert begun.previous == QUESTIONS
    assert not set(begun.questions) & set(QUESTIONS)
    assert (begun.checkin, begun.choices, begun.skipped) == (NEXT_CHECKIN.id, {}, frozenset())


def test_whoever_stopped_is_not_asked_in_the_next_checkin_until_they_start() -> None:
    stopped, _ = play(STARTED, events.Typed("stop"))
    harmless: list[events.Event] = [events.Arrived(), events.Returned(), *typed("4", "skip", "hello")]
    for event in harmless:
        turn = step(stopped, event, NEXT)
        assert turn.state.phase is Phase.STOPPED
        assert "Ask" not in outline(turn.effects)
    assert outline(step(stopped, events.Start(), NEXT).effects) == "Ask1"


def test_a_missed_quarter_still_keeps_the_last_questions_from_coming_again() -> None:
    """Nobody who only said hello last quarter meets the questions of the quarter before."""
    hello, _ = play(FINISHED, *typed("hello"), context=NEXT)
    later = a_context(checkin=a_checkin(CHECKIN.id + 2, QUARTER + 2))
    begun, _ = play(hello, events.Start(), context=later)
    assert not set(begun.questions) & set(QUESTIONS)


@given(
    role=st.sampled_from(Role),
    ordinal=st.integers(0, 5_000),
    quarter=st.integers(8_000, 9_000),
    gaps=st.lists(st.integers(1, 3), min_size=1, max_size=4),
    answered=st.integers(0, 10),
)
def test_last_quarters_questions_never_come_again(
    role: Role, ordinal: int, quarter: int, gaps: list[int], answered: int
) -> None:
    """Whoever it is, whatever they left undone, and however many quarters lie between."""
    person = a_person(role=role, ordinal=ordinal)
    state, number = State(), 1
    before: tuple[str, ...] = ()
    for gap in (0, *gaps):
        quarter, number = quarter + gap, number + 1
        context = a_context(person=person, checkin=a_checkin(number, quarter))
        state, _ = play(state, events.Start(), *typed(*["4"] * answered), context=context)
        assert len(set(state.questions)) == 10
        assert not set(state.questions) & set(before)
        before = state.questions


@pytest.mark.parametrize("count", [1, 10, 18, 36])
def test_a_council_can_choose_how_many_are_asked(count: int) -> None:
    leader = a_context(person=a_person(role=Role.LEADER), count=count)
    state = after(events.Start(), context=leader)
    assert len(state.questions) == min(count, 35)
    state, done = play(state, *typed(*["4"] * len(state.questions)), context=leader)
    assert sum(isinstance(effect, RecordAnswer) for effect in done) == len(state.questions)
    assert state.phase is Phase.FINISHED


def test_the_same_answer_in_the_next_quarter_is_a_new_one() -> None:
    low = after(events.Start(), *answers(9))
    begun, _ = play(low, events.Start(), context=NEXT)
    turn = step(begun, events.Typed("1"), NEXT)
    assert turn.effects[0] == RecordAnswer(NEXT_CHECKIN.id, begun.questions[0], Choice.LEVEL_1)


def test_turning_the_page_happens_once() -> None:
    """A second event of the new quarter finds what the first one left."""
    begun, _ = play(FINISHED, events.Start(), context=NEXT)
    again, _ = play(begun, events.Start(), *typed("hello"), context=NEXT)
    assert again == begun
