"""What holds of every turn, whatever happened. Read by test_step_walks."""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from conversations import effects, events
from conversations.actions import Mark
from conversations.answers import COMMENT_LIMIT
from conversations.codec import dump_message, dump_state, load_message, load_state
from conversations.compose import compose
from conversations.context import Context
from conversations.effects import Effect, Message
from conversations.events import Event
from conversations.people import Place
from conversations.state import Phase, State
from conversations.step import Turn
from tests.conversations.builders import BOTH, FRAMEWORK, messages

REFUSALS = {
    *("answered-already", "not-the-current", "barrier-not-needed", "first-question-already"),
    "barrier-unchanged",
    *("unreadable-button", "question-not-yours", "checkin-closed", "no-checkin", "stopped-already"),
    *("no-checkin-until", "no-checkin-until-lead", "checkin-opens-soon", "leads-only", "only-leads-here"),
    *("day-not-later", "snooze-too-late", "snooze-needs-reminders", "not-snoozed", "nothing-to-remind-of"),
    *("not-away", "away-too-long", "reminders-off-already", "reminders-on-already", "hours-now"),
    *("hours-weekend-only", "hours-unclear", "how-to-snooze", "how-to-away", "how-to-move-close"),
    *("day-unclear-snooze", "day-unclear-away", "day-unclear-close"),
    *("none-running", "none-running-until", "open-already", "open-already-paused", "no-days-left"),
    *(
        "no-days-left-until",
        "open-offer",
        "close-offer",
        "closed-already",
        "close-day-refused",
        "close-is-then",
    ),
    *("checkin-paused-already", "checkin-not-paused", "nudge-paused", "nudge-too-soon"),
    *("nothing-waiting", "nothing-waiting-finished", "nothing-to-pause", "nothing-answered-yet"),
    *("barrier-first", "barrier-out-of-range", "level-out-of-range", "comment-empty"),
    *("unclear", "unclear-asking", "unclear-barrier", "claim-wrong", "claim-none", "claim-lead-already"),
    *("council-name-same", "council-name-unclear", "set-up-directly"),
    *("summary-leads-only", "help-shared", "how-to-comment", "how-to-edit"),
    *("summary-unknown", "summary-several", "summary-one-theme", "summary-quarter-unknown"),
    *("summary-compare-what", "summary-compare-same", "summary-theme-gone"),
    *("how-to-claim", "comment-needs-answer", "no-such-question"),
    *("withdraw-offer", "withdraw-nothing", "withdraw-closed"),
    *("erase-offer", "erase-offer-lead", "erase-old-button"),
}
"""Messages that say that nothing has changed."""


def holds_together(state: State) -> None:
    """The parts of a state fit: nothing else in the program has to handle a half-broken one."""
    waiting = [each for each in (state.current, state.barrier_for) if each is not None]
    assert len(set(state.questions)) == len(state.questions)
    assert {*state.choices, *state.skipped, *waiting} <= set(state.questions)
    assert not state.skipped & state.choices.keys()
    assert (state.checkin is None) == (state.questions == ())
    if state.phase in (Phase.ASKING, Phase.PAUSED):
        assert len(waiting) == 1, "exactly one thing waits for an answer"
    elif state.phase is Phase.STOPPED:
        assert len(waiting) <= 1
    else:
        assert waiting == []
    if state.phase is Phase.FINISHED:
        assert state.choices.keys() | state.skipped == set(state.questions)
        assert state.finished
    if state.phase in (Phase.NEW, Phase.READY):
        assert state.questions == ()
    if state.barrier_for is not None:
        assert state.choices[state.barrier_for].asks_what_holds_back


def turned_page(before: State, context: Context) -> bool:
    """Whether the turn begins with another check-in than the person's last one."""
    is_new = context.checkin is not None and before.checkin not in (None, context.checkin.id)
    return is_new and context.place is Place.DIRECT


