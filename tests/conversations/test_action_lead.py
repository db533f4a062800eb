"""What presses on the action plan do: old buttons, and buttons changed by hand, do no harm."""

from dataclasses import replace
from datetime import date

import pytest

from conversations import effects, events
from conversations.action_lead import YEARS_AHEAD
from conversations.actions import ActionChange, Assign, AssignMe, Mark, Progress, Reword, Serve, SetDue
from conversations.answers import LEVELS, Choice
from conversations.buttons import decode
from conversations.context import Context
from conversations.effects import Effect, Say
from conversations.events import Event
from conversations.framework import Cut
from conversations.language import Language
from conversations.people import Place
from conversations.scoring import theme_key
from conversations.state import State
from conversations.step import step
from tests.conversations.builders import (
    CHECKIN,
    ENGLISH,
    FRAMEWORK,
    WORDINGS,
    a_context,
    a_person,
    after,
    outline,
)

LEAD = a_context(person=a_person(is_lead=True))
CHANNEL = replace(LEAD, place=Place.SHARED)
READY = after(events.Arrived())
QUESTION = FRAMEWORK.questions[0]
DATA = theme_key(Cut.ENABLER, QUESTION.enabler)


def done(event: Event, context: Context = LEAD, state: State = READY) -> tuple[Effect, ...]:
    turn = step(state, event, context)
    assert turn.state == state, "the action plan touches nobody's own answers"
    return turn.effects


def accept(theme: str = DATA, question: str = QUESTION.id, level: Choice = Choice.LEVEL_2) -> Event:
    return events.AcceptAction(CHECKIN.id, theme, question, level)


@pytest.mark.parametrize("level", LEVELS[:-1])
@pytest.mark.parametrize("context", [LEAD, CHANNEL])
def test_a_proposal_is_taken_over_with_its_words_and_mission(level: Choice, context: Context) -> None:
    record, message = done(accept(level=level), context)
    step_ = QUESTION.levels[LEVELS.index(level)].next_step
    assert record == effects.AcceptAction(CHECKIN.id, DATA, QUESTION.id, level, QUESTION.mission, f"{step_}")
    assert message == effects.ActionAccepted(CHECKIN.id, QUESTION.id)


@pytest.mark.parametrize("cut", Cut)
def test_a_proposal_can_be_for_any_theme_of_its_question(cut: Cut) -> None:
    assert outline(done(accept(theme_key(cut, QUESTION.theme(cut))))) == "AcceptAction ActionAccepted"


@pytest.mark.parametrize(
    "event",
    [
        accept(level=Choice.LEVEL_5),
        accept(level=Choice.NOT_SURE),
        accept(question="no-such-question"),
        accept(theme="enabler:leadership"),
        accept(theme="enabler:no-such-theme"),
        accept(theme="data"),
        accept(theme="cell:councils:data"),
        accept(theme=""),
    ],
)
def test_a_proposal_that_fits_nothing_is_refused(event: Event) -> None:
    assert done(event) == (Say("proposal-gone", buttons=("actions",)),)
    assert done(event, CHANNEL) == (Say("proposal-gone", buttons=("actions",), private=True),)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("action|3|for|housing", "action-mission-unknown"),
        ("action|3|due|0001-01-01", "action-due-refused"),
        ("action|3|due|9999-12-31", "action-due-refused"),
        ("accept|7|enabler:data|no-such|2", "proposal-gone"),
        ("action|3|owner|Sam", "unreadable-button"),
        ("action|x|done", "unreadable-button"),
    ],
)
def test_a_value_that_was_changed_by_hand_does_no_harm(value: str, message: str) -> None:
    assert outline(done(decode(value))) == message


@pytest.mark.parametrize(
    ("day", "is_taken"),
    [
        (date(2026, 10, 6), False),
        (date(2026, 10, 7), True),
        (date(2026 + YEARS_AHEAD, 12, 31), True),
        (date(2027 + YEARS_AHEAD, 1, 1), False),
    ],
)
def test_an_action_is_due_from_today_on_and_within_five_years(day: date, is_taken: bool) -> None:
    changed = outline(done(events.ChangeAction(3, SetDue(day))))
    assert changed == ("ChangeAction ActionChanged" if is_taken else "action-due-refused")


@pytest.mark.parametrize(
    "change",
    [Reword("x"), Assign("Sam"), Assign(None), AssignMe(), SetDue(None), Serve("places"), Mark(Progress.DONE)],
)
@pytest.mark.parametrize("place", Place)
def test_leads_change_everything_and_others_at_most_how_far_it_is(change: ActionChange, place: Place) -> None:
    event = events.ChangeAction(3, change)
    both = (effects.ChangeAction(3, change), effects.ActionChanged(3, change))
    assert done(event, replace(LEAD, place=place)) == both
    is_taken = isinstance(change, Mark) and place is Place.DIRECT
    refused = (Say("leads-only", private=place is Place.SHARED),)
    assert done(event, a_context(place=place)) == (both if is_taken else refused)


@pytest.mark.parametrize("event", [accept(), events.AddAction(DATA, "x")])
@pytest.mark.parametrize("place", Place)
def test_nobody_but_a_lead_adds_to_the_plan(event: Event, place: Place) -> None:
    assert done(event, a_context(place=place)) == (Say("leads-only", private=place is Place.SHARED),)


def test_the_plan_is_for_all_who_read_along_unless_it_is_for_the_lead_alone() -> None:
    assert done(events.ShowActions(), CHANNEL) == (effects.Plan(True),)
    assert done(events.ShowActions(only_me=True), CHANNEL) == (effects.Plan(True, private=True),)
    assert done(events.ShowActions(only_me=True)) == (effects.Plan(True),)


def test_a_theme_that_the_framework_lacks_takes_no_action() -> None:
    for theme in ("enabler:no-such-theme", "mission:no-such-mission", "data", ""):
        assert outline(done(events.AddAction(theme, "x"))) == "how-to-add-action"


def test_an_added_action_serves_the_mission_that_asks_most_about_its_theme() -> None:
    """In a framework of a council's own, missions can differ in that."""
    questions = [each for each in FRAMEWORK.questions if (each.mission, each.enabler) != ("councils", "data")]
    fewer = FRAMEWORK.model_copy(update={"questions": tuple(questions)})
    language = Language.of(WORDINGS["en"], fewer, fewer)
    (record, _) = done(events.AddAction(DATA, "x"), replace(LEAD, language=language))
    assert record == effects.AddAction(DATA, "residents", "x")
    assert done(events.AddAction(DATA, "x"), replace(LEAD, language=ENGLISH))[0] == effects.AddAction(
        DATA, "councils", "x"
    )
