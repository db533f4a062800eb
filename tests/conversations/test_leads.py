"""What digital leads decide: confirmed first, done once, refused to everybody else."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import get_args

import pytest

from conversations import effects, events, leads
from conversations.buttons import decode
from conversations.calendar import Calendar, Freeze, Nation, YearKind
from conversations.compose import compose
from conversations.context import Context
from conversations.effects import (
    ChangeCheckIn,
    Effect,
    LeadRecord,
    NextQuarters,
    NudgeOffer,
    OpenCheckIn,
    PostHere,
    Say,
    Status,
)
from conversations.events import Event
from conversations.export_format import ExportFormat
from conversations.people import CheckIn, Place
from conversations.settings import Setting
from conversations.state import State
from conversations.step import step
from tests.conversations.builders import (
    BOTH,
    CHECKIN,
    NOW,
    QUARTER,
    STARTED,
    a_context,
    a_person,
    after,
    buttons_of,
    outline,
)

LEAD = a_person(is_lead=True)
OPEN = a_context(person=LEAD)
"""Wednesday 7 October 2026, 10:30 in London; the check-in closes on Friday 18 December at 17:00."""

CHANNEL = a_context(person=LEAD, place=Place.SHARED)
NONE_OPEN = a_context(person=LEAD, checkin=None)
PAUSED = a_context(person=LEAD, checkin=replace(CHECKIN, paused_at=NOW - timedelta(hours=1)))
READY = after(events.Arrived())
DECISIONS: tuple[Event, ...] = (
    *(events.ShowStatus(), events.ShowCalendar(), events.OfferNudge(), events.NudgeAll(CHECKIN.id)),
    *(events.OfferOpen(), events.OpenCheckIn(), events.OfferClose(), events.CloseCheckIn(CHECKIN.id)),
    *(events.MoveClose(date(2026, 12, 11)), events.PauseCheckIn(), events.ResumeCheckIn()),
    *(events.OfferSharing(True), events.ShareFigures(True), events.SetLeast(7)),
    events.SetOptional(True),
    *(events.ShowSettings(), events.ShowSetting(Setting.NATION)),
    *(events.ShowLeads(), events.AddLead("Sam"), events.OfferRemoveLead(7), events.RemoveLead(7)),
    *(events.AskPlace(7), events.OfferStopPlace(7), events.StopPlace(7)),
    events.ShowPlaces(),
    events.ShowAudit(),
    *(events.NameCouncil("Anytown"), events.SetNation(Nation.WALES), events.SetYear(YearKind.CALENDAR)),
    *(events.FinishSetUp(), events.ShowBenchmark(), events.Export(ExportFormat.XLSX), events.PostHere()),
    events.OfferPlace(),
)


def decided(event: Event, context: Context = OPEN) -> tuple[Effect, ...]:
    turn = step(READY, event, context)
    assert turn.state == READY, "nothing that a lead decides touches their own answers"
    return turn.effects


def typed(text: str, context: Context = OPEN) -> tuple[Effect, ...]:
    return decided(events.Typed(text), context)


def in_words(some: tuple[Effect, ...], language: str = "en") -> str:
    (message,) = [effect for effect in some if isinstance(effect, Say)]
    return BOTH[language].wording.text(message.message, message.arguments)


def pressed(some: tuple[Effect, ...], label: str) -> Event:
    """What the button with that label on the confirmation does."""
    (message,) = [effect for effect in some if isinstance(effect, Say)]
    (button,) = [each for each in buttons_of(compose(message, OPEN.language)) if each.label == label]
    return decode(button.value)


# Who may


def test_every_decision_is_tried() -> None:
    assert {type(event) for event in DECISIONS} == set(get_args(leads.Decision))


@pytest.mark.parametrize("event", DECISIONS[1:])
@pytest.mark.parametrize("place", Place)
def test_nobody_but_a_lead_decides_for_the_council(event: Event, place: Place) -> None:
    context = a_context(place=place)
    assert step(READY, event, context).effects == (Say("leads-only", private=place is Place.SHARED),)


def test_status_tells_everybody_else_how_far_they_are_themselves_but_not_in_a_channel() -> None:
    assert outline(step(STARTED, events.Typed("status"), a_context()).effects) == "progress"
    shared = step(STARTED, events.Typed("status"), a_context(place=Place.SHARED))
    assert shared.effects == (Say("leads-only", private=True),)


@pytest.mark.parametrize("event", DECISIONS[:-8])
@pytest.mark.parametrize("context", [OPEN, NONE_OPEN, PAUSED])
def test_in_a_channel_a_lead_gets_the_same_for_their_eyes_alone(event: Event, context: Context) -> None:
    alone = decided(event, context)
    shared = step(State(), event, replace(context, place=Place.SHARED)).effects
    assert len(shared) == len(alone)
    for one, other in zip(shared, alone, strict=True):
        if isinstance(other, LeadRecord):
            assert one == other
        else:
            told = Say | Status | NudgeOffer | NextQuarters | effects.AuditTrail | effects.RoleMessage
            told |= effects.Settings | effects.SettingCard | effects.PlaceMessage
            assert isinstance(one, told)
            assert one.private
            assert replace(one, private=False) == (Status() if isinstance(other, Status) else other)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("status", events.ShowStatus()),
        ("calendar", events.ShowCalendar()),
        ("nudge", events.OfferNudge()),
        ("remind them now", events.NudgeAll(CHECKIN.id)),
        ("open check-in", events.OfferOpen()),
        ("check-in open", events.OfferOpen()),
        ("open it now", events.OpenCheckIn()),
        ("close check-in", events.OfferClose()),
        ("checkin close", events.OfferClose()),
        ("close it now", events.CloseCheckIn(CHECKIN.id)),
        ("close check-in on 11 december", events.MoveClose(date(2026, 12, 11))),
        ("move close to friday", events.MoveClose(date(2026, 10, 9))),
        ("pause check-in", events.PauseCheckIn()),
        ("resume check-in", events.ResumeCheckIn()),
        ("post here", events.PostHere()),
    ],
)
@pytest.mark.parametrize("context", [OPEN, NONE_OPEN, CHANNEL])
def test_a_typed_decision_does_what_its_event_does(text: str, event: Event, context: Context) -> None:
    if context is NONE_OPEN and isinstance(event, events.NudgeAll | events.CloseCheckIn):
        assert outline(typed(text, context)) == "none-running-until"
    else:
        assert typed(text, context) == decided(event, context)


# Status and calendar


def test_status_and_calendar_are_read_when_they_are_sent() -> None:
    assert decided(events.ShowStatus(), NONE_OPEN) == (Status(names=True),)
    assert decided(events.ShowCalendar(), NONE_OPEN) == (NextQuarters(),)


def test_nobody_is_named_in_a_channel() -> None:
    """What only the lead can see there may still be seen over their shoulder, or shared on."""
    assert step(State(), events.ShowStatus(), CHANNEL).effects == (Status(private=True, names=False),)


# Nudging everybody


def test_a_nudge_shows_the_number_before_it_is_done() -> None:
    assert typed("nudge") == (NudgeOffer(CHECKIN.id),)
    assert outline(decided(events.NudgeAll(CHECKIN.id))) == "NudgeAll nudging"


@pytest.mark.parametrize(
    ("now", "is_too_soon"),
    [
        (datetime(2026, 10, 7, 9, 31, tzinfo=UTC), True),
        (datetime(2026, 10, 13, 22, 59, tzinfo=UTC), True),
        (datetime(2026, 10, 13, 23, tzinfo=UTC), False),
    ],
)
def test_everybody_is_nudged_at_most_once_in_five_working_days(now: datetime, is_too_soon: bool) -> None:
    """Nudged on Wednesday 7 October: again from Wednesday 14 October, in the council's own time."""
    context = a_context(person=LEAD, checkin=replace(CHECKIN, nudged_at=NOW), now=now)
    for event in (events.OfferNudge(), events.NudgeAll(CHECKIN.id)):
        assert (outline(decided(event, context)) == "nudge-too-soon") is is_too_soon
    if is_too_soon:
        told = in_words(typed("nudge", context))
        assert "on Wednesday 7 October" in told
        assert "from Wednesday 14 October" in told


