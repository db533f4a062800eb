"""Anything that can happen to a conversation: sensible, stale and hostile."""

from dataclasses import dataclass
from datetime import time, timedelta
from random import Random

from hypothesis import strategies as st

from conversations import events
from conversations.actions import ActionChange, Assign, AssignMe, Mark, Progress, Reword, Serve, SetDue
from conversations.answers import Choice
from conversations.calendar import Nation, YearKind
from conversations.context import Context
from conversations.events import Event
from conversations.export_format import ExportFormat
from conversations.people import CheckIn, Place, Role, WorkingPattern
from conversations.settings import Setting
from conversations.state import State
from conversations.summary_request import Look, Split, SummaryRequest
from tests.conversations.builders import (
    CODE,
    ENGLISH,
    FRAMEWORK,
    NOW,
    QUARTER,
    SHIPPED,
    WORDINGS,
    a_checkin,
    a_context,
    a_person,
)

BARRIERS = tuple(each.id for each in FRAMEWORK.barriers)

CHECKINS: tuple[CheckIn | None, ...] = (a_checkin(7, QUARTER), None, a_checkin(8, QUARTER + 1))
"""What is open: one check-in, then none, then the next quarter's."""


CHANGES: list[ActionChange] = [
    *(Reword("x"), Assign("Sam"), Assign(None), AssignMe(), SetDue(None), SetDue(NOW.date())),
    *(Serve("places"), Serve("gone")),
]
CHANGES += map(Mark, Progress)


@dataclass(frozen=True, slots=True)
class Move:
    """An event to be made where the person stands: `question` is their own by its place, the one that waits
    (None), or any text; `age` is how many check-ins ago the card was sent.
    """

    kind: str
    question: int | str | None = None
    age: int = 0
    choice: Choice = Choice.LEVEL_4
    text: str = ""
    barrier: str | None = None
    plain: Event | None = None

    def event(self, state: State, checkin: int) -> Event:
        number = checkin - self.age
        question = self._question(state)
        match self.kind:
            case "answer":
                return events.Answer(number, question, self.choice)
            case "skip":
                return events.Skip(number, question)
            case "back":
                return events.Back(number, question)
            case "change":
                return events.Change(number, question)
            case "barrier":
                return events.NameBarrier(number, question, self.barrier)
            case "open":
                return events.OpenComment(number, question)
            case "comment":
                return events.Comment(number, question, self.text)
            case "typed":
                return events.Typed(self.text)
            case _:
                return self.plain or events.Start()

    def _question(self, state: State) -> str:
        if isinstance(self.question, str):
            return self.question
        own = state.questions or tuple(FRAMEWORK.by_id)
        if self.question is None:
            return state.current or state.barrier_for or own[0]
        return own[self.question % len(own)]


ON_QUESTION = ("answer", "answer", "skip", "back", "change", "barrier", "open", "comment")

