"""The value on a button: what was put on it comes back, and nothing else is believed."""

from dataclasses import replace
from datetime import date, time
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations import events
from conversations.action_values import HIGHEST
from conversations.actions import ActionChange, Assign, AssignMe, Mark, Progress, Reword, Serve, SetDue
from conversations.answers import LEVELS, Choice
from conversations.buttons import decode, encode
from conversations.calendar import Nation, YearKind
from conversations.events import Event
from conversations.export_format import ExportFormat
from conversations.framework import Cut
from conversations.people import WorkingPattern
from conversations.settings import Setting
from conversations.summary_request import LONGEST_AREA, Look, Split, SummaryRequest
from conversations.text import storable
from tests.conversations.builders import FRAMEWORK

LONGEST = "a" + "-z9" * 15 + "-z"
"""As long as an id can be."""

ids = st.from_regex(r"[a-z][a-z0-9-]{0,47}", fullmatch=True)
checkins = st.integers(0, 10**18 - 1)
on_question: st.SearchStrategy[Event] = st.one_of(
    st.builds(events.Answer, checkins, ids, st.sampled_from(Choice)),
    st.builds(events.Skip, checkins, ids),
    st.builds(events.Back, checkins, ids),
    st.builds(events.Change, checkins, ids),
    st.builds(events.OpenComment, checkins, ids),
    st.builds(events.NameBarrier, checkins, ids, st.one_of(st.none(), ids)),
    st.builds(events.Comment, checkins, ids, st.just("")),
)
PLAIN: tuple[Event, ...] = (
    *(events.Start(), events.Pause(), events.ShowProgress(), events.ShowHelp(), events.ShowRecap()),
    *(events.ShowSummary(), events.Snooze(None), events.GoAway(None), events.WantReminders(True)),
    *(events.WantReminders(False), events.ShowStatus(), events.ShowCalendar(), events.OfferNudge()),
    *(events.OfferOpen(), events.OpenCheckIn(), events.OfferClose(), events.PauseCheckIn()),
    *(events.ResumeCheckIn(), events.PostHere(), events.ShowBenchmark()),
    *(events.OfferSharing(True), events.OfferSharing(False)),
    *(events.ShareFigures(True), events.ShareFigures(False)),
    *(events.ShowLeads(), events.LeaveOut(True), events.LeaveOut(False), events.ShowAudit()),
    *(events.ShowMyData(), events.ShowCorrection(), events.OfferWithdrawal(), events.OfferErasure()),
)
minutes = st.builds(time, st.integers(0, 23), st.integers(0, 59))
hours = st.tuples(minutes, minutes).filter(lambda two: two[0] != two[1]).map(sorted)
patterns = st.builds(
    lambda days, both: WorkingPattern(days, *both), st.frozensets(st.integers(1, 7), min_size=1), hours
)
on_schedule: st.SearchStrategy[Event] = st.one_of(
    st.builds(events.NudgeAll, checkins),
    st.builds(events.CloseCheckIn, checkins),
    st.builds(events.Snooze, st.dates()),
    st.builds(events.GoAway, st.dates()),
    st.builds(events.MoveClose, st.dates()),
    st.builds(events.SetPattern, patterns),
)
quarters = st.one_of(st.none(), st.integers(1900 * 4, 10_000 * 4 - 1))
requests = st.builds(
    SummaryRequest,
    theme=st.one_of(st.none(), st.builds("{}:{}".format, st.sampled_from(Cut), ids)),
    split=st.sampled_from([None, *Split]),
    quarter=quarters,
    compare=quarters,
    look=st.sampled_from(Look),
)
areas = st.text(min_size=1, max_size=LONGEST_AREA).map(storable)
of_an_area = st.builds(replace, requests, split=st.just(Split.AREA), area=areas)
summaries: st.SearchStrategy[Event] = st.builds(
    events.ShowSummary, st.one_of(requests, of_an_area), st.booleans()
)
numbers = st.integers(1, HIGHEST)
themes = st.builds("{}:{}".format, st.sampled_from(Cut), ids)
changes: st.SearchStrategy[ActionChange] = st.one_of(
    st.builds(Mark, st.sampled_from(Progress)),
    st.builds(Serve, ids),
    st.builds(SetDue, st.one_of(st.none(), st.dates())),
    st.just(AssignMe()),
    st.just(Assign(None)),
)
on_actions: st.SearchStrategy[Event] = st.one_of(
    st.builds(events.ShowActions, st.booleans(), st.one_of(st.none(), numbers)),
    st.builds(events.AcceptAction, checkins, themes, ids, st.sampled_from(LEVELS)),
    st.builds(events.ChangeAction, numbers, changes),
)


