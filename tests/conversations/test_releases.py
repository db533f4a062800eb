"""Answers are published in groups of enough people: by hand, and in made-up councils. See also test_attack."""

import random
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from conversations.answers import Choice
from conversations.framework import Cut
from conversations.people import Role
from conversations.releases import (
    EVERYTHING,
    GRAINS,
    Counts,
    News,
    Segment,
    Tags,
    figure,
    is_withheld,
    plan_close,
    plan_step,
    publish,
    table,
    tags_of,
    tell_apart,
)
from tests.conversations.attack import ASKED, Publisher, a_council, live, read
from tests.conversations.builders import FRAMEWORK

LEADER, FRONTLINE, ELECTED = Role.LEADER, Role.FRONTLINE, Role.ELECTED
LOW, HIGH = Choice.LEVEL_1, Choice.LEVEL_5

_OF_DATA = [each for each in FRAMEWORK.questions if each.enabler == "data"]
FIRST, SECOND = [each for each in _OF_DATA if each.mission == "councils"]
PLACES = next(each for each in _OF_DATA if each.mission == "places")
VALUE = next(each for each in FRAMEWORK.questions if each.enabler == "value")

DATA = Tags(enabler="data")
COUNCILS_DATA = Tags(mission="councils", enabler="data")
HOUSING, PARKS = Tags(area="Housing"), Tags(area="Parks")
HOUSING_LEADERS, PARKS_LEADERS = Tags(area="Housing", role=LEADER), Tags(area="Parks", role=LEADER)
HOUSING_STAFF, PARKS_STAFF = Tags(area="Housing", role=FRONTLINE), Tags(area="Parks", role=FRONTLINE)
LEADERS = Tags(role=LEADER)


# What tags tell


@pytest.mark.parametrize(
    ("tags", "asked", "show", "may_be"),
    [
        (EVERYTHING, EVERYTHING, True, True),
        (DATA, EVERYTHING, True, True),
        (EVERYTHING, DATA, False, True),
        (DATA, DATA, True, True),
        (COUNCILS_DATA, DATA, True, True),
        (DATA, COUNCILS_DATA, False, True),
        (COUNCILS_DATA, Tags(mission="places"), False, False),
        (DATA, HOUSING, False, True),
        (tags_of(FIRST, HOUSING), Tags(enabler="data", area="Housing"), True, True),
        (tags_of(FIRST, HOUSING), HOUSING_LEADERS, False, True),
        (tags_of(FIRST, HOUSING), PARKS_LEADERS, False, False),
        (tags_of(FIRST), Tags(principle=FIRST.principle), True, True),
        (tags_of(FIRST), Tags(question=SECOND.id), False, False),
    ],
)
def test_answers_belong_to_a_figure_when_their_tags_say_so(
    tags: Tags, asked: Tags, show: bool, may_be: bool
) -> None:
    assert (tags.show(asked), tags.may_be(asked)) == (show, may_be)


def test_an_answer_is_tagged_with_the_themes_of_its_question() -> None:
    tags = tags_of(FIRST, HOUSING_LEADERS)
    assert tags.question == FIRST.id
    assert {cut: getattr(tags, cut.value) for cut in Cut} == {cut: FIRST.theme(cut) for cut in Cut}
    assert (tags.area, tags.role) == ("Housing", LEADER)


# Which areas and roles are told apart: five people, and ten of forty questions for each, makes forty people


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({("Housing", FRONTLINE): 39}, [EVERYTHING]),
        ({("Housing", FRONTLINE): 40}, [HOUSING]),
        ({("", FRONTLINE): 400}, [EVERYTHING]),
        ({("Housing", FRONTLINE): 40, ("Housing", LEADER): 39}, [HOUSING, HOUSING]),
        ({("Housing", FRONTLINE): 40, ("Housing", LEADER): 40}, [HOUSING_STAFF, HOUSING_LEADERS]),
        ({("Housing", FRONTLINE): 20, ("Housing", LEADER): 20}, [HOUSING, HOUSING]),
        ({("Housing", FRONTLINE): 40, ("Parks", FRONTLINE): 39}, [HOUSING, EVERYTHING]),
        (
            {("Housing", FRONTLINE): 90, ("Housing", LEADER): 20, ("Parks", LEADER): 20},
            [HOUSING_STAFF, LEADERS, LEADERS],
        ),
        (
            {("Housing", FRONTLINE): 50, ("Housing", LEADER): 50, ("Housing", ELECTED): 9, ("", ELECTED): 30},
            [HOUSING_STAFF, HOUSING_LEADERS, EVERYTHING, EVERYTHING],
        ),
    ],
)
def test_areas_and_roles_are_told_where_enough_people_are_asked(
    asked: Mapping[tuple[str, Role], int], told: list[Tags]
) -> None:
    segments = {Segment(area, role): people for (area, role), people in asked.items()}
    assert list(tell_apart(segments, each=10, questions=40).values()) == told


