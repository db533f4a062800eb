"""Whether people must take part: a lead says so, and everybody who is asked is told so."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from conversations import effects, events
from conversations.buttons import decode
from conversations.cards import Text
from conversations.effects import Say
from conversations.nudge_cards import Nudged, compose_nudge
from conversations.nudges import NudgeKind, is_reminder, manual, plan
from conversations.people import Place
from conversations.post_cards import compose_closing_post, compose_progress_post
from conversations.state import State
from conversations.status_cards import compose_status
from conversations.step import step
from conversations.summary_cards import compose_summary
from tests.conversations.builders import BOTH, ENGLISH, a_context, a_person, buttons_of
from tests.conversations.schedules import Case, at_home, cases
from tests.conversations.summaries import a_view
from tests.conversations.test_post_cards import figures
from tests.conversations.test_status_cards import FIGURES

LEAD = a_context(person=a_person(is_lead=True))
READY = step(State(), events.Arrived(), LEAD).state
CLOSES = at_home(date(2026, 12, 18), 17)
ASKED = Nudged("Alex", 0, 0, 10, CLOSES, "Europe/London", is_optional=True)
FREE = {"en": "You do not have to take part.", "cy": "Does dim rhaid i chi gymryd rhan."}
VOLUNTARY = {"en": "Taking part is voluntary", "cy": "Mae cymryd rhan yn wirfoddol"}


# A lead decides


@pytest.mark.parametrize("wanted", [True, False])
def test_a_lead_says_whether_people_must_take_part_and_gets_the_way_back(wanted: bool) -> None:
    record, said = step(READY, events.SetOptional(wanted), replace(LEAD, is_optional=not wanted)).effects
    assert record == effects.SetOptional(wanted)
    assert isinstance(said, Say)
    assert [decode(each) for each in said.buttons] == [events.SetOptional(not wanted)]


@pytest.mark.parametrize("wanted", [True, False])
def test_what_holds_already_changes_nothing(wanted: bool) -> None:
    (said,) = step(READY, events.SetOptional(wanted), replace(LEAD, is_optional=wanted)).effects
    assert said == Say("optional-already" if wanted else "mandatory-already")


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        *(("en", "check-in optional", True), ("en", "Make it optional.", True), ("en", "optional", True)),
        *(("en", "check-in mandatory", False), ("en", "mandatory", False)),
        *(("cy", "holiadur dewisol", True), ("cy", "holiadur gorfodol", False)),
    ],
)
def test_it_can_be_typed(language: str, text: str, wanted: bool) -> None:
    context = replace(LEAD, language=BOTH[language], is_optional=not wanted)
    assert step(READY, events.Typed(text), context).effects[0] == effects.SetOptional(wanted)


def test_in_a_channel_it_is_said_to_the_lead_alone() -> None:
    _, said = step(READY, events.SetOptional(True), replace(LEAD, place=Place.SHARED)).effects
    assert isinstance(said, Say)
    assert said.private


# What people are told


@pytest.mark.parametrize("language", BOTH)
def test_whoever_meets_the_bot_is_told_that_they_need_not_take_part(language: str) -> None:
    words = BOTH[language].wording
    context = replace(a_context(language=BOTH[language]), is_optional=True)
    said = [each for each in step(State(), events.Arrived(), context).effects if isinstance(each, Say)]
    (free,) = [each for each in said if FREE[language] in words.text(each.message, each.arguments)]
    assert [decode(each) for each in free.buttons] == [events.LeaveOut(True)]
    must = step(State(), events.Arrived(), replace(context, is_optional=False)).effects
    assert must == tuple(each for each in said if each is not free)


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("kind", NudgeKind)
def test_every_nudge_says_so_with_a_way_to_be_left_out(language: str, kind: NudgeKind) -> None:
    card = compose_nudge(kind, ASKED, BOTH[language])
    assert FREE[language] in card.text
    assert any(FREE[language] in part.text for part in card.parts if isinstance(part, Text))
    assert events.LeaveOut(True) in [decode(each.value) for each in buttons_of(card)]
    must = compose_nudge(kind, replace(ASKED, is_optional=False), BOTH[language])
    assert FREE[language] not in must.text
    assert events.LeaveOut(True) not in [decode(each.value) for each in buttons_of(must)]


@pytest.mark.parametrize("language", BOTH)
def test_wherever_the_response_is_judged_it_is_said_to_be_voluntary(language: str) -> None:
    chosen, said = BOTH[language], VOLUNTARY[language]
    post = replace(figures(), is_optional=True)
    shown = [
        compose_status(replace(FIGURES, is_optional=True), chosen),
        compose_progress_post(post, chosen),
        compose_closing_post(post, chosen),
        compose_summary(replace(a_view(), is_optional=True), chosen),
    ]
    assert all(str(card).count(said) == 1 for card in shown)
    must = [
        compose_status(FIGURES, chosen),
        compose_progress_post(figures(), chosen),
        compose_closing_post(figures(), chosen),
        compose_summary(a_view(), chosen),
    ]
    assert not any(said in str(card) for card in must)


def test_a_past_check_in_is_not_called_voluntary_as_nobody_knows() -> None:
    card = compose_status(replace(FIGURES, is_optional=True, is_past=True), ENGLISH)
    assert VOLUNTARY["en"] not in str(card)


# How often they are reminded


@settings(max_examples=200)
@given(cases())
def test_they_get_the_invitation_and_one_reminder_at_most(case: Case) -> None:
    must = plan(case.checkin, case.calendar, case.who, case.now)
    who = replace(case.who, is_optional=True)
    may = plan(case.checkin, case.calendar, who, case.now)
    assert sum(is_reminder(each.key) for each in may) <= 1
    assert may == must[: len(may)], "what they get comes when it would have come"
    assert len(must) == len(may) or sum(is_reminder(each.key) for each in may) == 1


@settings(max_examples=200)
@given(cases())
def test_whoever_was_reminded_is_reminded_no_more_not_even_when_a_lead_asks(case: Case) -> None:
    who = replace(case.who, is_optional=True, is_reminded=True)
    assert not any(is_reminder(each.key) for each in plan(case.checkin, case.calendar, who, case.now))
    assert manual(case.checkin, case.calendar, who, case.now) is None
