"""What is proposed: the next step of the weakest published question, and never from what is not published."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.action_proposals import PROPOSED, by_question, next_step, propose
from conversations.action_view import Proposal
from conversations.answers import LEVELS, Choice
from conversations.disclosure import LEAST_PEOPLE
from conversations.figures import SummaryFigures
from conversations.framework import Audience, Cut
from conversations.published import Value
from conversations.releases import EVERYTHING, Tags, tags_of
from conversations.scoring import Histogram, nearest_level, theme_key
from tests.conversations.builders import FRAMEWORK
from tests.conversations.summaries import DATA, FIGURES, LEADERSHIP, SKILLS, figures_of, levels

ENABLERS = tuple(theme_key(Cut.ENABLER, each.id) for each in FRAMEWORK.enablers)
CONNECTIVITY, VALUE = theme_key(Cut.ENABLER, "connectivity"), theme_key(Cut.ENABLER, "value")
OF_DATA = [each for each in FRAMEWORK.questions if each.enabler == "data"]
FIRST, SECOND, THIRD, *_ = OF_DATA


def proposals(
    histograms: Mapping[str, Histogram],
    questions: Mapping[str, Histogram] | None = None,
    *accepted: str,
    least: int = LEAST_PEOPLE,
) -> tuple[Proposal, ...]:
    return propose(figures_of(histograms), FRAMEWORK, questions or {}, accepted, least)


def themes(found: tuple[Proposal, ...]) -> list[str]:
    return [each.theme for each in found]


def test_the_three_weakest_enablers_are_proposed_for_the_weakest_first() -> None:
    """Principles and missions are weaker here, and one enabler has no figure: nothing is proposed for those."""
    shown = {
        **{key: levels(0, 0, 9, 9, 0) for key in ENABLERS if key != VALUE},
        DATA: levels(0, 10, 10, 0, 0),
        CONNECTIVITY: levels(10, 10, 0, 0, 0),
        LEADERSHIP: levels(0, 0, 10, 5, 0),
        theme_key(Cut.PRINCIPLE, "ethical"): levels(10, 0, 0, 0, 0),
        theme_key(Cut.MISSION, "places"): levels(10, 0, 0, 0, 0),
    }
    assert themes(proposals(shown)) == [CONNECTIVITY, DATA, LEADERSHIP]


def test_the_weakest_published_question_gives_the_step_for_its_own_level() -> None:
    questions = {
        FIRST.id: levels(0, 0, 9, 0, 0),
        SECOND.id: levels(8, 1, 0, 0, 0),
        THIRD.id: levels(0, 9, 0, 0, 0),
    }
    (only,) = proposals({DATA: levels(0, 0, 0, 27, 0)}, questions)
    assert (only.question, only.level, only.theme_level) == (SECOND.id, Choice.LEVEL_1, Choice.LEVEL_4)
    assert only.text == SECOND.levels[0].next_step
    assert only.mission == SECOND.mission


@pytest.mark.parametrize("least", [3, 5, 12])
def test_a_question_that_fewer_people_answered_does_not_count(least: int) -> None:
    questions = {SECOND.id: levels(least - 1, 0, 0, 0, 0), THIRD.id: levels(0, 0, 0, least, 0)}
    (only,) = proposals({DATA: levels(0, 20, 0, 0, 0)}, questions, least=least)
    assert (only.question, only.level) == (THIRD.id, Choice.LEVEL_4)
    (only,) = proposals({DATA: levels(0, 20, 0, 0, 0)}, {SECOND.id: questions[SECOND.id]}, least=least)
    assert only.level is Choice.LEVEL_2, "the theme's, for there is no other"


def test_not_sure_is_no_level() -> None:
    """Twenty answers of which two are levels are two."""
    unsure = {**levels(2, 0, 0, 0, 0), Choice.NOT_SURE: 18}
    (only,) = proposals({DATA: levels(0, 0, 20, 0, 0)}, {SECOND.id: unsure})
    assert only.level is Choice.LEVEL_3


def test_without_published_questions_one_for_everybody_stands_for_its_theme() -> None:
    (only,) = proposals({DATA: levels(0, 20, 0, 0, 0)})
    first = next(each for each in OF_DATA if Audience.EVERYONE in each.audience)
    assert (only.question, only.level) == (first.id, Choice.LEVEL_2)
    assert first != OF_DATA[0], "the first of all is not for everybody"


def test_what_is_accepted_makes_room_for_the_next_question() -> None:
    questions = {each.id: levels(9 - place, place, 0, 0, 0) for place, each in enumerate(OF_DATA)}
    taken: list[str] = []
    for expected in OF_DATA:
        (only,) = proposals({DATA: levels(0, 20, 0, 0, 0)}, questions, *taken)
        assert only.question == expected.id
        taken.append(only.question)
    assert proposals({DATA: levels(0, 20, 0, 0, 0)}, questions, *taken) == ()


def test_a_theme_at_the_highest_level_has_no_next_step() -> None:
    assert proposals({DATA: levels(0, 0, 0, 0, 20)}) == ()
    (only,) = proposals({DATA: levels(0, 0, 0, 0, 20)}, {FIRST.id: levels(0, 9, 0, 0, 0)})
    assert only.question == FIRST.id


def test_the_barrier_is_the_one_that_the_theme_names_most() -> None:
    found = propose(FIGURES, FRAMEWORK, {}, ())
    assert {each.theme: each.barrier for each in found}[DATA] == SKILLS
    assert [each.barrier for each in found if each.theme != DATA] == [None] * (len(found) - 1)


def test_nothing_published_proposes_nothing() -> None:
    assert proposals({}) == ()
    assert proposals({}, {FIRST.id: levels(9, 0, 0, 0, 0)}) == ()


def test_questions_are_counted_only_where_the_tags_tell_them() -> None:
    """Of an area and a role, or without; what was published under less is nobody's question."""
    choice = {Value(Choice.LEVEL_2, "budget"): 3, Value(Choice.LEVEL_4, None, True): 2}
    published = {
        tags_of(FIRST): choice,
        tags_of(FIRST, Tags(area="Housing")): {Value(Choice.LEVEL_2): 1, Value(Choice.NOT_SURE): 5},
        Tags(mission="councils", enabler="data"): {Value(Choice.LEVEL_1): 7},
        EVERYTHING: {Value(Choice.LEVEL_1): 7},
    }
    counted = {Choice.LEVEL_2: 4, Choice.LEVEL_4: 2, Choice.NOT_SURE: 5}
    assert by_question(published) == {FIRST.id: counted}


