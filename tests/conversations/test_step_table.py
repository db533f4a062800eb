"""Every event wherever a person can stand, in an open check-in and alone with the bot (see step_tables)."""

from dataclasses import replace
from datetime import date

import pytest

from conversations import events
from conversations.actions import Mark, Progress, SetDue
from conversations.answers import Choice
from conversations.calendar import Nation, YearKind
from conversations.effects import Effect
from conversations.events import Event
from conversations.export_format import ExportFormat
from conversations.people import WorkingPattern
from conversations.settings import Setting
from conversations.state import Phase, State
from conversations.step import Turn, step
from tests.conversations.builders import (
    A_CONTEXT,
    AT_BARRIER,
    CHECKIN,
    FINISHED,
    QUESTIONS,
    after,
    answer,
    answers,
    barrier,
    change,
    outline,
)
from tests.conversations.step_tables import EVERYWHERE, STARTED, TABLES

_TWO, _THREE, _NINE = QUESTIONS[1], QUESTIONS[2], QUESTIONS[8]
_WORDS = (
    *("start", "4", "9", "established", "skip", "back", "pause", "progress", "my answers", "summary", "stop"),
    *("summary data", "only me summary", "why", "trend"),
    *(
        "help",
        "hello",
        "thanks",
        "nonsense",
        "edit 1",
        "edit 99",
        "comment",
        "comment x",
        "comment 2: x",
        "edit",
    ),
    *("comment 99: x", "claim x", "claim", "level"),
    *(
        "snooze",
        "snooze tomorrow",
        "snooze x",
        "unsnooze",
        "away",
        "away until 20 oct",
        "away until x",
        "i'm back",
    ),
    *("stop reminders", "start reminders", "hours", "hours mon-thu 10-15", "hours x", "status", "calendar"),
    *("nudge", "remind them now", "open check-in", "open it now", "close check-in", "close it now"),
    *("close on friday", "move close", "pause check-in", "resume check-in", "post here", "least 7", "least"),
    *("check-in optional", "check-in mandatory"),
    *("join accounts", "join", "join x", "join them now", "do not join"),
    *("settings", "set up", "set up 2", "council name", "council name x"),
    *("nation", "nation wales", "year", "home"),
    *("export", "export csv", "quote it", "do not quote it"),
    *("benchmark", "benchmark x", "share figures", "share them now", "stop sharing", "stop sharing now"),
    *("actions", "action", "action 3", "action 3 done", "action 3 due friday"),
    *("add action data", "add action data: x"),
    *(
        "audit",
        "my data",
        "my data file",
        "import",
        "correct",
        "withdraw",
        "take them back now",
        "erase",
        "erase everything now",
    ),
    *("ask here", "ask here with guests", "stop asking here", "asked"),
    *("leads", "add lead", "add lead sam", "remove lead", "remove lead sam", "leave me out", "include me"),
)

