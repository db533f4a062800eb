"""Invitations and reminders: short, kind, and with a way to be left in peace."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from conversations import events
from conversations.buttons import decode
from conversations.cards import Card, Text
from conversations.nudge_cards import Nudged, compose_nudge
from conversations.nudges import NudgeKind
from tests.conversations.builders import BOTH, ENGLISH, buttons_of

CLOSES = datetime(2026, 10, 21, 16, tzinfo=UTC)
NEW = Nudged("Alex", 0, 0, 10, CLOSES, "Europe/London")
HALFWAY = replace(NEW, done=4, total=10)


def texts_of(card: Card) -> list[str]:
    return [part.text for part in card.parts if isinstance(part, Text)]


def pressed(card: Card) -> list[events.Event]:
    return [decode(button.value) for button in buttons_of(card)]


def test_an_invitation_tells_how_many_questions_how_long_and_until_when() -> None:
    card = compose_nudge(NudgeKind.INVITATION, NEW, ENGLISH)
    assert card.text == (
        "Hello Alex. This quarter's check-in is open: how is digital work really going? "
        "10 questions, about 5 minutes. Open until 5pm on Wednesday 21 October."
    )


@pytest.mark.parametrize("kind", NudgeKind)
def test_whoever_is_half_way_picks_up_where_they_left_off(kind: NudgeKind) -> None:
    card = compose_nudge(kind, HALFWAY, ENGLISH)
    assert "4 of 10 done, pick up where you left off." in card.text
    assert buttons_of(card)[0].label == "Resume"


@pytest.mark.parametrize("kind", NudgeKind)
def test_whoever_has_answered_nothing_starts(kind: NudgeKind) -> None:
    """Also somebody who saw the first question and left."""
    for person in (NEW, replace(NEW, total=10, ahead=0)):
        card = compose_nudge(kind, person, ENGLISH)
        assert "10 questions, about 5 minutes" in card.text
        assert buttons_of(card)[0].label == "Start"


def test_one_question_is_told_in_the_singular() -> None:
    card = compose_nudge(NudgeKind.REMINDER, replace(NEW, ahead=1), ENGLISH)
    assert "1 question, about 1 minute." in card.text


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("person", [NEW, HALFWAY])
def test_every_kind_of_nudge_says_why_it_comes(language: str, person: Nudged) -> None:
    """No two kinds read the same, in either language, and each names the person and the close."""
    cards = [compose_nudge(kind, person, BOTH[language]) for kind in NudgeKind]
    assert len({card.text for card in cards}) == len(NudgeKind)
    closes = BOTH[language].wording.moment(CLOSES, "Europe/London")
    for card in cards:
        assert "Alex" in card.text
        assert closes in card.text
        assert len(card.text) <= 300, "a phone shows it without scrolling"


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("kind", NudgeKind)
def test_a_nudge_can_be_put_off_or_stopped_by_a_button_and_in_words(language: str, kind: NudgeKind) -> None:
    card = compose_nudge(kind, NEW, BOTH[language])
    put_off = [] if kind is NudgeKind.LAST_DAY else [events.Typed("snooze tomorrow")]
    assert pressed(card) == [events.Start(), *put_off, events.WantReminders(False)]
    assert [button.primary for button in buttons_of(card)] == [True] + [False] * (len(put_off) + 1)
    quiet = [part.text for part in card.parts if isinstance(part, Text) and part.quiet]
    assert len(quiet) == 1


def test_the_close_is_told_in_the_persons_own_time_zone() -> None:
    card = compose_nudge(NudgeKind.LAST_DAY, replace(NEW, zone="Asia/Tokyo"), ENGLISH)
    assert "1am on Thursday 22 October" in card.text


def test_the_notification_says_what_the_card_says() -> None:
    card = compose_nudge(NudgeKind.REMINDER, HALFWAY, ENGLISH)
    assert card.text == " ".join(texts_of(card)[:2])
