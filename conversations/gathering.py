"""What was published of check-ins, put together to what a summary is worked out from."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from conversations.framework import Framework
from conversations.material import Counted, Earlier, HeldBack, Material, Response, Round
from conversations.people import Role
from conversations.published import (
    Published,
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
from conversations.releases import EVERYTHING, Tags, tags_of


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of one check-in; `quarter` as in CheckIn.

    `groups`: what was published of everybody and, where it is asked for, of each role or area.
    `waiting`: the questions to which answers wait. `least` as in CheckIn.
    """

    quarter: int
    framework_version: str
    groups: Mapping[Tags, Published]
    waiting: Collection[str] = ()
    least: int | None = None

    def published(self, group: Tags = EVERYTHING) -> Published:
        return self.groups.get(group, {})


@dataclass(frozen=True)
class Gathering:
    """`each`: the most questions that one person is asked; `least`: the fewest levels that have a mean, where a
    check-in has no number of its own.
    """

    framework: Framework
    each: int
    least: int

    @cached_property
    def asked(self) -> Mapping[str, Tags]:
        """What there are figures of, by key."""
        return asked_by_key(self.framework)

    @cached_property
    def _themes(self) -> Mapping[str, Tags]:
        """Without the missions' parts in enablers."""
        return {key: tags for key, tags in self.asked.items() if len(tags.told) < 2}

    def whole(self, now: Source, before: Source | None, response: Response, held_back: HeldBack) -> Material:
        """Of everybody."""
        return replace(
            self.part(now, before),
            response=response,
            held_back=held_back,
            leaders=self._counted(now, Tags(role=Role.LEADER)),
            frontline=self._counted(now, Tags(role=Role.FRONTLINE)),
        )

    def part(self, now: Source, before: Source | None, group: Tags = EVERYTHING) -> Material:
        """Of one group. How many of its people took part is not told."""
        shown = figures(now.published(group), self.asked)
        counted_now = counted(by_choice(shown), self._possible(now, self.asked), now.least or self.least)
        return Material(
            now=Round(now.quarter, now.framework_version, counted_now),
            response=Response(0, 0, 0),
            each=self.each,
            earlier=self._earlier(now, before, group) if before else None,
            evidence=evidence(shown),
            barriers=barriers(shown),
        )

    def levels(self, now: Source, group: Tags) -> Material:
        """Of one group the answers to each theme, and nothing that they are compared with."""
        found = self._counted(now, group, self._themes)
        return Material(self._round(now, found), Response(0, 0, 0), self.each)

    def rounds(self, sources: Sequence[Source], keys: Collection[str]) -> list[Round]:
        """What is counted under these keys, one for each check-in; where their frameworks differ, over the
        questions that all of them asked.
        """
        if len({each.framework_version for each in sources}) > 1:
            questions = frozenset.intersection(*(questions_of(each.published()) for each in sources))
            sources = [self._on(each, questions) for each in sources]
        some = {key: self.asked[key] for key in keys}
        return [self._round(each, self._counted(each, EVERYTHING, some)) for each in sources]

    def _earlier(self, now: Source, before: Source, group: Tags) -> Earlier:
        if now.framework_version == before.framework_version:
            return Earlier(self._round(before, self._counted(before, group)))
        questions = questions_of(now.published(group)) & questions_of(before.published(group))
        common, then = (self._counted(self._on(each, questions), group) for each in (now, before))
        return Earlier(self._round(before, then), common)

    def _round(self, source: Source, of_source: Counted) -> Round:
        return Round(source.quarter, source.framework_version, of_source)

    def _counted(self, source: Source, group: Tags, asked: Mapping[str, Tags] | None = None) -> Counted:
        """Under all keys, or some."""
        asked = asked or self.asked
        shown = figures(by_choice(source.published(group)), asked)
        return counted(shown, self._possible(source, asked), source.least or self.least)

    def _possible(self, source: Source, asked: Mapping[str, Tags]) -> Collection[str]:
        return may_have(asked, self._given(source))

    def _given(self, source: Source) -> Collection[Tags]:
        """Of whom answers are that everybody's figures have is not told: they may be any group's."""
        if not source.waiting:
            return source.published().keys()
        known = self.framework.by_id
        waiting = {tags_of(known[each]) if each in known else EVERYTHING for each in source.waiting}
        return waiting.union(source.published())

    def _on(self, source: Source, questions: Collection[str]) -> Source:
        groups = {
            group: on_questions(self.framework, published, questions)
            for group, published in source.groups.items()
        }
        return replace(source, groups=groups)
