"""A lead sets of how many people a figure tells at least, within bounds."""

from dataclasses import replace

import pytest

from conversations import effects, events
from conversations.effects import Effect, Say
from conversations.people import Place
from conversations.state import State
from conversations.step import step
from tests.conversations.builders import BOTH, CHECKIN, a_context, a_person

LEAD = a_context(person=a_person(is_lead=True))
READY = step(State(), events.Arrived(), LEAD).state


def decided(people: int, least: int = 5) -> tuple[Effect, ...]:
    context = replace(LEAD, least=least)
    return step(READY, events.SetLeast(people), context).effects


@pytest.mark.parametrize("people", [3, 4, 6, 50])
def test_it_can_be_three_to_fifty(people: int) -> None:
    record, said = decided(people)
    assert record == effects.SetLeast(people)
    assert isinstance(said, Say)


@pytest.mark.parametrize("people", [-7, 0, 1, 2, 51, 10**9])
def test_no_other_number_is_taken(people: int) -> None:
    assert decided(people) == (Say("least-out-of-range", {"fewest": 3, "most": 50, "least": 5}),)


def test_the_number_that_it_is_already_changes_nothing() -> None:
    assert decided(7, least=7) == (Say("least-is-that", {"least": 7}),)


@pytest.mark.parametrize(("people", "least"), [(7, 5), (5, 7), (50, 5), (3, 50)])
def test_it_can_be_set_and_taken_back_while_a_check_in_is_open(people: int, least: int) -> None:
    assert decided(people, least)[0] == effects.SetLeast(people)


def test_a_lead_who_sets_fewer_than_staff_were_told_is_asked_to_tell_them() -> None:
    (_, said) = decided(3)
    assert said == Say("least-lowered", {"least": 3, "before": 5, "promised": 5})
    assert decided(6, least=7)[1] == Say("least-set", {"least": 6, "before": 7})


@pytest.mark.parametrize(
    ("text", "people"),
    [
        *(("least 7", 7), ("Smallest group: 7", 7), ("smallest group seven", 7), ("least 7 people", 7)),
        *(("least 999", 999), ("least 0", 0)),
    ],
)
def test_it_can_be_typed(text: str, people: int) -> None:
    assert step(READY, events.Typed(text), LEAD).effects == decided(people)


@pytest.mark.parametrize("text", ["lleiaf 7", "grŵp lleiaf saith", "lleiaf 7 o bobl"])
def test_it_can_be_typed_in_welsh(text: str) -> None:
    context = replace(LEAD, language=BOTH["cy"])
    assert step(READY, events.Typed(text), context).effects[0] == effects.SetLeast(7)


@pytest.mark.parametrize(
    "text", ["least x", "least 7.5", "least -7", "least 7 or 8", "least ７", f"least {'9' * 5_000}"]
)
def test_what_is_no_whole_number_changes_nothing(text: str) -> None:
    assert step(READY, events.Typed(text), LEAD).effects == (Say("least-unclear"),)


def test_alone_it_says_what_the_number_is() -> None:
    context = replace(LEAD, least=7)
    assert step(READY, events.Typed("smallest group"), context).effects == (Say("least-now", {"least": 7}),)


def test_in_a_channel_it_is_said_to_the_lead_alone() -> None:
    record, said = step(READY, events.Typed("least 7"), replace(LEAD, place=Place.SHARED)).effects
    assert record == effects.SetLeast(7)
    assert isinstance(said, Say)
    assert said.private


@pytest.mark.parametrize(
    ("least", "running", "told"),
    [
        *((3, None, "three people or more"), (4, None, "four people"), (5, None, "five people")),
        *((9, None, "five people"), (5, 3, "three people"), (3, 5, "three people"), (9, 9, "five people")),
    ],
)
def test_whoever_meets_the_bot_is_told_what_holds_now_and_later(
    least: int, running: int | None, told: str
) -> None:
    context = replace(a_context(checkin=replace(CHECKIN, least=running)), least=least)
    _, privacy = step(State(), events.Arrived(), context).effects
    assert isinstance(privacy, Say)
    assert told in BOTH["en"].wording.text(privacy.message, privacy.arguments)
