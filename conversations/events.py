"""What can happen in a conversation, in the core's own words. Every door translates to these."""

from dataclasses import dataclass
from datetime import date

from conversations.actions import ActionChange
from conversations.answers import Choice
from conversations.export_format import ExportFormat
from conversations.people import WorkingPattern
from conversations.summary_request import FIRST_SCREEN, SummaryRequest


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
    """A lead asks for a summary; `only_me`: not for all who read along."""

    request: SummaryRequest = FIRST_SCREEN
    only_me: bool = False


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


@dataclass(frozen=True, slots=True)
class Snooze:
    """The person wants to be reminded on a day, and not before; None takes that back."""

    until: date | None


@dataclass(frozen=True, slots=True)
class GoAway:
    """The person is away and back at work on the day `until`; None: they are back."""

    until: date | None


@dataclass(frozen=True, slots=True)
class WantReminders:
    wanted: bool


@dataclass(frozen=True, slots=True)
class SetPattern:
    """The person says when they work."""

    pattern: WorkingPattern


@dataclass(frozen=True, slots=True)
class ShowStatus:
    """A lead asks how the check-in goes."""


@dataclass(frozen=True, slots=True)
class ShowCalendar:
    """A lead asks for the next quarters' check-ins, holidays and freezes."""


@dataclass(frozen=True, slots=True)
class OfferNudge:
    """A lead wants everybody reminded who has not finished; they are shown how many that is first."""


@dataclass(frozen=True, slots=True)
class NudgeAll:
    """A lead has seen the number and confirms."""

    checkin: int


@dataclass(frozen=True, slots=True)
class OfferOpen:
    """A lead wants to open this quarter's check-in now; they are asked to confirm first."""


@dataclass(frozen=True, slots=True)
class OpenCheckIn:
    """A lead confirms."""


@dataclass(frozen=True, slots=True)
class OfferClose:
    """A lead wants to close the check-in early; they are asked to confirm first."""


@dataclass(frozen=True, slots=True)
class CloseCheckIn:
    """A lead confirms."""

    checkin: int


@dataclass(frozen=True, slots=True)
class MoveClose:
    """A lead moves the day on which the check-in closes."""

    day: date


@dataclass(frozen=True, slots=True)
class PauseCheckIn:
    """A lead stops reminders for everybody."""


@dataclass(frozen=True, slots=True)
class ResumeCheckIn:
    """A lead lets reminders go on."""


@dataclass(frozen=True, slots=True)
class PostHere:
    """A lead wants the council's posts (progress, closing summary) in this conversation."""


@dataclass(frozen=True, slots=True)
class ShowActions:
    """Somebody asks for the action plan, or for one action by its number; `only_me` as in ShowSummary."""

    only_me: bool = False
    number: int | None = None


@dataclass(frozen=True, slots=True)
class AcceptAction:
    """A lead takes over what is proposed for a theme: the next step of one of its questions from a level."""

    checkin: int
    theme: str
    question: str
    level: Choice


@dataclass(frozen=True, slots=True)
class TakeProposal:
    """A lead takes over what is proposed for a theme, by its key, whatever it is."""

    theme: str


@dataclass(frozen=True, slots=True)
class AddAction:
    """A lead adds an action in words of their own, for a theme by its key."""

    theme: str
    text: str


@dataclass(frozen=True, slots=True)
class ChangeAction:
    """A lead changes an action, or its owner marks how far it is. `number` as in actions.Action."""

    number: int
    change: ActionChange


@dataclass(frozen=True, slots=True)
class Export:
    """A lead wants the figures to take away."""

    format: ExportFormat
    only_me: bool = False


@dataclass(frozen=True, slots=True)
class ShowBenchmark:
    """A lead asks where the council stands among others; `only_me` as in ShowSummary."""

    only_me: bool = False


@dataclass(frozen=True, slots=True)
class OfferSharing:
    """A lead wants to join the benchmark, or to leave it; they are told what that means first."""

    wanted: bool


@dataclass(frozen=True, slots=True)
class ShareFigures:
    """A lead has read it and confirms."""

    wanted: bool


@dataclass(frozen=True, slots=True)
class ShowLeads:
    """A lead asks who leads the council."""


@dataclass(frozen=True, slots=True)
class AddLead:
    """A lead makes somebody a lead: by a name, a mention or a platform's id, or by a person's id."""

    who: str | int


@dataclass(frozen=True, slots=True)
class OfferRemoveLead:
    """A lead wants to take the role from somebody, named as in AddLead; they are asked to confirm first."""

    who: str | int


@dataclass(frozen=True, slots=True)
class RemoveLead:
    """A lead confirms."""

    person: int


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """The person wants not to be asked at all, or to be asked again."""

    wanted: bool


@dataclass(frozen=True, slots=True)
class SetLeast:
    """A lead sets of how many people a figure must tell at least."""

    people: int


@dataclass(frozen=True, slots=True)
class ShowMyData:
    """The person wants to see all that is held on them."""


@dataclass(frozen=True, slots=True)
class ShowCorrection:
    """The person wants to put right what is held on them."""


@dataclass(frozen=True, slots=True)
class OfferWithdrawal:
    """The person wants to take back this quarter's answers; they are asked to confirm first."""


@dataclass(frozen=True, slots=True)
class Withdraw:
    """The person confirms."""

    checkin: int


@dataclass(frozen=True, slots=True)
class OfferErasure:
    """The person wants to be erased; they are asked to confirm first."""


@dataclass(frozen=True, slots=True)
class Erase:
    """The person confirms. `person`: who was asked, by id."""

    person: int


@dataclass(frozen=True, slots=True)
class ShowAudit:
    """A lead asks who did what."""


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
    | MayQuote
    | Snooze
    | GoAway
    | WantReminders
    | SetPattern
    | ShowStatus
    | ShowCalendar
    | OfferNudge
    | NudgeAll
    | OfferOpen
    | OpenCheckIn
    | OfferClose
    | CloseCheckIn
    | MoveClose
    | PauseCheckIn
    | ResumeCheckIn
    | PostHere
    | ShowActions
    | AcceptAction
    | TakeProposal
    | AddAction
    | ChangeAction
    | Export
    | ShowBenchmark
    | OfferSharing
    | ShareFigures
    | SetLeast
    | ShowLeads
    | AddLead
    | OfferRemoveLead
    | RemoveLead
    | LeaveOut
    | ShowMyData
    | ShowCorrection
    | OfferWithdrawal
    | Withdraw
    | OfferErasure
    | Erase
    | ShowAudit
    | Unreadable
)
