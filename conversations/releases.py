"""Which answers may be published, and when: in groups of enough people.

A group is the answers, new or changed, that are published at one moment under the same tags. All that is ever
shown adds up whole groups, and each group brings something new of enough people: so no figure, and no sum or
difference of figures, describes fewer (docs/decisions/0012 proves it).
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Generic, TypeVar

from conversations.disclosure import LEAST_PEOPLE
from conversations.framework import Question
from conversations.people import Role

Value = TypeVar("Value", bound=Hashable)
"""What is counted of an answer: its choice, or its choice with whatever else is to be shown of it."""


@dataclass(frozen=True, slots=True)
class Tags:
    """What answers have in common, as far as it is told. Also what a figure is asked about: None for any."""

    question: str | None = None
    mission: str | None = None
    enabler: str | None = None
    principle: str | None = None
    area: str | None = None
    role: Role | None = None

    @property
    def told(self) -> frozenset[str]:
        """The names of what is told."""
        return frozenset(name for name in FIELDS if getattr(self, name) is not None)

    def only(self, names: Collection[str]) -> "Tags":
        """Tells no more than what is named."""
        return Tags(**{name: getattr(self, name) for name in names})

    def show(self, asked: "Tags") -> bool:
        """Whether all answers under these tags are among those asked about."""
        return self.only(asked.told) == asked

    def may_be(self, asked: "Tags") -> bool:
        """Whether answers under these tags may be among those asked about."""
        shared = self.told & asked.told
        return self.only(shared) == asked.only(shared)


Counts = Mapping[Tags, Mapping[Value, int]]
"""What was published: how often each value, by the tags it was published under."""

FIELDS = tuple(field.name for field in fields(Tags))
EVERYTHING = Tags()

_QUESTION = frozenset({"question", "mission", "enabler", "principle"})
GRAINS: tuple[frozenset[str], ...] = (
    _QUESTION | {"area", "role"},
    _QUESTION | {"area"},
    _QUESTION | {"role"},
    _QUESTION,
    frozenset({"mission", "enabler"}),
    frozenset({"enabler"}),
    frozenset(),
)
"""What the tags of a group may tell, the most first."""


@dataclass(frozen=True, slots=True)
class Segment:
    """People who are alike: their service area, empty where it is not known, and their role."""

    area: str
    role: Role


TOLD_APART = 2
"""How many times the least number of people would answer each question in an area that is told apart from the
others, if all of its people answered; docs/decisions/0012 has the measurements.
"""


def tell_apart(
    asked: Mapping[Segment, int], each: int, questions: int, least: int = LEAST_PEOPLE
) -> dict[Segment, Tags]:
    """The area and the role that the tags of each segment's answers tell.

    `asked`: the people; `each` of them is asked so many of the `questions`. Roles are told that enough people
    have, if there are two to compare; an area is told where enough of its people have the same role, as far as
    that is told. Telling more would be safe, but most answers of small areas would wait for the close.
    """
    enough = -(-TOLD_APART * least * questions // each)
    roles = {segment: Tags(role=segment.role) for segment in asked}
    large = _large(roles, asked, enough)
    compared = large if len(large) > 1 else set()
    told = {segment: tags if tags in compared else EVERYTHING for segment, tags in roles.items()}
    areas = {segment: replace(tags, area=segment.area or None) for segment, tags in told.items()}
    large = _large(areas, asked, enough)
    return {segment: tags if tags in large else told[segment] for segment, tags in areas.items()}


def _large(tags: Mapping[Segment, Tags], asked: Mapping[Segment, int], enough: int) -> set[Tags]:
    """The tags that enough people share."""
    people: Counter[Tags] = Counter()
    for segment, number in asked.items():
        people[tags[segment]] += number
    return {each for each, number in people.items() if number >= enough}


def tags_of(question: Question, told: Tags = EVERYTHING) -> Tags:
    """The tags of answers to a question; `told` of the people who gave them, as `tell_apart` has it."""
    return replace(
        told,
        question=question.id,
        mission=question.mission,
        enabler=question.enabler,
        principle=question.principle,
    )


def plan_step(waiting: Mapping[Tags, int], least: int = LEAST_PEOPLE) -> frozenset[Tags]:
    """The tags whose waiting answers are published now, all of them; the others wait on.

    `waiting`: how many people wait with an answer that was never published, or with the first change of one
    that was. Later changes don't count, as they may go back to what was published before: they go along.
    """
    return frozenset(tags for tags, people in waiting.items() if people >= least)


def plan_close(waiting: Mapping[Tags, Collection[int]], least: int = LEAST_PEOPLE) -> dict[Tags, Tags]:
    """For the answers that wait under each tags the tags under which they are published when a check-in closes.

    `waiting`: the people who count, as in `plan_step`; nobody where only later changes wait. Answers of too few
    people join others under tags that tell less. What is missing from the plan is held back for good: there
    are fewer than `least` people behind all of it who count.
    """
    left = dict(waiting)
    plan: dict[Tags, Tags] = {}
    for grain in GRAINS:
        groups: defaultdict[Tags, list[Tags]] = defaultdict(list)
        for tags in left:
            if grain <= tags.told:
                groups[tags.only(grain)].append(tags)
        for told, members in groups.items():
            if len(set().union(*(left[tags] for tags in members))) >= least:
                plan.update(dict.fromkeys(members, told))
        left = {tags: people for tags, people in left.items() if tags not in plan}
    return plan


@dataclass(frozen=True, slots=True)
class News(Generic[Value]):
    """An answer that is published under these tags; `before` is what was published of it last, if anything."""

    tags: Tags
    value: Value
    before: Value | None = None


def publish(counts: Counts[Value], news: Iterable[News[Value]]) -> dict[Tags, Counter[Value]]:
    """The counts with the news in them.

    A change may be published under tags that tell less than those before. Then single counts can be negative;
    figures never are: one that has the change in it has what was published before in it as well.
    """
    after = {tags: Counter(values) for tags, values in counts.items()}
    for one in news:
        values = after.setdefault(one.tags, Counter())
        values[one.value] += 1
        if one.before is not None:
            values[one.before] -= 1
    return after


def figure(counts: Counts[Value], asked: Tags = EVERYTHING) -> dict[Value, int] | None:
    """How often each value was given, as far as it may be shown; None when nothing may."""
    return table(counts, (), asked).get(asked)


def table(counts: Counts[Value], by: Collection[str], asked: Tags = EVERYTHING) -> dict[Tags, dict[Value, int]]:
    """The figures of what is asked about, one for each mission, area or whatever it is told apart `by`."""
    names = asked.told.union(by)
    sums: defaultdict[Tags, Counter[Value]] = defaultdict(Counter)
    for tags, values in counts.items():
        if names <= tags.told and tags.show(asked):
            sums[tags.only(names)].update(values)
    return {
        tags: {value: number for value, number in values.items() if number} for tags, values in sums.items()
    }


def is_withheld(counts: Counts[Value], waiting: Iterable[Tags], asked: Tags) -> bool:
    """Whether what is asked about has no figure though it may have answers."""
    if figure(counts, asked) is not None:
        return False
    return any(tags.may_be(asked) for tags in (*counts, *waiting))
