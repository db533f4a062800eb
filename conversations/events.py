"""What can happen in a conversation, in the core's own words. Every door translates to these."""

from dataclasses import dataclass
from datetime import date

from conversations.answers import Choice
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
    checkin: int
    question: str
    text: str


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
    | Unreadable
)
