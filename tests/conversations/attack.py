"""A reader who takes all figures that were ever published as equations, and solves them for a few people.

Each answer counts with a value of its own, so a figure shows exactly which answers it adds up: it is the row of
an equation whose unknowns are the answers as they were given, an answer that was changed being two unknowns.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from conversations.framework import Question
from conversations.people import Role
from conversations.releases import (
    Counts,
    News,
    Segment,
    Tags,
    plan_close,
    plan_step,
    publish,
    table,
    tags_of,
    tell_apart,
)

PRIME = 2**61 - 1
"""Equations are solved modulo this: whole numbers as small as these could only by chance be multiples of it."""

Row = Mapping[int, int]

CUTS = ("", "mission", "enabler", "principle", "mission enabler", "question")
FILTERS = ("", "area", "role", "area role")
ASKED = tuple(frozenset(f"{cut} {narrowed}".split()) for cut in CUTS for narrowed in FILTERS)
"""Everything that a summary can be told apart by."""


# The publisher


@dataclass(frozen=True, slots=True)
class Defences:
    """What protects people; the tests switch each off to see that the reader notices."""

    steps: bool = True
    """Figures move when enough people have news. Without: they show at every moment what is answered then."""
    groups: bool = True
    """Each group has enough people. Without: when enough people have news, all is published as it is tagged."""
    first_changes: bool = True
    """Only first answers and first changes count. Without: later changes count as well."""


ALL_DEFENCES = Defences()


@dataclass(slots=True)
class Given:
    """A person's answer: what it is now and was earlier; what was published of it last, under which tags,
    how often.
    """

    person: int
    tags: Tags
    value: int
    earlier: list[int] = field(default_factory=list)
    published: int | None = None
    times: int = 0


@dataclass(slots=True)
class Publisher:
    """Keeps answers and publishes them, as storage does with the functions of conversations.releases."""

    least: int
    defences: Defences = ALL_DEFENCES
    answers: dict[tuple[int, str], Given] = field(default_factory=dict)
    counts: Counts[int] = field(default_factory=dict)
    owners: dict[int, int] = field(default_factory=dict)
    """Whose value each is."""

    def answer(self, person: int, question: Question, told: Tags) -> None:
        self.answers[person, question.id] = Given(person, tags_of(question, told), self._value(person))

    def change(self, given: Given, back_to: int | None = None) -> None:
        given.earlier.append(given.value)
        given.value = self._value(given.person) if back_to is None else back_to

    def erase(self, person: int) -> None:
        """The person's answers go; what was published of them stays in the counts."""
        self.answers = {key: given for key, given in self.answers.items() if given.person != person}

    def step(self) -> None:
        if not self.defences.steps:
            self._publish_live()
            return
        people = self._waiting()
        if self.defences.groups:
            chosen = plan_step({tags: len(each) for tags, each in people.items()}, self.least)
        else:
            chosen = frozenset(people if len(set().union(*people.values())) >= self.least else ())
        self._publish({tags: tags for tags in chosen})

    def close(self) -> None:
        if self.defences.steps and self.defences.groups:
            self._publish(plan_close(self._waiting(), self.least))
        else:
            self.step()

    def held_back(self) -> list[Given]:
        return [given for given in self.answers.values() if given.value != given.published]

    def _publish(self, plan: Mapping[Tags, Tags]) -> None:
        going = [given for given in self.held_back() if given.tags in plan]
        self.counts = publish(
            self.counts, [News(plan[given.tags], given.value, given.published) for given in going]
        )
        for given in going:
            given.tags, given.published, given.times = plan[given.tags], given.value, given.times + 1

    def _publish_live(self) -> None:
        """A table of the moment, which is safe in itself: groups that are large enough, the rest joined."""
        people: defaultdict[Tags, set[int]] = defaultdict(set)
        for given in self.answers.values():
            people[given.tags].add(given.person)
        plan = plan_close(people, self.least) if self.defences.groups else {tags: tags for tags in people}
        shown = [given for given in self.answers.values() if given.tags in plan]
        self.counts = publish({}, [News(plan[given.tags], given.value) for given in shown])

    def _waiting(self) -> dict[Tags, set[int]]:
        people: defaultdict[Tags, set[int]] = defaultdict(set)
        for given in self.held_back():
            counts = given.times < 2 or not self.defences.first_changes
            people[given.tags].update([given.person] if counts else [])
        return people

    def _value(self, person: int) -> int:
        value = len(self.owners)
        self.owners[value] = person
        return value


# The reader


def read(counts: Counts[int]) -> dict[Tags, Row]:
    """Every figure of every summary: all cuts, all filters."""
    return {asked: row for by in ASKED for asked, row in table(counts, by).items()}


@dataclass(slots=True)
class Reader:
    """Asks for everything at each date, and keeps what is different from the date before."""

    last: dict[Tags, Row] = field(default_factory=dict)
    equations: set[frozenset[tuple[int, int]]] = field(default_factory=set)

    def look(self, counts: Counts[int]) -> None:
        now = read(counts)
        for asked in {*now, *self.last}:
            difference = Counter(now.get(asked, {}))
            difference.subtract(self.last.get(asked, {}))
            moved = frozenset((value, number) for value, number in difference.items() if number)
            self.equations |= {moved} if moved else set()
        self.last = now

    def rows(self) -> list[Row]:
        return [dict(equation) for equation in self.equations]