def test_nobody_is_nudged_while_the_checkin_is_paused_or_closed() -> None:
    assert outline(decided(events.OfferNudge(), PAUSED)) == "nudge-paused"
    assert outline(decided(events.NudgeAll(CHECKIN.id), PAUSED)) == "nudge-paused"
    assert outline(decided(events.NudgeAll(CHECKIN.id), NONE_OPEN)) == "closed-already"
    assert outline(decided(events.NudgeAll(CHECKIN.id - 1))) == "closed-already"
    assert outline(decided(events.OfferNudge(), NONE_OPEN)) == "none-running-until"


# Opening


def test_opening_is_explained_and_confirmed_first() -> None:
    offer = typed("open check-in", NONE_OPEN)
    assert outline(offer) == "open-offer"
    assert "October to December 2026 (Q3 2026/27)" in in_words(offer)
    assert "5pm on Tuesday 27 October" in in_words(offer)
    confirmed = decided(pressed(offer, "Open it now"), NONE_OPEN)
    assert confirmed[0] == OpenCheckIn(QUARTER, datetime(2026, 10, 27, 17, tzinfo=UTC))
    assert outline(confirmed) == "OpenCheckIn opened"


@pytest.mark.parametrize("event", [events.OfferOpen(), events.OpenCheckIn()])
def test_a_checkin_that_is_open_is_not_opened_again(event: Event) -> None:
    assert outline(decided(event)) == "open-already"
    assert "It closes at 5pm on Friday 18 December" in in_words(decided(event))
    assert outline(decided(event, PAUSED)) == "open-already-paused"


