"""What can happen in a conversation, in the core's own words. Every door translates to these."""

from conversations.events.answering import (
    Answer,
    Back,
    Change,
    Comment,
    MayQuote,
    NameBarrier,
    OpenComment,
    Skip,
)
from conversations.events.availability import GoAway, LeaveOut, SetPattern, Snooze, WantReminders
from conversations.events.leading import (
    AddLead,
    Export,
    OfferRemoveLead,
    OfferSharing,
    RemoveLead,
    SetLeast,
    ShareFigures,
    ShowAudit,
    ShowBenchmark,
    ShowLeads,
)
from conversations.events.planning import AcceptAction, AddAction, ChangeAction, ShowActions, TakeProposal
from conversations.events.rights import (
    Erase,
    OfferErasure,
    OfferWithdrawal,
    ShowCorrection,
    ShowMyData,
    Withdraw,
)
from conversations.events.running import (
    CloseCheckIn,
    MoveClose,
    NudgeAll,
    OfferClose,
    OfferNudge,
    OfferOpen,
    OpenCheckIn,
    PauseCheckIn,
    PostHere,
    ResumeCheckIn,
    ShowCalendar,
    ShowStatus,
)
from conversations.events.talking import (
    Arrived,
    Pause,
    Returned,
    ShowHelp,
    ShowProgress,
    ShowRecap,
    ShowSummary,
    Start,
    Typed,
    Unreadable,
)

__all__ = [
    "AcceptAction",
    "AddAction",
    "AddLead",
    "Answer",
    "Arrived",
    "Back",
    "Change",
    "ChangeAction",
    "CloseCheckIn",
    "Comment",
    "Erase",
    "Event",
    "Export",
    "GoAway",
    "LeaveOut",
    "MayQuote",
    "MoveClose",
    "NameBarrier",
    "NudgeAll",
    "OfferClose",
    "OfferErasure",
    "OfferNudge",
    "OfferOpen",
    "OfferRemoveLead",
    "OfferSharing",
    "OfferWithdrawal",
    "OpenCheckIn",
    "OpenComment",
    "Pause",
    "PauseCheckIn",
    "PostHere",
    "RemoveLead",
    "ResumeCheckIn",
    "Returned",
    "SetLeast",
    "SetPattern",
    "ShareFigures",
    "ShowActions",
    "ShowAudit",
    "ShowBenchmark",
    "ShowCalendar",
    "ShowCorrection",
    "ShowHelp",
    "ShowLeads",
    "ShowMyData",
    "ShowProgress",
    "ShowRecap",
    "ShowStatus",
    "ShowSummary",
    "Skip",
    "Snooze",
    "Start",
    "TakeProposal",
    "Typed",
    "Unreadable",
    "WantReminders",
    "Withdraw",
]


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
