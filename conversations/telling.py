"""What the tags of answers tell in one check-in: its questions, and the people who are told apart."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from conversations.framework import Framework
from conversations.releases import EVERYTHING, Segment, Tags, tags_of


@dataclass(frozen=True, slots=True)
class Telling:
    """`told`: of each segment that was asked when it was decided, as `releases.tell_apart` has it."""

    framework: Framework
    told: Mapping[Segment, Tags]

    def tags(self, question: str, segment: Segment) -> Tags:
        """The tags of an answer that was never published.

        Of a question that the framework has no more nothing is told, as nobody knows what it counted for.
        """
        known = self.framework.by_id.get(question)
        return EVERYTHING if known is None else tags_of(known, self._told(segment))

    def _told(self, segment: Segment) -> Tags:
        """Of people who came later as much as of others like them."""
        told = self.told.get(segment)
        if told is not None:
            return told
        by_role = Tags(
            role=segment.role if any(tags.role is segment.role for tags in self.told.values()) else None
        )
        by_area = replace(by_role, area=segment.area or None)
        return by_area if by_area in self.told.values() else by_role