@pytest.mark.parametrize("event", [events.OfferOpen(), events.OpenCheckIn()])
def test_at_the_end_of_a_quarter_the_next_opening_is_told(event: Event) -> None:
    late = a_context(person=LEAD, checkin=None, now=datetime(2026, 12, 31, 17, 30, tzinfo=UTC))
    assert "opens on Monday 4 January" in in_words(decided(event, late))
    frozen = Calendar(freezes=(Freeze(date(2026, 1, 1), date(2030, 1, 1), "Reorganisation"),))
    assert outline(decided(event, replace(late, calendar=frozen))) == "no-days-left"


def test_a_checkin_that_the_lead_has_early_may_still_be_opened_for_the_council() -> None:
    """It is 10:30 in Tokyo on the opening day: open there, and not yet at home."""
    early = datetime(2026, 10, 1, 1, 30, tzinfo=UTC)
    tokyo = a_context(person=a_person(is_lead=True, zone="Asia/Tokyo"), now=early)
    assert outline(typed("open check-in", replace(tokyo, council_checkin=None))) == "open-offer"


# Closing


def test_closing_is_confirmed_first_and_happens_once() -> None:
    offer = typed("close check-in")
    assert outline(offer) == "close-offer"
    assert "5pm on Friday 18 December" in in_words(offer)
    confirm = pressed(offer, "Close it now")
    assert outline(decided(confirm)) == "ChangeCheckIn closed"
    assert decided(confirm)[0] == ChangeCheckIn(CHECKIN.id, closes_at=NOW)
    assert outline(decided(confirm, NONE_OPEN)) == "closed-already"


def test_an_old_confirmation_does_not_close_another_checkin() -> None:
    assert outline(decided(events.CloseCheckIn(CHECKIN.id - 1))) == "closed-already"


def test_a_closed_checkin_can_be_opened_again_from_its_confirmation() -> None:
    closed = decided(events.CloseCheckIn(CHECKIN.id))
    assert pressed(closed, "Open a check-in") == events.OfferOpen()


@pytest.mark.parametrize(
    ("text", "closes_at"),
    [
        ("close check-in on 16 october", datetime(2026, 10, 16, 16, tzinfo=UTC)),
        ("close check-in on 30 october", datetime(2026, 10, 30, 17, tzinfo=UTC)),
        ("close check-in today", datetime(2026, 10, 7, 16, tzinfo=UTC)),
        ("move close to 31/12", datetime(2026, 12, 31, 17, tzinfo=UTC)),
    ],
)
def test_the_close_moves_to_17_on_that_day_and_back(text: str, closes_at: datetime) -> None:
    """Summer time ends on 25 October. The button on the confirmation puts it back."""
    moved = typed(text)
    assert moved[0] == ChangeCheckIn(CHECKIN.id, closes_at=closes_at)
    assert "Before, it was 5pm on Friday 18 December" in in_words(moved)
    back = decided(
        pressed(moved, "Undo the move"), a_context(person=LEAD, checkin=replace(CHECKIN, closes_at=closes_at))
    )
    assert back[0] == ChangeCheckIn(CHECKIN.id, closes_at=CHECKIN.closes_at)


@pytest.mark.parametrize("day", ["6/10/2026", "10 october", "25/12", "4 jan", "31/12/9999", "1/1/0001"])
def test_the_close_moves_to_working_days_of_the_quarter_alone(day: str) -> None:
    refused = typed(f"close check-in on {day}")
    assert outline(refused) == "close-day-refused"
    assert "to Thursday 31 December" in in_words(refused)


def test_a_close_that_is_that_day_already_is_left_alone() -> None:
    assert outline(typed("close check-in on 18 december")) == "close-is-then"


@pytest.mark.parametrize("text", ["close check-in on blah", "close check-in when it rains", "move close to x"])
def test_a_close_on_no_day_says_what_was_expected(text: str) -> None:
    assert outline(typed(text)) == "day-unclear-close"
    assert typed(text, CHANNEL) == (Say("day-unclear-close", private=True),)
    assert outline(step(READY, events.Typed(text), a_context()).effects) == "leads-only"