EVENTS: dict[str, Event] = {
    "arrived": events.Arrived(),
    "returned": events.Returned(),
    "hurried": events.Hurried(),
    "start": events.Start(),
    "pause": events.Pause(),
    "progress": events.ShowProgress(),
    "help": events.ShowHelp(),
    "recap": events.ShowRecap(),
    "summary": events.ShowSummary(),
    "unreadable": events.Unreadable(),
    "answer 2": answer(2),
    "answer 2 low": answer(2, Choice.LEVEL_1),
    "answer 3": answer(3),
    "answer 3 low": answer(3, Choice.LEVEL_1),
    "answer foreign": events.Answer(CHECKIN.id, "no-such-question", Choice.LEVEL_1),
    "answer elsewhere": events.Answer(CHECKIN.id - 1, _THREE, Choice.LEVEL_1),
    "skip 2": events.Skip(CHECKIN.id, _TWO),
    "skip 3": events.Skip(CHECKIN.id, _THREE),
    "back 2": events.Back(CHECKIN.id, _TWO),
    "back 3": events.Back(CHECKIN.id, _THREE),
    "change 1": change(1),
    "change 9": change(9),
    "barrier 2": barrier(2),
    "barrier 2 unsaid": barrier(2, None),
    "barrier 2 unknown": barrier(2, "no-such-barrier"),
    "open comment 2": events.OpenComment(CHECKIN.id, _TWO),
    "open comment 9": events.OpenComment(CHECKIN.id, _NINE),
    "comment 2": events.Comment(CHECKIN.id, _TWO, "x"),
    "comment 2 empty": events.Comment(CHECKIN.id, _TWO, " \n"),
    "comment 9": events.Comment(CHECKIN.id, _NINE, "x"),
    "snooze": events.Snooze(date(2026, 10, 12)),
    "unsnooze": events.Snooze(None),
    "away": events.GoAway(date(2026, 10, 20)),
    "here": events.GoAway(None),
    "reminders off": events.WantReminders(False),
    "reminders on": events.WantReminders(True),
    "pattern": events.SetPattern(WorkingPattern(frozenset({1, 3}))),
    "status": events.ShowStatus(),
    "calendar": events.ShowCalendar(),
    "offer nudge": events.OfferNudge(),
    "nudge all": events.NudgeAll(CHECKIN.id),
    "offer open": events.OfferOpen(),
    "open now": events.OpenCheckIn(),
    "offer close": events.OfferClose(),
    "close now": events.CloseCheckIn(CHECKIN.id),
    "move close": events.MoveClose(date(2026, 12, 11)),
    "pause check-in": events.PauseCheckIn(),
    "resume check-in": events.ResumeCheckIn(),
    "post here": events.PostHere(),
    "actions": events.ShowActions(),
    "accept action": events.AcceptAction(CHECKIN.id, "enabler:data", "councils-data-1", Choice.LEVEL_2),
    "take proposal": events.TakeProposal("enabler:data"),
    "add action": events.AddAction("enabler:data", "x"),
    "change action": events.ChangeAction(3, SetDue(None)),
    "mark action": events.ChangeAction(3, Mark(Progress.DONE)),
    "least": events.SetLeast(7),
    "offer join": events.OfferJoin(),
    "use join code": events.UseJoinCode("x"),
    "confirm join": events.ConfirmJoin(7),
    "refuse join": events.RefuseJoin(7),
    "optional": events.SetOptional(True),
    "settings": events.ShowSettings(),
    "setting": events.ShowSetting(Setting.NATION, guided=True),
    "name council": events.NameCouncil("Anytown"),
    "nation": events.SetNation(Nation.WALES),
    "year": events.SetYear(YearKind.CALENDAR),
    "finish set-up": events.FinishSetUp(),
    "home": events.ShowHome(),
    "home opened": events.HomeOpened(),
    "mandatory": events.SetOptional(False),
    "export": events.Export(ExportFormat.XLSX),
    "quote 2": events.MayQuote(CHECKIN.id, QUESTIONS[1], True),
    "unquote 2": events.MayQuote(CHECKIN.id, QUESTIONS[1], False),
    "benchmark": events.ShowBenchmark(),
    "offer sharing": events.OfferSharing(True),
    "share": events.ShareFigures(True),
    "audit": events.ShowAudit(),
    "offer place": events.OfferPlace(),
    "ask place": events.AskPlace(7),
    "offer stop place": events.OfferStopPlace(7),
    "stop place": events.StopPlace(7),
    "places": events.ShowPlaces(),
    "members changed": events.MembersChanged(),
    "taken out": events.TakenOut(),
    "leads": events.ShowLeads(),
    "add lead": events.AddLead("sam"),
    "offer remove lead": events.OfferRemoveLead("sam"),
    "remove lead": events.RemoveLead(7),
    "leave out": events.LeaveOut(True),
    "include": events.LeaveOut(False),
    "my data": events.ShowMyData(),
    "my data file": events.SendMyData(),
    "file": events.FileSent("people.csv"),
    "file and words": events.FileSent("people.csv", text="hello"),
    "picture": events.FileSent("sketch.png"),
    "apply roster": events.ApplyRoster("F1", "0a", "people.csv"),
    "leave roster": events.LeaveRoster(),
    "import": events.ShowImport(),
    "correct": events.ShowCorrection(),
    "offer withdrawal": events.OfferWithdrawal(),
    "withdraw": events.Withdraw(CHECKIN.id),
    "withdraw elsewhere": events.Withdraw(CHECKIN.id - 1),
    "offer erasure": events.OfferErasure(),
    "erase": events.Erase(A_CONTEXT.person.id),
    **{f"'{words}'": events.Typed(words) for words in _WORDS},
}

