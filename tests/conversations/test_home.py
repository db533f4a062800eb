"""Where somebody stands, on one card."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from conversations import events
from conversations.buttons import decode
from conversations.calendar import YearKind
from conversations.cards import Card, Heading, Text
from conversations.home import HomeView, LeadView, Response, compose_home
from conversations.language import Language
from conversations.settings import Setting
from conversations.state import Phase
from tests.conversations.builders import BOTH, CHECKIN, ENGLISH, buttons_of

NEW = HomeView("Ann", "Anytown Council", YearKind.FINANCIAL, "Europe/London", Phase.READY, CHECKIN, ahead=10)
BEGUN = replace(NEW, phase=Phase.PAUSED, done=4, total=10)
FINISHED = replace(NEW, phase=Phase.FINISHED, done=10, total=10)
STOPPED = replace(BEGUN, phase=Phase.STOPPED)
BETWEEN = replace(NEW, checkin=None, opens_at=datetime(2027, 1, 4, 9, 30, tzinfo=UTC))
LEAD = LeadView(Response(300, 163, 139), is_set_up=True)


def texts_of(card: Card) -> list[str]:
    return [part.text for part in card.parts if isinstance(part, Text | Heading)]


def pressed(card: Card) -> list[events.Event]:
    return [decode(button.value) for button in buttons_of(card)]


@pytest.mark.parametrize(
    ("view", "standing", "first"),
    [
        (NEW, "You have not started yet: 10 questions, about 5 minutes.", events.Start()),
        (BEGUN, "You have done 4 of 10 questions.", events.Start()),
        (
            FINISHED,
            "You have done all 10 questions, thank you. You can still change your answers.",
            events.ShowRecap(),
        ),
        (STOPPED, "You asked me to stop, so I ask you nothing.", events.Start()),
        (BETWEEN, "There is nothing for you to do.", events.ShowActions()),
        (
            replace(NEW, is_left_out=True),
            "You are left out: I ask you nothing, and you are not counted.",
            events.LeaveOut(False),
        ),
    ],
)
def test_it_says_where_they_stand_and_offers_what_they_came_for(
    view: HomeView, standing: str, first: events.Event
) -> None:
    card = compose_home(view, ENGLISH)
    assert card.text == f"Hello Ann. {standing}"
    assert pressed(card)[0] == first


def test_start_becomes_resume_once_they_have_begun() -> None:
    labels = [buttons_of(compose_home(view, ENGLISH))[0].label for view in (NEW, BEGUN, STOPPED)]
    assert labels == ["Start", "Resume", "Resume"]


def test_it_says_until_when_or_from_when() -> None:
    assert texts_of(compose_home(NEW, ENGLISH))[1] == (
        "Anytown Council's check-in for October to December 2026 (Q3 2026/27) is open until 5pm on Friday "
        "18 December."
    )
    assert texts_of(compose_home(BETWEEN, ENGLISH))[1] == (
        "No check-in of Anytown Council is open. The next one opens on Monday 4 January."
    )
    assert "none is planned" in texts_of(compose_home(replace(BETWEEN, opens_at=None), ENGLISH))[1]


@pytest.mark.parametrize("language", BOTH)
def test_a_council_that_nobody_has_named_is_not_called_by_its_tenants_id(language: str) -> None:
    tenant = "9a7c1c8e-2f55-4c8e-8f1a-5d7f3f0a1b2c"
    for view in (NEW, BETWEEN, replace(BETWEEN, opens_at=None)):
        card = compose_home(replace(view, council=tenant), BOTH[language])
        assert tenant not in str(card)
    assert texts_of(compose_home(replace(NEW, council=tenant), ENGLISH))[1].startswith(
        "Your council's check-in"
    )


def test_times_are_told_where_the_person_lives() -> None:
    assert "6pm on Friday 18 December" in texts_of(compose_home(replace(NEW, zone="Europe/Paris"), ENGLISH))[1]


def test_a_lead_sees_the_response_and_the_next_steps() -> None:
    card = compose_home(replace(NEW, lead=LEAD), ENGLISH)
    assert "163 of 300 (54%)" in str(card)
    assert "139 of 300 (46%)" in str(card)
    assert pressed(card)[-3:] == [events.ShowStatus(), events.ShowSummary(), events.ShowSettings()]


def test_a_lead_of_a_council_that_is_not_set_up_is_offered_to_do_that() -> None:
    begins = events.ShowSetting(Setting.NAME, guided=True)
    new = compose_home(replace(NEW, lead=replace(LEAD, is_set_up=False)), ENGLISH)
    assert begins in pressed(new)
    assert begins not in pressed(compose_home(replace(NEW, lead=LEAD), ENGLISH))


def test_between_check_ins_a_lead_can_open_one() -> None:
    card = compose_home(replace(BETWEEN, lead=LeadView(None, is_set_up=True)), ENGLISH)
    assert events.OfferOpen() in pressed(card)
    assert "(54%)" not in str(card)


def test_before_anybody_is_known_the_response_is_no_fraction_of_nothing() -> None:
    card = compose_home(replace(NEW, lead=LeadView(Response(0, 0, 0), is_set_up=True)), ENGLISH)
    assert "0 of 0" not in str(card)


def test_nobody_else_sees_how_the_council_does() -> None:
    assert events.ShowStatus() not in pressed(compose_home(NEW, ENGLISH))


@pytest.mark.parametrize("language", BOTH.values(), ids=BOTH)
def test_on_the_page_it_says_where_answers_come(language: Language) -> None:
    on_page, as_message = (texts_of(compose_home(BEGUN, language, on_page=each)) for each in (True, False))
    assert on_page[:-1] == as_message