def check(before: State, event: Event, context: Context, turn: Turn) -> None:
    """Every rule of a single turn."""
    holds_together(turn.state)
    _loses_no_answer(before, event, context, turn)
    _records_what_may_be_recorded(turn, context)
    _says_something(before, event, context, turn)
    _refusals_change_nothing(before, context, turn)
    _shows_what_waits(before, context, turn)
    _counts_right(turn)
    assert load_state(dump_state(turn.state)) == turn.state
    _summarises_for_leads(context, turn)
    for message in messages(turn.effects):
        _can_be_shown(dump_message(message), message)


def replay(effects_: Iterable[Effect]) -> dict[str, int]:
    """The answers that storage ends up with."""
    return {each.question: each.choice for each in effects_ if isinstance(each, effects.RecordAnswer)}


def is_repeated(before: State, event: events.Answer) -> bool:
    """Whether the choice that was given last is given again."""
    return event.question == before.last_answered and event.choice is before.choices[event.question]


def _loses_no_answer(before: State, event: Event, context: Context, turn: Turn) -> None:
    recorded = replay(turn.effects)
    if _takes_back(event, context, turn):
        assert (turn.state.choices, recorded) == ({}, {})
        return
    kept = {} if turned_page(before, context) else dict(before.choices)
    assert turn.state.choices == {**kept, **recorded}
    if turned_page(before, context):
        assert turn.state.previous == before.questions
    if recorded:
        assert isinstance(event, events.Answer | events.Typed | events.FileSent)
        assert list(recorded) == [before.current], "only the question that is being asked takes an answer"


def _takes_back(event: Event, context: Context, turn: Turn) -> bool:
    """Answers go only where the person themselves confirms it, alone with the bot."""
    if not any(isinstance(each, effects.RightsRecord) for each in turn.effects):
        return False
    assert isinstance(event, events.Withdraw | events.Erase | events.Typed | events.FileSent)
    assert context.place is Place.DIRECT
    return True


def _records_what_may_be_recorded(turn: Turn, context: Context) -> None:
    for effect in turn.effects:
        if isinstance(effect, effects.AppointLead):
            assert not context.person.is_lead
            assert context.claim_hash is not None
        if isinstance(effect, effects.PersonRecord):
            assert context.place is Place.DIRECT
        if isinstance(effect, effects.LeadRecord):
            is_mark = isinstance(effect, effects.ChangeAction) and isinstance(effect.change, Mark)
            may_be_owner = is_mark and context.place is Place.DIRECT
            assert context.person.is_lead or may_be_owner, "only leads decide for the council"
        if not isinstance(effect, effects.AnswerRecord):
            continue
        assert context.place is Place.DIRECT
        if isinstance(effect, effects.RecordQuote) and not effect.wanted:
            continue  # taken back at any time
        assert context.checkin is not None
        assert effect.checkin == context.checkin.id == turn.state.checkin
        assert effect.question in turn.state.choices
        if isinstance(effect, effects.RecordBarrier):
            assert turn.state.choices[effect.question].asks_what_holds_back
            assert effect.barrier in {None, *(each.id for each in FRAMEWORK.barriers)}
        if isinstance(effect, effects.RecordComment):
            assert 0 < len(effect.text) <= COMMENT_LIMIT
            assert "\0" not in effect.text
            assert effect.text.encode()


def _says_something(before: State, event: Event, context: Context, turn: Turn) -> None:
    said = messages(turn.effects)
    if context.place is Place.SHARED:
        assert turn.state == before
        is_silent = isinstance(event, events.Arrived | events.Returned | events.HomeOpened | events.Unsaid)
        is_announced = bool(said) and isinstance(said[-1], effects.Files) and said[-1].private
        is_drawn = bool(said) and isinstance(said[-1], effects.Draw)
        assert len(said) == (0 if is_silent else 2 if is_drawn or is_announced else 1)
        assert all(_may_be_read_by_all(each) or getattr(each, "private", False) for each in said)
    elif isinstance(event, events.Unsaid) or (
        isinstance(event, events.Arrived) and before.phase is not Phase.NEW
    ):
        assert turn.effects == ()
    else:
        # What becomes of joining is said where people are kept.
        assert said or any(isinstance(each, effects.JoinRecord) for each in turn.effects)


