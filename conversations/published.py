"""From what was published of answers, by tags, to the counts that a summary is worked out from, by key."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeVar

from conversations.answers import Choice
from conversations.framework import Cut, Framework
from conversations.material import Counted, cell_key
from conversations.releases import EVERYTHING, Counts, Tags, tags_of
from conversations.scoring import OVERALL, theme_key

_THEMES = frozenset(cut.value for cut in Cut)


Name = TypeVar("Name", bound=Hashable)
What = TypeVar("What", bound=Hashable)


class Value(NamedTuple):
    """What is published of an answer. `has_evidence`: it is level 4 or 5, and says what shows it."""

    choice: Choice
    barrier: str | None = None
    has_evidence: bool = False


Published = Counts[Value]
Figures = Mapping[str, Mapping[What, int]]
"""How often each value, or each choice, was given, by key."""


def asked_by_key(framework: Framework) -> dict[str, Tags]:
    """Every key, and the tags of what it asks about."""
    missions = {theme.id: Tags(mission=theme.id) for theme in framework.missions}
    enablers = {theme.id: Tags(enabler=theme.id) for theme in framework.enablers}
    return {
        OVERALL: EVERYTHING,
        **{theme_key(Cut.MISSION, theme): tags for theme, tags in missions.items()},
        **{theme_key(Cut.ENABLER, theme): tags for theme, tags in enablers.items()},
        **{theme_key(Cut.PRINCIPLE, each.id): Tags(principle=each.id) for each in framework.principles},
        **{
            cell_key(mission, enabler): Tags(mission=mission, enabler=enabler)
            for mission in missions
            for enabler in enablers
        },
    }


def figures(published: Counts[What], keys: Collection[str]) -> dict[str, dict[What, int]]:
    """What may be shown under these keys; the tags tell nothing of people."""
    found: defaultdict[str, defaultdict[What, int]] = defaultdict(lambda: defaultdict(int))
    for tags, values in published.items():
        for key in keys_of(tags):
            if key not in keys:
                continue
            sums = found[key]
            for value, number in values.items():
                sums[value] += number
    return {key: {value: number for value, number in sums.items() if number} for key, sums in found.items()}


def by_choice(counts: Mapping[Name, Mapping[Value, int]]) -> dict[Name, dict[Choice, int]]:
    """How often each choice was given, whatever came with it."""
    chosen: dict[Name, dict[Choice, int]] = {}
    for name, values in counts.items():
        sums = chosen[name] = dict[Choice, int]()
        for (choice, _, _), number in values.items():
            sums[choice] = sums.get(choice, 0) + number
    return chosen


def counted(shown: Figures[Choice], possible: Collection[str], least: int) -> Counted:
    """What is shown by key; `possible`: the keys under which there may be answers, published or not.

    Fewer than `least` levels have no mean: it would be that of so few people.
    """
    histograms = {
        key: histogram
        for key, histogram in shown.items()
        if not 0 < sum(number for choice, number in histogram.items() if choice.is_level) < least
    }
    return Counted(histograms, frozenset(key for key in possible if key not in histograms))


def may_have(asked: Mapping[str, Tags], given: Collection[Tags]) -> frozenset[str]:
    """The keys under which there may be answers; `given`: the tags of all answers there may be."""
    sure = {key for tags in given for key in keys_of(tags)}
    vague = {tags.only(tags.told & _THEMES) for tags in given if not tags.told >= _THEMES}
    return frozenset(
        key for key, about in asked.items() if key in sure or any(tags.may_be(about) for tags in vague)
    )


def evidence(shown: Figures[Value]) -> dict[str, int]:
    """How many answers came with evidence, by key."""
    return {
        key: sum(number for value, number in values.items() if value.has_evidence)
        for key, values in shown.items()
    }


def barriers(shown: Figures[Value]) -> dict[str, Counter[str]]:
    """How often each barrier was named, by key."""
    named: dict[str, Counter[str]] = {}
    for key, values in shown.items():
        named[key] = Counter()
        for value, number in values.items():
            if value.barrier is not None:
                named[key][value.barrier] += number
    return named


def questions_of(published: Published) -> frozenset[str]:
    """The ids of the questions that were asked, as far as that is told."""
    return frozenset(tags.question for tags in published if tags.question is not None)


def on_questions(framework: Framework, published: Published, questions: Collection[str]) -> Published:
    """What is known to be of these questions, as if this framework had asked them."""
    return {
        tags_of(framework.by_id[tags.question]): values
        for tags, values in published.items()
        if tags.question is not None and tags.question in questions and tags.question in framework.by_id
    }


@lru_cache(maxsize=1024)
def keys_of(tags: Tags) -> tuple[str, ...]:
    """What answers under these tags count for, as `releases.table` has it."""
    return tuple(_keys(tags))


def _keys(tags: Tags) -> Iterator[str]:
    yield OVERALL
    for cut in Cut:
        theme = getattr(tags, cut.value)
        if theme is not None:
            yield theme_key(cut, theme)
    if tags.mission is not None and tags.enabler is not None:
        yield cell_key(tags.mission, tags.enabler)
