"""The cards of the settings: all of them, one alone, and one as a step of the guided set-up."""

from dataclasses import replace
from datetime import timedelta

import pytest

from conversations import events
from conversations.buttons import decode
from conversations.calendar import Calendar, Freeze, Nation
from conversations.cards import Card, Facts
from conversations.language import Language
from conversations.setting_up_cards import compose_setting
from conversations.settings import STEPS, Asked, CouncilSettings, PostsTo, Setting
from conversations.settings_cards import LEADS_NAMED, PLACES_NAMED, compose_settings, present
from tests.conversations.builders import BOTH, CHECKIN, ENGLISH, NOW, buttons_of

SETTINGS = CouncilSettings("Anytown Council", Calendar(), NOW, 10, leads=("Lea",))
LABEL = 75
"""Slack's limit for a button."""


def facts_of(card: Card) -> dict[str, str]:
    return {fact.label: fact.value for part in card.parts if isinstance(part, Facts) for fact in part.facts}


def pressed(card: Card) -> list[events.Event]:
    return [decode(button.value) for button in buttons_of(card)]


def test_every_setting_stands_on_the_card_with_what_is_so() -> None:
    assert facts_of(compose_settings(SETTINGS, ENGLISH)) == {
        "Council": "Anytown Council",
        "Bank holidays": "England",
        "Quarters": "by the council year, from April (this is Q3 2026/27)",
        "Check-in": "opens at 9:30am on Monday 4 January",
        "Opening time": "9:30am on the first working day of the quarter, for 3 weeks",
        "Weekly news": "goes to the digital leads, each in a direct message",
        "Who is asked": "nobody yet",
        "Taking part": "expected of everybody who is asked",
        "Questions": "10 questions a person",
        "Smallest group": "5 people",
        "Answers kept": "for 24 months",
        "Benchmark": "figures are not shared",
        "Digital leads": "Lea",
    }


def test_a_council_that_nobody_has_named_is_told_so() -> None:
    unnamed = replace(SETTINGS, name="9a7c1c8e-2f55-4c8e-8f1a-5d7f3f0a1b2c")
    card = compose_settings(unnamed, ENGLISH)
    assert facts_of(card)["Council"] == "not named yet"
    assert card.text.startswith("Settings of your council")
    assert unnamed.name not in str(compose_setting(Setting.NAME, unnamed, ENGLISH, guided=True))


def test_what_can_be_changed_in_chat_has_a_button_each() -> None:
    shown = pressed(compose_settings(replace(SETTINGS, is_set_up=True), ENGLISH))
    assert len(shown) == len(Setting) + 2
    assert set(shown) == {*map(events.ShowSetting, Setting), events.OfferSharing(True), events.ShowLeads()}


def test_the_set_up_is_offered_first_until_it_is_done_and_never_in_a_channel() -> None:
    begins = events.ShowSetting(Setting.NAME, guided=True)
    assert pressed(compose_settings(SETTINGS, ENGLISH))[0] == begins
    assert begins not in pressed(compose_settings(replace(SETTINGS, is_set_up=True), ENGLISH))
    assert begins not in pressed(compose_settings(SETTINGS, ENGLISH, private=True))


def test_a_council_that_shares_is_offered_to_stop() -> None:
    assert events.OfferSharing(False) in pressed(compose_settings(replace(SETTINGS, shares=True), ENGLISH))