@pytest.mark.parametrize(
    ("each", "least", "enough"), [(10, 5, 36), (18, 5, 20), (36, 5, 10), (10, 3, 22), (10, 8, 58)]
)
def test_fewer_people_are_enough_where_each_is_asked_more(each: int, least: int, enough: int) -> None:
    """Of the framework's 36 questions."""
    housing = Segment("Housing", FRONTLINE)
    assert tell_apart({housing: enough}, each, 36, least) == {housing: HOUSING}
    assert tell_apart({housing: enough - 1}, each, 36, least) == {housing: EVERYTHING}


# A step


@pytest.mark.parametrize(
    ("waiting", "least", "published"),
    [
        ({}, 5, set()),
        ({DATA: 4}, 5, set()),
        ({DATA: 5}, 5, {DATA}),
        ({DATA: 5, HOUSING: 4, PARKS: 9}, 5, {DATA, PARKS}),
        ({DATA: 5, PARKS: 9}, 6, {PARKS}),
        ({DATA: 0}, 3, set()),
    ],
)
def test_a_step_publishes_what_enough_people_wait_with(
    waiting: Mapping[Tags, int], least: int, published: set[Tags]
) -> None:
    assert plan_step(waiting, least) == published


# The close: each digit is a person, and three are enough


@pytest.mark.parametrize(
    ("waiting", "plan"),
    [
        ({}, {}),
        ({tags_of(FIRST): "12"}, {}),
        ({tags_of(FIRST): "123"}, {tags_of(FIRST): tags_of(FIRST)}),
        (
            {tags_of(FIRST, HOUSING_LEADERS): "123", tags_of(FIRST, HOUSING_STAFF): "45"},
            {tags_of(FIRST, HOUSING_LEADERS): tags_of(FIRST, HOUSING_LEADERS)},
        ),
        (
            {tags_of(FIRST, HOUSING_LEADERS): "1", tags_of(FIRST, HOUSING_STAFF): "23"},
            {
                tags_of(FIRST, HOUSING_LEADERS): tags_of(FIRST, HOUSING),
                tags_of(FIRST, HOUSING_STAFF): tags_of(FIRST, HOUSING),
            },
        ),
        (
            {tags_of(FIRST, HOUSING_LEADERS): "1", tags_of(FIRST, PARKS_LEADERS): "23"},
            {
                tags_of(FIRST, HOUSING_LEADERS): tags_of(FIRST, LEADERS),
                tags_of(FIRST, PARKS_LEADERS): tags_of(FIRST, LEADERS),
            },
        ),
        (
            {tags_of(FIRST, LEADERS): "1", tags_of(FIRST): "25", tags_of(FIRST, PARKS_LEADERS): "34"},
            {
                tags_of(FIRST, LEADERS): tags_of(FIRST, LEADERS),
                tags_of(FIRST, PARKS_LEADERS): tags_of(FIRST, LEADERS),
            },
        ),
        (
            {tags_of(FIRST, HOUSING): "1", tags_of(FIRST, PARKS): "2", tags_of(FIRST): "3"},
            {
                tags_of(FIRST, HOUSING): tags_of(FIRST),
                tags_of(FIRST, PARKS): tags_of(FIRST),
                tags_of(FIRST): tags_of(FIRST),
            },
        ),
        (
            {tags_of(FIRST, HOUSING): "12", tags_of(SECOND): "23"},
            {tags_of(FIRST, HOUSING): COUNCILS_DATA, tags_of(SECOND): COUNCILS_DATA},
        ),
        ({tags_of(FIRST): "12", tags_of(SECOND): "12"}, {}),
        (
            {tags_of(FIRST): "12", tags_of(PLACES): "3"},
            {tags_of(FIRST): DATA, tags_of(PLACES): DATA},
        ),
        (
            {tags_of(FIRST): "12", tags_of(VALUE): "3"},
            {tags_of(FIRST): EVERYTHING, tags_of(VALUE): EVERYTHING},
        ),
        (
            {tags_of(FIRST): "12", tags_of(SECOND): "3", tags_of(VALUE): "45"},
            {tags_of(FIRST): COUNCILS_DATA, tags_of(SECOND): COUNCILS_DATA},
        ),
        (
            {tags_of(FIRST): "12", tags_of(SECOND): "", COUNCILS_DATA: "3"},
            {
                tags_of(FIRST): COUNCILS_DATA,
                tags_of(SECOND): COUNCILS_DATA,
                COUNCILS_DATA: COUNCILS_DATA,
            },
        ),
    ],
)
def test_at_the_close_small_groups_join_others(waiting: Mapping[Tags, str], plan: Mapping[Tags, Tags]) -> None:
    assert plan_close({tags: set(map(int, people)) for tags, people in waiting.items()}, 3) == plan


