"""What can happen in a conversation, in the core's own words. Every door translates to these."""

from dataclasses import dataclass

from conversations.answers import Choice


@dataclass(frozen=True, slots=True)
class Arrived:
    """The person opened the conversation, or the bot was installed for them."""


@dataclass(frozen=True, slots=True)
class Returned:
    """The person came back on a door that shows nothing of what was said before, such as a terminal."""


@dataclass(frozen=True, slots=True)
class Typed:
    """Free text, unescaped, without a mention of the bot."""

    text: str


@dataclass(frozen=True, slots=True)
class Start:
    """Begin this quarter's check-in, or pick it up where it was left."""


@dataclass(frozen=True, slots=True)
class Pause:
    pass


@dataclass(frozen=True, slots=True)
class ShowProgress:
    pass


@dataclass(frozen=True, slots=True)
class ShowHelp:
    pass


@dataclass(frozen=True, slots=True)
class ShowRecap:
    pass


@dataclass(frozen=True, slots=True)
class ShowSummary:
    pass


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
    checkin: int
    question: str
    text: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A button of ours whose value makes no sense: edited by hand, or from an older version."""


Event = (
    Arrived
    | Returned
    | Typed
    | Start
    | Pause
    | ShowProgress
    | ShowHelp
    | ShowRecap
    | ShowSummary
    | Answer
    | Skip
    | Back
    | Change
    | NameBarrier
    | OpenComment
    | Comment
    | Unreadable
)
