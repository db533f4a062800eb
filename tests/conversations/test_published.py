"""Counts by tags become figures by key: of themes, of a mission's part in an enabler, and of everything."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.answers import Choice
from conversations.material import cell_key
from conversations.published import (
    Published,
    Value,
    asked_by_key,
    barriers,
    by_choice,
    counted,
    evidence,
    figures,
    may_have,
    on_questions,
    questions_of,
)
from conversations.releases import EVERYTHING, Tags, table, tags_of
from conversations.scoring import OVERALL
from tests.conversations.builders import FRAMEWORK

FIRST, SECOND = FRAMEWORK.questions[0], FRAMEWORK.questions[-1]
LOW, HIGH, UNSURE = Value(Choice.LEVEL_2, "budget"), Value(Choice.LEVEL_4, None, True), Value(Choice.NOT_SURE)
FIVE: dict[Value, int] = {LOW: 3, HIGH: 2}
LEAST = 5
ASKED = asked_by_key(FRAMEWORK)


def keys_of(question: str) -> set[str]:
    one = FRAMEWORK.by_id[question]
    return {
        OVERALL,
        f"mission:{one.mission}",
        f"enabler:{one.enabler}",
        f"principle:{one.principle}",
        cell_key(one.mission, one.enabler),
    }


def test_one_answer_counts_in_each_cut() -> None:
    found = figures({tags_of(FIRST): FIVE}, ASKED)
    assert found == dict.fromkeys(keys_of(FIRST.id), FIVE)


@pytest.mark.parametrize(
    ("tags", "keys"),
    [
        (Tags(mission="councils", enabler="data"), {"mission:councils", "enabler:data", "cell:councils:data"}),
        (Tags(enabler="data"), {"enabler:data"}),
        (EVERYTHING, set()),
    ],
)
def test_what_tells_less_counts_where_it_is_told(tags: Tags, keys: set[str]) -> None:
    assert set(figures({tags: FIVE}, ASKED)) == keys | {OVERALL}


def test_a_change_under_tags_that_tell_less_takes_nothing_from_where_they_are_not_told() -> None:
    found = figures({tags_of(FIRST): FIVE, EVERYTHING: {LOW: -1, HIGH: 1}}, ASKED)
    assert found[f"mission:{FIRST.mission}"] == FIVE
    assert found[OVERALL] == {LOW: 2, HIGH: 3}


GRAINS = st.sampled_from([tags_of(each) for each in FRAMEWORK.questions]).flatmap(
    lambda tags: st.sampled_from([tags, tags.only({"mission", "enabler"}), tags.only({"enabler"}), EVERYTHING])
)
VALUES = st.dictionaries(st.sampled_from([LOW, HIGH, UNSURE]), st.integers(-2, 5))


@given(st.dictionaries(GRAINS, VALUES))
def test_figures_are_those_that_may_be_shown(published: Published) -> None:
    """The same as `releases.table` has, which the attack on figures was tried on."""
    cuts = [(), ("mission",), ("enabler",), ("principle",), ("mission", "enabler")]
    tables = [table(published, by) for by in cuts]
    shown = [values for each in tables for values in each.values()]
    found = figures(published, ASKED)
    assert sorted(map(sorted, map(dict.items, found.values()))) == sorted(map(sorted, map(dict.items, shown)))
    assert found.get(OVERALL) == tables[0].get(EVERYTHING)


def of(published: Published, *answers: Tags) -> tuple[set[str], frozenset[str]]:
    """The keys that are shown, and those that are withheld where there are answers of these tags."""
    one = counted(figures(by_choice(published), ASKED), may_have(ASKED, answers), LEAST)
    return set(one.histograms), one.withheld


@pytest.mark.parametrize(
    ("values", "is_shown"),
    [({LOW: 5}, True), ({LOW: 4}, False), ({LOW: 4, UNSURE: 9}, False), ({UNSURE: 5}, True)],
)
def test_a_mean_of_fewer_levels_than_people_needed_is_withheld(
    values: dict[Value, int], is_shown: bool
) -> None:
    """Of five people of whom four are not sure it would be the fifth's. That all are not sure may be said."""
    shown, withheld = of({tags_of(FIRST): values}, tags_of(FIRST))
    assert shown == (keys_of(FIRST.id) if is_shown else set())
    assert withheld == (frozenset() if is_shown else keys_of(FIRST.id))


def test_histograms_count_choices_whatever_came_with_them() -> None:
    values = {LOW: 3, Value(Choice.LEVEL_2): 2, HIGH: 1, UNSURE: 4}
    one = counted(by_choice(figures({tags_of(FIRST): values}, ASKED)), (), LEAST)
    assert one.histograms[OVERALL] == Counter({Choice.LEVEL_2: 5, Choice.LEVEL_4: 1, Choice.NOT_SURE: 4})
    assert one.people == {}


def test_withheld_is_what_answers_may_belong_to() -> None:
    """An answer of which only the enabler is told may be any mission's; other enablers have none."""
    _, withheld = of({}, Tags(enabler="data"))
    assert {OVERALL, "enabler:data", "mission:places", "principle:ethical", "cell:places:data"} <= withheld
    assert "enabler:value" not in withheld
    assert "cell:places:value" not in withheld
    assert of({}) == (set(), frozenset())


def test_evidence_and_barriers_are_counted_by_key() -> None:
    found = figures(
        {tags_of(FIRST): {**FIVE, Value(Choice.LEVEL_5): 7, Value(Choice.LEVEL_1, "legacy"): 1}}, ASKED
    )
    assert evidence(found) == dict.fromkeys(keys_of(FIRST.id), 2)
    assert barriers(found)[OVERALL] == {"budget": 3, "legacy": 1}


def test_common_questions_are_counted_as_this_framework_has_them() -> None:
    moved = Tags(question=FIRST.id, mission="gone", enabler="gone", principle="gone")
    published: Published = {
        moved: FIVE,
        tags_of(SECOND): FIVE,
        Tags(question="dropped", mission="gone", enabler="gone", principle="gone"): FIVE,
        Tags(enabler="data"): FIVE,
    }
    assert questions_of(published) == {FIRST.id, SECOND.id, "dropped"}
    assert on_questions(FRAMEWORK, published, {FIRST.id, "dropped"}) == {tags_of(FIRST): FIVE}


_PARTS = [
    tags_of(FIRST),
    tags_of(SECOND),
    Tags(mission="councils", enabler="data"),
    Tags(enabler="data"),
    Tags(principle=FIRST.principle),
    EVERYTHING,
]


@given(st.sets(st.sampled_from(_PARTS)))
def test_there_may_be_answers_of_whatever_their_tags_do_not_exclude(waiting: set[Tags]) -> None:
    expected = {key for key, asked in ASKED.items() if any(tags.may_be(asked) for tags in waiting)}
    assert may_have(ASKED, waiting) == expected
