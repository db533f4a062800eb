"""Where somebody stands who was two people until now."""

from collections.abc import Mapping
from dataclasses import replace

from conversations.answers import Choice
from conversations.state import Phase, State

_BEFORE_ANY = -1


def joined_state(keep: State, other: State, choices: Mapping[str, Choice]) -> State:
    """`keep`: of the one who lives on. `choices`: what counts now of their answers in the check-in of
    `checkin_of`. Whoever asked not to be asked, on either account, is not asked.
    """
    base, second = _later_first(keep, other)
    is_same = base.checkin is not None and base.checkin == second.checkin
    state = _in_one_checkin(base, second, choices) if is_same else replace(base, choices=_own(base, choices))
    has_stopped = Phase.STOPPED in (keep.phase, other.phase)
    return replace(
        state,
        phase=Phase.STOPPED if has_stopped else state.phase,
        previous=tuple(dict.fromkeys((*keep.previous, *other.previous))),
        language=keep.language or other.language,
        has_page=keep.has_page or other.has_page,
        withdrew_from=_later_of(keep.withdrew_from, other.withdrew_from),
    )


def checkin_of(keep: State, other: State) -> int | None:
    """The check-in that they are asked in from now on."""
    return _later_first(keep, other)[0].checkin


def _later_first(keep: State, other: State) -> tuple[State, State]:
    """The state that goes on: that of the later check-in, else of the one who lives on, unless they are new."""
    mine, theirs = (_BEFORE_ANY if each.checkin is None else each.checkin for each in (keep, other))
    is_new = mine == theirs and keep.phase is Phase.NEW
    return (other, keep) if theirs > mine or is_new else (keep, other)


def _later_of(one: int | None, other: int | None) -> int | None:
    return max((each for each in (one, other) if each is not None), default=None)


def _own(state: State, choices: Mapping[str, Choice]) -> dict[str, Choice]:
    return {question: choices[question] for question in state.questions if question in choices}


def _in_one_checkin(base: State, second: State, choices: Mapping[str, Choice]) -> State:
    """The questions of the one, and those that the other has answered besides."""
    more = tuple(each for each in second.questions if each in choices and each not in base.questions)
    questions = (*base.questions, *more)
    state = replace(
        base,
        questions=questions,
        choices={question: choices[question] for question in questions if question in choices},
        skipped=frozenset(base.skipped - choices.keys()),
        barriers_settled=base.barriers_settled | (second.barriers_settled & set(questions)),
        quotable=base.quotable | (second.quotable & set(questions)),
        finished=base.finished or second.finished,
    )
    return _on_an_open_question(state)


def _on_an_open_question(state: State) -> State:
    """What waits now: the question that waited unless it is answered meanwhile, else the next; or nothing."""
    if state.current is not None and state.current in state.choices:
        state = replace(state, current=state.next_open())
    is_waiting = state.current is not None or state.barrier_for is not None
    if is_waiting or state.phase not in (Phase.ASKING, Phase.PAUSED):
        return state
    return replace(state, phase=Phase.FINISHED, finished=True)
