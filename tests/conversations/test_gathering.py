"""What was published, put together: whole and in parts, now and before, over common questions where needed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pytest

from conversations.answers import Choice
from conversations.gathering import Gathering, Source
from conversations.material import Counted, HeldBack, Response
from conversations.people import Role
from conversations.published import Published, Value
from conversations.releases import EVERYTHING, Tags, tags_of
from conversations.scoring import OVERALL
from tests.conversations.builders import FRAMEWORK, QUARTER

FIRST, SECOND, OTHER = FRAMEWORK.questions[0], FRAMEWORK.questions[1], FRAMEWORK.questions[-1]
LOW, HIGH = Value(Choice.LEVEL_2, "budget"), Value(Choice.LEVEL_4, None, True)
FIVE: Mapping[Value, int] = {LOW: 3, HIGH: 2}
SIX: Mapping[Value, int] = {HIGH: 6}
LEADERS, FRONTLINE, HOUSING = Tags(role=Role.LEADER), Tags(role=Role.FRONTLINE), Tags(area="Housing")
GATHERING = Gathering(FRAMEWORK, 10, 5)
RESPONSE = Response(60, 50, 40)


def source(groups: Mapping[Tags, Published], version: str = "1.0.0", waiting: Iterable[str] = ()) -> Source:
    return Source(QUARTER, version, groups, tuple(waiting))


def overall(counted: Counted | None) -> Mapping[Choice, int] | None:
    return counted.histograms.get(OVERALL) if counted else None


NOW = source(
    {
        EVERYTHING: {tags_of(FIRST): FIVE, tags_of(OTHER): SIX},
        LEADERS: {tags_of(OTHER): SIX},
        FRONTLINE: {tags_of(FIRST): FIVE},
        HOUSING: {tags_of(FIRST): FIVE},
    }
)


def test_the_whole_has_everybody_and_leaders_against_the_front_line() -> None:
    material = GATHERING.whole(NOW, None, RESPONSE, HeldBack(waiting=3))
    assert overall(material.now.counted) == {Choice.LEVEL_2: 3, Choice.LEVEL_4: 8}
    assert overall(material.leaders) == {Choice.LEVEL_4: 6}
    assert overall(material.frontline) == {Choice.LEVEL_2: 3, Choice.LEVEL_4: 2}
    assert (material.evidence[OVERALL], material.barriers[OVERALL]) == (8, {"budget": 3})
    assert (material.response, material.held_back, material.each) == (RESPONSE, HeldBack(waiting=3), 10)
    assert material.earlier is None


def test_a_part_has_its_own_people_alone() -> None:
    part = GATHERING.part(NOW, None, HOUSING)
    assert overall(part.now.counted) == {Choice.LEVEL_2: 3, Choice.LEVEL_4: 2}
    assert (part.leaders, part.frontline) == (None, None)
    assert (part.response, part.held_back) == (Response(0, 0, 0), HeldBack())


def test_what_a_part_has_no_figures_of_is_withheld_where_others_answered() -> None:
    """They may be its people whose area is not told."""
    part = GATHERING.part(NOW, None, HOUSING)
    assert f"enabler:{OTHER.enabler}" in part.now.counted.withheld
    untold = GATHERING.part(NOW, None, Tags(area="Registrars")).now.counted
    assert not untold.histograms
    assert {OVERALL, f"enabler:{FIRST.enabler}"} <= untold.withheld
    assert "enabler:collaboration" not in untold.withheld


@pytest.mark.parametrize(
    ("question", "key"), [(FIRST.id, f"enabler:{FIRST.enabler}"), ("gone", "enabler:value")]
)
def test_what_answers_wait_for_is_withheld(question: str, key: str) -> None:
    """An answer to a question that is no more may be of any theme."""
    counted = GATHERING.part(source({}, waiting=[question]), None).now.counted
    assert {OVERALL, key} <= counted.withheld
    assert not GATHERING.part(source({}), None).now.counted.withheld


def test_a_mean_of_too_few_levels_is_withheld() -> None:
    few: Published = {tags_of(FIRST): {LOW: 4, Value(Choice.NOT_SURE): 9}}
    counted = GATHERING.part(source({EVERYTHING: few}), None).now.counted
    assert OVERALL in counted.withheld
    assert overall(replace(GATHERING, least=4).part(source({EVERYTHING: few}), None).now.counted) is not None


def test_the_check_in_before_is_compared_whole_while_the_questions_are_the_same() -> None:
    before = replace(NOW, quarter=QUARTER - 1)
    earlier = GATHERING.part(NOW, before).earlier
    assert earlier is not None
    assert (earlier.round.quarter, earlier.common) == (QUARTER - 1, None)
    assert overall(earlier.round.counted) == {Choice.LEVEL_2: 3, Choice.LEVEL_4: 8}


def test_when_the_questions_have_changed_those_are_compared_that_both_have_asked() -> None:
    now = source({EVERYTHING: {tags_of(FIRST): FIVE, tags_of(SECOND): FIVE, EVERYTHING: SIX}})
    before = source({EVERYTHING: {tags_of(FIRST): SIX, tags_of(OTHER): SIX}}, "0.9.0")
    earlier = GATHERING.part(now, before).earlier
    assert earlier is not None
    assert overall(earlier.common) == {Choice.LEVEL_2: 3, Choice.LEVEL_4: 2}
    assert overall(earlier.round.counted) == {Choice.LEVEL_4: 6}
    assert earlier.round.framework_version == "0.9.0"


def test_the_levels_of_a_part_are_the_same_as_in_all_that_is_told_of_it() -> None:
    for group in (EVERYTHING, HOUSING, Tags(area="Registrars")):
        whole, levels = GATHERING.part(NOW, None, group).now.counted, GATHERING.levels(NOW, group).now.counted
        themes = {key for key in GATHERING.asked if not key.startswith("cell:")}
        assert levels.histograms == {key: whole.histograms[key] for key in themes & whole.histograms.keys()}
        assert levels.withheld == whole.withheld & themes


def test_rounds_count_the_keys_that_are_asked_for() -> None:
    key = f"enabler:{OTHER.enabler}"
    first, second = GATHERING.rounds([NOW, replace(NOW, quarter=QUARTER - 1)], [key])
    assert first.counted.histograms == {key: {Choice.LEVEL_4: 6}}
    assert first.counted == second.counted


def test_rounds_with_other_questions_count_those_that_all_have_asked() -> None:
    three = [
        source({EVERYTHING: {tags_of(each): FIVE for each in (FIRST, SECOND)}}),
        source({EVERYTHING: {tags_of(each): SIX for each in (FIRST, OTHER)}}, "0.9.0"),
        source({EVERYTHING: {tags_of(each): SIX for each in (FIRST, SECOND, OTHER)}}, "0.8.0"),
    ]
    rounds = GATHERING.rounds(three, [OVERALL])
    assert [sum((overall(each.counted) or {}).values()) for each in rounds] == [5, 6, 6]