@pytest.mark.parametrize(
    ("setting", "changed", "told"),
    [
        (Setting.OPENING, {"checkin": CHECKIN}, "open until 5pm on Friday 18 December"),
        (Setting.POSTS, {"posts": PostsTo.CHANNEL}, "goes to the channel where a lead typed post here"),
        (Setting.POSTS, {"posts": PostsTo.DIRECT}, "goes to one lead, in a direct message"),
        (Setting.OPTIONAL, {"is_optional": True}, "optional"),
        (Setting.PEOPLE, {"asked": Asked({"word": 1})}, "1 person: 1 who wrote to me."),
        (
            Setting.PEOPLE,
            {"asked": Asked({"word": 2, "file": 3, "place": 4}, ("digital", "staff"))},
            "9 people: 4 from channels, 3 from a file and 2 who wrote to me. Channels: digital, staff",
        ),
    ],
)
def test_how_a_setting_stands_is_told_in_words(setting: Setting, changed: dict[str, object], told: str) -> None:
    assert present(setting, replace(SETTINGS, **changed), ENGLISH) == told  # type: ignore[arg-type]


def test_a_calendar_without_a_working_day_ahead_says_that_nothing_is_planned() -> None:
    frozen = Calendar(freezes=(Freeze(NOW.date(), NOW.date() + timedelta(days=900), "x"),))
    assert present(Setting.OPENING, replace(SETTINGS, calendar=frozen), ENGLISH) == "none is planned"


def test_long_lists_of_channels_and_leads_are_cut() -> None:
    many = tuple(f"n{number}" for number in range(30))
    crowded = replace(SETTINGS, asked=Asked({"place": 30}, many), leads=many)
    shown = facts_of(compose_settings(crowded, ENGLISH))
    assert f"n{PLACES_NAMED - 1}\u2026" in shown["Who is asked"]
    assert shown["Digital leads"].endswith(f"and {30 - LEADS_NAMED} more")


# One setting, and the steps


@pytest.mark.parametrize("setting", STEPS)
@pytest.mark.parametrize("language", BOTH.values(), ids=BOTH)
def test_every_step_says_which_it_is_how_it_stands_and_how_to_go_on(
    setting: Setting, language: Language
) -> None:
    card = compose_setting(setting, SETTINGS, language, guided=True)
    number = STEPS.index(setting) + 1
    assert f"{number} o" in card.text
    assert present(setting, SETTINGS, language) in card.text
    values = pressed(card)
    onwards = events.ShowSetting(STEPS[number], guided=True) if number < len(STEPS) else events.FinishSetUp()
    assert values[-1] == onwards
    if number > 1:
        assert values[-2] == events.ShowSetting(STEPS[number - 2], guided=True)
    assert all(len(button.label) <= LABEL for button in buttons_of(card))


def test_what_is_so_already_is_marked_by_a_sign() -> None:
    in_wales = replace(SETTINGS, calendar=Calendar(nation=Nation.WALES))
    marked = [
        b.label for b in buttons_of(compose_setting(Setting.NATION, in_wales, ENGLISH)) if "\u2713" in b.label
    ]
    assert marked == ["\u2713 Wales"]


def test_alone_a_setting_leads_back_to_all_and_chooses_without_going_on() -> None:
    shown = pressed(compose_setting(Setting.NATION, SETTINGS, ENGLISH))
    assert shown == [*(events.SetNation(nation) for nation in Nation), events.ShowSettings()]


def test_while_a_check_in_is_open_none_is_offered_to_open() -> None:
    offered = events.OfferOpen()
    assert offered in pressed(compose_setting(Setting.OPENING, SETTINGS, ENGLISH))
    running = replace(SETTINGS, checkin=CHECKIN)
    assert offered not in pressed(compose_setting(Setting.OPENING, running, ENGLISH))


@pytest.mark.parametrize("is_optional", [False, True])
def test_taking_part_offers_the_other_way_round(is_optional: bool) -> None:
    card = compose_setting(Setting.OPTIONAL, replace(SETTINGS, is_optional=is_optional), ENGLISH)
    assert pressed(card)[0] == events.SetOptional(not is_optional)


def test_at_the_end_the_card_says_so() -> None:
    assert "Your council is set up." in compose_settings(SETTINGS, ENGLISH, at_end=True).text
    assert "Your council is set up." not in compose_settings(SETTINGS, ENGLISH).text
