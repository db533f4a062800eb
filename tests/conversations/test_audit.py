"""What goes on record: deeds by name, and never anybody's words."""

from datetime import UTC, date, datetime

import pytest

from conversations import effects, events
from conversations.answers import Choice
from conversations.audit import ERASED, Deed, Done, Entry, deeds
from conversations.audit_card import compose_audit, in_words
from conversations.cards import Facts
from conversations.context import Context
from conversations.events import Event
from conversations.export_format import ExportFormat
from conversations.people import Place
from conversations.state import State
from conversations.step import step
from conversations.summary_request import Look, Split, SummaryRequest
from tests.conversations.builders import (
    BOTH,
    CHECKIN,
    CODE,
    ENGLISH,
    NOW,
    QUESTIONS,
    WORDINGS,
    a_context,
    a_person,
    after,
    answers,
)

LEAD = a_context(person=a_person(is_lead=True))
STAFF = a_context()
STARTED = after(events.Start(), *answers(2))
CANARY = "marzipan"


def on_record(event: Event, context: Context, state: State = STARTED) -> tuple[Entry, ...]:
    return deeds(event, step(state, event, context).effects, context)


@pytest.mark.parametrize(
    ("event", "entry"),
    [
        (events.ShowSummary(), Entry(Deed.SUMMARY_SEEN, "overview")),
        (events.Typed("summary data by area"), Entry(Deed.SUMMARY_SEEN, "overview enabler:data by area")),
        (events.ShowStatus(), Entry(Deed.SUMMARY_SEEN, "status")),
        (events.ShowBenchmark(), Entry(Deed.SUMMARY_SEEN, "benchmark")),
        (events.ShowHome(), Entry(Deed.SUMMARY_SEEN, "home")),
        (events.HomeOpened(), Entry(Deed.SUMMARY_SEEN, "home")),
        (events.Typed("home"), Entry(Deed.SUMMARY_SEEN, "home")),
        (events.Typed("where i stand"), Entry(Deed.SUMMARY_SEEN, "home")),
        (events.Typed("my page"), Entry(Deed.SUMMARY_SEEN, "home")),
        (events.NudgeAll(CHECKIN.id), Entry(Deed.NUDGED_ALL, "2026-Q4")),
        (events.CloseCheckIn(CHECKIN.id), Entry(Deed.CHECKIN_CLOSED, "2026-Q4")),
        (events.MoveClose(date(2026, 12, 11)), Entry(Deed.CHECKIN_MOVED, "2026-Q4 closes 2026-12-11")),
        (events.PauseCheckIn(), Entry(Deed.CHECKIN_PAUSED, "2026-Q4")),
        (events.PostHere(), Entry(Deed.SETTING_CHANGED, "posts go to a direct conversation")),
        (events.ShareFigures(True), Entry(Deed.SETTING_CHANGED, "share figures: on")),
        (events.SetLeast(7), Entry(Deed.SETTING_CHANGED, "least: 7")),
        (events.AskPlace(7), Entry(Deed.SETTING_CHANGED, "members of channel 7 are asked")),
        (events.AskPlace(7, True), Entry(Deed.SETTING_CHANGED, "members of channel 7 are asked with guests")),
        (events.StopPlace(7), Entry(Deed.SETTING_CHANGED, "members of channel 7 are no longer asked")),
        (events.SetOptional(True), Entry(Deed.SETTING_CHANGED, "check-ins: optional")),
        (events.ShowMyData(), Entry(Deed.DATA_SENT, subject=1)),
        (events.Withdraw(CHECKIN.id), Entry(Deed.WITHDREW, "2026-Q4", 1)),
        (events.Erase(1), Entry(Deed.ERASED, subject=1)),
    ],
)
def test_what_a_lead_does_goes_on_record(event: Event, entry: Entry) -> None:
    assert on_record(event, LEAD) == (entry,)


@pytest.mark.parametrize(
    ("typed", "detail"),
    [
        ("action 3 due 12 march", "action 3: due date"),
        ("action 3 owner Sam", "action 3: owner"),
        ("action 3 owner me", "action 3: owner"),
        ("action 3 done", "action 3: progress"),
        ("action 3 say other words", "action 3: words"),
        ("action 3 for digitally enabled councils", "action 3: mission"),
    ],
)
def test_what_of_an_action_somebody_asked_to_change_goes_on_record(typed: str, detail: str) -> None:
    assert on_record(events.Typed(typed), LEAD) == (Entry(Deed.PLAN_CHANGED, detail),)


def test_a_page_that_is_shown_anew_unasked_leaves_no_record() -> None:
    followed = (effects.Home(LEAD.person.id, on_page=True),)
    assert deeds(events.Typed("start"), followed, LEAD) == ()


def test_opening_goes_on_record() -> None:
    closed = a_context(person=a_person(is_lead=True), checkin=None)
    (entry,) = on_record(events.OpenCheckIn(), closed)
    assert entry.deed is Deed.CHECKIN_OPENED
    assert entry.detail.startswith("2026-Q4 closes 2026-")


def test_an_export_goes_on_record_with_its_format() -> None:
    followed = (effects.Files(ExportFormat.CSV),)
    assert deeds(events.Export(ExportFormat.CSV), followed, LEAD) == (Entry(Deed.EXPORTED, "csv"),)


