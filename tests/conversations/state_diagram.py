"""Draws where a conversation can stand and what leads from there to where, by asking the code itself.

`python -m tests.conversations.state_diagram` brings docs/architecture.md up to date.
"""

import re
from collections import defaultdict
from dataclasses import replace

from bot.settings import SHIPPED_FRAMEWORK
from conversations.answers import Choice
from conversations.events import Answer, Event, Returned, Typed
from conversations.state import Phase, State
from conversations.step import step
from tests.conversations.builders import A_CONTEXT, NEXT_CHECKIN, after, answer, answers
from tests.conversations.test_step_table import EVENTS, STANDINGS

PAGE = SHIPPED_FRAMEWORK.parent / "docs" / "architecture.md"

_MARKS = re.compile(r"(?<=```mermaid\n)stateDiagram-v2\n.*?(?=```)", re.DOTALL)
_MANY = 8
_AT_THE_END = (
    after(EVENTS["start"], *answers(9)),
    after(EVENTS["start"], *answers(9), answer(10, Choice.LEVEL_1)),
)
"""The last question, and what holds it back."""

_BARRIER = "barrier"


def mermaid() -> str:
    """Where a conversation can stand, with what leads from there."""
    lines = ["stateDiagram-v2", "    [*] --> new", f'    state "asking what holds back" as {_BARRIER}']
    edges = _edges()
    lines += [f"    {before} --> {then}: {_label(names)}" for (before, then), names in sorted(edges.items())]
    return "\n".join(lines) + "\n"


def _edges() -> dict[tuple[str, str], set[str]]:
    """What leads from one place to another, or changes something where it is."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    following = replace(A_CONTEXT, checkin=NEXT_CHECKIN, council_checkin=NEXT_CHECKIN)
    for state in (State(), *STANDINGS.values(), *_AT_THE_END):
        for event in EVENTS.values():
            turn = step(state, _here(event, state), A_CONTEXT)
            if turn.state != state:
                found[_place(state), _place(turn.state)].add(_name(event))
        later = step(state, Returned(), following).state
        if later.checkin != state.checkin or _place(later) != _place(state):
            found[_place(state), _place(later)].add("the next check-in")
    return found


def _here(event: Event, state: State) -> Event:
    """An answer to the question that is asked, wherever the person stands."""
    if isinstance(event, Answer) and event.question in state.questions and state.current is not None:
        return replace(event, question=state.current)
    return event


def _place(state: State) -> str:
    is_barrier = state.phase is Phase.ASKING and state.barrier_for is not None
    return _BARRIER if is_barrier else state.phase.value


def _name(event: Event) -> str:
    """As people would say it: what was typed in quotes."""
    if isinstance(event, Typed):
        return f"'{event.text}'"
    if isinstance(event, Answer):
        return "answer 1 or 2" if event.choice is Choice.LEVEL_1 else "answer"
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(event).__name__).lower()


def _label(names: set[str]) -> str:
    """What is typed is left out where a button does the same."""
    pressed = {each for each in names if not each.startswith("'")}
    shown = sorted(pressed or names)
    return ", ".join(shown) if len(shown) <= _MANY else "anything else"


def main() -> None:
    text = PAGE.read_text("utf-8")
    PAGE.write_text(_MARKS.sub(lambda _: mermaid(), text), "utf-8")


if __name__ == "__main__":
    main()
