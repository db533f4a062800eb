"""What is typed about the action plan is understood, in both languages; what is not changes nothing."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations import effects, events
from conversations.action_values import HIGHEST
from conversations.actions import (
    TEXT_LIMIT,
    ActionChange,
    Assign,
    AssignMe,
    Mark,
    Progress,
    Reword,
    Serve,
    SetDue,
)
from conversations.compose import compose
from conversations.context import Context
from conversations.effects import Effect, Say
from conversations.people import Place
from conversations.step import step
from conversations.words import ACTION_WORDS
from tests.conversations.builders import (
    BOTH,
    STARTED,
    WORDINGS,
    a_context,
    a_person,
    buttons_of,
    outline,
)
from tests.conversations.wordings import spellings

LEAD = a_context(person=a_person(is_lead=True))
"""Wednesday 7 October 2026."""

WELSH = replace(LEAD, language=BOTH["cy"])
STAFF = a_context()
CHANNEL = replace(LEAD, place=Place.SHARED)

MARCH = SetDue(date(2027, 3, 12))

CHANGES: dict[str, tuple[int, ActionChange]] = {
    "action 3 due 12 march": (3, MARCH),
    "action 3 due 12/3/2027": (3, MARCH),
    "Action 3: due by 12 March 2027": (3, MARCH),
    "action #3 is due on friday 12 march": (3, MARCH),
    "action 3 due next week please": (3, SetDue(date(2026, 10, 12))),
    "please action 3 due friday": (3, SetDue(date(2026, 10, 9))),
    "action 3 done please": (3, Mark(Progress.DONE)),
    "action 3 owner Sam Patel, please": (3, Assign("Sam Patel")),
    "action 3 say Ask them, please": (3, Reword("Ask them, please")),
    "please action 3 say Please ask": (3, Reword("Please ask")),
    "action 3 due friday": (3, SetDue(date(2026, 10, 9))),
    "action 3 due today": (3, SetDue(date(2026, 10, 7))),
    "action 3 no due date": (3, SetDue(None)),
    "action 3 owner me": (3, AssignMe()),
    "action 3 owner Sam Patel": (3, Assign("Sam Patel")),
    "action 3 owner <@U07ABC>": (3, Assign("<@U07ABC>")),
    "action 3 no owner": (3, Assign(None)),
    "action 3 owner nobody": (3, Assign(None)),
    "action 3 for places": (3, Serve("places")),
    "action 3 for Digitally Empowered Residents": (3, Serve("residents")),
    "action 3 mission councils": (3, Serve("councils")),
    "action 3 say Agree: one List, of 30": (3, Reword("Agree: one List, of 30")),
    "action 3 say  Agree\n one   list ": (3, Reword("Agree one list")),
    "action 3 started": (3, Mark(Progress.STARTED)),
    "action 3 done": (3, Mark(Progress.DONE)),
    "ACTION 3 IS DONE.": (3, Mark(Progress.DONE)),
    "action 3 planned": (3, Mark(Progress.PLANNED)),
    "action 3 dropped": (3, Mark(Progress.DROPPED)),
    "action three done": (3, Mark(Progress.DONE)),
    "actions 3 done": (3, Mark(Progress.DONE)),
    "maturity action 12 done": (12, Mark(Progress.DONE)),
}

IN_WELSH: dict[str, tuple[int, ActionChange]] = {
    "cam 3 erbyn 12 mawrth": (3, MARCH),
    "cam 3 dim dyddiad": (3, SetDue(None)),
    "cam 3 perchennog fi": (3, AssignMe()),
    "cam 3 perchennog Sam Patel": (3, Assign("Sam Patel")),
    "cam 3 dim perchennog": (3, Assign(None)),
    "cam 3 ar gyfer places": (3, Serve("places")),
    "cam 3 ar gyfer Lleoedd â chyfarpar digidol": (3, Serve("places")),
    "cam 3 dweud Cytuno ar Un Rhestr": (3, Reword("Cytuno ar Un Rhestr")),
    "cam 3 cychwyn": (3, Mark(Progress.STARTED)),
    "cam 3 wedi'i gwblhau": (3, Mark(Progress.DONE)),
    "cam 3 heb gychwyn": (3, Mark(Progress.PLANNED)),
    "cam 3 gollwng": (3, Mark(Progress.DROPPED)),
    "action 3 due 12 march": (3, MARCH),
}


def typed(text: str, context: Context = LEAD) -> tuple[Effect, ...]:
    return step(STARTED, events.Typed(text), context).effects


def said(text: str, context: Context = LEAD) -> Say:
    (only,) = typed(text, context)
    assert isinstance(only, Say)
    return only


@pytest.mark.parametrize(("text", "meant"), CHANGES.items())
@pytest.mark.parametrize("context", [LEAD, CHANNEL])
def test_a_lead_changes_an_action_by_its_number(
    text: str, meant: tuple[int, ActionChange], context: Context
) -> None:
    """What has become of it everybody in a channel reads."""
    assert typed(text, context) == (effects.ChangeAction(*meant), effects.ActionChanged(*meant))


@pytest.mark.parametrize(("text", "meant"), IN_WELSH.items())
def test_an_action_is_changed_in_welsh_as_well(text: str, meant: tuple[int, ActionChange]) -> None:
    assert typed(text, WELSH) == (effects.ChangeAction(*meant), effects.ActionChanged(*meant))


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("actions", effects.Plan(True)),
        ("Action plan", effects.Plan(True)),
        ("maturity actions", effects.Plan(True)),
        ("action 3", effects.Plan(True, number=3)),
        ("action 3 only me", effects.Plan(True, number=3)),
    ],
)
def test_the_plan_or_one_action_is_shown_to_a_lead(text: str, plan: effects.Plan) -> None:
    assert typed(text) == (plan,)
    assert typed(text, CHANNEL) == (replace(plan, private="only me" in text),)


@pytest.mark.parametrize("text", ["actions only me", "only me actions", "action plan just for me"])
def test_a_plan_that_is_for_the_lead_alone_is_shown_to_them_alone(text: str) -> None:
    assert typed(text, CHANNEL) == (effects.Plan(True, private=True),)
    assert typed(text) == (effects.Plan(True),)


@pytest.mark.parametrize("text", ["camau", "cynllun gweithredu"])
def test_the_plan_has_welsh_names(text: str) -> None:
    assert typed(text, WELSH) == (effects.Plan(True),)
    assert typed(f"{text} dim ond fi", replace(WELSH, place=Place.SHARED)) == (effects.Plan(True, True),)


@pytest.mark.parametrize(
    ("text", "theme", "mission"),
    [
        ("add action data: Agree one List", "enabler:data", "councils"),
        ("Add action  Data :\nAgree one  List", "enabler:data", "councils"),
        ("new action enabler data: Agree one List", "enabler:data", "councils"),
        ("add action user-centric: Agree one List", "principle:user-centric", "councils"),
        ("add action digitally equipped places: Agree one List", "mission:places", "places"),
        ("ychwanegu cam arweinyddiaeth: Agree one List", "enabler:leadership", "councils"),
    ],
)
def test_a_lead_adds_an_action_for_a_theme(text: str, theme: str, mission: str) -> None:
    """It serves the first mission, until a lead says otherwise: each asks as much about a theme."""
    added = effects.AddAction(theme, mission, "Agree one List")
    context = WELSH if text.startswith("ychwanegu") else LEAD
    assert typed(text, context) == (added, effects.ActionAdded("Agree one List"))


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("add action data", LEAD),
        ("please add action data, please", LEAD),
        ("ychwanegu cam data", WELSH),
        ("ychwanegu cam data os gwelwch yn dda", WELSH),
    ],
)
def test_a_theme_alone_takes_over_what_is_proposed_for_it(text: str, context: Context) -> None:
    assert typed(text, context) == (
        effects.TakeProposal("enabler:data"),
        effects.ProposalTaken("enabler:data"),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("action", "how-to-action"),
        ("action done", "how-to-action"),
        ("actions for data", "how-to-action"),
        ("action 3 fly", "action-unclear"),
        ("action 3 due", "action-unclear"),
        ("action 3 owner", "action-unclear"),
        ("action 3 say", "action-unclear"),
        ("action 3 done today", "action-unclear"),
        ("action 3 due soonish", "day-unclear-action"),
        ("action 3 due 31 february", "day-unclear-action"),
        ("action 3 due 6/10/2026", "action-due-refused"),
        ("action 3 due 1/1/0001", "action-due-refused"),
        ("action 3 due 31/12/9999", "action-due-refused"),
        ("action 3 owner " + "W" * 101, "action-unclear"),
        ("action 3 for pleasure", "action-mission-unknown"),
        ("action 3 say " + "x" * (TEXT_LIMIT + 1), "action-too-long"),
        ("action 0 done", "action-no-such"),
        ("action 1000000 done", "action-no-such"),
        (f"action {'9' * 5_000} done", "action-no-such"),
        ("action \u0663 done", "how-to-action"),
        ("action -3 done", "how-to-action"),
        ("add action", "how-to-add-action"),
        ("add action Agree one list", "how-to-add-action"),
        ("add action : Agree one list", "how-to-add-action"),
        ("add action data:", "action-empty"),
        ("add action data: " + "x" * (TEXT_LIMIT + 1), "action-too-long"),
        ("add action housing: Agree one list", "action-theme-unknown"),
    ],
)
@pytest.mark.parametrize("language", BOTH)
def test_what_cannot_be_done_is_told_with_what_can(text: str, message: str, language: str) -> None:
    spoken = replace(LEAD, language=BOTH[language])
    told = said(text, spoken)
    assert told.message == message
    assert compose(told, BOTH[language]).text
    assert said(text, replace(spoken, place=Place.SHARED)) == replace(told, private=True)


def test_an_action_can_be_as_long_as_the_limit() -> None:
    text = "x" * TEXT_LIMIT
    assert typed(f"action 3 say {text}")[0] == effects.ChangeAction(3, Reword(text))
    assert typed(f"add action data: {text}")[0] == effects.AddAction("enabler:data", "councils", text)


def test_missions_with_the_nearest_names_are_offered_to_press() -> None:
    """The offer keeps the number; with nothing near, all three are offered."""
    one = buttons_of(compose(said("action 3 for palces"), LEAD.language))
    assert [(each.label, each.value) for each in one] == [("Digitally equipped places", "action|3|for|places")]
    assert len(buttons_of(compose(said("action 3 for xyz"), LEAD.language))) == 3


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("dataa", "Did you mean Data?"),
        ("leaderhsip", "Leadership"),
        ("xyz", "Capabilities, Collaboration or Value"),
    ],
)
def test_themes_with_the_nearest_names_are_told(name: str, offered: str) -> None:
    assert offered in compose(said(f"add action {name}: x"), LEAD.language).text


@pytest.mark.parametrize("text", [*CHANGES, "add action data: x"])
def test_whoever_is_no_lead_changes_nothing_but_how_far_an_action_is(text: str) -> None:
    """Whether that is theirs to say, storage knows."""
    effects_ = typed(text, STAFF)
    if text in CHANGES and isinstance(CHANGES[text][1], Mark):
        assert outline(effects_) == "ChangeAction ActionChanged"
    else:
        assert effects_ == (Say("leads-only"),)


@pytest.mark.parametrize("text", ["actions", "actions only me", "action plan"])
def test_staff_see_the_plan_without_proposals(text: str) -> None:
    assert typed(text, STAFF) == (effects.Plan(person=STAFF.person.id),)


@pytest.mark.parametrize(
    "text", [*CHANGES, "actions", "action 3", "action", "add action", "add action data: x", "action 3 fly"]
)
def test_in_a_channel_only_leads_are_served(text: str) -> None:
    assert typed(text, replace(STAFF, place=Place.SHARED)) == (Say("leads-only", private=True),)


@given(
    st.text(st.characters(codec=None)), st.sampled_from(["action", "action 3", "action 3 due", "add action"])
)
def test_anything_can_be_typed_after_a_command(words: str, command: str) -> None:
    for context in (LEAD, WELSH, STAFF, CHANNEL):
        done = typed(f"{command} {words}", context)
        assert done
        for each in done:
            if isinstance(each, effects.ChangeAction):
                assert 0 < each.number <= HIGHEST


@pytest.mark.parametrize("language", WORDINGS)
@pytest.mark.parametrize("name", ACTION_WORDS)
def test_every_word_after_a_number_has_spellings_of_its_own(language: str, name: str) -> None:
    listed = spellings(language, f"action-{name}")
    assert listed
    others = {
        each for other in ACTION_WORDS if other != name for each in spellings(language, f"action-{other}")
    }
    assert not others & set(listed)
