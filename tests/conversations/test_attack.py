"""A reader of everything cannot make out fewer than the least number of people; and would, were it possible."""

import random
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

import pytest

from conversations.releases import Tags
from tests.conversations.attack import (
    ALL_DEFENCES,
    Council,
    Defences,
    Publisher,
    Reader,
    Row,
    a_council,
    describes_few,
    read_through,
)
from tests.conversations.builders import FRAMEWORK

EIGHT = [
    each
    for each in FRAMEWORK.questions
    if {each.mission, each.enabler} <= {"councils", "places", "data", "value"}
]
"""Two questions for each of two missions and two enablers."""

ALL = FRAMEWORK.questions


def made_out(seed: int, most_people: int, defences: Defences = ALL_DEFENCES) -> frozenset[int] | None:
    """The few people whom the reader of a made-up council makes out."""
    rng = random.Random(seed)
    council = a_council(rng, EIGHT, most_people)
    publisher, reader = read_through(council, rng, defences)
    return describes_few(reader.rows(), publisher.owners, council.least)


# What the reader finds


@pytest.mark.parametrize("first", range(0, 2_000, 500))
def test_in_small_councils_nobody_can_be_made_out(first: int) -> None:
    """All cuts, filters and dates; answers that come, change, go back and go; every set of few people."""
    assert [seed for seed in range(first, first + 500) if made_out(seed, 24) is not None] == []


@pytest.mark.parametrize("first", range(10_000, 10_150, 50))
def test_in_larger_councils_nobody_can_be_made_out(first: int) -> None:
    assert [seed for seed in range(first, first + 50) if made_out(seed, 120) is not None] == []


def test_with_all_questions_of_the_framework_nobody_can_be_made_out() -> None:
    for seed in range(8):
        rng = random.Random(seed)
        council = a_council(rng, ALL, 100)
        publisher, reader = read_through(council, rng)
        assert describes_few(reader.rows(), publisher.owners, council.least) is None, seed


def test_a_council_that_changes_its_number_shows_no_fewer_than_the_smallest_that_it_set() -> None:
    """Up and down between any two dates. That it is the smallest and not a larger one shows the second line."""
    numbers = (3, 4, 7)
    few: Counter[int] = Counter()
    for seed in range(300):
        rng = random.Random(seed)
        publisher, reader = read_through(a_council(rng, EIGHT, 24), rng, numbers=numbers)
        for least in numbers:
            few[least] += describes_few(reader.rows(), publisher.owners, least) is not None
    assert few[3] == 0
    assert few[7] > 100


def test_without_steps_somebody_can_be_made_out() -> None:
    """Each table is safe in itself; two of them, before and after one more person, are not."""
    found = [made_out(seed, 24, Defences(steps=False)) for seed in range(60)]
    assert sum(few is not None for few in found) > 40


def test_without_groups_somebody_can_be_made_out() -> None:
    found = [made_out(seed, 24, Defences(groups=False)) for seed in range(60)]
    assert sum(few is not None for few in found) > 40


def test_if_later_changes_counted_somebody_could_be_made_out() -> None:
    found = [made_out(seed, 120, Defences(first_changes=False)) for seed in range(10_000, 10_060)]
    assert any(few is not None for few in found)


# The defences, by hand: ten people of one area answer one question, and the least number is three


TOLD = Tags(area="Housing")


def people_answer(publisher: Publisher, *people: int) -> None:
    for person in people:
        publisher.answer(person, ALL[0], TOLD)


def people_change(publisher: Publisher, *people: int, back: bool = False) -> None:
    for person in people:
        given = publisher.answers[person, ALL[0].id]
        publisher.change(given, given.earlier[0] if back else None)


def found(publisher: Publisher, reader: Reader) -> frozenset[int] | None:
    return describes_few(reader.rows(), publisher.owners, publisher.least)


@pytest.mark.parametrize(("defences", "few"), [(ALL_DEFENCES, None), (Defences(steps=False), {3})])
def test_one_more_answer_between_two_looks(defences: Defences, few: set[int] | None) -> None:
    publisher, reader = Publisher(3, defences), Reader()
    for people in ((0, 1, 2), (3,)):
        people_answer(publisher, *people)
        publisher.step()
        reader.look(publisher.counts)
    assert found(publisher, reader) == few


@pytest.mark.parametrize(("defences", "few"), [(ALL_DEFENCES, None), (Defences(groups=False), {3})])
def test_one_answer_from_a_small_area_beside_a_large_one(defences: Defences, few: set[int] | None) -> None:
    publisher, reader = Publisher(3, defences), Reader()
    people_answer(publisher, 0, 1, 2)
    publisher.answer(3, ALL[0], Tags(area="Parks"))
    publisher.step()
    reader.look(publisher.counts)
    assert found(publisher, reader) == few


