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
from conversations.events.files import ApplyRoster, FileSent, LeaveRoster, SendMyData, ShowImport
from conversations.events.joining import ConfirmJoin, OfferJoin, RefuseJoin, SetOptional, UseJoinCode
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
from conversations.events.places import (
    AskPlace,
    MembersChanged,
    OfferPlace,
    OfferStopPlace,
    ShowPlaces,
    StopPlace,
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
from conversations.events.setting_up import (
    FinishSetUp,
    HomeOpened,
    NameCouncil,
    SetNation,
    SetYear,
    ShowHome,
    ShowSetting,
    ShowSettings,
)
from conversations.events.talking import (
    Arrived,
    Hurried,
    Pause,
    Returned,
    ShowHelp,
    ShowProgress,
    ShowRecap,
    ShowSummary,
    Start,
    TakenOut,
    Typed,
    Unreadable,
)

__all__ = [
    "AcceptAction",
    "AddAction",
    "AddLead",
    "Answer",
    "ApplyRoster",
    "Arrived",
    "AskPlace",
    "Back",
    "Change",
    "ChangeAction",
    "CloseCheckIn",
    "Comment",
    "ConfirmJoin",
    "Erase",
    "Event",
    "Export",
    "FileSent",
    "FinishSetUp",
    "GoAway",
    "HomeOpened",
    "Hurried",
    "LeaveOut",
    "LeaveRoster",
    "MayQuote",
    "MembersChanged",
    "MoveClose",
    "NameBarrier",
    "NameCouncil",
    "NudgeAll",
    "OfferClose",
    "OfferErasure",
    "OfferJoin",
    "OfferNudge",
    "OfferOpen",
    "OfferPlace",
    "OfferRemoveLead",
    "OfferSharing",
    "OfferStopPlace",
    "OfferWithdrawal",
    "OpenCheckIn",
    "OpenComment",
    "Pause",
    "PauseCheckIn",
    "PostHere",
    "RefuseJoin",
    "RemoveLead",
    "ResumeCheckIn",
    "Returned",
    "SendMyData",
    "SetLeast",
    "SetNation",
    "SetOptional",
    "SetPattern",
    "SetYear",
    "ShareFigures",
    "ShowActions",
    "ShowAudit",
    "ShowBenchmark",
    "ShowCalendar",
    "ShowCorrection",
    "ShowHelp",
    "ShowHome",
    "ShowImport",
    "ShowLeads",
    "ShowMyData",
    "ShowPlaces",
    "ShowProgress",
    "ShowRecap",
    "ShowSetting",
    "ShowSettings",
    "ShowStatus",
    "ShowSummary",
    "Skip",
    "Snooze",
    "Start",
    "StopPlace",
    "TakeProposal",
    "TakenOut",
    "Typed",
    "Unreadable",
    "Unsaid",
    "UseJoinCode",
    "WantReminders",
    "Withdraw",
]


Unsaid = MembersChanged | TakenOut
"""What a platform tells and nobody has said: taken without a turn."""

Event = (
    Arrived
    | TakenOut
    | Returned
    | Hurried
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
    | SetOptional
    | OfferJoin
    | UseJoinCode
    | ConfirmJoin
    | RefuseJoin
    | OfferPlace
    | AskPlace
    | OfferStopPlace
    | StopPlace
    | ShowPlaces
    | MembersChanged
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
    | FileSent
    | ApplyRoster
    | LeaveRoster
    | ShowImport
    | SendMyData
    | ShowSettings
    | ShowSetting
    | NameCouncil
    | SetNation
    | SetYear
    | FinishSetUp
    | ShowHome
    | HomeOpened
    | Unreadable
)
