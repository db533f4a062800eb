"""The status of a check-in, and the number shown before everybody is reminded."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from conversations import events
from conversations.buttons import decode
from conversations.calendar import Calendar, YearKind
from conversations.cards import Card, Facts, Heading, Text
from conversations.nudges import NudgeKind
from conversations.people import CheckIn
from conversations.shares import percent
from conversations.status_cards import (
    NAMES_SHOWN,
    NextNudges,
    NudgeOffered,
    StatusFigures,
    Unreached,
    compose_nudge_offer,
    compose_status,
)
from tests.conversations.builders import BOTH, CHECKIN, ENGLISH, NOW, buttons_of

FIGURES = StatusFigures(
    CHECKIN,
    Calendar(),
    NOW,
    people=300,
    invited=280,
    reached=270,
    started=150,
    finished=75,
)


def facts_of(card: Card) -> dict[str, str]:
    return {fact.label: fact.value for part in card.parts if isinstance(part, Facts) for fact in part.facts}


def texts_of(card: Card) -> list[str]:
    return [part.text for part in card.parts if isinstance(part, Text | Heading)]


def pressed(card: Card) -> list[events.Event]:
    return [decode(button.value) for button in buttons_of(card)]


def test_the_status_tells_how_many_were_invited_reached_have_started_and_finished() -> None:
    card = compose_status(FIGURES, ENGLISH)
    assert card.text == (
        "Check-in for October to December 2026 (Q3 2026/27). Open until 5pm on Friday 18 December."
    )
    shown = facts_of(card)
    assert shown["Invited"] == "280 of 300 (93%)"
    assert shown["Reached"] == "270 of 300 (90%)"
    assert shown["Started"] == "150 of 300 (50%)"
    assert shown["Finished"] == "75 of 300 (25%)"


def test_a_council_that_counts_by_calendar_year_reads_its_own_numbers() -> None:
    card = compose_status(replace(FIGURES, calendar=Calendar(year=YearKind.CALENDAR)), ENGLISH)
    assert "(Q4 2026)" in card.text


@pytest.mark.parametrize(
    ("checkin", "said", "offered"),
    [
        (CHECKIN, "Open until 5pm on Friday 18 December.", events.OfferNudge()),
        (
            replace(CHECKIN, paused_at=NOW),
            "Paused: nobody is reminded, but people can answer. It closes at 5pm on Friday 18 December.",
            events.ResumeCheckIn(),
        ),
        (
            replace(CHECKIN, opens_at=datetime(2026, 10, 8, 8, 30, tzinfo=UTC)),
            "It opens at 9:30am on Thursday 8 October.",
            events.OfferOpen(),
        ),
        (replace(CHECKIN, closes_at=NOW), "Closed since 10:30am on Wednesday 7 October.", events.OfferOpen()),
    ],
)
def test_the_status_tells_where_the_checkin_stands_and_offers_what_is_next(
    checkin: CheckIn, said: str, offered: events.Event
) -> None:
    card = compose_status(replace(FIGURES, checkin=checkin), ENGLISH)
    assert said in texts_of(card)
    assert pressed(card) == [offered, events.ShowCalendar()]


def test_who_was_not_reached_is_told_apart_with_the_reason_and_what_to_do() -> None:
    unreachable = (
        Unreached("The app was removed. Ask them to install it again.", 3, ("Ann", "Bob", "Cem")),
        Unreached("", 20),
    )
    card = compose_status(replace(FIGURES, unreachable=unreachable), ENGLISH)
    assert "Not reachable" in texts_of(card)
    shown = facts_of(card)
    assert shown["3 people"] == "The app was removed. Ask them to install it again. (Ann, Bob, Cem)"
    assert shown["20 people"].startswith("Waymark has no conversation with them. Ask them to")


def test_at_most_ten_names_are_shown_and_the_others_counted() -> None:
    names = tuple(f"N{number}" for number in range(12))
    unreachable = (Unreached("Gone.", 40, names), Unreached("Away.", 12, names[:1]))
    shown = facts_of(compose_status(replace(FIGURES, unreachable=unreachable), ENGLISH))
    assert shown["40 people"] == f"Gone. ({', '.join(names[:NAMES_SHOWN])} and 30 more)"
    assert shown["12 people"] == "Away. (N0 and 11 more)"


def test_no_name_is_shown_where_none_is_given() -> None:
    shown = facts_of(compose_status(replace(FIGURES, unreachable=(Unreached("Gone.", 1),)), ENGLISH))
    assert shown["1 person"] == "Gone."


def test_who_opted_out_or_is_away_is_counted_when_there_is_anybody() -> None:
    some = facts_of(compose_status(replace(FIGURES, stopped=3, without_reminders=30, away=6), ENGLISH))
    assert some["Want no questions"] == "3 of 300 (1%)"
    assert some["Want no reminders"] == "30 of 300 (10%)"
    assert some["Away"] == "6 of 300 (2%)"
    assert (
        not {"Want no questions", "Want no reminders", "Away"}
        & facts_of(compose_status(FIGURES, ENGLISH)).keys()
    )


@pytest.mark.parametrize("language", BOTH)
def test_a_past_checkin_tells_who_answered_and_says_why_no_more(language: str) -> None:
    """Who finished, is silent or cannot be reached is known of today alone."""
    words = BOTH[language].wording
    figures = replace(
        FIGURES, is_past=True, stopped=3, without_reminders=4, away=5, unreachable=(Unreached("Gone.", 1),)
    )
    card = compose_status(figures, BOTH[language])
    assert list(facts_of(card)) == [
        words.text(f"status-{each}") for each in ("invited", "reached", "answered", "next")
    ]
    assert words.text("status-past") in texts_of(card)
    assert pressed(card) == [events.ShowStatus(), events.ShowCalendar()]


def test_what_is_scheduled_next_is_told_with_its_time() -> None:
    due = NextNudges(NudgeKind.REMINDER, datetime(2026, 10, 8, 8, 30, tzinfo=UTC))
    assert facts_of(compose_status(replace(FIGURES, next_nudges=due), ENGLISH))["Next"] == (
        "Reminders, from 9:30am on Thursday 8 October"
    )


def test_with_nothing_planned_the_next_checkin_is_told() -> None:
    assert facts_of(compose_status(FIGURES, ENGLISH))["Next"] == "The next check-in opens on Monday 4 January"


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("kind", NudgeKind)
def test_every_kind_of_nudge_can_be_next(language: str, kind: NudgeKind) -> None:
    figures = replace(FIGURES, next_nudges=NextNudges(kind, NOW))
    assert compose_status(figures, BOTH[language]).parts


def test_messages_that_wait_or_were_not_delivered_are_counted() -> None:
    shown = facts_of(compose_status(replace(FIGURES, waiting=12, undelivered=1), ENGLISH))
    assert shown["Waiting to be sent"] == "12"
    assert shown["Not delivered"].startswith("1 message. ")
    assert not {"Waiting to be sent", "Not delivered"} & facts_of(compose_status(FIGURES, ENGLISH)).keys()


@pytest.mark.parametrize("language", BOTH)
def test_a_council_without_a_checkin_is_told_so(language: str) -> None:
    words = BOTH[language].wording
    card = compose_status(StatusFigures(None, Calendar(), NOW), BOTH[language])
    assert texts_of(card) == [words.text("status-none")]
    assert pressed(card) == [events.OfferOpen(), events.ShowCalendar()]
    assert words.text("status-invited") not in facts_of(card)


def test_a_checkin_without_people_is_told_in_a_sentence() -> None:
    card = compose_status(StatusFigures(CHECKIN, Calendar(), NOW), ENGLISH)
    assert "Nobody has been asked yet: no person is known here." in texts_of(card)
    assert "Invited" not in facts_of(card)


def test_times_are_told_in_the_leads_own_zone() -> None:
    card = compose_status(replace(FIGURES, zone="Asia/Tokyo"), ENGLISH)
    assert "Open until 2am on Saturday 19 December." in texts_of(card)


def test_made_up_councils_say_that_they_are() -> None:
    card = compose_status(replace(FIGURES, checkin=replace(CHECKIN, synthetic=True)), ENGLISH)
    assert ENGLISH.wording.text("status-synthetic") in texts_of(card)


# Before everybody is reminded


def test_the_number_is_shown_with_a_button_that_reminds_them() -> None:
    card = compose_nudge_offer(NudgeOffered(CHECKIN, 42), ENGLISH)
    assert card.text.startswith("42 people have not finished. Each gets one reminder in their working hours.")
    (button,) = buttons_of(card)
    assert (button.label, decode(button.value)) == ("Remind them now", events.NudgeAll(CHECKIN.id))
    assert button.primary


def test_one_person_is_told_in_the_singular() -> None:
    assert "1 person has not finished." in compose_nudge_offer(NudgeOffered(CHECKIN, 1), ENGLISH).text


@pytest.mark.parametrize("language", BOTH)
def test_with_nobody_left_there_is_nothing_to_confirm(language: str) -> None:
    card = compose_nudge_offer(NudgeOffered(CHECKIN, 0), BOTH[language])
    assert pressed(card) == [events.ShowStatus()]
    assert card.text == BOTH[language].wording.text("nudge-offer-nobody")


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(0, 0, 0), (0, 7, 0), (1, 3, 33), (2, 3, 67), (1, 2, 50), (1, 200, 1), (1, 201, 0), (7, 7, 100)],
)
def test_shares_are_rounded_to_the_nearest_per_cent(part: int, whole: int, expected: int) -> None:
    assert percent(part, whole) == expected