def test_the_first_lead_goes_on_record() -> None:
    assert on_record(events.Typed(f"claim {CODE}"), a_context(code=CODE)) == (
        Entry(Deed.ROLE_GRANTED, "lead", 1),
    )


@pytest.mark.parametrize(
    ("event", "tried"),
    [
        (events.NudgeAll(CHECKIN.id), "nudge-all"),
        (events.CloseCheckIn(CHECKIN.id), "close-check-in"),
        (events.Typed("close check-in on friday"), "close"),
        (events.Typed("audit"), "audit"),
        (events.ShowSummary(), "show-summary"),
        (events.Typed(f"claim {CANARY}"), "claim"),
        (events.Typed(f"least {CANARY}"), "least"),
    ],
)
@pytest.mark.parametrize("place", [Place.DIRECT, Place.SHARED])
def test_a_failed_attempt_goes_on_record_by_its_name(event: Event, tried: str, place: Place) -> None:
    context = a_context(code=CODE, place=place)
    found = on_record(event, context)
    is_claim_in_channel = tried == "claim" and place is Place.SHARED
    assert found == (() if is_claim_in_channel else (Entry(Deed.REFUSED, tried),))


@pytest.mark.parametrize(
    "event",
    [
        events.Start(),
        events.Answer(CHECKIN.id, QUESTIONS[2], Choice.LEVEL_1),
        events.Comment(CHECKIN.id, QUESTIONS[1], CANARY),
        events.Typed("snooze monday"),
        events.Typed(CANARY),
        events.ShowHelp(),
        events.OfferErasure(),
        events.OfferWithdrawal(),
        events.ShowCorrection(),
    ],
)
def test_answering_and_asking_leave_no_record(event: Event) -> None:
    assert on_record(event, STAFF) == ()


@pytest.mark.parametrize("is_lead", [True, False])
def test_nobodys_words_go_on_record(is_lead: bool) -> None:
    context = a_context(person=a_person(name=CANARY, is_lead=is_lead), code=CODE)
    request = SummaryRequest(split=Split.AREA, area=CANARY, look=Look.OVERVIEW)
    tried: list[Event] = [
        events.ShowSummary(request),
        *(
            events.Typed(f"{command} {CANARY}")
            for command in ("summary", "claim", "comment", "add action data:", "least", "close", "why", "edit")
        ),
        events.Comment(CHECKIN.id, QUESTIONS[1], CANARY),
        events.AddAction("enabler:data", CANARY),
    ]
    found = [entry for event in tried for entry in on_record(event, context)]
    assert found
    assert not any(CANARY in entry.detail for entry in found)


# As it is read


NAMES = {1: "Ann", 2: "Bob"}


def test_entries_tell_who_did_what_to_whom() -> None:
    def said(actor: int | None, entry: Entry) -> str:
        return in_words(Done(NOW, actor, entry), NAMES, WORDINGS["en"])

    assert said(1, Entry(Deed.ROLE_GRANTED, "lead", 2)) == "Ann made Bob a digital lead."
    assert said(None, Entry(Deed.ROLE_WITHDRAWN, "lead", 2)).startswith("Whoever runs Waymark took")
    everything = "deleted all that was kept about themselves."
    assert said(ERASED, Entry(Deed.ERASED, "", ERASED)) == f"Somebody who was erased {everything}"
    assert said(2, Entry(Deed.EXPORTED, "csv")) == "Bob took the figures away as csv."


def test_quarters_and_themes_are_told_as_people_say_them() -> None:
    """A council that counts its quarters from April would take `Q3` for another one."""
    said = in_words(
        Done(NOW, 1, Entry(Deed.SUMMARY_SEEN, "why enabler:data by area 2026-Q3 2026-Q2")),
        NAMES,
        WORDINGS["en"],
    )
    assert said == "Ann saw a summary: why data by area July to September 2026 April to June 2026."
    theme = Done(NOW, 1, Entry(Deed.PLAN_CHANGED, "action for principle:user-centric"))
    assert in_words(theme, NAMES, WORDINGS["en"]).endswith("action for user centric.")


def test_somebody_of_whom_nothing_is_known_any_more_is_named_as_erased() -> None:
    done = Done(NOW, 99, Entry(Deed.NUDGED_ALL, "2026-Q4"))
    assert in_words(done, NAMES, WORDINGS["en"]).startswith("Somebody who was erased")


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("deed", Deed)
def test_every_deed_can_be_told(language: str, deed: Deed) -> None:
    assert "Ann" in in_words(Done(NOW, 1, Entry(deed, "detail", 2)), NAMES, WORDINGS[language])


def test_the_card_tells_when_in_the_councils_time() -> None:
    moment = datetime(2026, 7, 1, 12, tzinfo=UTC)
    card = compose_audit([Done(moment, 1, Entry(Deed.EXPORTED, "csv"))], NAMES, ENGLISH)
    (facts,) = [part for part in card.parts if isinstance(part, Facts)]
    assert facts.facts[0].label == "1pm on Wednesday 1 July"


def test_an_empty_record_is_said() -> None:
    assert any("Nothing has been recorded" in str(part) for part in compose_audit([], {}, ENGLISH).parts)
