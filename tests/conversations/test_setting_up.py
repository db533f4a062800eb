"""What a lead does about the council's settings, and the guided set-up step by step."""

from dataclasses import replace

import pytest

from conversations import effects, events
from conversations.audit import Deed, Entry, deeds
from conversations.buttons import decode, encode
from conversations.calendar import Calendar, Nation, YearKind
from conversations.context import Context
from conversations.effects import Effect, Say
from conversations.events import Event
from conversations.people import Place
from conversations.setting_up import LONGEST_NAME, decide_setting
from conversations.settings import STEPS, Setting, step_after, step_before
from conversations.state import Phase, State
from conversations.step import step
from tests.conversations.builders import CODE, WELSH, a_context, a_person

LEAD = a_person(is_lead=True)
NEW = replace(a_context(person=LEAD), council_name="Anytown")
SET_UP = replace(NEW, is_set_up=True)
SHARED = replace(NEW, place=Place.SHARED)
READY = State(phase=Phase.READY)
NEXT = effects.SettingCard(Setting.YEAR, guided=True)


def decided(event: Event, context: Context = NEW) -> tuple[Effect, ...]:
    return step(READY, event, context).effects


def typed(text: str, context: Context = NEW) -> tuple[Effect, ...]:
    return decided(events.Typed(text), context)


def said(some: tuple[Effect, ...]) -> list[str]:
    return [each.message for each in some if isinstance(each, Say)]


# The steps


def test_each_step_leads_to_the_next_and_back() -> None:
    walked = [STEPS[0]]
    while (following := step_after(walked[-1])) is not None:
        assert step_before(following) is walked[-1]
        walked.append(following)
    assert tuple(walked) == STEPS
    assert step_before(STEPS[0]) is None


def test_what_is_no_step_leads_nowhere() -> None:
    assert (step_after(Setting.LEAST), step_before(Setting.LEAST)) == (None, None)


@pytest.mark.parametrize("setting", Setting)
def test_a_step_is_told_by_its_button_alone(setting: Setting) -> None:
    """Nothing is kept of where somebody is: an old button shows its own step."""
    guided = setting in STEPS
    shown = decode(encode(events.ShowSetting(setting, guided)))
    assert shown == events.ShowSetting(setting, guided)


@pytest.mark.parametrize(
    "value",
    [
        *(
            "setting",
            "setting|",
            "setting|gone",
            "set-up|gone",
            "set-up|least",
            "set-up|name|x",
            "nation|wales",
        ),
        *(
            "nation|france|",
            "nation|wales|maybe",
            "year|lunar|",
            "year|calendar|set-up|x",
            "year||",
            "nation||set-up",
        ),
    ],
)
def test_a_value_that_is_not_ours_is_unreadable(value: str) -> None:
    assert decode(value) == events.Unreadable()


# Choosing


def test_a_choice_in_the_set_up_is_kept_told_and_followed_by_the_next_step() -> None:
    assert decided(events.SetNation(Nation.WALES, guided=True)) == (
        effects.ChangeCalendar(nation=Nation.WALES),
        Say("nation-changed", {"before": "England", "after": "Wales"}),
        NEXT,
    )


def test_a_choice_that_was_made_before_keeps_nothing_and_still_leads_on() -> None:
    in_wales = replace(NEW, calendar=Calendar(nation=Nation.WALES))
    assert decided(events.SetNation(Nation.WALES, guided=True), in_wales) == (
        Say("nation-same", {"after": "Wales"}),
        NEXT,
    )


def test_a_choice_outside_the_set_up_leads_back_to_all_settings() -> None:
    told = {"before": "the council year, from April", "after": "the calendar year, from January"}
    assert decided(events.SetYear(YearKind.CALENDAR), SET_UP) == (
        effects.ChangeCalendar(year=YearKind.CALENDAR),
        Say("year-changed", told, ("settings",)),
    )


def test_what_is_typed_before_the_council_is_set_up_offers_the_next_step_too() -> None:
    (_, told) = typed("nation wales")
    assert isinstance(told, Say)
    assert [decode(each) for each in told.buttons] == [
        events.ShowSetting(Setting.YEAR, guided=True),
        events.ShowSettings(),
    ]


def test_the_last_choice_of_the_years_goes_on_to_where_news_goes() -> None:
    (*_, following) = decided(events.SetYear(YearKind.CALENDAR, guided=True))
    assert following == effects.SettingCard(Setting.POSTS, guided=True)


# The name


def test_a_name_is_kept_as_it_is_written_but_for_spaces_and_quotes() -> None:
    for text in ("council name St Helens  Borough Council", 'council name "St Helens Borough Council"'):
        record, told = typed(text, SET_UP)
        assert record == effects.NameCouncil("St Helens Borough Council")
        assert told == Say(
            "council-named", {"before": "Anytown", "after": "St Helens Borough Council"}, ("settings",)
        )


def test_the_same_name_changes_nothing() -> None:
    assert said(typed("council name Anytown")) == ["council-name-same"]
    assert len(typed("council name Anytown")) == 1


@pytest.mark.parametrize("name", ["X", "", "12345", "...", "x" * (LONGEST_NAME + 1)])
def test_what_can_be_no_name_is_refused(name: str) -> None:
    assert said(decide_setting(events.NameCouncil(name), NEW)) == ["council-name-unclear"]