counts = st.lists(st.integers(0, 12), min_size=5, max_size=5).map(lambda five: levels(*five))
unsure = st.builds(lambda given, count: {**given, Choice.NOT_SURE: count}, counts, st.integers(0, 9))
shown_themes = st.dictionaries(st.sampled_from(ENABLERS), unsure)
shown_questions = st.dictionaries(st.sampled_from([each.id for each in FRAMEWORK.questions]), unsure)


@given(
    shown_themes,
    shown_questions,
    st.frozensets(st.sampled_from([each.id for each in FRAMEWORK.questions])),
    st.integers(3, 12),
)
def test_whatever_is_published_proposals_keep_to_it(
    shown: Mapping[str, Histogram], questions: Mapping[str, Histogram], accepted: frozenset[str], least: int
) -> None:
    figures: SummaryFigures = figures_of(shown)
    found = propose(figures, FRAMEWORK, questions, accepted, least)
    measures = {each.key: each.measure for each in figures.themes}
    assert len(found) <= PROPOSED
    assert len(set(themes(found))) == len(found)
    means = [measures[each.theme] for each in found]
    assert all(means)
    assert [each.given.mean for each in means if each] == sorted(each.given.mean for each in means if each)
    for each in found:
        question, measure = FRAMEWORK.by_id[each.question], measures[each.theme]
        assert measure is not None
        assert each.question not in accepted
        assert theme_key(Cut.ENABLER, question.enabler) == each.theme
        assert (each.text, each.mission) == (next_step(question, each.level), question.mission)
        assert (each.theme_level, each.mean) == (measure.level, measure.mean_tenths)
        given_levels = {level: questions.get(each.question, {}).get(level, 0) for level in LEVELS}
        answers = sum(given_levels.values())
        if answers < least:
            assert each.level is measure.level
        else:
            points = sum(level * count for level, count in given_levels.items())
            assert each.level is nearest_level((20 * points + answers) // (2 * answers))
