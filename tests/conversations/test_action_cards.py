"""The action plan as people read it, and what they can press on it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from adapters.plain import plain_text
from conversations import events
from conversations.action_answers import (
    compose_action_accepted,
    compose_action_added,
    compose_action_changed,
)
from conversations.action_cards import OPEN_SHOWN, compose_plan
from conversations.action_news import TOLD, moved, you_said
from conversations.action_nudge_cards import compose_action_nudge
from conversations.action_nudges import ActionNudgeKind
from conversations.action_view import ChangeOutcome, ChangeResult, Moved, PlanView
from conversations.actions import Action, ActionChange, Assign, AssignMe, Mark, Progress, Reword, Serve, SetDue
from conversations.answers import Choice
from conversations.buttons import decode
from conversations.cards import Card, Heading, Text
from conversations.scoring import Histogram
from conversations.statistics import difference, sample
from tests.conversations.builders import BOTH, ENGLISH, NOW, QUARTER, WELSH, buttons_of
from tests.conversations.plans import (
    CHATBOT,
    EMPTY,
    FOR_LEAD,
    FOR_STAFF,
    LIST,
    PLAN,
    PROPOSALS,
    SAM,
    SPONSOR,
    TODAY,
    WIFI,
    long_plan,
)
from tests.conversations.summaries import DATA, LOW, MIDDLING, figures_of, levels


def text(view: PlanView) -> str:
    return plain_text(compose_plan(view, ENGLISH), width=1_000)


def labels(card: Card) -> list[str]:
    return [each.label for each in buttons_of(card)]


def headings(view: PlanView) -> list[str]:
    return [part.text for part in compose_plan(view, ENGLISH).parts if isinstance(part, Heading)]


# The plan


def test_the_plan_is_told_by_mission_with_open_actions_first_and_ended_ones_counted() -> None:
    assert headings(FOR_STAFF) == [
        "Action plan: Northwick",
        "Digitally enabled councils",
        "Digitally equipped places",
    ]
    told = text(FOR_STAFF)
    assert "2 actions are open. 1 is late. 1 is done. 1 was dropped." in told
    assert "1. Data (late): Agree one list of our data sets" in told
    assert "owner Sam Patel \u00b7 was due Friday 30 October \u00b7 started" in told
    assert "2. Leadership: Name a sponsor for digital work" in told
    assert "no owner yet \u00b7 no due date \u00b7 planned" in told
    assert WIFI.text not in told
    assert CHATBOT.text not in told


def test_an_action_is_late_on_the_day_after_it_was_due() -> None:
    for day, is_late in ((date(2026, 10, 30), False), (date(2026, 10, 31), True)):
        assert ("1 is late" in text(replace(FOR_STAFF, today=day))) is is_late


def test_a_day_of_another_year_is_told_with_its_year() -> None:
    due = replace(SPONSOR, due_on=date(2027, 3, 12))
    assert "due Friday 12 March 2027" in text(replace(FOR_STAFF, actions=[due]))


def test_what_is_due_first_stands_first() -> None:
    days = {5: None, 6: date(2027, 1, 8), 7: date(2026, 12, 4), 8: date(2026, 12, 4)}
    plan = [replace(SPONSOR, number=number, due_on=day) for number, day in days.items()]
    told = text(replace(FOR_STAFF, actions=plan))
    places = [told.index(f"{number}. Leadership") for number in (7, 8, 6, 5)]
    assert places == sorted(places)


def test_staff_see_neither_buttons_nor_proposals() -> None:
    """Not even where somebody hands them over."""
    card = compose_plan(replace(FOR_LEAD, for_lead=False), ENGLISH)
    assert labels(card) == []
    assert "could come next" not in plain_text(card)


def test_a_lead_opens_each_action_and_adds_each_proposal_with_a_press() -> None:
    pressed = [decode(each.value) for each in buttons_of(compose_plan(FOR_LEAD, ENGLISH))]
    accepted = [events.AcceptAction(7, each.theme, each.question, each.level) for each in PROPOSALS]
    assert pressed == [events.ShowActions(number=1), events.ShowActions(number=2), *accepted]


def test_what_is_opened_from_a_plan_for_the_lead_alone_is_for_them_alone() -> None:
    card = compose_plan(FOR_LEAD, ENGLISH, private=True)
    assert decode(buttons_of(card)[0].value) == events.ShowActions(only_me=True, number=1)


def test_a_proposal_tells_the_level_the_step_and_what_holds_back() -> None:
    told = text(FOR_LEAD)
    assert "Data: Exploring 1.7" in told
    assert f"Next step from Exploring: {PROPOSALS[0].text}" in told
    assert "Held back most by: Lack of digital expertise." in told
    assert "published answers of October to December 2026" in told


def test_a_step_from_another_level_than_the_themes_says_where_it_comes_from() -> None:
    apart = replace(PROPOSALS[0], theme_level=Choice.LEVEL_3)
    told = text(replace(FOR_LEAD, proposals=(apart,)))
    assert f"One of its questions stands at Exploring. Next step from there: {apart.text}" in told


def test_a_step_is_proposed_in_the_readers_language() -> None:
    welsh = WELSH.framework.by_id[PROPOSALS[0].question].levels[PROPOSALS[0].level - 1].next_step
    told = plain_text(compose_plan(FOR_LEAD, WELSH), width=1_000)
    assert welsh
    assert welsh in told
    assert PROPOSALS[0].text not in told


def test_to_build_on_are_the_themes_that_stand_highest_and_none_that_is_proposed_for() -> None:
    assert "Strengths to build on: Leadership (enabler)" in text(FOR_LEAD)
    leadership = replace(PROPOSALS[0], theme="enabler:leadership")
    assert "Leadership (enabler)" not in text(replace(FOR_LEAD, proposals=[leadership]))


def test_an_empty_plan_says_so_and_how_to_add_to_it() -> None:
    told = text(EMPTY)
    assert "The action plan is empty." in told
    assert "No figures have been published yet" in told
    assert "add action data: Agree one list of our data sets" in told
    assert text(replace(EMPTY, for_lead=False)).splitlines()[-1] == "The action plan is empty."


def test_figures_without_a_level_propose_nothing_and_say_so() -> None:
    nothing = figures_of({})
    assert "No figures have been published yet" in text(replace(EMPTY, checkin=7, figures=nothing))


def test_no_gap_is_told() -> None:
    assert "No further step is proposed" in text(replace(FOR_LEAD, proposals=()))


def test_of_a_long_plan_the_most_urgent_are_shown_and_of_the_others_the_numbers_told() -> None:
    plan = [replace(SPONSOR, number=number) for number in range(1, OPEN_SHOWN + 4)]
    told = text(replace(FOR_STAFF, actions=plan))
    assert f"{OPEN_SHOWN}. Leadership" in told
    assert f"{OPEN_SHOWN + 1}. Leadership" not in told
    assert "And 3 more. Their numbers: 13, 14, 15." in told
    assert "And 48 more. The first of their numbers: 999951, " in text(
        replace(FOR_STAFF, actions=long_plan(60))
    )


def test_actions_outlive_the_themes_and_missions_of_a_framework() -> None:
    gone = replace(LIST, theme="enabler:gone", mission="gone")
    view = replace(FOR_LEAD, actions=[gone, SPONSOR])
    assert "For no mission of the framework" in headings(view)
    assert "Action 1" in text(view)
    assert "Agree one list" in text(replace(view, number=1))
    assert compose_action_accepted(gone, TODAY, ENGLISH).text


# One action


def test_one_action_is_shown_with_all_that_is_known_of_it() -> None:
    told = text(replace(FOR_LEAD, number=1))
    for line in (
        *("Action 1", "Agree one list of our data sets", "Progress: started", "Owner: Sam Patel"),
        *("Due: Friday 30 October (late)", "Theme: Data", "Mission: Digitally enabled councils"),
        "Stood at: Exploring 2.4 (July to September 2026)",
        "Held back most by: Reduced funding",
    ):
        assert line in told
    assert "action 1 due 12 march" in told


def test_what_nobody_knows_of_an_action_is_left_out() -> None:
    told = text(replace(FOR_LEAD, number=2))
    assert "Owner: No owner yet" in told
    assert "Due: No due date" in told
    assert "Stood at" not in told
    assert "Held back" not in told


@pytest.mark.parametrize(
    ("progress", "offered"),
    [
        (Progress.PLANNED, {"Started": Progress.STARTED, "Done": Progress.DONE}),
        (Progress.STARTED, {"Done": Progress.DONE, "Not started yet": Progress.PLANNED}),
        (Progress.DONE, {"Not done yet": Progress.STARTED}),
        (Progress.DROPPED, {"Take it up again": Progress.PLANNED}),
    ],
)
def test_a_press_tells_how_far_an_action_is_or_takes_that_back(
    progress: Progress, offered: dict[str, Progress]
) -> None:
    view = replace(FOR_LEAD, number=1, actions=[replace(LIST, progress=progress)])
    shown = {each.label: decode(each.value) for each in buttons_of(compose_plan(view, ENGLISH))}
    marks = {label: events.ChangeAction(1, Mark(reached)) for label, reached in offered.items()}
    assert shown == {**marks, "Action plan": events.ShowActions()}


def test_a_lead_takes_an_action_that_is_nobodys_with_a_press() -> None:
    assert "Assign to me" in labels(compose_plan(replace(FOR_LEAD, number=2), ENGLISH))
    assert "Assign to me" not in labels(compose_plan(replace(FOR_LEAD, number=1), ENGLISH))


def test_owners_can_mark_what_is_theirs_and_nobody_else_is_offered_it() -> None:
    own = compose_plan(replace(FOR_STAFF, number=1, person=SAM.id), ENGLISH)
    assert labels(own) == ["Done", "Not started yet", "Action plan"]
    for number, person in ((1, 9), (1, None), (2, SAM.id), (2, None)):
        card = compose_plan(replace(FOR_STAFF, number=number, person=person), ENGLISH)
        assert labels(card) == []


def test_a_number_that_is_no_action_is_said() -> None:
    card = compose_plan(replace(FOR_LEAD, number=1_234), ENGLISH)
    assert "There is no action 1234" in card.text
    assert labels(card) == ["Action plan"]


# What has become of it


@pytest.mark.parametrize(
    ("action", "asks"),
    [
        (SPONSOR, "Next, say who sees to it, and by when"),
        (replace(SPONSOR, owner=SAM), "Next, say by when"),
        (replace(SPONSOR, due_on=TODAY), "Next, say who sees to it: "),
    ],
)
def test_what_is_new_in_the_plan_gets_its_number_and_asks_for_what_is_missing(
    action: Action, asks: str
) -> None:
    for card in (
        compose_action_accepted(action, TODAY, ENGLISH),
        compose_action_added(action, TODAY, ENGLISH),
    ):
        assert card.text == "Action 2 is in the plan. Name a sponsor for digital work"
        assert asks in plain_text(card, width=1_000)


def test_an_action_that_lacks_nothing_asks_for_nothing() -> None:
    assert "Next," not in plain_text(compose_action_accepted(LIST, TODAY, ENGLISH))
    ended = replace(SPONSOR, progress=Progress.DONE)
    assert "Next," not in plain_text(compose_action_accepted(ended, TODAY, ENGLISH))


def test_what_could_not_be_kept_is_told() -> None:
    assert "belongs to no check-in of your council" in compose_action_accepted(None, TODAY, ENGLISH).text
    assert "had no check-in yet" in compose_action_added(None, TODAY, ENGLISH).text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Reword("x"), "Action 1 has new words."),
        (Assign("Sam"), "Action 1 now belongs to Sam Patel."),
        (AssignMe(), "Action 1 now belongs to Sam Patel."),
        (SetDue(date(2026, 10, 30)), "Action 1 is due on Friday 30 October."),
        (Serve("councils"), "Action 1 serves this mission: Digitally enabled councils."),
        (Mark(Progress.STARTED), "Action 1 has been started."),
    ],
)
def test_after_a_change_the_action_is_told_as_it_stands(change: ActionChange, said: str) -> None:
    card = compose_action_changed(ChangeOutcome(ChangeResult.CHANGED, 1, change, LIST), TODAY, ENGLISH)
    assert card.text == f"{said} Agree one list of our data sets"
    told = plain_text(card, width=1_000)
    assert "Digitally enabled councils \u00b7 owner Sam Patel \u00b7 was due Friday 30 October" in told
    assert labels(card) == ["Done", "Not started yet", "Action plan"]


@pytest.mark.parametrize("progress", Progress)
def test_how_far_an_action_is_has_a_sentence_each(progress: Progress) -> None:
    marked = replace(SPONSOR, progress=progress)
    outcome = ChangeOutcome(ChangeResult.CHANGED, 2, Mark(progress), marked)
    sentences = {
        Progress.PLANNED: "Action 2 has not been started yet.",
        Progress.STARTED: "Action 2 has been started.",
        Progress.DONE: "Action 2 is done.",
        Progress.DROPPED: "Action 2 has been dropped.",
    }
    assert compose_action_changed(outcome, TODAY, ENGLISH).text.startswith(sentences[progress])


@pytest.mark.parametrize(
    ("result", "names", "said"),
    [
        (ChangeResult.NO_SUCH_ACTION, (), "There is no action 1,"),
        (ChangeResult.NO_SUCH_PERSON, (), "I know nobody called \u201cSam\u201d at your council"),
        (ChangeResult.SEVERAL_PEOPLE, (), "\u201cSam\u201d could be several people"),
        (ChangeResult.SEVERAL_PEOPLE, ("Sam A", "Sam B"), "\u201cSam\u201d could be Sam A or Sam B"),
        (ChangeResult.NOT_THEIRS, (), "Only digital leads, and whoever an action belongs to"),
    ],
)
def test_why_nothing_has_changed_is_told(result: ChangeResult, names: tuple[str, ...], said: str) -> None:
    action = None if result is ChangeResult.NO_SUCH_ACTION else LIST
    outcome = ChangeOutcome(result, 1, Assign("Sam"), action, names)
    card = compose_action_changed(outcome, TODAY, ENGLISH)
    assert said in card.text
    assert "has changed" in card.text or "has not changed" in card.text


# In a check-in's own messages


def did(plan: list[Action], since: datetime | None = None) -> list[str]:
    return [part.text for part in you_said(plan, since, ENGLISH) if isinstance(part, Text)]


def test_staff_are_told_what_was_done_since_they_were_asked_and_what_has_been_started() -> None:
    assert did(list(PLAN)) == [
        "You said, we did",
        "Done: Open the libraries' wifi",
        "Started: Agree one list of our data sets",
    ]


def test_what_was_done_before_the_earlier_checkin_has_been_told_already() -> None:
    assert did([WIFI], NOW) == ["You said, we did", "Done: Open the libraries' wifi"]
    assert did([WIFI], datetime(2026, 10, 8, tzinfo=UTC)) == []


def test_nothing_done_and_nothing_started_is_not_told() -> None:
    assert did([SPONSOR, CHATBOT]) == []


def test_staff_are_told_of_a_few_actions_and_how_many_more_there_are() -> None:
    plan = [replace(WIFI, number=number, ended_at=NOW.replace(day=number)) for number in range(1, TOLD + 3)]
    told = did(plan)
    assert len(told) == TOLD + 2
    assert told[-1] == "And 2 more: type actions to see them all."
    assert "Sam" not in " ".join(did([LIST]))


def a_move(now: Histogram, before: Histogram) -> Moved:
    this, that = sample(now), sample(before)
    assert this
    assert that
    return Moved(DATA, (1, 3), QUARTER - 1, QUARTER, difference(this, that))


def test_a_theme_that_has_clearly_moved_is_told_with_both_means() -> None:
    (title, line) = moved([a_move(MIDDLING, LOW)], ENGLISH)
    assert title == Text("What has moved since actions were agreed")
    assert line == Text(
        "Data: it was 1.7 in July to September 2026, when action 1 and action 3 began, and is now 2.8: up 1.2, "
        "which is more than chance."
    )


def test_a_theme_that_may_have_moved_by_chance_shows_no_clear_change() -> None:
    (_, line) = moved([a_move(levels(1, 2, 3, 0, 0), levels(2, 2, 2, 0, 0))], ENGLISH)
    assert isinstance(line, Text)
    assert line.text.endswith("is now 2.3: no clear change.")


def test_nothing_to_compare_is_nothing_told() -> None:
    assert moved([], ENGLISH) == ()


# Reminders


def test_an_owner_is_reminded_with_what_they_can_press() -> None:
    card = compose_action_nudge(ActionNudgeKind.SOON, LIST, "Sam", date(2026, 10, 23), ENGLISH)
    assert card.text.startswith("Hello Sam. Action 1, which is yours, is due on Friday 30 October.")
    assert "Data: Agree one list of our data sets" in plain_text(card, width=1_000)
    assert labels(card) == ["Done", "Not started yet", "Stop reminders"]


@pytest.mark.parametrize(
    ("today", "said"),
    [(date(2026, 10, 30), "is due today"), (date(2026, 10, 29), "is due on Friday 30 October")],
)
def test_the_due_day_is_named_where_it_is_not_today(today: date, said: str) -> None:
    assert said in compose_action_nudge(ActionNudgeKind.DUE, LIST, "Sam", today, ENGLISH).text


def test_whoever_is_late_is_asked_how_far_it_is() -> None:
    assert "was due on Friday 30 October. How far is it?" in (
        compose_action_nudge(ActionNudgeKind.LATE, LIST, "Sam", TODAY, ENGLISH).text
    )


def test_an_action_for_no_day_has_no_reminder() -> None:
    with pytest.raises(ValueError, match="is not due"):
        compose_action_nudge(ActionNudgeKind.DUE, SPONSOR, "Sam", TODAY, ENGLISH)


@pytest.mark.parametrize("language", BOTH)
def test_every_card_is_there_in_both_languages(language: str) -> None:
    """Welsh has its own words for each; the actions themselves stay as they were written."""
    spoken = BOTH[language]
    views = (FOR_LEAD, FOR_STAFF, EMPTY, replace(FOR_LEAD, number=1), replace(FOR_LEAD, number=99))
    for view in views:
        assert compose_plan(view, spoken).text
        assert compose_plan(view, WELSH).text != compose_plan(view, ENGLISH).text
    for result in ChangeResult:
        assert compose_action_changed(ChangeOutcome(result, 1, Assign("Sam"), LIST), TODAY, spoken).text
