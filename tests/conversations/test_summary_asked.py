"""Who asks for a summary, where, and what follows: text first, then its picture."""

import pytest

from conversations.buttons import decode, encode
from conversations.compose import compose
from conversations.effects import Draw, Effect, Plan, Say, Summarise
from conversations.events import ShowSummary, Typed
from conversations.language import Language
from conversations.people import Place
from conversations.state import State
from conversations.step import step
from conversations.summary_buttons import next_looks
from conversations.summary_request import FIRST_SCREEN, Look, PictureKind, Split, SummaryRequest, picture_of
from tests.conversations.builders import (
    BOTH,
    ENGLISH,
    QUARTER,
    STARTED,
    WELSH,
    a_context,
    a_person,
    buttons_of,
    outline,
)
from tests.conversations.summaries import DATA

LEAD = a_person(is_lead=True)
ALONE, IN_CHANNEL = (a_context(person=LEAD, place=place) for place in Place)
STAFF_ALONE, STAFF_IN_CHANNEL = (a_context(place=place) for place in Place)

DATA_BY_ROLE = SummaryRequest(DATA, Split.ROLE)


def asked(text: str, language: Language = ENGLISH, place: Place = Place.DIRECT) -> tuple[Effect, ...]:
    return step(STARTED, Typed(text), a_context(person=LEAD, language=language, place=place)).effects


def test_a_closer_look_is_shown_and_then_drawn() -> None:
    assert asked("summary data by role") == (Summarise(DATA_BY_ROLE), Draw(DATA_BY_ROLE, PictureKind.BARS))


@pytest.mark.parametrize(
    ("request_", "picture"),
    [
        (FIRST_SCREEN, PictureKind.BARS),
        (SummaryRequest(look=Look.ENABLERS), PictureKind.BARS),
        (SummaryRequest(split=Split.AREA), PictureKind.BARS),
        (SummaryRequest(look=Look.GRID), PictureKind.HEAT_MAP),
        (SummaryRequest(look=Look.TREND), PictureKind.TREND),
        (SummaryRequest(look=Look.GAP), PictureKind.GAP),
        (SummaryRequest(look=Look.WHY), None),
    ],
)
def test_each_look_has_its_picture(request_: SummaryRequest, picture: PictureKind | None) -> None:
    """And why has none: it is all words and numbers."""
    assert picture_of(request_) is picture
    turn = step(STARTED, ShowSummary(request_), ALONE)
    drawn = () if picture is None else (Draw(request_, picture),)
    assert turn.effects == (Summarise(request_), *drawn)
    assert turn.state == STARTED


@pytest.mark.parametrize("text", ["summary only me", "only me summary", "summary, only me, data"])
def test_only_me_in_a_channel_is_for_the_lead_alone_text_and_picture(text: str) -> None:
    shown = asked(text, place=Place.SHARED)
    assert [type(each) for each in shown] == [Summarise, Draw]
    assert all(each.private for each in shown if isinstance(each, Summarise | Draw))


def test_a_channel_gets_the_summary_for_all() -> None:
    assert not any(
        each.private for each in asked("summary data", place=Place.SHARED) if isinstance(each, Summarise | Draw)
    )


def test_alone_with_the_bot_everything_is_private_already() -> None:
    assert asked("summary only me") == asked("summary")


@pytest.mark.parametrize(
    "text", ["summary", "summary data", "results by area", "summary nonsense", "only me summary"]
)
@pytest.mark.parametrize("place", Place)
def test_nobody_but_leads_gets_a_summary(text: str, place: Place) -> None:
    turn = step(STARTED, Typed(text), a_context(place=place))
    assert outline(turn.effects) == "summary-leads-only"
    assert turn.state == STARTED


@pytest.mark.parametrize("place", Place)
def test_a_button_is_refused_to_whoever_is_no_lead(place: Place) -> None:
    """A summary in a channel has buttons, and anybody can press them."""
    turn = step(STARTED, ShowSummary(DATA_BY_ROLE), a_context(place=place))
    assert turn.effects == (Say("summary-leads-only", private=True),)


@pytest.mark.parametrize("text", ["why", "why data", "trend", "enablers"])
def test_what_means_a_summary_to_leads_means_nothing_to_staff(text: str) -> None:
    """They may wonder why they are asked something."""
    assert outline(step(STARTED, Typed(text), STAFF_ALONE).effects) == "unclear-asking"
    assert step(STARTED, Typed(text), STAFF_IN_CHANNEL).effects == (Say("only-leads-here", private=True),)


@pytest.mark.parametrize("text", ["why do you ask me that", "why is everything so slow?"])
def test_a_why_about_no_figure_is_not_taken_for_one(text: str) -> None:
    assert outline(asked(text)) == "unclear-asking"