def describes_few(rows: Iterable[Row], owners: Mapping[int, int], least: int) -> frozenset[int] | None:
    """Fewer than `least` people whom some combination of the rows describes, and nobody else; None if there
    are none such. Exact: it covers every combination and every set of people.

    Unknowns with the same numbers in all rows have the same number in every combination, so they are taken
    together. Then for one person after another: either the combination leaves them out, or they are among
    the few.
    """
    columns: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for index, row in enumerate(rows):
        for unknown, number in row.items():
            columns[unknown].append((index, number))
    alike: defaultdict[tuple[tuple[int, int], ...], set[int]] = defaultdict(set)
    for unknown, column in columns.items():
        alike[tuple(column)].add(owners[unknown])
    together: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for place, same in enumerate(alike):
        for index, number in same:
            together[index][place] = number
    people = [frozenset(each) for each in alike.values()]
    basis = independent(sorted(together.values(), key=len))
    return _few(basis, people, frozenset(), least - 1)


def _few(
    basis: Sequence[Row], people: Sequence[frozenset[int]], few: frozenset[int], room: int
) -> frozenset[int] | None:
    """The few and up to `room` people more whom a combination of the basis describes."""
    basis = _leaving_out(basis, lambda place: len(people[place] - few) > room)
    others = Counter(person for row in basis for place in row for person in people[place] - few)
    if not others:
        return few if basis else None
    [(person, _)] = others.most_common(1)
    without = _leaving_out(basis, lambda place: person in people[place])
    return _few(without, people, few, room) or _few(basis, people, few | {person}, room - 1)


def _leaving_out(basis: Sequence[Row], is_out: Callable[[int], bool]) -> list[Row]:
    """A basis of the combinations that are zero in all places that are out."""
    rows = list(basis)
    for place in sorted({place for row in basis for place in row if is_out(place)}):
        holders = [row for row in rows if place in row]
        if holders:
            pivot = min(holders, key=len)
            rest = [_without(row, pivot, place) for row in holders if row is not pivot]
            rows = [row for row in rows if place not in row] + rest
    return rows


def independent(rows: Iterable[Row]) -> list[Row]:
    """Rows that span the same combinations, none of them a combination of the others."""
    pivots: dict[int, Row] = {}
    for row in rows:
        left = row
        while left and (place := max(left)) in pivots:
            left = _without(left, pivots[place], place)
        if left:
            pivots[max(left)] = left
    return list(pivots.values())


def _without(row: Row, pivot: Row, place: int) -> Row:
    """The row less so much of the pivot's that nothing is left in this place."""
    factor = row[place] * pow(pivot[place], -1, PRIME)
    mixed = dict(row)
    for each, number in pivot.items():
        mixed[each] = (mixed.get(each, 0) - factor * number) % PRIME
    return {each: number for each, number in mixed.items() if number}


# Councils


@dataclass(frozen=True, slots=True)
class Council:
    """How a made-up council answers: the share of people on each of the dates, and of answers changed then."""

    least: int
    segments: Sequence[Segment]
    questions: Sequence[Question]
    told: Mapping[Segment, Tags]
    dates: int
    answering: float
    changing: float


def a_council(rng: random.Random, questions: Sequence[Question], most_people: int) -> Council:
    """What is told is either everything, which makes the smallest groups, or what `tell_apart` says."""
    areas = rng.randint(1, 8)
    people = rng.randint(5, most_people)
    segments = [Segment(f"area-{rng.randrange(areas)}", rng.choice(list(Role))) for _ in range(people)]
    least = rng.randint(3, 6)
    asked = rng.sample(questions, rng.randint(1, len(questions)))
    told = {each: Tags(area=each.area, role=each.role) for each in segments}
    if rng.random() < 0.3:
        told = tell_apart(Counter(segments), len(asked), len(asked), least)
    dates, answering, changing = rng.randint(2, 6), rng.uniform(0.05, 0.6), rng.choice([0, 0, 0.1, 0.4])
    return Council(least, segments, asked, told, dates, answering, changing)


def read_through(
    council: Council, rng: random.Random, defences: Defences = ALL_DEFENCES, numbers: Sequence[int] = ()
) -> tuple[Publisher, Reader]:
    """A check-in that is closed, opened once more and closed again, read at every date. `numbers`: of which the
    council sets the least number of people anew before each date.
    """
    publisher, reader = Publisher(council.least, defences), Reader()
    publishing = [publisher.step] * council.dates + [publisher.close, publisher.step, publisher.close]
    for publish_now in publishing:
        live(council, publisher, rng)
        if numbers:
            publisher.least = rng.choice(numbers)
        publish_now()
        reader.look(publisher.counts)
    return publisher, reader


def live(council: Council, publisher: Publisher, rng: random.Random) -> None:
    """What happens between two dates: people change answers, go back to earlier ones, answer, are erased."""
    for given in publisher.answers.values():
        if rng.random() < council.changing:
            publisher.change(given, rng.choice([None, *given.earlier]))
    for person, segment in enumerate(council.segments):
        if rng.random() < council.answering:
            for question in rng.sample(council.questions, rng.randint(1, len(council.questions))):
                if (person, question.id) not in publisher.answers:
                    publisher.answer(person, question, council.told[segment])
        elif rng.random() < 0.01:
            publisher.erase(person)
