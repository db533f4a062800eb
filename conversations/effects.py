"""What a turn wants done: records to keep, and messages to send. Plain data; the program carries them out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from conversations import events
from conversations.answers import Choice
from conversations.events import Event


@dataclass(frozen=True, slots=True)
class RecordAnswer:
    checkin: int
    question: str
    choice: Choice


@dataclass(frozen=True, slots=True)
class RecordBarrier:
    checkin: int
    question: str
    barrier: str | None


@dataclass(frozen=True, slots=True)
class RecordComment:
    checkin: int
    question: str
    text: str


@dataclass(frozen=True, slots=True)
class AppointLead:
    """The person proved to hold the workspace's claim code: they become its first lead."""


Record = RecordAnswer | RecordBarrier | RecordComment | AppointLead


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
    question: str
    number: int
    choice: Choice | None


@dataclass(frozen=True, slots=True)
class Recap:
    checkin: int
    lines: tuple[RecapLine, ...]


@dataclass(frozen=True, slots=True)
class Summarise:
    """A maturity summary of the latest check-in with enough answers; its figures are read when it is sent."""


Message = Say | Ask | Answered | AskBarrier | BarrierNamed | AskComment | Recap | Summarise

Effect = Record | Message


def card_key(message: Message) -> str | None:
    """Names the card that a later message may replace; None for messages that stay as they are."""
    match message:
        case Ask() | Answered():
            return _ask_key(message.checkin, message.question)
        case AskBarrier() | BarrierNamed():
            return _barrier_key(message.checkin, message.question)
        case _:
            return None


def replaces_card(message: Message) -> bool:
    """Whether the message takes the place of an earlier card with the same key."""
    return isinstance(message, Answered | BarrierNamed)


def pressed_card(event: Event) -> str | None:
    """The key of the card on which the button for `event` stands, if it can be told from the event."""
    match event:
        case (
            events.Answer()
            | events.Skip()
            | events.Back()
            | events.Change()
            | events.OpenComment()
            | events.Comment()
        ):
            return _ask_key(event.checkin, event.question)
        case events.NameBarrier():
            return _barrier_key(event.checkin, event.question)
        case _:
            return None


def _ask_key(checkin: int, question: str) -> str:
    return f"ask:{checkin}:{question}"


def _barrier_key(checkin: int, question: str) -> str:
    return f"barrier:{checkin}:{question}"
