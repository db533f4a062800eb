"""What is kept of a turn."""

from dataclasses import dataclass
from datetime import date, datetime

from conversations.actions import ActionChange
from conversations.answers import Choice
from conversations.effects.joining import JoinRecord, SetOptional
from conversations.effects.places import AskPlace, StopPlace
from conversations.effects.setting_up import ChangeCalendar, FinishSetUp, NameCouncil
from conversations.people import WorkingPattern


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
    | SetOptional
    | AddLead
    | RemoveLead
    | NameCouncil
    | ChangeCalendar
    | FinishSetUp
    | AskPlace
    | StopPlace
)
"""What a lead decides for the whole council."""


Record = AnswerRecord | PersonRecord | LeadRecord | AppointLead | RightsRecord | JoinRecord
