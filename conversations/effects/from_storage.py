"""Messages whose words depend on what storage holds when they are sent."""

from dataclasses import dataclass

from conversations.actions import ActionChange
from conversations.effects.joining import JoinCode
from conversations.effects.places import PlaceMessage
from conversations.effects.roster import RosterMessage
from conversations.effects.setting_up import Home, SettingCard, Settings
from conversations.export_format import ExportFormat
from conversations.summary_request import FIRST_SCREEN, PictureKind, SummaryRequest


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
class MyDataFile:
    """The same as a file, complete: made when it is sent."""

    person: int


@dataclass(frozen=True, slots=True)
class AuditTrail:
    """Who did what of late, for a lead: read when it is sent. `private` as in Say."""

    private: bool = False


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
    | MyDataFile
    | JoinCode
    | RosterMessage
    | AuditTrail
    | Settings
    | SettingCard
    | Home
    | RoleMessage
    | PlaceMessage
)
"""Messages whose words depend on what storage holds when they are sent."""