@given(st.one_of(on_question, on_schedule, on_actions, summaries, st.sampled_from(PLAIN)))
def test_a_button_brings_back_the_event_that_was_put_on_it(event: Event) -> None:
    assert decode(encode(event)) == event


def test_every_event_that_a_card_offers_can_be_put_on_a_button() -> None:
    """All but what is typed, what a door notices by itself, and a value that makes no sense."""
    on_a_button: tuple[Event, ...] = (
        *(*PLAIN, events.NudgeAll(7), events.CloseCheckIn(7), events.MoveClose(date(2026, 12, 18))),
        *(events.SetPattern(WorkingPattern()), events.Answer(7, "q", Choice.LEVEL_1), events.Skip(7, "q")),
        *(events.Back(7, "q"), events.Change(7, "q"), events.OpenComment(7, "q"), events.Comment(7, "q", "")),
        *(events.ShowActions(), events.ChangeAction(3, Mark(Progress.DONE))),
        events.AcceptAction(7, "enabler:data", "q", Choice.LEVEL_1),
        *(events.Export(ExportFormat.HTML), events.MayQuote(7, "q", True), events.MayQuote(7, "q", False)),
        *(events.NameBarrier(7, "q", None), events.Withdraw(7), events.Erase(7)),
        *(events.AddLead(7), events.OfferRemoveLead(7), events.RemoveLead(7)),
        *(events.AskPlace(7), events.AskPlace(7, with_guests=True), events.OfferPlace(with_guests=True)),
        *(events.OfferStopPlace(7), events.OfferStopPlace(), events.StopPlace(7), events.ShowPlaces()),
        *(events.SetOptional(True), events.SetOptional(False)),
        *(events.OfferJoin(), events.ConfirmJoin(7), events.RefuseJoin(7)),
        *(events.ApplyRoster("F1", "0a", "people.csv"), events.LeaveRoster(), events.SendMyData()),
        events.ShowImport(),
        events.ApplyRoster("https://a/b?c=1&d=%7C|x", "0a", "odd|name.csv", take_off=True),
        *(events.ShowSettings(), events.FinishSetUp(), events.ShowHome()),
        *(events.ShowSetting(Setting.NATION), events.ShowSetting(Setting.NATION, guided=True)),
        *(events.SetNation(Nation.WALES), events.SetYear(YearKind.CALENDAR, guided=True)),
    )
    others = {
        events.Arrived,
        events.Returned,
        events.Hurried,
        events.Typed,
        events.TakeProposal,
        events.AddAction,
        events.Unreadable,
    }
    others |= {events.FileSent, events.SetLeast, events.NameCouncil, events.HomeOpened}
    others |= {events.MembersChanged, events.TakenOut, events.UseJoinCode}
    assert {type(event) for event in on_a_button} | others == set(get_args(Event))
    assert all(decode(encode(event)) == event for event in on_a_button)


def test_snoozing_until_tomorrow_means_the_day_after_the_press() -> None:
    """A card can be days old: the button says what could be typed, and no day."""
    assert decode("snooze-tomorrow") == events.Typed("snooze tomorrow")


@given(ids, st.text(st.characters(codec=None)))
def test_the_words_beside_a_save_button_come_with_it(question: str, text: str) -> None:
    value = encode(events.Comment(7, question, "these stay behind"))
    assert decode(value, text) == events.Comment(7, question, text)
    assert decode(encode(events.Skip(7, question)), text) == events.Skip(7, question)


@pytest.mark.parametrize(
    "event",
    [
        events.Answer(10**18 - 1, LONGEST, Choice.NOT_APPLICABLE),
        events.NameBarrier(10**18 - 1, LONGEST, LONGEST),
        events.OpenComment(10**18 - 1, LONGEST),
        events.Comment(10**18 - 1, LONGEST, "x" * 10_000),
        events.AcceptAction(10**18 - 1, f"principle:{LONGEST}", LONGEST, Choice.LEVEL_5),
        events.ChangeAction(HIGHEST, Serve(LONGEST)),
        events.ShowSummary(
            SummaryRequest(
                f"principle:{LONGEST}", Split.AREA, 39_999, 39_998, Look.PRINCIPLES, "W" * LONGEST_AREA
            ),
            only_me=True,
        ),
    ],
)
def test_the_longest_value_fits_every_platform(event: Event) -> None:
    """Slack takes 255 characters for an action id, which is the tightest limit."""
    assert len(LONGEST) == 48
    assert len(encode(event)) <= 255