def test_at_the_close_fewer_than_the_least_number_of_people_are_held_back() -> None:
    for seed in range(300):
        rng = random.Random(seed)
        waiting = {
            tags_of(
                rng.choice(FRAMEWORK.questions), rng.choice([EVERYTHING, HOUSING_STAFF, PARKS_LEADERS, LEADERS])
            ): set(rng.sample(range(30), rng.randint(0, 6)))
            for _ in range(rng.randint(0, 30))
        }
        plan = plan_close(waiting, 5)
        held_back = [people for tags, people in waiting.items() if tags not in plan]
        assert len(set().union(*held_back)) < 5
        groups: defaultdict[Tags, set[int]] = defaultdict(set)
        for tags, told in plan.items():
            assert tags.show(told)
            assert told.told in GRAINS
            groups[told] |= waiting[tags]
        assert all(len(people) >= 5 for people in groups.values())


# Counts and figures


def test_a_change_takes_the_place_of_what_was_published() -> None:
    first = publish({}, [News(DATA, LOW), News(DATA, LOW), News(PARKS, HIGH)])
    assert first == {DATA: {LOW: 2}, PARKS: {HIGH: 1}}
    after = publish(first, [News(DATA, HIGH, LOW), News(DATA, HIGH)])
    assert figure(after, DATA) == {LOW: 1, HIGH: 2}
    assert figure(after) == {LOW: 1, HIGH: 3}
    assert first == {DATA: {LOW: 2}, PARKS: {HIGH: 1}}, "the counts before are left as they were"


def test_a_change_that_tells_less_moves_only_the_figures_that_it_belongs_to() -> None:
    counts = publish({}, [News(tags_of(FIRST, HOUSING), LOW), News(tags_of(FIRST, HOUSING), LOW)])
    counts = publish(counts, [News(DATA, HIGH, LOW)])
    assert figure(counts, HOUSING) == {LOW: 2}
    assert figure(counts, DATA) == {LOW: 1, HIGH: 1}
    assert figure(counts) == {LOW: 1, HIGH: 1}


@dataclass(frozen=True, slots=True)
class Full:
    """All that is shown of an answer."""

    choice: Choice
    barrier: str | None = None


def test_more_than_the_choice_can_be_counted() -> None:
    """What is published of an answer goes with its group, whatever it is."""
    counts = publish({}, [News(DATA, Full(LOW, "budget")), News(DATA, Full(LOW)), News(DATA, Full(HIGH))])
    counts = publish(counts, [News(DATA, Full(LOW, "skills"), Full(LOW))])
    assert figure(counts, DATA) == {Full(LOW, "budget"): 1, Full(LOW, "skills"): 1, Full(HIGH): 1}


COUNTS: Counts[Choice] = {
    tags_of(FIRST, HOUSING_STAFF): {LOW: 3, HIGH: 2},
    tags_of(FIRST, PARKS_STAFF): {LOW: 5},
    tags_of(SECOND, LEADERS): {HIGH: 6},
    COUNCILS_DATA: {LOW: 4, Choice.NOT_SURE: 1},
    EVERYTHING: {HIGH: 7},
}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (EVERYTHING, {LOW: 12, HIGH: 15, Choice.NOT_SURE: 1}),
        (DATA, {LOW: 12, HIGH: 8, Choice.NOT_SURE: 1}),
        (COUNCILS_DATA, {LOW: 12, HIGH: 8, Choice.NOT_SURE: 1}),
        (Tags(principle=FIRST.principle), {LOW: 8, HIGH: 2}),
        (HOUSING, {LOW: 3, HIGH: 2}),
        (Tags(role=FRONTLINE), {LOW: 8, HIGH: 2}),
        (Tags(enabler="data", role=LEADER), {HIGH: 6}),
        (HOUSING_LEADERS, None),
        (Tags(enabler="value"), None),
    ],
)
def test_a_figure_adds_up_the_groups_that_belong_to_it(
    asked: Tags, expected: Mapping[Choice, int] | None
) -> None:
    assert figure(COUNTS, asked) == expected


def test_figures_side_by_side() -> None:
    assert table(COUNTS, {"area"}) == {HOUSING: {LOW: 3, HIGH: 2}, PARKS: {LOW: 5}}
    assert table(COUNTS, {"role"}, HOUSING) == {HOUSING_STAFF: {LOW: 3, HIGH: 2}}
    assert table(COUNTS, {"enabler"}, LEADERS) == {Tags(enabler="data", role=LEADER): {HIGH: 6}}
    assert table(COUNTS, {"mission"}, Tags(enabler="value")) == {}