_ON_ACTIONS = (
    effects.Plan | effects.ActionAccepted | effects.ProposalTaken | effects.ActionAdded | effects.ActionChanged
)


def _may_be_read_by_all(message: Message) -> bool:
    is_for_all = isinstance(
        message, effects.Summarise | effects.Draw | effects.Files | effects.Benchmark | _ON_ACTIONS
    )
    return is_for_all or message == effects.Say("posts-come-here")


def _summarises_for_leads(context: Context, turn: Turn) -> None:
    """And its picture comes after it, of the same, for the same readers."""
    said = messages(turn.effects)
    for before, message in pairwise((None, *said)):
        if isinstance(message, effects.Summarise):
            assert context.person.is_lead
        if isinstance(message, effects.Draw):
            assert before == effects.Summarise(message.request, message.private)
        if isinstance(message, effects.Summarise | effects.Draw) and context.place is Place.DIRECT:
            assert not message.private


def _refusals_change_nothing(before: State, context: Context, turn: Turn) -> None:
    said = {each.message for each in turn.effects if isinstance(each, effects.Say)}
    if "asked-again" in said:  # whoever had stopped is asked again, though no check-in is open
        return
    if not said & REFUSALS or before.phase is Phase.NEW or turned_page(before, context):
        return
    assert turn.state == before
    assert len(messages(turn.effects)) == len(turn.effects), "nothing is recorded"


def _shows_what_waits(before: State, context: Context, turn: Turn) -> None:
    """A change of what waits is shown: the new card comes, and the old one folds."""
    state = turn.state
    cards = {(type(each), each.question) for each in turn.effects if isinstance(each, _CARDS)}
    resumed = state.phase is Phase.ASKING and before.phase is not Phase.ASKING
    if state.current is not None and (resumed or state.current != before.current):
        assert (effects.Ask, state.current) in cards
    if state.barrier_for is not None and (resumed or state.barrier_for != before.barrier_for):
        assert (effects.AskBarrier, state.barrier_for) in cards
    if turned_page(before, context) or any(isinstance(each, effects.RightsRecord) for each in turn.effects):
        return
    if before.current not in (None, state.current):
        assert (effects.Answered, before.current) in cards
    if before.barrier_for not in (None, state.barrier_for):
        assert (effects.BarrierNamed, before.barrier_for) in cards


_CARDS = effects.Ask | effects.Answered | effects.AskBarrier | effects.BarrierNamed


def _counts_right(turn: Turn) -> None:
    state = turn.state
    lines = [line for effect in turn.effects if isinstance(effect, effects.Recap) for line in effect.lines]
    if lines:
        assert [(line.number, line.question) for line in lines] == list(enumerate(state.questions, 1))
        assert {line.question: line.choice for line in lines if line.choice is not None} == state.choices
    for effect in turn.effects:
        match effect:
            case effects.Ask() | effects.Answered():
                assert effect.total == len(state.questions)
                assert state.questions[effect.number - 1] == effect.question
                assert effect.choice == state.choices.get(effect.question)
            case effects.AskBarrier() | effects.BarrierNamed() | effects.AskComment():
                assert state.questions[effect.number - 1] == effect.question
            case effects.Say(arguments={"done": done, "total": total}):
                assert done == len(state.choices) + len(state.skipped)
                assert total == len(state.questions)
            case _:
                pass


@cache
def _is_composable(dumped: str) -> bool:
    message = load_message(dumped)
    for language in BOTH.values():
        card = compose(message, language)
        assert card.text.strip()
        assert card.parts
    return True


def _can_be_shown(dumped: str, message: Message) -> None:
    assert load_message(dumped) == message
    assert isinstance(message, effects.FromStorage) or _is_composable(dumped)