@pytest.mark.parametrize(
    "event",
    [
        *(events.Arrived(), events.Returned(), events.Typed("4"), events.Unreadable()),
        events.Hurried(),
        *(
            events.TakeProposal("enabler:data"),
            events.AddAction("enabler:data", "x"),
            events.ChangeAction(3, Reword("x")),
        ),
        events.ChangeAction(3, Assign("Sam")),
    ],
)
def test_what_no_button_can_carry_is_refused(event: Event) -> None:
    with pytest.raises(ValueError, match=f"{type(event).__name__} cannot be put on a button"):
        encode(event)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "begin",
        "stop",
        "START",
        "start|7|q",
        "answer",
        "answer|7",
        "answer|7|q",
        "answer|7|q|",
        "answer|7|q|6",
        "answer|7|q|-2",
        "answer|7|q|four",
        "answer|7|q|4|4",
        "answer|-7|q|4",
        "answer|x|q|4",
        "answer||q|4",
        "answer|\u0667|q|4",
        "answer|\u00b2|q|4",
        f"answer|{'9' * 19}|q|4",
        f"answer|7|q|{'9' * 5_000}",
        "summary|",
        "summary|overview",
        "summary|overview||||||x",
        "summary|nothing||||||",
        "summary|overview|data|||||",
        "summary|overview|enabler:Data|||||",
        f"summary|overview|enabler:{'x' * 49}|||||",
        "summary|overview|cell:residents:data|||||",
        "summary|overview||person||||",
        "summary|overview|||-8107|||",
        "summary|overview|||x|||",
        f"summary|overview|||{'9' * 5_000}|||",
        "summary|overview|||99999|||",
        "summary|overview||||\u0668\u0661\u0660\u0667||",
        "summary|overview|||||you|",
        "summary|overview||role||||Housing",
        f"summary|overview||area||||{'W' * (LONGEST_AREA + 1)}",
        "summary|overview||area||||\ud800",
        "summary|overview||area||||\0",
        "actions|",
        "actions|0|",
        "actions|x|",
        "actions|3|you",
        f"actions|{'9' * 5_000}|",
        "accept|7|enabler:data|q",
        "accept|7|enabler:data|q|0",
        "accept|7|enabler:data|q|6",
        "accept|7|enabler:data|q|-1",
        "accept|-7|enabler:data|q|1",
        "accept|\u0667|enabler:data|q|1",
        f"accept|{'9' * 19}|enabler:data|q|1",
        "accept|7|data|q|1",
        "accept|7|cell:residents:data|q|1",
        "accept|7|enabler:data|Q|1",
        "accept|7|enabler:data|q|1|x",
        "action|3",
        "action|3|",
        "action|0|done",
        "action|-3|done",
        "action|\u0663|done",
        f"action|{'9' * 7}|done",
        "action|3|finished",
        "action|3|done|x",
        "action|3|for|",
        "action|3|for|Places",
        f"action|3|for|{'x' * 49}",
        "action|3|owner|Sam",
        "action|3|say|x",
        "action|3|due|2027-02-30",
        "action|3|due|20270301",
        "action|3|due|friday",
        "skip|7|q|x",
        "say|7|q|x",
        "barrier|7|q",
        "claim|7|q",
        "typed|7|q",
        "nudge-all",
        "nudge-all|",
        "nudge-all|x",
        "nudge-all|7|q",
        "close-now|-7",
        "snooze|",
        "snooze|7",
        "snooze|2026-13-01",
        "snooze|2026-10-12|x",
        "away|tomorrow",
        "hours|12345|09:00",
        "hours||09:00|17:00",
        "hours|0|09:00|17:00",
        "hours|8|09:00|17:00",
        "hours|12345|17:00|09:00",
        "hours|12345|09:00|09:00",
        "hours|12345|25:00|26:00",
        "hours|12345|09:00+01:00|17:00",
        "hours|x|09:00|17:00",
    ],
)
def test_a_value_that_is_not_ours_is_unreadable(value: str) -> None:
    assert decode(value) == events.Unreadable()


@given(
    st.one_of(
        st.text(st.characters(codec=None)),
        st.lists(st.one_of(st.sampled_from(["answer", "skip", "barrier", "say", "7", "4", ""]), st.text()))
        .map("|".join)
        .filter(bool),
    )
)
def test_any_text_gives_an_event(value: str) -> None:
    """Values come back from other people's computers: whatever they are, decode does not fail."""
    assert isinstance(decode(value), Event)


def test_every_question_and_barrier_that_ships_fits_on_a_button() -> None:
    for question in FRAMEWORK.questions:
        for barrier in FRAMEWORK.barriers:
            event = events.NameBarrier(7, question.id, barrier.id)
            assert decode(encode(event)) == event
