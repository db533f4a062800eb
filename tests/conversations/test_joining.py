"""Joining accounts, as far as it is decided without what is stored; and how it is said."""

from dataclasses import replace
from datetime import timedelta

import pytest

from conversations import effects, events
from conversations.buttons import decode
from conversations.effects import Effect, Say
from conversations.joining import Side, asked_first, asked_second, code_hash, is_same_place, joined, kept
from conversations.people import Place
from conversations.state import State
from conversations.step import step
from tests.conversations.builders import BOTH, NOW, a_context, a_person

STAFF = a_context()
READY = step(State(), events.Arrived(), STAFF).state
CODE = "ABCD-2345"
SLACK = Side(1, "Alex", frozenset({("slack", "T1")}), 3, NOW, 7, "en")
TEAMS = Side(2, "A. Morgan", frozenset({("teams", "X")}), 1, NOW + timedelta(days=1), 8, "en")


def typed(text: str, language: str = "en") -> tuple[Effect, ...]:
    return step(READY, events.Typed(text), replace(STAFF, language=BOTH[language])).effects


@pytest.mark.parametrize(
    ("language", "text", "effect"),
    [
        *(
            ("en", "join accounts", effects.RequestJoinCode()),
            ("en", "Link my accounts.", effects.RequestJoinCode()),
        ),
        *(("cy", "uno cyfrifon", effects.RequestJoinCode()), ("en", "join", Say("how-to-join"))),
        ("en", f"join {CODE}", effects.UseJoinCode(code_hash(CODE))),
        ("en", f"JOIN  {CODE.lower()}.", effects.UseJoinCode(code_hash(CODE))),
        ("cy", f"uno {CODE}", effects.UseJoinCode(code_hash(CODE))),
        *(
            ("en", "join them now", effects.ConfirmJoin(None)),
            ("cy", "eu huno nawr", effects.ConfirmJoin(None)),
        ),
        *(("en", "do not join", effects.RefuseJoin(None)), ("cy", "peidio ag uno", effects.RefuseJoin(None))),
    ],
)
def test_all_of_it_can_be_typed(language: str, text: str, effect: Effect) -> None:
    assert typed(text, language) == (effect,)


def test_joining_the_benchmark_is_another_matter() -> None:
    assert typed("join the benchmark") == (Say("leads-only"),)


@pytest.mark.parametrize("written", [CODE, "abcd-2345", " ABCD 2345.", "abcd2345", "ABCD\N{EN DASH}2345"])
def test_a_code_is_the_same_however_it_is_written(written: str) -> None:
    assert code_hash(written) == code_hash(CODE)
    assert CODE not in code_hash(CODE)


@pytest.mark.parametrize("other", ["ABCD-2346", "", "ABCD", "\ud800"])
def test_another_code_is_another(other: str) -> None:
    assert code_hash(other) != code_hash(CODE)


@pytest.mark.parametrize(
    "event", [events.OfferJoin(), events.UseJoinCode(CODE), events.ConfirmJoin(1), events.RefuseJoin(1)]
)
def test_it_is_all_for_direct_messages_and_changes_no_answers(event: events.Event) -> None:
    assert step(READY, event, STAFF).state == READY
    shared = step(READY, event, replace(STAFF, place=Place.SHARED, person=a_person(is_lead=True)))
    assert shared.effects == (Say("only-leads-here", private=True),)


def test_who_has_answered_more_lives_on_else_who_came_first() -> None:
    assert kept(SLACK, TEAMS) == kept(TEAMS, SLACK) == SLACK
    more = replace(TEAMS, answers=4)
    assert kept(SLACK, more) == more
    assert kept(replace(SLACK, answers=1), TEAMS).id == SLACK.id


def test_two_accounts_in_one_workspace_are_two_people() -> None:
    both = replace(TEAMS, doors=TEAMS.doors | SLACK.doors)
    assert is_same_place(SLACK, both)
    assert not is_same_place(SLACK, TEAMS)


def test_who_brings_the_code_reads_no_name_but_their_own() -> None:
    said = asked_first(TEAMS, SLACK)
    assert SLACK.name not in said.arguments.values()
    assert asked_second(SLACK, TEAMS).arguments["name"] == TEAMS.name


@pytest.mark.parametrize("language", BOTH)
def test_both_questions_name_the_platforms_and_numbers_and_are_answered_by_buttons(language: str) -> None:
    words = BOTH[language].wording
    for said, other in ((asked_first(TEAMS, SLACK), SLACK), (asked_second(SLACK, TEAMS), TEAMS)):
        text = words.text(said.message, said.arguments)
        assert all(part in text for part in ("Slack", "Teams", "3", "1"))
        assert [decode(each) for each in said.buttons] == [
            events.ConfirmJoin(other.id),
            events.RefuseJoin(other.id),
        ]
    done = joined(SLACK, TEAMS)
    assert "Slack" in words.text(done.message, done.arguments)