def test_moving_the_close_without_a_day_says_how() -> None:
    assert outline(typed("move close")) == "how-to-move-close"


# Pausing


def test_a_checkin_is_paused_and_resumed_once() -> None:
    paused, resumed = typed("pause check-in"), typed("resume check-in", PAUSED)
    assert paused[0] == ChangeCheckIn(CHECKIN.id, paused=True)
    assert resumed[0] == ChangeCheckIn(CHECKIN.id, paused=False)
    assert outline(typed("pause check-in", PAUSED)) == "checkin-paused-already"
    assert outline(typed("resume check-in")) == "checkin-not-paused"
    assert pressed(paused, "Resume the check-in") == events.ResumeCheckIn()
    assert pressed(resumed, "Pause the check-in") == events.PauseCheckIn()


def test_pause_alone_still_pauses_ones_own_questions() -> None:
    assert outline(step(STARTED, events.Typed("pause"), OPEN).effects) == "paused"


@pytest.mark.parametrize(
    "event",
    [*(events.OfferNudge(), events.OfferClose(), events.PauseCheckIn(), events.ResumeCheckIn()), DECISIONS[8]],
)
def test_without_an_open_checkin_a_lead_learns_when_the_next_opens_and_how_to_open_one(event: Event) -> None:
    told = decided(event, a_context(person=LEAD, checkin=None, now=datetime(2026, 12, 29, 10, tzinfo=UTC)))
    assert "The next one opens on Monday 4 January" in in_words(told)
    assert pressed(told, "Open a check-in") == events.OfferOpen()


# Posts


def test_everybody_in_a_channel_reads_that_posts_come_there() -> None:
    assert typed("post here", CHANNEL) == (PostHere(), Say("posts-come-here"))
    assert typed("post here") == (PostHere(), Say("posts-come-here-directly"))


# Twice


def carried_out(some: tuple[Effect, ...], context: Context) -> Context:
    """The context after what was decided, as storage would have it."""
    checkin = context.council_checkin
    for effect in some:
        match effect:
            case OpenCheckIn(quarter, closes_at):
                opened: CheckIn = replace(CHECKIN, quarter=quarter, opens_at=context.now, closes_at=closes_at)
                checkin = opened
            case ChangeCheckIn(_, closes_at, paused) if checkin is not None:
                paused_at = checkin.paused_at if paused is None else context.now if paused else None
                checkin = replace(checkin, closes_at=closes_at or checkin.closes_at, paused_at=paused_at)
            case effects.NudgeAll() if checkin is not None:
                checkin = replace(checkin, nudged_at=context.now)
            case effects.SetLeast(people):
                context = replace(context, least=people)
            case effects.SetOptional(wanted):
                context = replace(context, is_optional=wanted)
            case effects.ShareFigures(wanted):
                context = replace(context, shares=wanted)
            case effects.NameCouncil(name):
                context = replace(context, council_name=name)
            case effects.ChangeCalendar(nation, year):
                calendar = context.calendar
                changed = replace(calendar, nation=nation or calendar.nation, year=year or calendar.year)
                context = replace(context, calendar=changed)
            case effects.FinishSetUp():
                context = replace(context, is_set_up=True)
            case _:
                pass
    is_open = checkin is not None and checkin.is_open(context.now)
    return replace(context, council_checkin=checkin if is_open else None)


# A place or a role that is given twice is the same: storage sees to that.
_ALIKE_TWICE = events.PostHere | events.AddLead | events.RemoveLead | events.AskPlace | events.StopPlace


@pytest.mark.parametrize("event", [event for event in DECISIONS if not isinstance(event, _ALIKE_TWICE)])
@pytest.mark.parametrize("context", [OPEN, NONE_OPEN, PAUSED])
def test_what_is_pressed_twice_is_done_once(event: Event, context: Context) -> None:
    once = carried_out(decided(event, context), context)
    assert not any(isinstance(effect, LeadRecord) for effect in decided(event, once))


@pytest.mark.parametrize("event", DECISIONS)
@pytest.mark.parametrize("context", [OPEN, NONE_OPEN, PAUSED])
@pytest.mark.parametrize("language", BOTH)
def test_every_decision_is_answered_in_both_languages(event: Event, context: Context, language: str) -> None:
    spoken = replace(context, language=BOTH[language])
    said = [effect for effect in decided(event, spoken) if not isinstance(effect, LeadRecord)]
    assert len(said) == 1
    if isinstance(said[0], Say):
        assert compose(said[0], BOTH[language]).text