def test_a_name_that_no_database_can_hold_is_made_fit() -> None:
    record, _ = decide_setting(events.NameCouncil("Any\0town"), NEW)
    assert record == effects.NameCouncil("Any\ufffdtown")


# Typing


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("settings", events.ShowSettings()),
        ("set up", events.ShowSetting(Setting.NAME, guided=True)),
        ("setup", events.ShowSetting(Setting.NAME, guided=True)),
        ("set up 3", events.ShowSetting(Setting.YEAR, guided=True)),
        ("set up 0", events.ShowSetting(Setting.NAME, guided=True)),
        ("set up 8", events.ShowSetting(Setting.NAME, guided=True)),
        ("set up x", events.ShowSetting(Setting.NAME, guided=True)),
        ("council name", events.ShowSetting(Setting.NAME)),
        ("nation", events.ShowSetting(Setting.NATION)),
        ("nation France", events.ShowSetting(Setting.NATION)),
        ("Nation Northern Ireland.", events.SetNation(Nation.NORTHERN_IRELAND)),
        ("bank holidays scotland", events.SetNation(Nation.SCOTLAND)),
        ("year january", events.SetYear(YearKind.CALENDAR)),
        ("year from April", events.SetYear(YearKind.FINANCIAL)),
        ("year", events.ShowSetting(Setting.YEAR)),
    ],
)
def test_what_is_typed_means_what_the_buttons_do(text: str, event: Event) -> None:
    assert typed(text) == decided(event)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("gosodiadau", events.ShowSettings()),
        ("gosod cam 2", events.ShowSetting(Setting.NATION, guided=True)),
        ("gwlad Cymru", events.SetNation(Nation.WALES)),
        ("blwyddyn ionawr", events.SetYear(YearKind.CALENDAR)),
        ("enw'r cyngor Cyngor Sir", events.NameCouncil("Cyngor Sir")),
    ],
)
def test_it_can_be_typed_in_welsh(text: str, event: Event) -> None:
    context = replace(NEW, language=WELSH)
    assert typed(text, context) == decided(event, context)


# Who, and where


@pytest.mark.parametrize(
    "event",
    [events.ShowSetting(Setting.NAME, guided=True), events.SetNation(Nation.WALES, True), events.FinishSetUp()],
)
def test_nobody_is_led_through_it_where_others_read_along(event: Event) -> None:
    assert decided(event, SHARED) == (Say("set-up-directly", private=True),)


def test_a_setting_is_changed_in_a_channel_for_the_lead_s_eyes_alone() -> None:
    record, told = decided(events.SetNation(Nation.WALES), SHARED)
    assert record == effects.ChangeCalendar(nation=Nation.WALES)
    assert isinstance(told, Say)
    assert (told.private, told.buttons) == (True, ("settings",))
    assert decided(events.ShowSettings(), SHARED) == (effects.Settings(private=True),)


def test_home_is_not_shown_where_others_read_along() -> None:
    assert said(typed("home", SHARED)) == ["only-leads-here"]
    assert decided(events.HomeOpened(), SHARED) == ()


# The beginning and the end


def test_a_new_lead_is_offered_the_set_up_unless_it_was_done() -> None:
    nobody = a_context(code=CODE)
    for context, message, first in (
        (nobody, "claim-done-new", "set-up"),
        (replace(nobody, is_set_up=True), "claim-done", "summary"),
    ):
        _, told = typed(f"claim {CODE}", context)
        assert isinstance(told, Say)
        assert (told.message, told.buttons[0]) == (message, first)


def test_only_while_nobody_leads_a_newcomer_hears_of_the_code() -> None:
    for code, told in ((CODE, True), (None, False)):
        first = step(State(), events.Arrived(), a_context(code=code)).effects
        assert ("welcome-claim" in said(first)) is told


def test_the_end_is_kept_once() -> None:
    assert decided(events.FinishSetUp()) == (effects.FinishSetUp(), effects.Settings(at_end=True))
    assert decided(events.FinishSetUp(), SET_UP) == (effects.Settings(at_end=True),)


# On record


@pytest.mark.parametrize(
    ("event", "entries"),
    [
        (events.SetNation(Nation.WALES), (Entry(Deed.SETTING_CHANGED, "nation: wales"),)),
        (events.SetYear(YearKind.CALENDAR), (Entry(Deed.SETTING_CHANGED, "year: calendar"),)),
        (events.NameCouncil("Secret City"), (Entry(Deed.SETTING_CHANGED, "name of the council"),)),
        (events.FinishSetUp(), (Entry(Deed.SETTING_CHANGED, "set up"),)),
        (events.SetNation(Nation.ENGLAND), ()),
        (events.ShowSettings(), ()),
        (events.ShowHome(), (Entry(Deed.SUMMARY_SEEN, "home"),)),
    ],
)
def test_what_changes_is_on_record_and_no_name_is(event: Event, entries: tuple[Entry, ...]) -> None:
    assert deeds(event, decided(event), NEW) == entries


def test_staff_who_look_at_their_own_home_are_not_on_record() -> None:
    context = a_context()
    event = events.ShowHome()
    assert deeds(event, decided(event, context), context) == ()