STANDINGS: dict[str, State] = {
    "ready": after(events.Arrived()),
    "asking": after(events.Start(), *answers(2)),
    "barrier": AT_BARRIER,
    "paused": after(events.Start(), *answers(2), events.Pause()),
    "paused at the barrier": after(events.Start(), answer(1), answer(2, Choice.LEVEL_1), events.Pause()),
    "finished": FINISHED,
    "editing 3": after(events.Start(), *answers(10), change(3)),
    "stopped": after(events.Start(), *answers(2), events.Typed("stop")),
}


def _cells(standing: str) -> dict[str, tuple[str, str]]:
    """Where each event leads, and its effects."""
    table = TABLES[standing] + EVERYWHERE + ("" if standing == "ready" else STARTED)
    cells: dict[str, tuple[str, str]] = {}
    for line in filter(None, table.splitlines()):
        names, where, effects = (each.strip() for each in line.split("|"))
        for name in names.split(", "):
            assert name not in cells, f"{name} stands twice in {standing}"
            cells[name] = where, effects
    return cells


def _where(state: State) -> str:
    words: list[str | int] = [state.phase.value]
    if state.current is not None:
        words.append(state.number(state.current))
    if state.barrier_for is not None:
        words += ["barrier", state.number(state.barrier_for)]
    return " ".join(map(str, words))


BEFORE_ANY_QUESTION = {"'comment 2: x'", "'comment 99: x'"}


@pytest.mark.parametrize("standing", STANDINGS)
def test_every_event_is_in_every_table(standing: str) -> None:
    """An event that is added to the core must be thought through everywhere."""
    missing = EVENTS.keys() - _cells(standing).keys()
    assert missing == (BEFORE_ANY_QUESTION if standing == "ready" else set())
    assert {type(event) for event in EVENTS.values()} == set(events.Event.__args__)


@pytest.mark.parametrize(
    ("standing", "name"), [(standing, name) for standing in STANDINGS for name in _cells(standing)]
)
def test_event(standing: str, name: str) -> None:
    """The event leads where the table says, with those effects, and an unchanged state is the very same."""
    before = STANDINGS[standing]
    turn = step(before, EVENTS[name], A_CONTEXT)
    expected, effects = _cells(standing)[name]
    assert outline(turn.effects) == effects
    if expected in ("=", "page"):
        assert turn.state == (before if expected == "=" else replace(before, has_page=True))
    else:
        assert _where(turn.state) == expected
        assert turn.state != before


@pytest.mark.parametrize("name", sorted(BEFORE_ANY_QUESTION))
def test_a_numbered_comment_before_the_start_is_told_that_nothing_is_answered(name: str) -> None:
    turn = step(STANDINGS["ready"], EVENTS[name], A_CONTEXT)
    assert outline(turn.effects) == "nothing-answered-yet"


GREETINGS = {"arrived", "returned", "help", "'hello'", "'thanks'", "'help'", "'nonsense'"}


@pytest.mark.parametrize("name", EVENTS)
def test_a_first_event_is_answered_after_the_introduction(name: str) -> None:
    """Nobody's first words are lost: they count as they would after the introduction."""
    ready = STANDINGS["ready"]
    same: Turn = step(ready, EVENTS[name], A_CONTEXT)
    turn = step(State(), EVENTS[name], A_CONTEXT)
    assert outline(turn.effects[:2]) == "welcome welcome-privacy"
    assert turn.state == same.state
    expected: tuple[Effect, ...] = () if name in GREETINGS else same.effects
    assert turn.effects[2:] == expected


def test_the_standings_are_all_phases_but_new() -> None:
    assert {state.phase for state in STANDINGS.values()} == set(Phase) - {Phase.NEW}
