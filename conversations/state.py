"""Where one person stands in their conversation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from conversations.answers import Choice


class Phase(StrEnum):
    NEW = "new"
    """Nothing said yet: the bot has not introduced itself."""
    READY = "ready"
    """Introduced, not started on this check-in."""
    ASKING = "asking"
    """A question, or what holds back, is waiting for an answer."""
    PAUSED = "paused"
    FINISHED = "finished"
    """Every question is answered or skipped; answers can still be changed."""
    STOPPED = "stopped"
    """Asked not to be asked; everything answered so far is kept."""


@dataclass(frozen=True, slots=True)
class State:
    """One person's conversation. The answers themselves are in storage; here are only the choices.

    `current` is the question being asked (also while paused), `barrier_for` the question whose barrier is
    being asked instead (then `current` is None), `last_commented` the question that words were added to last,
    `quotable` those whose words may be quoted, `finished` whether the end of this check-in was ever reached,
    and `previous` the questions of the person's last check-in, which are not repeated.
    """

    phase: Phase = Phase.NEW
    checkin: int | None = None
    questions: tuple[str, ...] = ()
    choices: Mapping[str, Choice] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    current: str | None = None
    barrier_for: str | None = None
    barriers_settled: frozenset[str] = frozenset()
    """Answered questions whose barrier was named or skipped for the level that they stand at."""
    last_answered: str | None = None
    last_commented: str | None = None
    quotable: frozenset[str] = frozenset()
    finished: bool = False
    previous: tuple[str, ...] = ()
    withdrew_from: int | None = None
    """The check-in in which the person took their answers back: those given in it since are not their first."""
    language: str | None = None
    """The language that the person asked for; without one their platform's locale picks."""
    has_page: bool = False
    """Whether they have looked at the bot's own page, where a platform has one: it stays as it was shown."""

    @property
    def done(self) -> int:
        """How many questions are answered or skipped."""
        return len(self.choices) + len(self.skipped)

    def number(self, question: str) -> int:
        """The number of a question as people count, from 1. Raises ValueError when it is not theirs."""
        return self.questions.index(question) + 1

    def next_open(self) -> str | None:
        """The first question in order that is neither answered nor skipped."""
        for question in self.questions:
            if question not in self.choices and question not in self.skipped:
                return question
        return None