@pytest.mark.parametrize(("defences", "few"), [(ALL_DEFENCES, None), (Defences(first_changes=False), {2, 3})])
def test_two_changes_among_others_that_are_taken_back(defences: Defences, few: set[int] | None) -> None:
    """What moved between the first look and the last is two answers: the others are what they were."""
    publisher, reader = Publisher(3, defences), Reader()
    people_answer(publisher, *range(8))
    publisher.step()
    reader.look(publisher.counts)
    people_change(publisher, 0, 1, 2)
    publisher.step()
    reader.look(publisher.counts)
    people_change(publisher, 0, 1, back=True)
    people_change(publisher, 3)
    publisher.step()
    reader.look(publisher.counts)
    assert found(publisher, reader) == few


def test_an_erased_person_leaves_no_gap_in_what_was_published() -> None:
    publisher, reader = Publisher(3), Reader()
    people_answer(publisher, 0, 1, 2, 3)
    publisher.step()
    reader.look(publisher.counts)
    publisher.erase(3)
    publisher.close()
    reader.look(publisher.counts)
    assert len(reader.equations) == 1
    assert found(publisher, reader) is None


# The made-up councils put the defences to the test


def test_made_up_councils_publish_most_answers_and_a_good_many_changes() -> None:
    """Nobody can be made out either where nothing is shown."""
    answers = held_back = changes = coarse = 0
    for seed in range(200):
        rng = random.Random(seed)
        publisher, _ = read_through(a_council(rng, EIGHT, 24), rng)
        given = publisher.answers.values()
        answers += len(given)
        held_back += len(publisher.held_back())
        changes += sum(each.times > 1 for each in given)
        coarse += sum(tags.question is None for tags in publisher.counts)
    assert answers > 5_000
    assert held_back < answers / 5
    assert changes > 500
    assert coarse > 100


def test_the_same_seed_makes_the_same_council() -> None:
    def council() -> Council:
        return a_council(random.Random(7), EIGHT, 24)

    assert council() == council()


# The reader's arithmetic


@pytest.mark.parametrize(
    ("rows", "few"),
    [
        ("", []),
        ("a", ["a"]),
        ("ab", ["ab"]),
        ("abc", []),
        ("abc abcd", ["d"]),
        ("abc def", []),
        ("abcd cdef", []),
        ("abcd abce", ["de"]),
        ("abcdef abc de", ["f", "de"]),
        ("abcdef abc d", ["d", "ef"]),
        ("abcd cdef efab", ["ab", "cd", "ef"]),
        ("abcx abcy xdef ydefg", ["g"]),
    ],
)
def test_worked_by_hand(rows: str, few: list[str]) -> None:
    """Each letter is a person's only answer, and three people are enough."""
    equations = [{ord(letter): 1 for letter in row} for row in rows.split()]
    made = describes_few(equations, {ord(letter): ord(letter) for letter in rows}, 3)
    assert (made is None) == (not few)
    assert made is None or any(set(map(ord, each)) <= made for each in few)


def test_several_answers_of_one_person_are_one_person() -> None:
    owners = {0: 0, 1: 0, 2: 0, 3: 1, 4: 2}
    assert describes_few([dict.fromkeys(range(3), 1)], owners, 3) == frozenset({0})
    assert describes_few([dict.fromkeys(range(5), 1)], owners, 3) is None


def test_the_reader_finds_what_trying_all_sets_of_people_finds() -> None:
    """On random equations, against ranks in exact fractions for every set of few people."""
    found_some = found_none = 0
    for seed in range(400):
        rng = random.Random(seed)
        owners = {unknown: rng.randrange(7) for unknown in range(rng.randint(4, 12))}
        rows: list[Row] = [
            {unknown: rng.choice([1, 1, -1]) for unknown in owners if rng.random() < rng.choice([0.4, 0.8])}
            for _ in range(rng.randint(1, 6))
        ]
        expected = [
            set(people)
            for size in range(1, 4)
            for people in combinations(sorted(set(owners.values())), size)
            if brute_force(rows, {unknown for unknown in owners if owners[unknown] in people})
        ]
        few = describes_few(rows, owners, 4)
        assert (few is not None) == bool(expected)
        assert few is None or any(people <= few for people in expected)
        found_some += few is not None
        found_none += few is None
    assert min(found_some, found_none) > 50


def brute_force(rows: Sequence[Row], unknowns: set[int]) -> bool:
    """Whether some combination of the rows has these unknowns only."""
    others = [{each: number for each, number in row.items() if each not in unknowns} for row in rows]
    return rank(others) < rank(rows)


def rank(rows: Sequence[Row]) -> int:
    left = [{each: Fraction(number) for each, number in row.items()} for row in rows if row]
    number = 0
    while left:
        pivot = left.pop()
        place = next(iter(pivot))
        number += 1
        left = [mixed for row in left if (mixed := _reduced(row, pivot, place))]
    return number


def _reduced(row: dict[int, Fraction], pivot: dict[int, Fraction], place: int) -> dict[int, Fraction]:
    factor = row.get(place, Fraction(0)) / pivot[place]
    both = {each: row.get(each, Fraction(0)) - factor * pivot.get(each, Fraction(0)) for each in {*row, *pivot}}
    return {each: number for each, number in both.items() if number}
