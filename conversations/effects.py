"""What a turn wants done: records to keep, and messages to send. Plain data; the program carries them out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from conversations import events
from conversations.answers import Choice
from conversations.events import Event
from conversations.people import WorkingPattern
from conversations.summary_request import FIRST_SCREEN, PictureKind, SummaryRequest


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


@dataclass(frozen=True, slots=True)
class RecordSnooze:
    until: date | None


@dataclass(frozen=True, slots=True)
class RecordLeave:
    away_until: date | None


@dataclass(frozen=True, slots=True)
class RecordReminders:
    wanted: bool


@dataclass(frozen=True, slots=True)
class RecordPattern:
    pattern: WorkingPattern


@dataclass(frozen=True, slots=True)
class OpenCheckIn:
    """Opens a quarter's check-in at once for everybody; one that has closed opens again until `closes_at`."""

    quarter: int
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class ChangeCheckIn:
    """`closes_at` and `paused` as they shall be; None leaves either as it is."""

    checkin: int
    closes_at: datetime | None = None
    paused: bool | None = None


@dataclass(frozen=True, slots=True)
class NudgeAll:
    """Everybody who has not finished is reminded once more."""

    checkin: int


@dataclass(frozen=True, slots=True)
class PostHere:
    """The council's posts go to this conversation from now on."""


AnswerRecord = RecordAnswer | RecordBarrier | RecordComment
"""What is kept of an answer."""

PersonRecord = RecordSnooze | RecordLeave | RecordReminders | RecordPattern
"""What is kept of a person; it changes which nudges they get."""

LeadRecord = OpenCheckIn | ChangeCheckIn | NudgeAll | PostHere
"""What a lead decides for the whole council."""

Record = AnswerRecord | PersonRecord | LeadRecord | AppointLead


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
    """A maturity summary; its figures are read when it is sent. `private` as in Say."""

    request: SummaryRequest = FIRST_SCREEN
    private: bool = False


@dataclass(frozen=True, slots=True)
class Draw:
    """The picture that follows a summary: its figures are read when it is sent. `private` as in Say."""

    request: SummaryRequest
    picture: PictureKind
    private: bool = False


@dataclass(frozen=True, slots=True)
class Nudge:
    """Invites a person to begin, or reminds them to go on. It is written when it is sent, from where the person
    then stands, and not sent at all when it is no longer needed. `key` as in conversations.nudges.
    """

    checkin: int
    person: int
    key: str


@dataclass(frozen=True, slots=True)
class Status:
    """How a check-in goes, for a lead: its figures are read when it is sent. `private` as in Say.

    `quarter` as in CheckIn; None for the present one. `names`: tells who cannot be reached, where nobody reads
    along.
    """

    private: bool = False
    quarter: int | None = None
    names: bool = False


@dataclass(frozen=True, slots=True)
class NudgeOffer:
    """How many would be reminded now, with a button that does it: read when it is sent. `private` as in Say."""

    checkin: int
    private: bool = False


@dataclass(frozen=True, slots=True)
class NextQuarters:
    """The next four check-ins with holidays and freezes: read when it is sent. `private` as in Say."""

    private: bool = False


@dataclass(frozen=True, slots=True)
class ProgressPost:
    """The week's news of a check-in that is open, for the lead's channel: read when it is sent."""

    checkin: int


@dataclass(frozen=True, slots=True)
class ClosingPost:
    """A check-in has closed, and who took part: read when it is sent. A summary follows it."""

    checkin: int


FromStorage = Summarise | Draw | Nudge | Status | NudgeOffer | NextQuarters | ProgressPost | ClosingPost
"""Messages whose words depend on what storage holds when they are sent."""

Message = Say | Ask | Answered | AskBarrier | BarrierNamed | AskComment | Recap | FromStorage

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