@pytest.mark.parametrize(
    ("counts", "waiting", "asked", "withheld"),
    [
        ({}, [], DATA, False),
        ({}, [tags_of(FIRST)], DATA, True),
        ({}, [tags_of(VALUE)], DATA, False),
        ({DATA: {LOW: 5}}, [tags_of(FIRST)], DATA, False),
        ({DATA: {LOW: 5}}, [], HOUSING, True),
        ({EVERYTHING: {LOW: 5}}, [], DATA, True),
        ({tags_of(FIRST, HOUSING): {LOW: 5}}, [], PARKS, False),
        ({tags_of(FIRST, HOUSING): {LOW: 5}}, [tags_of(FIRST, PARKS)], PARKS, True),
    ],
)
def test_without_a_figure_answers_are_withheld_or_there_are_none(
    counts: Counts[Choice], waiting: list[Tags], asked: Tags, withheld: bool
) -> None:
    assert is_withheld(counts, waiting, asked) == withheld


# Made-up councils, as they live through a check-in

EIGHT = [
    each
    for each in FRAMEWORK.questions
    if {each.mission, each.enabler} <= {"councils", "places", "data", "value"}
]


@pytest.mark.parametrize("seed", range(60))
def test_whatever_happens_groups_are_large_true_and_for_good(seed: int) -> None:
    """What is published at a date comes from enough people under each tags; what was published stays."""
    rng = random.Random(seed)
    council = a_council(rng, EIGHT, 60)
    publisher = Publisher(council.least)
    for publish_now in [publisher.step] * 4 + [publisher.close, publisher.step, publisher.close]:
        live(council, publisher, rng)
        before = {key: (given.tags, given.times) for key, given in publisher.answers.items()}
        counts = publisher.counts
        publish_now()
        groups: defaultdict[Tags, set[int]] = defaultdict(set)
        for key, given in publisher.answers.items():
            tags, times = before[key]
            assert tags.show(given.tags), "tags tell less, or the same"
            if given.times > times:
                groups[given.tags] |= {given.person} if times < 2 else set()
        assert all(len(people) >= council.least for people in groups.values())
        assert {tags for tags in publisher.counts if publisher.counts[tags] != counts.get(tags)} == set(groups)
        shown, shown_before = read(publisher.counts), read(counts)
        assert shown_before.keys() <= shown.keys(), "what was shown once stays shown"
        assert all(min(row.values()) > 0 for row in shown.values())
        assert all(sum(shown_before[asked].values()) <= sum(shown[asked].values()) for asked in shown_before)


@pytest.mark.parametrize("seed", range(40))
def test_at_the_close_all_is_published_but_the_news_of_a_few(seed: int) -> None:
    rng = random.Random(seed)
    council = a_council(rng, EIGHT, 60)
    publisher = Publisher(council.least)
    for _ in range(4):
        live(council, publisher, rng)
        publisher.step()
    publisher.close()
    assert len({given.person for given in publisher.held_back() if given.times < 2}) < council.least
    if not publisher.held_back():
        now = Counter(given.value for given in publisher.answers.values())
        assert now <= Counter(figure(publisher.counts))


@pytest.mark.parametrize("seed", range(40))
def test_no_figure_moves_for_fewer_people(seed: int) -> None:
    """When nothing waits, whatever fewer people do changes nothing, not even at the close."""
    rng = random.Random(seed)
    council = a_council(rng, EIGHT, 60)
    publisher = Publisher(1)
    live(council, publisher, rng)
    publisher.step()
    publisher.least = council.least
    before = read(publisher.counts)
    few = rng.sample(range(200), council.least - 1)
    for person in few:
        for given in publisher.answers.values():
            if given.person == person:
                publisher.change(given)
        for question in EIGHT:
            if (person, question.id) not in publisher.answers:
                publisher.answer(person, question, EVERYTHING)
    publisher.step()
    publisher.close()
    assert read(publisher.counts) == before
    publisher.answer(1_000, EIGHT[0], EVERYTHING)
    publisher.close()
    assert read(publisher.counts) != before


def test_every_figure_of_a_table_is_the_figure_asked_for_alone() -> None:
    for seed in range(20):
        rng = random.Random(seed)
        council = a_council(rng, EIGHT, 30)
        publisher = Publisher(council.least)
        live(council, publisher, rng)
        publisher.close()
        for by in ASKED:
            for asked, row in table(publisher.counts, by).items():
                assert figure(publisher.counts, asked) == row


def test_what_was_published_of_an_erased_person_stays_in_the_counts() -> None:
    publisher = Publisher(3)
    for person in range(3):
        publisher.answer(person, FIRST, HOUSING)
    publisher.step()
    before = read(publisher.counts)
    publisher.erase(0)
    assert all(given.person != 0 for given in publisher.answers.values())
    publisher.close()
    assert read(publisher.counts) == before
