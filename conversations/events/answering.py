"""Events on a question of the person's own."""

from dataclasses import dataclass

from conversations.answers import Choice


@dataclass(frozen=True, slots=True)
class Answer:
    checkin: int
    question: str
    choice: Choice


@dataclass(frozen=True, slots=True)
class Skip:
    checkin: int
    question: str


@dataclass(frozen=True, slots=True)
class Back:
    """Return to the question before `question`."""

    checkin: int
    question: str


@dataclass(frozen=True, slots=True)
class Change:
    """Answer `question` again."""

    checkin: int
    question: str


@dataclass(frozen=True, slots=True)
class NameBarrier:
    """What holds the council back most; None when the person would rather not say."""

    checkin: int
    question: str
    barrier: str | None


@dataclass(frozen=True, slots=True)
class OpenComment:
    """The person wants to add evidence or a comment."""

    checkin: int
    question: str


@dataclass(frozen=True, slots=True)
class Comment:
    """`may_quote`: the person ticked that the words may be shown, without their name."""

    checkin: int
    question: str
    text: str
    may_quote: bool = False


@dataclass(frozen=True, slots=True)
class MayQuote:
    """The person lets their comment on a question be quoted, or takes that back."""

    checkin: int
    question: str
    wanted: bool