@pytest.mark.parametrize("text", ["why", "why data", "Why is data", "summary why data"])
def test_why_explains(text: str) -> None:
    theme = DATA if "data" in text else None
    assert asked(text) == (Summarise(SummaryRequest(theme, look=Look.WHY)),)


@pytest.mark.parametrize("language", BOTH)
def test_what_help_names_is_understood(language: str) -> None:
    """Each example before the colon of a line about summaries; several stand behind one another."""
    spoken = BOTH[language]
    commands = tuple(spoken.wording.text("help-lead").splitlines()[2:9])
    examples = [example for line in commands for example in line.split(":")[0].split(", ")]
    typed = [example for example in examples if example.startswith(("summary ", "crynodeb ", "why ", "pam "))]
    assert len(typed) == 8
    for text in typed:
        first = asked(text, spoken)[0]
        assert isinstance(first, Summarise), text
        assert first.request != FIRST_SCREEN, text


# Misunderstandings


@pytest.mark.parametrize("place", Place)
def test_what_is_not_understood_is_said_to_the_lead_alone_with_the_nearest_as_buttons(place: Place) -> None:
    (said,) = asked("summary dta", place=place)
    assert isinstance(said, Say)
    assert (said.message, said.private) == ("summary-unknown", place is Place.SHARED)
    card = compose(said, ENGLISH)
    assert "\u201cdta\u201d" in card.text
    assert [button.label for button in buttons_of(card)] == ["Data (enabler)", "dta (service area)"]
    assert decode(buttons_of(card)[0].value) == ShowSummary(SummaryRequest(DATA))


def test_the_buttons_of_an_unknown_quarter_name_quarters() -> None:
    (said,) = asked("summary compare")
    assert isinstance(said, Say)
    labels = [button.label for button in buttons_of(compose(said, ENGLISH))]
    assert labels[0] == "compared with July to September 2026"


def test_a_label_never_grows_too_long_for_a_button() -> None:
    (said,) = asked(f"summary data trend {'x' * 200} compare q1")
    assert isinstance(said, Say)
    assert all(len(button.label) <= 75 for button in buttons_of(compose(said, ENGLISH)))


def test_a_theme_that_is_gone_from_the_framework_is_told_so() -> None:
    """A button can be older than the framework."""
    for context in (ALONE, IN_CHANNEL):
        turn = step(STARTED, ShowSummary(SummaryRequest("enabler:long-gone")), context)
        assert turn.effects == (Say("summary-theme-gone", buttons=("summary",), private=True),)
    gone = Say("hello", buttons=(encode(ShowSummary(SummaryRequest("enabler:long-gone"))),))
    assert buttons_of(compose(gone, ENGLISH))[0].label == "Summary"


# Buttons


@pytest.mark.parametrize("language", [ENGLISH, WELSH])
def test_the_looks_beneath_a_first_screen_can_be_typed(language: Language) -> None:
    """In a terminal there is nothing to press."""
    *buttons, actions = next_looks(FIRST_SCREEN, language, only_me=False).buttons
    assert asked(actions.label, language) == (Plan(with_proposals=True),)
    assert len(buttons) == 7
    for button in buttons:
        event = decode(button.value)
        assert isinstance(event, ShowSummary)
        assert asked(button.label, language)[0] == Summarise(event.request), button.label


def test_a_closer_look_keeps_its_theme_its_quarters_and_its_reader() -> None:
    request = SummaryRequest(DATA, quarter=QUARTER - 1, compare=QUARTER - 2, look=Look.TREND)
    *looks, first = (decode(button.value) for button in next_looks(request, ENGLISH, only_me=True).buttons)
    assert first == ShowSummary(SummaryRequest(quarter=QUARTER - 1, compare=QUARTER - 2), only_me=True)
    for event in looks:
        assert isinstance(event, ShowSummary)
        kept = event.request
        assert (kept.theme, kept.quarter, kept.compare) == (DATA, QUARTER - 1, QUARTER - 2)
        assert event.only_me
        assert kept != request, "what is shown already is not offered again"


@pytest.mark.parametrize("language", BOTH)
def test_no_two_looks_bear_the_same_label(language: str) -> None:
    for request in (FIRST_SCREEN, SummaryRequest(DATA), SummaryRequest(look=Look.GRID)):
        labels = [button.label for button in next_looks(request, BOTH[language], only_me=False).buttons]
        assert len(set(labels)) == len(labels)


def test_a_lead_can_ask_before_anything_else_was_said() -> None:
    turn = step(State(), Typed("summary data"), ALONE)
    assert turn.effects[2:] == (Summarise(SummaryRequest(DATA)), Draw(SummaryRequest(DATA), PictureKind.BARS))