any_text = st.text(st.characters(codec=None), max_size=30)
_SPELLINGS = sorted({each for wording in WORDINGS.values() for each in wording.commands})
_COMMON = (
    "skip",
    "back",
    "1",
    "2",
    "5",
    "start",
    "pause",
    "resume",
    "progress",
    "my answers",
    "established",
    "stop",
)
spellings = st.sampled_from(_SPELLINGS)
questions = st.one_of(
    st.none(), st.none(), st.integers(0, 9), st.integers(0, 35), st.sampled_from(["", "nope", "a|b"]), any_text
)
some_barriers = st.one_of(st.none(), st.sampled_from(BARRIERS), st.sampled_from(BARRIERS), any_text)
plain_events: st.SearchStrategy[Event] = st.sampled_from(
    [
        events.Arrived(),
        events.Returned(),
        events.Hurried(),
        events.Start(),
        events.Start(),
        events.Pause(),
        events.ShowProgress(),
        events.ShowHelp(),
        events.ShowRecap(),
        events.ShowSummary(),
        events.Unreadable(),
    ]
)
requests: st.SearchStrategy[SummaryRequest] = st.builds(
    SummaryRequest,
    theme=st.sampled_from([None, *ENGLISH.theme_names, "enabler:long-gone"]),
    split=st.sampled_from([None, *Split]),
    quarter=st.sampled_from([None, QUARTER, QUARTER - 40]),
    compare=st.sampled_from([None, QUARTER - 1, QUARTER]),
    look=st.sampled_from(Look),
)
summaries: st.SearchStrategy[Event] = st.builds(events.ShowSummary, requests, st.booleans())
DAYS = tuple(
    NOW.date() + timedelta(days=days) for days in (-300, -1, 0, 1, 2, 5, 30, 72, 73, 90, 366, 367, 9_000)
)
schedule_events: st.SearchStrategy[Event] = st.one_of(
    st.builds(events.Snooze, st.sampled_from((None, *DAYS))),
    st.builds(events.GoAway, st.sampled_from((None, *DAYS))),
    st.builds(events.WantReminders, st.booleans()),
    st.builds(
        events.SetPattern,
        st.builds(
            WorkingPattern,
            st.frozensets(st.integers(1, 7), min_size=1),
            st.sampled_from([time(0), time(9), time(9, 30)]),
            st.sampled_from([time(10), time(12), time(23, 59)]),
        ),
    ),
    st.builds(events.MoveClose, st.sampled_from(DAYS)),
    st.builds(events.ShowActions, st.booleans(), st.sampled_from([None, 3])),
    st.builds(
        events.AcceptAction,
        st.just(7),
        st.just("enabler:data"),
        st.sampled_from([*FRAMEWORK.by_id, ""]),
        st.sampled_from(Choice),
    ),
    st.builds(events.TakeProposal, st.sampled_from(["enabler:data", "gone"])),
    st.builds(events.AddAction, st.sampled_from(["enabler:data", "gone"]), st.text(max_size=400)),
    st.builds(events.ChangeAction, st.just(3), st.sampled_from(CHANGES)),
    st.builds(events.NudgeAll, st.integers(6, 9)),
    st.builds(events.ShowSetting, st.sampled_from(Setting), st.booleans()),
    st.builds(events.SetNation, st.sampled_from(Nation), st.booleans()),
    st.builds(events.SetYear, st.sampled_from(YearKind), st.booleans()),
    st.builds(events.NameCouncil, st.text(max_size=100)),
    st.builds(events.CloseCheckIn, st.integers(6, 9)),
    st.sampled_from(
        [
            *(events.OfferPlace(), events.AskPlace(7), events.OfferStopPlace(7), events.StopPlace(7)),
            *(events.ShowPlaces(), events.MembersChanged(), events.TakenOut()),
            *(events.ShowStatus(), events.ShowCalendar(), events.OfferNudge(), events.OfferOpen()),
            *(events.FileSent("people.csv"), events.FileSent("sketch.png", 9, "4"), events.SendMyData()),
            *(events.ApplyRoster("F1", "0a", "people.csv"), events.LeaveRoster(), events.ShowImport()),
            *(events.OpenCheckIn(), events.OfferClose(), events.PauseCheckIn(), events.ResumeCheckIn()),
            *(events.SetOptional(True), events.SetOptional(False)),
            *(events.OfferJoin(), events.UseJoinCode("x"), events.ConfirmJoin(7), events.RefuseJoin()),
            *(events.PostHere(), events.SetLeast(7), events.Export(ExportFormat.XLSX)),
            *(events.ShowBenchmark(), events.OfferSharing(True), events.ShareFigures(False)),
            *(events.ShowAudit(), events.ShowMyData(), events.ShowCorrection()),
            *(events.ShowSettings(), events.FinishSetUp(), events.ShowHome(), events.HomeOpened()),
            *(events.OfferWithdrawal(), events.OfferErasure(), events.Withdraw(7), events.Erase(2)),
        ]
    ),
)
"""Everything about the schedule, sensible or not."""
numbers = st.integers(-1, 40)
typed_texts = st.one_of(
    any_text.filter(lambda text: not text.casefold().lstrip().startswith("claim")),
    spellings,
    spellings,
    st.sampled_from("12345"),
    st.builds("edit {}".format, numbers),
    st.builds("comment {}: {}".format, numbers, any_text),
    st.builds("comment {}".format, any_text),
    st.sampled_from([f"claim {CODE}", "claim wrong", "not sure", "established", "n/a"]),
    st.builds(
        "{} {}".format,
        st.sampled_from(
            [
                *("snooze", "remind me on", "away until", "hours", "close check-in on", "move close to"),
                *("summary", "only me summary", "why", "results"),
            ]
        ),
        st.one_of(
            any_text,
            st.sampled_from(
                [
                    *("tomorrow", "monday", "12 jan", "1/1/2026", "9999-12-31", "mon-thu 9-17", "sat", "usual"),
                    *(
                        "data",
                        "data by role",
                        "by area housing",
                        "Q2 2026/27",
                        "compare",
                        "trend only me",
                        "dta",
                    ),
                ]
            ),
        ),
    ),
)
"""Everything a person may type. A lone surrogate after `claim` is in test_step_shared."""

