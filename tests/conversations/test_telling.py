"""What is told of answers: of their question, and of the people who were asked when it was decided."""

from conversations.people import Role
from conversations.releases import EVERYTHING, Segment, Tags, tags_of
from conversations.telling import Telling
from tests.conversations.builders import FRAMEWORK

FIRST = FRAMEWORK.questions[0]
HOUSING = Tags(area="Housing", role=Role.FRONTLINE)
TELLING = Telling(
    FRAMEWORK,
    {
        Segment("Housing", Role.FRONTLINE): HOUSING,
        Segment("Registrars", Role.FRONTLINE): Tags(role=Role.FRONTLINE),
        Segment("Members", Role.ELECTED): EVERYTHING,
    },
)


def told(area: str, role: Role) -> Tags:
    return TELLING.tags(FIRST.id, Segment(area, role))


def test_answers_tell_their_question_and_what_was_decided_for_their_people() -> None:
    assert told("Housing", Role.FRONTLINE) == tags_of(FIRST, HOUSING)
    assert told("Registrars", Role.FRONTLINE) == tags_of(FIRST, Tags(role=Role.FRONTLINE))
    assert told("Members", Role.ELECTED) == tags_of(FIRST)


def test_of_people_who_came_later_as_much_is_told_as_of_others_like_them() -> None:
    assert told("Parks", Role.FRONTLINE) == tags_of(FIRST, Tags(role=Role.FRONTLINE))
    assert told("", Role.FRONTLINE) == tags_of(FIRST, Tags(role=Role.FRONTLINE))
    assert told("Housing", Role.LEADER) == tags_of(FIRST)
    by_area = Telling(FRAMEWORK, {Segment("Housing", Role.FRONTLINE): Tags(area="Housing")})
    assert by_area.tags(FIRST.id, Segment("Housing", Role.LEADER)) == tags_of(FIRST, Tags(area="Housing"))


def test_of_a_question_that_the_framework_has_no_more_nothing_is_told() -> None:
    assert TELLING.tags("gone", Segment("Housing", Role.FRONTLINE)) == EVERYTHING
