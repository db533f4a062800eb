"""All that is held on a person: as a file that says everything, and in plain words that hold together."""

import json
from dataclasses import fields
from datetime import date, timedelta

import pytest

from conversations.answers import Choice
from conversations.audit import Deed, Done, Entry
from conversations.cards import Facts
from conversations.language import Language
from conversations.my_data import (
    HeldAction,
    HeldAnswer,
    HeldCard,
    HeldMessage,
    HeldNudge,
    MyData,
    as_json,
    my_data_file,
)
from conversations.my_data_card import compose_my_data
from conversations.people import Account, Address, Person, Place, Role
from conversations.state import State
from tests.conversations.builders import ENGLISH, FINISHED, FRAMEWORK, NOW, QUARTER, WELSH

QUESTION = FRAMEWORK.questions[0]
ME = Person(
    7, 1, "Zephyrine", Role.LEADER, "Parks", is_lead=True, away_until=date(2026, 12, 1), wants_reminders=False
)


def an_answer(**changes: object) -> HeldAnswer:
    given: dict[str, object] = {
        "quarter": QUARTER,
        "question": QUESTION.id,
        "revision": 1,
        "is_current": True,
        "choice": Choice.LEVEL_2,
        "barrier": "budget",
        "comment": "marzipan “forms”",
        "may_quote": False,
        "role": "leader",
        "service_area": "Parks",
        "door": "slack",
        "answered_at": NOW,
    }
    return HeldAnswer(**(given | changes))  # type: ignore[arg-type]


DATA = MyData(
    council="Anytown",
    person=ME,
    state=FINISHED,
    created_at=NOW,
    left_out_at=NOW + timedelta(days=1),
    came_by="place",
    places=("#housing",),
    accounts=(Account("slack", "T1", "U1"), Account("teams", "tenant", "aad")),
    addresses=(Address("slack", "T1", "U1", Place.DIRECT, {"channel": "D1"}),),
    answers=(
        an_answer(is_current=False, comment="before"),
        an_answer(revision=2, published=(Choice.LEVEL_1, None)),
        an_answer(quarter=QUARTER - 1, question="gone-1", comment=None, barrier=None),
    ),
    nudges=(HeldNudge(QUARTER, "invitation", "sent", NOW, None), HeldNudge(QUARTER, "r1", "dropped", NOW, "x")),
    messages=(HeldMessage('Say {"message": "hello"}', "sent", NOW, NOW, None),),
    cards=(HeldCard("ask:7:q", "D1:1.0"),),
    actions=(HeldAction(3, "Agree a standard", "planned"),),
    audit=(
        Done(NOW, 7, Entry(Deed.SUMMARY_SEEN, "overview")),
        Done(NOW, 9, Entry(Deed.ROLE_GRANTED, "lead", 7)),
    ),
)


@pytest.mark.parametrize("language", [ENGLISH, WELSH])
def test_the_file_holds_every_answer_with_its_words(language: Language) -> None:
    held = json.loads(my_data_file(DATA, language, NOW))
    first, second, third = held["answers"]
    assert (first["comment"], first["is_current"]) == ("before", False)
    assert second["comment"] == "marzipan “forms”"
    assert second["question_text"] == language.framework.by_id[QUESTION.id].text
    assert second["counted_in_figures_as"]["choice"] == language.choice_label(Choice.LEVEL_1)
    assert (third["quarter"], third["question_text"]) == ("2026-Q3", None)


def test_the_file_leaves_nothing_out() -> None:
    """Whatever is gathered of a person stands in the file, under a key of its own."""
    held = json.loads(as_json(DATA, ENGLISH, NOW))
    text = json.dumps(held, ensure_ascii=False)
    for word in (
        "Zephyrine",
        "Parks",
        "U1",
        "aad",
        "D1",
        "tenant",
        "invitation",
        "Agree a standard",
        "ask:7:q",
    ):
        assert word in text
    assert [each["by_you"] for each in held["audit"]] == [True, False]
    assert [each["about_you"] for each in held["audit"]] == [False, True]
    assert (held["person"]["came_by"], held["channels_asked"]) == ("place", ["#housing"])
    assert held["person"]["left_out_since"] == "2026-10-08T09:30:00+00:00"
    assert len(held["conversation"]["choices"]) == 10
    lists = {"accounts", "addresses", "answers", "cards", "messages", "audit", "reminders", "actions_owned"}
    assert all(held[name] for name in lists)


def test_the_file_tells_all_of_a_person_and_their_conversation() -> None:
    """A field that is added to either must be thought of here."""
    held = json.loads(as_json(DATA, ENGLISH, NOW))
    in_two = {"pattern"}  # as working_days, works_from and works_until
    assert len(held["person"]) >= len([each for each in fields(Person) if each.name not in in_two]) - 1
    assert len(held["conversation"]) == len(fields(State))


@pytest.mark.parametrize("language", [ENGLISH, WELSH])
def test_the_plain_words_count_what_there_is(language: Language) -> None:
    card = compose_my_data(DATA, language)
    (facts,) = [part for part in card.parts if isinstance(part, Facts)]
    told = {each.label: each.value for each in facts.facts}
    words = language.wording
    assert told[words.text("my-data-name")] == "Zephyrine"
    assert told[words.text("my-data-accounts")] == "slack U1, teams aad"
    assert told[words.text("my-data-places")] == "#housing"
    assert told[words.text("my-data-comments")] == "1"
    assert told[words.text("my-data-nudges")] == "1"
    assert told[words.text("my-data-actions")] == "3"
    assert told[words.text("my-data-audit")] == "2"
    answers = told[words.text("my-data-answers")]
    assert words.quarter(QUARTER) in answers
    assert words.quarter(QUARTER - 1) in answers


def test_somebody_of_whom_little_is_known_is_told_so() -> None:
    card = compose_my_data(MyData("Anytown", Person(1, 1, "U9"), State(), NOW), ENGLISH)
    (facts,) = [part for part in card.parts if isinstance(part, Facts)]
    told = {each.label: each.value for each in facts.facts}
    assert (told["Answers"], told["Service area"], told["Away until"]) == ("none", "none", "not set")
