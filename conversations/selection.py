"""Which questions a person gets in a check-in.

The questions of a role stand in a ring, ordered so that neighbours differ in enabler and mission. Each person
takes the next ones from a place of their own, and moves on by as many every quarter: so a cohort covers all
questions evenly, and nobody meets last quarter's again while the ring is at least twice as long as a set.
"""

from collections.abc import Collection

from conversations.framework import Cut, Framework, Question
from conversations.people import Role

DEFAULT_COUNT = 10


def choose(
    framework: Framework,
    role: Role,
    ordinal: int,
    quarter: int,
    *,
    previous: Collection[str] = (),
    count: int = DEFAULT_COUNT,
) -> tuple[str, ...]:
    """The ids of a person's questions, in the order of asking.

    `ordinal` counts the council's people and `quarter` the quarters. `previous` are the person's last
    questions: they come only when the role has too few others. Gives all the role's questions if there are
    fewer than `count`.
    """
    ring = _ring(framework, role)
    start = (ordinal + quarter * count) % len(ring)
    turned = ring[start:] + ring[:start]
    fresh = [question for question in turned if question not in previous]
    seen = [question for question in turned if question in previous]
    return tuple((fresh + seen)[:count])


def _ring(framework: Framework, role: Role) -> list[str]:
    enablers = [theme.id for theme in framework.enablers]
    missions = [theme.id for theme in framework.missions]

    def place(question: Question) -> tuple[int, int, int]:
        mission, enabler = missions.index(question.mission), enablers.index(question.enabler)
        return nth[question.id], (mission + enabler) % len(missions), enabler

    nth: dict[str, int] = {}
    pairs: dict[tuple[str, str], int] = {}
    for question in framework.questions:
        pair = (question.theme(Cut.MISSION), question.theme(Cut.ENABLER))
        nth[question.id] = pairs.get(pair, 0)
        pairs[pair] = nth[question.id] + 1
    return [question.id for question in sorted(framework.questions, key=place) if question.is_for(role)]
