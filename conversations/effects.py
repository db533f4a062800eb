"""What a turn wants done: records to keep, and messages to send. Plain data; the program carries them out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from conversations import events
from conversations.actions import ActionChange
from conversations.answers import Choice
from conversations.events import Event
from conversations.export_format import ExportFormat
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
    """`may_quote` as in events.Comment."""

    checkin: int
    question: str
    text: str
    may_quote: bool = False


@dataclass(frozen=True, slots=True)
class RecordQuote:
    """As events.MayQuote; nothing where there is no comment."""

    checkin: int
    question: str
    wanted: bool


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


@dataclass(frozen=True, slots=True)
class AcceptAction:
    """As events.AcceptAction; `text`: the step to take, `mission`: which it serves. Accepted once for each
    question and check-in.
    """

    checkin: int
    theme: str
    question: str
    level: Choice
    mission: str
    text: str


@dataclass(frozen=True, slots=True)
class TakeProposal:
    """Takes over what is proposed for a theme by the figures that are published by then."""

    theme: str


@dataclass(frozen=True, slots=True)
class AddAction:
    """For the check-in that was published last."""

    theme: str
    mission: str
    text: str


@dataclass(frozen=True, slots=True)
class ChangeAction:
    number: int
    change: ActionChange


@dataclass(frozen=True, slots=True)
class ShareFigures:
    """The council joins the benchmark, or leaves it."""

    wanted: bool


@dataclass(frozen=True, slots=True)
class RecordLeftOut:
    """Since when the person is not asked; None: they are."""

    since: datetime | None


@dataclass(frozen=True, slots=True)
class AddLead:
    """`who` as in events.AddLead. Nobody becomes a lead where not one person alone is meant."""

    who: str | int


@dataclass(frozen=True, slots=True)
class RemoveLead:
    """The last lead of a council stays one."""

    person: int


@dataclass(frozen=True, slots=True)
class SetLeast:
    """Of how many people the council's figures tell at least, from now on."""

    people: int


@dataclass(frozen=True, slots=True)
class WithdrawAnswers:
    """The person's answers in a check-in are deleted, with all that belongs to them."""

    checkin: int


@dataclass(frozen=True, slots=True)
class EraseMe:
    """All that is held on the person is deleted, or can be told of nobody any more."""


RightsRecord = WithdrawAnswers | EraseMe
"""What people have done with what is kept of them."""

AnswerRecord = RecordAnswer | RecordBarrier | RecordComment | RecordQuote
"""What is kept of an answer."""

PersonRecord = RecordSnooze | RecordLeave | RecordReminders | RecordPattern | RecordLeftOut
"""What is kept of a person; it changes which nudges they get."""

LeadRecord = (
    OpenCheckIn
    | ChangeCheckIn
    | NudgeAll
    | PostHere
    | AcceptAction
    | TakeProposal
    | AddAction
    | ChangeAction
    | ShareFigures
    | SetLeast
    | AddLead
    | RemoveLead
)
"""What a lead decides for the whole council."""

Record = AnswerRecord | PersonRecord | LeadRecord | AppointLead | RightsRecord


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


@dataclass(frozen=True, slots=True)
class Plan:
    """The action plan by mission and, `with_proposals`, what is proposed for the weakest themes: read when it
    is sent. `private` as in Say.

    `with_proposals`: a lead asks. `number`: shows that one action alone. `person`: who asks, where they are no
    lead: owners can mark what is theirs.
    """

    with_proposals: bool = False
    private: bool = False
    number: int | None = None
    person: int | None = None


@dataclass(frozen=True, slots=True)
class ActionAccepted:
    """Says what has become of a proposal that a lead took over: read when it is sent. `private` as in Say."""

    checkin: int
    question: str
    private: bool = False


@dataclass(frozen=True, slots=True)
class ProposalTaken:
    """Says which action the proposal for a theme has become, or that there is none: read when it is sent.
    `private` as in Say.
    """

    theme: str
    private: bool = False


@dataclass(frozen=True, slots=True)
class ActionAdded:
    """Says under which number the latest action of the council is kept, or that there is no check-in yet to
    keep it under: read when it is sent. `private` as in Say.
    """

    text: str
    private: bool = False


@dataclass(frozen=True, slots=True)
class ActionChanged:
    """Says how an action stands after a change, or why it is not changed: there is none of that number, or
    nobody, or more than one, of the owner's name: read when it is sent. `private` as in Say.
    """

    number: int
    change: ActionChange
    private: bool = False


@dataclass(frozen=True, slots=True)
class ActionNudge:
    """Reminds its owner of an action, written when it is sent and not sent when it is no longer needed.
    `number` as in actions.Action, `person` by id, `key` as in conversations.action_nudges.
    """

    number: int
    person: int
    key: str


@dataclass(frozen=True, slots=True)
class Files:
    """The council's figures as a file: made when it is sent. `private` as in Say."""

    format: ExportFormat
    private: bool = False


@dataclass(frozen=True, slots=True)
class Benchmark:
    """Where the council stands among those that share their figures: read when it is sent. `private` as in
    Say.
    """

    private: bool = False


@dataclass(frozen=True, slots=True)
class MyData:
    """All that is held on a person, by id: read when it is sent. In the direct conversation only."""

    person: int


@dataclass(frozen=True, slots=True)
class AuditTrail:
    """Who did what of late, for a lead: read when it is sent. `private` as in Say."""

    private: bool = False


@dataclass(frozen=True, slots=True)
class ErasureReceipt:
    """The last message to somebody who was erased. Once it is sent, nothing of the conversation is kept."""

    was_lead: bool = False


@dataclass(frozen=True, slots=True)
class Leads:
    """Who leads the council: read when it is sent. `private` as in Say."""

    private: bool = False


@dataclass(frozen=True, slots=True)
class LeadAdded:
    """Says who is a lead now, or asks who was meant: read when it is sent. `private` as in Say."""

    who: str | int
    private: bool = False


@dataclass(frozen=True, slots=True)
class RemovalOffer:
    """Asks a lead to confirm whose role they take, or who was meant: read when it is sent. `private` as in
    Say.
    """

    who: str | int
    private: bool = False


@dataclass(frozen=True, slots=True)
class LeadRemoved:
    """Says who is a lead no more, or that they are the last: read when it is sent. `private` as in Say."""

    person: int
    private: bool = False


RoleMessage = Leads | LeadAdded | RemovalOffer | LeadRemoved
"""About who leads the council."""

FromStorage = (
    Summarise
    | Draw
    | Nudge
    | Status
    | NudgeOffer
    | NextQuarters
    | ProgressPost
    | ClosingPost
    | Plan
    | ActionAccepted
    | ProposalTaken
    | ActionAdded
    | ActionChanged
    | ActionNudge
    | Files
    | Benchmark
    | MyData
    | AuditTrail
    | RoleMessage
)
"""Messages whose words depend on what storage holds when they are sent."""

Message = Say | Ask | Answered | AskBarrier | BarrierNamed | AskComment | Recap | ErasureReceipt | FromStorage

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
