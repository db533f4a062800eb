"""What is said in a turn, and all the messages that there are."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from conversations.answers import Choice
from conversations.effects.from_storage import FromStorage
from conversations.effects.roster import RosterClosed


@dataclass(frozen=True, slots=True)
class Say:
    """One message of the wording with its arguments, and buttons beneath it.

    `buttons` are button values (see conversations.buttons); their labels are in the wording.
    `private`: in a shared place, shown to the person who asked and to nobody else.
    """

    message: str
    arguments: Mapping[str, str | int] = field(default_factory=dict)
    buttons: tuple[str, ...] = ()
    private: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    checkin: int
    question: str
    number: int
    total: int
    choice: Choice | None = None
    """What the person answered before, when they come back to a question."""


@dataclass(frozen=True, slots=True)
class Answered:
    """Takes the place of the question's card: one line with the choice (None: skipped)."""

    checkin: int
    question: str
    number: int
    total: int
    choice: Choice | None


@dataclass(frozen=True, slots=True)
class AskBarrier:
    checkin: int
    question: str
    number: int


@dataclass(frozen=True, slots=True)
class BarrierNamed:
    """Takes the place of the barrier's card: one line with what was named (None: not said)."""

    checkin: int
    question: str
    number: int
    barrier: str | None


@dataclass(frozen=True, slots=True)
class AskComment:
    """A form for evidence or a comment, where the door has forms; else how to type one."""

    checkin: int
    question: str
    number: int


@dataclass(frozen=True, slots=True)
class RecapLine:
    """`quoted`: there is a comment that may be quoted."""

    question: str
    number: int
    choice: Choice | None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Recap:
    checkin: int
    lines: tuple[RecapLine, ...]


@dataclass(frozen=True, slots=True)
class StrangerPage:
    """The bot's own page for somebody who was erased, as any stranger sees it. Once it is shown, nothing of the
    conversation is kept.
    """


@dataclass(frozen=True, slots=True)
class ErasureReceipt:
    """The last message to somebody who was erased. Once it is sent, nothing of the conversation is kept."""

    was_lead: bool = False


Message = (
    Say
    | Ask
    | Answered
    | AskBarrier
    | BarrierNamed
    | AskComment
    | Recap
    | ErasureReceipt
    | StrangerPage
    | RosterClosed
    | FromStorage
)