moves = st.one_of(
    st.builds(
        Move,
        kind=st.sampled_from(ON_QUESTION),
        question=questions,
        age=st.sampled_from([0, 0, 0, 0, 0, 1, -1]),
        choice=st.sampled_from(Choice),
        text=st.one_of(any_text, st.just("x" * 5_000)),
        barrier=some_barriers,
    ),
    st.builds(Move, kind=st.just("answer"), choice=st.sampled_from(Choice)),
    st.builds(Move, kind=st.just("typed"), text=typed_texts),
    st.builds(Move, kind=st.just("plain"), plain=plain_events),
    st.builds(Move, kind=st.just("plain"), plain=schedule_events),
    st.builds(Move, kind=st.just("plain"), plain=summaries),
)


@st.composite
def contexts(draw: st.DrawFn) -> Context:
    """Who speaks: any role, a lead or not, in either language, asked any number of questions."""
    person = a_person(
        name=draw(st.text(max_size=20)),
        role=draw(st.sampled_from(Role)),
        is_lead=draw(st.booleans()),
        ordinal=draw(st.integers(0, 100)),
    )
    return a_context(
        person=person,
        language=SHIPPED.pick(draw(st.sampled_from(["en", "cy"]))),
        code=draw(st.sampled_from([None, CODE])),
        count=draw(st.sampled_from([1, 2, 3, 10, 10, 18, 36])),
    )


places = st.sampled_from([Place.DIRECT] * 9 + [Place.SHARED])


def _on_actions(luck: Random) -> list[Event]:
    question, level = luck.choice(list(FRAMEWORK.by_id)), luck.choice(list(Choice))
    return [
        *(events.ShowActions(luck.random() < 0.5), events.ShowActions(number=3)),
        events.AcceptAction(7, "enabler:data", question, level),
        events.TakeProposal("enabler:data"),
        events.AddAction("enabler:data", luck.choice(["", "x", "x" * 400])),
        events.ChangeAction(3, luck.choice(CHANGES)),
    ]


def at_random(luck: Random) -> Move:
    """A move as people make them: mostly on the question that waits, sometimes anywhere, seldom to stop."""
    kind = luck.choice(("answer",) * 5 + ("barrier",) * 3 + ON_QUESTION + ("typed",) * 6 + ("plain",) * 4)
    plain: list[Event] = [
        *[events.Start()] * 8,
        *(events.Pause(), events.Pause(), events.Returned(), events.ShowProgress(), events.ShowRecap()),
        *(events.Arrived(), events.ShowHelp(), events.ShowSummary(), events.Unreadable()),
        *(events.Snooze(luck.choice(DAYS)), events.Snooze(None), events.GoAway(luck.choice(DAYS))),
        *(events.GoAway(None), events.WantReminders(luck.random() < 0.5), events.ShowStatus()),
        *(events.OfferNudge(), events.NudgeAll(7), events.OpenCheckIn(), events.CloseCheckIn(7)),
        *(events.MoveClose(luck.choice(DAYS)), events.PauseCheckIn(), events.PostHere()),
        events.SetLeast(luck.randint(0, 60)),
        events.Export(luck.choice(list(ExportFormat)), only_me=luck.random() < 0.5),
    ]
    plain.append(luck.choice(_on_actions(luck)))
    number = luck.randint(0, 11)
    words = luck.choice(_SPELLINGS if luck.random() < 0.5 else _COMMON)
    return Move(
        kind=kind,
        question=luck.choice((None, None, luck.randint(0, 11), luck.choice(("", "nope", "a|b")))),
        age=luck.choice((0,) * 12 + (1, -1)),
        choice=luck.choice(list(Choice)),
        text=luck.choice(
            (words, f"edit {number}", f"comment {number}: x", "comment \0\ud800 \u00e9", str(number))
        ),
        barrier=luck.choice((None, *BARRIERS, "no-such-barrier")),
        plain=luck.choice(plain),
    )
