"""Which questions a person gets in a check-in.

The questions of a role stand in a ring, ordered so that neighbours differ in enabler and mission. Each person
takes the next ones from a place of their own, and moves on by as many every quarter: so a cohort covers all
questions evenly, and nobody meets last quarter's again while the ring is at least twice as long as a set.
"""

from collections import Counter
from collections.abc import Collection

from conversations.framework import Framework
from conversations.people import Role


def choose(
    framework: Framework,
    role: Role,
    ordinal: int,
    quarter: int,
    *,
    count: int,
    previous: Collection[str] = (),
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


def pool_size(framework: Framework, role: Role) -> int:
    """How many questions a role can be asked."""
    return sum(question.is_for(role) for question in framework.questions)


def _ring(framework: Framework, role: Role) -> list[str]:
    """The role's questions, each enabler's spread evenly around the ring and its missions in turn.

    The nth of an enabler's k questions stands at (n + a little that sets enablers apart) / k of the way round.
    """
    missions = [theme.id for theme in framework.missions]
    places: list[tuple[float, str]] = []
    for index, enabler in enumerate(framework.enablers):
        of_enabler = [each for each in framework.questions if each.is_for(role) and each.enabler == enabler.id]
        nth: Counter[str] = Counter()
        in_turn: list[tuple[int, int, str]] = []
        for question in of_enabler:
            turn = (missions.index(question.mission) - index) % len(missions)
            in_turn.append((nth[question.mission], turn, question.id))
            nth[question.mission] += 1
        apart = (index + 0.5) / len(framework.enablers)
        places += [((n + apart) / len(in_turn), id_) for n, (_, _, id_) in enumerate(sorted(in_turn))]
    return [id_ for _, id_ in sorted(places)]
