"""Whole conversations: whatever is pressed or typed, in whatever order, nothing is lost."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from conversations import events
from conversations.answers import Choice
from conversations.buttons import decode
from conversations.compose import compose
from conversations.context import Context
from conversations.effects import Ask, AskBarrier, Effect
from conversations.events import Event
from conversations.people import Place, Role
from conversations.state import Phase, State
from conversations.step import step
from tests.conversations.builders import (
    A_CONTEXT,
    CODE,
    ENGLISH,
    QUARTER,
    SHIPPED,
    STARTED,
    a_checkin,
    a_context,
    a_person,
    buttons_of,
    messages,
    outline,
    play,
    recorded,
)
from tests.conversations.moves import (
    BARRIERS,
    CHECKINS,
    Move,
    at_random,
    contexts,
    moves,
    places,
    plain_events,
    schedule_events,
    some_barriers,
)
from tests.conversations.rules import REFUSALS, check, holds_together, is_repeated, replay


class Conversation(RuleBasedStateMachine):
    """One person through two check-ins and the gap between them, with every kind of event."""

    def __init__(self) -> None:
        super().__init__()
        self.context = A_CONTEXT
        self.state = State()
        self.done: list[Effect] = []
        self.opened = 0

    @initialize(context=contexts(), first=st.sampled_from([*[events.Start()] * 5, events.Arrived()]))
    def meet(self, context: Context, first: Event) -> None:
        self.context = replace(context, checkin=CHECKINS[0], council_checkin=CHECKINS[0])
        self.take(Move("plain", plain=first))

    @rule(choice=st.sampled_from(Choice), typed=st.booleans())
    def answer(self, choice: Choice, typed: bool) -> None:
        name = self.context.language.choice_name(choice)
        self.take(Move("typed", text=name) if typed else Move("answer", choice=choice))

    @rule(barrier=some_barriers)
    def name_a_barrier(self, barrier: str | None) -> None:
        self.take(Move("barrier", barrier=barrier))

    @rule(kind=st.sampled_from(["skip", "back"]), typed=st.booleans())
    def skip_or_go_back(self, kind: str, typed: bool) -> None:
        self.take(Move("typed", text=kind) if typed else Move(kind))

    @rule(question=st.integers(0, 35))
    def change(self, question: int) -> None:
        self.take(Move("change", question))

    @rule(event=plain_events)
    def press_a_plain_button(self, event: Event) -> None:
        self.take(Move("plain", plain=event))

    @rule(event=schedule_events)
    def speak_of_the_schedule(self, event: Event) -> None:
        self.take(Move("plain", plain=event))

    @rule()
    def start(self) -> None:
        self.take(Move("plain", plain=events.Start()))

    @rule(move=moves, place=places)
    def anything_happens(self, move: Move, place: Place) -> None:
        self.take(move, place)

    @rule()
    def time_passes(self) -> None:
        self.opened = min(self.opened + 1, len(CHECKINS) - 1)
        checkin = CHECKINS[self.opened]
        self.context = replace(self.context, checkin=checkin, council_checkin=checkin)

    @invariant()
    def state_holds_together(self) -> None:
        holds_together(self.state)

    @invariant()
    def storage_and_state_agree(self) -> None:
        """The answers of the state are those that storage was told of, for the same check-in."""
        told = [each for each in self.done if getattr(each, "checkin", None) == self.state.checkin]
        assert self.state.choices == replay(told)

    def take(self, move: Move, place: Place = Place.DIRECT) -> None:
        context = replace(self.context, place=place)
        event = move.event(self.state, context.checkin.id if context.checkin else 7)
        turn = step(self.state, event, context)
        check(self.state, event, context, turn)
        self.state = turn.state
        self.done += turn.effects
        self.context = replace(self.context, person=recorded(self.context.person, turn.effects))


Conversation.TestCase.settings = settings(max_examples=60, stateful_step_count=30)
TestConversation = Conversation.TestCase


@pytest.mark.parametrize("seed", range(30))
def test_long_conversations_keep_every_rule(seed: int) -> None:
    """A thousand events of every kind, in two languages, over five quarters: every rule holds at each."""
    luck = Random(seed)
    person = a_person(role=luck.choice(list(Role)), is_lead=luck.random() < 0.3, ordinal=luck.randint(0, 99))
    state, context = State(), a_context(person=person, code=CODE, count=luck.choice([3, 10, 10, 18]))
    for turned in range(10):
        is_open = turned % 2 == 0
        checkin = a_checkin(7 + turned // 2, QUARTER + turned // 2)
        opened = checkin if is_open else None
        context = replace(context, checkin=opened, council_checkin=opened)
        for _ in range(180 if is_open else 20):
            event = at_random(luck).event(state, checkin.id)
            spoken = replace(
                context,
                place=Place.SHARED if luck.random() < 0.05 else Place.DIRECT,
                language=SHIPPED.pick(state.language or "en"),
            )
            turn = step(state, event, spoken)
            check(state, event, spoken, turn)
            state, context = turn.state, replace(context, person=recorded(context.person, turn.effects))


@given(
    context=contexts(),
    ways=st.lists(
        st.tuples(st.sampled_from([*Choice, None]), st.sampled_from([*BARRIERS, None]), st.booleans()),
        min_size=36,
        max_size=36,
    ),
)
@settings(max_examples=40)
def test_a_walk_with_any_answers_ends_with_everything_answered_or_skipped(
    context: Context, ways: list[tuple[Choice | None, str | None, bool]]
) -> None:
    """Pressed or typed, skipped or not: after the last question comes the end, and storage has it all."""
    state, done = play(State(), events.Start(), context=context)
    given_: dict[str, Choice] = {}
    for choice, barrier, is_typed in ways[: len(state.questions)]:
        question = state.current
        assert question is not None
        state, some = play(state, _answer(question, choice, is_typed), context=context)
        done += some
        if choice is not None:
            given_[question] = choice
        if state.barrier_for is not None:
            state, some = play(state, events.NameBarrier(7, question, barrier), context=context)
            done += some
    assert state.phase is Phase.FINISHED
    assert state.choices == replay(done) == given_
    assert state.skipped == set(state.questions) - given_.keys()
    assert outline(done[-2:]) == "Recap thanks"
    assert [each.number for each in done if isinstance(each, Ask)] == list(range(1, len(state.questions) + 1))


def _answer(question: str, choice: Choice | None, is_typed: bool) -> Event:
    if choice is None:
        return events.Typed("skip") if is_typed else events.Skip(7, question)
    if is_typed:
        return events.Typed(ENGLISH.choice_name(choice))
    return events.Answer(7, question, choice)


@given(st.data())
@settings(max_examples=60)
def test_old_cards_pressed_again_change_nothing_and_say_so(data: st.DataObject) -> None:
    """A card that is still on somebody's screen: pressed twice, out of order, after the end. Only the choice
    that was given last folds its card without a word.
    """
    choices = data.draw(st.lists(st.sampled_from(Choice), min_size=1, max_size=10))
    state, cards = STARTED, [*messages(play(State(), events.Start())[1])]
    for choice in choices:
        for event in (events.Answer(7, state.current or "", choice), events.Typed("skip")):
            if state.current is None and state.barrier_for is None:
                break
            if event == events.Typed("skip") and state.barrier_for is None:
                continue
            state, done = play(state, event)
            cards += messages(done)
    waiting = (state.current, state.barrier_for)
    old = [card for card in cards if isinstance(card, Ask | AskBarrier) and card.question not in waiting]
    pressed = data.draw(st.lists(st.sampled_from(old), min_size=1, max_size=8)) if old else []
    for card in pressed:
        values = [each.value for each in buttons_of(compose(card, ENGLISH)) if each.value != "pause"]
        before = state
        press = decode(data.draw(st.sampled_from(values)))
        state, done = play(state, press)
        assert replace(state, barriers_settled=before.barriers_settled) == before
        assert replay(done) == {}
        late_barrier = isinstance(card, AskBarrier) and "barrier-kept" in outline(done)
        twice = isinstance(press, events.Answer) and is_repeated(before, press)
        assert late_barrier or twice or set(outline(done).split()) & REFUSALS


@given(st.lists(moves, max_size=15), st.integers(1, 10))
@settings(max_examples=60)
def test_edit_reaches_its_question_from_anywhere(before: list[Move], number: int) -> None:
    """Whatever happened before: `edit 3` asks question 3, unless the person stopped or took all back."""
    state = STARTED
    for move in before:
        state, _ = play(state, move.event(state, 7))
    turn = step(state, events.Typed(f"edit {number}"), A_CONTEXT)
    if state.phase is Phase.STOPPED or not state.questions:
        assert turn.state == state
    else:
        assert turn.state.current == state.questions[number - 1]


def test_the_same_event_twice_gives_the_same_turn() -> None:
    """step() is pure: a redelivered event that was not deduplicated can be reasoned about."""
    context = a_context()
    assert step(STARTED, events.Typed("4"), context) == step(STARTED, events.Typed("4"), context)
    assert STARTED.choices == {}
